"""Months, years and what is longer or lies between: seasons, quarters, decades, centuries."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from sayso.languages.times import TimeWords
from sayso.model.times import Period
from sayso.resolve.time_context import COUNTED, NO_PUBLICATION_DAY, Outcome, TimeContext, unresolved
from sayso.resolve.time_values import SEASON_MONTHS, moved, period_of_value, value_of
from sayso.resolve.time_years import OVERRIDES_TENSE, full_year, modifier_of, steps_of, year_said

LAST_OF_FIRST_HALF = 15


def read_month(words: TimeWords, context: TimeContext) -> Outcome:
    month = context.number("month", words.get("month"))
    modifier = modifier_of(words, context)
    year = year_said(words, context)
    if year is not None:
        # "from December to March 1988": the first lies in the year before the one that stands with the second.
        year -= 1 if "month_2" in words and context.number("month", words.get("month_2")) < month else 0
        return Outcome(f"{year:04}-{month:02}", None, "the text gives month and year", modifier)
    if context.published is None:
        return unresolved(f"XXXX-{month:02}", "no year is given, and the publication day is not known")
    if "month_2" in words:
        # "April-June": both in one year, the one that the second has.
        second = context.number("month", words.get("month_2"))
        year = _year_of_month(second, None, context, context.published) - (1 if second < month else 0)
    else:
        year = _year_of_month(month, words.get("which"), context, context.published)
    return Outcome(f"{year:04}-{month:02}", "published", "the year nearest to publication that fits the verb", modifier)


def _year_of_month(month: int, which: str | None, context: TimeContext, published: date) -> int:
    steps = steps_of(which, context)
    is_this = which is not None and steps == 0
    if is_this:
        return published.year
    if steps < 0:
        return published.year if month < published.month else published.year - 1
    if steps > 0:
        return published.year if month > published.month else published.year + 1
    back, ahead = (published.month - month) % 12, (month - published.month) % 12
    if context.is_future:
        # "would meet in January", told in February: only the month just gone by can be meant against the verb.
        looks_back = back == 1
    elif context.tense == "past":
        looks_back = back <= max(ahead, 1) * OVERRIDES_TENSE
    else:
        looks_back = back <= ahead
    if looks_back:
        return published.year if month <= published.month else published.year - 1
    return published.year if month >= published.month else published.year + 1


def read_half_of_month(words: TimeWords, context: TimeContext) -> Outcome:
    """'the first half of June': its days 1 to 15; 'the second half of the month': the rest."""
    if "month" in words:
        found = read_month(words, context)
    elif context.published is None:
        return unresolved(None, NO_PUBLICATION_DAY)
    else:
        month = moved(context.published, steps_of(words.get("which"), context), "month")
        found = Outcome(value_of("month", month), "published", COUNTED)
    whole = period_of_value(found.value)
    if whole is None or whole.first is None or whole.last is None:
        return found
    is_first = context.number("ordinal", words.get("ordinal")) == 1
    middle = whole.first.replace(day=LAST_OF_FIRST_HALF)
    half = Period(whole.first, middle) if is_first else Period(middle + timedelta(days=1), whole.last)
    return replace(found, period=half)


def read_told_month(words: TimeWords, context: TimeContext) -> Outcome:
    """'that December', 'the following spring': the one of that name in, before or after the time spoken of."""
    month = context.number("month", words.get("month"))
    season = context.name("season", words.get("season"))
    first = month or SEASON_MONTHS[season or "SP"]
    ending = f"{month:02}" if month else season
    start = context.told.first if context.told is not None else context.published
    if start is None:
        return unresolved(f"XXXX-{ending}", "no year is given, and the publication day is not known")
    step = {"before": -1, "after": 1}.get(context.name("which_told", words.get("which_told")) or "", 0)
    is_beyond = (first < start.month) if step < 0 else (first > start.month)
    year = start.year + (0 if is_beyond else step)
    if context.told is None:
        return Outcome(
            f"{year:04}-{ending}", "published", "no time is named before it: counted from the publication day"
        )
    return Outcome(f"{year:04}-{ending}", "text", f"counted from {context.told.words!r}")


def read_year(words: TimeWords, context: TimeContext) -> Outcome:
    year = year_said(words, context)
    modifier = modifier_of(words, context)
    if "fiscal" in words or "fiscal_2" in words:
        return Outcome(f"{year:04}", None, "a fiscal year, whose first day differs by body", modifier, no_period=True)
    reason = "the text gives the year" if "year" in words else "two figures of a year, taken for the nearest one"
    return Outcome(f"{year:04}", None, reason, modifier)


def read_year_range(words: TimeWords, _: TimeContext) -> Outcome:
    first = int(words.slots["year"])
    last = int(words.slots["year_2"])
    if last <= 99:
        last += first - first % 100
        # "1999-00" runs into the next century.
        last += 100 if last < first else 0
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
    number = context.ordinal(words) or parts
    if number > parts:
        return unresolved(None, "a year has no such part")
    is_fiscal = "fiscal" in words or "fiscal_2" in words
    reason = "a part of a fiscal year, whose first day differs by body" if is_fiscal else "the text gives part and year"
    year, anchor = year_said(words, context), None
    if year is None and "which" in words and context.published:
        year, anchor = context.published.year + steps_of(words.get("which"), context), "published"
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
    published, steps = context.published, steps_of(words.get("which"), context)
    has_begun = SEASON_MONTHS[season] <= published.month
    has_ended = SEASON_MONTHS[season] + 2 < published.month
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
