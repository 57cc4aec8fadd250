"""Hours and parts of a day, as the ending of a TIMEX3 value."""

from __future__ import annotations

import re

from sayso.languages.times import TimeWords
from sayso.resolve.time_context import TimeContext


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


def zone_note(words: TimeWords, context: TimeContext) -> str:
    """'; hour given in EDT', 'in Brod time', 'in +03:00' for an hour with its zone: values keep the hour as written."""
    said = words.get("clock") or words.get("clock_2") or words.get("clock_time") or ""
    names = (
        name for name in re.findall(r"[A-Za-z]+ time\b|[A-Za-z]+|[+-]\d\d:?\d\d$", said) if _is_zone(name, context)
    )
    zone = next(names, None)
    return f"; hour given in {zone}" if zone else ""


def _is_zone(name: str, context: TimeContext) -> bool:
    return name.endswith(" time") or name[0] in "+-" or name == "Z" or context.name("zone", name) is not None
