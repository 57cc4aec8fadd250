"""What every ledger engine promises. One abstract suite: a second engine adds a line to ENGINES."""

from __future__ import annotations

import multiprocessing
import signal
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, event

from ledger_examples import article_entries, resolution_at, ticking_clock, without_waiting_for_the_disk
from sayso.errors import LedgerBusyError, LedgerEntryError, LedgerReadOnlyError
from sayso.ledger import Ledger, View, open_ledger
from sayso.model.entry import CaptureRecorded, ClaimRecorded, Entry, JudgementMade, ResolutionRevised, Withdrawn
from sayso.model.source import Span


@dataclass(frozen=True)
class EngineUnderTest:
    """How the suite opens a ledger of one engine, and how it goes around the library."""

    open: Callable[[Path], Ledger]
    open_for_reading: Callable[[Path], Ledger]
    has_unfinished_business: Callable[[Path], bool]
    """Whether a killed writer left something to undo."""
    run_sql: Callable[[Path, str], None]
    """Runs a statement as somebody with a database tool would; raises the driver's error."""
    driver_error: type[Exception]
    statements_refused: Sequence[str]
    make_disk_full: str
    """A statement after which a connection has no more room."""


def _open_sqlite(folder: Path) -> Ledger:
    return open_ledger(folder / "sayso.db", clock=ticking_clock())


def _run_on_sqlite(folder: Path, statement: str) -> None:
    with closing(sqlite3.connect(folder / "sayso.db", isolation_level=None)) as database:
        database.execute(statement)


_COLUMNS = "number, recorded_at, kind, payload, prev_hash, hash"
_LIKE_THE_FIRST = "SELECT 1, recorded_at, kind, payload, prev_hash, 'x' FROM entries WHERE number = 1"
_SQLITE_REFUSES = (
    "UPDATE entries SET payload = '{}' WHERE number = 1",
    "UPDATE entries SET number = 99 WHERE number = 1",
    "UPDATE OR REPLACE entries SET number = 1 WHERE number = 2",
    "UPDATE entries SET article_id = 'a-other'",
    "DELETE FROM entries",
    "DELETE FROM entries WHERE number = 5",
    f"INSERT INTO entries ({_COLUMNS}) {_LIKE_THE_FIRST}",
    f"INSERT OR REPLACE INTO entries ({_COLUMNS}) {_LIKE_THE_FIRST}",
    f"REPLACE INTO entries ({_COLUMNS}) {_LIKE_THE_FIRST}",
    f"INSERT OR IGNORE INTO entries ({_COLUMNS}) {_LIKE_THE_FIRST}",
    f"INSERT INTO entries ({_COLUMNS}) SELECT 1, recorded_at, kind, payload, prev_hash, 'x' FROM entries "
    "WHERE number = 1 ON CONFLICT (number) DO UPDATE SET payload = '{}'",
    f"INSERT INTO entries ({_COLUMNS}) SELECT -5, recorded_at, kind, payload, prev_hash, 'x' FROM entries LIMIT 1",
    f"INSERT INTO entries ({_COLUMNS}) SELECT NULL, recorded_at, kind, payload, hash, 'x' FROM entries",
    f"INSERT INTO entries ({_COLUMNS}) SELECT 6, recorded_at, kind, payload, 'no hash', 'x' FROM entries LIMIT 1",
    "UPDATE captures SET compressed = x'00'",
    "DELETE FROM captures",
    "INSERT OR REPLACE INTO captures (sha256, size, compressed) SELECT sha256, 0, x'00' FROM captures",
    "INSERT OR REPLACE INTO captures (rowid, sha256, size, compressed) SELECT rowid, 'other', 0, x'00' FROM captures",
    "UPDATE ledger_format SET version = 2",
    "DELETE FROM ledger_format",
    "INSERT OR REPLACE INTO ledger_format (name, version) VALUES ('sayso ledger', 2)",
    "INSERT OR REPLACE INTO ledger_format (rowid, name, version) VALUES (1, 'another', 2)",
)

