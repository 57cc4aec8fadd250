"""Laws of the control model: what may change an estimate and what may not."""

from __future__ import annotations

import dataclasses
import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from control_by_hand import DAYS, PLACES, REGION, SIDES, report, some_reports
from sayso.weigh.control import Mode, Region, Report, estimate_control

QUICK = settings(max_examples=25, deadline=None)
MODES = st.sampled_from(list(Mode))


def probabilities(reports: list[Report], mode: Mode, region: Region = REGION, *, learns: bool = True) -> np.ndarray:
    """(D, P, S + 1)."""
    return estimate_control(region, reports, mode=mode, learns=learns).probabilities


@QUICK
@given(some_reports(), MODES, st.booleans())
def test_probabilities_sum_to_one(reports: list[Report], mode: Mode, learns: bool) -> None:
    found = probabilities(reports, mode, learns=learns)
    assert found.min() >= 0
    np.testing.assert_allclose(found.sum(axis=2), 1, atol=1e-9)


def test_no_claims_gives_the_prior_from_the_start_on() -> None:
    silent = dataclasses.replace(REGION, start=("north", None, "south"))
    for mode in Mode:
        first = probabilities([], mode, silent)[0]
        np.testing.assert_allclose(first[0, 0], first[2, 1], atol=0.01)
        assert first[0, 0] > 0.98
    filtered = probabilities([], Mode.FILTERED, silent)[0, 1]
    np.testing.assert_allclose(filtered[0], filtered[1], atol=1e-12)


@QUICK
@given(some_reports(), MODES, st.randoms(use_true_random=False))
def test_order_of_arrival_does_not_matter(reports: list[Report], mode: Mode, shuffler: random.Random) -> None:
    shuffled = list(reports)
    shuffler.shuffle(shuffled)
    np.testing.assert_allclose(probabilities(shuffled, mode), probabilities(reports, mode), atol=1e-12)


@QUICK
@given(some_reports(), st.integers(0, DAYS - 1))
def test_filtered_at_a_day_ignores_everything_after(reports: list[Report], day: int) -> None:
    known = [one for one in reports if one.day_said <= day]
    all_told = probabilities(reports, Mode.FILTERED)
    np.testing.assert_allclose(probabilities(known, Mode.FILTERED)[: day + 1], all_told[: day + 1], atol=1e-9)


@QUICK
@given(some_reports(), MODES)
def test_swapping_the_sides_swaps_everything(reports: list[Report], mode: Mode) -> None:
    other = {"north": "south", "south": "north", None: None}
    swapped = [
        dataclasses.replace(one, actor=other[one.actor], claimant_side=other[one.claimant_side]) for one in reports
    ]
    region = dataclasses.replace(REGION, start=tuple(other[side] for side in REGION.start))
    there = probabilities(swapped, mode, region)[:, :, [1, 0, 2]]
    np.testing.assert_allclose(there, probabilities(reports, mode), atol=1e-9)


@QUICK
@given(some_reports(most=6), MODES, st.integers(0, 5))
def test_ten_copies_add_nothing(reports: list[Report], mode: Mode, which: int) -> None:
    originals = [one for one in reports if one.change != "retracts"]
    if not originals:
        return
    told = originals[which % len(originals)]
    # The copies come later under ids that sort after all others.
    copies = [dataclasses.replace(told, id=f"z{n}", publisher=f"paper {n}", via="Valley Post") for n in range(10)]
    np.testing.assert_allclose(probabilities([*reports, *copies], mode), probabilities(reports, mode), atol=1e-12)


def test_a_withdrawn_report_counts_until_it_is_withdrawn() -> None:
    told = report(1, day_said=4, day_about=4, claimant="clinic", claimant_class="ngo", claimant_side=None)
    taken_back = dataclasses.replace(told, id="r002", change="retracts", actor=None, day_said=7, retracts="r001")
    brod, south = PLACES.index("Brod"), SIDES.index("south")
    with_both = probabilities([told, taken_back], Mode.FILTERED)[:, brod, south]
    np.testing.assert_allclose(with_both[:7], probabilities([told], Mode.FILTERED)[:7, brod, south], atol=1e-12)
    np.testing.assert_allclose(with_both[7:], probabilities([], Mode.FILTERED)[7:, brod, south], atol=1e-9)


def test_a_claim_of_gain_raises_the_claimed_side_and_a_witness_raises_it_more() -> None:
    brod, south = PLACES.index("Brod"), SIDES.index("south")
    claim = report(1)
    witness = report(2, day_said=6, day_about=6, claimant="clinic", claimant_class="ngo", claimant_side=None)
    before, claimed, borne_out = (
        probabilities(reports, Mode.FILTERED, learns=False)[7, brod, south]
        for reports in ([], [claim], [claim, witness])
    )
    assert before < claimed < borne_out


def test_a_side_repeating_itself_is_worth_less_than_two_voices() -> None:
    brod, south = PLACES.index("Brod"), SIDES.index("south")
    once = report(1, change="holds", day_said=4, day_about=4)
    again = report(2, change="holds", day_said=6, day_about=6)
    other = report(2, change="holds", day_said=6, day_about=6, claimant="clinic", claimant_class="ngo")
    repeated, independent = (
        probabilities([once, second], Mode.FILTERED, learns=False)[6, brod, south] for second in (again, other)
    )
    assert repeated < independent


@pytest.mark.parametrize("sides", [("north", "south", "hill clans"), ("a", "b", "c", "d")])
def test_more_than_two_sides_are_weighed_too(sides: tuple[str, ...]) -> None:
    region = dataclasses.replace(REGION, sides=sides, start=(sides[0], sides[1], None))
    claim = report(1, actor=sides[2], claimant_side=sides[2])
    found = probabilities([claim], Mode.SMOOTHED, region)
    assert found.shape == (DAYS, len(PLACES), len(sides) + 1)
    np.testing.assert_allclose(found.sum(axis=2), 1, atol=1e-9)
