"""Dates that name a day, month or year of the calendar, wholly or in part."""

from __future__ import annotations

import re
from datetime import date, timedelta

from sayso.languages.times import TimeWords
from sayso.model.times import Period
from sayso.resolve.time_context import FUTURE, Outcome, TimeContext, unresolved
from sayso.resolve.time_values import day_in, last_day, moved, value_of

# A date that only fits one reading within so many days of publication is read so: a newspaper dates its own days.
NEAR_PUBLICATION_DAYS = 60
# "'98" and "10/30/89": a year up to so many years after publication, else the century before.
SHORT_YEAR_AHEAD = 10
SHORT_YEAR_PIVOT = 2040
"""Latest year that a two-figure year means where no publication day is known."""

OVERRIDES_TENSE = 4
"""A date so many times nearer on the other side of publication is meant, whatever the verb says ("due back Jan. 14")."""

STATED = "the text gives the whole date"


def read_iso_date(words: TimeWords, context: TimeContext) -> Outcome:
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


def full_year(two_digits: int, published: date | None) -> int:
    """'98 -> 1998: the latest such year that is not far after publication."""
    latest = published.year + SHORT_YEAR_AHEAD if published else SHORT_YEAR_PIVOT
    year = latest - latest % 100 + two_digits
    return year if year <= latest else year - 100


def year_said(words: TimeWords, context: TimeContext) -> int | None:
    """The year that stands in the expression, in figures or as 'last year'."""
    for slot in ("year", "year_2"):
        if slot in words:
            return int(words.slots[slot])
    if "short_year" in words:
        return full_year(int(re.sub(r"\D", "", words.slots["short_year"])), context.published)
    if "which_year" in words and context.published:
        return context.published.year + _steps(words.slots["which_year"].split()[0], context)
    return None


def _steps(which: str | None, context: TimeContext) -> int:
    """-1 for last, 0 for this, 1 for next."""
    named = context.name("which", which) or context.name("which_told", which)
    return {"last": -1, "before": -1, "next": 1, "after": 1}.get(named or "", 0)


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
    steps = _steps(which, context)
    if before is None or after is None or steps:
        return before if steps < 0 else after or before
    back, ahead = (published - before).days, (after - published).days
    if context.is_future:
        return before if ahead > back * OVERRIDES_TENSE else after
    if context.tense == "past":
        return after if back > ahead * OVERRIDES_TENSE else before
    return before if back <= ahead else after


def part_suffix(words: TimeWords, context: TimeContext) -> str:
    """'TNI' for a night, 'T21:30' for half past nine in the evening, '' for neither."""
    for slot in ("clock", "clock_2", "clock_word", "clockword"):
        if (said := words.get(slot)) and (hours := clock_time(said, words, context)):
            return f"T{hours}"
    for slot in ("part_of_day", "part_of_day_2"):
        if part := context.name("part_of_day", words.get(slot)):
            return part
    return ""


def clock_time(said: str, words: TimeWords, context: TimeContext) -> str | None:
    """'10:35 a.m.' -> '10:35', '9 p.m.' -> '21:00', '2200 GMT' -> '22:00'; the zone stays in the reason."""
    folded = said.casefold()
    for table_word in ("noon", "midday", "midnight"):
        if folded.startswith(table_word):
            return "24:00" if table_word == "midnight" else "12:00"
    figures = re.match(r"(\d{1,2})[:.]?(\d\d)?", folded)
    hour = int(figures[1]) if figures else context.number("number_word", re.split(r"[\s]", folded)[0])
    minute = int(figures[2] or 0) if figures else 0
    part = context.name("part_of_day", words.get("part_of_day") or words.get("part_of_day_2"))
    if hour < 12 and (
        re.search(r"\bp\.?\s?m|\dp\.?m", folded) or part in ("TAF", "TEV") or (part == "TNI" and hour > 5)
    ):
        hour += 12
    elif hour == 12 and re.search(r"\ba\.?\s?m|\da\.?m", folded):
        hour = 0
    return f"{hour:02}:{minute:02}" if hour <= 24 and minute < 60 else None


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


def modifier_of(words: TimeWords, context: TimeContext) -> str | None:
    return context.name("modifier", words.get("modifier"))


def read_month(words: TimeWords, context: TimeContext) -> Outcome:
    month = context.number("month", words.get("month"))
    modifier = modifier_of(words, context)
    year = year_said(words, context)
    if year is not None:
        return Outcome(f"{year:04}-{month:02}", None, "the text gives month and year", modifier)
    if context.published is None:
        return unresolved(f"XXXX-{month:02}", "no year is given, and the publication day is not known")
    year = _year_of_month(month, words.get("which"), context, context.published)
    return Outcome(f"{year:04}-{month:02}", "published", "the year nearest to publication that fits the verb", modifier)


def _year_of_month(month: int, which: str | None, context: TimeContext, published: date) -> int:
    steps = _steps(which, context)
    is_this = which is not None and steps == 0
    if is_this:
        return published.year
    if steps < 0:
        return published.year if month < published.month else published.year - 1
    if steps > 0:
        return published.year if month > published.month else published.year + 1
    back, ahead = (published.month - month) % 12, (month - published.month) % 12
    if context.is_future:
        looks_back = ahead > max(back, 1) * OVERRIDES_TENSE
    elif context.tense == "past":
        looks_back = back <= max(ahead, 1) * OVERRIDES_TENSE
    else:
        looks_back = back <= ahead
    if looks_back:
        return published.year if month <= published.month else published.year - 1
    return published.year if month >= published.month else published.year + 1


