"""What a brief holds: the sources of its lines, and a word on everything that is left out."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from command import sayso
from ledger_by_hand import MONITORS_SPEAK, article, claim
from recorded_by_hand import entries_of, record

MAY = date(2031, 5, 1)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """Twelve reports by monitors, each of who holds another place, and one more of Velika long before."""
    path = tmp_path / "sayso.db"
    told = [
        ("Valley Post", MAY, "velika"),
        *((f"Gazette {n}", MAY + timedelta(40 + n), f"hill_{n}") for n in range(12)),
    ]
    for publisher, day, place in told:
        of = article(publisher, day, f"{publisher} reports")
        made = claim(of, MONITORS_SPEAK, kind="control", change="holds", actor="north", places=(place,))
        record(path, entries_of(of, [made]))
    return path


def brief(ledger: Path, tmp_path: Path, *more: str) -> dict:
    assert sayso("brief", "--ledger", ledger, "-o", tmp_path / "brief.json", *more).code == 0
    return json.loads((tmp_path / "brief.json").read_text(encoding="utf-8"))


def test_a_brief_about_one_place_lists_its_sources_alone(ledger: Path, tmp_path: Path) -> None:
    page = brief(ledger, tmp_path, "--about", "velika")
    assert [source["publisher"] for source in page["sources"]] == ["Valley Post"]
    assert "12 of 13 articles not listed: no line here rests on them" in page["method"]["gaps"]


def test_what_was_looked_through_is_told_all_the_same(ledger: Path, tmp_path: Path) -> None:
    assert brief(ledger, tmp_path, "--about", "velika")["method"]["window"].startswith("13 articles published 1 May")


def test_a_brief_of_everything_lists_every_source(ledger: Path, tmp_path: Path) -> None:
    page = brief(ledger, tmp_path)
    assert len(page["sources"]) == 13
    assert not any("not listed" in gap for gap in page["method"]["gaps"])


def test_old_news_is_marked_as_old(ledger: Path, tmp_path: Path) -> None:
    (board,) = brief(ledger, tmp_path, "--about", "velika")["headings"][0]["boards"]
    assert board["told"] == "1 May 2031"
    assert board["silence"] == "nothing more in the 7 weeks to 21 Jun 2031, the latest report"


def test_in_the_terminal_the_first_ten_questions_are_shown_and_the_rest_counted(ledger: Path) -> None:
    ran = sayso("status", "--ledger", ledger)
    assert ran.out.count("told ") == 10
    assert "The first 10 of 13 questions. By kind: control 13." in ran.words


def test_status_as_json_leaves_no_question_out(ledger: Path) -> None:
    rows = [json.loads(row) for row in sayso("status", "--json", "--ledger", ledger).out.splitlines()]
    assert len(rows) == 13
    assert all(row["rung"] and row["lines"] for row in rows)


def test_what_is_written_to_a_file_has_no_trailing_blanks(ledger: Path) -> None:
    lines = sayso("status", "--ledger", ledger).out.splitlines()
    assert lines == [line.rstrip() for line in lines]
