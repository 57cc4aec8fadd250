"""The smoothed estimate: what is thought of each day in hindsight, with everything said so far."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sayso.weigh.control.chain import Terrain, filter_from, likelihood, smooth
from sayso.weigh.control.evidence import Booleans, Evidence
from sayso.weigh.control.learning import Tables, learn, nats_of, prior_tables
from sayso.weigh.control.states import Floats, StateSpace

ROUNDS = 4
"""Rounds of learning; the tables hardly move after that."""
HINDSIGHT_ROUNDS = 3
"""Rounds of smoothing in which neighbours' shares settle."""


@dataclass(frozen=True, slots=True)
class Hindsight:
    """The smoothed estimate, with what it rests on."""

    belief: Floats
    """(D, P, K) distribution of each day's state; the last axis sums to 1."""
    shares: Floats
    """(D, P, 2 S) the neighbours' shares with which it was computed."""
    tables: Tables
    chosen: Booleans
    """(n,) the reports that count."""


def smoothed(evidence: Evidence, space: StateSpace, terrain: Terrain, *, days: int, learns: bool) -> Hindsight:
    """Each day's distribution given everything said."""
    chosen = evidence.known_by(days - 1)
    tables = prior_tables(evidence, len(space.sides))
    if learns and chosen.any():
        tables = learn(evidence, space, terrain, chosen, days=days, rounds=ROUNDS, tables=tables)
    seen = likelihood(nats_of(evidence, space, tables, chosen, (days, len(terrain.start))))
    belief = np.empty_like(seen)
    shares = np.empty((*seen.shape[:2], terrain.counted.shape[1]))
    filter_from(terrain, seen, belief, shares, 0, days - 1)
    for _ in range(HINDSIGHT_ROUNDS - 1):
        shares = terrain.shares(smooth(terrain, seen, shares))
    return Hindsight(smooth(terrain, seen, shares), shares, tables, chosen)
