"""The claims of a view laid out by question, answer and voice, so that only what can meet is ever compared.

The number of comparisons grows with the voices on a question, not with its claims: each voice on an answer stands for
all of its own claims, through the one that is nearest in time.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from sayso.model.finding import Origin, Origins
from sayso.model.ids import folded
from sayso.model.ports import LedgerView
from sayso.ontology.answers import Opposed, Placed, key_of, opposed_replies, place_claims, reply_of
from sayso.ontology.load import BearsOut, Kind
from sayso.theatres.theatre import Theatre
from sayso.theatres.world import load_world

# Who holds or has reached a country says little of a given village in it, and the other way round.
WHOLE_COUNTRY = "country"


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


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything said for and against one answer to one question, in order of time."""

    first: Placed
    affirmed: tuple[Statement, ...]
    denied: tuple[Statement, ...]
    reply: str | None
    """The change that stands for all changes that are the same reply; None for kinds without changes."""
    actor: str | None
    target: str | None
    """Whom it is done to, where the claims that name anybody agree."""
    voices: Mapping[str, Sequence[Statement]]
    """Origin id -> what it affirms, in order of time; voices in order of their first statement."""
    days: tuple[date, date] | None
    """First and last day on which it was affirmed; None where no day is known."""

    @property
    def kind(self) -> Kind:
        return self.first.kind

    @property
    def is_share(self) -> bool:
        return self.first.is_share


@dataclass(frozen=True, slots=True)
class Support:
    """A rule of bearing out in terms of replies: 'has taken' and 'holds' are one."""

    rule: BearsOut
    reply: str | None
    """Reply of the answer that is borne out; None: any."""
    by_reply: str | None
    """Reply of the answer that bears it out; None: any."""


@dataclass(frozen=True, slots=True)
class Board:
    """The answers of a view, and where to look for those that can meet."""

    answers: Mapping[str, Answer]
    by_circle: Mapping[str, Sequence[Answer]]
    """Circle -> the answers in it: one question in one episode."""
    at: Mapping[tuple[str, str], Sequence[Answer]]
    """(kind, place) -> answers about the place."""
    inside: Mapping[tuple[str, str], Sequence[Answer]]
    """(kind, place) -> answers about places that lie in the place."""
    claims: Mapping[str, Sequence[Statement]]
    """Claim id -> its statements, one a question; claims that do not count included."""
    opposed: Mapping[str, frozenset[Opposed]]
    """Kind -> its replies that cannot both hold."""
    supports: Mapping[str, Sequence[Support]]
    """Kind -> what bears its replies out."""
    theatre: Theatre | None


def lay_out(
    view: LedgerView,
    origins: Origins,
    *,
    kinds: Mapping[str, Kind],
    theatre: Theatre | None,
    placed: Sequence[Placed] | None = None,
) -> Board:
    """The board of a view. Background and captions stand in `claims` only: they answer nothing of today."""
    said: dict[str, list[Statement]] = defaultdict(list)
    claims: dict[str, list[Statement]] = defaultdict(list)
    withdrawn = view.withdrawn()
    for one in placed if placed is not None else place_claims(view, kinds):
        claim_id = one.claim.id
        statement = Statement(one, origins.by_claim[claim_id], origins.utterances[claim_id])
        claims[claim_id].append(statement)
        if one.counts and claim_id not in withdrawn:
            said[one.answer].append(statement)
    answers = {answer: _answer(statements) for answer, statements in said.items()}
    return _indexed(answers, claims, kinds, theatre)


def _answer(statements: Sequence[Statement]) -> Answer:
    first = statements[0].placed
    affirmed = tuple(one for one in statements if not one.placed.denies)
    days = sorted(one.day for one in affirmed if one.day is not None)
    targets = {key_of(one.placed.claim.resolution.target) for one in affirmed} - {None}
    return Answer(
        first=first,
        affirmed=affirmed,
        denied=tuple(one for one in statements if one.placed.denies),
        reply=reply_of(first.kind, first.claim.change),
        actor=first.actor,
        target=targets.pop() if len(targets) == 1 else None,
        voices=by_voice(affirmed),
        days=(days[0], days[-1]) if days else None,
    )


def _supports(kind: Kind, kinds: Mapping[str, Kind]) -> tuple[Support, ...]:
    return tuple(
        Support(rule, reply_of(kind, rule.change), reply_of(kinds[rule.by_kind], rule.by_change))
        for rule in kind.bears_out
        if rule.by_kind in kinds
    )


def _indexed(
    answers: Mapping[str, Answer],
    claims: Mapping[str, Sequence[Statement]],
    kinds: Mapping[str, Kind],
    theatre: Theatre | None,
) -> Board:
    by_circle: dict[str, list[Answer]] = defaultdict(list)
    at: dict[tuple[str, str], list[Answer]] = defaultdict(list)
    inside: dict[tuple[str, str], list[Answer]] = defaultdict(list)
    for answer in answers.values():
        by_circle[answer.first.circle].append(answer)
        place = answer.first.place
        if place is not None and not answer.first.is_kept_apart and not is_whole_country(place, theatre):
            at[answer.kind.name, place].append(answer)
            for around in theatre.ancestors_of(place) if theatre else ():
                if around.kind != WHOLE_COUNTRY:
                    inside[answer.kind.name, around.id].append(answer)
    opposed = {name: opposed_replies(kind) for name, kind in kinds.items()}
    supports = {name: _supports(kind, kinds) for name, kind in kinds.items()}
    return Board(answers, by_circle, at, inside, claims, opposed, supports, theatre)


def is_whole_country(place: str, theatre: Theatre | None) -> bool:
    """Whether a place is a country: by the theatre, or by its name where the theatre does not know it."""
    known = theatre.place(place) if theatre else None
    if known is not None:
        return known.kind == WHOLE_COUNTRY
    return folded(place.partition(":")[-1]) in _countries()


@cache
def _countries() -> frozenset[str]:
    names = load_world().by_words.values()
    return frozenset(folded(name.words) for group in names for name in group if name.kind == "state")


def by_voice(statements: Iterable[Statement]) -> dict[str, list[Statement]]:
    """The statements of each voice, in order of time; voices in order of their first statement."""
    voices: dict[str, list[Statement]] = {}
    for statement in statements:
        voices.setdefault(statement.origin.id, []).append(statement)
    return voices


def nearest(statements: Sequence[Statement], day: date | None) -> Statement:
    """The statement nearest in time, the earlier of two as near; the first where the day is not known."""
    if day is None:
        return statements[0]
    i = bisect_left(statements, day, key=lambda one: one.day or date.max)
    around = [one for one in statements[max(i - 1, 0) : i + 1] if one.day is not None]
    return min(around, key=lambda one: abs(((one.day or day) - day).days), default=statements[0])


def nearest_pair(sources: Sequence[Statement], targets: Sequence[Statement]) -> tuple[Statement, Statement]:
    """The two statements, one of each, that lie nearest in time; the first of those as near."""
    best: tuple[Statement, Statement] | None = None
    for source in sources:
        pair = source, nearest(targets, source.day)
        if best is None or days_between(*pair) < days_between(*best):
            best = pair
        if days_between(*best) == 0:
            break
    return best or (sources[0], targets[0])


def days_between(one: Statement, other: Statement) -> int:
    """Whole days between two sayings; 0 where either is not known."""
    return abs((one.day - other.day).days) if one.day and other.day else 0
