"""The one time of a claim, and what is history."""

from __future__ import annotations

from datetime import date

import pytest

from sayso.languages.times import load_times
from sayso.model.times import Period, TimeReading
from sayso.resolve.times import is_background, period_of_claim
from timing import WEDNESDAY, readings


def claim_time(text: str, *words: str) -> TimeReading | None:
    """The time of a claim to which the expressions with these words belong, all of them if none are given."""
    found = readings(text)
    mine = [one.span for one in found if not words or one.words in words]
    return period_of_claim(mine, found, text, lexicon=load_times(), published=WEDNESDAY)


def period(text: str, *words: str) -> Period | None:
    found = claim_time(text, *words)
    return found.period if found else None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        pytest.param("ruled from 1996 to 2001", date(1996, 1, 1), date(2001, 12, 31), id="from, to"),
        pytest.param("between 3 May and 5 May 2031", date(2031, 5, 3), date(2031, 5, 5), id="between, and"),
        pytest.param("on Sunday and into Monday", date(2031, 5, 11), date(2031, 5, 12), id="two days side by side"),
        pytest.param("on Sunday and continued into Monday", date(2031, 5, 11), date(2031, 5, 12), id="continued into"),
        pytest.param("on 11, 12 and 13 May", date(2031, 5, 11), date(2031, 5, 13), id="a list of days"),
        pytest.param("on April 24 and 25", date(2031, 4, 24), date(2031, 4, 25), id="days of one month"),
        pytest.param("in 1996 and 2001", date(1996, 1, 1), date(1996, 12, 31), id="years side by side stay apart"),
        pytest.param("this week, on Monday", date(2031, 5, 12), date(2031, 5, 12), id="the finest of several"),
        pytest.param("in 1996, and last week", date(2031, 5, 5), date(2031, 5, 11), id="news before history"),
    ],
)
def test_expressions_of_one_claim_make_one_time(text: str, first: date, last: date) -> None:
    assert period(text) == Period(first, last)


def test_stretch_has_the_words_between_its_ends() -> None:
    found = claim_time("They ruled from 1996 to 2001.")
    assert found is not None
    assert found.words == "1996 to 2001"


def test_claim_without_expression_has_no_time() -> None:
    assert period_of_claim((), readings("on Friday"), "on Friday", lexicon=load_times(), published=WEDNESDAY) is None


def test_vague_expression_is_kept_with_its_reason() -> None:
    found = claim_time("many fled in recent days")
    assert found is not None
    assert (found.period, found.words) == (None, "recent days")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("in 2029", True), ("in 2030", False), ("since 1996", True), ("recently", False), ("on Friday", False)],
)
def test_history_begins_two_calendar_years_before_publication(text: str, expected: bool) -> None:
    assert is_background(claim_time(text), WEDNESDAY) is expected


def test_nothing_is_history_without_a_publication_day() -> None:
    assert not is_background(claim_time("in 1996"), None)
