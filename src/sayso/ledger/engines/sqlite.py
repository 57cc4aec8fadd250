"""SQLite: connections, the writer's lock and the guards, and nothing else.

A rollback journal, not a write-ahead log: a ledger at rest is then one whole file that can be copied, mailed and kept.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, Engine, create_engine, insert, select, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from sayso.errors import (
    LedgerBusyError,
    LedgerEntryError,
    LedgerError,
    LedgerMissingError,
    LedgerReadOnlyError,
    LedgerTamperedError,
    LedgerVersionError,
)
from sayso.ledger.engines.sqlite_file import foreign_or_damaged, journal_of, may_write, prepare_file
from sayso.ledger.engines.sqlite_guards import guard_problems, guards
from sayso.ledger.tables import FORMAT_NAME, FORMAT_VERSION, ledger_format, metadata

BUSY_SECONDS = 10.0
"""How long a writer waits for another; an append of one article takes some milliseconds."""


class SqliteLedger:
    """One ledger in one SQLite file."""

    def __init__(self, path: Path, *, create: bool, read_only: bool, busy_seconds: float = BUSY_SECONDS) -> None:
        """Raises a LedgerError that says what is in the way: no file, no rights, another kind of file, damage."""
        self._path = path
        self._busy_seconds = busy_seconds
        self._read_only = read_only
        prepare_file(path, create=create, read_only=read_only)
        if read_only and may_write(path) and journal_of(path).exists():
            self._let_sqlite_roll_back()
        self._engine = self._make_engine()
        try:
            self._check_or_write_schema(may_create=create and not read_only)
        except BaseException:
            self.close()
            raise

    @property
    def place(self) -> str:
        return str(self._path)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with self._transaction("BEGIN") as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        if self._read_only:
            raise LedgerReadOnlyError(self.place, "it was opened for reading only")
        with self._transaction("BEGIN IMMEDIATE") as connection:
            yield connection

    @contextmanager
    def inspecting(self) -> Iterator[Connection]:
        with self._transaction("BEGIN") as connection:
            database = cast(sqlite3.Connection, connection.connection.dbapi_connection)
            database.text_factory = _text_with_replacement_marks
            try:
                yield connection
            finally:
                database.text_factory = str

    def own_problems(self, connection: Connection) -> Sequence[str]:
        try:
            checks = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check(20)")]
        except (DBAPIError, UnicodeDecodeError) as error:
            checks = [str(getattr(error, "orig", error))]
        return [f"the database reports: {check}" for check in checks if check != "ok"] + guard_problems(connection)

    def close(self) -> None:
        self._engine.dispose()

    def _let_sqlite_roll_back(self) -> None:
        """Undo what a killed writer left half-way, which a connection for reading only may not do."""
        with self._own_errors(), closing(sqlite3.connect(self._path, timeout=self._busy_seconds)) as database:
            database.execute("SELECT count(*) FROM sqlite_master").fetchone()

    def _make_engine(self) -> Engine:
        mode = "ro" if self._read_only else "rw"
        address = f"{self._path.absolute().as_uri()}?mode={mode}"

        def connect() -> sqlite3.Connection:
            database = sqlite3.connect(
                address, uri=True, timeout=self._busy_seconds, isolation_level=None, check_same_thread=False
            )
            # A ledger may come from strangers: its schema must not call anything, and odd pages must not be trusted.
            database.execute("PRAGMA trusted_schema = OFF")
            database.execute("PRAGMA cell_size_check = ON")
            return database

        return create_engine("sqlite://", creator=connect, isolation_level="AUTOCOMMIT")

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[Connection]:
        """BEGIN ... COMMIT in so many words, since the driver would begin a writer's transaction too late."""
        with self._own_errors(), self._engine.connect() as connection:
            connection.exec_driver_sql(begin)
            try:
                yield connection
                connection.exec_driver_sql("COMMIT")
            except BaseException:
                _roll_back(connection)
                raise

    @contextmanager
    def _own_errors(self) -> Iterator[None]:
        try:
            yield
        except (SQLAlchemyError, sqlite3.Error, UnicodeDecodeError) as error:
            # The last: the driver reads SQLite's messages as text, and they may quote damaged bytes.
            raise self._as_ledger_error(error) from error

    def _as_ledger_error(self, error: Exception) -> LedgerError:
        cause = error.orig if isinstance(error, DBAPIError) else error
        # Extended codes keep the primary one in their low byte.
        extended_code = getattr(cause, "sqlite_errorcode", 0)
        code = extended_code & 0xFF
        if extended_code == sqlite3.SQLITE_READONLY_ROLLBACK:
            return LedgerReadOnlyError(self.place, "a writer was stopped half-way, and undoing it takes write rights")
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return LedgerBusyError(self.place, self._busy_seconds)
        if code in _CANNOT_WRITE:
            return LedgerReadOnlyError(self.place, str(cause))
        if code == sqlite3.SQLITE_TOOBIG:
            return LedgerEntryError(self.place, [f"larger than the database takes: {cause}"])
        if code in (sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_INTERRUPT):
            return LedgerError(f"{self.place}: {cause} (nothing was changed)")
        return LedgerTamperedError(self.place, [f"the database reports: {cause}"])

    def _check_or_write_schema(self, *, may_create: bool) -> None:
        if self._path.stat().st_size == 0:
            if not may_create:
                raise LedgerMissingError(self.place)
            self._write_schema()
        with self.reading() as connection:
            tables = set(connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'table'")))
            if ledger_format.name not in tables:
                raise foreign_or_damaged(self._path, "another SQLite database")
            rows = connection.execute(select(ledger_format.c.name, ledger_format.c.version)).all()
        if [row.name for row in rows] != [FORMAT_NAME]:
            raise LedgerTamperedError(self.place, ["its format line is not that of a ledger"])
        if rows[0].version != FORMAT_VERSION:
            raise LedgerVersionError(self.place, met=str(rows[0].version), expected=str(FORMAT_VERSION))
        if missing := set(metadata.tables) - tables:
            raise LedgerTamperedError(self.place, [f"the table {name!r} is missing" for name in sorted(missing)])

    def _write_schema(self) -> None:
        with self.writing() as connection:
            # Another process may have been first: it held the lock that we hold now.
            if connection.scalar(text("SELECT count(*) FROM sqlite_master")):
                return
            metadata.create_all(connection)
            connection.execute(insert(ledger_format).values(name=FORMAT_NAME, version=FORMAT_VERSION))
            for guard in guards().values():
                connection.exec_driver_sql(guard)


_CANNOT_WRITE = (
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_AUTH,
)


def _roll_back(connection: Connection) -> None:
    try:
        connection.exec_driver_sql("ROLLBACK")
    except SQLAlchemyError:
        # A full disk makes SQLite roll back by itself; what matters is that nothing half-written stays open.
        connection.invalidate()


def _text_with_replacement_marks(stored: bytes) -> str:
    return stored.decode("utf-8", "replace")
