"""Where the words of a row stand in the article: verbatim, on whole words, as near as can be to what they belong to.

White space is the one thing that may differ: whoever copies words out of a text breaks its lines elsewhere.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from sayso.model.claim import Filler
from sayso.model.source import ParsedArticle, Span, Token

VERBS = frozenset({"VERB", "AUX"})


class Locator:
    """Finds words in one parsed article."""

    def __init__(self, parsed: ParsedArticle) -> None:
        self.parsed = parsed
        self.text = parsed.article.text
        self._ends = [token.span.end for token in parsed.tokens]

    def all_of(self, words: str) -> list[Span]:
        """Every place where the words stand, on whole words if there is one such place."""
        pieces = words.split()
        if not pieces:
            return []
        pattern = r"\s+".join(re.escape(piece) for piece in pieces)
        found = [Span(*match.span()) for match in re.finditer(pattern, self.text)]
        whole = [span for span in found if self._is_whole(span)]
        return whole or found

    def nearest(self, words: str, near: Span, *, apart_from: Sequence[Span] = ()) -> Span | None:
        """The place nearest to `near`; one inside it is nearest of all, and the earlier of two at the same distance."""
        free = [span for span in self.all_of(words) if not any(span.overlaps(other) for other in apart_from)]
        return min(free, key=lambda span: (_distance(span, near), span.start), default=None)

    def tokens_in(self, span: Span) -> list[Token]:
        """The words that the span touches."""
        tokens = self.parsed.tokens
        first = bisect_left(self._ends, span.start + 1)
        last = first
        while last < len(tokens) and tokens[last].span.start < span.end:
            last += 1
        return list(tokens[first:last])

    def head_of(self, span: Span) -> int | None:
        """Index of the word on which the others of the span hang, a verb before others; None without any word."""
        inside = self.tokens_in(span)
        indexes = {token.i for token in inside}
        tops = [token for token in inside if token.head == token.i or token.head not in indexes]
        return min(tops, key=lambda token: (token.pos not in VERBS, token.i)).i if tops else None

    def filler(self, words: str, near: Span) -> Filler | None:
        """What fills a slot, or None where the article does not have these words."""
        span = self.nearest(words, near)
        head = self.head_of(span) if span is not None else None
        if span is None or head is None:
            return None
        return Filler(
            words=span.of(self.text), span=span, head=head, how="argument" if near.contains(span) else "inherited"
        )

    def _is_whole(self, span: Span) -> bool:
        before, after = self.text[span.start - 1 : span.start], self.text[span.end : span.end + 1]
        first, last = self.text[span.start], self.text[span.end - 1]
        return not (before.isalnum() and first.isalnum()) and not (after.isalnum() and last.isalnum())


def _distance(one: Span, other: Span) -> int:
    return 0 if one.overlaps(other) else max(other.start - one.end, one.start - other.end)
