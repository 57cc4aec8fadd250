"""The file beside a ledger that keeps what was derived from it: tables of texts under keys, and a few marks.

A SQLite file that anybody may throw away. It is made under another name and put in place whole, and changed in one
transaction; so it is never seen half-written. What the texts mean, this module does not know.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Self

from sayso.ledger.engines.sqlite_file import OWNER_ONLY, is_writable, may_write

SUFFIX = ".kept"
BUSY_SECONDS = 10.0
"""How long to wait for another process that brings the file up to date."""

Key = str | int


class KeptUnusableError(Exception):
    """The file cannot be read, is not what it should be, or cannot be written: what is kept there is of no use."""


FIRST_BYTES = b"SQLite format 3\0"


def is_of_others(path: Path) -> bool:
    """Whether a file that stands where derived state would be kept was never one of it, whatever may have befallen it.

    An empty file, or a database without a table, is one that was begun.
    """
    with suppress(OSError), path.open("rb") as file:
        first = file.read(len(FIRST_BYTES))
        if first and not FIRST_BYTES.startswith(first):
            return True
    with suppress(sqlite3.Error), closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as database:
        tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        return bool(tables) and "marks" not in tables
    return False


def kept_path(ledger: Path) -> Path:
    """Where the derived state of a ledger is kept."""
    return ledger.with_name(ledger.name + SUFFIX)


class KeptFile:
    """An open file. Every failure leaves as KeptUnusableError."""

    def __init__(self, database: sqlite3.Connection, path: Path) -> None:
        self._database = database
        self.path = path

    @classmethod
    def open(cls, path: Path) -> KeptFile:
        """The file at a path, for reading, and for writing where the rights allow it."""
        with _own_errors():
            mode = "rw" if may_write(path) else "ro"
            address = f"{path.absolute().as_uri()}?mode={mode}"
            return cls(_connected(address), path)

    @property
    def may_write(self) -> bool:
        with _own_errors():
            return may_write(self.path)

    def close(self) -> None:
        with suppress(sqlite3.Error):
            self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def begin(self, *, for_writing: bool = False) -> None:
        """From here on one state of the file is seen; for writing, nobody else can begin to write."""
        with _own_errors():
            self._database.execute("BEGIN IMMEDIATE" if for_writing else "BEGIN")

    def commit(self) -> None:
        with _own_errors():
            self._database.execute("COMMIT")

    def roll_back(self) -> None:
        """As if nothing had been written since `begin`."""
        with suppress(sqlite3.Error):
            self._database.execute("ROLLBACK")

    def marks(self) -> dict[str, str]:
        """What the file says of itself."""
        with _own_errors():
            return dict(self._database.execute("SELECT name, value FROM marks"))

    def mark(self, marks: Mapping[str, str]) -> None:
        with _own_errors():
            self._database.executemany("INSERT OR REPLACE INTO marks VALUES (?, ?)", marks.items())

    def get(self, table: str, key: Key) -> str | None:
        with _own_errors():
            row = self._database.execute(f'SELECT value FROM "{table}" WHERE key = ?', (key,)).fetchone()
            return row[0] if row else None

    def items(self, table: str) -> Iterator[tuple[Key, str]]:
        """All of a table, in order of the keys."""
        with _own_errors():
            yield from self._database.execute(f'SELECT key, value FROM "{table}" ORDER BY key')

    def has_any(self, table: str) -> bool:
        with _own_errors():
            return self._database.execute(f'SELECT 1 FROM "{table}" LIMIT 1').fetchone() is not None

    def count(self, table: str) -> int:
        with _own_errors():
            return int(self._database.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])

    def put(self, table: str, rows: Iterable[tuple[Key, str]]) -> None:
        with _own_errors():
            self._database.executemany(f'INSERT OR REPLACE INTO "{table}" VALUES (?, ?)', rows)

    def drop(self, table: str, keys: Iterable[Key]) -> None:
        with _own_errors():
            self._database.executemany(f'DELETE FROM "{table}" WHERE key = ?', ((key,) for key in keys))

    def make_tables(self, tables: Mapping[str, type]) -> None:
        """Tables by name, with the type of their keys."""
        with _own_errors():
            self._database.execute("CREATE TABLE marks (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID")
            for name, key_type in tables.items():
                kind = ("INTEGER", "") if key_type is int else ("TEXT", " WITHOUT ROWID")
                self._database.execute(
                    f'CREATE TABLE "{name}" (key {kind[0]} PRIMARY KEY, value TEXT NOT NULL){kind[1]}'
                )


@contextmanager
def new_kept_file(path: Path) -> Iterator[KeptFile]:
    """An empty file that takes its place when the block ends well; otherwise nothing stays of it.

    Raises KeptUnusableError where nothing can be written.
    """
    partial = path.with_name(f"{path.name}.{os.getpid()}.partial")
    try:
        with _own_errors():
            if not is_writable(path.absolute().parent):
                raise OSError("its folder is read-only")
            partial.unlink(missing_ok=True)
            os.close(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY))
            database = _connected(f"{partial.absolute().as_uri()}?mode=rw")
        with closing(database):
            # A file that is lost with the machine is made again: nothing of it needs to be safe before it is whole.
            with _own_errors():
                database.execute("PRAGMA journal_mode = OFF")
                database.execute("PRAGMA synchronous = OFF")
                database.execute("BEGIN")
            yield KeptFile(database, path)
            with _own_errors():
                database.execute("COMMIT")
        with _own_errors():
            partial.replace(path)
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


def _connected(address: str) -> sqlite3.Connection:
    database = sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    database.execute("PRAGMA trusted_schema = OFF")
    database.execute("PRAGMA cell_size_check = ON")
    return database


@contextmanager
def _own_errors() -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError, UnicodeDecodeError) as error:
        raise KeptUnusableError(str(error)) from error
