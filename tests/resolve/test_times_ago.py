"""So long ago, earlier, later; what gets its month or year from a neighbour. Published on Wednesday 14 May 2031."""

from __future__ import annotations

from datetime import date

import pytest

from sayso.model.times import Period
from timing import reading, readings


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("a year ago today", "2030-05-14", id="a year ago today"),
        pytest.param("a year ago this month", "2030-05", id="a year ago this month"),
        pytest.param("ten years ago tonight", "2021-05-14TNI", id="ten years ago tonight"),
        pytest.param("the week before last", "2031-W18", id="the week before last"),
        pytest.param("It fell in May 2029; the year after that it burned.", "2030", id="the year after that"),
        pytest.param("a week ago Monday", "2031-05-05", id="the weekday of the week before"),
        pytest.param("two weeks ago Friday", "2031-05-02", id="the weekday of two weeks ago"),
        pytest.param("a week from Friday", "2031-05-23", id="counted from the coming weekday"),
        pytest.param("two weeks from tomorrow", "2031-05-29", id="counted from tomorrow"),
        pytest.param("It fell in May 2029, and had burned a year before.", "2028", id="a year before, at the end"),
        pytest.param("in the year-ago quarter", "2030-Q1", id="the quarter that the last one is compared with"),
        pytest.param(
            "The quarter ended on 30 June 2029; the year-earlier period was worse.", "2028", id="year-earlier"
        ),
    ],
)
def test_value_of_what_is_counted(text: str, value: str) -> None:
    assert reading(text).value == value


def test_two_days_later_with_no_day_before_it_stays_open() -> None:
    """Counted from publication it would lie ahead of the report that tells it."""
    found = reading("The siege ended two days later.")
    assert (found.value, found.period) == (None, None)


def test_the_previous_night_with_no_day_before_it_says_what_it_was_counted_from() -> None:
    found = reading("The previous night had been quiet.")
    assert (found.value, found.anchor) == ("2031-05-13TNI", "published")
    assert "no time is named before it" in found.reason


@pytest.mark.parametrize(
    ("text", "values"),
    [
        pytest.param("between 14 and 20 March", ["2031-03-14", "2031-03-20"], id="between two days"),
        pytest.param("from 14 to 20 March 2029", ["2029-03-14", "2029-03-20"], id="with the year"),
        pytest.param("on 14-20 March", ["2031-03-14", "2031-03-20"], id="with a dash"),
        pytest.param("March 14-20", ["2031-03-14", "2031-03-20"], id="month first"),
        pytest.param("from January to March 2029", ["2029-01", "2029-03"], id="months"),
        pytest.param("from December to March 2029", ["2028-12", "2029-03"], id="months over the turn of the year"),
        pytest.param("In 2028 it was rich; by that December it was poor.", ["2028", "2028-12"], id="that month"),
        pytest.param("in the spring of 2028 and the following winter", ["2028-SP", "2028-WI"], id="following season"),
        pytest.param("the summer of '29", ["2029-SU"], id="a season of a short year"),
        pytest.param("in the spring and summer of 2028", ["2028-SP", "2028-SU"], id="seasons"),
        pytest.param("the June-August drought", ["2031-06", "2031-08"], id="months with no year lie in one year"),
        pytest.param("from November to March", ["2030-11", "2031-03"], id="or over its turn"),
        pytest.param("the 2029-30 war", ["2029"], id="years with a dash"),
    ],
)
def test_neighbours_give_each_other_month_and_year(text: str, values: list[str]) -> None:
    assert [found.value for found in readings(text)] == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("The strike is in its fifth day", "P5D", id="its fifth day"),
        pytest.param("The war is now in its 15th month", "P15M", id="in figures"),
        pytest.param("a year and a half", "P1Y6M", id="and a half after the unit"),
        pytest.param("half-hour", "PT30M", id="half-hour"),
        pytest.param("the last quarter century", "P25Y", id="quarter century, not a quarter"),
        pytest.param("in the preceding three months", "P3M", id="preceding"),
        pytest.param("a quarter of a century", "P25Y", id="quarter of a century"),
        pytest.param("for a hundred years", "P100Y", id="a hundred"),
    ],
)
def test_value_of_a_length(text: str, value: str) -> None:
    assert reading(text).value == value


def test_what_is_in_its_fifth_day_began_four_days_before() -> None:
    assert reading("The strike is in its fifth day").period == Period(date(2031, 5, 10), date(2031, 5, 14))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("the second quarter", "2031-Q2", id="second, not a unit"),
        pytest.param("3rd-quarter profit", "2030-Q3", id="the quarter in figures"),
        pytest.param("the latest quarter", "2031-Q1", id="latest: the last that ended"),
        pytest.param("the 2029 third quarter", "2029-Q3", id="the year before the quarter"),
        pytest.param("fiscal '29", "2029", id="fiscal year in two figures"),
        pytest.param("right now", "PRESENT_REF", id="right now"),
        pytest.param("the current chairman", "PRESENT_REF", id="current"),
        pytest.param("the week of 7 March", "2031-W10", id="week of a day, day first"),
        pytest.param("profit for the year", "2031", id="for the year"),
    ],
)
def test_value_of_times_of_business_news(text: str, value: str) -> None:
    assert reading(text).value == value


@pytest.mark.parametrize("text", ["the fourth in as many days", "in the early hours of", "the man of the year"])
def test_what_only_looks_like_a_time(text: str) -> None:
    assert readings(text) == ()
