"""Who probably holds each place on each day: as known that day (filtered) and in hindsight (smoothed)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from sayso.weigh.control.announcing import steadied
from sayso.weigh.control.chain import Terrain, filter_from, likelihood, smooth
from sayso.weigh.control.evidence import Booleans, Evidence, evidence_of, per_report, total
from sayso.weigh.control.learning import Tables, learn, nats_of, prior_tables
from sayso.weigh.control.motion import Rates, motion_for, shares_of
from sayso.weigh.control.reports import Region, Report
from sayso.weigh.control.states import Floats, Integers, Phase, StateSpace, states_for

REFIT_DAYS = 20
"""How often the filtered estimate learns anew from what was said before."""
ROUNDS_AT_ONCE = 8
ROUNDS_AT_REFIT = 3
HINDSIGHT_ROUNDS = 3
"""Rounds of smoothing in which neighbours' shares settle."""
START_IS_RIGHT = 0.99


class Mode(StrEnum):
    """What an estimate for a day may know."""

    FILTERED = "filtered"
    """What was said by that day."""
    SMOOTHED = "smoothed"
    """Everything said so far: hindsight."""


@dataclass(frozen=True, slots=True)
class ControlEstimates:
    """A model's estimate of who controls each place on each day; never a finding."""

    answers: tuple[str, ...]
    """The sides, and 'contested' last."""
    places: tuple[str, ...]
    probabilities: Floats
    """(D, P, S + 1); the last axis sums to 1."""


def estimate_control(
    region: Region, reports: Iterable[Report], *, mode: Mode, learns: bool = True, rates: Rates | None = None
) -> ControlEstimates:
    """A probability for each answer, place and day; with no reports, what the start and the neighbours make likely."""
    space = states_for(region.sides)
    terrain = terrain_of(region, space, rates or Rates())
    evidence = evidence_of(reports, region, space)
    run = filtered_states if mode is Mode.FILTERED else smoothed_states
    belief = run(evidence, space, terrain, days=region.days, learns=learns)
    return ControlEstimates((*region.sides, "contested"), region.places, steadied(belief @ space.shown))


def terrain_of(region: Region, space: StateSpace, rates: Rates) -> Terrain:
    """Places as they start and neighbour. A start that is not known is uniform over the sides."""
    sides = len(space.sides)
    index = {place: number for number, place in enumerate(region.places)}
    start = np.full((len(region.places), space.size), (1 - START_IS_RIGHT) / space.size)
    near = [[index[other] for other in others if other in index] for others in region.neighbours]
    width = max(1, *(len(others) for others in near))
    neighbours = np.arange(len(near))[:, None].repeat(width, axis=1)
    weight = np.zeros((len(near), width))
    for number, others in enumerate(near):
        neighbours[number, : len(others)] = others
        weight[number, : len(others)] = 1 / max(1, len(others))
        known = region.start[number]
        held = [space.sides.index(known)] if known is not None else range(sides)
        for side in held:
            start[number, space.index(Phase.HELD, side)] += START_IS_RIGHT / len(held)
    return Terrain(start, neighbours, weight, shares_of(space), motion_for(space, rates))


def smoothed_states(evidence: Evidence, space: StateSpace, terrain: Terrain, *, days: int, learns: bool) -> Floats:
    """(D, P, K) distribution of each day's state given everything said."""
    chosen = evidence.known_by(days - 1)
    tables = prior_tables(evidence, len(space.sides))
    rounds = ROUNDS_AT_ONCE if learns and chosen.any() else 0
    if rounds:
        tables, _ = learn(evidence, space, terrain, chosen, days=days, rounds=rounds, tables=tables)
    seen = likelihood(nats_of(evidence, space, tables, chosen, (days, len(terrain.start))))
    belief = np.empty_like(seen)
    shares = np.empty((*seen.shape[:2], terrain.counted.shape[1]))
    filter_from(terrain, seen, belief, shares, 0, days - 1)
    for _ in range(HINDSIGHT_ROUNDS):
        belief = smooth(terrain, seen, shares)
        shares = terrain.shares(belief)
    return belief


@dataclass(slots=True)
class _Running:
    """What the filter carries from day to day."""

    nats: Floats
    """(D, P, K) of the reports alone."""
    reports: Integers
    """(D, P) how many of them; where there are none, silence speaks."""
    seen: Floats
    belief: Floats
    shares: Floats
    tables: Tables

    def retell(self, space: StateSpace, terrain: Terrain, first: int, last: int) -> None:
        """Filters again from the first day whose evidence changed."""
        window = slice(first, last + 1)
        silence = self.tables.silence[(self.reports[window] > 0).astype(int)][..., space.phase]
        self.seen[window] = likelihood(self.nats[window] + silence)
        filter_from(terrain, self.seen, self.belief, self.shares, first, last)


def filtered_states(evidence: Evidence, space: StateSpace, terrain: Terrain, *, days: int, learns: bool) -> Floats:
    """(D, P, K) distribution of each day's state given what was said by that day, late reports in their places."""
    shape = (days, len(terrain.start), space.size)
    nats = np.zeros(shape)
    shares = np.empty((*shape[:2], terrain.counted.shape[1]))
    tables = prior_tables(evidence, len(space.sides))
    running = _Running(nats, np.zeros(shape[:2], dtype=np.int64), np.empty(shape), np.empty(shape), shares, tables)
    result = np.empty(shape)
    for day in range(days):
        if learns and day and day % REFIT_DAYS == 0:
            _refit(running, evidence, space, terrain, day)
        first = min(day, _hear(running, evidence, space, day))
        running.retell(space, terrain, first, day)
        result[day] = running.belief[day]
    return result


def _hear(running: _Running, evidence: Evidence, space: StateSpace, day: int) -> int:
    """Adds what is said on a day, takes away what is withdrawn on it; returns the first day that this touches."""
    first = day
    withdrawn = (evidence.until == day) & (evidence.said < day)
    for chosen, sign in ((_said_on(evidence, day), 1.0), (withdrawn, -1.0)):
        if chosen.any():
            about = evidence.about[chosen]
            change = sign * per_report(evidence, space, running.tables.ratios(), chosen)
            np.add.at(running.nats, (about, evidence.place[chosen]), change)
            np.add.at(running.reports, (about, evidence.place[chosen]), int(sign))
            first = min(first, int(about.min()))
    return first


def _said_on(evidence: Evidence, day: int) -> Booleans:
    result: Booleans = (evidence.said == day) & (evidence.until > day)
    return result


def _refit(running: _Running, evidence: Evidence, space: StateSpace, terrain: Terrain, day: int) -> None:
    """Learns from what was said before a day, and tells the past anew with what was learned."""
    chosen = evidence.known_by(day - 1)
    if not chosen.any():
        return
    running.tables, _ = learn(evidence, space, terrain, chosen, days=day, rounds=ROUNDS_AT_REFIT, tables=running.tables)
    shape = (running.nats.shape[0], running.nats.shape[1])
    running.nats[:] = total(evidence, space, running.tables.ratios(), chosen, shape)
    running.retell(space, terrain, 0, day - 1)
