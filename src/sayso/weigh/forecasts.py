"""What became of an announcement: whether a later claim says that it came about, or its days have passed unheard."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sayso.model.claim import Claim
from sayso.model.times import Period
from sayso.ontology.answers import Placed, key_of, reply_of
from sayso.weigh.dossier import Dossier

# Two content words in common, for kinds whose slots do not say what they are about; one where the text itself dates the
# later event within the days announced. The first six letters stand for a word, so that 'announced' meets
# 'announcement'; shorter words are mostly grammar. Judgements.
SHARED_STEMS = 2
SHARED_STEMS_ON_TIME = 1
STEM_LETTERS = 6
SHORTEST_CONTENT_WORD = 5
WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What later claims and the calendar say of an announcement."""

    happened: tuple[Placed, ...]
    did_not_happen: tuple[Placed, ...]
    first: date | None
    last: date | None
    """The days announced; None where none is."""
    has_passed: bool

    def facts(self) -> dict[str, int]:
        return {
            "happened": int(bool(self.happened)),
            "did_not_happen": int(bool(self.did_not_happen)),
            "window_passed": int(self.has_passed),
        }


def facts_by_subject(placed: Sequence[Placed]) -> Mapping[str, Sequence[Placed]]:
    """What is put forward or denied as fact and counts, under its questions and its kind, in order of time."""
    found: dict[str, dict[str, Placed]] = defaultdict(dict)
    for one in placed:
        if one.family == "fact" and one.counts and not one.is_hedged:
            found[one.kind.name].setdefault(one.claim.id, one)
            found[one.question.id].setdefault(one.claim.id, one)
    return {subject: tuple(claims.values()) for subject, claims in found.items()}


def outcome_of(dossier: Dossier, facts: Mapping[str, Sequence[Placed]], *, now: date | None) -> Outcome:
    """What became of a forecast as known `now`."""
    said = min(dossier.days(), default=None)
    first, last = _window(dossier)
    later = [
        one
        for one in facts.get(_subject(dossier.first), ())
        if _is_later(one, said) and _is_about(one.claim, dossier.first, first, last)
    ]
    return Outcome(
        happened=tuple(one for one in later if not one.denies),
        did_not_happen=tuple(one for one in later if one.denies and last is not None and _is_later(one, last)),
        first=first,
        last=last,
        has_passed=last is not None and now is not None and now > last,
    )


def _subject(forecast: Placed) -> str:
    """Under what to look for what came of it: its question; its kind, where questions do not say what it is about."""
    return forecast.question.id if forecast.kind.about_conflict else forecast.kind.name


def _is_later(one: Placed, day: date | None) -> bool:
    """Whether it was said after a day; where nobody knows when it was said, whether it happened after it."""
    when = _period(one.claim)
    known = one.day or (when.first if when else None)
    return day is not None and known is not None and known > day


def _period(claim: Claim) -> Period | None:
    when = claim.resolution.when
    return when.period if when else None


def _window(dossier: Dossier) -> tuple[date | None, date | None]:
    """The widest days announced by those who announce it."""
    whens = (part.placed.claim.resolution.when for part in dossier.live)
    periods = [when.period for when in whens if when is not None and when.period is not None]
    firsts = [period.first for period in periods if period.first]
    lasts = [period.last for period in periods if period.last]
    return min(firsts, default=None), max(lasts, default=None)


def _is_about(claim: Claim, forecast: Placed, first: date | None, last: date | None) -> bool:
    """Whether a later claim is about what was announced: the same slots, or for a broad kind the same words."""
    announced = forecast.claim
    if not forecast.kind.about_conflict:
        when = _period(claim)
        is_on_time = when is not None and first is not None and last is not None and when.meets(Period(first, last))
        wanted = SHARED_STEMS_ON_TIME if is_on_time else SHARED_STEMS
        return _actors_agree(claim, announced) and len(_stems(claim) & _stems(announced)) >= wanted
    if claim.resolution.proposition == announced.resolution.proposition:
        return True
    same_reply = reply_of(forecast.kind, claim.change) == reply_of(forecast.kind, announced.change)
    same_actor = key_of(claim.resolution.actor) == key_of(announced.resolution.actor)
    return bool(forecast.question.slots) and same_reply and same_actor


def _actors_agree(one: Claim, other: Claim) -> bool:
    mine, theirs = key_of(one.resolution.actor), key_of(other.resolution.actor)
    return mine is None or theirs is None or mine == theirs


def _stems(claim: Claim) -> frozenset[str]:
    """The content words of a claim without its actor and places: 'government', and not whose."""
    resolution = claim.resolution
    named = " ".join(r.words for r in (resolution.actor, *resolution.places) if r is not None)
    return _content_stems(claim.words.casefold(), named.casefold())


@lru_cache(maxsize=8192)
def _content_stems(words: str, left_out: str) -> frozenset[str]:
    names = set(WORD.findall(left_out))
    long = (word for word in WORD.findall(words) if len(word) >= SHORTEST_CONTENT_WORD and word not in names)
    return frozenset(word[:STEM_LETTERS] for word in long)
