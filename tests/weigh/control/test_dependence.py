"""What counts as one utterance, and what a repetition is worth."""

from __future__ import annotations

import pytest

from control_by_hand import report
from sayso.weigh.control.dependence import weighed

AGAIN = round(0.5**1.25, 3)


def weights(*reports: object) -> dict[str, float]:
    """Id -> weight of the reports that count."""
    return {row.report.id: round(row.weight, 3) for row in weighed(reports)}  # type: ignore[arg-type]


def test_a_paper_quoting_the_spokesman_is_the_same_utterance() -> None:
    assert weights(report(1), report(2, day_said=7, publisher="Valley Post")) == {"r001": 1.0}


def test_the_spokesman_saying_it_again_is_a_repetition_worth_less_than_half() -> None:
    assert weights(report(1), report(2, day_said=7)) == {"r001": 1.0, "r002": AGAIN}


def test_a_side_and_its_radio_are_one_voice() -> None:
    radio = report(2, day_said=6, claimant="southern radio", claimant_class="state_media", publisher="southern radio")
    assert weights(report(1), radio) == {"r001": 1.0, "r002": AGAIN}


def test_a_word_six_weeks_old_still_makes_the_next_a_repetition() -> None:
    assert weights(report(1), report(2, day_said=5 + 45)) == {"r001": 1.0, "r002": AGAIN}
    assert weights(report(1), report(2, day_said=5 + 46)) == {"r001": 1.0, "r002": 1.0}


def test_however_often_a_side_says_it_it_is_worth_less_than_four_witnesses() -> None:
    daily = weights(*(report(number, day_said=number) for number in range(1, 60)))
    assert len(daily) == 59
    assert sum(list(daily.values())[:45]) < 4


def test_what_comes_to_the_same_in_other_words_is_in_part_a_repetition() -> None:
    held, fallen = (report(2, day_said=7, change=change) for change in ("holds", "lost"))
    assert weights(report(1), held)["r002"] == round((1 / 1.1) ** 1.25, 3)
    assert weights(report(1), fallen)["r002"] == 1.0


def test_a_witness_who_sees_a_change_and_then_a_state_tells_of_two_things() -> None:
    taken, held = (
        report(n, day_said=5 + n, change=change, claimant="clinic", claimant_class="ngo", claimant_side=None)
        for n, change in ((1, "gained"), (2, "holds"))
    )
    assert weights(taken, held) == {"r001": 1.0, "r002": 1.0}


def test_ten_outlets_in_their_own_voices_are_worth_less_than_one_that_was_there() -> None:
    outlets = [
        report(
            n, day_said=6, claimant=f"paper {n}", publisher=f"paper {n}", claimant_class="outlet", claimant_side=None
        )
        for n in range(2, 12)
    ]
    assert sum(weights(report(1), *outlets).values()) < 2


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
