"""The one time of a claim, made of the time expressions that belong to it; and whether it is history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from sayso.languages.times import TimeLexicon
from sayso.model.source import Span
from sayso.model.times import Period, TimeReading
from sayso.resolve.time_values import period_of_value

# A claim is history told as context when it begins so many calendar years or more before publication.
BACKGROUND_YEARS = 2
# "on Sunday and into Monday": days side by side are one stretch when it is not longer than this.
LONGEST_RUN_OF_DAYS = 7
# Two years named side by side are equally fine, though one may be a leap year.
FINENESS_DAYS = (1, 7, 31, 366)

LOOK_BEHIND = 30
"""Characters looked at for the words before an expression, at most so many of them:"""
WORDS_OF_PREPOSITION = 4


def is_background(reading: TimeReading | None, published: date | None) -> bool:
    """Whether a time lies so far back that what it dates is history told as context."""
    if reading is None or reading.period is None or reading.period.first is None or published is None:
        return False
    return reading.period.first.year <= published.year - BACKGROUND_YEARS


def preposition_before(text: str, span: Span, lexicon: TimeLexicon) -> str | None:
    """What the words just before an expression do to it: since, until, before, in, within, ahead ..."""
    before = text[max(0, span.start - LOOK_BEHIND) : span.start].split()
    for count in range(WORDS_OF_PREPOSITION, 0, -1):
        meaning = lexicon.meaning("before_expression", " ".join(before[-count:])) if len(before) >= count else None
        if isinstance(meaning, str):
            return meaning
    return None


def period_of_claim(
    times: Sequence[Span],
    readings: Sequence[TimeReading],
    text: str,
    *,
    lexicon: TimeLexicon,
    published: date | None = None,
) -> TimeReading | None:
    """The one reading that a claim's time expressions make together; None when the claim has none.

    "from 1996 to 2001" becomes one stretch, and so do days side by side ("on Sunday and into Monday"). Of several that
    do not, what is news comes before history, then the finest with days, then the first. The span of the result covers
    what it was made of. With no expression of its own a claim has no time: never the publication day.
    """
    by_span = {reading.span: reading for reading in readings}
    mine = sorted((by_span[span] for span in times if span in by_span), key=lambda reading: reading.span)
    mine = _joined(mine, text, lexicon)
    dated = [reading for reading in mine if reading.period is not None]
    if dated:
        return min(dated, key=lambda r: (is_background(r, published), _coarseness(r.period), r.span))
    return mine[0] if mine else None


def _coarseness(period: Period | None) -> int:
    """0 for a day or two, 1 for a week, 2 for a month, 3 for a year, 4 for more and for open ends."""
    if period is None or period.first is None or period.last is None:
        return len(FINENESS_DAYS)
    days = (period.last - period.first).days
    return sum(days > limit for limit in FINENESS_DAYS)


def _joined(readings: Sequence[TimeReading], text: str, lexicon: TimeLexicon) -> list[TimeReading]:
    """Neighbours with 'to', 'until', 'and' or 'or' between them made into one stretch, where they make one."""
    joined: list[TimeReading] = []
    for reading in readings:
        stretch = _stretch_of(joined[-1], reading, text, lexicon) if joined else None
        if stretch is not None:
            joined[-1] = stretch
        else:
            joined.append(reading)
    return joined


def _stretch_of(one: TimeReading, other: TimeReading, text: str, lexicon: TimeLexicon) -> TimeReading | None:
    between = lexicon.meaning("between", text[one.span.end : other.span.start].strip())
    # The value's own days: "from 1996" may have been cut or stretched by what stands before it.
    begin, end = period_of_value(one.value) or one.period, period_of_value(other.value) or other.period
    if between is None or begin is None or end is None or begin.first is None or end.last is None:
        return None
    run = (end.last - begin.first).days
    if between == "next day" and begin.last is not None and begin.last + timedelta(days=1) != end.first:
        return None
    is_between = preposition_before(text, one.span, lexicon) == "between"
    if run < 0 or (between != "to" and not is_between and run >= LONGEST_RUN_OF_DAYS):
        return None
    span = Span(one.span.start, other.span.end)
    return replace(
        one,
        words=span.of(text),
        span=span,
        value=f"{one.value}/{other.value}",
        period=Period(begin.first, end.last),
        precision="range",
        reason=f"from {one.words!r} to {other.words!r}; {one.reason}",
    )
