"""What is at hand while the claims of one article are resolved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sayso.model.claim import Attribution, ClaimDraft, Reference
from sayso.model.remark import Remark
from sayso.model.source import ParsedArticle, Span
from sayso.ontology.load import Kind
from sayso.resolve.cast import Cast
from sayso.resolve.clock import Clock
from sayso.resolve.index import SpanIndex
from sayso.resolve.people import People
from sayso.resolve.place_settled import Settled
from sayso.resolve.places import PlaceNames


@dataclass(frozen=True, slots=True)
class Desk:
    """Made once an article; the last three grow while its drafts are gone through in order."""

    cast: Cast
    people: People
    attributions: tuple[Attribution, ...]
    kinds: Mapping[str, Kind]
    clock: Clock
    places: tuple[Reference, ...]
    """Every mention of a place in the article."""
    places_by_span: SpanIndex[Reference]
    place_names: PlaceNames
    settled: Settled
    """The index's answers for places that the theatre lacks."""
    targets: list[tuple[ClaimDraft, Reference]]
    """Of the claims resolved so far, in order."""
    actors: dict[int, Reference]
    """Of the claims resolved so far, by draft."""
    remarks: list[Remark]

    @property
    def parsed(self) -> ParsedArticle:
        return self.cast.parsed

    def remark(self, code: str, span: Span | None, note: str) -> None:
        self.remarks.append(Remark(code, span, note))
