"""Texts with their time expressions, found and read without a parser: for tests of times."""

from __future__ import annotations

from datetime import date

from sayso.languages.times import load_times
from sayso.model.source import Article, ParsedArticle, Sentence, Span, ZoneKind
from sayso.model.times import TimeReading
from sayso.parse.times import find_times
from sayso.resolve.times import resolve_times

WEDNESDAY = date(2031, 5, 14)
"""Publication day of the texts: in the week from Monday 12 to Sunday 18 May 2031."""


def timed(text: str, published: date | None = WEDNESDAY) -> ParsedArticle:
    """The text as one sentence with its time expressions, and no words: tense is unknown everywhere."""
    article = Article("a-1", "0" * 64, text, (), "valley.txt", published_on=published)
    whole = Span(0, len(text))
    sentence = Sentence(whole, 0, -1, 0, ZoneKind.BODY)
    return ParsedArticle(article, (), (sentence,), (), find_times(text, [whole]))


def readings(text: str, published: date | None = WEDNESDAY) -> tuple[TimeReading, ...]:
    return resolve_times(timed(text, published), load_times())


def reading(text: str, published: date | None = WEDNESDAY) -> TimeReading:
    """The last reading of the text."""
    return readings(text, published)[-1]
