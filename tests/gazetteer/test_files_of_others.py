"""Files as people have them: zipped, half downloaded, in another encoding, in metres, with two columns exchanged."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from files_of_others import SQUARE, geojson, geonames_line, workbook, zipped
from importing import good_rows, imported, rows_of
from sayso.errors import UnreadableError
from sayso.gazetteer import Gazetteer
from sayso.gazetteer.importers.fields import FieldError, position
from sayso.gazetteer.importers.geometry import point_for
from sayso.gazetteer.rows import BrokenRow, PlaceRow

LINE = geonames_line(501, "Dasht-e Zarin", "P.PPL")


def dump(folder: Path, content: str | bytes = LINE + "\n", name: str = "XA.txt") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_dump_is_read_from_the_archive_that_it_comes_in(index: Path, tmp_path: Path) -> None:
    names = dump(tmp_path, "1\t501\tfa\tدشت زرین\t\t\t\t\n", "alternateNamesV2.txt")
    zipped(tmp_path / "alternateNamesV2.zip", names, dump(tmp_path, "ISO\n", "iso-languagecodes.txt"))
    zipped(tmp_path / "hierarchy.zip", dump(tmp_path, "12\t501\tADM\n", "hierarchy.txt"))
    archive = zipped(tmp_path / "XA.zip", dump(tmp_path), dump(tmp_path, "read me", "readme.txt"))
    for unpacked in tmp_path.glob("*.txt"):
        unpacked.unlink()
    tally = imported(index, archive, "geonames")
    assert (tally.places, tally.broken) == (1, 0)
    with Gazetteer(index) as gazetteer:
        place = gazetteer.choose("دشت زرین", countries=("XA",)).place
        assert place is not None
        assert (place.id, place.parent) == (501, 12)


@pytest.mark.parametrize("content", [LINE.replace("\n", "") + "\r\n", "\ufeff" + LINE + "\r\n", LINE, "\n\n" + LINE])
def test_line_ends_and_marks_of_other_systems_change_nothing(tmp_path: Path, content: str) -> None:
    (row,) = good_rows(dump(tmp_path, content), "geonames")
    assert (row.name, row.geonameid) == ("Dasht-e Zarin", 501)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"<!DOCTYPE html><html><body>404</body></html>", "a web page, and no data"),
        (b"\n <html lang='en'>", "a web page, and no data"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n", "a pointer to the file"),
        (b"\x1f\x8b\x08\x00", "compressed with gzip"),
        (LINE.encode("utf-16"), "UTF-16, not UTF-8"),
        ("Dasht-e Zar\xe9n\t".encode("latin-1"), "not UTF-8 at byte 11"),
        (b"", "no row of it can be read"),
        (b"name,size\nVelika,3\n", "line 1: 1 columns, expected 19: 'name,size'"),
    ],
)
@pytest.mark.parametrize("is_zipped", [False, True])
def test_what_is_no_dump_is_told_in_words(tmp_path: Path, content: bytes, problem: str, is_zipped: bool) -> None:
    path = dump(tmp_path, content)
    with pytest.raises(UnreadableError, match=problem):
        rows_of(zipped(tmp_path / "XA.zip", path) if is_zipped else path, "geonames")


@pytest.mark.parametrize("format_name", ["geonames", "cod-ab", "geoboundaries", "table"])
def test_archives_that_do_not_hold_one_file_are_told_in_words(tmp_path: Path, format_name: str) -> None:
    (tmp_path / "cut.zip").write_bytes(zipped(tmp_path / "whole.zip", dump(tmp_path)).read_bytes()[:60])
    with zipfile.ZipFile(tmp_path / "empty.zip", "w"):
        pass
    for name, problem in (("cut.zip", "damaged archive"), ("empty.zip", "in the archive, but nothing")):
        with pytest.raises(UnreadableError, match=problem):
            rows_of(tmp_path / name, format_name)


def test_a_dump_among_several_in_an_archive_is_not_guessed(tmp_path: Path) -> None:
    archive = zipped(tmp_path / "dumps.zip", dump(tmp_path), dump(tmp_path, name="XB.txt"))
    with pytest.raises(UnreadableError, match=r"several files in the archive: XA\.txt, XB\.txt"):
        rows_of(archive, "geonames")


def test_rows_of_the_files_beside_a_dump_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    dump(tmp_path, "1\t501\tfa\tدشت\t\t\t\t\nnonsense\n", "alternateNamesV2.txt")
    dump(tmp_path, "twelve\t501\tADM\n", "hierarchy.txt")
    broken = [row for row in rows_of(dump(tmp_path), "geonames") if isinstance(row, BrokenRow)]
    assert [row.where for row in broken] == ["alternateNamesV2.txt, line 2", "hierarchy.txt, line 1"]


def test_a_place_of_an_unknown_unit_lies_in_the_nearest_that_is_known(index: Path, tmp_path: Path) -> None:
    lines = [geonames_line(501, "Zarin", "P.PPL", codes="20.99.03"), geonames_line(502, "Kar", "P.PPL", codes="")]
    imported(index, dump(tmp_path, "\n".join(lines)), "geonames")
    with Gazetteer(index) as gazetteer:
        places = [gazetteer.place(501), gazetteer.place(502)]
        assert [place and gazetteer.ancestors_of(place)[0].name for place in places] == ["Velika", "Upland"]


def test_an_id_that_comes_twice_is_told_and_the_first_kept(index: Path, tmp_path: Path) -> None:
    tally = imported(index, dump(tmp_path, "\n".join([LINE, LINE.replace("Zarin", "Other")])), "geonames")
    assert tally.listed == [BrokenRow("line 2", "the id '501' stands further up already")]
    with Gazetteer(index) as gazetteer:
        assert gazetteer.choose("Dasht-e Zarin", countries=("XA",)).place is not None


def test_the_same_edition_again_replaces_what_it_brought(index: Path, tmp_path: Path) -> None:
    for name in ("Hazar", "Bazar"):
        path = dump(tmp_path, f"name\n{name}\n", "villages.csv")
        imported(index, path, "table", country="XA")
    with Gazetteer(index) as gazetteer:
        assert not [hit for hit in gazetteer.find("Hazar", countries=("XA",)) if hit.how == "name"]
        assert gazetteer.choose("Bazar", countries=("XA",)).place is not None


def test_a_parent_may_be_named_by_its_p_code(index: Path, tmp_path: Path) -> None:
    units = "ADM0_EN,ADM1_EN,ADM1_PCODE\nUpland,Newland,UP07\n"
    imported(index, dump(tmp_path, units, "units.csv"), "cod-ab")
    villages = "name,parent\nHazar,UP07\nBazar,UP08\n"
    tally = imported(index, dump(tmp_path, villages, "villages.csv"), "table", country="XA")
    assert [row.remark for row in tally.odd_listed] == ["what it lies in, 'UP08', is not known"]
    with Gazetteer(index) as gazetteer:
        found = [gazetteer.choose(name, countries=("XA",)).place for name in ("Hazar", "Bazar")]
        assert [place and gazetteer.ancestors_of(place)[0].name for place in found] == ["Newland", "Upland"]


@pytest.mark.parametrize("is_most", [True, False])
def test_exchanged_coordinates_are_told_and_most_of_them_refused(index: Path, tmp_path: Path, is_most: bool) -> None:
    rows = ["Hazar,20.6,10.4" if is_most else "Hazar,10.4,20.6", "Bazar,10.4,20.7", "Kazar,20.8,10.4"]
    path = dump(tmp_path, "\n".join(["name,latitude,longitude", *rows]), "villages.csv")
    before = index.read_bytes()
    if is_most:
        with pytest.raises(UnreadableError, match="2 of 3 points lie in their country only if"):
            imported(index, path, "table", country="XA")
        assert index.read_bytes() == before
    else:
        (odd,) = imported(index, path, "table", country="XA").odd_listed
        assert (odd.where, "not if the two are exchanged" in odd.remark) == ("line 4", True)


def test_a_point_far_from_its_country_is_told(index: Path, tmp_path: Path) -> None:
    path = dump(tmp_path, "name,latitude,longitude\nHazar,10.4,20.6\nBazar,10.4,80.6\n", "villages.csv")
    (odd,) = imported(index, path, "table", country="XA").odd_listed
    assert "is far from XA" in odd.remark


def test_numbers_that_are_no_degrees_say_what_they_may_be() -> None:
    for numbers, hint in (
        ((10.0, 95.0), "exchanged"),
        ((512_000.0, 3_800_000.0), "metres"),
        ((200.0, 10.0), "degrees"),
    ):
        with pytest.raises(FieldError, match=hint):
            position(*numbers)


@pytest.mark.parametrize("text", ["34,5", "1_000", "34°30'", "nan", "inf", "--"])
def test_odd_numbers_break_their_row(tmp_path: Path, text: str) -> None:
    path = dump(tmp_path, f"name;latitude;longitude\nBazar;10;20\nHazar;{text};20\n", "villages.csv")
    assert isinstance(rows_of(path, "table", country="XA")[1], BrokenRow)


@pytest.mark.parametrize("crs", ["urn:ogc:def:crs:EPSG::32642", "EPSG:3857", ""])
def test_geojson_in_another_system_is_refused_with_what_to_do(tmp_path: Path, crs: str) -> None:
    path = geojson(tmp_path / "v.geojson", ({"name": "Hazar"}, {"type": "Point", "coordinates": [1, 2]}), crs=crs)
    with pytest.raises(UnreadableError, match="EPSG:4326"):
        rows_of(path, "table")


@pytest.mark.parametrize("crs", ["urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "urn:ogc:def:crs:EPSG::4326"])
def test_geojson_that_names_wgs_84_is_read(tmp_path: Path, crs: str) -> None:
    path = geojson(tmp_path / "v.geojson", ({"name": "Hazar"}, {"type": "Point", "coordinates": [1, 2]}), crs=crs)
    assert good_rows(path, "table", country="XA")[0].longitude == 1


def test_the_point_of_an_outline_is_in_none_of_its_holes() -> None:
    hole = [[20.2, 10.2], [20.9, 10.2], [20.9, 10.8], [20.2, 10.8], [20.2, 10.2]]
    longitude, latitude = point_for({"type": "Polygon", "coordinates": [*SQUARE, hole]})
    assert 10 < latitude < 11
    assert 20 < longitude < 20.2


def test_a_geometry_of_another_kind_is_named() -> None:
    with pytest.raises(FieldError, match="its geometry is LineString"):
        point_for({"type": "LineString", "coordinates": [[20, 10], [21, 11]]})


def test_rows_with_too_many_fields_and_open_quotation_marks_are_not_guessed_at(tmp_path: Path) -> None:
    path = dump(tmp_path, "name,latitude,longitude\nHazar, upper,10,20\nBazar,10,20\n", "villages.csv")
    rows = rows_of(path, "table", country="XA")
    assert rows[0] == BrokenRow("line 2", "4 fields, expected 3")
    assert isinstance(rows[1], PlaceRow)
    with pytest.raises(UnreadableError, match="line 3"):
        rows_of(dump(tmp_path, 'name,pcode\n"Hazar,1\nBazar,2\n', "open.csv"), "table", country="XA")


def test_a_workbook_is_a_table_too(tmp_path: Path) -> None:
    path = workbook(tmp_path / "v.xlsx", notes=(("a",), ("b",)), villages=(("N", "Y", "X"), ("Hazar", 10.4, 20.6)))
    (row,) = good_rows(path, "table", columns={"name": "N", "latitude": "Y", "longitude": "X"}, country="XA")
    assert (row.name, row.latitude, row.where) == ("Hazar", 10.4, "sheet villages, row 2")


def test_two_sheets_with_the_columns_are_not_chosen_between(tmp_path: Path) -> None:
    path = workbook(tmp_path / "v.xlsx", one=(("name",), ("Hazar",)), two=(("name",), ("Bazar",)))
    with pytest.raises(UnreadableError, match="several tables have these columns: one, two"):
        rows_of(path, "table")


def test_a_kind_that_there_is_not_is_a_mistake_of_the_command_and_not_of_each_row(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"kind 'hamlet' is none of .*--kind"):
        rows_of(dump(tmp_path, "name\nHazar\n", "v.csv"), "table", kind="hamlet")
