"""Whatever is in a file, each of its rows comes in or is told as broken; none is lost and none raises."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from files_of_others import geonames_line
from importing import rows_of
from sayso.errors import UnreadableError
from sayso.gazetteer.importers.fields import FieldError
from sayso.gazetteer.importers.geometry import point_for
from sayso.gazetteer.rows import BrokenRow, PlaceRow

GOOD = geonames_line(1, "Zarin", "P.PPL")
FEW = settings(max_examples=60, deadline=None)
WORDS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=12)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("laws")


def places_and_broken(read: Callable[[], Iterable[object]]) -> int | None:
    """How many rows are accounted for; None where the file was refused as a whole."""
    try:
        return sum(isinstance(row, PlaceRow | BrokenRow) for row in read())
    except UnreadableError:
        return None


@st.composite
def lines(draw: st.DrawFn) -> str:
    """A line of a dump with some of its fields changed or cut off."""
    fields = GOOD.split("\t")
    for _ in range(draw(st.integers(0, 3))):
        fields[draw(st.integers(0, len(fields) - 1))] = (
            draw(WORDS).replace("\t", " ").replace("\n", " ").replace("\r", " ")
        )
    return "\t".join(fields[: draw(st.sampled_from((len(fields), len(fields), draw(st.integers(0, len(fields))))))])


@FEW
@given(st.lists(lines(), max_size=6))
def test_every_line_of_a_dump_is_accounted_for(folder: Path, met: list[str]) -> None:
    path = folder / "XA.txt"
    path.write_text("".join(f"{line}\n" for line in (*met, GOOD)), encoding="utf-8", newline="\n")
    assert places_and_broken(lambda: rows_of(path, "geonames")) == sum(1 for line in met if line.strip()) + 1


@FEW
@given(st.lists(st.tuples(WORDS, WORDS, WORDS, WORDS), max_size=6))
def test_every_row_of_a_table_is_accounted_for(folder: Path, met: list[tuple[str, ...]]) -> None:
    path = folder / "villages.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("name", "latitude", "longitude", "valid_from"), *met, ("Hazar", "10", "20", "")])
    rows = [row for row in met if not all(not one.strip() or one.strip().startswith("#") for one in row)]
    accounted = places_and_broken(lambda: rows_of(path, "table", country="XA"))
    assert accounted is not None
    assert len(rows) + 1 <= accounted <= len(met) + 1


NUMBERS = st.floats() | st.integers() | st.none() | st.text(max_size=3)
SHAPES: st.SearchStrategy[Any] = st.recursive(NUMBERS, lambda inner: st.lists(inner, max_size=4), max_leaves=12)


@FEW
@given(st.sampled_from(("Point", "Polygon", "MultiPolygon", "MultiPoint", "LineString", "x")), SHAPES)
def test_any_geometry_gives_a_position_or_breaks_its_row(kind: str, coordinates: object) -> None:
    geometry = json.loads(json.dumps({"type": kind, "coordinates": coordinates}))
    try:
        longitude, latitude = point_for(geometry)
    except FieldError:
        return
    assert -180 <= longitude <= 180
    assert -90 <= latitude <= 90


@FEW
@given(st.binary(max_size=200), st.sampled_from(("geonames", "cod-ab", "geoboundaries", "table")))
@pytest.mark.parametrize("suffix", [".txt", ".csv", ".geojson", ".xlsx", ".shp", ".zip"])
def test_any_bytes_are_read_or_refused_in_words(folder: Path, suffix: str, content: bytes, format_name: str) -> None:
    path = folder / f"any{suffix}"
    path.write_bytes(content)
    places_and_broken(lambda: rows_of(path, format_name))
