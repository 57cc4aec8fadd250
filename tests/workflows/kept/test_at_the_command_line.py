"""A ledger large enough for its derived state to be kept, asked at the command line while all sorts of things go wrong.

Whatever happens to the file, the answer is the one that is derived in memory, somebody says what happened, and the next
question finds a file that is whole.
"""

from __future__ import annotations

import resource
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from command import Ran, sayso
from ledger_by_hand import LANTERN_SPEAKS, NORTH_SPEAKS, SOUTH_SPEAKS, article, claim
from recorded_by_hand import entries_of, record
from sayso.cli.exits import Exit
from sayso.ledger.kept import kept_path
from sayso.model.entry import Entry
from sayso.workflows.kept.maps import KeptMap
from sayso.workflows.kept.state import WORTH_KEEPING

DAY = date(2031, 5, 12)
ARTICLES = 20
TOO_SMALL_BYTES = 20_000
"""A disk with so much room holds the answer, and no file of derived state."""


def report(n: int) -> list[Entry]:
    """An article with a claim on who holds Velika, and much history."""
    of = article("Valley Post", DAY + timedelta(days=n))
    by = (NORTH_SPEAKS, SOUTH_SPEAKS, LANTERN_SPEAKS)[n % 3]
    told = [claim(of, by, change="holds", actor="north", places=("velika",), denied=n % 3 == 1)]
    told += [
        claim(of, by, kind="casualties", quantity=("killed", m, m, None), background=True)
        for m in range(WORTH_KEEPING // ARTICLES)
    ]
    return entries_of(of, told)


@pytest.fixture(scope="module")
def asked_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger that was asked once, with what is kept beside it."""
    path = tmp_path_factory.mktemp("large") / "valleys.db"
    record(path, [entry for n in range(ARTICLES) for entry in report(n)])
    ask(path)
    assert kept_path(path).is_file()
    return path


@pytest.fixture
def ledger(asked_once: Path, tmp_path: Path) -> Path:
    """A copy of it, in which an article came since."""
    path = tmp_path / asked_once.name
    shutil.copy(asked_once, path)
    shutil.copy(kept_path(asked_once), kept_path(path))
    record(path, report(ARTICLES))
    return path


@pytest.fixture(scope="module")
def right_answer(asked_once: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """What is answered where nothing was ever kept."""
    path = tmp_path_factory.mktemp("small") / asked_once.name
    shutil.copy(asked_once, path)
    record(path, report(ARTICLES))
    with mock.patch("sayso.workflows.kept.answering._is_the_whole", return_value=False):
        return ask(path).out


def ask(path: Path) -> Ran:
    return sayso("status", "velika", "-l", path)


def in_a_process(path: Path, **options: Any) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "sayso", "status", "velika", "-l", str(path)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)


def assert_next_question_finds_it_whole(path: Path, right_answer: str) -> None:
    ran = ask(path)
    assert (ran.code, ran.out) == (0, right_answer)
    assert "kept" not in ran.err
    assert sorted(path.parent.iterdir()) == [path, kept_path(path)]


def assert_all_kept_follows(path: Path) -> None:
    assert sayso("verify", "--derived", "-l", path).code == 0
    assert kept_path(path).is_file()


def test_article_that_came_since_is_answered_as_if_nothing_were_kept(ledger: Path, right_answer: str) -> None:
    assert_next_question_finds_it_whole(ledger, right_answer)
    assert_all_kept_follows(ledger)


@pytest.mark.parametrize("is_there_before", [True, False], ids=["kept before", "nothing kept before"])
def test_full_disk_is_told_and_changes_no_answer(ledger: Path, right_answer: str, is_there_before: bool) -> None:
    if not is_there_before:
        kept_path(ledger).unlink()
    before = kept_path(ledger).read_bytes() if is_there_before else None

    def leave_little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (TOO_SMALL_BYTES, TOO_SMALL_BYTES))

    run = in_a_process(ledger, preexec_fn=leave_little_room)
    out, err = run.communicate(timeout=60)
    assert (run.returncode, out) == (0, right_answer)
    assert ("could not be brought up to date" if is_there_before else "nothing can be kept") in " ".join(err.split())
    assert (kept_path(ledger).read_bytes() if is_there_before else None) == before
    assert_next_question_finds_it_whole(ledger, right_answer)


def test_folder_that_is_read_only_is_told_and_changes_no_answer(ledger: Path, right_answer: str) -> None:
    kept_path(ledger).chmod(0o400)
    ledger.parent.chmod(0o500)
    try:
        ran = ask(ledger)
        assert (ran.code, ran.out) == (0, right_answer)
        assert "cannot be written: what came since is derived anew at every question" in ran.words
    finally:
        ledger.parent.chmod(0o700)
        kept_path(ledger).chmod(0o600)
    assert_next_question_finds_it_whole(ledger, right_answer)


def test_file_that_lost_its_end_is_made_anew_with_a_word(ledger: Path, right_answer: str) -> None:
    whole = kept_path(ledger).read_bytes()
    kept_path(ledger).write_bytes(whole[: len(whole) // 2])
    ran = ask(ledger)
    assert (ran.code, ran.out) == (0, right_answer)
    assert "made anew" in ran.words
    assert_next_question_finds_it_whole(ledger, right_answer)


def test_damaged_page_changes_no_answer_and_is_found_by_verify(ledger: Path, right_answer: str) -> None:
    whole = kept_path(ledger).read_bytes()
    middle = len(whole) // 2
    kept_path(ledger).write_bytes(whole[:middle] + b"\xff" * 8192 + whole[middle + 8192 :])
    ran = ask(ledger)
    assert (ran.code, ran.out) == (0, right_answer)
    sayso("verify", "--derived", "-l", ledger)  # Throws it away for what no question met.
    ask(ledger)
    assert_next_question_finds_it_whole(ledger, right_answer)


def test_file_of_somebody_else_is_told_and_left_alone(ledger: Path, right_answer: str) -> None:
    kept_path(ledger).write_text("apples, pears\n")
    ran = ask(ledger)
    assert (ran.code, ran.out) == (0, right_answer)
    assert "is left as it is" in ran.words
    assert kept_path(ledger).read_text() == "apples, pears\n"


@pytest.mark.parametrize("is_there_before", [True, False], ids=["kept before", "nothing kept before"])
def test_two_who_ask_at_once_are_both_answered(ledger: Path, right_answer: str, is_there_before: bool) -> None:
    if not is_there_before:
        kept_path(ledger).unlink()
    both = [in_a_process(ledger) for _ in range(2)]
    told = [run.communicate(timeout=60)[0] for run in both]
    assert [run.returncode for run in both] == [0, 0]
    assert told == [right_answer] * 2
    assert_next_question_finds_it_whole(ledger, right_answer)
    assert_all_kept_follows(ledger)


@pytest.fixture
def stopped_while_writing() -> Iterator[None]:
    """Ctrl-C comes when half of the tables are written."""
    save = KeptMap.save

    def stop_at_summaries(one: KeptMap[Any, Any]) -> None:
        save(one)
        if one.table == "summaries":
            raise KeyboardInterrupt

    with mock.patch.object(KeptMap, "save", stop_at_summaries):
        yield


@pytest.mark.usefixtures("stopped_while_writing")
def test_ctrl_c_ends_the_question(ledger: Path) -> None:
    before = kept_path(ledger).read_bytes()
    assert ask(ledger).code == Exit.INTERRUPTED
    assert kept_path(ledger).read_bytes() == before


def test_after_ctrl_c_the_file_is_whole(ledger: Path, right_answer: str, request: pytest.FixtureRequest) -> None:
    save = KeptMap.save
    request.getfixturevalue("stopped_while_writing")
    ask(ledger)
    with mock.patch.object(KeptMap, "save", save):
        assert_next_question_finds_it_whole(ledger, right_answer)


def test_verify_derived_throws_away_what_does_not_follow(ledger: Path, right_answer: str) -> None:
    ask(ledger)
    with closing(sqlite3.connect(kept_path(ledger))) as database, database:
        database.execute("DELETE FROM made")
    assert sayso("verify", "-l", ledger).code == 0
    ran = sayso("verify", "--derived", "-l", ledger)
    assert ran.code == Exit.INCOMPLETE
    assert "thrown away, to be made anew" in ran.words
    assert not kept_path(ledger).exists()
    ask(ledger)
    assert_next_question_finds_it_whole(ledger, right_answer)
