"""Hangs every reading that a theatre knows on the names of an article; choosing among them is for resolve."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.model.source import Candidate, Mention, ParsedArticle, Span, Token
from sayso.theatres.lexicon import Lexicon


def with_candidates(parsed: ParsedArticle, names: Lexicon) -> ParsedArticle:
    """The article with the theatre's readings on its mentions, and with mentions for names that the parser passed over.

    A name of the theatre takes the place of the parser's mentions that lie within it. Where the parser's mention is
    longer, both stay: "Northern Army Day" may be a feast, and names the army too.
    """
    found = list(_found(parsed, names))
    kept = [m for m in parsed.mentions if not any(f.span.contains(m.span) for f in found)]
    mentions = tuple(sorted((*kept, *found), key=lambda m: (m.span.start, -m.span.end)))
    return replace(parsed, mentions=mentions)


def _found(parsed: ParsedArticle, names: Lexicon) -> Iterator[Mention]:
    ends = [token.span.end for token in parsed.tokens]
    for span, candidates in names.find(parsed.article.text):
        # A name never runs across a sentence: the words of two headings in a row name nobody.
        inside = _tokens_in(parsed.tokens, ends, span)
        if inside and inside[0].sentence == inside[-1].sentence:
            yield _mention(parsed, span, inside, candidates)


def _mention(parsed: ParsedArticle, span: Span, inside: Sequence[Token], candidates: tuple[Candidate, ...]) -> Mention:
    label = next((m.label for m in parsed.mentions if m.span.overlaps(span)), "")
    return Mention(span, span.of(parsed.article.text), label, head_among(inside), candidates)


def _tokens_in(tokens: Sequence[Token], ends: list[int], span: Span) -> list[Token]:
    first = bisect_left(ends, span.start + 1)
    last = first
    while last < len(tokens) and tokens[last].span.start < span.end:
        last += 1
    return list(tokens[first:last])


def head_among(inside: Sequence[Token]) -> int:
    """The token whose head lies outside the row, or the first."""
    own = {token.i for token in inside}
    return next((token.i for token in inside if token.head not in own or token.head == token.i), inside[0].i)