ENGINES = {
    "sqlite": EngineUnderTest(
        open=_open_sqlite,
        open_for_reading=lambda folder: open_ledger(folder / "sayso.db", read_only=True),
        has_unfinished_business=lambda folder: (folder / "sayso.db-journal").stat().st_size > 0,
        run_sql=_run_on_sqlite,
        driver_error=sqlite3.DatabaseError,
        statements_refused=_SQLITE_REFUSES,
        make_disk_full="PRAGMA max_page_count = 20",
    )
}


@pytest.fixture(autouse=True)
def _fast_disk() -> Iterator[None]:
    event.listen(Engine, "connect", without_waiting_for_the_disk)
    yield
    event.remove(Engine, "connect", without_waiting_for_the_disk)


@pytest.fixture(params=sorted(ENGINES))
def engine(request: pytest.FixtureRequest) -> EngineUnderTest:
    return ENGINES[request.param]


@pytest.fixture
def ledger(engine: EngineUnderTest, tmp_path: Path) -> Iterator[Ledger]:
    with engine.open(tmp_path) as opened:
        yield opened


def record_of(ledger: Ledger) -> list[Entry]:
    return [recorded.entry for recorded in ledger.entries()]


def seen_in(view: View) -> tuple[object, ...]:
    return view.as_of, view.readings(), view.claims(), view.withdrawn(), view.judgements()


# ------------------------------------------------------------------ guards


@pytest.mark.parametrize(
    ("name", "statement"), [(name, statement) for name in ENGINES for statement in ENGINES[name].statements_refused]
)
def test_the_database_itself_refuses_to_change_what_is_recorded(name: str, statement: str, tmp_path: Path) -> None:
    engine = ENGINES[name]
    with engine.open(tmp_path) as ledger:
        ledger.append(article_entries())
        before = list(ledger.export_lines())
        with pytest.raises(engine.driver_error, match="append-only"):
            engine.run_sql(tmp_path, statement)
        assert list(ledger.export_lines()) == before
        assert ledger.verify().problems == ()


# ------------------------------------------------------------------ appending


def test_what_was_appended_is_read_back(ledger: Ledger) -> None:
    entries = article_entries()
    recorded = ledger.append(entries)
    assert list(ledger.entries()) == list(recorded)
    assert record_of(ledger) == entries


def test_numbers_rise_by_the_order_of_appending(ledger: Ledger) -> None:
    numbers = [recorded.number for name in "abc" for recorded in ledger.append(article_entries(name))]
    assert numbers == sorted(set(numbers))
    assert ledger.last_number() == numbers[-1]


def test_known_bytes_are_passed_over(ledger: Ledger) -> None:
    capture, *rest = article_entries()
    assert isinstance(capture, CaptureRecorded)
    elsewhere = CaptureRecorded(replace(capture.capture, locator="copy.txt"))
    assert len(ledger.append([capture, capture, elsewhere])) == 1
    assert ledger.append([elsewhere]) == ()
    assert len(ledger.append([elsewhere, *rest])) == len(rest)


def test_an_entry_that_does_not_fit_takes_the_whole_call_with_it(ledger: Ledger) -> None:
    ledger.append(article_entries("a"))
    before = list(ledger.export_lines())
    with pytest.raises(LedgerEntryError, match="not recorded"):
        ledger.append([*article_entries("b"), Withdrawn("c-unknown", "Valley Post", "")])
    assert list(ledger.export_lines()) == before


@pytest.mark.parametrize("reached", ["INSERT INTO captures", "INSERT INTO entries", "COMMIT"])
def test_an_interrupt_keeps_nothing_of_the_call(ledger: Ledger, reached: str) -> None:
    ledger.append(article_entries("a"))
    before = list(ledger.export_lines())

    def interrupt(*arguments: object) -> None:
        if str(arguments[2]).startswith(reached):
            raise KeyboardInterrupt

    event.listen(Engine, "before_cursor_execute", interrupt)
    try:
        with pytest.raises(KeyboardInterrupt):
            ledger.append(article_entries("b"))
    finally:
        event.remove(Engine, "before_cursor_execute", interrupt)
    assert list(ledger.export_lines()) == before
    assert len(ledger.append(article_entries("b"))) == 5


