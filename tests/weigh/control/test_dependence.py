"""What counts as one utterance, and what a repetition is worth."""

from __future__ import annotations

import pytest

from control_by_hand import report
from sayso.weigh.control.dependence import weighed


def weights(*reports: object) -> dict[str, float]:
    """Id -> weight of the reports that count."""
    return {row.report.id: round(row.weight, 3) for row in weighed(reports)}  # type: ignore[arg-type]


def test_a_paper_quoting_the_spokesman_is_the_same_utterance() -> None:
    assert weights(report(1), report(2, day_said=7, publisher="Valley Post")) == {"r001": 1.0}


def test_the_spokesman_saying_it_again_is_a_repetition_worth_half() -> None:
    assert weights(report(1), report(2, day_said=7)) == {"r001": 1.0, "r002": 0.5}


def test_a_side_and_its_radio_are_one_voice() -> None:
    radio = report(2, day_said=6, claimant="southern radio", claimant_class="state_media", publisher="southern radio")
    assert weights(report(1), radio) == {"r001": 1.0, "r002": 0.5}


def test_two_witnesses_count_in_full() -> None:
    clinic = report(1, claimant="clinic", claimant_class="ngo", claimant_side=None)
    reporter = report(2, claimant="reporter", claimant_class="correspondent", claimant_side=None)
    assert weights(clinic, reporter) == {"r001": 1.0, "r002": 1.0}


@pytest.mark.parametrize("told_before", [True, False])
def test_an_outlet_in_its_own_voice_counts_less_after_somebody_else(told_before: bool) -> None:
    outlet = report(2, day_said=6, claimant="Valley Post", claimant_class="outlet", claimant_side=None)
    found = weights(report(1), outlet) if told_before else weights(outlet)
    assert found["r002"] == (0.2 if told_before else 0.5)


def test_the_same_text_from_two_papers_is_one_report() -> None:
    papers = [
        report(number, claimant=name, publisher=name, claimant_class="outlet", claimant_side=None, text_key="t")
        for number, name in ((1, "Valley Post"), (2, "Hill Courier"))
    ]
    assert list(weights(*papers)) == ["r001"]
