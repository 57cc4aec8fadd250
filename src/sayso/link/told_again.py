"""Whether a text tells what another one tells, in other words and with nothing of its own.

Who rewrites a report keeps its facts; who reports by himself has names and numbers that the other does not have.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from sayso.link.own_words import Wording, number_of
from sayso.link.told import Told

# Tuned together. A rewritten report has at most a fifth of facts that the first one lacks, and a seventh of its other
# words even after a translation; where it has few facts, as a notice of two sentences, it has none of its own, and half
# of its words. Two agencies at one press conference share up to six names and numbers (benchmarks/lineage).
OWN_FACTS = 0.2
MANY_FACTS = 7
SHARED_STEMS = 0.15
FEW_FACTS = 4
SHARED_STEMS_OF_FEW = 0.55
LEAST_STEMS = 7
TOLD_AGAIN_WITHIN_DAYS = 2


def is_told_again(later: Wording, earlier: Wording) -> bool:
    """Whether the one with fewer facts has hardly any that the other lacks, within two days, in another house.

    A text that says it is its own house's report tells nobody else's again.
    """
    if later.day is None or earlier.day is None or abs((later.day - earlier.day).days) > TOLD_AGAIN_WITHIN_DAYS:
        return False
    if later.is_signed or (later.house and later.house == earlier.house):
        return False
    return part_told_again(later.told, earlier.told) > 0.0


def part_told_again(one: Told, other: Told) -> float:
    """Which part of the facts of the one with fewer the other tells too; 0 where that makes no retelling."""
    short, full = sorted((one, other), key=lambda told: (len(told.facts), len(told.stems)))
    shared = sum(not fact.isdisjoint(full.named) for fact in short.facts)
    part = shared / max(1, len(short.facts))
    words = len(short.stems & full.stems)
    if words < LEAST_STEMS or short.numbers.isdisjoint(full.numbers):
        return 0.0
    is_retold = shared >= MANY_FACTS and part >= 1 - OWN_FACTS and words >= SHARED_STEMS * len(short.stems)
    is_notice = shared >= FEW_FACTS and part == 1.0 and words >= SHARED_STEMS_OF_FEW * len(short.stems)
    return part if is_retold or is_notice else 0.0


def fact_keys(wording: Wording) -> frozenset[int]:
    """Under what a text is kept for those to find it that tell the same on a day near its own."""
    day = wording.day
    return frozenset(fact_key(day, fact) for fact in wording.told.named) if day else frozenset()


def fact_keys_around(wording: Wording, facts: Iterable[str]) -> Iterator[int]:
    """Where to look for texts that tell the same of some facts."""
    if wording.day is None:
        return
    days = range(-TOLD_AGAIN_WITHIN_DAYS, TOLD_AGAIN_WITHIN_DAYS + 1)
    around = [wording.day + timedelta(days=n) for n in days]
    yield from (fact_key(day, fact) for fact in facts for day in around)


def fact_key(day: date, fact: str) -> int:
    """Under what a fact of a day is kept."""
    return hash((day.toordinal(), number_of(fact)))
