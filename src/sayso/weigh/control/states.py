"""What a place can be in on a day, and which part a side plays in it.

A state says more than who holds: it remembers whom the holder took the place from, and since when, because what
people say about a place depends on it. A side that has just lost a town goes on saying that it holds it; one that
never was there does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]


class Phase(IntEnum):
    """The kind of state that a place is in."""

    HELD = 0
    """One side holds it, and has for some time."""
    TAKEN = 1
    """One side took it from another today or in the last days."""
    RECENT = 2
    """Taken some weeks ago at most; the side that lost it is remembered."""
    FOUGHT = 3
    """Fought over: a holder and an attacker."""


class Part(IntEnum):
    """The part of one side in a state; with no side in view, the first four stand for the phases."""

    HOLDS = 0
    TOOK = 1
    HOLDS_SINCE_RECENTLY = 2
    DEFENDS = 3
    ATTACKS = 4
    LOST = 5
    LOST_RECENTLY = 6
    ABSENT = 7


PARTS = len(Part)

HOLDER_PARTS = {
    Phase.HELD: Part.HOLDS,
    Phase.TAKEN: Part.TOOK,
    Phase.RECENT: Part.HOLDS_SINCE_RECENTLY,
    Phase.FOUGHT: Part.DEFENDS,
}
OTHER_PARTS = {Phase.TAKEN: Part.LOST, Phase.RECENT: Part.LOST_RECENTLY, Phase.FOUGHT: Part.ATTACKS}


@dataclass(frozen=True, slots=True)
class StateSpace:
    """All states of a place for the given sides: K = S + 3 S (S - 1) of them."""

    sides: tuple[str, ...]
    phase: Integers
    """(K,) values of Phase."""
    holder: Integers
    """(K,) index of the side that holds, or held before the fight."""
    other: Integers
    """(K,) index of the side that attacks, or from which it was taken; -1 for HELD."""
    parts: Integers
    """(S + 1, K) Part of each side in each state; the last row is for claims with no side in view."""
    shown: Floats
    """(K, S + 1) one-hot: which answer a state counts for; the last column is 'contested'."""

    @property
    def size(self) -> int:
        """Number of states, K."""
        return len(self.phase)

    def index(self, phase: Phase, holder: int, other: int = -1) -> int:
        """Where a state stands in the arrays."""
        match = (self.phase == phase) & (self.holder == holder) & (self.other == other)
        return int(np.flatnonzero(match)[0])


def states_for(sides: Sequence[str]) -> StateSpace:
    """The states of a place that these sides fight over; needs at least two sides."""
    count = len(sides)
    rows = [(Phase.HELD, x, -1) for x in range(count)]
    for between in (Phase.TAKEN, Phase.RECENT, Phase.FOUGHT):
        rows += [(between, x, y) for x in range(count) for y in range(count) if x != y]
    table = np.array(rows, dtype=np.int64)
    phase, holder, other = table[:, 0], table[:, 1], table[:, 2]
    shown = np.zeros((len(rows), count + 1))
    shown[np.arange(len(rows)), np.where(phase == Phase.FOUGHT, count, holder)] = 1.0
    return StateSpace(tuple(sides), phase, holder, other, _parts(rows, count), shown)


def _parts(rows: Sequence[tuple[Phase, int, int]], count: int) -> Integers:
    parts = np.full((count + 1, len(rows)), int(Part.ABSENT), dtype=np.int64)
    for k, (phase, holder, other) in enumerate(rows):
        parts[holder, k] = HOLDER_PARTS[phase]
        parts[count, k] = HOLDER_PARTS[phase]
        if other >= 0:
            parts[other, k] = OTHER_PARTS[phase]
    return parts
