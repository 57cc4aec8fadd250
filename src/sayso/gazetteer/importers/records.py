"""Rows of tables as every format of file gives them: fields by column, and a geometry where there is one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sayso.gazetteer.rows import BrokenRow

_HXL_TAG = re.compile(r"#[a-z]")


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a table, or one feature with its properties."""

    where: str
    """'line 12', 'feature 3', 'sheet ADM2, row 5'."""
    fields: Mapping[str, str]
    geometry: Any = None
    """As GeoJSON has it; None where there is none."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under one line of column names."""

    name: str
    columns: tuple[str, ...]
    rows: Callable[[], Iterator[Record | BrokenRow]]
    total: int


def is_row_of_tags(fields: Iterable[str]) -> bool:
    """Whether it is a row of HXL tags ('#adm1+name'), which says what the columns are and no place."""
    written = [field for field in fields if field]
    return bool(written) and all(_HXL_TAG.match(field) for field in written)
