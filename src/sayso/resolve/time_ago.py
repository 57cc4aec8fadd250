"""Times named by how far they lie before or after publication, or before or after the time spoken of last."""

from __future__ import annotations

import re
from datetime import date, timedelta

from sayso.languages.times import TimeWords
from sayso.model.times import Period
from sayso.resolve.time_context import COUNTED, NO_PUBLICATION_DAY, Outcome, TimeContext, unresolved
from sayso.resolve.time_lengths import duration_value
from sayso.resolve.time_numbers import Amount, amount_of
from sayso.resolve.time_values import DAYS_PER_UNIT, SHORTER_THAN_A_DAY, moved, value_of

SEVERAL = Amount(2, None)


def read_ago(words: TimeWords, context: TimeContext) -> Outcome:
    """'two weeks ago', 'a day earlier', 'three years later', 'a week from Monday', 'a year ago today'."""
    unit = context.name("unit", words.get("unit")) or "year"
    if "year_ago" in words:
        return _year_ago(words, context)
    amount = amount_of(words.get("number") or words.get("a"), context.lexicon) if _has_number(words) else SEVERAL
    origin, direction = (context.name("ago", words.get("ago")) or "published 1").split()
    if context.published and not amount.is_vague and (finer := _finer(words, amount, unit, int(direction), context)):
        return Outcome(finer, "published", COUNTED)
    if origin == "told" and amount.is_vague:
        return unresolved(duration_value(amount, unit), "how many is not said")
    if origin == "told" and direction == "1" and context.told is None and not context.is_future:
        return unresolved(None, "no time is named before it that it could count from")
    return _counted(amount, unit, int(direction), origin, context)


def _has_number(words: TimeWords) -> bool:
    said = words.get("unit") or ""
    return "number" in words or "a" in words or not said.casefold().endswith("s")


def _year_ago(words: TimeWords, context: TimeContext) -> Outcome:
    """'the year-earlier period', 'year-ago quarter': the same part of the year before."""
    names_quarter = "quarter" in words.slots["year_ago"].casefold()
    if context.told is None and names_quarter and context.published is not None:
        # What is compared in a quarter's figures is the last one that has ended.
        day = moved(moved(context.published, -1, "quarter"), -1, "year")
        return Outcome(value_of("quarter", day), "published", f"a year before the last quarter, {COUNTED}")
    return _counted(Amount.exactly(1), "year", -1, "told", context)


def _finer(words: TimeWords, amount: Amount, unit: str, direction: int, context: TimeContext) -> str | None:
    """The value of 'a year ago this month', 'two weeks ago Tuesday', 'a week from tomorrow'; None for others."""
    published = context.published
    if published is None:
        return None
    if "same_day" in words:
        start = published + timedelta(days=context.number("day_word", words.get("same_day")))
        return value_of("day", moved(start, direction * amount.low, unit))
    if "same_night" in words:
        return value_of("night", moved(published, direction * amount.low, unit))
    if "same_unit" in words:
        which, smaller = words.slots["same_unit"].split()
        start = moved(published, -1 if which.casefold() == "last" else 0, smaller.casefold())
        return value_of(smaller.casefold(), moved(start, direction * amount.low, unit))
    if "weekday" in words:
        weekday = context.number("weekday", words.get("weekday"))
        return value_of("day", _on_weekday(published, weekday, direction * amount.low, unit))
    return None


def _on_weekday(published: date, weekday: int, steps: float, unit: str) -> date:
    """'two weeks ago Tuesday' lies in the week two weeks ago; 'a week from Tuesday' is counted from the coming one."""
    if steps < 0 and unit in DAYS_PER_UNIT:
        day = moved(published, steps, unit)
        return day + timedelta(days=weekday - day.isoweekday())
    ahead = (weekday - published.isoweekday()) % 7
    return moved(published + timedelta(days=ahead if steps > 0 else ahead - 7 if ahead else 0), steps, unit)


def _counted(amount: Amount, unit: str, direction: int, origin: str, context: TimeContext) -> Outcome:
    told = context.told if origin == "told" else None
    start, anchor = (told.first, "text") if told else (context.published, "published")
    if start is None:
        return unresolved(None, "counted from a time that the text does not name, or " + NO_PUBLICATION_DAY)
    if amount.is_vague:
        return unresolved("PAST_REF" if direction < 0 else "FUTURE_REF", "how many is not said")
    reason = f"counted from {told.words!r}" if told else COUNTED
    if unit in SHORTER_THAN_A_DAY:
        return _hours_away(start, direction, anchor, reason)
    day = moved(start, direction * amount.low, unit)
    keeps_quarter = told is not None and re.search(r"-Q\d$", told.value)
    return Outcome(value_of("quarter" if keeps_quarter and unit == "year" else unit, day), anchor, reason)


def _hours_away(start: date, direction: int, anchor: str, reason: str) -> Outcome:
    other = start + timedelta(days=direction)
    days = Period(min(start, other), max(start, other))
    return Outcome(value_of("day", start), anchor, f"{reason}; the hour is not known", period=days)