def read_year(words: TimeWords, context: TimeContext) -> Outcome:
    year = year_said(words, context)
    modifier = modifier_of(words, context)
    if "fiscal" in words:
        return Outcome(f"{year:04}", None, "a fiscal year, whose first day differs by body", modifier, no_period=True)
    reason = "the text gives the year" if "year" in words else "two figures of a year, taken for the nearest one"
    return Outcome(f"{year:04}", None, reason, modifier)


def read_year_range(words: TimeWords, context: TimeContext) -> Outcome:
    first = int(words.slots["year"])
    last = int(words.slots["year_2"])
    last = last if last > 99 else first - first % 100 + last
    if not 1 <= first <= last <= 9999:
        return unresolved(None, "a range that runs backward")
    return Outcome(
        f"{first:04}", None, "the text gives the years", period=Period(date(first, 1, 1), date(last, 12, 31))
    )


def read_decade(words: TimeWords, context: TimeContext) -> Outcome:
    modifier = modifier_of(words, context)
    if said := words.get("decade_year"):
        return Outcome(f"{said[:3]}X", None, "the text gives the decade", modifier)
    digits = words.get("decade_digits")
    tens = int(digits) if digits else context.number("decade_word", words.get("decade_word"))
    return Outcome(f"{full_year(tens, context.published) // 10:03}X", None, "the nearest decade of that name", modifier)


def read_century(words: TimeWords, context: TimeContext) -> Outcome:
    said = words.get("century")
    number = int(re.sub(r"\D", "", said)) if said else context.number("ordinal", words.get("ordinal"))
    return Outcome(f"{number - 1:02}XX", None, "the text gives the century", modifier_of(words, context))


def read_quarter(words: TimeWords, context: TimeContext) -> Outcome:
    letter, parts = ("Q", 4) if words.slots["period_unit"].casefold() == "quarter" else ("H", 2)
    number = context.number("ordinal", words.get("ordinal")) or parts
    if number > parts:
        return unresolved(None, "a year has no such part")
    is_fiscal = "fiscal" in words or "fiscal_2" in words
    reason = "a part of a fiscal year, whose first day differs by body" if is_fiscal else "the text gives part and year"
    year, anchor = year_said(words, context), None
    if year is None and "which" in words and context.published:
        year, anchor = context.published.year + _steps(words.get("which"), context), "published"
    if year is None and context.published:
        month = (number - 1) * (12 // parts) + 1
        year = context.published.year - (0 if month <= context.published.month or context.is_future else 1)
        anchor, reason = "published", "the latest such part that has begun, or the next for a verb that looks ahead"
    if year is None:
        return unresolved(f"XXXX-{letter}{number}", "no year is given, and the publication day is not known")
    return Outcome(f"{year:04}-{letter}{number}", anchor, reason, modifier_of(words, context), no_period=is_fiscal)


def read_season(words: TimeWords, context: TimeContext) -> Outcome:
    season = context.name("season", words.get("season")) or ""
    modifier = modifier_of(words, context)
    if (year := year_said(words, context)) is not None:
        return Outcome(f"{year:04}-{season}", None, "the text gives season and year", modifier)
    if context.published is None:
        return unresolved(f"XXXX-{season}", "no year is given, and the publication day is not known")
    first_months = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
    published, steps = context.published, _steps(words.get("which"), context)
    has_begun = first_months[season] <= published.month
    has_ended = first_months[season] + 2 < published.month
    year = published.year
    if steps < 0:
        year -= 0 if has_ended else 1
    elif steps > 0 or (context.is_future and "which" not in words):
        year += 1 if has_begun and (steps > 0 or has_ended) else 0
    elif "which" not in words:
        year -= 0 if has_begun else 1
    return Outcome(
        f"{year:04}-{season}", "published", "the season nearest to publication that fits the words", modifier
    )


def read_holiday(words: TimeWords, context: TimeContext) -> Outcome:
    rule = context.name("holiday", words.get("holiday")) or ""
    if (year := year_said(words, context)) is not None:
        return Outcome(value_of("day", holiday_in(year, rule)), None, "the text gives feast and year")
    if context.published is None:
        return unresolved(None, "no year is given, and the publication day is not known")
    days = [holiday_in(context.published.year + step, rule) for step in (-1, 0, 1)]
    steps = _steps(words.get("which"), context)
    past = [day for day in days if (day < context.published if steps < 0 else day <= context.published)]
    coming = [day for day in days if (day > context.published if steps > 0 else day >= context.published)]
    if steps < 0 or (steps == 0 and context.tense == "past"):
        day = max(past)
    elif steps > 0 or context.tense == FUTURE:
        day = min(coming)
    else:
        day = min(days, key=lambda candidate: abs((candidate - context.published).days) if context.published else 0)
    return Outcome(value_of("day", day), "published", "the feast nearest to publication that fits the verb")


def holiday_in(year: int, rule: str) -> date:
    """'12-25', '11 4 thursday' (the fourth in November), '05 -1 monday' (the last), 'easter -2', '11 1 tuesday after monday'."""
    if match := re.fullmatch(r"(\d\d)-(\d\d)", rule):
        return date(year, int(match[1]), int(match[2]))
    word, *rest = rule.split()
    if word == "easter":
        return easter(year) + timedelta(days=int(rest[0]))
    weekday = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday").index(rest[1])
    month, nth = int(word), int(rest[0])
    # "after monday": the first such day that has a Monday of the month before it.
    earliest = 2 if "after" in rest else 1
    if nth < 0:
        end = date(year, month, last_day(year, month))
        return end - timedelta(days=(end.weekday() - weekday) % 7)
    start = date(year, month, earliest)
    return start + timedelta(days=(weekday - start.weekday()) % 7 + 7 * (nth - 1))


def easter(year: int) -> date:
    """Western Easter Sunday, by the anonymous Gregorian computus (Meeus 1991, chapter 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)
