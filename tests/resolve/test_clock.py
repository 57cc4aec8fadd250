"""When a claim's event was: lengths of time begin on the day of saying, where the text gives it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.languages.times import load_times
from sayso.model.source import Article, ParsedArticle, Span
from sayso.model.times import Period, TimeReading
from sayso.resolve.clock import Clock

PUBLISHED = date(2031, 5, 14)
FRIDAY = date(2031, 5, 9)


def clock(published: date | None = PUBLISHED) -> Clock:
    article = Article("a", "", "text", (), "a.txt", published_on=published)
    return Clock(ParsedArticle(article, (), (), ()), load_times(), ())


def reading(period: Period | None, *, value: str, anchor: str | None) -> TimeReading:
    return TimeReading("in two days", Span(0, 1), value, period, "range", anchor, "a test")


def said(day: date) -> TimeReading:
    return reading(Period(day, day), value=day.isoformat(), anchor="published")


def days(first: date, last: date) -> Period:
    return Period(first, last)


def test_in_two_to_three_days_said_on_friday_counts_from_friday() -> None:
    from_publication = reading(
        days(PUBLISHED + timedelta(2), PUBLISHED + timedelta(3)), value="P3D", anchor="published"
    )
    counted = clock().counted_from_saying(from_publication, said(FRIDAY))
    assert counted is not None
    assert counted.period == days(date(2031, 5, 11), date(2031, 5, 12))
    assert counted.anchor == "said"


@pytest.mark.parametrize("anchor", ["text", None])
def test_what_does_not_hang_on_the_publication_day_stays(anchor: str | None) -> None:
    plain = reading(days(PUBLISHED, PUBLISHED), value="P3D", anchor=anchor)
    assert clock().counted_from_saying(plain, said(FRIDAY)) == plain


def test_a_calendar_day_stays_whenever_it_was_said() -> None:
    plain = reading(days(PUBLISHED, PUBLISHED), value="2031-05-14", anchor="published")
    assert clock().counted_from_saying(plain, said(FRIDAY)) == plain


def test_without_a_day_of_saying_nothing_moves() -> None:
    plain = reading(days(PUBLISHED, PUBLISHED), value="P2D", anchor="published")
    assert clock().counted_from_saying(plain, None) == plain
    assert clock(None).counted_from_saying(plain, said(FRIDAY)) == plain


@given(st.integers(0, 30), st.integers(0, 5), st.integers(0, 20))
def test_a_window_keeps_its_length(ahead: int, longer: int, earlier: int) -> None:
    first = PUBLISHED + timedelta(ahead)
    window = reading(days(first, first + timedelta(longer)), value="P9D", anchor="published")
    counted = clock().counted_from_saying(window, said(PUBLISHED - timedelta(earlier)))
    assert counted is not None
    assert counted.period is not None
    assert counted.period.last - counted.period.first == timedelta(longer)  # type: ignore[operator]
