"""Chooses one of several readings of a name, or none."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from sayso.gazetteer.folding import bare_name, folded_name
from sayso.gazetteer.places import Choice, GazetteerPlace, Hit, distance_km
from sayso.gazetteer.ranking import MIN_MARGIN, MIN_MARGIN_OF_CONSONANTS

SAME_PLACE_KM = 25.0
"""Two sources' points of one place may be as far apart: a district's seat and its middle."""

KINDS_NAMED_FOR_TOWNS = frozenset({"province", "district"})
SHARE_OF_SEAT = 0.35
"""Part of the unit's inhabitants that live in the town whose name it has."""

Around = Callable[[GazetteerPlace], Sequence[GazetteerPlace]]


def choice_among(
    hits: tuple[Hit, ...],
    countries: Collection[str],
    around: Around,
    *,
    kind: str | None = None,
    needs_one: bool = False,
) -> Choice:
    """The best hit, if it is far enough before the next that is another place; otherwise the reason why none.

    `needs_one`: of a name known by its consonants, only a single place will do.
    """
    if not hits:
        return Choice(None, (), None, "no source has the name, or one like it")
    best = hits[0]
    if best.how == "resembles":
        return Choice(None, hits, None, f"not known; the nearest name is {best.place.name!r}")
    if best.how == "consonants" and not countries:
        return Choice(None, hits, None, f"known only by its consonants ({best.place.name!r}), and no country is given")
    best = _seat_of(best, hits, kind, around)
    twins = [hit for hit in hits if hit is not best and _are_one(hit.place, best.place, around)]
    other = next((hit for hit in hits if hit is not best and hit not in twins), None)
    # A town in place of its unit stands as high as the unit.
    margin = round(hits[0].score - other.score, 3) if other else None
    needed = MIN_MARGIN
    if best.how == "consonants":
        needed = math.inf if needs_one else MIN_MARGIN_OF_CONSONANTS
    if other is not None and margin is not None and margin < needed:
        return Choice(
            None, hits, margin, f"{best.place.name!r} in {_where(best)} or {other.place.name!r} in {_where(other)}"
        )
    return Choice(_completed(best.place, [hit.place for hit in twins]), hits, margin, best.reason)


def _seat_of(best: Hit, hits: Sequence[Hit], kind: str | None, around: Around) -> Hit:
    """For a unit that has its name from a big town in it, the town: who says no kind rarely means the unit."""
    unit = best.place
    if kind is not None or unit.kind not in KINDS_NAMED_FOR_TOWNS or not unit.population:
        return best
    for hit in hits:
        inhabitants = hit.place.population or 0
        is_big = hit.place.kind == "town" and inhabitants >= SHARE_OF_SEAT * unit.population
        if is_big and unit.id in {p.id for p in around(hit.place)}:
            return hit
    return best


def _are_one(one: GazetteerPlace, other: GazetteerPlace, around: Around) -> bool:
    """Whether two hits are one place, or a unit and its seat: the readings differ in extent, hardly in where."""
    if one.country != other.country:
        return False
    if one.id in {p.id for p in around(other)} or other.id in {p.id for p in around(one)}:
        return True
    if one.position is None or other.position is None:
        return one.kind == other.kind and one.source != other.source and _lie_in_one(one, other, around)
    return distance_km(one.position, other.position) <= SAME_PLACE_KM


def _lie_in_one(one: GazetteerPlace, other: GazetteerPlace, around: Around) -> bool:
    """Whether what they lie in has one id or one name: each source may bring its own provinces."""
    this, that = around(one)[:1], around(other)[:1]
    if not this or not that:
        return this == that
    return (
        this[0].id == that[0].id
        or bare_name(folded_name(this[0].name)).name == bare_name(folded_name(that[0].name)).name
    )


def _completed(place: GazetteerPlace, twins: Sequence[GazetteerPlace]) -> GazetteerPlace:
    """The place with the codes and the point that other sources have for the same unit, where its own has none."""
    for twin in twins:
        if twin.kind == place.kind:
            place = replace(
                place,
                pcode=place.pcode or twin.pcode,
                iso_3166_2=place.iso_3166_2 or twin.iso_3166_2,
                position=place.position or twin.position,
                point_from=place.point_from if place.position else twin.point_from,
            )
    return place


def _where(hit: Hit) -> str:
    return hit.place.code or hit.place.country or "no country"
