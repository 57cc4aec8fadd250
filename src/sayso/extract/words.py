"""Which tokens stand in a stretch of the article, and which name stands over a token."""

from __future__ import annotations

from bisect import bisect_left

from sayso.model.source import Mention, ParsedArticle, Span


class Words:
    """Looks tokens up by their place in the text."""

    __slots__ = ("_mention_at", "_starts", "parsed", "tokens")

    def __init__(self, parsed: ParsedArticle) -> None:
        self.parsed = parsed
        self.tokens = parsed.tokens
        self._starts = [token.span.start for token in parsed.tokens]
        self._mention_at: dict[int, Mention] = {}
        for mention in parsed.mentions:
            for i in self.inside(mention.span):
                self._mention_at.setdefault(i, mention)

    def inside(self, span: Span) -> range:
        """Indexes of the tokens that begin in the span."""
        return range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))

    def mention_at(self, i: int) -> Mention | None:
        return self._mention_at.get(i)

    def extent_of_name(self, i: int) -> tuple[int, int]:
        """First and last token of the name that token i belongs to; the token itself when no name is known there."""
        mention = self._mention_at.get(i)
        if mention is None:
            return i, i
        inside = self.inside(mention.span)
        return inside[0], inside[-1]

    def text(self, first: int, last: int) -> str:
        return self.span(first, last).of(self.parsed.article.text)

    def span(self, first: int, last: int) -> Span:
        return Span(self.tokens[first].span.start, self.tokens[last].span.end)
