"""Lengths counted from an event: "two days after the raid" is dated where the text says when the raid was."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from sayso.languages.grammar import load_grammar
from sayso.languages.times import TimeLexicon
from sayso.model.source import ParsedArticle, Sentence, Span, Token
from sayso.model.times import Period, TimeReading
from sayso.resolve.index import sentence_over
from sayso.resolve.time_values import moved, period_of_value, value_of

DAYS = frozenset({"day", "night_of", "part_of_day", "instant"})
UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}
TIMES_BACK = 40
"""How many times back an event may have been told with its day; further back another of its kind is as likely."""
LOOK_AHEAD = 12
"""Characters looked at for the word that counts from an event."""

_LENGTH = re.compile(r"P(\d+)([DWMY])$")


@dataclass(frozen=True, slots=True)
class Event:
    """What a length is counted from: the words, the head noun or verb, and which way it counts."""

    words: str
    span: Span
    head: Token
    direction: int


def with_events(
    parsed: ParsedArticle, readings: Sequence[TimeReading], lexicon: TimeLexicon
) -> tuple[TimeReading, ...]:
    """The readings, with lengths that stand before an event counted from the day that the text gives it.

    The day stands in the event's own words ("after the 3 May raid"), or beside the same noun earlier in the article
    ("the raid" told before, on a day). Where the text gives none, the length has no days and the reason says why.
    """
    return tuple(_with_event(parsed, reading, readings, lexicon) for reading in readings)


def _with_event(
    parsed: ParsedArticle, reading: TimeReading, readings: Sequence[TimeReading], lexicon: TimeLexicon
) -> TimeReading:
    length = _LENGTH.match(reading.value or "")
    event = _event_after(parsed, reading, lexicon) if length and reading.anchor in (None, "published") else None
    if length is None or event is None:
        return reading
    told = _day_inside(event, readings) or _day_told_before(parsed, event, readings)
    if told is None:
        reason = f"counted from {event.words!r}, whose day the text does not give"
        return replace(reading, period=None, anchor="event", reason=reason)
    named, start = told
    unit = UNITS[length[2]]
    day = moved(start, event.direction * int(length[1]), unit)
    # "Three years after" is no finer than a year; a week after is told of a day.
    period = period_of_value(value_of(unit, day)) if unit in ("month", "year") else Period(day, day)
    reason = f"counted from {event.words!r}, dated {named.words!r} ({named.reason})"
    precision = unit if unit in ("month", "year") else "day"
    return replace(reading, period=period, precision=precision, anchor="event", reason=reason)


def _event_after(parsed: ParsedArticle, reading: TimeReading, lexicon: TimeLexicon) -> Event | None:
    """The event named right after a length, as the object of 'after' or as the clause that it opens."""
    text = parsed.article.text
    ahead = text[reading.span.end : reading.span.end + LOOK_AHEAD].split()
    direction = next((step for words in (ahead[:2], ahead[:1]) if (step := _step(words, lexicon))), None)
    at = bisect_left(parsed.tokens, reading.span.end, key=lambda token: token.span.start)
    if direction is None or at >= len(parsed.tokens):
        return None
    marker = parsed.tokens[at]
    objects = [parsed.tokens[child] for child in marker.children if child > at]
    if objects:
        head = next((child for child in objects if child.dep in ("pobj", "pcomp")), None)
    else:
        above = parsed.tokens[marker.head]
        head = above if marker.dep == "mark" and above.i > at else None
    if head is None:
        return None
    span = Span(parsed.tokens[max(head.left, at + 1)].span.start, parsed.tokens[head.right].span.end)
    return Event(span.of(text), span, head, direction)


def _step(words: Sequence[str], lexicon: TimeLexicon) -> int | None:
    meaning = lexicon.meaning("event_step", " ".join(words))
    return meaning if isinstance(meaning, int) else None


def _day_inside(event: Event, readings: Sequence[TimeReading]) -> tuple[TimeReading, date] | None:
    return _first_day(event.span, readings)


def _day_told_before(
    parsed: ParsedArticle, event: Event, readings: Sequence[TimeReading]
) -> tuple[TimeReading, date] | None:
    """The last day told before whose sentence has the same noun; for 'the raid', not for 'a raid'."""
    children = (parsed.tokens[child] for child in event.head.children)
    pointing = load_grammar(parsed.article.language).pointing
    if event.head.pos != "NOUN" or not any(child.text.casefold() in pointing for child in children):
        return None
    own = parsed.sentences[event.head.sentence].span.start
    end = bisect_left(readings, own, key=lambda reading: reading.span.start)
    for reading in reversed(readings[max(0, end - TIMES_BACK) : end]):
        sentence = sentence_over(parsed, reading.span)
        if sentence is not None and _has_noun(parsed, sentence, event.head.lemma):
            found = _first_day(sentence.span, readings)
            if found is not None:
                return found
    return None


def _has_noun(parsed: ParsedArticle, sentence: Sentence, lemma: str) -> bool:
    tokens = parsed.tokens[sentence.first : sentence.last + 1]
    return any(token.pos == "NOUN" and token.lemma == lemma for token in tokens)


def _first_day(span: Span, readings: Sequence[TimeReading]) -> tuple[TimeReading, date] | None:
    """The first day that is named inside the span."""
    first = bisect_left(readings, span.start, key=lambda reading: reading.span.start)
    for reading in islice(readings, first, None):
        if reading.span.end > span.end:
            return None
        if reading.precision in DAYS and reading.period is not None and reading.period.first is not None:
            return reading, reading.period.first
    return None
