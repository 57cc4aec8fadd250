"""Times named by their distance from the publication day, or from the time that the text spoke of last."""

from __future__ import annotations

import re
from datetime import date, timedelta

from sayso.languages.times import TimeWords
from sayso.model.times import Period
from sayso.resolve.time_context import COUNTED, NO_PUBLICATION_DAY, PAST, Outcome, TimeContext, unresolved
from sayso.resolve.time_dates import nearest_day
from sayso.resolve.time_holidays import holiday_in
from sayso.resolve.time_hours import part_suffix
from sayso.resolve.time_values import moved, value_of
from sayso.resolve.time_years import modifier_of


def which_of(words: TimeWords, context: TimeContext) -> str | None:
    """last, this or next; None where the expression does not say."""
    return context.name("which", words.get("which")) if "which" in words else None


def read_weekday(words: TimeWords, context: TimeContext) -> Outcome:
    number = context.number("weekday", words.get("weekday")) or context.number("weekdays", words.get("weekdays"))
    suffix = part_suffix(words, context)
    if context.published is None:
        return unresolved(f"XXXX-WXX-{number}{suffix}", f"a weekday is {NO_PUBLICATION_DAY}")
    if "which_week" in words or "week_away" in words:
        which = (words.get("which_week") or "last").casefold()
        monday = context.published - timedelta(days=context.published.weekday())
        weeks = {"last": -1, "next": 1}.get(which, 0)
        day = monday + timedelta(days=7 * weeks + number - 1)
        return Outcome(value_of("day", day) + suffix, "published", f"the weekday in the {which} week")
    day, reason = _weekday_near(context.published, number, which_of(words, context), context)
    return Outcome(value_of("day", day) + suffix, "published", reason)


def _weekday_near(published: date, number: int, which: str | None, context: TimeContext) -> tuple[date, str]:
    back = (published.isoweekday() - number) % 7
    ahead = (number - published.isoweekday()) % 7
    if which == "last":
        return published - timedelta(days=back or 7), "'last': the one before publication"
    if which == "next":
        return published + timedelta(days=ahead or 7), "'next': the one after publication"
    if which == "this" and context.tense != PAST:
        return published + timedelta(days=ahead), "'this': the one on or after publication"
    if context.is_future or context.preposition == "ahead":
        return published + timedelta(days=ahead), "the one on or after publication, since the verb looks ahead"
    return published - timedelta(days=back), "the last one on or before publication"


def read_day_word(words: TimeWords, context: TimeContext) -> Outcome:
    if context.published is None:
        return unresolved(None, NO_PUBLICATION_DAY)
    day = context.published + timedelta(days=context.number("day_word", words.get("day_word")))
    return Outcome(value_of("day", day) + part_suffix(words, context), "published", COUNTED)


def read_part_of_day(words: TimeWords, context: TimeContext) -> Outcome:
    """'last night', 'this morning', 'tonight', 'overnight'."""
    if context.published is None:
        return unresolved(None, NO_PUBLICATION_DAY)
    before = context.published - timedelta(days=1)
    if "overnight" in words:
        nights = Period(before, context.published)
        return Outcome(f"{before.isoformat()}TNI", "published", "the night before publication", period=nights)
    if "tonight" in words:
        return Outcome(
            value_of("day", context.published) + (part_suffix(words, context) or "TNI"), "published", COUNTED
        )
    day = before if which_of(words, context) == "last" else context.published
    return Outcome(value_of("day", day) + part_suffix(words, context), "published", COUNTED)


def read_told_part(words: TimeWords, context: TimeContext) -> Outcome:
    """'that night', 'the next morning': on the day spoken of."""
    step = {"before": -1, "after": 1}.get(context.name("which_told", words.get("which_told")) or "", 0)
    part = context.name("part_of_day", words.get("part_of_day")) or ""
    if context.told is not None:
        day = context.told.first + timedelta(days=step)
        return Outcome(value_of("day", day) + part, "text", f"counted from {context.told.words!r}")
    if context.published is None or step >= 0:
        return unresolved(None, "no day is named before it that it could count from")
    day = context.published + timedelta(days=step)
    reason = "no time is named before it: counted from the publication day"
    return Outcome(value_of("day", day) + part, "published", reason)


def read_clock(words: TimeWords, context: TimeContext) -> Outcome:
    """An hour, or a part of a day, on the day that its sentence names, else on the day spoken of last."""
    suffix = part_suffix(words, context)
    if context.told is not None:
        day = value_of("day", context.told.first)
        return Outcome(day + suffix, "text", f"on the day of {context.told.words!r}")
    if context.published is not None:
        reason = "no day is named: taken to be the publication day"
        # The value is the best guess for a reader of values; a claim gets no day from it.
        return Outcome(value_of("day", context.published) + suffix, "published", reason, no_period=True)
    return unresolved(f"XXXX-XX-XX{suffix}", "no day is named, and the publication day is not known")


