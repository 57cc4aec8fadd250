"""Any table, with a word from the user on which column says what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from sayso.errors import UnreadableError
from sayso.gazetteer.importers import fields
from sayso.gazetteer.importers.fields import FieldError
from sayso.gazetteer.importers.geometry import point_for
from sayso.gazetteer.importers.records import Record, Table
from sayso.gazetteer.importers.tables import tables_of
from sayso.gazetteer.rows import BrokenRow, OddRow, PlaceRow, Row, Spelling
from sayso.model.counted import counted

FIELDS = (
    "id", "name", "names", "kind", "country", "parent", "pcode", "iso_3166_2",
    "longitude", "latitude", "population", "valid_from", "valid_to",
)  # fmt: skip
NAMES_IN = "names_"
"""'names_fa': further names, in this language."""
_BETWEEN_NAMES = re.compile(r"\s*[;|]\s*")
DEFAULT_KIND = "village"


@dataclass(frozen=True, slots=True)
class Default:
    """What holds for rows that do not say it."""

    country: str | None
    """Two letters."""
    kind: str | None


def table_in(path: Path, columns: Mapping[str, str]) -> Table:
    """The one table of the file that has the columns. `columns` maps our fields to the file's columns.

    Raises UnreadableError for a field that there is not, and a file without the columns named, or with several tables
    that have them.
    """
    unknown = [field for field in columns if field not in FIELDS and not field.startswith(NAMES_IN)]
    if unknown:
        known = f"the fields are {', '.join(FIELDS)}, and names_fa for names in Persian"
        raise UnreadableError(str(path), f"no field {unknown[0]!r}", known)
    tables = tables_of(path)
    wanted = {"name": "name", **columns}.values()
    fit = [table for table in tables if set(wanted) <= set(table.columns)]
    if not fit:
        missing = next(column for column in wanted if column not in tables[0].columns)
        has = ", ".join(filter(None, tables[0].columns))
        raise UnreadableError(
            str(path), f"no column {missing!r}; it has {has}", "say which is which with --columns name=..."
        )
    if len(fit) > 1:
        names = ", ".join(table.name for table in fit)
        raise UnreadableError(str(path), f"several tables have these columns: {names}", "save the one you want as CSV")
    return fit[0]


def table_rows(
    table: Table, columns: Mapping[str, str], *, default: Default, countries: Mapping[str, str]
) -> Iterator[Row]:
    """One row a line or feature. A field that `columns` does not have is in the column of its own name."""
    without_country = 0
    for record in table.rows():
        if isinstance(record, BrokenRow):
            yield record
            continue
        known = _renamed(record.fields, columns)
        valid, problem = fields.validity(known.get("valid_from", ""), known.get("valid_to", ""))
        try:
            place = _place(record, known, default, countries)
        except FieldError as error:
            yield BrokenRow(record.where, str(error))
            continue
        if problem:
            yield OddRow(record.where, problem)
        without_country += place.country is None
        yield replace(place, valid=valid)
    if without_country:
        advice = "with --country they would be found where one is asked for"
        yield OddRow("the whole table", f"no country in {counted(without_country, 'row')}; {advice}")


def _renamed(row: Mapping[str, str], columns: Mapping[str, str]) -> dict[str, str]:
    own = {name: value for name, value in row.items() if name in FIELDS or name.startswith(NAMES_IN)}
    return {**own, **{field: row.get(column, "") for field, column in columns.items()}}


def _place(record: Record, row: Mapping[str, str], default: Default, countries: Mapping[str, str]) -> PlaceRow:
    longitude, latitude = fields.point(row.get("longitude", ""), row.get("latitude", ""))
    point_from = None
    if longitude is None and record.geometry is not None:
        longitude, latitude = point_for(record.geometry)
        point_from = "outline" if "olygon" in record.geometry["type"] else None
    pcode = row.get("pcode") or None
    country = fields.country(row.get("country", ""), countries, default.country)
    kind = fields.kind(row.get("kind", ""), default.kind or DEFAULT_KIND)
    return PlaceRow(
        key=row.get("id") or pcode or record.where,
        name=fields.required(row.get("name", ""), "name"),
        kind=kind,
        country=country,
        parent=row.get("parent") or None,
        parent_code=country if kind != "country" else None,
        pcode=pcode,
        iso_3166_2=row.get("iso_3166_2") or None,
        longitude=longitude,
        latitude=latitude,
        point_from=point_from,
        population=fields.population(row.get("population", "")),
        spellings=tuple(_spellings(row)),
        where=record.where,
    )


def _spellings(row: Mapping[str, str]) -> Iterator[Spelling]:
    for field, value in row.items():
        if field == "names" or field.startswith(NAMES_IN):
            language = field.removeprefix(NAMES_IN) if field != "names" else None
            for name in filter(None, _BETWEEN_NAMES.split(value)):
                yield Spelling(name, language)
