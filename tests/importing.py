"""Rows of a file as an importer gives them, and imports into the small index."""

from __future__ import annotations

from pathlib import Path

from sayso.gazetteer.build import import_source
from sayso.gazetteer.importers import Wanted, supply_from
from sayso.gazetteer.rows import BrokenRow, OddRow, PlaceRow, Tally

COUNTRIES = {"upland": "XA", "xa": "XA", "xaa": "XA", "lowland": "XB", "xb": "XB"}


def rows_of(path: Path, format_name: str, **said: object) -> list[PlaceRow | BrokenRow | OddRow]:
    wanted = Wanted(countries=COUNTRIES, **said)  # type: ignore[arg-type]
    return list(supply_from(path, format_name, wanted).rows())


def good_rows(path: Path, format_name: str, **said: object) -> list[PlaceRow]:
    rows = rows_of(path, format_name, **said)
    assert not [row for row in rows if isinstance(row, BrokenRow)]
    return [row for row in rows if isinstance(row, PlaceRow)]


def imported(index: Path, path: Path, format_name: str, **said: object) -> Tally:
    wanted = Wanted(countries=COUNTRIES, **said)  # type: ignore[arg-type]
    return import_source(index, supply_from(path, format_name, wanted), step=lambda _done, _total: None)
