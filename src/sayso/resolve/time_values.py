"""TIMEX3 values and the calendar days behind them."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from sayso.model.times import Period

WEEKEND = "WE"
SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First of three months: the meteorological seasons of the northern half of the world."""
MONTHS_PER_UNIT = {
    "month": 1,
    "quarter": 3,
    "half": 6,
    "year": 12,
    "decade": 120,
    "quarter century": 300,
    "half century": 600,
    "century": 1200,
    "millennium": 12000,
}
DAYS_PER_UNIT = {"day": 1, "night": 1, "weekend": 7, "week": 7, "fortnight": 14}
PARTS = ("OPEN", "START", "MID", "END", "CLOSE")
"""Modifiers that cut a period: its very beginning, early, mid, late, its very end."""
SHORTER_THAN_A_DAY = frozenset({"second", "minute", "hour"})


def value_of(unit: str, day: date) -> str:
    """The TIMEX3 value of the day, week, month ... that a day lies in.

    >>> value_of("week", date(2031, 5, 14)), value_of("decade", date(2031, 5, 14))
    ('2031-W20', '203X')
    """
    iso = day.isocalendar()
    return {
        "day": day.isoformat(),
        "night": f"{day.isoformat()}TNI",
        "week": f"{iso.year:04}-W{iso.week:02}",
        "fortnight": f"{iso.year:04}-W{iso.week:02}",
        "weekend": f"{iso.year:04}-W{iso.week:02}-{WEEKEND}",
        "month": f"{day.year:04}-{day.month:02}",
        "quarter": f"{day.year:04}-Q{(day.month + 2) // 3}",
        "half": f"{day.year:04}-H{1 if day.month <= 6 else 2}",
        "year": f"{day.year:04}",
        "quarter century": f"{day.year:04}",
        "half century": f"{day.year:04}",
        "decade": f"{day.year // 10:03}X",
        "century": f"{day.year // 100:02}XX",
        "millennium": f"{day.year // 1000}XXX",
    }.get(unit, day.isoformat())


def moved(day: date, count: float, unit: str) -> date:
    """The day so many units later (earlier for a negative count); the 31st becomes the last day of a shorter month.

    Kept within the years that a date can have.
    """
    if unit in SHORTER_THAN_A_DAY:
        return day
    if unit in DAYS_PER_UNIT:
        ordinal = day.toordinal() + round(count * DAYS_PER_UNIT[unit])
        return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))
    month_number = day.year * 12 + day.month - 1 + round(count * MONTHS_PER_UNIT[unit])
    month_number = min(max(month_number, 12), 9999 * 12 + 11)
    year, month = divmod(month_number, 12)
    return date(year, month + 1, min(day.day, last_day(year, month + 1)))


def last_day(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


def day_in(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has none (30 February)."""
    if 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= last_day(year, month):
        return date(year, month, day)
    return None


_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?|-W(?P<week>\d\d)(?P<weekend>-WE)?|-Q(?P<quarter>[1-4])"
    r"|-H(?P<half>[12])|-(?P<season>SP|SU|FA|WI))?(?:T.*)?$|(?P<decade>\d{3})X$|(?P<century>\d\d)XX$"
)


def period_of_value(value: str | None) -> Period | None:
    """The days of a calendar value; None for durations, sets, references and half-known dates.

    >>> period_of_value("2031-02")
    Period(first=datetime.date(2031, 2, 1), last=datetime.date(2031, 2, 28))
    """
    match = _VALUE.match(value or "")
    if match is None:
        return None
    part = match.groupdict()
    if part["decade"]:
        return _years(int(part["decade"]) * 10, 10)
    if part["century"]:
        return _years(int(part["century"]) * 100, 100)
    year = int(part["year"])
    if not 1 <= year <= 9999:
        return None
    if part["week"]:
        return _week(year, int(part["week"]), only_weekend=bool(part["weekend"]))
    if part["day"]:
        day = day_in(year, int(part["month"]), int(part["day"]))
        return Period(day, day) if day else None
    first_month, months = _months(part)
    return _month_run(year, first_month, months)


def _months(part: dict[str, str | None]) -> tuple[int, int]:
    if part["month"]:
        return int(part["month"]), 1
    if part["quarter"]:
        return int(part["quarter"]) * 3 - 2, 3
    if part["half"]:
        return int(part["half"]) * 6 - 5, 6
    if part["season"]:
        return SEASON_MONTHS[part["season"]], 3
    return 1, 12


def _month_run(year: int, first_month: int, months: int) -> Period | None:
    first = day_in(year, first_month, 1)
    return None if first is None else Period(first, moved(first, months, "month") - timedelta(days=1))


def _years(first: int, count: int) -> Period | None:
    if first < 1 or first + count > 9999:
        return None
    return Period(date(first, 1, 1), date(first + count - 1, 12, 31))


def _week(year: int, week: int, *, only_weekend: bool) -> Period | None:
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    return Period(monday + timedelta(days=5 if only_weekend else 0), monday + timedelta(days=6))


def precision_of(value: str | None) -> str:
    """How fine a value is, in the words of TimeReading.precision."""
    if value is None or "REF" in value:
        return "unknown"
    if value.startswith("P"):
        return "range"
    if "T" in value:
        if value.endswith("TNI"):
            return "night_of"
        return "instant" if re.search(r"T\d", value) else "part_of_day"
    if "-W" in value and not re.search(r"-W\w\w-\d$", value):
        return "range" if value.endswith(WEEKEND) else "week"
    if re.search(r"-(?:Q|H|SP|SU|FA|WI)", value) or (value.endswith("X") and len(value) == 4 and "-" not in value):
        return "range"
    return {0: "year", 1: "month"}.get(value.count("-"), "day")


def narrowed(period: Period | None, modifier: str | None, value: str | None) -> Period | None:
    """The first, middle or last part of a period, for 'early', 'mid' and 'late', and for its very beginning and end.

    Of a month about ten days each, of a week Monday and Tuesday, Wednesday and Thursday, Friday to Sunday, of a year
    the first quarter, May to August, the last quarter, of anything else a third each; the very end is the last five
    days of a month, the last month of a year. A day stays a day.
    """
    if period is None or period.first is None or period.last is None or modifier not in PARTS:
        return period
    length = (period.last - period.first).days + 1
    if length == 1:
        return period
    begin, end = _cut(PARTS.index(modifier), precision_of(value), length)
    return Period(period.first + timedelta(days=begin), period.first + timedelta(days=end - 1))


def _cut(part: int, precision: str, length: int) -> tuple[int, int]:
    """Where a part of so many days begins and where it ends (not included), in days from the first."""
    match precision:
        case "week":
            return ((0, 2), (0, 2), (2, 4), (4, 7), (4, 7))[part]
        case "month":
            return ((0, 5), (0, 10), (10, 20), (20, length), (length - 5, length))[part]
        case "year":
            # Counted from the end where that is nearer: the last quarter has 92 days, leap year or not.
            return (
                (0, 31),
                (0, length - 275),
                (length - 245, length - 122),
                (length - 92, length),
                (length - 31, length),
            )[part]
    third = length // 3
    return ((0, third), (0, third), (third, 2 * third), (2 * third, length), (2 * third, length))[part]
