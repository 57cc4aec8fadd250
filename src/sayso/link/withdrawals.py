"""When somebody takes back what he put forward himself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Protocol, TypeVar

from sayso.languages.acts import load_acts
from sayso.model.finding import Origin
from sayso.ontology.answers import Placed

# Tuned together, judgements. What did not happen on Monday may be denied for a fortnight; of a state, a denial a week
# later tells of another day: it was lost since.
TAKEN_BACK_WITHIN_DAYS = 14
STATE_TAKEN_BACK_WITHIN_DAYS = 3


class Said(Protocol):
    """A claim with the voice that gives it."""

    @property
    def placed(self) -> Placed: ...
    @property
    def origin(self) -> Origin: ...
    @property
    def utterance(self) -> str: ...
    @property
    def day(self) -> date | None: ...


AnySaid = TypeVar("AnySaid", bound=Said)


def standing_among(affirmed: Sequence[AnySaid], denied: Sequence[AnySaid]) -> tuple[AnySaid, ...]:
    """Those that put something forward and did not take it back."""
    back = {one.placed.claim.id for _, one in taken_back(affirmed, denied)}
    return tuple(one for one in affirmed if one.placed.claim.id not in back)


def taken_back(affirmed: Sequence[AnySaid], denied: Sequence[AnySaid]) -> Iterator[tuple[AnySaid, AnySaid]]:
    """Each denial of an answer with each claim that it takes back; every report of one act of saying with it."""
    if not denied:
        return
    by_claimant: dict[str | None, list[AnySaid]] = defaultdict(list)
    for one in affirmed:
        by_claimant[_claimant(one)].append(one)
    for denial in denied:
        own = by_claimant.get(_claimant(denial), ())
        acts = {one.utterance for one in own if is_taken_back(denial, one)}
        yield from ((denial, one) for one in own if one.utterance in acts)


def is_taken_back(denial: Said, affirmed: Said) -> bool:
    """Whether a denial of an answer is its own claimant's, who gave that answer before.

    In so many words ("retracted its statement that"), or by the same voice's plain denial on a later day in another
    article. A withdrawal is of the claimant's own words: another speaker of his side denies, and takes nothing back.
    """
    if not is_one_claimant(denial, affirmed) or denial.placed.family != "fact" or denial.placed.is_hedged:
        return False
    if denial.day is None or affirmed.day is None or denial.day < affirmed.day:
        return False
    mine, theirs = denial.placed.claim, affirmed.placed.claim
    is_one_article = mine.article_id == theirs.article_id
    if load_acts().takes_back(_cues(denial)) or load_acts().admits_error(_cues(denial)):
        return not is_one_article or theirs.evidence.end <= mine.evidence.start
    days = (denial.day - affirmed.day).days
    longest = STATE_TAKEN_BACK_WITHIN_DAYS if denial.placed.kind.question.state else TAKEN_BACK_WITHIN_DAYS
    return not is_one_article and 0 < days <= longest


def only_takes_back(denial: Said) -> bool:
    """Whether it says of an earlier statement that it no longer holds, and not that the thing is not so."""
    return load_acts().takes_back(_cues(denial))


def is_one_claimant(one: Said, other: Said) -> bool:
    """Whether one and the same puts both forward: a person or body known by name, or one newsroom in its own voice."""
    mine = _claimant(one)
    return mine is not None and mine == _claimant(other)


def _claimant(one: Said) -> str | None:
    claimant = one.placed.claim.resolution.claimant
    return one.origin.id if claimant is None else claimant.ref


def _cues(denial: Said) -> str:
    """The words by which it is said, and its own where it is a bare denial."""
    claim = denial.placed.claim
    cues = [voice.cue.replace(" ... ", " ") for voice in claim.voices]
    return " ".join([*cues, *([claim.words] if claim.about else [])]).casefold()
