"""What each stretch of an article is for, and whose work the article says it leans on.

The order of things: the head is peeled off (days, headline, byline, wire tag), every line is held against the rules
for lines, pieces between sentences are taken out of the body, and last the end of the body is peeled (sources, desk
initials, page furniture). What no rule claims is body: nothing is called boilerplate unless a rule is sure of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sayso.languages.furniture import Furniture
from sayso.model.ids import folded
from sayso.model.source import Credit, Span, Zone, ZoneKind
from sayso.read.edges import peel_head, peel_tail
from sayso.read.lines import cut_between, cut_lines
from sayso.read.pieces import Piece

# Neighbours of these kinds are one zone; captions, credits and datelines stand each for itself.
_JOINED = frozenset({ZoneKind.BODY, ZoneKind.RELATED, ZoneKind.BOILERPLATE})


@dataclass(frozen=True, slots=True)
class Layout:
    """A text's zones, in order, without overlap, all of the text but white space; and its credits, each name once."""

    zones: tuple[Zone, ...]
    credits: tuple[Credit, ...]


def cut_into_zones(text: str, furniture: Furniture, *, title: str | None, publisher: str | None) -> Layout:
    """The zones and credits of a text. A title that the text begins with is its headline.

    The publisher's own name in a wire tag is no credit, and who took a picture is none either: credits tell on whose
    reporting the text leans.
    """
    head, start = peel_head(text, furniture, title)
    pieces = [*head, *cut_lines(text, start, furniture)]
    pieces = peel_tail(text, list(cut_between(text, pieces, furniture)), furniture)
    return Layout(tuple(_joined(pieces)), tuple(_others_than(publisher, pieces)))


def _joined(pieces: Iterable[Piece]) -> Iterator[Zone]:
    """Neighbouring pieces of one kind as one zone."""
    held: Zone | None = None
    for piece in pieces:
        if held and held.kind is piece.zone and piece.zone in _JOINED:
            held = Zone(held.kind, Span(held.span.start, piece.span.end))
            continue
        if held:
            yield held
        held = Zone(piece.zone, piece.span)
    if held:
        yield held


def _others_than(publisher: str | None, pieces: Iterable[Piece]) -> Iterator[Credit]:
    own = folded(publisher) if publisher else None
    seen = {own}
    for credit in (credit for piece in pieces for credit in piece.credits):
        key = folded(credit.name)
        if key not in seen:
            seen.add(key)
            yield credit
