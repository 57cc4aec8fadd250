"""Where quotations stand: every style of mark, unclosed ones, and those that run on over several paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.languages.speech import SpeechLexicon
from sayso.model.source import ParsedArticle, Span

PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029]*\S[^\n\r\u2028\u2029]*")

# A single-marked quotation longer than this is far more often two apostrophes.
LONGEST_SINGLE_QUOTATION = 600


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words between two marks, first and last token both included."""

    first: int
    last: int
    opening: int
    """The token that carries the opening mark."""
    closing: int | None
    """The token that carries the closing mark; None where the paragraph ends first."""
    is_single: bool


@dataclass(frozen=True, slots=True)
class _Marked:
    inner: Span
    outer: Span
    is_closed: bool
    is_single: bool


def find_quotations(parsed: ParsedArticle, speech: SpeechLexicon) -> tuple[Quotation, ...]:
    """Every outermost quotation, in order. A quotation that is still open at the end of its paragraph ends there."""
    text = parsed.article.text
    marked = [
        quotation
        for paragraph in PARAGRAPH.finditer(text)
        for quotation in _in_paragraph(text, paragraph.start(), paragraph.end(), speech)
    ]
    return tuple(_on_tokens(parsed, marked))


def _in_paragraph(text: str, start: int, end: int, speech: SpeechLexicon) -> Iterator[_Marked]:
    double = list(_pairs(text, start, end, speech.double_marks))
    yield from sorted([*double, *_singles(text, start, end, speech, double)], key=lambda found: found.outer.start)


def _pairs(text: str, start: int, end: int, marks: tuple[tuple[str, str], ...]) -> Iterator[_Marked]:
    """Marks open and close in turn; a mark that can only open, met inside, opens no second quotation."""
    openers, closers = {a for a, _ in marks}, {b for _, b in marks}
    pattern = re.compile("|".join(re.escape(mark) for mark in sorted(openers | closers, key=len, reverse=True)))
    opened: re.Match[str] | None = None
    depth = 0
    for mark in pattern.finditer(text, start, end):
        word = mark.group()
        if opened is None:
            if word in openers and not _only_closes(text, mark.start(), mark.end(), end):
                opened, depth = mark, 1
        elif word in openers and word not in closers:
            depth += 1
        elif word in closers:
            depth = depth - 1 if word not in openers else 0
            if depth <= 0:
                yield _Marked(Span(opened.end(), mark.start()), Span(opened.start(), mark.end()), True, False)
                opened = None
    if opened is not None:
        yield _Marked(Span(opened.end(), end), Span(opened.start(), end), False, False)


def _only_closes(text: str, start: int, end: int, paragraph_end: int) -> bool:
    """Whether a mark that could do either stands at the very end, or after a word and before white space."""
    return end >= paragraph_end or (start > 0 and text[start - 1].isalnum() and text[end].isspace())


def _singles(text: str, start: int, end: int, speech: SpeechLexicon, double: list[_Marked]) -> Iterator[_Marked]:
    """Single-marked quotations outside the double ones, where the marks cannot be apostrophes."""
    ends = dict(speech.single_marks)
    position = start
    inside = iter([*double, _Marked(Span(end, end), Span(end, end), True, False)])
    blocked = next(inside)
    while position < end:
        if position >= blocked.outer.start and blocked.outer.start < end:
            position, blocked = max(position, blocked.outer.end), next(inside)
            continue
        if text[position] in ends and _can_open(text, position, start, end):
            closing = _closing_single(text, position, min(blocked.outer.start, end), ends[text[position]])
            if closing is not None:
                yield _Marked(Span(position + 1, closing), Span(position, closing + 1), True, True)
                position = closing
        position += 1


def _can_open(text: str, position: int, start: int, end: int) -> bool:
    before_is_free = position == start or text[position - 1].isspace() or text[position - 1] in "([—–:"
    doubled = position + 1 < end and text[position + 1] == text[position]
    return before_is_free and position + 1 < end and not text[position + 1].isspace() and not doubled


def _closing_single(text: str, opening: int, limit: int, mark: str) -> int | None:
    doubtful: int | None = None
    position = text.find(mark, opening + 2, min(limit, opening + LONGEST_SINGLE_QUOTATION))
    while position != -1:
        after = text[position + 1 : position + 2]
        could_close = not text[position - 1].isspace() and not after.isalnum()
        may_own = text[position - 1].lower() == "s" and after == " "
        if could_close and not may_own:
            return position
        doubtful = position if could_close and doubtful is None else doubtful
        position = text.find(mark, position + 1, min(limit, opening + LONGEST_SINGLE_QUOTATION))
    introduced = text[max(0, opening - 3) : opening].rstrip()[-1:] in ("", ":") if doubtful is not None else False
    return doubtful if introduced else None


def _on_tokens(parsed: ParsedArticle, marked: list[_Marked]) -> Iterator[Quotation]:
    tokens, at = parsed.tokens, 0
    for quotation in marked:
        while at < len(tokens) and tokens[at].span.end <= quotation.outer.start:
            at += 1
        opening = at
        while at < len(tokens) and tokens[at].span.end <= quotation.inner.start:
            at += 1
        first = at
        while at < len(tokens) and tokens[at].span.start < quotation.inner.end:
            at += 1
        if at > first:
            closing = at if quotation.is_closed and at < len(tokens) else None
            yield Quotation(first, at - 1, min(opening, first), closing, quotation.is_single)
