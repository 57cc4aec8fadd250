"""The claims of a view laid out by question, answer and voice, so that only what can meet is ever compared.

The number of comparisons grows with the voices on a question, not with its claims: each voice on an answer stands for
all of its own claims, through the one that is nearest in time.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from sayso.gazetteer.base import is_country
from sayso.link.board_index import BoardIndex, Card, Days, may_be_near, spot
from sayso.link.withdrawals import standing_among
from sayso.model.finding import Origin
from sayso.model.ids import folded
from sayso.ontology.answers import Placed
from sayso.ontology.load import BearsOut, Kind
from sayso.ontology.meant import key_of
from sayso.ontology.replies import Opposed, opposed_replies, reply_of
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
    """Origin id -> what it affirms and does not take back, in order of time; in order of their first statement."""
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
    supported: Mapping[str, frozenset[str]]
    """Kind -> the kinds whose answers it can bear out, or contradict from a place inside."""
    theatre: Theatre | None
    make: Callable[[str], Answer | None]
    """The answer with an id, where it lies on the board and was not put there in this session."""
    claims: Mapping[str, Sequence[Statement]] = field(default_factory=dict)
    """Claim id -> its statements, one a question in order of their ids; claims that do not count included."""
    index: BoardIndex = field(default_factory=BoardIndex)
    _answers: dict[str, Answer] = field(default_factory=dict)

    def at_hand(self, answer_id: str) -> Answer | None:
        """An answer as it was last asked for or put, if it was."""
        return self._answers.get(answer_id)

    def put(self, answer: Answer) -> None:
        """Takes in an answer in place of the one with its id, if there is one."""
        self.drop(answer.id)
        self._answers[answer.id] = answer
        self.index.put(answer.id, _card_of(answer))

    def drop(self, answer_id: str) -> None:
        """Takes an answer out, if it is there."""
        self._answers.pop(answer_id, None)
        self.index.drop(answer_id)

    def is_empty(self) -> bool:
        return not self.index.cards

    def beside(self, answer: Answer) -> Iterator[Answer]:
        """Answers to the same question in the same episode, this one among them."""
        return self._each(self.index.by_circle.get(answer.first.circle, {}))

    def at(self, kind: str, place: str, days: Days) -> Iterator[Answer]:
        """Answers about a place that can be near to the days."""
        return self._near(self.index.at.get(spot(kind, place), {}), days)

    def inside(self, kind: str, place: str, days: Days) -> Iterator[Answer]:
        """Answers about places that lie in the place."""
        return self._near(self.index.inside.get(spot(kind, place), {}), days)

    def about(self, kind: str, place: str, days: Days) -> Iterator[Answer]:
        """Every answer about a place, those too that nothing elsewhere can meet."""
        return self._near(self.index.about.get(spot(kind, place), {}), days)

    def _near(self, found: Mapping[str, Days], days: Days) -> Iterator[Answer]:
        return self._each(one for one, theirs in found.items() if may_be_near(days, theirs))

    def _each(self, answer_ids: Iterable[str]) -> Iterator[Answer]:
        for answer_id in answer_ids:
            answer = self._answers.get(answer_id) or self.make(answer_id)
            if answer is not None:
                self._answers[answer_id] = answer
                yield answer


def _card_of(answer: Answer) -> Card:
    first = answer.first
    around = tuple(sorted(answer.around))
    return Card(first.circle, answer.kind.name, first.place, answer.is_located, around, known_days(answer))


def known_days(answer: Answer) -> Days:
    """First and last day on which it was affirmed; None where one of them is not known. Unknown days stand last."""
    return answer.days if answer.affirmed and answer.affirmed[-1].day is not None else None


def board_for(
    kinds: Mapping[str, Kind],
    theatre: Theatre | None,
    *,
    claims: Mapping[str, Sequence[Statement]],
    make: Callable[[str], Answer | None] = lambda _: None,
    index: BoardIndex | None = None,
) -> Board:
    """A board on which lies what the index says; by default nothing yet."""
    opposed = {name: opposed_replies(kind) for name, kind in kinds.items()}
    supports = {name: _supports(kind, kinds) for name, kind in kinds.items()}
    supported = {name: frozenset(_supported_by(name, kinds, supports)) for name in kinds}
    return Board(opposed, supports, supported, theatre, make, claims, index if index is not None else BoardIndex())


def _supported_by(name: str, kinds: Mapping[str, Kind], supports: Mapping[str, Sequence[Support]]) -> Iterator[str]:
    if kinds[name].question.state:
        yield name
    yield from (other for other, rules in supports.items() if any(one.rule.by_kind == name for one in rules))


def answer_of(statements: Sequence[Statement], theatre: Theatre | None) -> Answer:
    """The answer that statements give, which are in order of time and one at least. All count."""
    first = statements[0].placed
    affirmed = tuple(one for one in statements if not one.placed.denies)
    denied = tuple(one for one in statements if one.placed.denies)
    days = sorted(one.day for one in affirmed if one.day is not None)
    targets = {key_of(one.placed.claim.resolution.target) for one in affirmed} - {None}
    place = first.place
    is_located = place is not None and not first.is_kept_apart and not is_whole_country(place, theatre)
    ancestors = theatre.ancestors_of(place) if theatre and place and is_located else ()
    return Answer(
        id=first.answer,
        first=first,
        affirmed=affirmed,
        denied=denied,
        reply=reply_of(first.kind, first.claim.change),
        actor=first.actor,
        target=targets.pop() if len(targets) == 1 else None,
        voices=by_voice(standing_among(affirmed, denied)),
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


def is_asked(voice: str, other: str, among: Container[str] | None) -> bool:
    """Whether one of two voices is among those asked for; None: all are."""
    return among is None or voice in among or other in among


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
