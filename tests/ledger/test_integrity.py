"""Damage is found: in the words, the chain, the columns, the bytes, the file; and it is reported, never a crash."""

from __future__ import annotations

import contextlib
import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from ledger_examples import SENTENCES, article_entries, ticking_clock
from sayso.errors import LedgerTamperedError, SaysoError
from sayso.ledger import Verification, open_ledger
from sayso.ledger.codec import payload_of
from sayso.ledger.engines.sqlite_guards import guards
from sayso.ledger.rows import FIRST_PREV_HASH, hash_of
from sayso.model.entry import Withdrawn


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger of two articles: entries 1 to 10."""
    path = tmp_path / "sayso.db"
    with open_ledger(path, clock=ticking_clock()) as ledger:
        for name in ("Valley Post", "Brod Courier"):
            ledger.append(article_entries(name))
    return path


def verified(path: Path) -> Verification:
    with open_ledger(path) as ledger:
        return ledger.verify()


def tamper(path: Path, statement: str, *, put_guards_back: bool = True) -> None:
    """Change a ledger as somebody would who knows how: take the guards off, change, put them back."""
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        for name in guards():
            database.execute(f"DROP TRIGGER {name}")
        changed = database.execute(statement).rowcount
        assert changed > 0
        if put_guards_back:
            for guard in guards().values():
                database.execute(guard)


def test_a_sound_ledger_has_no_problems(path: Path) -> None:
    found = verified(path)
    assert (found.entries, found.problems, found.is_sound) == (10, (), True)


def test_an_empty_ledger_is_sound(tmp_path: Path) -> None:
    found = verified(tmp_path / "new.db")
    assert (found.entries, found.problems, found.last_hash) == (0, (), FIRST_PREV_HASH)


def test_each_entry_names_the_hash_of_the_one_before(path: Path) -> None:
    """The hash is what docs/methods/integrity.md says it is."""
    with closing(sqlite3.connect(path)) as database:
        rows = database.execute(
            "SELECT number, recorded_at, kind, payload, prev_hash, hash FROM entries ORDER BY number"
        )
        expected_prev_hash = FIRST_PREV_HASH
        for number, recorded_at, kind, payload, prev_hash, stored_hash in rows:
            assert prev_hash == expected_prev_hash
            assert stored_hash == hash_of(number, recorded_at, kind, payload, prev_hash)
            expected_prev_hash = stored_hash
    assert verified(path).last_hash == expected_prev_hash


INTEGRITY_PAGE = Path(__file__).parents[2] / "docs" / "methods" / "integrity.md"


def test_the_check_on_the_integrity_page_finds_the_last_hash(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The page's own lines, which use nothing of the library."""
    sample = INTEGRITY_PAGE.read_text().split("```python\n")[1].split("```")[0]
    monkeypatch.chdir(path.parent)
    exec(sample, {})
    assert capsys.readouterr().out == f"the last hash is {verified(path).last_hash}\n"


def test_the_worked_number_on_the_integrity_page_is_right() -> None:
    payload = payload_of(Withdrawn("c-1", "Valley Post", ""))
    worked = hash_of(1, "2031-05-14T09:00:00.000000+00:00", "withdrawal", payload, FIRST_PREV_HASH)
    assert payload in INTEGRITY_PAGE.read_text()
    assert worked in INTEGRITY_PAGE.read_text()


def test_progress_ends_with_everything_done(path: Path) -> None:
    steps: list[tuple[int, int]] = []
    with open_ledger(path) as ledger:
        ledger.verify(lambda done, total: steps.append((done, total)))
    assert steps[-1] == (10, 10)


