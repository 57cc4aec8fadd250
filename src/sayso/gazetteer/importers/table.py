"""Any CSV or GeoJSON file, with a word from the user on which column says what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from sayso.errors import UnreadableError
from sayso.gazetteer.importers import fields
from sayso.gazetteer.importers.fields import FieldError
from sayso.gazetteer.importers.files import csv_rows, features_of, is_geojson
from sayso.gazetteer.importers.geometry import point_for
from sayso.gazetteer.rows import BrokenRow, PlaceRow, Spelling

FIELDS = (
    "id", "name", "names", "kind", "country", "parent", "pcode", "iso_3166_2",
    "longitude", "latitude", "population", "valid_from", "valid_to",
)  # fmt: skip
NAMES_IN = "names_"
"""'names_fa': further names, in this language."""
_BETWEEN_NAMES = re.compile(r"\s*[;|]\s*")
DEFAULT_KIND = "village"


def table_rows(
    path: Path,
    columns: Mapping[str, str],
    *,
    country: str | None,
    kind: str | None,
    countries: Mapping[str, str],
) -> Iterator[PlaceRow | BrokenRow]:
    """One row a line or feature. `columns` maps our fields to the file's columns; a field not in it has its own name.

    Raises UnreadableError for a field that there is not, or a file without the columns named.
    """
    unknown = [field for field in columns if field not in FIELDS and not field.startswith(NAMES_IN)]
    if unknown:
        raise UnreadableError(
            str(path),
            f"no field {unknown[0]!r}",
            f"the fields are {', '.join(FIELDS)}, and names_fa for names in Persian",
        )
    is_checked = False
    for where, row, geometry in _rows(path):
        if not is_checked:
            _check(path, row, columns)
            is_checked = True
        try:
            yield _place(where, _renamed(row, columns), geometry, country=country, kind=kind, countries=countries)
        except FieldError as error:
            yield BrokenRow(where, str(error))


def _rows(path: Path) -> Iterator[tuple[str, dict[str, str], Any]]:
    if not is_geojson(path):
        for line_number, row in csv_rows(path):
            yield f"line {line_number}", row, None
        return
    for number, feature in features_of(path):
        known = feature if isinstance(feature, dict) else {}
        properties = known.get("properties") or {}
        row = {str(key): "" if value is None else str(value).strip() for key, value in properties.items()}
        yield f"feature {number}", row, known.get("geometry")


def _check(path: Path, row: Mapping[str, str], columns: Mapping[str, str]) -> None:
    wanted = {"name": "name", **columns}
    missing = [column for column in wanted.values() if column not in row]
    if missing:
        raise UnreadableError(
            str(path),
            f"no column {missing[0]!r}; it has {', '.join(row)}",
            "say which is which with --columns name=...",
        )


def _renamed(row: Mapping[str, str], columns: Mapping[str, str]) -> dict[str, str]:
    own = {name: value for name, value in row.items() if name in FIELDS or name.startswith(NAMES_IN)}
    return {**own, **{field: row.get(column, "") for field, column in columns.items()}}


def _place(
    where: str,
    row: Mapping[str, str],
    geometry: Any,
    *,
    country: str | None,
    kind: str | None,
    countries: Mapping[str, str],
) -> PlaceRow:
    longitude, latitude = fields.point(row.get("longitude", ""), row.get("latitude", ""))
    point_from = None
    if longitude is None and geometry is not None:
        longitude, latitude = point_for(geometry)
        point_from = None if geometry.get("type") == "Point" else "outline"
    pcode = row.get("pcode") or None
    return PlaceRow(
        key=row.get("id") or pcode or where,
        name=fields.required(row.get("name", ""), "name"),
        kind=fields.kind(row.get("kind", ""), kind or DEFAULT_KIND),
        country=fields.country(row.get("country", ""), countries, country),
        parent=row.get("parent") or None,
        pcode=pcode,
        iso_3166_2=row.get("iso_3166_2") or None,
        longitude=longitude,
        latitude=latitude,
        point_from=point_from,
        population=fields.population(row.get("population", "")),
        spellings=tuple(_spellings(row)),
        valid=fields.validity(row.get("valid_from", ""), row.get("valid_to", "")),
    )


def _spellings(row: Mapping[str, str]) -> Iterator[Spelling]:
    for field, value in row.items():
        if field == "names" or field.startswith(NAMES_IN):
            language = field.removeprefix(NAMES_IN) if field != "names" else None
            for name in filter(None, _BETWEEN_NAMES.split(value)):
                yield Spelling(name, language)
