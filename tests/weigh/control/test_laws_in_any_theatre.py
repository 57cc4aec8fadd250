"""Laws of the control model in any theatre: however many sides, places and days, whatever is known of the start."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from control_theatres import renamed, theatres, told_of
from sayso.weigh.control import Mode, Region, Report, estimate_control, explain_control
from sayso.weigh.control.announcing import steadied
from sayso.weigh.control.learning import prior_tables
from sayso.weigh.control.motion import Rates
from sayso.weigh.control.states import Phase, StateSpace, states_for
from sayso.weigh.control.terrain import START_IS_RIGHT, terrain_of

QUICK = settings(max_examples=15, deadline=None)
MODES = st.sampled_from(list(Mode))


def start_of(region: Region, space: StateSpace, place: int) -> np.ndarray:
    """(K,) what is known of a place before anything is said."""
    start = np.full(space.size, (1 - START_IS_RIGHT) / space.size)
    known = region.start[place]
    weights = region.start_weights[place] or (1.0,) * len(region.sides)
    for number, side in enumerate(region.sides):
        share = float(side == known) if known else weights[number] / sum(weights)
        start[space.index(Phase.HELD, number)] += START_IS_RIGHT * share
    return start


def shares_around(region: Region, space: StateSpace, belief: list[np.ndarray], place: int) -> np.ndarray:
    """(3 S,) what the neighbours of a place are believed to be, side by side, written out."""
    sides = range(len(region.sides))
    near = [belief[region.places.index(one)] for one in region.neighbours[place]]
    if not near:
        return np.zeros(3 * len(region.sides))
    held = [[float(one[space.holder == side].sum()) for one in near] for side in sides]
    pressed = [[_pressed(space, one, side) for one in near] for side in sides]
    return np.array([*map(np.mean, held), *map(np.mean, pressed), *map(np.prod, held)])


def _pressed(space: StateSpace, belief: np.ndarray, side: int) -> float:
    attacks = (space.phase == Phase.FOUGHT) & (space.other == side)
    took = (space.phase == Phase.TAKEN) & (space.holder == side)
    return float(belief[attacks | took].sum())


def silent_days(region: Region) -> np.ndarray:
    """(D, P, S + 1) what start, neighbours and days of silence make likely, place by place."""
    space = states_for(region.sides)
    terrain = terrain_of(region, space, Rates())
    silence = np.exp(prior_tables().silence[0][space.phase])
    places, days, belief = range(len(region.places)), [], []
    for day in range(region.days):
        before = [
            belief[one] @ terrain.motion.matrix(shares_around(region, space, belief, one))
            if day
            else start_of(region, space, one)
            for one in places
        ]
        belief = [one * silence / (one * silence).sum() for one in before]
        days.append([one @ space.shown for one in belief])
    return np.array(days)


@QUICK
@given(theatres())
def test_no_claims_gives_the_prior(region: Region) -> None:
    prior = silent_days(region)
    np.testing.assert_allclose(
        estimate_control(region, [], mode=Mode.FILTERED).probabilities, steadied(prior), atol=1e-9
    )


@QUICK
@given(theatres(are_islands=True))
def test_no_claims_gives_the_prior_in_hindsight_too(region: Region) -> None:
    space = states_for(region.sides)
    step = terrain_of(region, space, Rates()).motion.matrix(np.zeros(3 * len(region.sides)))
    silence = np.exp(prior_tables().silence[0][space.phase])
    found = estimate_control(region, [], mode=Mode.SMOOTHED).probabilities
    prior = np.empty_like(found)
    for place in range(len(region.places)):
        for day in range(region.days):
            forward, back = start_of(region, space, place) * silence, np.ones(space.size)
            for _ in range(day):
                forward = (forward @ step) * silence
            for _ in range(region.days - 1 - day):
                back = step @ (back * silence)
            prior[day, place] = (forward * back / (forward @ back)) @ space.shown
    np.testing.assert_allclose(found, steadied(prior), atol=1e-9)


@QUICK
@given(theatres(), MODES)
def test_with_no_claims_there_is_nothing_to_learn(region: Region, mode: Mode) -> None:
    learned, plain = (estimate_control(region, [], mode=mode, learns=learns).probabilities for learns in (True, False))
    np.testing.assert_allclose(learned, plain, atol=1e-12)


@QUICK
@given(theatres().flatmap(lambda region: st.tuples(st.just(region), told_of(region))), MODES, st.booleans())
def test_probabilities_sum_to_one_in_any_theatre(told: tuple[Region, list[Report]], mode: Mode, learns: bool) -> None:
    found = estimate_control(*told, mode=mode, learns=learns).probabilities
    assert found.min() >= 0
    np.testing.assert_allclose(found.sum(axis=2), 1, atol=1e-9)


@QUICK
@given(theatres().flatmap(lambda region: st.tuples(st.just(region), told_of(region))), MODES, st.data())
def test_renaming_the_sides_renames_everything(
    told: tuple[Region, list[Report]], mode: Mode, data: st.DataObject
) -> None:
    region, reports = told
    order = data.draw(st.permutations(range(len(region.sides))))
    there = estimate_control(*renamed(region, reports, list(order)), mode=mode).probabilities
    here = estimate_control(region, reports, mode=mode).probabilities
    np.testing.assert_allclose(there[:, :, [*order, len(order)]], here, atol=1e-9)


@settings(max_examples=12, deadline=None)
@given(theatres().flatmap(lambda region: st.tuples(st.just(region), told_of(region))), MODES, st.data())
def test_contributions_sum_to_the_posterior_in_any_theatre(
    told: tuple[Region, list[Report]], mode: Mode, data: st.DataObject
) -> None:
    region, reports = told
    place = data.draw(st.sampled_from(region.places))
    day = data.draw(st.integers(0, region.days - 1))
    answer = data.draw(st.sampled_from((*region.sides, "contested")))
    found = explain_control(region, reports, place=place, day=day, answer=answer, mode=mode).explanation
    total = found.situation + found.silence + sum(nats for _, nats in found.by_report)
    assert total == pytest.approx(found.posterior, abs=1e-9)


def test_who_is_cut_off_falls_sooner_than_who_has_one_road_left() -> None:
    def last_day(second_neighbour: str) -> float:
        places = ("Brod", "Velika", "Lipa")
        near = (("Velika", "Lipa"), (), ())
        region = Region(("north", "south"), 8, places, near, ("north", "south", second_neighbour))
        return float(estimate_control(region, [], mode=Mode.FILTERED).probabilities[-1, 0, 0])

    assert last_day("south") < 0.8 < last_day("north")
