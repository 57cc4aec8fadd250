"""Where to look for the answers that can meet: by question and episode, and by kind, place and days."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass, field
from datetime import date

# Support is for this place and time: what another voice says of the same state a week later is about another day.
# A judgement, like the windows of denials.py.
SUPPORT_DAYS = 7

Days = tuple[date, date] | None
"""First and last day of what an answer's claims tell; None where one of the days is not known."""


@dataclass(frozen=True, slots=True)
class Card:
    """Where an answer lies on the board."""

    circle: str
    kind: str
    place: str | None
    is_located: bool
    around: tuple[str, ...]
    days: Days


@dataclass(frozen=True, slots=True)
class BoardIndex:
    """Where to look for answers that can meet, by their ids."""

    cards: MutableMapping[str, Card] = field(default_factory=dict)
    """By answer id."""
    by_circle: MutableMapping[str, dict[str, Days]] = field(default_factory=dict)
    """Circle -> the answers in it: one question in one episode."""
    at: MutableMapping[str, dict[str, Days]] = field(default_factory=dict)
    """Kind and place -> located answers about the place."""
    inside: MutableMapping[str, dict[str, Days]] = field(default_factory=dict)
    """Kind and place -> located answers about places that lie in the place."""
    about: MutableMapping[str, dict[str, Days]] = field(default_factory=dict)
    """Kind and place -> every answer about it."""

    def put(self, answer_id: str, card: Card) -> None:
        self.cards[answer_id] = card
        for shelf, key in self._keys(card):
            shelf.setdefault(key, {})[answer_id] = card.days

    def drop(self, answer_id: str) -> None:
        card = self.cards.pop(answer_id, None)
        for shelf, key in self._keys(card) if card else ():
            del shelf[key][answer_id]
            if not shelf[key]:
                del shelf[key]

    def _keys(self, card: Card) -> Iterator[tuple[MutableMapping[str, dict[str, Days]], str]]:
        yield self.by_circle, card.circle
        if card.place is None:
            return
        yield self.about, spot(card.kind, card.place)
        if card.is_located:
            yield self.at, spot(card.kind, card.place)
            yield from ((self.inside, spot(card.kind, around)) for around in card.around)


def spot(kind: str, place: str) -> str:
    return f"{kind} {place}"


def may_be_near(mine: Days, theirs: Days) -> bool:
    """Whether anything said of the one can lie near enough in time to the other; what is of no known day may."""
    if mine is None or theirs is None:
        return True
    return (mine[0] - theirs[1]).days <= SUPPORT_DAYS and (theirs[0] - mine[1]).days <= SUPPORT_DAYS
