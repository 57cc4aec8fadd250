"""When something was told, and how long nothing more has been heard."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.present.staleness import length_words, silence_words, told_words

MAY_14, JUNE_20 = date(2031, 5, 14), date(2031, 6, 20)


def test_days_are_told_from_first_to_last_and_unknown_ones_left_out() -> None:
    assert told_words([JUNE_20, None, MAY_14]) == "14 May 2031 to 20 Jun 2031"
    assert told_words([MAY_14, MAY_14]) == "14 May 2031"
    assert told_words([None]) == ""


def test_a_long_silence_is_told_against_the_latest_report() -> None:
    assert silence_words([MAY_14], JUNE_20) == "nothing more in the 5 weeks to 20 Jun 2031, the latest report"


@pytest.mark.parametrize("days_since", [0, 7])
def test_a_week_is_no_silence(days_since: int) -> None:
    assert silence_words([MAY_14], MAY_14 + timedelta(days_since)) == ""


@pytest.mark.parametrize(
    ("days", "words"),
    [(1, "1 day"), (20, "20 days"), (21, "3 weeks"), (90, "2 months"), (730, "23 months"), (731, "2 years")],
)
def test_lengths_are_rounded_down(days: int, words: str) -> None:
    assert length_words(days) == words


@given(st.integers(min_value=0, max_value=40_000))
def test_one_of_a_unit_is_said_of_days_alone(days: int) -> None:
    number, unit = length_words(days).split()
    assert int(number) >= 2 or unit in ("day", "days")
