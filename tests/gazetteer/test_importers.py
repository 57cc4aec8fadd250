from __future__ import annotations

from pathlib import Path

import pytest

from files_of_others import geojson, geonames_line
from importing import good_rows, imported, rows_of
from sayso.errors import UnreadableError
from sayso.gazetteer import Gazetteer
from sayso.gazetteer.importers import Wanted, supply_from
from sayso.gazetteer.importers.fields import FieldError
from sayso.gazetteer.importers.geometry import point_for
from sayso.gazetteer.rows import BrokenRow, PlaceRow
from sayso.model.places import Position


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    folder = tmp_path / "dump"
    folder.mkdir()
    lines = [
        geonames_line(500, "Kotal-e Khar", "T.PASS"),
        geonames_line(501, "Dasht-e Zarin", "P.PPL", codes="20.07"),
        geonames_line(502, "Velika District", "A.ADM2", codes="20.07"),
        "a line with too few fields",
        geonames_line(503, "Nowhere", "P.PPL", at="95.0,20.0"),
        geonames_line(504, "", "P.PPL"),
    ]
    (folder / "XA.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder / "XA.txt"


def test_geonames_dump_gives_kinds_points_and_codes(dump: Path) -> None:
    rows = [row for row in rows_of(dump, "geonames") if isinstance(row, PlaceRow)]
    assert [(row.name, row.kind, row.code, row.parent_code) for row in rows] == [
        ("Kotal-e Khar", "pass", None, "XA.20"),
        ("Dasht-e Zarin", "village", None, "XA.20.07"),
        ("Velika District", "district", "XA.20.07", "XA.20"),
    ]


def test_broken_lines_of_a_dump_are_listed_with_their_reason(dump: Path) -> None:
    broken = [row for row in rows_of(dump, "geonames") if isinstance(row, BrokenRow)]
    assert [row.where for row in broken] == ["line 4", "line 5", "line 6"]
    assert "expected 19" in broken[0].problem


def test_pass_is_open_until_a_dump_that_has_it_is_imported(index: Path, dump: Path) -> None:
    def chosen(name: str) -> str | None:
        with Gazetteer(index) as gazetteer:
            place = gazetteer.choose(name, countries=("XA",)).place
            return place.name if place else None

    assert [chosen("Khar pass"), chosen("Dashte Zarin")] == [None, None]
    imported(index, dump, "geonames", edition="2031-01-01")
    assert [chosen("Khar pass"), chosen("Dashte Zarin")] == ["Kotal-e Khar", "Dasht-e Zarin"]


def test_village_of_a_dump_lies_in_its_district_and_province(index: Path, dump: Path) -> None:
    imported(index, dump, "geonames")
    with Gazetteer(index) as gazetteer:
        place = gazetteer.place(501)
        assert place is not None
        assert [around.name for around in gazetteer.ancestors_of(place)] == ["Velika District", "Velika", "Upland"]


def test_alternate_names_beside_a_dump_bring_their_language(index: Path, dump: Path) -> None:
    names = ["1\t500\tfa\tکوتل خار\t\t\t\t", "2\t500\tlink\thttps://example.org\t\t\t\t", "3\t501\t\tOld Zarin\t\t\t\t"]
    (dump.parent / "alternateNamesV2.txt").write_text("\n".join(names), encoding="utf-8")
    imported(index, dump, "geonames")
    with Gazetteer(index) as gazetteer:
        assert ("fa", "کوتل خار") in gazetteer.names_of(500)
        assert gazetteer.choose("کوتل خار", countries=("XA",)).place is not None
        assert gazetteer.choose("Old Zarin").place is not None
        assert not gazetteer.find("https://example.org")


def test_hierarchy_beside_a_dump_comes_before_codes(index: Path, dump: Path) -> None:
    (dump.parent / "hierarchy.txt").write_text("12\t501\tADM\n", encoding="utf-8")
    imported(index, dump, "geonames")
    with Gazetteer(index) as gazetteer:
        place = gazetteer.place(501)
        assert place is not None
        assert place.parent == 12


def test_file_that_is_no_dump_is_refused_and_the_index_stays(index: Path, tmp_path: Path) -> None:
    before = index.read_bytes()
    (tmp_path / "letter.txt").write_text("Dear all,\nno places here.\n")
    with pytest.raises(UnreadableError, match="the first, line 1: 1 columns, expected 19: 'Dear all,'"):
        imported(index, tmp_path / "letter.txt", "geonames")
    assert index.read_bytes() == before


SQUARE = {"type": "Polygon", "coordinates": [[[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]]}


def test_geoboundaries_gives_a_point_within_each_outline(tmp_path: Path) -> None:
    unit = {"shapeName": "Khar", "shapeID": "s1", "shapeGroup": "XAA", "shapeType": "ADM2", "shapeISO": ""}
    path = geojson(tmp_path / "xaa.geojson", (unit, SQUARE), ({"shapeName": "X"}, SQUARE), (unit, None))
    rows = rows_of(path, "geoboundaries")
    first = rows[0]
    assert isinstance(first, PlaceRow)
    assert (first.kind, first.country, first.longitude, first.latitude) == ("district", "XA", 2.0, 2.0)
    assert [row.where for row in rows if isinstance(row, BrokenRow)] == ["feature 2", "feature 3"]


def test_point_of_a_crescent_lies_within_it() -> None:
    crescent = [[0, 0], [10, 0], [10, 10], [0, 10], [0, 9], [9, 9], [9, 1], [0, 1], [0, 0]]
    longitude, latitude = point_for({"type": "Polygon", "coordinates": [crescent]})
    assert 9 <= longitude <= 10
    assert 0 <= latitude <= 10


def test_point_of_islands_lies_on_the_largest() -> None:
    islet = [[[50, 50], [51, 50], [51, 51], [50, 50]]]
    assert point_for({"type": "MultiPolygon", "coordinates": [islet, SQUARE["coordinates"]]}) == (2.0, 2.0)


@pytest.mark.parametrize(
    "geometry", [None, {}, [], "Point", {"type": "Point", "coordinates": []}, {"type": "Polygon", "coordinates": [[]]}]
)
def test_odd_geometry_breaks_its_row_only(geometry: object) -> None:
    with pytest.raises(FieldError):
        point_for(geometry)


def test_any_table_comes_in_with_a_column_map(index: Path, tmp_path: Path) -> None:
    path = tmp_path / "villages.csv"
    path.write_text("NAME_EN;NAME_FA;Y;X;P\nHazar;هزار;10.4;20.6;12\nBad;;north;20;1\n", encoding="utf-8")
    columns = {"name": "NAME_EN", "names_fa": "NAME_FA", "latitude": "Y", "longitude": "X", "population": "P"}
    tally = imported(index, path, "table", columns=columns, country="XA", source="survey", licence="ODbL")
    assert (tally.places, tally.broken) == (1, 1)
    with Gazetteer(index) as gazetteer:
        place = gazetteer.choose("هزار", countries=("XA",)).place
        assert place is not None
        assert (place.name, place.position, place.source.licence) == ("Hazar", Position(20.6, 10.4), "ODbL")


def test_geojson_table_takes_its_points_from_the_geometry(tmp_path: Path) -> None:
    path = geojson(tmp_path / "v.geojson", ({"label": "Hazar"}, {"type": "Point", "coordinates": [20.6, 10.4]}))
    rows = good_rows(path, "table", columns={"name": "label"}, kind="pass")
    assert [(row.kind, row.longitude, row.latitude) for row in rows] == [("pass", 20.6, 10.4)]


def test_column_that_is_not_there_is_named(tmp_path: Path) -> None:
    path = tmp_path / "v.csv"
    path.write_text("a,b\n1,2\n")
    with pytest.raises(UnreadableError, match="no column 'NAME'"):
        rows_of(path, "table", columns={"name": "NAME"})


def test_field_that_there_is_not_is_named(tmp_path: Path) -> None:
    path = tmp_path / "v.csv"
    path.write_text("a,b\n1,2\n")
    with pytest.raises(UnreadableError, match="no field 'nom'"):
        rows_of(path, "table", columns={"nom": "a"})


@pytest.mark.parametrize("format_name", ["geonames", "cod-ab", "geoboundaries", "table"])
@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02" * 100, b"\xff\xfe\xfa", b"{", b'{"features": 3}', b"[1, 2]"])
def test_every_format_refuses_rubbish_in_words(tmp_path: Path, format_name: str, content: bytes) -> None:
    path = tmp_path / ("x.geojson" if format_name == "geoboundaries" else "x.csv")
    path.write_bytes(content)
    with pytest.raises(UnreadableError):
        rows_of(path, format_name)


def test_unknown_format_is_told_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="cod-ab"):
        supply_from(tmp_path / "x", "shapefile", Wanted())
