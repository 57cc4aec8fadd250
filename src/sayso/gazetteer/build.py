"""Makes the index, and adds sources to it: always in a copy aside, which takes the index's name when it is whole."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from sayso.errors import GazetteerError
from sayso.gazetteer.carry import carry_over
from sayso.gazetteer.rows import OddRow, Row, Source, Tally
from sayso.gazetteer.schema import VERSION, create, version_of
from sayso.gazetteer.write import IndexWriter, Step, finish

LOCK_TIMEOUT_SECONDS = 900.0
"""A build takes a minute; on a slow machine that two share, several."""

NO_ROOM = "check the space on the disk and its permissions, or name another folder with SAYSO_CACHE"

NOT_CARRIED = "the old index is damaged or of another format: what was imported into it has to be imported again"

_PART = ".part"


@dataclass(frozen=True, slots=True)
class Supply:
    """One source with its rows, not read before somebody asks for them."""

    source: Source
    rows: Callable[[], Iterable[Row]]
    total: int | None = None
    """How many rows there are, where that is known."""


def is_current(path: Path, base: Iterable[Supply]) -> bool:
    """Whether there is an index of this format, made from these editions."""
    if not path.is_file():
        return False
    try:
        with closing(_connect(path, read_only=True)) as connection:
            if version_of(connection) != VERSION:
                return False
            made_from = set(connection.execute("SELECT name, edition FROM sources WHERE is_base"))
    except sqlite3.DatabaseError:
        return False
    return made_from == {(supply.source.name, supply.source.edition) for supply in base}


def build_index(path: Path, base: tuple[Supply, ...], *, step: Step, again: bool = False) -> Tally | None:
    """Builds the index from its base; what was imported into an older one is carried over.

    Returns None where there was nothing to do: another process may have built it while this one waited.
    Raises GazetteerError if the place cannot be written to, or somebody else is at it for a quarter of an hour.
    """
    with _locked(path):
        if not again and is_current(path, base):
            return None
        tally = Tally()
        with _aside(path, copy=False) as connection:
            create(connection)
            for supply in base:
                _add(connection, supply, is_base=True, step=step, tally=tally)
            if path.is_file() and not carry_over(connection, path):
                tally.note(OddRow(str(path), NOT_CARRIED))
            finish(connection)
            _compact(connection)
        return tally


def import_source(path: Path, supply: Supply, *, step: Step) -> Tally:
    """Adds a source to the index, or renews it. Nothing of it is seen before all of it is in.

    Raises GazetteerError if there is no index, and what reading the rows raises; the index is then as it was.
    """
    with _locked(path):
        if not path.is_file():
            raise GazetteerError(str(path), "there is no index", "build it with 'sayso places build'")
        tally = Tally()
        with _aside(path, copy=True) as connection:
            finish(connection, _add(connection, supply, is_base=False, step=step, tally=tally))
        return tally


def _add(connection: sqlite3.Connection, supply: Supply, *, is_base: bool, step: Step, tally: Tally) -> int:
    """Returns the source's number in the index."""
    writer = IndexWriter(connection, supply.source, is_base=is_base)
    tally.add(writer.take(supply.rows(), total=supply.total, step=step))
    return writer.source_id


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Keeps other processes from building at the same time. The system lets go of the lock when a process dies."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = sqlite3.connect(path.with_suffix(".lock"), timeout=LOCK_TIMEOUT_SECONDS, isolation_level=None)
    except (OSError, sqlite3.OperationalError) as error:
        raise GazetteerError(
            str(path), f"cannot be written: {error}", "name another folder with SAYSO_CACHE"
        ) from error
    with closing(lock):
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise GazetteerError(
                    str(path), "another program is building it", "try again when it has finished"
                ) from error
            raise GazetteerError(str(path), f"cannot be written: {error}", NO_ROOM) from error
        for left_over in path.parent.glob(f".{path.name}.*{_PART}"):
            left_over.unlink(missing_ok=True)
        yield


@contextmanager
def _aside(path: Path, *, copy: bool) -> Iterator[sqlite3.Connection]:
    """A connection to a new file, or a copy of the old, which replaces the old when the block ends well."""
    part = _new_part(path)
    try:
        with closing(_connect(part)) as connection:
            # The part is thrown away when anything goes wrong, so nothing needs to be safe on the disk before the end.
            for pragma in ("journal_mode = MEMORY", "synchronous = OFF", "temp_store = MEMORY", "cache_size = -65536"):
                connection.execute(f"PRAGMA {pragma}")
            if copy:
                with closing(_connect(path, read_only=True)) as old:
                    old.backup(connection)
            connection.execute("BEGIN")
            yield connection
            if connection.in_transaction:
                connection.execute("COMMIT")
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(path)
    except (sqlite3.OperationalError, OSError) as error:
        raise GazetteerError(str(path), f"cannot be written: {error}", NO_ROOM) from error
    finally:
        part.unlink(missing_ok=True)


def _new_part(path: Path) -> Path:
    # Not by tempfile: its files are for one user alone, and a cache may be a team's.
    part = path.with_name(f".{path.name}.{uuid4().hex}{_PART}")
    try:
        part.touch(exist_ok=False)
    except OSError as error:
        raise GazetteerError(str(path), f"cannot be written: {error}", NO_ROOM) from error
    return part


def _compact(connection: sqlite3.Connection) -> None:
    if connection.in_transaction:
        connection.execute("COMMIT")
    connection.execute("INSERT INTO forms (forms) VALUES ('optimize')")
    connection.execute("VACUUM")


def _connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    uri = f"{path.resolve().as_uri()}?mode={'ro' if read_only else 'rwc'}"
    return sqlite3.connect(uri, uri=True, isolation_level=None)
