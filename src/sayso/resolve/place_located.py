"""Where an article's places are: the theatre's own first, the gazetteer's for the rest, or nowhere, with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.gazetteer import Gazetteer, GazetteerPlace, Hit
from sayso.languages.geography import load_geography
from sayso.model.claim import Reference
from sayso.model.places import Position
from sayso.model.source import ParsedArticle
from sayso.resolve.place_choice import kind_said
from sayso.resolve.place_index import NamedPlace, choose_places, countries_of, indexed_as
from sayso.theatres.theatre import Theatre
from sayso.theatres.world import load_world


@dataclass(frozen=True, slots=True)
class Located:
    """A mention of a place with its position, if it has one."""

    reference: Reference
    place: GazetteerPlace | None
    """The gazetteer's; None where it has none, or where two are equally likely."""
    position: Position | None
    """The theatre's where it gives one, else the gazetteer's."""
    hits: tuple[Hit, ...]
    """The gazetteer's readings, best first, the chosen one included."""
    margin: float | None
    """Powers of ten between the first two that are different places."""
    reason: str


def located(
    references: Sequence[Reference], parsed: ParsedArticle, *, gazetteer: Gazetteer, theatre: Theatre | None = None
) -> tuple[Located, ...]:
    """One for each reference that stands in the text, in order."""
    text, geography = parsed.article.text, load_geography(parsed.article.language)
    standing = [(reference, span) for reference in references if (span := reference.span) is not None]
    mentions = [NamedPlace(span, span.of(text), kind_said(span, text, geography)) for _, span in standing]
    countries = countries_of(theatre, gazetteer) if theatre else ()
    choices = choose_places(mentions, text, gazetteer=gazetteer, world=load_world(), countries=countries)
    found = []
    for (reference, _), choice in zip(standing, choices, strict=True):
        own = theatre.place(reference.ref) if theatre and reference.ref else None
        place = choice.place
        reason = choice.reason
        if own is not None:
            place = indexed_as(own, gazetteer, countries)
            reason = f"the theatre's {own.name!r}; {reference.reason}"
        position = (own.position if own else None) or (place.position if place else None)
        found.append(Located(reference, place, position, choice.hits, choice.margin, reason))
    return tuple(found)