@pytest.mark.parametrize(
    ("statement", "finding"),
    [
        ("UPDATE entries SET payload = replace(payload, 'Velika', 'Velikb') WHERE number = 3", "entry 3: its hash"),
        (
            "UPDATE entries SET payload = replace(payload, 'entered', 'enterad') WHERE number = 3",
            "its words are not those",
        ),
        ("UPDATE entries SET payload = replace(payload, 'entered', 'enterad') WHERE number = 2", "entry 2: its hash"),
        ("UPDATE entries SET payload = 'nothing' WHERE number = 3", "entry 3: its payload cannot be read"),
        ("UPDATE entries SET payload = x'ff00' WHERE number = 3", "entry 3: its payload cannot be read"),
        (
            "UPDATE entries SET payload = CAST(x'7bff7d' AS TEXT) WHERE number = 3",
            "entry 3: its payload cannot be read",
        ),
        ("UPDATE entries SET recorded_at = '2031-05-13' WHERE number = 4", "entry 4: its hash"),
        ("UPDATE entries SET kind = 'reading' WHERE number = 3", "entry 3: its hash"),
        (
            "UPDATE entries SET hash = hash || '0' WHERE number = 4",
            "entry 5: it does not follow entry 4",
        ),
        ("UPDATE entries SET prev_hash = hash WHERE number = 4", "entry 4: it does not follow entry 3"),
        ("UPDATE entries SET claim_id = 'c-other' WHERE number = 4", "entry 4: its column claim_id is 'c-other'"),
        ("UPDATE entries SET published_on = NULL WHERE number = 2", "entry 2: its column published_on is None"),
        ("UPDATE entries SET reading_id = 'r-other' WHERE number = 2", "entry 2: its column reading_id"),
        ("UPDATE entries SET number = 50 WHERE number = 10", "entry 50: its hash"),
        ("DELETE FROM entries WHERE number = 4", "entry 5: it does not follow entry 3"),
        ("DELETE FROM entries WHERE number = 2", "no reading"),
        ("DELETE FROM entries WHERE number >= 6", "no entry names it"),
        ("UPDATE captures SET compressed = x'789ccb2fc9482d020006740223', size = 5", "its bytes have another sha256"),
        ("UPDATE captures SET compressed = x'ff00'", "do not unpack"),
        ("UPDATE captures SET compressed = 5", "not bytes"),
        ("UPDATE captures SET size = 3", "another size than 3"),
        ("UPDATE captures SET size = 'many'", "not bytes"),
        ("UPDATE captures SET sha256 = 'abc' || rowid", "its bytes are missing"),
        ("DELETE FROM captures", "its bytes are missing"),
    ],
)
def test_what_was_changed_behind_the_guards_is_found(path: Path, statement: str, finding: str) -> None:
    tamper(path, statement)
    problems = verified(path).problems
    assert any(finding in problem for problem in problems), problems


def test_guards_that_were_taken_off_are_missed(path: Path) -> None:
    tamper(path, "UPDATE entries SET number = number", put_guards_back=False)
    problems = verified(path).problems
    assert len(problems) == len(guards())
    assert "the guard 'entries_refuse_update' is missing" in problems


