"""Workbooks (.xlsx, .xls, .ods): a table a sheet."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from sayso.errors import UnreadableError
from sayso.gazetteer.importers.files import DataFile
from sayso.gazetteer.importers.records import Record, Table, is_row_of_tags


def sheets_of(file: DataFile) -> tuple[Table, ...]:
    """The sheets that have more than a line of names. Raises UnreadableError for a file that is no workbook."""
    with file.open() as raw:
        whole = io.BytesIO(raw.read())
    try:
        with CalamineWorkbook.from_filelike(whole) as book:
            sheets = [book.get_sheet_by_name(name) for name in book.sheet_names]
            tables = [_table(sheet) for sheet in sheets if sheet.height > 1]
    except CalamineError as error:
        raise UnreadableError(str(file.path), f"no workbook: {error}", "save it as .xlsx again, or as CSV") from error
    if not tables:
        raise UnreadableError(str(file.path), "no sheet with rows in it", "give a workbook with a row a place")
    return tuple(tables)


def _table(sheet: CalamineSheet) -> Table:
    # Rows are numbered as a workbook shows them, the empty ones at the top with them.
    head, *rows = sheet.to_python(skip_empty_area=False)
    columns = tuple(_text(cell) for cell in head)

    def records() -> Iterator[Record]:
        for number, row in enumerate(rows, start=2):
            fields = {name: _text(cell) for name, cell in zip(columns, row, strict=True) if name}
            if any(fields.values()) and not is_row_of_tags(fields.values()):
                yield Record(f"sheet {sheet.name}, row {number}", fields)

    return Table(sheet.name, columns, records, len(rows))


def _text(cell: object) -> str:
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    # A workbook knows no whole numbers: 17 comes as 17.0.
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
