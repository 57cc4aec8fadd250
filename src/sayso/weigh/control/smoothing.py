"""The smoothed estimate: what is thought of each day in hindsight, with everything said so far."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.weigh.control.chain import Terrain, likelihood, smooth
from sayso.weigh.control.evidence import Booleans, Evidence
from sayso.weigh.control.learning import Tables, first_shares, learn, nats_of, prior_tables
from sayso.weigh.control.states import Floats, StateSpace

ROUNDS = 3
"""Rounds of learning; the tables hardly move after that."""
HINDSIGHT_ROUNDS = 2
"""Rounds of smoothing in which neighbours' shares settle."""


@dataclass(frozen=True, slots=True)
class Hindsight:
    """The smoothed estimate, with what it rests on."""

    belief: Floats
    """(D, K, P) distribution of each day's state; the last axis sums to 1."""
    shares: Floats
    """(D, 3 S, P) the neighbours' shares with which it was computed."""
    tables: Tables
    chosen: Booleans
    """(n,) the reports that count."""


def smoothed(evidence: Evidence, space: StateSpace, terrain: Terrain, *, days: int, learns: bool) -> Hindsight:
    """Each day's distribution given everything said."""
    chosen = evidence.known_by(days - 1)
    tables = prior_tables()
    shares = first_shares(evidence, space, terrain, chosen, days=days, tables=tables)
    if learns and chosen.any():
        tables, shares = learn(evidence, space, terrain, chosen, rounds=ROUNDS, tables=tables, shares=shares)
    seen = likelihood(nats_of(evidence, space, tables, chosen, (days, terrain.start.shape[1])))
    for _ in range(HINDSIGHT_ROUNDS - 1):
        shares = terrain.shares(smooth(terrain, seen, shares))
    return Hindsight(smooth(terrain, seen, shares), shares, tables, chosen)
