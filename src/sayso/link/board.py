"""The claims of a view laid out by question, answer and voice, so that only what can meet is ever compared.

The number of comparisons grows with the voices on a question, not with its claims: each voice on an answer stands for
all of its own claims, through the one that is nearest in time.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from sayso.gazetteer.base import is_country
from sayso.model.finding import Origin
from sayso.model.ids import folded
from sayso.ontology.answers import Opposed, Placed, key_of, opposed_replies, reply_of
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

    id: str
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
    is_located: bool
    """Whether it is about a place, and may meet what is said elsewhere of that place; a country is none."""
    around: frozenset[str]
    """Places in which that place lies, countries left out; empty where it is not located."""

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
    """The answers of a view, and where to look for those that can meet; answers come and go one at a time."""

    opposed: Mapping[str, frozenset[Opposed]]
    """Kind -> its replies that cannot both hold."""
    supports: Mapping[str, Sequence[Support]]
    """Kind -> what bears its replies out."""
    theatre: Theatre | None
    claims: dict[str, Sequence[Statement]] = field(default_factory=dict)
    """Claim id -> its statements, one a question in order of their ids; claims that do not count included."""
    answers: dict[str, Answer] = field(default_factory=dict)
    _by_circle: dict[str, dict[str, Answer]] = field(default_factory=dict)
    """Circle -> the answers in it: one question in one episode."""
    _at: dict[tuple[str, str], dict[str, Answer]] = field(default_factory=dict)
    """(kind, place) -> answers about the place."""
    _inside: dict[tuple[str, str], dict[str, Answer]] = field(default_factory=dict)
    """(kind, place) -> answers about places that lie in the place."""
    _about: dict[str, dict[str, Answer]] = field(default_factory=dict)
    """Place -> every answer about it, those too that nothing elsewhere can meet."""

    def put(self, answer: Answer) -> None:
        """Takes in an answer in place of the one with its id, if there is one."""
        self.drop(answer.id)
        self.answers[answer.id] = answer
        for shelf, key in self._keys(answer):
            shelf.setdefault(key, {})[answer.id] = answer

    def drop(self, answer_id: str) -> None:
        """Takes an answer out, if it is there."""
        answer = self.answers.pop(answer_id, None)
        for shelf, key in self._keys(answer) if answer else ():
            del shelf[key][answer_id]
            if not shelf[key]:
                del shelf[key]

    def beside(self, answer: Answer) -> Iterable[Answer]:
        """Answers to the same question in the same episode, this one among them."""
        return self._by_circle.get(answer.first.circle, {}).values()

    def at(self, kind: str, place: str) -> Iterable[Answer]:
        return self._at.get((kind, place), {}).values()

    def inside(self, kind: str, place: str) -> Iterable[Answer]:
        return self._inside.get((kind, place), {}).values()

    def about(self, place: str) -> Iterable[Answer]:
        return self._about.get(place, {}).values()

    def _keys(self, answer: Answer) -> Iterator[tuple[dict[Any, dict[str, Answer]], object]]:
        yield self._by_circle, answer.first.circle
        place, kind = answer.first.place, answer.kind.name
        if place is not None:
            yield self._about, place
        if place is not None and answer.is_located:
            yield self._at, (kind, place)
            yield from ((self._inside, (kind, around)) for around in sorted(answer.around))


def empty_board(kinds: Mapping[str, Kind], theatre: Theatre | None) -> Board:
    """A board on which nothing is said yet."""
    opposed = {name: opposed_replies(kind) for name, kind in kinds.items()}
    supports = {name: _supports(kind, kinds) for name, kind in kinds.items()}
    return Board(opposed, supports, theatre)


def answer_of(statements: Sequence[Statement], theatre: Theatre | None) -> Answer:
    """The answer that statements give, which are in order of time and one at least. All count."""
    first = statements[0].placed
    affirmed = tuple(one for one in statements if not one.placed.denies)
    days = sorted(one.day for one in affirmed if one.day is not None)
    targets = {key_of(one.placed.claim.resolution.target) for one in affirmed} - {None}
    place = first.place
    is_located = place is not None and not first.is_kept_apart and not is_whole_country(place, theatre)
    ancestors = theatre.ancestors_of(place) if theatre and place and is_located else ()
    return Answer(
        id=first.answer,
        first=first,
        affirmed=affirmed,
        denied=tuple(one for one in statements if one.placed.denies),
        reply=reply_of(first.kind, first.claim.change),
        actor=first.actor,
        target=targets.pop() if len(targets) == 1 else None,
        voices=by_voice(affirmed),
        days=(days[0], days[-1]) if days else None,
        is_located=is_located,
        around=frozenset(one.id for one in ancestors if one.kind != WHOLE_COUNTRY),
    )


def _supports(kind: Kind, kinds: Mapping[str, Kind]) -> tuple[Support, ...]:
    return tuple(
        Support(rule, reply_of(kind, rule.change), reply_of(kinds[rule.by_kind], rule.by_change))
        for rule in kind.bears_out
        if rule.by_kind in kinds
    )


def is_whole_country(place: str, theatre: Theatre | None) -> bool:
    """Whether a place is a country: by the theatre, or by its id or name where the theatre does not know it."""
    known = theatre.place(place) if theatre else None
    if known is not None:
        return known.kind == WHOLE_COUNTRY
    return is_country(place) or folded(place.partition(":")[-1]) in _countries()


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