def read_near_unit(words: TimeWords, context: TimeContext) -> Outcome:
    """'last week', 'this month', 'next year', 'the weekend'."""
    unit = context.name("unit", words.get("unit")) or "day"
    modifier = "END" if "period_end" in words else modifier_of(words, context)
    if context.published is None:
        return unresolved(None, NO_PUBLICATION_DAY)
    if "fiscal" in words:
        year = context.published.year + _step(which_of(words, context))
        return Outcome(f"{year:04}", "published", "a fiscal year, whose first day differs by body", no_period=True)
    if unit == "weekend" and "before_last" not in words:
        day = _weekend_near(context.published, which_of(words, context), context)
    else:
        step = -2 if "before_last" in words else _step(which_of(words, context))
        day = moved(context.published, step, unit)
    return Outcome(value_of(unit, day), "published", COUNTED, modifier)


def _step(which: str | None) -> int:
    return {"last": -1, "next": 1}.get(which or "", 0)


def _weekend_near(published: date, which: str | None, context: TimeContext) -> date:
    """A Saturday: the weekend under way or the last one, and for 'next' or a verb that looks ahead the coming one."""
    saturday = published - timedelta(days=(published.weekday() - 5) % 7)
    is_under_way = published.weekday() >= 5
    if which == "next" or (context.is_future and which != "last"):
        return saturday if is_under_way and which != "next" else saturday + timedelta(days=7)
    return saturday - timedelta(days=7) if which == "last" and is_under_way else saturday


def read_told_unit(words: TimeWords, context: TimeContext) -> Outcome:
    """'the previous year', 'that day', 'the following week': from the time spoken of, else from publication."""
    unit = context.name("unit", words.get("unit")) or "day"
    modifier = modifier_of(words, context)
    step = {"before": -1, "after": 1}.get(context.name("which_told", words.get("which_told")) or "", 0)
    if context.told is not None:
        day = moved(context.told.first, step, unit)
        return Outcome(value_of(unit, day), "text", f"counted from {context.told.words!r}", modifier)
    if context.published is None:
        return unresolved(None, "no time is named before it, and the publication day is not known")
    day = moved(context.published, step, unit)
    reason = "no time is named before it: counted from the publication day"
    return Outcome(value_of(unit, day), "published", reason, modifier)


def read_week_of(words: TimeWords, context: TimeContext) -> Outcome:
    if context.published is None:
        return unresolved(None, NO_PUBLICATION_DAY)
    if rule := context.name("holiday", words.get("holiday")):
        days = [holiday_in(context.published.year + step, rule) for step in (-1, 0, 1)]
        published = context.published
        day: date | None = min(days, key=lambda candidate: abs((candidate - published).days))
    else:
        number = int(re.sub(r"\D", "", words.slots["day"]))
        day = nearest_day(context.number("month", words.get("month")), number, None, context)
    if day is None:
        return unresolved(None, "the calendar has no such day")
    return Outcome(value_of("week", day), "published", "the week in which that day lies")


def read_year_part(words: TimeWords, context: TimeContext) -> Outcome:
    """'the end of the year', 'the beginning of the week'."""
    unit = context.name("unit", words.get("unit")) or "year"
    modifier = context.name("modifier", f"{words.slots['modifier']} of")
    if context.published is None:
        return unresolved(None, NO_PUBLICATION_DAY)
    day = moved(context.published, _step(which_of(words, context)), unit)
    return Outcome(value_of(unit, day), "published", COUNTED, modifier)


def read_nth_week(words: TimeWords, context: TimeContext) -> Outcome:
    """'the first week of May': days 1 to 7, 8 to 14 ...; the last week is the month's last seven days."""
    month = context.number("month", words.get("month"))
    first_of_month = _first_of_month(month, words, context)
    if first_of_month is None:
        return unresolved(None, NO_PUBLICATION_DAY)
    if "final" in words:
        first = moved(first_of_month, 1, "month") - timedelta(days=7)
    else:
        first = first_of_month + timedelta(days=7 * (context.number("ordinal", words.get("ordinal")) - 1))
    anchor = None if "year" in words else "published"
    period = Period(first, first + timedelta(days=6))
    return Outcome(value_of("week", first), anchor, "seven days of that month", period=period)


def _first_of_month(month: int, words: TimeWords, context: TimeContext) -> date | None:
    if "year" in words:
        return date(int(words.slots["year"]), month, 1)
    return nearest_day(month, 1, None, context)


def read_reference(words: TimeWords, context: TimeContext) -> Outcome:
    return unresolved(context.name("reference", words.get("reference")), "no more than past, present or future is said")
