"""Text that is safe in a cell of a spreadsheet."""

from __future__ import annotations

# A cell that begins so is run as a formula by spreadsheets.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(value: object) -> str:
    """The value as one line of text that no spreadsheet takes for a formula."""
    text = " ".join(str(value).split())
    return f"'{text}" if text.startswith(FORMULA) else text
