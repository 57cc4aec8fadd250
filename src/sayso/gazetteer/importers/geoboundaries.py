"""geoBoundaries: a file a country and level, each feature a unit with its outline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from sayso.errors import UnreadableError
from sayso.gazetteer.importers.fields import FieldError, country, required
from sayso.gazetteer.importers.geometry import point_for
from sayso.gazetteer.importers.records import Record, Table
from sayso.gazetteer.importers.tables import tables_of
from sayso.gazetteer.kinds import KIND_OF_LEVEL
from sayso.gazetteer.rows import BrokenRow, PlaceRow

_ISO_3166_2 = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}")
_LEVEL = re.compile(r"ADM([0-5])")
_COLUMNS = ("shapeName", "shapeID", "shapeGroup", "shapeType")


def geoboundaries_tables(path: Path) -> tuple[Table, ...]:
    """The file's one table. Raises UnreadableError for a file without the columns of geoBoundaries, or with several."""
    tables = [table for table in tables_of(path) if set(_COLUMNS) <= set(table.columns)]
    if not tables:
        raise UnreadableError(str(path), "no feature is of geoBoundaries", f"expected {', '.join(_COLUMNS)}")
    if len(tables) > 1:
        names = ", ".join(table.name for table in tables)
        raise UnreadableError(str(path), f"several files of geoBoundaries: {names}", "unpack it and name one")
    return tuple(tables)


def geoboundaries_rows(tables: tuple[Table, ...], countries: Mapping[str, str]) -> Iterator[PlaceRow | BrokenRow]:
    """One row a feature, with a point inside its outline, in its country: the file says no nearer parent."""
    for record in tables[0].rows():
        try:
            yield record if isinstance(record, BrokenRow) else _row(record, countries)
        except FieldError as error:
            yield BrokenRow(record.where, str(error))


def _row(record: Record, countries: Mapping[str, str]) -> PlaceRow:
    known = record.fields
    level = _LEVEL.fullmatch(known.get("shapeType", ""))
    if level is None:
        raise FieldError(f"shapeType is {known.get('shapeType', '')!r}, expected ADM0 to ADM5")
    where = country(required(known.get("shapeGroup", ""), "shapeGroup"), countries)
    iso = known.get("shapeISO", "")
    longitude, latitude = point_for(record.geometry)
    return PlaceRow(
        key=required(known.get("shapeID", ""), "shapeID"),
        name=required(known.get("shapeName", ""), "shapeName"),
        kind=KIND_OF_LEVEL[int(level[1])],
        country=where,
        parent_code=where if level[1] != "0" else None,
        feature=f"level {level[1]}",
        iso_3166_2=iso if _ISO_3166_2.fullmatch(iso) else None,
        longitude=longitude,
        latitude=latitude,
        point_from="outline",
        where=record.where,
    )
