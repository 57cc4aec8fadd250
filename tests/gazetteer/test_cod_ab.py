"""COD-AB in every shape in which it is given: tables, workbooks, outlines; old and new names of columns."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from files_of_others import SQUARE, UTM_42, geojson, shapes, workbook, zipped
from importing import good_rows, imported, rows_of
from sayso.errors import UnreadableError
from sayso.gazetteer import Gazetteer
from sayso.gazetteer.rows import BrokenRow, OddRow, PlaceRow
from sayso.model.times import Period

COD_AB = """ADM0_EN,ADM0_PCODE,ADM1_EN,ADM1_FA,ADM1_PCODE,ADM2_EN,ADM2_PCODE,validOn,validTo
Upland,UP,Velika,ولیکا,UP01,Khar,UP0101,2030-05-01,
Upland,UP,Velika,ولیکا,UP01,Zarin,UP0102,2030-05-01,
Upland,UP,Brod,,UP02,,UP0201,2030-05-01,
"""


def test_cod_ab_gives_each_unit_once_with_its_parent(tmp_path: Path) -> None:
    path = tmp_path / "upl_adm2.csv"
    path.write_text(COD_AB, encoding="utf-8")
    rows = [row for row in rows_of(path, "cod-ab") if isinstance(row, PlaceRow)]
    assert [(row.pcode, row.kind, row.parent or row.parent_code, row.country) for row in rows] == [
        ("UP01", "province", "XA", "XA"),
        ("UP0101", "district", "UP01", "XA"),
        ("UP0102", "district", "UP01", "XA"),
        ("UP02", "province", "XA", "XA"),
    ]
    assert rows[0].valid == Period(date(2030, 5, 1), None)


def test_cod_ab_row_without_a_name_is_broken(tmp_path: Path) -> None:
    path = tmp_path / "upl_adm2.csv"
    path.write_text(COD_AB, encoding="utf-8")
    assert [row for row in rows_of(path, "cod-ab") if isinstance(row, BrokenRow)] == [
        BrokenRow("line 4", "no name for UP0201")
    ]


def test_pcode_comes_with_the_unit_that_has_the_name_elsewhere(index: Path, tmp_path: Path) -> None:
    path = tmp_path / "upl_adm1.csv"
    path.write_text("ADM0_EN,ADM0_PCODE,ADM1_EN,ADM1_PCODE\nUpland,UP,Velika,UP01\n", encoding="utf-8")
    imported(index, path, "cod-ab")
    with Gazetteer(index) as gazetteer:
        place = gazetteer.choose("Velika Province", countries=("XA",)).place
        assert place is not None
        assert (place.pcode, place.iso_3166_2) == ("UP01", "XA-20")
        assert [unit.name for unit in gazetteer.with_pcode("UP01")] == ["Velika"]


def test_newer_column_names_of_cod_ab_are_known(tmp_path: Path) -> None:
    path = tmp_path / "upl.csv"
    path.write_text(
        "adm0_name,adm0_pcode,adm1_name,adm1_name1,adm1_pcode,center_lat,center_lon\n"
        "Upland,XA,Velika,ولیکا,XA20,10.5,20.5\n",
        encoding="utf-8",
    )
    rows = good_rows(path, "cod-ab")
    assert [(row.name, row.longitude, row.latitude) for row in rows] == [("Velika", 20.5, 10.5)]
    assert "ولیکا" in [spelling.name for spelling in rows[0].spellings]


def test_table_without_pcodes_is_no_cod_ab(tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text("name,size\nVelika,3\n")
    with pytest.raises(UnreadableError, match="ADM2_PCODE"):
        rows_of(path, "cod-ab")


ADM1 = (("ADM0_EN", "ADM0_PCODE", "ADM1_EN", "ADM1_PCODE"), ("Upland", "UP", "Velika", "UP01"))
ADM2 = (("ADM0_EN", "ADM1_EN", "ADM1_PCODE", "ADM2_EN", "ADM2_PCODE"), ("Upland", "Velika", "UP01", "Khar", "UP0101"))
UNIT = {"ADM0_EN": "Upland", "ADM1_EN": "Velika", "ADM1_PCODE": "UP01", "ADM2_EN": "Khar", "ADM2_PCODE": "UP0101"}


def units(path: Path) -> list[tuple[str | None, str, str | None]]:
    return [(row.pcode, row.name, row.parent or row.parent_code) for row in good_rows(path, "cod-ab")]


def test_a_workbook_gives_the_units_of_all_its_sheets(tmp_path: Path) -> None:
    path = workbook(tmp_path / "upl.xlsx", ReadMe=(("about",), ("this file",)), ADM2=ADM2, ADM1=ADM1)
    assert units(path) == [("UP01", "Velika", "XA"), ("UP0101", "Khar", "UP01")]


def test_codes_that_are_numbers_in_a_workbook_stay_whole(tmp_path: Path) -> None:
    path = workbook(tmp_path / "upl.xlsx", ADM1=(ADM1[0], ("Upland", "UP", "Velika", 17)))
    assert units(path) == [("17", "Velika", "XA")]


def test_broken_rows_of_a_workbook_are_told_with_sheet_and_row(tmp_path: Path) -> None:
    path = workbook(tmp_path / "upl.xlsx", ADM1=(*ADM1, ("Upland", "UP", "", "UP02")))
    assert rows_of(path, "cod-ab")[1:] == [BrokenRow("sheet ADM1, row 3", "no name for UP02")]


@pytest.mark.parametrize("is_zipped", [False, True])
def test_a_shapefile_gives_units_with_a_point_within(tmp_path: Path, is_zipped: bool) -> None:
    path = shapes(tmp_path / "upl_adm2.shp", [UNIT])
    if is_zipped:
        path = zipped(tmp_path / "upl.zip", *tmp_path.glob("upl_adm2.*"))
    province, district = good_rows(path, "cod-ab")
    assert (province.longitude, province.pcode) == (None, "UP01")
    assert (district.longitude, district.latitude, district.point_from) == (20.5, 10.5, "outline")


def test_an_archive_of_several_levels_gives_each_with_its_points(tmp_path: Path) -> None:
    shapes(tmp_path / "adm1.shp", [{key: UNIT[key] for key in ("ADM0_EN", "ADM1_EN", "ADM1_PCODE")}])
    shapes(tmp_path / "adm2.shp", [UNIT])
    rows = good_rows(zipped(tmp_path / "upl.zip", *tmp_path.glob("adm*")), "cod-ab")
    assert [(row.pcode, row.longitude) for row in rows] == [("UP01", 20.5), ("UP0101", 20.5)]


def test_a_shapefile_in_metres_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = shapes(tmp_path / "upl.shp", [UNIT], prj=UTM_42)
    with pytest.raises(UnreadableError, match=r"'WGS_1984_UTM_Zone_42N'.*EPSG:4326"):
        rows_of(path, "cod-ab")


def test_a_shapefile_without_its_table_is_refused(tmp_path: Path) -> None:
    path = shapes(tmp_path / "upl.shp", [UNIT])
    path.with_suffix(".dbf").unlink()
    with pytest.raises(UnreadableError, match=r"no \.dbf with it"):
        rows_of(path, "cod-ab")


def test_the_code_page_beside_a_shapefile_is_used(tmp_path: Path) -> None:
    path = shapes(tmp_path / "upl.shp", [{**UNIT, "ADM2_AR": "وليكا"}], encoding="cp1256")
    with pytest.raises(UnreadableError, match=r"feature 1: its words are not in the encoding"):
        rows_of(path, "cod-ab")
    path.with_suffix(".cpg").write_text("1256")
    assert "وليكا" in [spelling.name for spelling in good_rows(path, "cod-ab")[1].spellings]


def test_outlines_in_geojson_give_units_with_a_point_within(tmp_path: Path) -> None:
    path = geojson(tmp_path / "upl.geojson", (dict(UNIT), {"type": "Polygon", "coordinates": SQUARE}))
    assert [(row.pcode, row.longitude) for row in good_rows(path, "cod-ab")] == [("UP01", None), ("UP0101", 20.5)]


@pytest.mark.parametrize(
    ("columns", "languages"),
    [
        ("admin0Name_en,admin1Name_en,admin1RefName,admin1AltName1_fa,admin1Pcode", ["en", None, "fa"]),
        ("ADM0_EN,ADM1_EN,ADM1_REF,ADM1ALT1FA,ADM1_PCODE", ["en", None, "fa"]),
        ("adm0_name,adm1_name,adm1_ref_name,adm1_name_fa,adm1_pcode", [None, None, "fa"]),
    ],
)
def test_every_edition_of_column_names_is_known(tmp_path: Path, columns: str, languages: list[str | None]) -> None:
    path = tmp_path / "upl.csv"
    path.write_text(f"{columns}\nUpland,Velika,Welika,ولیکا,UP01\n", encoding="utf-8")
    (row,) = good_rows(path, "cod-ab")
    assert (row.name, row.pcode, row.country) == ("Velika", "UP01", "XA")
    assert [spelling.language for spelling in row.spellings] == languages


def test_languages_that_stand_in_columns_of_their_own_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "upl.csv"
    path.write_text("adm0_name,adm1_name,adm1_name1,adm1_pcode,lang,lang1\nUpland,Velika,ولیکا,UP01,en,fa\n", "utf-8")
    assert [spelling.language for spelling in good_rows(path, "cod-ab")[0].spellings] == ["en", "fa"]


def test_hxl_tags_under_the_names_are_no_unit(tmp_path: Path) -> None:
    path = tmp_path / "upl.csv"
    path.write_text("ADM0_EN,ADM1_EN,ADM1_PCODE\n#country,#adm1+name,#adm1+code\nUpland,Velika,UP01\n", "utf-8")
    assert units(path) == [("UP01", "Velika", "XA")]


def test_a_day_that_cannot_be_read_costs_the_day_and_not_the_unit(tmp_path: Path) -> None:
    path = tmp_path / "upl.csv"
    path.write_text("ADM0_EN,ADM1_EN,ADM1_PCODE,validOn,validTo\nUpland,Velika,UP01,9/27/2030,-99\n", "utf-8")
    odd, unit = rows_of(path, "cod-ab")
    assert isinstance(odd, OddRow)
    assert "'9/27/2030' is no day" in odd.remark
    assert isinstance(unit, PlaceRow)
    assert unit.valid is None


def test_two_names_for_one_code_are_told(tmp_path: Path) -> None:
    path = tmp_path / "upl.csv"
    path.write_text("ADM0_EN,ADM1_EN,ADM1_PCODE\nUpland,Velika,UP01\nUpland,Brod,UP01\n", "utf-8")
    assert [row.remark for row in rows_of(path, "cod-ab") if isinstance(row, OddRow)] == [
        "UP01 (Brod) stands at line 2 already (Velika), which is kept"
    ]
