"""OCHA's Common Operational Datasets of administrative boundaries: tables or outlines, a row a lowest unit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from sayso.errors import UnreadableError
from sayso.gazetteer.importers.cod_ab_columns import Columns, columns_of
from sayso.gazetteer.importers.fields import FieldError, country, point, required, validity
from sayso.gazetteer.importers.geometry import point_for
from sayso.gazetteer.importers.records import Record, Table
from sayso.gazetteer.importers.tables import tables_of
from sayso.gazetteer.kinds import KIND_OF_LEVEL
from sayso.gazetteer.rows import BrokenRow, OddRow, PlaceRow, Row, Spelling


def cod_ab_tables(path: Path) -> tuple[Table, ...]:
    """The file's tables that have P-codes, the outer levels before the inner. Raises UnreadableError without one."""
    with_pcodes = [table for table in tables_of(path) if columns_of(table.columns).pcodes]
    if not with_pcodes:
        raise UnreadableError(str(path), "no column of P-codes", "expected columns such as ADM2_EN, ADM2_PCODE")
    return tuple(sorted(with_pcodes, key=lambda table: columns_of(table.columns).deepest))


def cod_ab_rows(tables: tuple[Table, ...], countries: Mapping[str, str]) -> Iterator[Row]:
    """Each unit once, the outer before the inner. `countries`: folded names and codes -> two letters.

    A unit's country and parent come from the columns beside it, never from the beginning of its P-code.
    """
    seen: dict[str, tuple[str, str]] = {}
    for table in tables:
        columns = columns_of(table.columns)
        for record in table.rows():
            if isinstance(record, BrokenRow):
                yield record
                continue
            try:
                yield from _units(record, columns, countries, seen)
            except FieldError as error:
                yield BrokenRow(record.where, str(error))


def _units(
    record: Record, columns: Columns, countries: Mapping[str, str], seen: dict[str, tuple[str, str]]
) -> Iterator[Row]:
    """`seen`: by P-code, the unit's name and the row where it stood first; what differs further down is told."""
    row = record.fields
    where = _country_of(row, columns, countries)
    valid, problem = validity(columns.first_day(row), columns.last_day(row))
    if problem:
        yield OddRow(record.where, problem)
    parent: str | None = None
    # The country itself (level 0) is in every index.
    for level in sorted(set(columns.pcodes) - {0}):
        pcode = required(row[columns.pcodes[level]], columns.pcodes[level])
        if pcode not in seen or level == columns.deepest:
            unit = _unit(record, columns, level, pcode, parent=parent, where=where)
            name, stood = seen.setdefault(pcode, (unit.name, record.where))
            if stood == record.where:
                yield replace(unit, valid=valid)
            else:
                yield OddRow(record.where, f"{pcode} ({unit.name}) stands at {stood} already ({name}), which is kept")
        parent = pcode


def _country_of(row: Mapping[str, str], columns: Columns, countries: Mapping[str, str]) -> str | None:
    said = [text for text in columns.country_words(row) if text]
    for text in said:
        try:
            return country(text, countries)
        except FieldError:
            continue
    if said:
        raise FieldError(f"country {said[0]!r} is not known")
    return None


def _unit(
    record: Record, columns: Columns, level: int, pcode: str, *, parent: str | None, where: str | None
) -> PlaceRow:
    names = [Spelling(name, language) for name, language in columns.names_in(record.fields, level)]
    if not names:
        raise FieldError(f"no name for {pcode}")
    is_deepest = level == columns.deepest
    longitude, latitude = point(*columns.centre(record.fields)) if is_deepest else (None, None)
    has_outline = is_deepest and longitude is None and record.geometry is not None
    if has_outline:
        longitude, latitude = point_for(record.geometry)
    return PlaceRow(
        key=pcode,
        name=names[0].name,
        kind=KIND_OF_LEVEL[level],
        country=where,
        parent=parent,
        parent_code=where,
        feature=f"level {level}",
        pcode=pcode,
        longitude=longitude,
        latitude=latitude,
        point_from="outline" if has_outline else None,
        spellings=tuple(names),
        where=record.where,
    )
