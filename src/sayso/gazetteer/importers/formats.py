"""The formats of `sayso places import`, and on what terms their publishers usually give them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from sayso.errors import UnreadableError
from sayso.gazetteer.build import Supply
from sayso.gazetteer.importers.cod_ab import cod_ab_rows, cod_ab_tables
from sayso.gazetteer.importers.fields import FieldError, kind
from sayso.gazetteer.importers.files import data_file
from sayso.gazetteer.importers.geoboundaries import geoboundaries_rows, geoboundaries_tables
from sayso.gazetteer.importers.geonames import geonames_rows
from sayso.gazetteer.importers.table import Default, table_in, table_rows
from sayso.gazetteer.rows import BrokenRow, PlaceRow, Row, Source


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the user says about a file that the file itself does not."""

    columns: Mapping[str, str] = field(default_factory=dict)
    """For a table: our field -> the file's column."""
    source: str | None = None
    edition: str | None = None
    licence: str | None = None
    country: str | None = None
    """Two letters, for rows that name no country."""
    kind: str | None = None
    """For rows that name no kind."""
    countries: Mapping[str, str] = field(default_factory=dict)
    """Names, two-letter and three-letter codes of countries, folded -> two letters; what the index knows."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that is of the format, its rows not read yet."""

    rows: Callable[[], Iterable[Row]]
    total: int


@dataclass(frozen=True, slots=True)
class Format:
    """How one format is read, and whose it is."""

    publisher: str
    licence: str
    open: Callable[[Path, Wanted], Opened]


def _geonames(path: Path, _wanted: Wanted) -> Opened:
    return Opened(lambda: geonames_rows(path), data_file(path, ".txt").count_lines())


def _cod_ab(path: Path, wanted: Wanted) -> Opened:
    tables = cod_ab_tables(path)
    return Opened(lambda: cod_ab_rows(tables, wanted.countries), sum(table.total for table in tables))


def _geoboundaries(path: Path, wanted: Wanted) -> Opened:
    tables = geoboundaries_tables(path)
    return Opened(lambda: geoboundaries_rows(tables, wanted.countries), tables[0].total)


def _table(path: Path, wanted: Wanted) -> Opened:
    table, default = table_in(path, wanted.columns), Default(wanted.country, wanted.kind)
    return Opened(lambda: table_rows(table, wanted.columns, default=default, countries=wanted.countries), table.total)


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "geonames": Format("GeoNames", "CC BY 4.0", _geonames),
        "cod-ab": Format("OCHA COD-AB", "CC BY-IGO 3.0", _cod_ab),
        "geoboundaries": Format("geoBoundaries", "CC BY 4.0", _geoboundaries),
        "table": Format("table", "unknown", _table),
    }
)


def supply_from(path: Path, format_name: str, wanted: Wanted) -> Supply:
    """A source with its rows, ready for `import_source`.

    Raises UnreadableError for a format that is not here and for a file that is not of it; while the rows are read, for
    a file without one that can be.
    """
    chosen = FORMATS.get(format_name)
    if chosen is None:
        known = f"the formats are {', '.join(FORMATS)}; table takes any table, with --columns"
        raise UnreadableError(str(path), f"no format {format_name!r}", known)
    if wanted.kind:
        _check_kind(path, wanted.kind)
    opened = chosen.open(path, wanted)
    own_name = path.stem if format_name == "table" else f"{chosen.publisher} {path.stem}"
    source = Source(
        wanted.source or own_name, wanted.edition or "unknown", wanted.licence or chosen.licence, chosen.publisher
    )
    return Supply(source, lambda: _at_least_one(path, opened.rows()), opened.total)


def _check_kind(path: Path, said: str) -> None:
    try:
        kind(said, "")
    except FieldError as error:
        raise UnreadableError(str(path), str(error), "give one of these with --kind") from error


def _at_least_one(path: Path, rows: Iterable[Row]) -> Iterator[Row]:
    """The rows; a file of which none can be read is refused, with what is wrong with the first."""
    has_place, first_broken = False, None
    for row in rows:
        has_place |= isinstance(row, PlaceRow)
        if first_broken is None and isinstance(row, BrokenRow):
            first_broken = row
        yield row
    if not has_place:
        met = f"; the first, {first_broken.where}: {first_broken.problem}" if first_broken else ""
        raise UnreadableError(
            str(path), f"no row of it can be read{met}", "check that it is of the format that you gave"
        )
