"""Somebody who changed sides: each report counts for the side of its day."""

from __future__ import annotations

from pathlib import Path

import pytest

from command import sayso
from sayso.ledger import open_ledger

pytestmark = pytest.mark.parser


def read(folder: Path, day: str, sentence: str) -> Path:
    report, path = folder / f"{day}.txt", folder / f"{day}.db"
    report.write_text(f"---\npublisher: Valley Post\npublished: {day}\n---\n{sentence}\n", encoding="utf-8")
    assert sayso("read", report, "-l", path, "-t", "twin_valleys").code == 0
    return path


def status(folder: Path, day: str) -> str:
    return sayso("status", "-l", read(folder, day, "Marko Lisan said that Northern troops had left Lesno.")).words


def test_a_speaker_counts_for_one_side_until_a_day_and_for_the_other_after_it(tmp_path: Path) -> None:
    before, between, after = (status(tmp_path, day) for day in ("2031-03-31", "2031-04-15", "2031-05-01"))
    assert "Marko Lisan (northern army)" in before
    assert "Marko Lisan (southern forces)" in after
    assert "(northern army)" not in between
    assert "(southern forces)" not in between


def test_why_says_on_what_evidence_somebody_speaks_for_a_side(tmp_path: Path) -> None:
    path = read(tmp_path, "2031-05-01", "Marko Lisan said that Northern troops had left Lesno.")
    with open_ledger(path, create=False, read_only=True) as ledger:
        claim_id = ledger.view().claims()[0].id
    why = sayso("why", claim_id, "-l", path).words
    assert "for southern forces: 'Marko Lisan': the name in the theatre" in why


def test_a_sides_own_paper_speaks_for_it(tmp_path: Path) -> None:
    path = read(tmp_path, "2031-05-01", "The Southern Courier reported that Southern forces had taken Lesno.")
    assert "Southern Courier (southern forces)" in sayso("claims", "-l", path).words
