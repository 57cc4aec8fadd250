"""Two reports of one sentence: the same speaker on the same matter and day, and nothing that speaks against it.

AP leaves out the place that ANI names, one says "about 1,000 men" and the other "at least 1,000 fighters": it is one
act of saying all the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sayso.model.claim import Modality, Polarity
from sayso.model.ids import make_id


@dataclass(frozen=True, slots=True)
class Wording:
    """One report of something said, in what two reports of it may give differently."""

    speaker: str | None
    """Id of the public person or body; None for anybody else, who is never joined across articles."""
    said: tuple[str, str | None, Polarity, Modality]
    """Kind, change, polarity and modality: these must be the same."""
    article: str
    day: date | None
    actor: str | None
    target: str | None
    places: frozenset[str]
    """Those that the words name."""
    number: tuple[int | None, int | None, int | None] | None


def retellings_joined(utterances: Mapping[str, str], wordings: Mapping[str, Wording]) -> dict[str, str]:
    """Claim id -> act of saying, with the acts made one that are told in different articles in compatible words.

    `utterances` holds the reports of each act in order of time. An act that fits several others, which do not fit each
    other, is left alone: which of them it retells is not known.
    """
    acts: dict[str, list[Wording]] = defaultdict(list)
    for claim_id, act in utterances.items():
        acts[act].append(wordings[claim_id])
    by_matter: dict[str, list[str]] = defaultdict(list)
    for act, told in sorted(acts.items()):
        matter = matter_of(told[0])
        if matter is not None:
            by_matter[matter].append(act)
    names: dict[str, str] = {}
    for group in by_matter.values():
        fitting = {act: [other for other in group if other != act and _fit(acts[act], acts[other])] for act in group}
        for act, others in fitting.items():
            family = {act, *others}
            if others and all(family == {other, *fitting[other]} for other in others):
                names[act] = make_id("u", *sorted(family))
    return {claim_id: names.get(act, act) for claim_id, act in utterances.items()}


def matter_of(first: Wording) -> str | None:
    """Under what to look for other reports of an act, by its first report; None where nobody known speaks that day."""
    if first.speaker is None or first.day is None:
        return None
    return make_id("m", first.speaker, *first.said, first.day.isoformat())


def _fit(mine: Sequence[Wording], theirs: Sequence[Wording]) -> bool:
    if {one.article for one in mine} & {one.article for one in theirs}:
        return False
    return all(_may_be_one(one, other) for one in mine for other in theirs)


def _may_be_one(one: Wording, other: Wording) -> bool:
    """Whether nothing differs that both give, and something is the same that both give."""
    pairs = ((one.actor, other.actor), (one.target, other.target), (one.places, other.places))
    given = [(mine, theirs) for mine, theirs in pairs if mine and theirs]
    if any(mine != theirs for mine, theirs in given):
        return False
    if one.number is None or other.number is None:
        return bool(given)
    return may_be_one_number(one.number, other.number)


Number = tuple[int | None, int | None, int | None]


def may_be_one_number(one: Number, other: Number) -> bool:
    """Whether two counts can be one: the ranges share a number, and wholes are the same."""
    starts = one[0] is None or other[1] is None or one[0] <= other[1]
    ends = one[1] is None or other[0] is None or other[0] <= one[1]
    return starts and ends and one[2] == other[2]
