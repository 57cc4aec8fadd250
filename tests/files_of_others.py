"""Small files as publishers give them: workbooks, shapefiles, GeoJSON, archives, lines of a dump."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import shapefile

WGS_84 = 'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]]]'
UTM_42 = f'PROJCS["WGS_1984_UTM_Zone_42N",{WGS_84},PROJECTION["Transverse_Mercator"]]'
SQUARE = [[[20, 10], [21, 10], [21, 11], [20, 11], [20, 10]]]

_PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r0" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="xl/workbook.xml"/></Relationships>',
}


def workbook(path: Path, **sheets: Sequence[Sequence[object]]) -> Path:
    """An .xlsx with these sheets; numbers as numbers, the rest as text."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    numbered = list(enumerate(sheets, start=1))
    listed = "".join(f'<sheet name="{name}" sheetId="{i}" r:id="r{i}"/>' for i, name in numbered)
    links = "".join(
        f'<Relationship Id="r{i}" Type="{rel}/worksheet" Target="worksheets/sheet{i}.xml"/>' for i, _ in numbered
    )
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in _PARTS.items():
            archive.writestr(name, text)
        archive.writestr(
            "xl/workbook.xml", f'<workbook xmlns="{main}" xmlns:r="{rel}"><sheets>{listed}</sheets></workbook>'
        )
        package = "http://schemas.openxmlformats.org/package/2006/relationships"
        archive.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{package}">{links}</Relationships>')
        for i, name in numbered:
            rows = "".join(f"<row>{''.join(map(_cell, row))}</row>" for row in sheets[name])
            archive.writestr(
                f"xl/worksheets/sheet{i}.xml", f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>'
            )
    return path


def _cell(value: object) -> str:
    if isinstance(value, int | float):
        return f"<c><v>{value}</v></c>"
    return f'<c t="inlineStr"><is><t>{escape(str(value))}</t></is></c>'


def shapes(path: Path, rows: Sequence[dict[str, str]], *, prj: str | None = WGS_84, encoding: str = "utf-8") -> Path:
    """A shapefile of squares, with its parts beside it."""
    with shapefile.Writer(str(path), shapeType=shapefile.POLYGON, encoding=encoding) as writer:
        for name in rows[0]:
            writer.field(name, "C", 40)
        for row in rows:
            writer.poly(SQUARE)
            writer.record(**row)
    if prj is not None:
        path.with_suffix(".prj").write_text(prj)
    return path


def geojson(path: Path, *features: tuple[dict[str, object], object], crs: str | None = None) -> Path:
    listed = [{"type": "Feature", "properties": known, "geometry": shape} for known, shape in features]
    whole: dict[str, object] = {"type": "FeatureCollection", "features": listed}
    if crs is not None:
        whole["crs"] = {"type": "name", "properties": {"name": crs}}
    path.write_text(json.dumps(whole), encoding="utf-8")
    return path


def zipped(path: Path, *files: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            archive.write(file, file.name)
    return path


def geonames_line(geonameid: int, name: str, feature: str, codes: str = "20", at: str = "10.3,20.4") -> str:
    """`codes`: '20.07' for district 07 of province 20; `at`: latitude, longitude."""
    latitude, longitude = at.split(",")
    admin = (codes.split(".") + [""] * 4)[:4]
    feature_class, feature_code = feature.split(".")
    fields = [str(geonameid), name, name, "", latitude, longitude, feature_class, feature_code, "XA", "", *admin]
    return "\t".join([*fields, "0", "", "100", "Asia/Upland", "2031-01-01"])
