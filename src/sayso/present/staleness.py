"""When something was told, and how long nothing more has been heard of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sayso.model.counted import counted
from sayso.present.lines import day_words

SILENT_DAYS = 7
"""A week without a word is worth saying, as for the ladder's reasons (weigh/reasons.py)."""
DAYS_IN_MONTH = 30.44
WEEKS_FROM, MONTHS_FROM, YEARS_FROM = 21, 90, 731
"""Days from which a length is told in weeks, months, years: an order of magnitude is what a reader needs."""


def told_words(days: Iterable[date | None]) -> str:
    """'4 Sep 2021', '4 Sep 2021 to 6 Sep 2021', or '' where no day is known."""
    known = sorted(day for day in days if day)
    if not known:
        return ""
    first, last = day_words(known[0]), day_words(known[-1])
    return first if first == last else f"{first} to {last}"


def silence_words(days: Iterable[date | None], latest: date | None) -> str:
    """'nothing more in the 3 months to 26 Jul 2017, the latest report'; '' where that is not long, or not known."""
    last = max((day for day in days if day), default=None)
    if last is None or latest is None or (latest - last).days <= SILENT_DAYS:
        return ""
    return f"nothing more in the {length_words((latest - last).days)} to {day_words(latest)}, the latest report"


def length_words(days: int) -> str:
    """'12 days', '5 weeks', '7 months', '3 years': rounded down, so that it never says too much."""
    for least, size, unit in (
        (YEARS_FROM, 365.25, "years"),
        (MONTHS_FROM, DAYS_IN_MONTH, "months"),
        (WEEKS_FROM, 7, "weeks"),
    ):
        if days >= least:
            return f"{int(days / size)} {unit}"
    return counted(days, "day")
