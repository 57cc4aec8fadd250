"""Whether a text tells what another one tells, in other words and with nothing of its own.

Who rewrites a report keeps its facts; who reports by himself has names and numbers that the other does not have.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from sayso.link.own_words import Told, Wording, number_of

# Tuned together. Of the names and numbers of the text that has fewer, less than a fifth is its own. If it has many, a
# fifth of its other words stand in the longer text even after a translation; where it has few, as a notice of two
# sentences, half of them must.
OWN_FACTS = 0.2
MANY_FACTS = 8
SHARED_STEMS = 0.2
FEW_FACTS = 4
SHARED_STEMS_OF_FEW = 0.55
LEAST_STEMS = 8
TOLD_AGAIN_WITHIN_DAYS = 2


def is_told_again(one: Wording, other: Wording) -> bool:
    """Whether the one with fewer facts has hardly any that the other lacks, within two days, in another house."""
    if one.day is None or other.day is None or abs((one.day - other.day).days) > TOLD_AGAIN_WITHIN_DAYS:
        return False
    if one.house and one.house == other.house:
        return False
    return part_told_again(one.told, other.told) > 0.0


def part_told_again(one: Told, other: Told) -> float:
    """Which part of the facts of the one with fewer the other tells too; 0 where that makes no retelling."""
    short, full = sorted((one, other), key=lambda told: (len(told.facts), len(told.stems)))
    shared = len(short.facts & full.named)
    part = shared / max(1, len(short.facts))
    words = len(short.stems & full.stems)
    if part <= 1 - OWN_FACTS or words < LEAST_STEMS:
        return 0.0
    is_retold = shared >= MANY_FACTS and words >= SHARED_STEMS * len(short.stems)
    is_notice = shared >= FEW_FACTS and words >= SHARED_STEMS_OF_FEW * len(short.stems)
    return part if is_retold or is_notice else 0.0


def fact_keys(wording: Wording) -> frozenset[int]:
    """Under what a text is kept for those to find it that tell the same on a day near its own."""
    return frozenset(_key(wording.day, fact) for fact in wording.told.named) if wording.day else frozenset()


def fact_keys_around(wording: Wording) -> Iterator[int]:
    """Where to look for texts that tell the same."""
    if wording.day is None:
        return
    for days in range(-TOLD_AGAIN_WITHIN_DAYS, TOLD_AGAIN_WITHIN_DAYS + 1):
        day: date = wording.day + timedelta(days=days)
        yield from (_key(day, fact) for fact in wording.told.named)


def _key(day: date, fact: str) -> int:
    return hash((day.toordinal(), number_of(fact)))