def test_a_full_disk_keeps_nothing_of_the_call(engine: EngineUnderTest, tmp_path: Path) -> None:
    def fill(database: object, _: object) -> None:
        database.execute(engine.make_disk_full)  # type: ignore[attr-defined]

    event.listen(Engine, "connect", fill)
    try:
        with engine.open(tmp_path) as ledger:
            ledger.append(article_entries("a"))
            before = list(ledger.export_lines())
            long = tuple(f"Southern forces entered village {n} of the upper valley." for n in range(200))
            with pytest.raises(LedgerReadOnlyError, match="full"):
                ledger.append(article_entries("b", sentences=long))
            assert list(ledger.export_lines()) == before
            assert ledger.verify().problems == ()
    finally:
        event.remove(Engine, "connect", fill)


KILLED_WRITER = """
    import os, signal, sys
    from pathlib import Path
    from sqlalchemy import Engine, event
    sys.path.insert(0, {tests!r})
    from ledger_examples import article_entries
    from sayso.ledger import open_ledger

    def die(connection, cursor, statement, *rest):
        if statement == "COMMIT":
            os.kill(os.getpid(), signal.SIGKILL)

    # So little cache that pages of the unfinished append are already in the file when the process dies.
    event.listen(Engine, "connect", lambda database, _: database.execute("PRAGMA cache_size = 5"))
    with open_ledger(Path({folder!r}) / "sayso.db") as ledger:
        event.listen(Engine, "before_cursor_execute", die)
        ledger.append(article_entries("b", sentences=tuple(f"Village {{n}} fell." for n in range(300))))
"""


@pytest.mark.parametrize("way", ["open", "open_for_reading"])
def test_a_killed_writer_leaves_nothing_half_written(engine: EngineUnderTest, way: str, tmp_path: Path) -> None:
    """Whether the next command writes or only reads."""
    open_again = getattr(engine, way)
    with engine.open(tmp_path) as ledger:
        ledger.append(article_entries("a"))
        before = list(ledger.export_lines())
    tests = str(Path(__file__).parent.parent)
    script = textwrap.dedent(KILLED_WRITER).format(tests=tests, folder=str(tmp_path))
    process = subprocess.run([sys.executable, "-c", script], check=False, capture_output=True, text=True)
    assert process.returncode == -signal.SIGKILL, process.stderr
    assert engine.has_unfinished_business(tmp_path)
    with open_again(tmp_path) as ledger:
        assert list(ledger.export_lines()) == before
        assert ledger.verify().problems == ()


def _append_many(folder: Path, writer: int) -> str:
    try:
        with open_ledger(folder / "sayso.db") as ledger:
            for n in range(10):
                ledger.append(article_entries(f"writer {writer} article {n}"))
    except LedgerBusyError:
        return "busy"
    return "done"


def test_two_writers_at_once_never_share_a_number(engine: EngineUnderTest, tmp_path: Path) -> None:
    """Both make the file, too: neither is there first."""
    with multiprocessing.get_context("fork").Pool(2) as pool:
        outcomes = pool.starmap(_append_many, [(tmp_path, 1), (tmp_path, 2)])
    with engine.open(tmp_path) as ledger:
        numbers = [recorded.number for recorded in ledger.entries()]
        assert numbers == list(range(1, len(numbers) + 1))
        assert ledger.verify().problems == ()
        assert outcomes == ["done", "done"]
        assert len(numbers) == 100


def test_a_reader_may_append_while_it_reads(ledger: Ledger) -> None:
    """No lock is held between two entries of the record."""
    ledger.append(article_entries("a"))
    for recorded in ledger.entries(up_to=3):
        ledger.append(article_entries(f"b {recorded.number}"))
    assert ledger.last_number() == 20


