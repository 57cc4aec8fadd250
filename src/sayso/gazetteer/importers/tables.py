"""The tables that places come in, one shape for all: CSV, GeoJSON, workbooks and shapefiles, zipped or not."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from sayso.errors import UnreadableError
from sayso.gazetteer.importers.files import DataFile, data_files
from sayso.gazetteer.importers.records import Record, Table, is_row_of_tags
from sayso.gazetteer.importers.reference_systems import check_crs_of_geojson
from sayso.gazetteer.rows import BrokenRow

GEOJSON_SUFFIXES = (".geojson", ".json")
WORKBOOK_SUFFIXES = (".xlsx", ".xls", ".ods")
CSV_SUFFIXES = (".csv", ".tsv", ".txt")
SUFFIXES = (*CSV_SUFFIXES, *GEOJSON_SUFFIXES, *WORKBOOK_SUFFIXES, ".shp")

REMEDY = "look for a quotation mark that is left open or stands within a field, or save it as CSV again"

_QUOTED = re.compile(r'"[^"]*"')


def tables_of(path: Path) -> tuple[Table, ...]:
    """A workbook's sheets, the files of an archive; of any other file its one table. HXL tags are passed over.

    Raises UnreadableError for a file that is none, or is empty.
    """
    return tuple(table for file in data_files(path, *SUFFIXES) for table in _tables_in(file))


def _tables_in(file: DataFile) -> tuple[Table, ...]:
    # These libraries take a while to load, and most files are not theirs.
    if file.suffix in WORKBOOK_SUFFIXES:
        from sayso.gazetteer.importers.workbooks import sheets_of

        return sheets_of(file)
    if file.suffix == ".shp":
        from sayso.gazetteer.importers.shapefiles import shapes_of

        return (shapes_of(file),)
    return (_features(file),) if file.suffix in GEOJSON_SUFFIXES else (_csv(file),)


def _csv(file: DataFile) -> Table:
    with file.text(newline="") as text:
        head = text.readline()
    # A comma in a quoted name is no sign of one between columns.
    delimiter = max(",;\t|", key=_QUOTED.sub("", head).count)
    columns = next(csv.reader([head], delimiter=delimiter), [])
    if not any(columns):
        raise UnreadableError(str(file.path), "the file is empty", "give a table with a first line of column names")
    return Table(file.name.stem, tuple(columns), lambda: _csv_rows(file, delimiter), file.count_lines())


def _csv_rows(file: DataFile, delimiter: str) -> Iterator[Record | BrokenRow]:
    """A short row has empty fields; a long one is broken: which of its fields is whose cannot be told."""
    with file.text(newline="") as text:
        # Strict: an open quotation mark would otherwise swallow the rest of the file as one field.
        table = csv.DictReader(text, delimiter=delimiter, restval="", strict=True)
        has_rows = False
        try:
            for row in table:
                has_rows = True
                beyond = row.pop(None, ())
                fields = {key: value.strip() for key, value in row.items()}
                where = f"line {table.line_num}"
                if beyond:
                    yield BrokenRow(where, f"{len(fields) + len(beyond)} fields, expected {len(fields)}")
                elif not is_row_of_tags(fields.values()):
                    yield Record(where, fields)
        except csv.Error as error:
            raise UnreadableError(str(file.path), f"line {table.reader.line_num}: {error}", REMEDY) from error
        if not has_rows:
            raise UnreadableError(str(file.path), "no rows below its first line", "give a table with a row a place")


def _features(file: DataFile) -> Table:
    with file.text() as text:
        try:
            collection = json.load(text)
        except (json.JSONDecodeError, RecursionError) as error:
            raise UnreadableError(str(file.path), f"not JSON: {error}", "give a GeoJSON file") from error
    features = collection.get("features") if isinstance(collection, dict) else None
    if not isinstance(features, list) or not features:
        raise UnreadableError(str(file.path), "no list of features in it", "give a GeoJSON FeatureCollection")
    check_crs_of_geojson(file.path, collection.get("crs"))
    columns = dict.fromkeys(str(key) for feature in features for key in _properties(feature))
    return Table(file.name.stem, tuple(columns), lambda: _feature_rows(features), len(features))


def _properties(feature: object) -> Mapping[str, Any]:
    found = feature.get("properties") if isinstance(feature, dict) else None
    return found if isinstance(found, dict) else {}


def _feature_rows(features: list[Any]) -> Iterator[Record | BrokenRow]:
    for number, feature in enumerate(features, start=1):
        where = f"feature {number}"
        if properties := _properties(feature):
            fields = {str(key): "" if value is None else str(value).strip() for key, value in properties.items()}
            yield Record(where, fields, feature.get("geometry"))
        else:
            yield BrokenRow(where, "no properties")
