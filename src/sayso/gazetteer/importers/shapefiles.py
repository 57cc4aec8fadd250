"""Shapefiles: the .shp with its .dbf beside it, or all of them in one archive."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

import shapefile

from sayso.errors import UnreadableError
from sayso.gazetteer.importers.files import DataFile, reading
from sayso.gazetteer.importers.records import Record, Table
from sayso.gazetteer.importers.reference_systems import check_projection
from sayso.gazetteer.rows import BrokenRow

NOT_IN_ENCODING = "its words are not in the encoding that the .cpg beside it names (without one, UTF-8)"

_PARTS = (".shp", ".dbf", ".cpg", ".prj")


def shapes_of(file: DataFile) -> Table:
    """Its one table. Raises UnreadableError where a part is missing or the coordinates are no degrees of WGS 84."""
    with _reader(file) as reader:
        columns = tuple(field.name for field in reader.fields if field.name != "DeletionFlag")
        total = len(reader)
    return Table(file.name.stem, columns, lambda: _rows(file), total)


def _rows(file: DataFile) -> Iterator[Record | BrokenRow]:
    with _reader(file) as reader:
        for number in range(len(reader)):
            where = f"feature {number + 1}"
            try:
                known = reader.record(number)
                shape = reader.shape(number)
                fields = {name: _text(value) for name, value in known.as_dict().items()} if known is not None else {}
                geometry = shape.__geo_interface__ if shape is not None and shape.points else None
            except (ValueError, TypeError, IndexError, shapefile.ShapefileException) as error:
                # The library says so in many words, and under several classes.
                is_encoding = isinstance(error, UnicodeDecodeError) or "decode" in str(error)
                yield BrokenRow(where, NOT_IN_ENCODING if is_encoding else f"cannot be read: {error}")
            else:
                yield Record(where, fields, geometry)


@contextmanager
def _reader(file: DataFile) -> Iterator[shapefile.Reader]:
    with reading(file.path), TemporaryDirectory() as folder:
        shp = _unpacked(file, file.member, Path(folder)) if file.member is not None else file.path
        table = _beside(shp, ".dbf")
        if table is None:
            remedy = "a shapefile is several files: put them all into one folder"
            raise UnreadableError(str(file.path), "no .dbf with it", remedy)
        if projection := _beside(shp, ".prj"):
            check_projection(file.path, projection.read_text(encoding="utf-8", errors="replace"))
        try:
            # Opened here: by name, the library would look for a code page itself, and warn where it reads it otherwise.
            with shp.open("rb") as outlines, table.open("rb") as words:
                yield shapefile.Reader(shp=outlines, dbf=words, encoding=_encoding(shp))
        except (shapefile.ShapefileException, LookupError) as error:
            raise UnreadableError(str(file.path), f"no shapefile: {error}", "fetch it again") from error


def _unpacked(file: DataFile, shp: PurePosixPath, folder: Path) -> Path:
    """The parts of one shapefile in an archive; nothing else is unpacked, and no path in it is followed."""
    with zipfile.ZipFile(file.path) as archive:
        for name in map(PurePosixPath, archive.namelist()):
            if name.parent == shp.parent and name.stem == shp.stem and name.suffix.casefold() in _PARTS:
                (folder / f"shapes{name.suffix.casefold()}").write_bytes(archive.read(str(name)))
    return folder / "shapes.shp"


def _beside(shp: Path, suffix: str) -> Path | None:
    return next((path for path in (shp.with_suffix(suffix), shp.with_suffix(suffix.upper())) if path.is_file()), None)


def _encoding(shp: Path) -> str:
    """By the .cpg ('UTF-8', '1252', 'ANSI 1256'); UTF-8 without one."""
    codepage = _beside(shp, ".cpg")
    said = codepage.read_text(encoding="ascii", errors="replace").strip() if codepage else ""
    number = said.rpartition(" ")[2]
    return f"cp{number}" if number.isdecimal() and len(number) < 5 else said or "utf-8"


def _text(value: object) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value).strip()
