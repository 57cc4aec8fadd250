"""Reads a pack's files and says exactly where one does not hold: file, line or table, key, what was met, what to do."""

from __future__ import annotations

import csv
import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sayso.errors import PackError

HOWTO = "docs/howto/add-a-theatre.md"


@dataclass(frozen=True, slots=True)
class Row:
    """One table of a TOML file, or one line of a CSV or JSON lines file, that knows where it stands."""

    where: str
    """File and line or table, as a person would look it up: '.../names.csv, line 12'."""
    values: Mapping[str, Any]

    def fault(self, problem: str, remedy: str) -> PackError:
        return PackError(self.where, problem, remedy)

    def allow_only(self, keys: Sequence[str]) -> None:
        """Raises PackError on a key that nobody would read: most often a slip of the pen."""
        for key in self.values:
            if key not in keys:
                raise self.fault(f"unknown key {key!r}", f"the keys here are {', '.join(keys)}: see {HOWTO}")

    def text(self, key: str) -> str:
        value = self.optional_text(key)
        if value is None:
            raise self.fault(f"no {key!r}", f"give {key} a text")
        return value

    def optional_text(self, key: str) -> str | None:
        """The text without white space around it; None where it is absent or empty."""
        value = self.values.get(key)
        if value is None:
            return None
        if not isinstance(value, str):
            raise self.fault(f"{key} is {value!r}, not a text", f"write {key} in quotation marks")
        return value.strip() or None

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            raise self.fault(f"{key} is {value!r}, not a list of texts", f'write {key} = ["...", "..."]')
        return tuple(item.strip() for item in value)

    def day(self, key: str) -> date | None:
        value = self.values.get(key)
        if value is None:
            return None
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self.fault(f"{key} is {value!r}, not a day", f"write {key} = 2031-05-14, without quotation marks")
        return value

    def number(self, key: str) -> float | None:
        """A number from TOML, or from the text of a CSV field; None where it is absent or empty."""
        value = self.values.get(key)
        if value is None or value == "":
            return None
        try:
            if isinstance(value, bool):
                raise ValueError
            return float(value)
        except (TypeError, ValueError):
            raise self.fault(f"{key} is {value!r}, not a number", f"write {key} as a decimal number") from None

    def whole_number(self, key: str) -> int | None:
        value = self.number(key)
        if value is None:
            return None
        if value != int(value) or value < 0:
            raise self.fault(f"{key} is {value!r}, not a count", f"write {key} as a whole number from 0 upward")
        return int(value)

    def tables(self, key: str) -> tuple[Row, ...]:
        """The tables written [[key]], numbered from 1 in the order of the file."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.fault(f"{key} is not a list of tables", f"begin each with [[{key}]]")
        return tuple(Row(f"{self.where}, [[{key}]] number {i}", item) for i, item in enumerate(value, start=1))


def read_text(path: Path) -> str:
    """The file's characters. Raises PackError if it is absent, unreadable or not UTF-8."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise PackError(str(path), "the file is missing", f"every theatre has one: see {HOWTO}") from None
    except UnicodeDecodeError as error:
        raise PackError(str(path), f"not UTF-8 at byte {error.start}", "save the file as UTF-8") from error
    except OSError as error:
        raise PackError(str(path), f"cannot be read: {error.strerror}", "check the file and its permissions") from error


def read_toml(path: Path) -> Row:
    try:
        return Row(str(path), tomllib.loads(read_text(path)))
    except tomllib.TOMLDecodeError as error:
        raise PackError(str(path), f"not TOML: {error}", "mend the line named") from error


def read_csv(path: Path, columns: Sequence[str]) -> Iterator[Row]:
    """The rows below a header that must be exactly `columns`; empty lines, and lines that begin with #, say nothing."""
    lines = ("" if line.startswith("#") else line for line in read_text(path).splitlines())
    reader = csv.reader(lines, strict=True)
    try:
        header = next((fields for fields in reader if fields), [])
        if header != list(columns):
            raise PackError(f"{path}, line 1", f"the header is {','.join(header)!r}", f"expected {','.join(columns)!r}")
        for fields in reader:
            where = f"{path}, line {reader.line_num}"
            if not fields:
                continue
            if len(fields) != len(columns):
                raise PackError(
                    where,
                    f"{len(fields)} fields, expected {len(columns)}",
                    f"the columns are {','.join(columns)}; put a field that has a comma in quotation marks",
                )
            yield Row(where, dict(zip(columns, (field.strip() for field in fields), strict=True)))
    except csv.Error as error:
        raise PackError(f"{path}, line {reader.line_num}", f"not CSV: {error}", "mend the line named") from error


def read_json_lines(path: Path) -> Iterator[Row]:
    for number, line in enumerate(read_text(path).splitlines(), start=1):
        if not line.strip():
            continue
        where = f"{path}, line {number}"
        try:
            value = json.loads(line)
        except json.JSONDecodeError as error:
            raise PackError(where, f"not JSON: {error.msg} at column {error.colno}", "mend the line named") from error
        if not isinstance(value, dict):
            raise PackError(where, "not an object", 'write {"text": "...", "name": "...", "ref": "..."}')
        yield Row(where, value)
