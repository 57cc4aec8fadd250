"""The formats of `sayso places import`, and on what terms their publishers usually give them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from sayso.errors import UnknownFormatError
from sayso.gazetteer.build import Supply
from sayso.gazetteer.importers.cod_ab import cod_ab_rows
from sayso.gazetteer.importers.files import count_lines
from sayso.gazetteer.importers.geoboundaries import geoboundaries_rows
from sayso.gazetteer.importers.geonames import geonames_rows
from sayso.gazetteer.importers.table import table_rows
from sayso.gazetteer.rows import BrokenRow, PlaceRow, Source

Rows = Iterator[PlaceRow | BrokenRow]


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
class Format:
    """How one format is read, and whose it is."""

    publisher: str
    licence: str
    read: Callable[[Path, Wanted], Rows]


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "geonames": Format("GeoNames", "CC BY 4.0", lambda path, _: geonames_rows(path)),
        "cod-ab": Format("OCHA COD-AB", "CC BY-IGO 3.0", lambda path, wanted: cod_ab_rows(path, wanted.countries)),
        "geoboundaries": Format(
            "geoBoundaries", "CC BY 4.0", lambda path, wanted: geoboundaries_rows(path, wanted.countries)
        ),
        "table": Format(
            "table",
            "unknown",
            lambda path, wanted: table_rows(
                path, wanted.columns, country=wanted.country, kind=wanted.kind, countries=wanted.countries
            ),
        ),
    }
)


def supply_from(path: Path, format_name: str, wanted: Wanted) -> Supply:
    """A source with its rows, ready for `import_source`.

    Raises UnknownFormatError for a format that is not here, UnreadableError for a file that is not of it.
    """
    chosen = FORMATS.get(format_name)
    if chosen is None:
        raise UnknownFormatError(str(path), format_name, FORMATS)
    own_name = path.stem if format_name == "table" else f"{chosen.publisher} {path.stem}"
    source = Source(
        wanted.source or own_name, wanted.edition or "unknown", wanted.licence or chosen.licence, chosen.publisher
    )
    return Supply(source, lambda: chosen.read(path, wanted), count_lines(path))
