"""Places no finer than a public export may give them (do no harm: coarsen honestly, never move a point).

A name whose level nobody knows is taken for too fine: without a theatre every such place is withheld, and the
row says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sayso.model.claim import Claim, Reference
from sayso.model.places import Place
from sayso.ontology.codes.load import Ceiling, ceiling_of, levels
from sayso.present.table import PublicPlace
from sayso.theatres.theatre import Theatre

WITHHELD_LEVEL = "none"
FRESH_DAYS = 1
"""A claim about movements or positions is held back to the coarser level for so many days after it was published."""
FRESH = Ceiling("province", "fresh-movement")


def public_places(
    claim: Claim, theatre: Theatre | None, *, published_on: date | None, today: date, is_movement: bool
) -> tuple[PublicPlace, ...]:
    """The claim's places under its ceiling, each unit once."""
    ceiling = ceiling_of(claim)
    if is_movement and (published_on is None or (today - published_on).days <= FRESH_DAYS):
        ceiling = min(ceiling, FRESH, key=_coarseness)
    found = (_public(place, ceiling, theatre) for place in claim.resolution.places)
    return tuple(dict.fromkeys(found))


def places_as_written(claim: Claim, theatre: Theatre | None) -> tuple[PublicPlace, ...]:
    """The places as the text has them, for an analyst's own desk; still never a point."""
    return tuple(_as_named(place, theatre) for place in claim.resolution.places)


def _public(place: Reference, ceiling: Ceiling, theatre: Theatre | None) -> PublicPlace:
    if ceiling.level == WITHHELD_LEVEL:
        return PublicPlace("", "", "", True, ceiling.rule)
    for unit in _outwards(place, theatre):
        if unit.kind in levels() and levels().index(unit.kind) <= levels().index(ceiling.level):
            is_reduced = unit.id != place.ref
            return _unit(unit, is_reduced=is_reduced, rule=ceiling.rule if is_reduced else "")
    return PublicPlace("", "", "", True, f"{ceiling.rule}: level not known")


def _outwards(place: Reference, theatre: Theatre | None) -> Iterator[Place]:
    """The place and those around it, nearest first."""
    known = theatre.place(place.ref) if theatre and place.ref else None
    if theatre is not None and known is not None:
        yield known
        yield from theatre.ancestors_of(known.id)


def _as_named(place: Reference, theatre: Theatre | None) -> PublicPlace:
    known = theatre.place(place.ref) if theatre and place.ref else None
    if known is not None:
        return _unit(known, is_reduced=False, rule="")
    return PublicPlace(place.words, "", "", False, "")


def _unit(unit: Place, *, is_reduced: bool, rule: str) -> PublicPlace:
    return PublicPlace(unit.name, unit.pcode or unit.iso_3166_2 or "", unit.kind, is_reduced, rule)


def _coarseness(ceiling: Ceiling) -> int:
    return levels().index(ceiling.level) if ceiling.level in levels() else -1
