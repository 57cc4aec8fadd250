"""Building the index of places, adding files to it, and asking it for a name with what a theatre knows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from sayso.errors import InputError, NotFoundError
from sayso.gazetteer import Choice, Gazetteer, GazetteerPlace, index_path
from sayso.gazetteer.base import (
    capitals_in,
    has_towns,
    package_text,
    town_rows,
    towns_source,
    unit_rows,
    units_source,
)
from sayso.gazetteer.build import Supply, build_index, import_source
from sayso.gazetteer.folding import folded_name
from sayso.gazetteer.importers import Wanted, supply_from
from sayso.gazetteer.rows import PlaceRow, Source, Tally
from sayso.model.places import Place
from sayso.resolve.place_index import countries_of, indexed_as
from sayso.theatres.load import load_theatre
from sayso.theatres.theatre import Theatre

Step = Callable[[int, int | None], None]

ROWS_OF_UNITS, ROWS_OF_TOWNS = 51_773, 234_908
"""About, for the progress bar."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did."""

    index: Path
    places: int
    """0 where the index was there already."""
    was_current: bool
    has_towns: bool
    size_bytes: int
    sources: tuple[Source, ...]
    """What the index holds, with editions and licences."""
    remarks: tuple[str, ...] = ()
    """What the old index could not hand on."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did."""

    index: Path
    source: str
    edition: str
    licence: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class TheatreReading:
    """What a theatre says a name may mean, and the index's place for it, if it has one."""

    place: Place
    reason: str
    indexed: GazetteerPlace | None


@dataclass(frozen=True, slots=True)
class FindReport:
    """What became of a name: the theatre's readings, which come first, and the index's."""

    name: str
    in_theatre: tuple[TheatreReading, ...]
    choice: Choice
    around: tuple[tuple[GazetteerPlace, ...], ...]
    """For each hit of the choice, the places around it, nearest first."""


def base_supplies() -> tuple[Supply, ...]:
    """What every index begins with; without the towns' package, the units alone."""
    units = Supply(units_source(), unit_rows, ROWS_OF_UNITS)
    if not has_towns():
        return (units,)

    def towns() -> Iterator[PlaceRow]:
        return town_rows(package_text("cities500.json"), capitals_in(package_text("countries.json")))

    return units, Supply(towns_source(), towns, ROWS_OF_TOWNS)


def build(*, step: Step, again: bool = False, index: Path | None = None) -> BuildReport:
    """Builds the index unless there is a current one, or `again` says to."""
    path = index or index_path()
    tally = build_index(path, base_supplies(), step=step, again=again)
    with Gazetteer(path) as gazetteer:
        sources = gazetteer.sources()
    size = path.stat().st_size
    if tally is None:
        return BuildReport(path, 0, True, has_towns(), size, sources)
    remarks = tuple(odd.remark for odd in tally.odd_listed)
    return BuildReport(path, tally.places, False, has_towns(), size, sources, remarks)


def import_places(
    file: Path, format_name: str, wanted: Wanted, *, step: Step, index: Path | None = None
) -> ImportReport:
    """Adds a file's places to the index, which is built first where there is none, or one of another edition.

    Raises InputError for a file that cannot be read or a country that is not known; the index is then as it was.
    """
    path = index or index_path()
    built = build_index(path, base_supplies(), step=step)
    with Gazetteer(path) as gazetteer:
        countries = countries_by_name(gazetteer)
        country = _country_code(gazetteer, wanted.country) if wanted.country else None
    supply = supply_from(file, format_name, replace(wanted, country=country, countries=countries))
    tally = import_source(path, supply, step=step)
    for odd in built.odd_listed if built is not None else ():
        tally.note(odd)
    return ImportReport(path, supply.source.name, supply.source.edition, supply.source.licence, tally)


def countries_by_name(gazetteer: Gazetteer) -> dict[str, str]:
    """Folded names and codes of all countries -> two letters."""
    found: dict[str, str] = {}
    for place in gazetteer.countries():
        for name in (place.country, place.code, place.name, *(name for _, name in gazetteer.names_of(place.id))):
            if name and place.country:
                found.setdefault(folded_name(name), place.country)
    return found


def find_place(
    name: str,
    *,
    country: str | None = None,
    theatre: str | None = None,
    kind: str | None = None,
    index: Path | None = None,
) -> FindReport:
    """Looks a name up: in the theatre first, then in the index, in the country given or the theatre's own.

    Raises InputError for no name, GazetteerError where there is no index, UnknownPackError for a theatre and
    NotFoundError for a country that is not known.
    """
    if not folded_name(name):
        raise InputError(f"{name!r} has no letter or digit: give the name of a place")
    pack = load_theatre(theatre) if theatre else None
    with Gazetteer(index or index_path()) as gazetteer:
        countries = (_country_code(gazetteer, country),) if country else countries_of(pack, gazetteer) if pack else ()
        readings = _readings(name, pack, gazetteer, countries) if pack else ()
        choice = gazetteer.choose(name, countries=countries, kind=kind)
        around = tuple(gazetteer.ancestors_of(hit.place) for hit in choice.hits)
        return FindReport(name, readings, choice, around)


def _country_code(gazetteer: Gazetteer, name: str) -> str:
    found = gazetteer.country_named(name.upper() if len(name) in (2, 3) else name)
    if found is None or found.country is None:
        raise NotFoundError("country", name, "give its English name or its two letters, such as AF")
    return found.country


def _readings(
    name: str, theatre: Theatre, gazetteer: Gazetteer, countries: tuple[str, ...]
) -> tuple[TheatreReading, ...]:
    readings = []
    for candidate in theatre.names.candidates(name):
        place = theatre.place(candidate.ref) if candidate.kind == "place" else None
        if place is not None:
            readings.append(TheatreReading(place, candidate.reason, indexed_as(place, gazetteer, countries)))
    return tuple(readings)
