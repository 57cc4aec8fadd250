"""Forward and backward through the days: what was known that day, and what is known in hindsight.

Shapes: P places, D days, K states, S sides; places come last, so that every step runs along them. Log-likelihoods are
in nats. Each place is a chain of its own, given its neighbours' expected shares of the day before (mean field).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sayso.weigh.control.motion import Motion
from sayso.weigh.control.states import Floats, Integers


@dataclass(frozen=True, slots=True)
class Terrain:
    """What is fixed about a theatre: how places start, how they neighbour, how control moves."""

    start: Floats
    """(K, P) distribution on day 0; columns sum to 1."""
    neighbours: Integers
    """(N,) indices of the neighbours of place 0, of place 1 ...; a place alone has itself."""
    first_neighbour: Integers
    """(P,) where each place's neighbours begin in `neighbours`."""
    neighbour_weight: Floats
    """(P,) one over the number of neighbours; 0 for a place alone, so that it has shares of 0."""
    counted: Floats
    """(2 S, K) what a neighbour in each state counts as: held by a side, attacked or just taken by it."""
    motion: Motion

    @property
    def share_rows(self) -> int:
        """How many rows `shares` has, 3 S."""
        return len(self.counted) * 3 // 2

    def shares(self, belief: Floats) -> Floats:
        """(..., 3 S, P) of the neighbours, from beliefs (..., K, P): the expected share that each side holds, and that
        it attacks or has just taken; and the chance that it holds them all."""
        own = np.take(self.counted @ belief, self.neighbours, axis=-1)
        return _shares(own, self.first_neighbour, self.neighbour_weight)

    def shares_at(self, places: Integers, belief: Floats) -> Floats:
        """(3 S, n) the same at some places, for a belief (K, P)."""
        counts = self.degree[places]
        ends = np.cumsum(counts)
        within = np.arange(ends[-1]) - np.repeat(ends - counts, counts)
        near = self.neighbours[np.repeat(self.first_neighbour[places], counts) + within]
        return _shares(self.counted @ belief[:, near], ends - counts, self.neighbour_weight[places])

    def neighbours_of(self, places: Integers) -> Integers:
        """Places of which one of these is a neighbour, in order."""
        is_beside = np.zeros(self.start.shape[1], dtype=np.bool_)
        is_touched = np.zeros(self.start.shape[1], dtype=np.bool_)
        is_touched[places] = True
        is_beside[np.repeat(np.arange(len(self.degree)), self.degree)[is_touched[self.neighbours]]] = True
        return np.flatnonzero(is_beside)

    @property
    def degree(self) -> Integers:
        """(P,) how many entries of `neighbours` belong to each place."""
        return np.diff(np.append(self.first_neighbour, len(self.neighbours)))


def _shares(own: Floats, first: Integers, weight: Floats) -> Floats:
    """(..., 3 S, n) from what each neighbour (..., 2 S, N) counts, of places that begin at `first`."""
    sides = own.shape[-2] // 2
    together = np.empty((*own.shape[:-2], 3 * sides, len(first)))
    np.add.reduceat(own, first, axis=-1, out=together[..., : 2 * sides, :])
    together[..., : 2 * sides, :] *= weight
    np.multiply.reduceat(own[..., :sides, :], first, axis=-1, out=together[..., 2 * sides :, :])
    together[..., 2 * sides :, :] *= weight > 0
    return together


def likelihood(log_likelihood: Floats) -> Floats:
    """(..., K, P) the exponential, scaled so that the best state of each place has 1: only ratios matter."""
    result: Floats = log_likelihood - log_likelihood.max(axis=-2, keepdims=True)
    return np.exp(result, out=result)


def normalised(weights: Floats) -> Floats:
    """(..., K, P) columns that sum to 1; the weights themselves are overwritten."""
    weights /= weights.sum(axis=-2, keepdims=True)
    return weights


def filter_from(terrain: Terrain, evidence: Floats, belief: Floats, shares: Floats, first: int, last: int) -> None:
    """Filters days first..last in place, starting from what stands for the day before.

    evidence (D, K, P) likelihoods; belief (D, K, P) and shares (D, 3 S, P) are filled in.
    Forward recursion of Rabiner 1989, section III.A; scaled each day.
    """
    for day in range(first, last + 1):
        prior = terrain.start if day == 0 else terrain.motion.step(belief[day - 1], shares[day - 1])
        belief[day] = normalised(prior * evidence[day])
        shares[day] = terrain.shares(belief[day])


def filter_near(
    terrain: Terrain, evidence: Floats, belief: Floats, shares: Floats, first: int, last: int, place: int
) -> None:
    """Filters days first..last in place where evidence changed for one place only, on any of these days.

    A change reaches the neighbours a day later and theirs another day later, so only these are done again; the result
    is that of `filter_from`.
    """
    touched = np.array([place])
    for day in range(first, last + 1):
        prior = (
            terrain.start[:, touched]
            if day == 0
            else terrain.motion.step(belief[day - 1][:, touched], shares[day - 1][:, touched])
        )
        belief[day][:, touched] = normalised(prior * evidence[day][:, touched])
        beside = terrain.neighbours_of(touched)
        shares[day][:, beside] = terrain.shares_at(beside, belief[day])
        touched = np.union1d(touched, beside)


def smooth(terrain: Terrain, evidence: Floats, shares: Floats) -> Floats:
    """(D, K, P) distribution of each day given all evidence, the neighbours' shares (D, 3 S, P) being given."""
    days = evidence.shape[0]
    forward = np.empty((days, *terrain.start.shape))
    for day in range(days):
        prior = terrain.start if day == 0 else terrain.motion.step(forward[day - 1], shares[day - 1])
        forward[day] = normalised(prior * evidence[day])
    back = np.ones_like(terrain.start)
    for day in range(days - 2, -1, -1):
        back = terrain.motion.step_back(back * evidence[day + 1], shares[day])
        back /= back.max(axis=0, keepdims=True)
        forward[day] *= back
        normalised(forward[day])
    return forward
