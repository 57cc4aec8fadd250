"""The claims of a view laid out by question, answer and voice, so that only what can meet is ever compared.

The number of comparisons grows with the voices on a question, not with its claims: each voice on an answer stands for
all of its own claims, through the one that is nearest in time.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sayso.model.finding import Origin, Origins
from sayso.model.ports import LedgerView
from sayso.ontology.answers import Placed, key_of, place_claims, reply_of
from sayso.ontology.load import Kind
from sayso.theatres.theatre import Theatre


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim as a reply to one question, with the voice that gives it."""

    placed: Placed
    origin: Origin
    utterance: str

    @property
    def id(self) -> str:
        return self.placed.claim.id

    @property
    def day(self) -> date | None:
        return self.placed.day

    @property
    def is_independent(self) -> bool:
        """Whether it is a plain statement of a voice without a side and with a known root of its own."""
        return self.origin.side is None and self.origin.stands_alone and not self.placed.is_hedged


@dataclass(slots=True)
class Answer:
    """Everything said for and against one answer to one question, in order of time. Built once, then only read."""

    first: Placed
    affirmed: list[Statement] = field(default_factory=list)
    denied: list[Statement] = field(default_factory=list)

    @property
    def kind(self) -> Kind:
        return self.first.kind

    @property
    def reply(self) -> str | None:
        return reply_of(self.kind, self.first.claim.change)

    @property
    def actor(self) -> str | None:
        return key_of(self.first.claim.resolution.actor)

    @property
    def is_share(self) -> bool:
        """Whether it counts parts of a whole ('four of the seven districts') without saying which."""
        quantity = self.first.claim.quantity
        return quantity is not None and quantity.total is not None

    @property
    def target(self) -> str | None:
        """Whom it is done to, where the claims that name anybody agree."""
        named = {key_of(one.placed.claim.resolution.target) for one in self.affirmed} - {None}
        return named.pop() if len(named) == 1 else None


@dataclass(frozen=True, slots=True)
class Board:
    """The answers of a view, and where to look for those that can meet."""

    answers: Mapping[str, Answer]
    by_question: Mapping[str, Sequence[Answer]]
    at: Mapping[tuple[str, str], Sequence[Answer]]
    """(kind, place) -> answers about the place."""
    inside: Mapping[tuple[str, str], Sequence[Answer]]
    """(kind, place) -> answers about places that lie in the place."""
    claims: Mapping[str, Sequence[Statement]]
    """Claim id -> its statements, one a question; claims that do not count included."""
    theatre: Theatre | None


def lay_out(view: LedgerView, origins: Origins, *, kinds: Mapping[str, Kind], theatre: Theatre | None) -> Board:
    """The board of a view. Background and captions stand in `claims` only: they answer nothing of today."""
    answers: dict[str, Answer] = {}
    claims: dict[str, list[Statement]] = defaultdict(list)
    withdrawn = view.withdrawn()
    for placed in place_claims(view, kinds):
        claim_id = placed.claim.id
        statement = Statement(placed, origins.by_claim[claim_id], origins.utterances[claim_id])
        claims[claim_id].append(statement)
        if placed.counts and claim_id not in withdrawn:
            answer = answers.setdefault(placed.answer, Answer(placed))
            (answer.denied if placed.denies else answer.affirmed).append(statement)
    return _indexed(answers, claims, theatre)


def _indexed(
    answers: Mapping[str, Answer], claims: Mapping[str, Sequence[Statement]], theatre: Theatre | None
) -> Board:
    by_question: dict[str, list[Answer]] = defaultdict(list)
    at: dict[tuple[str, str], list[Answer]] = defaultdict(list)
    inside: dict[tuple[str, str], list[Answer]] = defaultdict(list)
    for answer in answers.values():
        by_question[answer.first.question.id].append(answer)
        place = answer.first.place
        if place is not None:
            at[answer.kind.name, place].append(answer)
            for around in theatre.ancestors_of(place) if theatre else ():
                inside[answer.kind.name, around.id].append(answer)
    return Board(answers, by_question, at, inside, claims, theatre)


def by_voice(statements: Iterable[Statement]) -> dict[str, list[Statement]]:
    """The statements of each voice, in order of time; voices in order of their first statement."""
    voices: dict[str, list[Statement]] = {}
    for statement in statements:
        voices.setdefault(statement.origin.id, []).append(statement)
    return voices


def nearest(statements: Sequence[Statement], day: date | None) -> Statement:
    """The statement nearest in time, the earlier of two as near; the first where the day is not known."""
    dated = [one for one in statements if one.day is not None]
    if day is None or not dated:
        return statements[0]
    i = bisect_left(dated, day, key=lambda one: one.day or day)
    around = dated[max(i - 1, 0) : i + 1]
    return min(around, key=lambda one: abs(((one.day or day) - day).days))


def days_between(one: Statement, other: Statement) -> int:
    """Whole days between two sayings; 0 where either is not known."""
    return abs((one.day - other.day).days) if one.day and other.day else 0
