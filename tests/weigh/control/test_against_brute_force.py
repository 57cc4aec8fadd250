"""The fast recursions against sums over every path of states, on cases small enough to write out."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given, settings

from control_by_hand import some_reports
from sayso.weigh.control import Region, Report
from sayso.weigh.control.evidence import evidence_of
from sayso.weigh.control.filtering import filtered
from sayso.weigh.control.learning import prior_tables
from sayso.weigh.control.motion import Rates
from sayso.weigh.control.smoothing import smoothed
from sayso.weigh.control.states import states_for
from sayso.weigh.control.terrain import terrain_of

DAYS = 4
ALONE = Region(("north", "south"), DAYS, ("Brod",), ((),), ("north",))
SPACE = states_for(ALONE.sides)
TERRAIN = terrain_of(ALONE, SPACE, Rates())


def in_brod(reports: list[Report]) -> list[Report]:
    """The reports about Brod in the first days, for a region that is nothing but Brod."""
    return [one for one in reports if one.place == "Brod" and one.day_said < DAYS]


def by_all_paths(reports: list[Report], known_on: int, last: int) -> np.ndarray:
    """(last + 1, K) each day's distribution given what is known on a day, summed over all paths of states."""
    evidence = evidence_of(reports, ALONE, SPACE)
    tables = prior_tables()
    known = evidence.known_by(known_on)
    nats = np.zeros((last + 1, SPACE.size))
    for day in range(last + 1):
        here = [i for i in range(len(evidence.ids)) if known[i] and evidence.about[i] == day]
        for k in range(SPACE.size):
            nats[day, k] += tables.silence[1 if here else 0, SPACE.phase[k]]
            for i in here:
                ratio = tables.ratios()[evidence.category[i], SPACE.parts[evidence.view[i], k]]
                nats[day, k] += evidence.weight[i] * ratio
    step = TERRAIN.motion.matrix(np.zeros(6))
    result = np.zeros((last + 1, SPACE.size))
    for path in itertools.product(range(SPACE.size), repeat=last + 1):
        weight = TERRAIN.start[path[0], 0] * np.exp(sum(nats[day, k] for day, k in enumerate(path)))
        for today, tomorrow in itertools.pairwise(path):
            weight *= step[today, tomorrow]
        result[np.arange(last + 1), path] += weight
    return result / result.sum(axis=1, keepdims=True)


@settings(max_examples=8, deadline=None)
@given(some_reports().map(in_brod))
def test_smoothed_equals_the_sum_over_all_paths(reports: list[Report]) -> None:
    evidence = evidence_of(reports, ALONE, SPACE)
    fast = smoothed(evidence, SPACE, TERRAIN, days=DAYS, learns=False).belief[:, :, 0]
    np.testing.assert_allclose(fast, by_all_paths(reports, DAYS - 1, DAYS - 1), atol=1e-10)


@settings(max_examples=8, deadline=None)
@given(some_reports().map(in_brod))
def test_filtered_equals_the_last_day_of_the_sum_over_all_paths(reports: list[Report]) -> None:
    evidence = evidence_of(reports, ALONE, SPACE)
    fast, _ = filtered(evidence, SPACE, TERRAIN, days=DAYS, learns=False)
    for day in range(DAYS):
        np.testing.assert_allclose(fast[day, :, 0], by_all_paths(reports, day, day)[day], atol=1e-10)


def test_every_transition_sums_to_one_whatever_the_neighbours() -> None:
    for shares in itertools.product((0.0, 0.5, 1.0), repeat=6):
        matrix = TERRAIN.motion.matrix(np.array(shares))
        np.testing.assert_allclose(matrix.sum(axis=1), 1, atol=1e-12)
        assert matrix.min() > 0
