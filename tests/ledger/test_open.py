"""Opening: what is made, what is refused, and in which words."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from ledger_examples import article_entries, ticking_clock
from sayso.errors import (
    LedgerBusyError,
    LedgerForeignError,
    LedgerMissingError,
    LedgerReadOnlyError,
    LedgerTamperedError,
    LedgerVersionError,
)
from sayso.ledger import Ledger, open_ledger
from sayso.ledger.engines.sqlite import SqliteLedger


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger of one article."""
    path = tmp_path / "sayso.db"
    with open_ledger(path, clock=ticking_clock()) as ledger:
        ledger.append(article_entries())
    return path


def test_a_new_ledger_is_for_its_owner_only(path: Path) -> None:
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_ledger_at_rest_is_one_file(path: Path) -> None:
    assert os.listdir(path.parent) == ["sayso.db"]


def test_a_copied_file_is_the_same_ledger(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "folder with spaces, 100% öäü?#" / "copy.db"
    copy.parent.mkdir()
    copy.write_bytes(path.read_bytes())
    with open_ledger(path) as ledger, open_ledger(copy) as copied:
        assert list(copied.entries()) == list(ledger.entries())


def test_an_empty_file_becomes_a_ledger(tmp_path: Path) -> None:
    path = tmp_path / "sayso.db"
    path.touch()
    with open_ledger(path) as ledger:
        assert ledger.last_number() == 0


@pytest.mark.parametrize(("create", "read_only"), [(False, False), (True, True)])
def test_a_missing_ledger_is_not_made_unasked(tmp_path: Path, create: bool, read_only: bool) -> None:
    path = tmp_path / "none.db"
    with pytest.raises(LedgerMissingError, match="no ledger at"):
        open_ledger(path, create=create, read_only=read_only)
    assert not path.exists()


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(LedgerReadOnlyError, match="there is no folder"):
        open_ledger(tmp_path / "none" / "sayso.db")


def _text_file(path: Path) -> None:
    path.write_text("Southern forces entered Velika on Monday.\n" * 10)


def _binary_file(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 20)


def _other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE entries (number INTEGER)")


def _folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize("make", [_text_file, _binary_file, _other_database, _folder])
def test_what_is_not_a_ledger_is_left_as_it_is(tmp_path: Path, make: Callable[[Path], None]) -> None:
    path = tmp_path / "something"
    make(path)
    before = path.read_bytes() if path.is_file() else b""
    for read_only in (False, True):
        with pytest.raises(LedgerForeignError, match="is not a ledger but"):
            open_ledger(path, read_only=read_only)
    assert (path.read_bytes() if path.is_file() else b"") == before


def _change_format(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("DROP TRIGGER ledger_format_refuse_update")
        database.execute(statement)


def test_another_version_of_the_format_is_named(path: Path) -> None:
    _change_format(path, "UPDATE ledger_format SET version = 7")
    with pytest.raises(LedgerVersionError, match="ledger format 7, this version reads 1"):
        open_ledger(path)


def test_a_lost_table_is_damage(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("DROP TABLE captures")
    with pytest.raises(LedgerTamperedError, match="'captures' is missing"):
        open_ledger(path)


def test_a_ledger_opened_for_reading_takes_nothing(path: Path) -> None:
    with open_ledger(path, read_only=True) as ledger:
        with pytest.raises(LedgerReadOnlyError, match="opened for reading only"):
            ledger.append(article_entries("b"))
        assert len(ledger.view().claims()) == 3


@pytest.mark.parametrize("marked", ["file", "folder"])
def test_what_is_marked_read_only_is_refused_for_writing_and_can_be_read(path: Path, marked: str) -> None:
    """Also for an administrator, whom the system would let write."""
    place = path if marked == "file" else path.parent
    mode = place.stat().st_mode
    place.chmod(mode & ~0o222)
    try:
        with pytest.raises(LedgerReadOnlyError, match="is read-only"):
            open_ledger(path)
        with open_ledger(path, read_only=True) as ledger:
            assert len(ledger.view().claims()) == 3
            assert ledger.verify().is_sound
    finally:
        place.chmod(mode)


def test_a_writer_that_waits_in_vain_says_for_whom(path: Path) -> None:
    engine = SqliteLedger(path, create=False, read_only=False, busy_seconds=0.05)
    with closing(sqlite3.connect(path, isolation_level=None)) as other, Ledger(engine) as ledger:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerBusyError, match="another program is writing"):
            ledger.append(article_entries("b"))
        other.execute("ROLLBACK")
        assert len(ledger.append(article_entries("b"))) == 5


def test_readers_go_on_while_somebody_writes(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other, open_ledger(path) as ledger:
        other.execute("BEGIN IMMEDIATE")
        assert len(ledger.view().claims()) == 3
        other.execute("ROLLBACK")


def test_an_unfinished_write_that_nobody_may_undo_says_so(path: Path) -> None:
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA cache_size = 1")
    database.execute("BEGIN IMMEDIATE")
    database.execute("CREATE TABLE unfinished AS SELECT * FROM entries, (SELECT 1 UNION SELECT 2 UNION SELECT 3)")
    folder = path.parent / "left by a killed process"
    folder.mkdir()
    for name in ("sayso.db", "sayso.db-journal"):
        (folder / name).write_bytes((path.parent / name).read_bytes())
    database.close()
    (folder / "sayso.db").chmod(0o400)
    with pytest.raises(LedgerReadOnlyError, match="stopped half-way"):
        open_ledger(folder / "sayso.db", read_only=True)
