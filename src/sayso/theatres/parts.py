"""The files of a theatre into values: names, sources, places, priors, counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sayso.model.actors import Actor
from sayso.model.ids import folded
from sayso.model.places import Place, Position
from sayso.theatres.lexicon import NamedThing
from sayso.theatres.tables import Row, read_csv
from sayso.theatres.theatre import Count, Prior, Source

NAME_COLUMNS = ("ref", "spelling", "language")
PLACE_COLUMNS = ("id", "name", "kind", "parent", "pcode", "iso_3166_2", "longitude", "latitude")
PLACE_KINDS = ("country", "province", "district", "town", "village", "valley", "pass", "road", "site", "area")
SOURCE_KINDS = ("newspaper", "broadcaster", "website", "agency", "state media", "carrying site", "group")
SOURCE_KEYS = ("id", "name", "kind", "country", "leans_on", "belongs_to", "speaks_for")
COUNTABLE = ("parties", "people", "organisations", "places", "sources", "spellings")

# Weights of a prior are written by hand with a few decimals.
PRIOR_SUM_TOLERANCE = 1e-6


@dataclass(frozen=True, slots=True)
class Names:
    """names.csv: how each thing is spelled, with the line that says so."""

    rows: tuple[Row, ...]
    spellings: Mapping[str, tuple[str, ...]]
    """By ref, in the order of the file."""

    def of(self, ref: str) -> tuple[str, ...]:
        return self.spellings.get(ref, ())

    def check_refs(self, known: Iterable[str]) -> None:
        ids = set(known)
        for row in self.rows:
            ref = row.text("ref")
            if ref not in ids:
                raise row.fault(
                    f"ref {ref!r} is neither an actor nor a place nor a source",
                    "add it to actors.toml, places.csv or sources.toml, or mend the ref",
                )


def read_names(path: Path) -> Names:
    rows = tuple(read_csv(path, NAME_COLUMNS))
    seen: dict[tuple[str, str], Row] = {}
    for row in rows:
        spelling, _ = row.text("spelling"), row.text("language")
        if not folded(spelling):
            raise row.fault(f"spelling {spelling!r} has no letter or digit", "write the name")
        earlier = seen.setdefault((row.text("ref"), spelling), row)
        if earlier is not row:
            raise row.fault(f"{spelling!r} was already given ({earlier.where})", "leave one of the two lines out")
    spellings: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        spellings[row.text("ref")].append(row.text("spelling"))
    return Names(rows, {ref: tuple(written) for ref, written in spellings.items()})


def read_sources(file: Row, names: Names) -> tuple[Source, ...]:
    file.allow_only(("sources",))
    rows = file.tables("sources")
    sources = tuple(_source(row, names) for row in rows)
    known = distinct_ids(rows)
    for row, source in zip(rows, sources, strict=True):
        for ref in (*source.leans_on, *((source.belongs_to,) if source.belongs_to else ())):
            if ref not in known or ref == source.id:
                raise row.fault(
                    f"{source.id!r} leans on or belongs to {ref!r}, which is no other source", "add it, or mend the id"
                )
    return sources


def _source(row: Row, names: Names) -> Source:
    row.allow_only(SOURCE_KEYS)
    return Source(
        id=row.text("id"),
        name=row.text("name"),
        kind=one_of(row, "kind", SOURCE_KINDS),
        country=row.optional_text("country"),
        leans_on=row.texts("leans_on"),
        belongs_to=row.optional_text("belongs_to"),
        speaks_for=row.optional_text("speaks_for"),
        spellings=names.of(row.text("id")),
    )


def read_places(path: Path, names: Names) -> tuple[Place, ...]:
    rows = tuple(read_csv(path, PLACE_COLUMNS))
    known = distinct_ids(rows)
    for row in rows:
        parent = row.optional_text("parent")
        if parent is not None and parent not in known:
            raise row.fault(f"parent {parent!r} is no place", "add a line for it, or mend the id")
    return tuple(_place(row, names) for row in rows)


def _place(row: Row, names: Names) -> Place:
    return Place(
        id=row.text("id"),
        name=row.text("name"),
        kind=one_of(row, "kind", PLACE_KINDS),
        parent=row.optional_text("parent"),
        pcode=row.optional_text("pcode"),
        iso_3166_2=row.optional_text("iso_3166_2"),
        position=_position(row),
        spellings=names.of(row.text("id")),
    )


def _position(row: Row) -> Position | None:
    longitude, latitude = row.number("longitude"), row.number("latitude")
    if longitude is None and latitude is None:
        return None
    if longitude is None or latitude is None:
        raise row.fault("only one of longitude and latitude", "give both in degrees (WGS84), or neither")
    try:
        return Position(longitude, latitude)
    except ValueError as error:
        raise row.fault(str(error), "longitude from -180 to 180 comes before latitude from -90 to 90") from error


def read_priors(file: Row, actors: Sequence[Actor], places: Sequence[Place]) -> tuple[Prior, ...]:
    file.allow_only(("priors",))
    parties, place_ids = {actor.id for actor in actors if actor.kind == "side"}, {place.id for place in places}
    return tuple(_prior(row, parties, place_ids) for row in file.tables("priors"))


def _prior(row: Row, parties: set[str], place_ids: set[str]) -> Prior:
    row.allow_only(("place", "weights"))
    place = row.optional_text("place")
    if place is not None and place not in place_ids:
        raise row.fault(f"place {place!r} is not in places.csv", "add it there, or mend the id")
    written = row.values.get("weights")
    if not isinstance(written, dict) or set(written) != parties:
        raise row.fault(f"weights are {written!r}", f"give one weight for each party: {', '.join(sorted(parties))}")
    weights = Row(row.where, written)
    pairs = tuple((party, weights.number(party) or 0.0) for party in sorted(parties))
    if any(not 0 <= weight <= 1 for _, weight in pairs) or abs(sum(w for _, w in pairs) - 1) > PRIOR_SUM_TOLERANCE:
        raise row.fault(f"weights are {written!r}", "each lies between 0 and 1, and they sum to 1")
    return Prior(place, pairs)


def read_counts(head: Row) -> tuple[Count, ...]:
    return tuple(_count(row) for row in head.tables("counts"))


def _count(row: Row) -> Count:
    row.allow_only(("of", "kind", "parent", "min", "max"))
    low, high = row.whole_number("min"), row.whole_number("max")
    if low is None or high is None or high < low:
        raise row.fault(f"min is {low} and max is {high}", "give both, min not above max")
    return Count(one_of(row, "of", COUNTABLE), row.optional_text("kind"), row.optional_text("parent"), low, high)


def named_things(actors: Sequence[Actor], places: Sequence[Place]) -> Iterator[NamedThing]:
    """Every spelling of every thing; a label counts as one if it has capitals ('emergency' for Emergency has none)."""
    for actor in actors:
        kind = "person" if actor.kind == "person" else "actor"
        for spelling in _with_label(actor.name, actor.spellings):
            yield NamedThing(spelling, kind, actor.id, actor.name, actor.public_role or actor.kind)
    by_id = {place.id: place for place in places}
    for place in places:
        around = by_id[place.parent].name if place.parent else "no other place"
        for spelling in _with_label(place.name, place.spellings):
            yield NamedThing(spelling, "place", place.id, place.name, f"{place.kind} in {around}", _depth(place, by_id))


def _with_label(label: str, spellings: tuple[str, ...]) -> Iterable[str]:
    return spellings if label == label.lower() else dict.fromkeys((label, *spellings))


def _depth(place: Place, by_id: Mapping[str, Place]) -> int:
    depth = 0
    while place.parent is not None:
        place, depth = by_id[place.parent], depth + 1
    return depth


def distinct_ids(rows: Iterable[Row]) -> set[str]:
    seen: dict[str, Row] = {}
    for row in rows:
        earlier = seen.setdefault(row.text("id"), row)
        if earlier is not row:
            raise row.fault(f"id {row.text('id')!r} is already taken ({earlier.where})", "give it another id")
    return set(seen)


def one_of(row: Row, key: str, allowed: Sequence[str]) -> str:
    value = row.text(key)
    if value not in allowed:
        raise row.fault(f"{key} is {value!r}", f"expected one of {', '.join(allowed)}")
    return value
