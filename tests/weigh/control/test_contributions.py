"""Contributions of reports add up to the estimate, and fall to the reports that earned them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from control_by_hand import DAYS, PLACES, REGION, report, some_reports
from sayso.errors import NotFoundError
from sayso.weigh.control import Mode, Report
from sayso.weigh.control.explaining import explain_control


@settings(max_examples=15, deadline=None)
@given(
    some_reports(),
    st.sampled_from(list(Mode)),
    st.integers(0, DAYS - 1),
    st.sampled_from(PLACES),
    st.sampled_from(("north", "south", "contested")),
)
def test_contributions_sum_to_the_posterior(
    reports: list[Report], mode: Mode, day: int, place: str, answer: str
) -> None:
    found = explain_control(REGION, reports, place=place, day=day, answer=answer, mode=mode).explanation
    total = found.situation + found.silence + sum(nats for _, nats in found.by_report)
    assert total == pytest.approx(found.posterior, abs=1e-9)


def test_the_probabilities_of_all_answers_are_shown_and_sum_to_one() -> None:
    found = explain_control(REGION, [report(1)], place="Brod", day=6, answer="south", mode=Mode.FILTERED)
    assert [answer for answer, _ in found.probabilities] == ["north", "south", "contested"]
    assert sum(probability for _, probability in found.probabilities) == pytest.approx(1, abs=1e-9)
    assert dict(found.probabilities)["south"] == pytest.approx(found.explanation.probability, abs=1e-9)


def test_only_reports_known_that_day_contribute_to_a_filtered_estimate() -> None:
    reports = [report(1, day_said=3, day_about=3), report(2, day_said=8, day_about=4, change="lost")]
    found = explain_control(REGION, reports, place="Brod", day=5, answer="south", mode=Mode.FILTERED)
    assert [name for name, _ in found.explanation.by_report] == ["r001"]


def test_a_claim_of_gain_speaks_for_its_side_and_its_absence_is_told_apart() -> None:
    found = explain_control(REGION, [report(1)], place="Brod", day=6, answer="south", mode=Mode.FILTERED)
    [(name, nats)] = found.explanation.by_report
    assert name == "r001"
    assert nats > 0
    assert dict(found.log_odds_without)["r001"] < found.explanation.posterior


def test_an_unknown_place_is_named_with_those_known() -> None:
    with pytest.raises(NotFoundError, match="Velika"):
        explain_control(REGION, [], place="Nowhere", day=1, answer="south", mode=Mode.FILTERED)


def test_too_little_said_is_said_to_be_too_little() -> None:
    witnesses = [report(number, day_said=number, day_about=number) for number in (2, 3, 4)]
    few, enough = (
        explain_control(REGION, told, place="Brod", day=6, answer="south", mode=Mode.FILTERED).is_enough_said
        for told in (witnesses[:2], witnesses)
    )
    assert (few, enough) == (False, True)
