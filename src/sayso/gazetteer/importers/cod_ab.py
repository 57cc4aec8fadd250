"""OCHA's Common Operational Datasets of administrative boundaries, as tables: one row a unit of the lowest level."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from sayso.errors import UnreadableError
from sayso.gazetteer.importers.fields import FieldError, country, point, required, validity
from sayso.gazetteer.importers.files import csv_rows
from sayso.gazetteer.kinds import KIND_OF_LEVEL
from sayso.gazetteer.rows import BrokenRow, PlaceRow, Spelling
from sayso.model.times import Period

# 'ADM2_EN', 'admin2Name_fa', 'adm2_name', 'adm2_name1': the editions differ, the level and the word do not.
_NAME = re.compile(r"adm(?:in)?([0-5])_?(?:name|alt\d?name|ref_name)?_?([a-z]{2,3})?\d?", re.IGNORECASE)
_PCODE = re.compile(r"adm(?:in)?([0-5])_?pcode", re.IGNORECASE)
_FIRST, _LAST = ("validon", "valid_on", "date"), ("validto", "valid_to")
_LONGITUDE, _LATITUDE = ("center_lon", "longitude", "lon", "x_coord"), ("center_lat", "latitude", "lat", "y_coord")


@dataclass(slots=True)
class _Columns:
    """Which columns say what, by level."""

    pcodes: dict[int, str] = field(default_factory=dict)
    names: dict[int, list[tuple[str, str | None]]] = field(default_factory=dict)
    by_lower_case: dict[str, str] = field(default_factory=dict)

    @property
    def deepest(self) -> int:
        return max(self.pcodes)

    def first_of(self, row: Mapping[str, str], wanted: tuple[str, ...]) -> str:
        return next((row[self.by_lower_case[name]] for name in wanted if name in self.by_lower_case), "")


def cod_ab_rows(path: Path, countries: Mapping[str, str]) -> Iterator[PlaceRow | BrokenRow]:
    """Each unit once, the outer before the inner. `countries`: folded names and codes -> two letters.

    A unit's country and parent come from the columns beside it, never from the beginning of its P-code.
    Raises UnreadableError for a table without P-codes.
    """
    columns: _Columns | None = None
    seen: set[str] = set()
    for line_number, row in csv_rows(path):
        if columns is None:
            columns = _columns_of(row)
            if not columns.pcodes:
                raise UnreadableError(str(path), "no column of P-codes", "expected columns such as ADM2_EN, ADM2_PCODE")
        try:
            yield from _units(row, columns, countries, seen)
        except FieldError as error:
            yield BrokenRow(f"line {line_number}", str(error))


def _columns_of(row: Mapping[str, str]) -> _Columns:
    columns = _Columns()
    for name in row:
        columns.by_lower_case.setdefault(name.casefold(), name)
        if match := _PCODE.fullmatch(name):
            columns.pcodes[int(match[1])] = name
        elif match := _NAME.fullmatch(name):
            language = match[2].casefold() if match[2] else None
            columns.names.setdefault(int(match[1]), []).append((name, language))
    return columns


def _units(
    row: Mapping[str, str], columns: _Columns, countries: Mapping[str, str], seen: set[str]
) -> Iterator[PlaceRow]:
    where = _country_of(row, columns, countries)
    valid = validity(columns.first_of(row, _FIRST), columns.first_of(row, _LAST))
    longitude, latitude = point(columns.first_of(row, _LONGITUDE), columns.first_of(row, _LATITUDE))
    parent: str | None = None
    # The country itself (level 0) is in every index.
    for level in sorted(set(columns.pcodes) - {0}):
        pcode = required(row[columns.pcodes[level]], columns.pcodes[level])
        if pcode not in seen:
            unit = _unit(row, columns, level, pcode, parent=parent, where=where, valid=valid)
            seen.add(pcode)
            if level == columns.deepest:
                yield _with_point(unit, longitude, latitude)
            else:
                yield unit
        parent = pcode


def _country_of(row: Mapping[str, str], columns: _Columns, countries: Mapping[str, str]) -> str | None:
    said = [row[column] for column, _ in columns.names.get(0, ())]
    if 0 in columns.pcodes:
        said.append(row[columns.pcodes[0]])
    for text in filter(None, said):
        try:
            return country(text, countries)
        except FieldError:
            continue
    if any(said):
        raise FieldError(f"country {said[0]!r} is not known")
    return None


def _unit(
    row: Mapping[str, str],
    columns: _Columns,
    level: int,
    pcode: str,
    *,
    parent: str | None,
    where: str | None,
    valid: Period | None,
) -> PlaceRow:
    names = [Spelling(row[column], language) for column, language in columns.names.get(level, ()) if row[column]]
    if not names:
        raise FieldError(f"no name for {pcode}")
    return PlaceRow(
        key=pcode,
        name=names[0].name,
        kind=KIND_OF_LEVEL[level],
        country=where,
        parent=parent,
        parent_code=None if parent else where,
        feature=f"level {level}",
        pcode=pcode,
        spellings=tuple(names),
        valid=valid,
    )


def _with_point(unit: PlaceRow, longitude: float | None, latitude: float | None) -> PlaceRow:
    return replace(unit, longitude=longitude, latitude=latitude)
