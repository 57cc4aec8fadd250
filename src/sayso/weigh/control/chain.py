"""Forward and backward through the days: what was known that day, and what is known in hindsight.

Shapes: P places, D days, K states, S sides. Log-likelihoods are in nats. Each place is a chain of its own, given its
neighbours' expected shares of the day before (mean field).
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
    """(P, K) distribution on day 0; rows sum to 1."""
    neighbours: Integers
    """(N,) indices of the neighbours of place 0, of place 1 ...; a place alone has itself."""
    first_neighbour: Integers
    """(P,) where each place's neighbours begin in `neighbours`."""
    neighbour_weight: Floats
    """(P, 1) one over the number of neighbours; 0 for a place alone, so that it has shares of 0."""
    counted: Floats
    """(K, 2 S) what a neighbour in each state adds to the shares."""
    motion: Motion

    def shares(self, belief: Floats) -> Floats:
        """(..., P, 2 S) expected shares among the neighbours, from beliefs (..., P, K)."""
        own = np.take(belief @ self.counted, self.neighbours, axis=-2)
        together: Floats = np.add.reduceat(own, self.first_neighbour, axis=-2)
        together *= self.neighbour_weight
        return together


def likelihood(log_likelihood: Floats) -> Floats:
    """The exponential, scaled so that the best state of each row has 1: only ratios matter."""
    result: Floats = np.exp(log_likelihood - log_likelihood.max(axis=-1, keepdims=True))
    return result


def normalised(weights: Floats) -> Floats:
    """Rows that sum to 1."""
    result: Floats = weights / weights.sum(axis=-1, keepdims=True)
    return result


def filter_from(terrain: Terrain, evidence: Floats, belief: Floats, shares: Floats, first: int, last: int) -> None:
    """Filters days first..last in place, starting from what stands for the day before.

    evidence (D, P, K) likelihoods; belief (D, P, K) and shares (D, P, 2 S) are filled in.
    Forward recursion of Rabiner 1989, section III.A; scaled each day.
    """
    for day in range(first, last + 1):
        prior = terrain.start if day == 0 else terrain.motion.step(belief[day - 1], shares[day - 1])
        belief[day] = normalised(prior * evidence[day])
        shares[day] = terrain.shares(belief[day])


def smooth(terrain: Terrain, evidence: Floats, shares: Floats) -> Floats:
    """(D, P, K) distribution of each day given all evidence, the neighbours' shares (D, P, 2 S) being given."""
    days = evidence.shape[0]
    forward = np.empty((days, *terrain.start.shape))
    for day in range(days):
        prior = terrain.start if day == 0 else terrain.motion.step(forward[day - 1], shares[day - 1])
        forward[day] = normalised(prior * evidence[day])
    back = np.ones_like(terrain.start)
    for day in range(days - 2, -1, -1):
        back = terrain.motion.step_back(back * evidence[day + 1], shares[day])
        back /= back.max(axis=1, keepdims=True)
        forward[day] = normalised(forward[day] * back)
    return forward


def smooth_together(terrain: Terrain, evidence: Floats, shares: Floats) -> tuple[Floats, Floats]:
    """One round of mean field: smoothed beliefs (D, P, K) and the neighbours' shares (D, P, 2 S) that follow."""
    belief = smooth(terrain, evidence, shares)
    return belief, terrain.shares(belief)
