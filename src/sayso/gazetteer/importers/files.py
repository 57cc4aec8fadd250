"""Opening the files of others: what is wrong with one is said in words."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sayso.errors import UnreadableError

CHUNK_BYTES = 1 << 20


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turns what the system says about a file into an UnreadableError."""
    try:
        yield
    except FileNotFoundError as error:
        raise UnreadableError(str(path), "there is no such file", "check the path") from error
    except UnicodeDecodeError as error:
        raise UnreadableError(str(path), f"not UTF-8 at byte {error.start}", "save it as UTF-8") from error
    except OSError as error:
        raise UnreadableError(str(path), f"cannot be read: {error.strerror}", "check the path") from error


def lines_of(path: Path) -> Iterator[tuple[int, str]]:
    """Number and text of each line, without its end."""
    with reading(path), path.open(encoding="utf-8-sig", newline="\n") as file:
        for number, line in enumerate(file, start=1):
            yield number, line.rstrip("\r\n")


def csv_rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Line number and fields by column, of a table with commas, semicolons or tabs; a short row has empty fields."""
    with reading(path), path.open(encoding="utf-8-sig", newline="") as file:
        head = file.readline()
        file.seek(0)
        delimiter = max(",;\t", key=head.count)
        table = csv.DictReader(file, delimiter=delimiter, restval="")
        if not table.fieldnames:
            raise UnreadableError(str(path), "the file is empty", "give a table with a first line of column names")
        has_rows = False
        try:
            for row in table:
                has_rows = True
                yield table.line_num, {key: (value or "").strip() for key, value in row.items() if isinstance(key, str)}
        except csv.Error as error:
            raise UnreadableError(str(path), f"line {table.line_num}: {error}", "save it as CSV again") from error
        if not has_rows:
            raise UnreadableError(str(path), "no rows below its first line", "give a table with a row a place")


def features_of(path: Path) -> Iterator[tuple[int, Any]]:
    """Number and value of each feature of a GeoJSON file."""
    with reading(path), path.open(encoding="utf-8-sig") as file:
        try:
            collection = json.load(file)
        except (json.JSONDecodeError, RecursionError) as error:
            raise UnreadableError(str(path), f"not JSON: {error}", "give a GeoJSON file") from error
    features = collection.get("features") if isinstance(collection, dict) else None
    if not isinstance(features, list):
        raise UnreadableError(str(path), "no list of features in it", "give a GeoJSON FeatureCollection")
    yield from enumerate(features, start=1)


def is_geojson(path: Path) -> bool:
    return path.suffix.casefold() in (".geojson", ".json")


def count_lines(path: Path) -> int | None:
    """For the progress bar of a table; None for GeoJSON, whose lines are no rows."""
    if is_geojson(path):
        return None
    with reading(path), path.open("rb") as file:
        return sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(CHUNK_BYTES), b""))
