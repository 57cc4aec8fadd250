"""What became of an announcement: whether a later claim says that it came about, or its days have passed unheard."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sayso.model.claim import Claim
from sayso.ontology.answers import Placed, key_of, reply_of
from sayso.weigh.dossier import Dossier

# Two content words in common, for kinds whose slots do not say what they are about. The first six letters stand for a
# word, so that 'announced' meets 'announcement'; shorter words are mostly grammar. Judgements.
SHARED_STEMS = 2
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


def facts_by_kind(placed: Sequence[Placed]) -> Mapping[str, Sequence[Placed]]:
    """What is put forward or denied as fact and counts, by kind, each claim once, in order of time."""
    found: dict[str, dict[str, Placed]] = defaultdict(dict)
    for one in placed:
        if one.family == "fact" and one.counts and not one.is_hedged:
            found[one.kind.name].setdefault(one.claim.id, one)
    return {kind: tuple(claims.values()) for kind, claims in found.items()}


def outcome_of(dossier: Dossier, facts: Mapping[str, Sequence[Placed]], *, now: date | None) -> Outcome:
    """What became of a forecast as known `now`."""
    said = min(dossier.days(), default=None)
    later = [
        one
        for one in facts.get(dossier.first.kind.name, ())
        if said is not None and one.day is not None and one.day > said and _is_about(one.claim, dossier.first)
    ]
    first, last = _window(dossier)
    return Outcome(
        happened=tuple(one for one in later if not one.denies),
        did_not_happen=tuple(one for one in later if one.denies and last is not None and one.day and one.day > last),
        first=first,
        last=last,
        has_passed=last is not None and now is not None and now > last,
    )


def _window(dossier: Dossier) -> tuple[date | None, date | None]:
    """The widest days announced by those who announce it."""
    whens = (part.placed.claim.resolution.when for part in dossier.live)
    periods = [when.period for when in whens if when is not None and when.period is not None]
    firsts = [period.first for period in periods if period.first]
    lasts = [period.last for period in periods if period.last]
    return min(firsts, default=None), max(lasts, default=None)


def _is_about(claim: Claim, forecast: Placed) -> bool:
    """Whether a later claim is about what was announced: the same slots, or for a broad kind the same words."""
    announced = forecast.claim
    if not forecast.kind.about_conflict:
        return _actors_agree(claim, announced) and len(_stems(claim) & _stems(announced)) >= SHARED_STEMS
    if claim.resolution.proposition == announced.resolution.proposition:
        return True
    questions = {question.id for question in claim.resolution.questions}
    same_reply = reply_of(forecast.kind, claim.change) == reply_of(forecast.kind, announced.change)
    same_actor = key_of(claim.resolution.actor) == key_of(announced.resolution.actor)
    return bool(forecast.question.slots) and forecast.question.id in questions and same_reply and same_actor


def _actors_agree(one: Claim, other: Claim) -> bool:
    mine, theirs = key_of(one.resolution.actor), key_of(other.resolution.actor)
    return mine is None or theirs is None or mine == theirs


def _stems(claim: Claim) -> set[str]:
    """The content words of a claim without the names in it."""
    resolution = claim.resolution
    named = " ".join(r.words for r in (resolution.actor, resolution.target, *resolution.places) if r is not None)
    names = set(WORD.findall(named.casefold()))
    words = WORD.findall(claim.words.casefold())
    return {word[:STEM_LETTERS] for word in words if len(word) >= SHORTEST_CONTENT_WORD and word not in names}