# ------------------------------------------------------------------ laws


@st.composite
def histories(draw: st.DrawFn) -> list[list[Entry]]:
    """Calls of append: articles, new readings of them, and what people decide about their claims afterwards."""
    calls: list[list[Entry]] = []
    claim_ids: list[str] = []
    for _ in range(draw(st.integers(1, 6))):
        kind = draw(st.sampled_from(["article", "article", "revise", "judge", "withdraw"]))
        if kind == "article" or not claim_ids:
            name = draw(st.sampled_from("abc"))
            entries = article_entries(name, ruleset=draw(st.sampled_from(["rules-1", "rules-2"])))
            calls.append(entries[: draw(st.integers(2, len(entries)))])
            claim_ids += [entry.claim.id for entry in calls[-1] if isinstance(entry, ClaimRecorded)]
            continue
        claim_id = draw(st.sampled_from(claim_ids))
        place = draw(st.sampled_from(["velika", "brod", None]))
        later: dict[str, Entry] = {
            "revise": ResolutionRevised(claim_id, resolution_at(Span(0, 4), place_ref=place), "gazetteer", ""),
            "judge": JudgementMade((claim_id,), "documented", "an analyst", ""),
            "withdraw": Withdrawn(claim_id, "Valley Post", ""),
        }
        calls.append([later[kind]])
    return calls


law = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))


@law
@given(histories())
@pytest.mark.parametrize("name", sorted(ENGINES))
def test_appending_never_changes_an_earlier_view(name: str, history: list[list[Entry]]) -> None:
    """Neither one already looked at, nor one opened later on the same number, nor one that nobody has loaded yet."""
    with TemporaryDirectory() as folder, ENGINES[name].open(Path(folder)) as ledger:
        seen, unloaded = [], []
        for call in history:
            ledger.append(call)
            seen.append(seen_in(ledger.view()))
            unloaded.append(ledger.view())
        for before, view in zip(seen, unloaded, strict=True):
            assert seen_in(view) == before
            assert seen_in(ledger.view(view.as_of)) == before


@law
@given(histories())
@pytest.mark.parametrize("name", sorted(ENGINES))
def test_a_view_as_of_n_ignores_everything_after_n(name: str, history: list[list[Entry]]) -> None:
    """It is the view of a ledger in which nothing after n was ever recorded."""
    with TemporaryDirectory() as folder, ENGINES[name].open(Path(folder)) as ledger:
        for call in history:
            ledger.append(call)
        for number in {1, ledger.last_number() // 2, ledger.last_number()}:
            with TemporaryDirectory() as shorter, ENGINES[name].open(Path(shorter)) as first_entries:
                first_entries.append([recorded.entry for recorded in ledger.entries(up_to=number)])
                assert seen_in(ledger.view(number)) == seen_in(first_entries.view())


@law
@given(histories())
@pytest.mark.parametrize("name", sorted(ENGINES))
def test_replaying_captures_adds_nothing(name: str, history: list[list[Entry]]) -> None:
    with TemporaryDirectory() as folder, ENGINES[name].open(Path(folder)) as ledger:
        for call in history:
            ledger.append(call)
        before = list(ledger.export_lines())
        for call in history:
            assert ledger.append([entry for entry in call if isinstance(entry, CaptureRecorded)]) == ()
        assert list(ledger.export_lines()) == before


@law
@given(histories())
@pytest.mark.parametrize("name", sorted(ENGINES))
def test_equal_reports_give_equal_exports_and_a_sound_ledger(name: str, history: list[list[Entry]]) -> None:
    exports = []
    for _ in range(2):
        with TemporaryDirectory() as folder, ENGINES[name].open(Path(folder)) as ledger:
            for call in history:
                ledger.append(call)
            exports.append(list(ledger.export_lines()))
            assert ledger.verify().problems == ()
    assert exports[0] == exports[1]
