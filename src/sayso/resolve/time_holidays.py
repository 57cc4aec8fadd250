"""Feasts and public days, fixed and movable."""

from __future__ import annotations

import re
from datetime import date, timedelta

from sayso.languages.times import TimeWords
from sayso.resolve.time_context import FUTURE, Outcome, TimeContext, unresolved
from sayso.resolve.time_values import last_day, value_of
from sayso.resolve.time_years import steps_of, year_said


def read_holiday(words: TimeWords, context: TimeContext) -> Outcome:
    rule = context.name("holiday", words.get("holiday")) or ""
    if (year := year_said(words, context)) is not None:
        return Outcome(value_of("day", holiday_in(year, rule)), None, "the text gives feast and year")
    if context.published is None:
        return unresolved(None, "no year is given, and the publication day is not known")
    days = [holiday_in(context.published.year + step, rule) for step in (-1, 0, 1)]
    steps = steps_of(words.get("which"), context)
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
    """The day of a feast in a year.

    Rules: '12-25'; '11 4 thursday', the fourth in November; '05 -1 monday', the last in May; '11 1 tuesday after
    monday'; 'easter -2', two days before Easter Sunday.
    """
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
