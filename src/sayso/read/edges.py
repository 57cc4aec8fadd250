"""The head and the tail of a text, peeled piece by piece; for archives that lost the line breaks most of all."""

from __future__ import annotations

import re

from sayso.languages.furniture import Furniture, Where
from sayso.model.source import Span, ZoneKind
from sayso.read.lines import is_title_like, line_by_rule, pieces_of_line
from sayso.read.pieces import Piece, after_sentence, at_line_start, begins_anew, lines_between, piece_of, stripped

# A head or tail of more parts than this is no head or tail.
MOST_PARTS = 12
TAIL_REACH_CHARACTERS = 700
# Tuned by eye on archived reports: a headline before "AGENCY, full date" is shorter than this.
LONGEST_HEADLINE_CHARACTERS = 220
LONGEST_SIGNATURE_WORDS = 8

_WORD = re.compile(r"\w+")
_AFTER_TITLE = re.compile(r"(?: ?[.!?…\"”’')\]])*")
_CAPITALISED = re.compile(r"(?:[a-z]{1,4}[-’'])?[^\W_a-z]")
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*\s+(?=\S)")
_PART_OF_HEAD = frozenset({ZoneKind.DATELINE, ZoneKind.CREDIT, ZoneKind.BOILERPLATE})


def peel_head(text: str, furniture: Furniture, title: str | None) -> tuple[list[Piece], int]:
    """Days, headline, byline and page furniture before the news, and the offset where the news begins."""
    pieces: list[Piece] = []
    start = stripped(text, 0, len(text)).start
    for _ in range(MOST_PARTS):
        found = _next_of_head(text, start, furniture, title, pieces)
        if not found or not text[found.span.end :].strip():
            break
        pieces.append(found)
        start = stripped(text, found.span.end, len(text)).start
    return pieces, start


def _next_of_head(text: str, start: int, furniture: Furniture, title: str | None, pieces: list[Piece]) -> Piece | None:
    has_headline = any(piece.zone is ZoneKind.HEADLINE for piece in pieces)
    if title and not has_headline and (headline := _title_at(text, start, title)):
        return Piece(ZoneKind.HEADLINE, headline)
    for rule in (*furniture.at(Where.HEAD), *(furniture.at(Where.BYLINE) if pieces else ())):
        match = rule.pattern.match(text, start)
        if match and match.end() > start and begins_anew(text, match.end()):
            return piece_of(rule, match, text, furniture)
    line = next(lines_between(text, start, len(text)), None)
    if line and at_line_start(text, start):
        whole = line_by_rule(text, line, furniture)
        if whole and whole.zone in _PART_OF_HEAD:
            return whole
        if not has_headline and whole is None and _is_headline(text, line, furniture):
            return Piece(ZoneKind.HEADLINE, line)
    return None if has_headline else _before_byline(text, start, furniture)


def _title_at(text: str, start: int, title: str) -> Span | None:
    """The title's words, if the text has them at `start` and begins anew after them; ' | Valley Post' may lack."""
    for wanted in dict.fromkeys((title, re.split(r"\s+[|–—-]\s+", title)[0])):
        words = [word.casefold() for word in _WORD.findall(wanted)]
        met = _WORD.finditer(text, start, start + 2 * len(title) + 40)
        matches = [match for match, _ in zip(met, words, strict=False)]
        if len(words) < 3 or [match[0].casefold() for match in matches] != words:
            continue
        after = _AFTER_TITLE.match(text, matches[-1].end())
        end = after.end() if after else matches[-1].end()
        if begins_anew(text, end) and text[end:].strip():
            return Span(start, end)
    return None


def _is_headline(text: str, line: Span, furniture: Furniture) -> bool:
    """Whether the first line of several is a headline.

    It is when it lacks a full stop, when nearly every longer word has a capital, or when a wire tag comes next.
    """
    words = line.of(text)
    following = next(lines_between(text, line.end, len(text)), None)
    if following is None or len(words) > LONGEST_HEADLINE_CHARACTERS or words.endswith(":"):
        return False
    if is_title_like(words):
        return True
    if _SENTENCE_END.search(words):
        return False
    longer = [word for word in _WORD.findall(words) if len(word) > 3]
    if len(longer) >= 4 and sum(not word[0].islower() for word in longer) >= 0.85 * len(longer):
        return True
    after = [piece.zone for piece in pieces_of_line(text, following, furniture, is_first=True)]
    return after == [ZoneKind.DATELINE, ZoneKind.BODY]


def _before_byline(text: str, start: int, furniture: Furniture) -> Piece | None:
    """The headline in an archive's single paragraph: 'Brod falls VALLEY WIRE Monday 12 May 2031 Northern ...'."""
    match = furniture.agency_with_date.search(text, start, start + LONGEST_HEADLINE_CHARACTERS + 60)
    if match is None or match.start() - start > LONGEST_HEADLINE_CHARACTERS or not begins_anew(text, match.end()):
        return None
    headline = stripped(text, start, match.start())
    words = headline.of(text)
    if not words or _SENTENCE_END.search(words) or len(words.splitlines()) > 1:
        return None
    return Piece(ZoneKind.HEADLINE, headline)


def peel_tail(text: str, pieces: list[Piece], furniture: Furniture) -> list[Piece]:
    """The same pieces, with sources, initials and page furniture after the last sentence of the body cut off."""
    for _ in range(MOST_PARTS):
        last = max((i for i, piece in enumerate(pieces) if piece.zone is ZoneKind.BODY), default=None)
        if last is None:
            break
        cut = _last_of(text, pieces[last].span, furniture)
        before = stripped(text, pieces[last].span.start, cut.span.start) if cut else Span(0, 0)
        is_all_there_is = not len(before) and not any(p.zone is ZoneKind.BODY for p in pieces[:last])
        if cut is None or is_all_there_is:
            break
        pieces[last : last + 1] = [Piece(ZoneKind.BODY, before), cut] if len(before) else [cut]
    return pieces


def _last_of(text: str, body: Span, furniture: Furniture) -> Piece | None:
    reach = max(body.start, body.end - TAIL_REACH_CHARACTERS)
    for rule in furniture.at(Where.TAIL):
        for match in rule.pattern.finditer(text, reach, body.end):
            if after_sentence(text, match.start()):
                return piece_of(rule, match, text, furniture)
    return _signature(text, Span(reach, body.end), furniture)


def _signature(text: str, reach: Span, furniture: Furniture) -> Piece | None:
    """A run of capitalised words after the last full stop: who signed the report, or the foot of the page."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text, reach.start, reach.end)]
    if not ends:
        return None
    run = Span(ends[-1], reach.end)
    words = re.split(r"[\s/|]+", run.of(text))
    if not all(_CAPITALISED.match(word) or word.casefold() in furniture.small for word in words if word):
        return None
    if run.of(text)[-1] in '.!?…"”' or not words[0][:1].isupper():
        return None
    if len(words) <= LONGEST_SIGNATURE_WORDS:
        return Piece(ZoneKind.CREDIT, run)
    pages = {match[0].casefold() for match in furniture.site.finditer(run.of(text))}
    return Piece(ZoneKind.BOILERPLATE, run) if len(pages) >= 2 else None
