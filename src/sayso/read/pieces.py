"""The pieces that a text is cut into before they are joined to zones, and the small tests that cutting rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.languages.furniture import Furniture, Rule
from sayso.model.source import Credit, Span, ZoneKind

# The same breaks as the parser's paragraphs.
_LINE = re.compile(r"[^\n\r\u2028\u2029]*\S[^\n\r\u2028\u2029]*")
_SENTENCE_ENDS = ".!?\"”’')]…"
_BETWEEN_NAMES = re.compile(r"\s*(?:[,;/&]|\band\b)\s*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch with one purpose, without outer white space, and whom it credits."""

    zone: ZoneKind
    span: Span
    credits: tuple[Credit, ...] = ()


def stripped(text: str, start: int, end: int) -> Span:
    """[start, end) without outer white space; empty at `start` when there is nothing else."""
    inside = text[start:end]
    begin = start + len(inside) - len(inside.lstrip())
    return Span(begin, max(begin, start + len(inside.rstrip())))


def lines_between(text: str, start: int, end: int) -> Iterator[Span]:
    """Every line of [start, end) that is not blank, without outer white space."""
    for match in _LINE.finditer(text, start, end):
        yield stripped(text, match.start(), match.end())


def at_line_start(text: str, offset: int) -> bool:
    """Whether nothing but white space stands before the offset in its line."""
    before = (
        text[:offset].rstrip(" \t\u00a0\ufeff") if offset < 400 else text[offset - 400 : offset].rstrip(" \t\u00a0")
    )
    return not before or before[-1] in "\n\r\u2028\u2029"


def after_sentence(text: str, offset: int) -> bool:
    """Whether a sentence, or nothing, ends before the offset in its line."""
    if at_line_start(text, offset):
        return True
    before = text[max(0, offset - 40) : offset].rstrip()
    return bool(before) and before[-1] in _SENTENCE_ENDS


def begins_anew(text: str, offset: int) -> bool:
    """Whether what follows the offset can be the beginning of a sentence, or is the end of the line."""
    rest = text[offset : offset + 40]
    following = rest.lstrip(" \t\u00a0")
    if not following or following[0] in "\n\r\u2028\u2029":
        return True
    first, last = following[0], text[offset - 1 : offset]
    if len(following) == len(rest) and last.isalnum():
        return last.isdigit() and (
            first.isupper() or first == "("
        )  # '21.05.2031Get short URL': the archive lost a line break
    return not first.islower() and first not in ",;'’%)-–—"


def piece_of(rule: Rule, match: re.Match[str], text: str, furniture: Furniture) -> Piece:
    """The piece that a rule found, with whom it credits."""
    return Piece(rule.zone, stripped(text, match.start(), match.end()), tuple(_credits(rule, match, furniture)))


def _credits(rule: Rule, match: re.Match[str], furniture: Furniture) -> Iterator[Credit]:
    if "credit" in rule.pattern.groupindex and match["credit"]:
        yield from _names_in(match["credit"], match.start("credit"), furniture)
    elif rule.leans:
        for agency in furniture.agency.finditer(match[0]):
            span = Span(match.start() + agency.start(), match.start() + agency.end())
            yield Credit(furniture.agency_by_spelling[agency[0]], span)


def _names_in(words: str, offset: int, furniture: Furniture) -> Iterator[Credit]:
    """'Valley Wire, Reuters and agencies' -> three credits; an agency under the name used for it here."""
    start = 0
    for end, following in [*((m.start(), m.end()) for m in _BETWEEN_NAMES.finditer(words)), (len(words), len(words))]:
        name = words[start:end].strip(" .")
        if name:
            begin = offset + words.index(name, start)
            yield Credit(_known(name, furniture), Span(begin, begin + len(name)))
        start = following


def _known(name: str, furniture: Furniture) -> str:
    spelled = {spelling.casefold(): agency for spelling, agency in furniture.agency_by_spelling.items()}
    bare = name.removeprefix("the ").removeprefix("The ").casefold()
    return spelled.get(name.casefold()) or spelled.get(bare) or name