def test_a_strange_trigger_is_named(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TRIGGER helpful AFTER INSERT ON entries BEGIN SELECT 1; END")
    assert verified(path).problems == ("the trigger 'helpful' is none of the ledger's",)


def test_a_whole_chain_forged_anew_still_fails_on_the_words(path: Path) -> None:
    """Somebody who recomputes every hash must also have changed the article, the claim and the captured bytes."""
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        for name in guards():
            database.execute(f"DROP TRIGGER {name}")
        prev_hash = FIRST_PREV_HASH
        query = "SELECT number, recorded_at, kind, payload FROM entries ORDER BY number"
        for number, recorded_at, kind, payload in database.execute(query).fetchall():
            forged = payload.replace("entered Velika", "emptied Velika") if kind == "claim" else payload
            forged_hash = hash_of(number, recorded_at, kind, forged, prev_hash)
            change = "UPDATE entries SET payload = ?, prev_hash = ?, hash = ? WHERE number = ?"
            database.execute(change, (forged, prev_hash, forged_hash, number))
            prev_hash = forged_hash
        for guard in guards().values():
            database.execute(guard)
    problems = verified(path).problems
    assert problems
    assert all("its words are not those of article" in problem for problem in problems)


# ------------------------------------------------------------------ bytes of the file


def flip(path: Path, offset: int, mask: int = 0x01) -> None:
    content = bytearray(path.read_bytes())
    content[offset] ^= mask
    path.write_bytes(content)


def offsets_of(path: Path, wanted: bytes) -> list[int]:
    content, found, start = path.read_bytes(), [], 0
    while (start := content.find(wanted, start)) >= 0:
        found.append(start)
        start += 1
    return found


def is_noticed(path: Path) -> bool:
    """Whether opening or verifying reports something; anything but a SaysoError escapes and fails the test."""
    try:
        return not verified(path).is_sound
    except SaysoError:
        return True


def record_of(path: Path) -> tuple[object, ...]:
    with open_ledger(path, read_only=True) as ledger:
        return list(ledger.entries()), ledger.view().readings(), ledger.view().claims()


def stored_hash(path: Path) -> bytes:
    with closing(sqlite3.connect(path)) as database:
        return str(database.execute("SELECT hash FROM entries WHERE number = 4").fetchone()[0]).encode()


def stored_capture(path: Path) -> bytes:
    with closing(sqlite3.connect(path)) as database:
        return bytes(database.execute("SELECT compressed FROM captures").fetchone()[0])


@pytest.mark.parametrize(
    "known_bytes",
    [
        pytest.param(lambda _: SENTENCES[0].encode(), id="evidence"),
        pytest.param(lambda _: b'"start":', id="offsets"),
        pytest.param(stored_hash, id="hash"),
        pytest.param(stored_capture, id="capture"),
        pytest.param(lambda _: b"2031-05-14T09:00:00.000000", id="clock"),
    ],
)
@pytest.mark.parametrize("mask", [0x01, 0x80])
def test_a_flipped_bit_in_what_was_recorded_is_found(
    path: Path, known_bytes: Callable[[Path], bytes], mask: int
) -> None:
    wanted = known_bytes(path)
    whole = path.read_bytes()
    offsets = offsets_of(path, wanted)[:8]
    assert offsets
    for offset in offsets:
        flip(path, offset + len(wanted) // 2, mask)
        assert is_noticed(path), offset
        path.write_bytes(whole)


def test_a_flipped_bit_anywhere_is_found_or_changes_nothing(path: Path) -> None:
    """Free space and idle header fields may take a flip unnoticed: then the record reads back as it was."""
    whole = path.read_bytes()
    recorded = record_of(path)
    chance = random.Random(2031)
    for offset in [*range(0, 110, 5), *(chance.randrange(len(whole)) for _ in range(80))]:
        flip(path, offset, 1 << chance.randrange(8))
        if is_noticed(path):
            with contextlib.suppress(SaysoError):
                record_of(path)
        else:
            assert record_of(path) == recorded, offset
        path.write_bytes(whole)


def test_a_file_cut_short_is_reported(path: Path) -> None:
    whole = path.read_bytes()
    for length in (50, 1_000, 4_096, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:length])
        assert is_noticed(path), length


@pytest.mark.parametrize("offset", [0, 5, 16, 100])
def test_a_ledger_with_a_damaged_first_page_is_called_damaged(path: Path, offset: int) -> None:
    """Never 'not a ledger': the user must learn that this was one."""
    flip(path, offset, 0xFF)
    with pytest.raises(LedgerTamperedError):
        open_ledger(path)


def test_a_view_of_a_damaged_ledger_says_so(path: Path) -> None:
    tamper(path, "UPDATE entries SET payload = '{}' WHERE number = 3")
    with open_ledger(path) as ledger, pytest.raises(LedgerTamperedError, match="entry 3"):
        ledger.view().claims()


def test_entries_of_a_damaged_ledger_say_so(path: Path) -> None:
    tamper(path, "UPDATE captures SET compressed = x'00'")
    with open_ledger(path) as ledger, pytest.raises(LedgerTamperedError, match="entry 1"):
        list(ledger.entries())
