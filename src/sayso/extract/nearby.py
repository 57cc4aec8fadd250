"""Attributions by the sentence that they touch, so that no claim asks all of a long article's attributions."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from sayso.model.claim import Attribution
from sayso.model.source import ParsedArticle, Span


class Nearby:
    """Attributions of one article, each in its own order, by the sentences of some of their spans."""

    def __init__(self, parsed: ParsedArticle, attributions: Iterable[Attribution], *, by_content: bool) -> None:
        """`by_content`: by the sentences of what is said; else by those of who says it and how."""
        self._starts = [sentence.span.start for sentence in parsed.sentences]
        self._at: dict[int, list[Attribution]] = defaultdict(list)
        for attribution in attributions:
            spans = attribution.content if by_content else _saying(attribution)
            for number in dict.fromkeys(n for span in spans for n in self._sentences(span)):
                self._at[number].append(attribution)

    def of(self, span: Span) -> Sequence[Attribution]:
        """Those that touch the sentence in which the span begins, in order."""
        return self._at.get(self._sentence(span.start), ())

    def _sentences(self, span: Span) -> Iterator[int]:
        yield from range(self._sentence(span.start), self._sentence(max(span.start, span.end - 1)) + 1)

    def _sentence(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)


def _saying(attribution: Attribution) -> tuple[Span, ...]:
    return (*attribution.cue, *((attribution.source,) if attribution.source else ()))
