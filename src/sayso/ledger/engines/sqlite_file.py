"""The file that a SQLite ledger lives in: made with owner-only rights, and looked at before it is opened."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from sayso.errors import (
    LedgerError,
    LedgerForeignError,
    LedgerMissingError,
    LedgerReadOnlyError,
    LedgerTamperedError,
)
from sayso.ledger.tables import ledger_format

OWNER_ONLY = 0o600
SQLITE_MAGIC = b"SQLite format 3\0"
HEAD_BYTES = 65_536
"""Where a ledger's schema stands: enough to tell a damaged ledger from a file of another kind."""

_WRITE_BITS = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


def prepare_file(path: Path, *, create: bool, read_only: bool) -> None:
    """See that there is a file to open, and that it may be a ledger; make an empty one if asked to.

    Raises LedgerMissingError, LedgerReadOnlyError, LedgerForeignError or LedgerTamperedError.
    """
    try:
        if not path.exists():
            if read_only or not create:
                raise LedgerMissingError(str(path))
            _make_empty(path)
        if not path.is_file():
            raise LedgerForeignError(str(path), "a folder" if path.is_dir() else "no regular file")
        with path.open("rb") as file:
            magic = file.read(len(SQLITE_MAGIC))
    except OSError as error:
        raise LedgerReadOnlyError(str(path), error.strerror or str(error)) from error
    if magic not in (b"", SQLITE_MAGIC):
        raise foreign_or_damaged(path, "a file of another kind")
    if not read_only:
        _check_rights(path)


def may_write(path: Path) -> bool:
    return all(is_writable(place) for place, _ in _places_written_to(path))


def journal_of(path: Path) -> Path:
    """Where SQLite keeps what it needs to undo an unfinished transaction."""
    return path.with_name(path.name + "-journal")


def foreign_or_damaged(path: Path, met: str) -> LedgerError:
    """The right error for a file that cannot be opened as a ledger: damaged if it has a ledger's schema in it."""
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    if f"{ledger_format.name}_refuse_update".encode() in head:
        return LedgerTamperedError(str(path), ["the first page of the file is damaged"])
    return LedgerForeignError(str(path), met)


def _make_empty(path: Path) -> None:
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY))
    except FileExistsError:
        return  # another process made it a moment ago
    except FileNotFoundError as error:
        raise LedgerReadOnlyError(str(path), f"there is no folder {path.parent}") from error


def _check_rights(path: Path) -> None:
    """Refuse before any work is done."""
    for place, what in _places_written_to(path):
        if not is_writable(place):
            raise LedgerReadOnlyError(str(path), f"{what} is read-only")


def _places_written_to(path: Path) -> tuple[tuple[Path, str], ...]:
    """The journal is made beside the file."""
    return (path, "the file"), (path.absolute().parent, "its folder")


def is_writable(place: Path) -> bool:
    """By its mode too, since the system would let an administrator write to what is marked read-only."""
    return bool(place.stat().st_mode & _WRITE_BITS) and os.access(place, os.W_OK)
