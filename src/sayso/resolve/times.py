"""ParsedArticle -> TimeReadings: what each time expression means, and what of it belongs to a claim."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from sayso.languages.times import TimeLexicon, TimeWords
from sayso.model.source import ParsedArticle, Span
from sayso.model.times import Period, TimeReading
from sayso.resolve import time_ago, time_dates, time_holidays, time_lengths, time_months, time_near
from sayso.resolve.time_context import FUTURE, Outcome, TimeContext, Told, unresolved
from sayso.resolve.time_events import with_events
from sayso.resolve.time_hours import zone_note
from sayso.resolve.time_of_claim import is_background, period_of_claim, preposition_before
from sayso.resolve.time_tense import reaches_now, tense_at
from sayso.resolve.time_values import narrowed, period_of_value, precision_of

__all__ = ["READERS", "is_background", "period_of_claim", "preposition_before", "resolve_times", "sentence_around"]

Reader = Callable[[TimeWords, TimeContext], Outcome]
Day = tuple[int, Span, Told]
"""A day that the text names: the number of its expression, where it stands, and what counts from it."""

READERS: Mapping[str, Reader] = {
    "iso_date": time_dates.read_iso_date,
    "numeric_date": time_dates.read_numeric_date,
    "date": time_dates.read_date,
    "day_of_month": time_dates.read_day_of_month,
    "month": time_months.read_month,
    "told_month": time_months.read_told_month,
    "year": time_months.read_year,
    "year_range": time_months.read_year_range,
    "decade": time_months.read_decade,
    "century": time_months.read_century,
    "quarter": time_months.read_quarter,
    "season": time_months.read_season,
    "holiday": time_holidays.read_holiday,
    "weekday": time_near.read_weekday,
    "day_word": time_near.read_day_word,
    "part_of_day": time_near.read_part_of_day,
    "told_part": time_near.read_told_part,
    "clock": time_near.read_clock,
    "bare_part": time_near.read_clock,
    "near_unit": time_near.read_near_unit,
    "told_unit": time_near.read_told_unit,
    "half_of_month": time_months.read_half_of_month,
    "week_of": time_near.read_week_of,
    "nth_week": time_near.read_nth_week,
    "year_half": time_near.read_year_part,
    "ago": time_ago.read_ago,
    "reference": time_near.read_reference,
    "duration": time_lengths.read_duration,
    "vague_duration": time_lengths.read_vague_duration,
    "past_unit": time_lengths.read_past_unit,
    "all_unit": time_lengths.read_all_unit,
    "set": time_lengths.read_set,
    "set_weekday": time_lengths.read_set_weekday,
    "nth_unit": time_lengths.read_nth_unit,
}
"""The forms of every language name one of these."""

YEARS_COUNTED_FROM = range(100, 9000)

READ_LAST = frozenset({"clock", "bare_part"})
"""An hour belongs to a day that may stand after it in its sentence, so days are read first."""


def resolve_times(parsed: ParsedArticle, lexicon: TimeLexicon) -> tuple[TimeReading, ...]:
    """One reading for each of parsed.times, in the same order.

    Relative words are counted from the publication day, or from the time spoken of before; where neither is known they
    stay unresolved, with a half-known value (XXXX-08-07) at most, and the reason says so.
    """
    readings: list[TimeReading | None] = []
    waiting: list[tuple[int, TimeWords]] = []
    told: Told | None = None
    for number, span in enumerate(parsed.times):
        words = lexicon.read(parsed.article.text, span.start, span.end)
        if words is None:
            readings.append(_reading(parsed, span, unresolved(None, "none of the known forms"), None))
        elif words.reads in READ_LAST:
            waiting.append((number, words))
            readings.append(None)
        else:
            reading = _read(parsed, span, words, told, lexicon)
            readings.append(reading)
            told = _told_by(reading) or told
    days = [day for number, reading in enumerate(readings) if reading and (day := _as_day(number, reading))]
    for number, words in waiting:
        reading = _read(parsed, parsed.times[number], words, _day_for_hour(parsed, number, days), lexicon)
        readings[number] = reading
        # An hour may bring a day of its own, for the hours after it.
        if day := _as_day(number, reading):
            insort(days, day, key=lambda known: known[0])
    return with_events(parsed, [reading for reading in readings if reading is not None], lexicon)


def _read(parsed: ParsedArticle, span: Span, words: TimeWords, told: Told | None, lexicon: TimeLexicon) -> TimeReading:
    preposition = preposition_before(parsed.article.text, span, lexicon)
    context = TimeContext(
        lexicon=lexicon,
        text=parsed.article.text,
        span=span,
        published=_usable(parsed.article.published_on),
        tense=tense_at(parsed, span, lexicon, preposition=preposition),
        preposition=preposition,
        told=told,
        reaches_now=reaches_now(parsed, span, lexicon, preposition=preposition),
    )
    outcome = READERS[words.reads](words, context)
    outcome = replace(outcome, reason=outcome.reason + zone_note(words, context))
    return _reading(parsed, span, outcome, context)


def _usable(published: date | None) -> date | None:
    """None for a day so near the ends of the calendar that counting from it would run off them."""
    return published if published is not None and published.year in YEARS_COUNTED_FROM else None


def _reading(parsed: ParsedArticle, span: Span, outcome: Outcome, context: TimeContext | None) -> TimeReading:
    period = None
    precision = precision_of(outcome.value)
    reason = outcome.reason
    if not outcome.no_period:
        period = outcome.period or period_of_value(outcome.value)
        if context is not None:
            whole = narrowed(period, outcome.modifier, outcome.value)
            period = _bounded(whole, outcome, context)
            reason += _bound_said(whole, period, context)
            if outcome.modifier and precision in ("month", "year", "week"):
                precision = "range"
    words = span.of(parsed.article.text)
    return TimeReading(words, span, outcome.value, period, precision, outcome.anchor, reason)


def _bound_said(whole: Period | None, bounded: Period | None, context: TimeContext) -> str:
    """That the publication day ends or begins a stretch which it does not name: never silently."""
    if bounded is None or bounded == whole or context.published is None:
        return ""
    if bounded.last == context.published:
        return "; it ends with the publication day"
    return "; it begins with the publication day" if bounded.first == context.published else ""


def _bounded(period: Period | None, outcome: Outcome, context: TimeContext) -> Period | None:
    """Cut or stretched by the publication day and by the preposition: 'since March', 'until Friday', 'this week'."""
    if period is None or period.first is None or period.last is None:
        return period
    published = context.published
    if context.preposition == "since" and not context.is_future:
        if published is None:
            return Period(period.first, None)
        return Period(period.first, max(published, period.first))
    if context.preposition == "until" or (context.preposition == "by" and context.is_future):
        return Period(None, period.last)
    if published is None or not period.first <= published <= period.last or outcome.period is not None:
        return period
    # Under way at publication: what is told as past ends with it, what is to come begins with it.
    if outcome.modifier == "LATER" or context.tense == FUTURE:
        return Period(published, period.last)
    return Period(period.first, published)


def _told_by(reading: TimeReading) -> Told | None:
    """What later expressions may count from: anything with a first day on the calendar but open stretches."""
    calendar = period_of_value(reading.value)
    if calendar is None or calendar.first is None:
        return None
    return Told(reading.value or "", calendar.first, reading.words)


def _as_day(number: int, reading: TimeReading) -> Day | None:
    told = _told_by(reading) if _is_day(reading) else None
    return (number, reading.span, told) if told is not None else None


def _day_for_hour(parsed: ParsedArticle, number: int, days: Sequence[Day]) -> Told | None:
    """The day nearest to an hour in its own sentence, else the last one named before."""
    span = parsed.times[number]
    sentence = sentence_around(parsed, span)
    first = bisect_left(days, sentence.start, key=lambda day: day[1].start)
    end = bisect_left(days, sentence.end, key=lambda day: day[1].start)
    inside = [day for day in days[first:end] if sentence.contains(day[1])]
    if inside:
        return min(inside, key=lambda day: abs(day[1].start - span.start))[2]
    before = bisect_left(days, span.start, key=lambda day: day[1].start)
    return days[before - 1][2] if before else None


def _is_day(reading: TimeReading) -> bool:
    return reading.precision in ("day", "night_of", "part_of_day", "instant")


def sentence_around(parsed: ParsedArticle, span: Span) -> Span:
    """The sentence in which a span begins; the span itself where nothing was parsed."""
    at = bisect_right(parsed.sentences, span.start, key=lambda sentence: sentence.span.start) - 1
    if at >= 0 and parsed.sentences[at].span.contains(span):
        return parsed.sentences[at].span
    return span
