"""Somebody who asks for what is not there is told so, and what comes near."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from command import sayso
from ledger_by_hand import MONITORS_SPEAK, NORTH_SPEAKS, article, claim
from recorded_by_hand import entries_of, record
from sayso.cli.exits import Exit


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two reports on Velika: one by a side, one by monitors."""
    path = tmp_path_factory.mktemp("hints") / "sayso.db"
    for publisher, speaker in (("Valley Post", NORTH_SPEAKS), ("River Gazette", MONITORS_SPEAK)):
        of = article(publisher, date(2031, 5, 14), f"{publisher} reports")
        record(path, entries_of(of, [claim(of, speaker, change="holds", actor="north", places=("velika",))]))
    return path


ASKING = [
    ("status", "Vleika"),
    ("claims", "--about", "Vleika"),
    ("claims", "--json", "--about", "Vleika"),
    ("incidents", "--about", "Vleika"),
    ("unresolved", "--about", "Vleika"),
    ("brief", "--about", "Vleika"),
]


@pytest.mark.parametrize("asked", ASKING, ids=" ".join)
def test_a_misspelt_name_is_answered_with_the_one_that_is_like_it(ledger: Path, asked: tuple[str, ...]) -> None:
    ran = sayso(*asked, "--ledger", ledger)
    assert ran.code == Exit.NOT_FOUND
    assert "Like it: Velika" in ran.words


def test_no_page_is_written_about_a_misspelt_name(ledger: Path, tmp_path: Path) -> None:
    assert sayso("brief", "--about", "Vleika", "-o", tmp_path / "brief.html", "--ledger", ledger).code == Exit.NOT_FOUND
    assert not (tmp_path / "brief.html").exists()


def test_a_name_that_resembles_nothing_is_said_not_to(ledger: Path) -> None:
    assert "Nothing in it is spelled like it either." in sayso("status", "Qqqqq", "--ledger", ledger).words


def test_a_known_name_that_other_limits_leave_out_is_no_unknown_name(ledger: Path) -> None:
    ran = sayso("status", "Velika", "--published-by", "2031-05-01", "--ledger", ledger)
    assert ran.code == Exit.DONE
    assert "is named in 2 claims of this ledger; none of them passes the other limits" in ran.words


def test_a_day_written_otherwise_is_told_how_to_write_it(ledger: Path) -> None:
    ran = sayso("status", "--on", "14.5.2031", "--ledger", ledger)
    assert ran.code == Exit.USAGE
    assert "'14.5.2031' is no day: write year-month-day, as 2021-09-04" in ran.words


def test_a_misspelt_kind_is_answered_with_the_one_that_is_meant(ledger: Path) -> None:
    assert "did you mean 'control'?" in sayso("status", "--kind", "contrl", "--ledger", ledger).words


def run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = " ".join(map(str, arguments))
    told = {**os.environ, **environment}
    return subprocess.run(["bash", "-c", command], capture_output=True, env=told, timeout=60, check=False)


def test_a_terminal_without_the_characters_of_a_text_shows_marks_for_them(ledger: Path) -> None:
    ran = run(sys.executable, "-m sayso status Velika --ledger", ledger, PYTHONIOENCODING="ascii")
    assert ran.returncode == 0
    assert b"SUPPORTED" in ran.stdout
    assert b"Traceback" not in ran.stderr


def test_a_pipe_that_closes_early_is_no_error(ledger: Path) -> None:
    ran = run(sys.executable, "-m sayso claims --json --ledger", ledger, "| true; echo ${PIPESTATUS[0]}")
    assert ran.stdout.strip() in (b"0",)
    assert b"Traceback" not in ran.stderr
