"""Lines of the text held against the rules for lines, and pieces that stand between sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sayso.languages.furniture import Furniture, Where
from sayso.model.source import Span, ZoneKind
from sayso.read.pieces import Piece, after_sentence, begins_anew, lines_between, piece_of, stripped

# Tuned by eye on news pages: captions run to 60 words and headlines to 20; what is longer is news.
LONGEST_CAPTION_WORDS = 80
LONGEST_FURNITURE_CHARACTERS = 600
LONGEST_TITLE_WORDS = 20
MOST_LISTED_TITLES = 6

_SOMETHING = re.compile(r"\S")
_FINAL_STOP = re.compile(r"[.…;,][\"”’')\]]*$|[.?!,][\"”]$")


def cut_lines(text: str, start: int, furniture: Furniture) -> Iterator[Piece]:
    """The text from `start` on, line by line; a line that no rule claims is body."""
    listed, is_first = 0, True
    for line in lines_between(text, start, len(text)):
        pieces = list(pieces_of_line(text, line, furniture, is_first=is_first))
        if _heads_a_list(text, line, furniture):
            listed = MOST_LISTED_TITLES
            yield Piece(ZoneKind.RELATED, line)
        elif listed and pieces[0].zone is ZoneKind.BODY and is_title_like(line.of(text)):
            listed -= 1
            yield Piece(ZoneKind.RELATED, line)
        else:
            listed = 0
            is_first = is_first and pieces[-1].zone is not ZoneKind.BODY
            yield from pieces


def is_title_like(words: str) -> bool:
    """Whether a line could be the headline of a story: short, and without the full stop of a sentence."""
    return len(words.split()) <= LONGEST_TITLE_WORDS and not _FINAL_STOP.search(words)


def pieces_of_line(text: str, line: Span, furniture: Furniture, *, is_first: bool) -> Iterator[Piece]:
    """One line as one piece, or as caption and credit, or as dateline and body; `is_first` if no news came before."""
    whole = line_by_rule(text, line, furniture)
    ended = _with_ending(text, line, furniture)
    if ended and (whole is None or whole.zone is ZoneKind.CAPTION):
        yield from ended
    elif whole:
        yield whole
    else:
        yield from _with_opening(text, line, furniture, is_first=is_first)


def line_by_rule(text: str, line: Span, furniture: Furniture) -> Piece | None:
    """The whole line as one piece, where a rule claims it."""
    if len(line) > LONGEST_FURNITURE_CHARACTERS:
        return None
    for rule in furniture.at(Where.LINE):
        if match := rule.pattern.fullmatch(text, line.start, line.end):
            return piece_of(rule, match, text, furniture)
    return None


def _heads_a_list(text: str, line: Span, furniture: Furniture) -> bool:
    if len(line) > LONGEST_FURNITURE_CHARACTERS:
        return False
    return any(rule.pattern.fullmatch(text, line.start, line.end) for rule in furniture.at(Where.LIST))


def _with_ending(text: str, line: Span, furniture: Furniture) -> list[Piece]:
    """Caption and picture credit, where the line ends with one and is no longer than a caption, nor all of the text."""
    if (
        _is_all(text, line)
        or len(line) > LONGEST_FURNITURE_CHARACTERS
        or len(line.of(text).split()) > LONGEST_CAPTION_WORDS
    ):
        return []
    for rule in furniture.at(Where.ENDING):
        match = rule.pattern.search(text, line.start, line.end)
        if match:
            caption = stripped(text, line.start, match.start())
            credit = piece_of(rule, match, text, furniture)
            return [Piece(ZoneKind.CAPTION, caption), credit] if len(caption) else [credit]
    return []


def _is_all(text: str, line: Span) -> bool:
    """Whether no other line has anything in it."""
    return not _SOMETHING.search(text, line.end) and not text[: line.start].strip()


def _with_opening(text: str, line: Span, furniture: Furniture, *, is_first: bool) -> Iterator[Piece]:
    """The wire tag at the beginning of the line, where there is one, and the rest as body."""
    start = line.start
    for rule in (rule for rule in furniture.at(Where.OPENING) if is_first or rule.leans):
        match = rule.pattern.match(text, line.start, min(line.end, line.start + LONGEST_FURNITURE_CHARACTERS))
        if match and match.end() < line.end and begins_anew(text, match.end()):
            yield piece_of(rule, match, text, furniture)
            start = match.end()
            break
    yield Piece(ZoneKind.BODY, stripped(text, start, line.end))


def cut_between(text: str, pieces: Iterable[Piece], furniture: Furniture) -> Iterator[Piece]:
    """The same pieces, with wire tags and credits that stand between two sentences cut out of the body."""
    for piece in pieces:
        if piece.zone is ZoneKind.BODY:
            yield from _cut_body(text, piece.span, furniture)
        else:
            yield piece


def _cut_body(text: str, body: Span, furniture: Furniture) -> Iterator[Piece]:
    inner = sorted(_between(text, body, furniture), key=lambda piece: piece.span)
    start = body.start
    for piece in inner:
        if piece.span.start < start:
            continue
        before = stripped(text, start, piece.span.start)
        if len(before):
            yield Piece(ZoneKind.BODY, before)
        yield piece
        start = piece.span.end
    rest = stripped(text, start, body.end)
    if len(rest):
        yield Piece(ZoneKind.BODY, rest)


def _between(text: str, body: Span, furniture: Furniture) -> Iterator[Piece]:
    for rule in furniture.at(Where.BETWEEN):
        for match in rule.pattern.finditer(text, body.start, body.end):
            if after_sentence(text, match.start()) and begins_anew(text, match.end()):
                yield piece_of(rule, match, text, furniture)
