"""Which texts hold a run of words: those that have it of their own, and those that have it from a text that they copy.

A run leads to the first hundred texts that have it of their own, in order of rank, and to no others. What more have is
a house's foot or a common phrase: texts that have nothing rarer in common copy nothing from each other, and a look-up
costs no more in a ledger of a million claims than in one of ten thousand.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, MutableMapping, Sequence
from dataclasses import dataclass, field
from datetime import date

# What a hundred texts have written, none of them copying another, nobody copies from the next. A judgement.
MOST_LEADS = 100

Rank = tuple[bool, date, int, str]
"""Where an article stands among those that may be copied from each other: the first is taken for the original. What
credits somebody comes first, then the day, then the shorter text: one pasted together of two comes after both."""


DaySpan = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Head:
    """What is asked of an article again and again, without its words."""

    rank: Rank
    house: str
    """Its publisher, folded; '' where nobody is named."""
    phrases: int
    """How many."""

    @property
    def day(self) -> date | None:
        return self.rank[1] if self.rank[1] != date.max else None

    @property
    def runs(self) -> int:
        """How many."""
        return self.rank[2]


@dataclass(frozen=True, slots=True)
class ShelfMaps:
    """What a shelf keeps."""

    heads: MutableMapping[str, Head] = field(default_factory=dict)
    """By article; of those about to be put on the shelf too."""
    new: MutableMapping[int, list[str]] = field(default_factory=dict)
    """Run, phrase or fact of a day -> articles that have it, and not from one that they copy (Holders)."""
    again: MutableMapping[int, list[str]] = field(default_factory=dict)
    """Run, phrase or fact of a day -> articles that have it from one that they copy."""
    copied: MutableMapping[str, frozenset[str]] = field(default_factory=dict)
    """Article -> those before it that it copies."""
    copiers: MutableMapping[str, set[str]] = field(default_factory=dict)
    days: MutableMapping[str, DaySpan] = field(default_factory=dict)
    """First and last day of an article and what was copied from it."""
    last: MutableMapping[str, Rank] = field(default_factory=dict)
    """One entry: the highest rank met so far."""


LAST = "last"


@dataclass(frozen=True, slots=True)
class Holders:
    """By run, phrase or fact of a day."""

    rank_of: Callable[[str], Rank]
    new: MutableMapping[int, list[str]] = field(default_factory=dict)
    """Texts that have it, and not from one that they copy; in order of rank where they are more than it leads to."""
    again: MutableMapping[int, list[str]] = field(default_factory=dict)
    """Texts that have it from one that they copy."""

    def of(self, run: int) -> Iterator[str]:
        """All of them."""
        yield from self.new.get(run, ())
        yield from self.again.get(run, ())

    def number(self, run: int) -> int:
        return len(self.new.get(run, ())) + len(self.again.get(run, ()))

    def led_to(self, run: int) -> Sequence[str]:
        return self.new.get(run, ())[:MOST_LEADS]

    def is_common(self, run: int) -> bool:
        """Whether texts have it of their own to which it does not lead."""
        return len(self.new.get(run, ())) > MOST_LEADS

    def may_lead_to(self, run: int, rank: Rank) -> bool:
        """Whether it would lead to a text of this rank, or did so until another came before it."""
        held = self.new.get(run, ())
        return len(held) <= MOST_LEADS or rank <= self.rank_of(held[MOST_LEADS])

    def lay(self, run: int, text: str, *, again: bool) -> str | None:
        """Takes a text in; the text to which the run leads no more."""
        held = (self.again if again else self.new).setdefault(run, [])
        held.append(text)
        if again or len(held) <= MOST_LEADS:
            return None
        if len(held) == MOST_LEADS + 1:
            held.sort(key=self.rank_of)
            place = held.index(text)
        else:
            held.pop()
            place = bisect_left(held, self.rank_of(text), key=self.rank_of)
            held.insert(place, text)
        return held[MOST_LEADS] if place < MOST_LEADS else None

    def lift(self, run: int, text: str, *, again: bool) -> str | None:
        """Takes a text out; the text to which the run leads instead."""
        shelf = self.again if again else self.new
        held = shelf[run]
        place = held.index(text)
        del held[place]
        if not held:
            del shelf[run]
        return held[MOST_LEADS - 1] if not again and place < MOST_LEADS <= len(held) else None


def widened(known: DaySpan | None, day: date) -> DaySpan:
    return (min(known[0], day), max(known[1], day)) if known is not None else (day, day)
