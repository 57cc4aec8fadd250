"""Dates that name a day of the calendar, wholly or in part."""

from __future__ import annotations

import re
from datetime import date

from sayso.languages.times import TimeWords
from sayso.resolve.time_context import Outcome, TimeContext, unresolved
from sayso.resolve.time_hours import part_suffix
from sayso.resolve.time_values import day_in, last_day, moved, value_of
from sayso.resolve.time_years import OVERRIDES_TENSE, full_year, steps_of, year_said

# A date that only fits one reading within so many days of publication is read so: a newspaper dates its own days.
NEAR_PUBLICATION_DAYS = 60

STATED = "the text gives the whole date"


def read_iso_date(words: TimeWords, _: TimeContext) -> Outcome:
    year, month = int(words.slots["year"]), int(words.slots["month_number"])
    if "day" not in words:
        return Outcome(f"{year:04}-{month:02}", None, STATED) if 1 <= month <= 12 else _impossible()
    day = day_in(year, month, int(words.slots["day"]))
    if day is None:
        return _impossible()
    clock = words.get("clock_time")
    hours = re.match(r"\d\d:\d\d", clock) if clock else None
    return Outcome(value_of("day", day) + (f"T{hours.group()}" if hours else ""), None, STATED)


def _impossible() -> Outcome:
    return unresolved(None, "the calendar has no such day")


def read_numeric_date(words: TimeWords, context: TimeContext) -> Outcome:
    """28-05-2016 and 05/28/2016 by what the calendar allows; 08/09/1998 by the publication day, or left half known."""
    first, second = int(words.slots["first"]), int(words.slots["second"])
    year = int(words.slots["year"]) if "year" in words else full_year(int(words.slots["two_digits"]), context.published)
    readings = [day for day in (day_in(year, second, first), day_in(year, first, second)) if day is not None]
    if not readings:
        return _impossible()
    if len(set(readings)) == 1:
        return Outcome(value_of("day", readings[0]), None, "only one order of day and month is possible")
    if words.slots["mark"] == ".":
        return Outcome(value_of("day", readings[0]), None, "dates with full stops have the day first")
    near = [
        day for day in readings if context.published and abs((day - context.published).days) <= NEAR_PUBLICATION_DAYS
    ]
    if len(near) == 1:
        return Outcome(value_of("day", near[0]), None, "of the two orders only this one is near the publication day")
    return Outcome(
        value_of("year", readings[0]), None, "day and month could stand in either order: only the year is sure"
    )


def read_date(words: TimeWords, context: TimeContext) -> Outcome:
    """A day and a month, with or without weekday, year and hour."""
    month = context.number("month", words.get("month"))
    number = (
        int(re.sub(r"\D", "", words.slots["day"]))
        if "day" in words
        else context.number("ordinal", words.get("ordinal"))
    )
    year = year_said(words, context)
    suffix = part_suffix(words, context)
    if year is not None:
        day = day_in(year, month, number)
        return Outcome(value_of("day", day) + suffix, None, STATED) if day else _impossible()
    if not 1 <= number <= last_day(2000, month):
        return _impossible()
    if context.published is None:
        return unresolved(
            f"XXXX-{month:02}-{number:02}{suffix}", "no year is given, and the publication day is not known"
        )
    day = _day_on_weekday(month, number, words, context) or nearest_day(month, number, words.get("which"), context)
    if day is None:
        return _impossible()
    return Outcome(value_of("day", day) + suffix, "published", "the year nearest to publication that fits the verb")


def _day_on_weekday(month: int, number: int, words: TimeWords, context: TimeContext) -> date | None:
    """'Monday, Oct. 26': of the years around publication the nearest in which that date is that weekday."""
    weekday, published = context.number("weekday", words.get("weekday")), context.published
    if not weekday or published is None:
        return None
    years = sorted(range(published.year - 4, published.year + 2), key=lambda year: abs(year - published.year))
    days = (day_in(year, month, number) for year in years)
    return next((day for day in days if day is not None and day.isoweekday() == weekday), None)


def nearest_day(month: int, number: int, which: str | None, context: TimeContext) -> date | None:
    """The day of that name that lies next to publication, on the side that 'last', 'next' or the tense says."""
    published = context.published
    if published is None:
        return None
    days = [day for year in (-1, 0, 1) if (day := day_in(published.year + year, month, number))]
    before = max((day for day in days if day <= published), default=None)
    after = min((day for day in days if day >= published), default=None)
    steps = steps_of(which, context)
    if before is None or after is None or steps:
        return before if steps < 0 else after or before
    back, ahead = (published - before).days, (after - published).days
    if context.is_future:
        return before if ahead > back * OVERRIDES_TENSE else after
    if context.tense == "past":
        return after if back > ahead * OVERRIDES_TENSE else before
    return before if back <= ahead else after


def read_day_of_month(words: TimeWords, context: TimeContext) -> Outcome:
    """'on the 25th': of the month spoken of, else of the month nearest to publication."""
    number = int(re.sub(r"\D", "", words.slots["nth_day"]))
    if context.told is not None and (day := day_in(context.told.first.year, context.told.first.month, number)):
        return Outcome(value_of("day", day), "text", f"of the month of {context.told.words!r}")
    if context.published is None:
        return unresolved(f"XXXX-XX-{number:02}", "no month is given, and the publication day is not known")
    months = (moved(context.published.replace(day=1), step, "month") for step in (-1, 0, 1))
    days = [day for month in months if (day := day_in(month.year, month.month, number))]
    sided = [day for day in days if (day >= context.published if context.is_future else day <= context.published)]
    if not sided:
        return _impossible()
    chosen = min(sided) if context.is_future else max(sided)
    return Outcome(value_of("day", chosen), "published", "of the month nearest to publication that fits the verb")
