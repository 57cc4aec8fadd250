"""How well time expressions of invented news are found and read: value F1 over marked sentences, by half.

Each line of news_times/*.md is one text, "It fell on [Friday](2031-05-09)", with the expression in square brackets and
its TIMEX3 value in round ones; a heading gives the publication day of what follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from sayso.languages.times import load_times
from sayso.model.source import Article, Span
from sayso.parse import load_parser, parse_article
from sayso.resolve.times import resolve_times

pytestmark = pytest.mark.parser

MARKED = re.compile(r"\[([^\]]*)\]\(([^)]*)\)")
FOLDER = Path(__file__).parent / "news_times"

Times = list[tuple[Span, str | None]]


@dataclass(frozen=True, slots=True)
class News:
    """A text with its publication day and the times marked in it."""

    text: str
    published: date
    marked: Times


def news_in(name: str) -> Iterator[News]:
    published = date.min
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            published = date.fromisoformat(line.split()[1])
        elif line and published != date.min:
            yield unmarked(line, published)


def unmarked(line: str, published: date) -> News:
    text, position, marked = "", 0, []
    for match in MARKED.finditer(line):
        text += line[position : match.start()]
        marked.append((Span(len(text), len(text) + len(match[1])), match[2]))
        text += match[1]
        position = match.end()
    return News(text + line[position:], published, list(marked))


def times_found(news: News) -> Times:
    article = Article("a-1", "0" * 64, news.text, (), "news.txt", published_on=news.published)
    readings = resolve_times(parse_article(article, load_parser()), load_times())
    return [(reading.span, reading.value) for reading in readings]


def right_values(marked: Times, found: Times) -> int:
    """How many marked times overlap a found one of the same value, each found one used once."""
    left = list(found)
    right = 0
    for span, value in marked:
        fitting = next((time for time in left if time[0].overlaps(span) and time[1] == value), None)
        if fitting is not None:
            left.remove(fitting)
            right += 1
    return right


def value_f1(name: str) -> float:
    right = marked = found = 0
    for news in news_in(name):
        times = times_found(news)
        right, marked, found = right + right_values(news.marked, times), marked + len(news.marked), found + len(times)
    return 2 * right / (marked + found)


@pytest.mark.parametrize(("name", "at_least"), [("seen.md", 0.87), ("unseen.md", 0.82)])
def test_most_times_of_news_are_found_and_read_rightly(name: str, at_least: float) -> None:
    assert value_f1(name) >= at_least


def test_marks_are_taken_out_of_a_text_and_their_characters_kept() -> None:
    news = unmarked("It fell on [Friday](2031-05-09), [a day](P1D) after.", date(2031, 5, 14))
    assert news.text == "It fell on Friday, a day after."
    assert [(span.of(news.text), value) for span, value in news.marked] == [("Friday", "2031-05-09"), ("a day", "P1D")]
