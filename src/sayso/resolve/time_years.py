"""Which year an expression means, as far as its own words say."""

from __future__ import annotations

import re
from datetime import date

from sayso.languages.times import TimeWords
from sayso.resolve.time_context import TimeContext

# "'98" and "10/30/89": a year up to so many years after publication, else the century before.
SHORT_YEAR_AHEAD = 10
SHORT_YEAR_PIVOT = 2040
"""Latest year that a two-figure year means where no publication day is known."""

OVERRIDES_TENSE = 4
"""A date so many times nearer on the other side of publication is meant, whatever the verb says."""


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
    if "two_digits" in words:
        return full_year(int(words.slots["two_digits"]), context.published)
    if "which_year" in words and context.published:
        return context.published.year + steps_of(words.slots["which_year"].split()[0], context)
    return None


def steps_of(which: str | None, context: TimeContext) -> int:
    """-1 for last, 0 for this, 1 for next."""
    named = context.name("which", which) or context.name("which_told", which)
    return {"last": -1, "before": -1, "next": 1, "after": 1}.get(named or "", 0)


def modifier_of(words: TimeWords, context: TimeContext) -> str | None:
    return context.name("modifier", words.get("modifier"))
