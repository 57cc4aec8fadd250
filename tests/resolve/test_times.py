"""What time expressions mean. Published on Wednesday 14 May 2031 unless a test says otherwise."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model.times import Period
from timing import WEDNESDAY, reading, readings

DATES = [
    ("on Friday", "2031-05-09", "a weekday is the last one on or before publication"),
    ("on Wednesday", "2031-05-14", "the weekday of publication is the day itself"),
    ("last Wednesday", "2031-05-07", "last: never publication itself"),
    ("next Wednesday", "2031-05-21", "next: never publication itself"),
    ("this coming Friday", "2031-05-16", "coming: after publication"),
    ("Friday last week", "2031-05-09", "the weekday in the week before"),
    ("Monday next week", "2031-05-19", "the weekday in the week after"),
    ("on Friday night", "2031-05-09TNI", "a night keeps its letters"),
    ("early Monday morning", "2031-05-12TMO", "a morning keeps its letters"),
    ("yesterday", "2031-05-13", "yesterday"),
    ("tomorrow morning", "2031-05-15TMO", "tomorrow with a part"),
    ("the day before yesterday", "2031-05-12", "two days back"),
    ("last night", "2031-05-13TNI", "last night is the night before publication"),
    ("tonight", "2031-05-14TNI", "tonight"),
    ("at 1:30 this morning", "2031-05-14T01:30", "an hour this morning"),
    ("at 7 last night", "2031-05-13T19:00", "an hour last night"),
    ("overnight", "2031-05-13TNI", "overnight is the night before publication"),
    ("last week", "2031-W19", "weeks of ISO 8601"),
    ("this week", "2031-W20", "the week of publication"),
    ("last weekend", "2031-W19-WE", "the weekend before"),
    ("next month", "2031-06", "next month"),
    ("last year", "2030", "last year"),
    ("in April", "2031-04", "a month gone by is this year's"),
    ("in December", "2030-12", "a month far ahead is last year's"),
    ("last November", "2030-11", "last November"),
    ("in late August 2030", "2030-08", "late stays in the month"),
    ("Aug. 7", "2031-08-07", "the nearest day of that name"),
    ("May 20", "2031-05-20", "the nearest day may lie ahead"),
    ("Sunday, May 18", "2031-05-18", "the year in which the weekday fits"),
    ("the 5th of May", "2031-05-05", "ordinal and month"),
    ("4 September 2021", "2021-09-04", "day first"),
    ("September 4, 2021", "2021-09-04", "month first"),
    ("2021-09-04", "2021-09-04", "ISO"),
    ("Jul 172015", "2015-07-17", "squeezed"),
    ("28-05-2016", "2016-05-28", "only one order is possible"),
    ("05/28/2016", "2016-05-28", "only one order is possible, the other way"),
    ("12/05/2031", "2031-05-12", "of two orders the one near publication"),
    ("08/09/1998", "1998", "two orders, neither near publication: only the year"),
    ("08.09.1998", "1998-09-08", "full stops: day first"),
    ("in 1996", "1996", "a year"),
    ("the early 1990s", "199X", "a decade"),
    ("the 19th century", "18XX", "a century"),
    ("the third quarter of 2030", "2030-Q3", "a quarter"),
    ("the first half", "2031-H1", "the half under way"),
    ("last winter", "2030-WI", "the last season that has ended"),
    ("Christmas Day", "2030-12-25", "the nearest feast"),
    ("Easter Sunday 2031", "2031-04-13", "a movable feast"),
    ("two weeks ago", "2031-W18", "ago: as fine as its unit"),
    ("11 days ago", "2031-05-03", "days ago"),
    ("a decade ago", "202X", "decades ago"),
    ("several years ago", "PAST_REF", "how many is not said"),
    ("at 9:30 p.m. on Monday", "2031-05-12T21:30", "hour and day"),
    ("It began at 4 in the morning on Monday", "2031-05-12", "the day stands apart from its hour"),
    ("the end of the year", "2031", "an end stays in the year"),
    ("now", "PRESENT_REF", "present"),
    ("recently", "PAST_REF", "past"),
    ("the near future", "FUTURE_REF", "future"),
    ("for three days", "P3D", "a length"),
    ("for a fortnight", "P2W", "a fortnight"),
    ("five and a half hours", "PT5H30M", "a length with a half"),
    ("half a year", "P6M", "half a unit"),
    ("twenty-five years", "P25Y", "a number in words"),
    ("2,500 days", "P2500D", "a number with a comma"),
    ("two decades", "P20Y", "decades are years"),
    ("for years", "PXY", "a vague length"),
    ("in recent days", "PXD", "recent days"),
    ("a few hours", "PTXH", "a few"),
    ("every two weeks", "P2W", "a set"),
    ("every other day", "P2D", "every other"),
    ("daily", "P1D", "daily"),
    ("every Friday", "XXXX-WXX-5", "a weekday again and again"),
    ("on Fridays", "XXXX-WXX-5", "a weekday in the plural"),
    ("after Tuesdays raid", "2031-05-13", "a possessive that lost its apostrophe"),
    ("overnight Monday", "2031-05-12TNI", "overnight with its day"),
    ("the second consecutive day", "P2D", "so many in a row"),
]


@pytest.mark.parametrize(("text", "value"), [pytest.param(text, value, id=why) for text, value, why in DATES])
def test_value(text: str, value: str) -> None:
    assert reading(text).value == value


def days(first: str, last: str) -> Period:
    return Period(date.fromisoformat(first), date.fromisoformat(last))


PERIODS = [
    ("on Friday night", "2031-05-09", "2031-05-09", "a night belongs to the day that it begins on"),
    ("overnight", "2031-05-13", "2031-05-14", "overnight touches two days"),
    ("last week", "2031-05-05", "2031-05-11", "weeks run from Monday to Sunday"),
    ("last weekend", "2031-05-10", "2031-05-11", "weekends are Saturday and Sunday"),
    ("this week", "2031-05-12", "2031-05-14", "this week ends on publication"),
    ("this month", "2031-05-01", "2031-05-14", "a month under way ends on publication"),
    ("later this month", "2031-05-14", "2031-05-31", "later: from publication on"),
    ("earlier this month", "2031-05-01", "2031-05-14", "earlier: up to publication"),
    ("the beginning of the week", "2031-05-12", "2031-05-13", "Monday and Tuesday"),
    ("since Friday", "2031-05-09", "2031-05-14", "since: up to publication"),
    ("the first week of May", "2031-05-01", "2031-05-07", "the first seven days"),
    ("the last week of April", "2031-04-24", "2031-04-30", "the last seven days"),
    ("the third day in a row", "2031-05-12", "2031-05-14", "so many up to publication"),
    ("since March", "2031-03-01", "2031-05-14", "since a month"),
    ("late August 2030", "2030-08-21", "2030-08-31", "late: the last third"),
    ("the end of August 2030", "2030-08-27", "2030-08-31", "the end: the last five days"),
    ("at the beginning of May", "2031-05-01", "2031-05-05", "the beginning: the first five days"),
    ("early 2030", "2030-01-01", "2030-03-31", "early: the first quarter"),
    ("mid-2030", "2030-05-01", "2030-08-31", "mid: the middle four months"),
    ("late last year", "2030-10-01", "2030-12-31", "late: the last quarter"),
    ("late 2028", "2028-10-01", "2028-12-31", "late, in a leap year"),
    ("the end of 2030", "2030-12-01", "2030-12-31", "the end: the last month"),
    ("the first half of June 2030", "2030-06-01", "2030-06-15", "half a month"),
    ("the second half of last month", "2031-04-16", "2031-04-30", "the other half, up to its end"),
    ("October 7 last year", "2030-10-07", "2030-10-07", "the year said after the day"),
    ("since the dawn of Friday", "2031-05-09", "2031-05-14", "since a part of a day"),
    ("the past three months", "2031-02-14", "2031-05-14", "months begin on their day"),
    ("On Monday it rained for the second day in a row", "2031-05-11", "2031-05-12", "up to the day told"),
    ("early August 2030", "2030-08-01", "2030-08-10", "early: the first ten days"),
    ("mid-August 2030", "2030-08-11", "2030-08-20", "mid: the middle ten days"),
    ("the past two days", "2031-05-13", "2031-05-14", "publication day counts as one"),
    ("the past week", "2031-05-08", "2031-05-14", "seven days up to publication"),
    ("the next two days", "2031-05-14", "2031-05-16", "ahead from publication"),
    ("the second consecutive day", "2031-05-13", "2031-05-14", "the last of them at publication"),
    ("in 2024", "2024-01-01", "2024-12-31", "a year"),
    ("last winter", "2030-12-01", "2031-02-28", "a winter runs into the next year"),
    ("the 1990s", "1990-01-01", "1999-12-31", "a decade"),
]


@pytest.mark.parametrize(
    ("text", "first", "last"), [pytest.param(text, first, last, id=why) for text, first, last, why in PERIODS]
)
def test_period(text: str, first: str, last: str) -> None:
    assert reading(text).period == days(first, last)


@pytest.mark.parametrize("text", ["recently", "in recent weeks", "for three days", "every Friday", "several years ago"])
def test_vague_time_has_no_days(text: str) -> None:
    assert reading(text).period is None


def test_until_has_no_first_day() -> None:
    assert reading("until Friday").period == Period(None, date(2031, 5, 9))


def test_fiscal_year_has_no_days() -> None:
    found = reading("in fiscal 2030")
    assert (found.value, found.period) == ("2030", None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("It fell on Friday; they had met a day earlier.", "2031-05-08", id="a day earlier"),
        pytest.param("It fell on Aug. 7, 2030. Two days later it burned.", "2030-08-09", id="two days later"),
        pytest.param("It fell in March 2030. The following month it burned.", "2030-04", id="the following month"),
        pytest.param("It fell on 3 May 2030. That day it burned.", "2030-05-03", id="that day"),
        pytest.param("It fell on 3 May 2030. That night it burned.", "2030-05-03TNI", id="that night"),
        pytest.param(
            "The third quarter of 2030 was worse than a year earlier.", "2029-Q3", id="a quarter a year earlier"
        ),
        pytest.param("On April 24 and 25", "2031-04-25", id="the second day of the same month"),
    ],
)
def test_times_counted_from_what_was_told_before(text: str, value: str) -> None:
    found = reading(text)
    assert (found.value, found.anchor) == (value, "text")


def test_hour_belongs_to_the_day_that_follows_in_its_sentence() -> None:
    assert readings("It began at 10:35 a.m. (0735 GMT), police said on Monday.")[0].value == "2031-05-12T10:35"


def test_hour_without_a_day_gives_a_claim_no_day() -> None:
    assert reading("It began at 10:35 a.m.").period is None


@pytest.mark.parametrize(
    ("text", "value", "zone"),
    [
        ("at 4 a.m. EDT on Monday", "2031-05-12T04:00", "EDT"),
        ("on Monday at 1500 GMT", "2031-05-12T15:00", "GMT"),
        ("at 4 p.m. local time on Monday", "2031-05-12T16:00", "local time"),
        ("at 4 p.m. Brod time on Monday", "2031-05-12T16:00", "Brod time"),
        ("2031-05-12T16:00+03:00", "2031-05-12T16:00", "+03:00"),
        ("2031-05-12T16:00Z", "2031-05-12T16:00", "Z"),
    ],
)
def test_zone_of_an_hour_is_kept_in_the_reason(text: str, value: str, zone: str) -> None:
    found = reading(text)
    assert (found.value, found.reason.endswith(f"hour given in {zone}")) == (value, True)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on Friday", "XXXX-WXX-5"),
        ("on Friday night", "XXXX-WXX-5TNI"),
        ("August 31", "XXXX-08-31"),
        ("in late August", "XXXX-08"),
        ("the third quarter", "XXXX-Q3"),
        ("last spring", "XXXX-SP"),
        ("yesterday", None),
        ("last week", None),
        ("two days ago", None),
        ("overnight", None),
        ("at 10 p.m.", "XXXX-XX-XXT22:00"),
    ],
)
def test_without_publication_day_a_relative_time_stays_half_known(text: str, value: str | None) -> None:
    found = reading(text, published=None)
    assert (found.value, found.period) == (value, None)
    assert "not known" in found.reason


def test_without_publication_day_a_whole_date_stands() -> None:
    assert reading("4 September 2021", published=None).period == days("2021-09-04", "2021-09-04")


def test_without_publication_day_times_are_still_counted_from_each_other() -> None:
    assert reading("It fell on 3 May 2030 and burned two days later.", published=None).value == "2030-05-05"


@pytest.mark.parametrize("text", ["9,999,999 years ago", "1" * 400 + " days ago", "in 1999-00", "0/0 days later"])
def test_odd_figures_are_read_without_an_error(text: str) -> None:
    assert reading(text).words in text


@pytest.mark.parametrize("published", [date.min, date.max])
def test_publication_day_at_the_end_of_the_calendar_counts_as_unknown(published: date) -> None:
    assert reading("last week", published).period is None


def test_impossible_day_is_none() -> None:
    assert reading("February 30, 2030").value is None


WORDS = [
    "Friday",
    "Friday night",
    "last Monday",
    "next Tuesday",
    "yesterday",
    "tomorrow",
    "last night",
    "two weeks ago",
    "11 days ago",
    "last week",
    "this weekend",
    "overnight",
    "the past three days",
    "in the next week",
    "later this week",
    "Aug. 7",
    "in April",
    "a day earlier",
    "the previous week",
    "last winter",
    "the third quarter",
    "Christmas",
    "this morning",
    "at noon",
    "the end of the month",
    "since March",
    "the second consecutive day",
    "an hour ago",
]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6), st.dates(date(1990, 1, 1), date(2040, 12, 31)))
@settings(max_examples=60, deadline=None)
def test_span_of_a_reading_holds_its_words(words: list[str], published: date) -> None:
    text = "; ".join(words)
    for found in readings(text, published):
        assert found.span.of(text) == found.words
        assert found.reason


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6))
@settings(max_examples=40, deadline=None)
def test_without_publication_day_no_relative_time_has_days(words: list[str]) -> None:
    assert all(found.period is None for found in readings("; ".join(words), None))


@given(
    st.sampled_from(
        ["Friday", "on Monday night", "last Tuesday", "next Sunday", "yesterday", "overnight", "last week"]
    ),
    st.dates(date(1990, 1, 1), date(2040, 12, 31)),
)
@settings(max_examples=60, deadline=None)
def test_a_week_later_everything_counted_from_publication_is_a_week_later(text: str, published: date) -> None:
    now, later = reading(text, published).period, reading(text, published + timedelta(days=7)).period
    assert now is not None
    assert later is not None
    assert now.first is not None
    assert later.first == now.first + timedelta(days=7)


@given(st.sampled_from(WORDS), st.dates(date(1990, 1, 1), date(2040, 12, 31)))
@settings(max_examples=60, deadline=None)
def test_weekday_is_never_more_than_a_week_away(word: str, published: date) -> None:
    found = reading(f"on {word}", published)
    if found.words.startswith(("Friday", "last Monday", "next Tuesday")):
        assert found.period is not None
        assert found.period.first is not None
        assert abs((found.period.first - published).days) <= 7


def test_publication_day_of_the_examples_is_a_wednesday() -> None:
    assert WEDNESDAY.isoweekday() == 3
