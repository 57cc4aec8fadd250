"""A filter that runs along says what a filter from scratch says."""

from __future__ import annotations

import dataclasses
import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from control_by_hand import DAYS, PLACES, REGION, report, some_reports
from sayso.errors import NotFoundError
from sayso.weigh.control import ControlWatch, Mode, Report, estimate_control, filtering


def run_along(reports: list[Report], *, learns: bool, shuffler: random.Random) -> np.ndarray:
    """(D, P, S + 1) what was shown on each evening, the reports of a day heard in any order."""
    watch, evenings = ControlWatch(REGION, learns=learns), []
    for day in range(DAYS):
        told = [one for one in reports if one.day_said == day]
        shuffler.shuffle(told)
        for one in told:
            watch.hear(one)
        evenings.append(watch.today())
        if day + 1 < DAYS:
            watch.next_day()
    return np.stack(evenings)


@settings(max_examples=30, deadline=None)
@given(some_reports(most=20), st.booleans(), st.randoms(use_true_random=False))
def test_running_along_equals_weighing_from_scratch(
    reports: list[Report], learns: bool, shuffler: random.Random
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(filtering, "REFIT_DAYS", 4)
        from_scratch = estimate_control(REGION, reports, mode=Mode.FILTERED, learns=learns).probabilities
        np.testing.assert_allclose(run_along(reports, learns=learns, shuffler=shuffler), from_scratch, atol=1e-9)


@settings(max_examples=30, deadline=None)
@given(some_reports(most=20), st.randoms(use_true_random=False))
def test_however_late_a_report_is_heard_the_last_day_is_thought_the_same_of(
    reports: list[Report], shuffler: random.Random
) -> None:
    late = ControlWatch(REGION, learns=False)
    while late.day < DAYS - 1:
        late.next_day()
    shuffler.shuffle(reports)
    for one in reports:
        late.hear(one)
    on_time = ControlWatch(REGION, learns=False)
    on_time.hear_all(reports)
    while on_time.day < DAYS - 1:
        on_time.next_day()
    np.testing.assert_allclose(late.unsteadied(), on_time.unsteadied(), atol=1e-9)


def test_a_claim_about_one_place_reaches_its_neighbours_only_as_the_days_go_by() -> None:
    watch = ControlWatch(REGION)
    while watch.day < 5:
        watch.next_day()
    before = watch.today()
    watch.hear(report(1))
    brod = PLACES.index("Brod")
    changed = np.abs(watch.today() - before).max(axis=1)
    assert changed[brod] > 0.01
    assert changed[[n for n in range(len(PLACES)) if n != brod]].max() == 0


def test_a_report_heard_twice_counts_once_and_a_corrected_one_in_its_new_form() -> None:
    once, twice, corrected = (ControlWatch(REGION) for _ in range(3))
    once.hear_all([report(1)])
    twice.hear_all([report(1), report(1)])
    corrected.hear_all([report(1, place="Lipa", change="lost"), report(1)])
    np.testing.assert_allclose(twice.today(), once.today(), atol=1e-12)
    np.testing.assert_allclose(corrected.today(), once.today(), atol=1e-12)


def test_what_is_still_to_come_cannot_be_heard() -> None:
    with pytest.raises(NotFoundError, match="present day is 0"):
        ControlWatch(REGION).hear(report(1))


def test_an_unknown_place_is_named_with_those_known() -> None:
    with pytest.raises(NotFoundError, match="Velika"):
        ControlWatch(REGION).hear(report(1, place="Nowhere", day_said=0, day_about=0))


def test_after_the_last_day_there_is_no_next() -> None:
    watch = ControlWatch(dataclasses.replace(REGION, days=1))
    with pytest.raises(NotFoundError, match="days run from 0 to 0"):
        watch.next_day()
