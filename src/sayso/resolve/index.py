"""Stretches of text that are found by where they stand: what is asked of every claim must not go through an article."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from typing import Generic, TypeVar

from sayso.model.source import ParsedArticle, Sentence, Span, Token

T = TypeVar("T")
Words = tuple[str, ...]


class SpanIndex(Generic[T]):
    """Items with their spans, asked by span. Answers are in the order in which the items were given."""

    def __init__(self, items: Iterable[tuple[Span, T]]) -> None:
        rows = [(span.start, number, span.end, item) for number, (span, item) in enumerate(items)]
        self._rows = sorted(rows, key=lambda row: row[:2])
        self._starts = [row[0] for row in self._rows]
        # The furthest end up to each row: a search backwards stops where nothing earlier reaches that far.
        self._furthest = list(accumulate((row[2] for row in self._rows), max))

    def within(self, span: Span) -> list[T]:
        """The items that lie in the span."""
        rows = self._rows[bisect_left(self._starts, span.start) : bisect_right(self._starts, span.end)]
        return [item for _, end, item in sorted((row[1:] for row in rows), key=lambda row: row[0]) if end <= span.end]

    def around(self, span: Span) -> list[T]:
        """The items in which the span lies."""
        return self._backwards(bisect_right(self._starts, span.start) - 1, span.end)

    def touching(self, span: Span) -> list[T]:
        """The items that overlap the span."""
        return self._backwards(bisect_left(self._starts, span.end) - 1, span.start + 1)

    def _backwards(self, k: int, least_end: int) -> list[T]:
        found: list[tuple[int, T]] = []
        while k >= 0 and self._furthest[k] >= least_end:
            _, number, end, item = self._rows[k]
            if end >= least_end:
                found.append((number, item))
            k -= 1
        return [item for _, item in sorted(found, key=lambda pair: pair[0])]


class RowIndex:
    """Names as rows of folded words, found wherever they stand in a longer row."""

    def __init__(self, names: Mapping[Words, str]) -> None:
        self._ranks = {words: rank for rank, words in enumerate(names)}
        self._sizes = sorted({len(words) for words in names if words})

    def found_in(self, row: Words) -> Iterator[tuple[int, Words]]:
        """Where each name begins in the row, with the name."""
        for start in range(len(row)):
            for size in self._sizes:
                words = row[start : start + size]
                if len(words) == size and words in self._ranks:
                    yield start, words

    def beginning(self, row: Words) -> Words | None:
        """The name with which the row begins; of several the one given first."""
        fitting = [row[:size] for size in self._sizes if len(row) >= size and row[:size] in self._ranks]
        return min(fitting, key=lambda words: self._ranks[words], default=None)


def sentence_over(parsed: ParsedArticle, span: Span) -> Sentence | None:
    """The first sentence that overlaps the span."""
    at = bisect_right(parsed.sentences, span.start, key=lambda sentence: sentence.span.end)
    return next((s for s in parsed.sentences[at : at + 1] if s.span.overlaps(span)), None)


def token_over(parsed: ParsedArticle, span: Span) -> Token | None:
    """The first token that overlaps the span."""
    at = bisect_right(parsed.tokens, span.start, key=lambda token: token.span.end)
    return next((t for t in parsed.tokens[at : at + 1] if t.span.overlaps(span)), None)
