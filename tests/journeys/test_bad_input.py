"""Whatever is thrown at it, Sayso says what it met and what to do, and leaves nothing half-written."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from command import sayso
from sayso.cli.exits import Exit

GOOD = (
    "---\npublisher: Valley Post\npublished: 2031-05-14\n---\n"
    "Northern army spokesman Ivan Hart said that his troops had taken Velika.\n"
    "The Southern forces denied it.\n"
)


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text(GOOD, encoding="utf-8")
    return path


def entries_in(ledger: Path) -> int:
    """How many entries the ledger holds; 0 where there is none."""
    if not ledger.exists():
        return 0
    with sqlite3.connect(ledger) as connection:
        return int(connection.execute("SELECT count(*) FROM entries").fetchone()[0])


@pytest.mark.parser
def test_an_empty_file_is_named_and_nothing_is_recorded(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    ran = sayso("read", tmp_path / "empty.txt", "--ledger", tmp_path / "l.db")
    assert ran.code == Exit.INPUT
    assert "empty.txt" in ran.words
    assert entries_in(tmp_path / "l.db") == 0


@pytest.mark.parser
def test_a_binary_file_is_named_and_nothing_is_recorded(tmp_path: Path) -> None:
    (tmp_path / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)))
    ran = sayso("read", tmp_path / "photo.txt", "--ledger", tmp_path / "l.db")
    assert ran.code == Exit.INPUT
    assert "photo.txt" in ran.words
    assert entries_in(tmp_path / "l.db") == 0


@pytest.mark.parser
def test_a_format_without_a_reader_is_named_with_those_that_have_one(tmp_path: Path) -> None:
    (tmp_path / "report.pdf").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    ran = sayso("read", tmp_path / "report.pdf", "--ledger", tmp_path / "l.db")
    assert ran.code == Exit.INPUT
    assert "pdf" in ran.words
    assert "plain_text" in ran.words


@pytest.mark.parser
def test_one_bad_file_among_good_ones_is_named_and_the_others_are_read(tmp_path: Path, good: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    ran = sayso("read", tmp_path / "empty.txt", good, "--ledger", tmp_path / "l.db")
    assert ran.code == Exit.INCOMPLETE
    assert "empty.txt" in ran.words
    assert "1 article recorded" in ran.words


@pytest.mark.parser
def test_invalid_utf8_is_read_with_a_remark(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_bytes("Général Hart said that his troops had taken Velika.".encode("latin-1"))
    ran = sayso("read", tmp_path / "old.txt", "--ledger", tmp_path / "l.db")
    assert ran.code == Exit.DONE
    brief = sayso("brief", "--ledger", tmp_path / "l.db")
    assert "UTF-8" in brief.words


@pytest.mark.parser
def test_a_day_in_the_future_is_kept_with_a_remark(tmp_path: Path, good: Path) -> None:
    ran = sayso("read", good, "--ledger", tmp_path / "l.db")
    assert ran.code == Exit.DONE
    assert "kept as given" in sayso("brief", "--ledger", tmp_path / "l.db").words


def test_a_theatre_that_is_not_there_is_named_with_those_that_are(tmp_path: Path, good: Path) -> None:
    ran = sayso("read", good, "--ledger", tmp_path / "l.db", "--theatre", "atlantis")
    assert ran.code == Exit.SETUP
    assert "atlantis" in ran.words
    assert "panjshir_2021" in ran.words
    assert entries_in(tmp_path / "l.db") == 0


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    ran = sayso("read", tmp_path / "nowhere.txt", "--ledger", tmp_path / "l.db")
    assert ran.code == Exit.INPUT
    assert "nowhere.txt" in ran.words


def test_a_missing_ledger_is_named_with_what_to_do(tmp_path: Path) -> None:
    for command in ("brief", "claims", "status", "verify"):
        ran = sayso(command, "--ledger", tmp_path / "none.db")
        assert ran.code == Exit.LEDGER, command
        assert "sayso read" in ran.words


def test_a_file_that_is_no_ledger_is_refused_and_left_as_it_is(tmp_path: Path, good: Path) -> None:
    before = good.read_bytes()
    ran = sayso("brief", "--ledger", good)
    assert ran.code == Exit.LEDGER
    assert good.read_bytes() == before


@pytest.mark.parser
@pytest.mark.skipif(os.geteuid() == 0, reason="permissions do not bind the superuser")
def test_a_ledger_that_cannot_be_written_to_is_named(tmp_path: Path, good: Path) -> None:
    ledger = tmp_path / "l.db"
    sayso("read", good, "--ledger", ledger)
    ledger.chmod(0o400)
    ran = sayso("read", good, "--publisher", "Other", "--ledger", ledger)
    assert ran.code == Exit.LEDGER
    assert "cannot write" in ran.words


def test_an_unknown_claim_is_named(tmp_path: Path, good: Path) -> None:
    sayso("read", good, "--ledger", tmp_path / "l.db")
    ran = sayso("why", "c-ffff", "--ledger", tmp_path / "l.db")
    assert ran.code == Exit.NOT_FOUND
    assert "c-ffff" in ran.words


def test_an_as_of_that_is_neither_number_nor_day_is_explained(tmp_path: Path) -> None:
    ran = sayso("brief", "--ledger", tmp_path / "l.db", "--as-of", "yesterday")
    assert ran.code == Exit.INPUT
    assert "2021-09-04" in ran.words


def test_extract_with_an_unknown_layer_lists_the_layers(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text('{"doc": "1", "text": "Troops took Velika."}\n', encoding="utf-8")
    ran = sayso("extract", "--layer", "moods", tmp_path / "in.jsonl", "-o", tmp_path / "out.jsonl")
    assert ran.code == Exit.SETUP
    assert "attributions" in ran.words
    assert not (tmp_path / "out.jsonl").exists()


@pytest.mark.parser
def test_extract_names_a_broken_line_and_goes_on(tmp_path: Path) -> None:
    lines = ['{"doc": "1", "text": "Troops took Velika."}', "{broken", '{"doc": "3", "text": "Troops left Brod."}']
    (tmp_path / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    ran = sayso("extract", "--layer", "claims", tmp_path / "in.jsonl", "-o", tmp_path / "out.jsonl")
    assert ran.code == Exit.INCOMPLETE
    written = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["doc"] for row in written] == ["1", "3"]


@pytest.mark.parser
def test_ctrl_c_in_the_middle_keeps_whole_articles_and_the_next_run_goes_on(tmp_path: Path) -> None:
    rows = [
        {"doc": str(i), "published": "2031-05-14", "publisher": "Post", "text": f"Troops took hill {i}. " + GOOD * 30}
        for i in range(400)
    ]
    (tmp_path / "feed.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    ledger = tmp_path / "l.db"
    command = [sys.executable, "-m", "sayso", "read", str(tmp_path / "feed.jsonl"), "--ledger", str(ledger)]
    # Where the tests themselves run with Ctrl-C ignored, as in the background, a child would ignore it, too.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    run = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    signal.signal(signal.SIGINT, before)
    deadline = time.monotonic() + 60
    while _articles_in(ledger) < 2 and time.monotonic() < deadline:
        time.sleep(0.1)
    run.send_signal(signal.SIGINT)
    _, err = run.communicate(timeout=60)
    assert run.returncode == Exit.INTERRUPTED
    assert "recorded" in err
    assert "Traceback" not in err
    assert 0 < _articles_in(ledger) < len(rows)
    assert sayso("verify", "--ledger", ledger).code == Exit.DONE


def _articles_in(ledger: Path) -> int:
    """Articles that a reader of the file sees now; 0 while the file is being made."""
    try:
        with sqlite3.connect(f"file:{ledger}?mode=ro", uri=True) as connection:
            return int(connection.execute("SELECT count(*) FROM entries WHERE kind = 'reading'").fetchone()[0])
    except sqlite3.Error:
        return 0


@pytest.mark.parser
def test_an_article_in_another_language_is_named_and_the_others_are_read(tmp_path: Path, good: Path) -> None:
    french = "---\nlanguage: fr\n---\nL'armée a annoncé vendredi qu'elle avait pris Velika.\n"
    (tmp_path / "french.txt").write_text(french, encoding="utf-8")
    (tmp_path / "unmarked.txt").write_text("Армія заявила, що взяла місто Веліка.\n", encoding="utf-8")
    ran = sayso("read", tmp_path / "french.txt", tmp_path / "unmarked.txt", good, "--ledger", tmp_path / "l.db")
    assert ran.code == Exit.INCOMPLETE
    assert "french.txt: the article is marked 'fr', this run reads 'en'" in ran.words
    assert "unmarked.txt: the article is mostly in another script" in ran.words
    assert "1 article recorded" in ran.words
