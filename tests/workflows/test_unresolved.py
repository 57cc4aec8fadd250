"""What stayed open is listed, most frequent first, with where it stands and why."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from command import sayso
from ledger_examples import article_entries
from sayso.ledger import open_ledger

REPORT = """---
publisher: Valley Post
published: 2031-05-14
---
Northern spokesman Dorin Velika said that Northern troops had taken the hamlet of Zubrava.

Southern forces shelled Zubrava in recent days, Northern troops said.

Tomas Brod and Dorin Velika met in Orlan. Hill Council chairman Vuk Petran said that Southern forces had left Lesno.

A shepherd, Ilka Maren, 70, said that Southern forces had burned her barn in Zubrava.
"""


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    path = tmp_path / "l.db"
    assert sayso("read", tmp_path / "report.txt", "-l", path, "-t", "twin_valleys").code == 0
    return path


def rows(*arguments: object) -> list[dict[str, object]]:
    return [json.loads(line) for line in sayso("unresolved", *arguments, "--json").out.splitlines()]


@pytest.mark.parser
def test_open_points_come_most_frequent_first_with_their_sentence_and_reason(ledger: Path) -> None:
    found = rows("-l", ledger)
    counts = [row["claims"] for row in found]
    assert counts == sorted(counts, reverse=True)  # type: ignore[type-var]
    zubrava = next(row for row in found if row["words"] == "Zubrava")
    assert (zubrava["sort"], zubrava["claims"], zubrava["articles"]) == ("places", 3, 1)
    assert "gazetteer has no 'Zubrava'" in str(zubrava["reason"])
    body = REPORT.split("---\n")[2]
    assert body[zubrava["start"] : zubrava["end"]] == "Zubrava"  # type: ignore[misc]
    assert zubrava["sentence"] == (
        "Northern spokesman Dorin Velika said that Northern troops had taken the hamlet of Zubrava."
    )


@pytest.mark.parser
def test_what_an_open_speaker_may_mean_is_listed_with_the_margin_and_without_private_names(tmp_path: Path) -> None:
    text = "Ilka Maren and Tomas Brod spoke to reporters in Orlan. He said that Northern troops had left Lesno."
    (tmp_path / "report.txt").write_text(text, encoding="utf-8")
    path = tmp_path / "l.db"
    sayso("read", tmp_path / "report.txt", "-l", path, "-t", "twin_valleys")
    (row,) = rows("-l", path, "--of", "speakers")
    assert {one["name"] for one in row["candidates"]} == {"Tomas Brod", "[a person]"}  # type: ignore[attr-defined]
    assert row["margin"] == 0.0
    for command in (("unresolved",), ("unresolved", "--csv"), ("why", row["claim_id"])):
        shown = sayso(*command, "-l", path).words
        assert "Tomas Brod 1.6" in shown
        assert "margin 0" in shown
        assert "Maren" not in shown


def test_the_readings_of_an_open_place_are_listed_with_their_scores(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    with open_ledger(path) as ledger:
        ledger.append(article_entries(place_ref=None))
    (row,) = rows("-l", path, "--of", "places")
    assert [(one["ref"], one["score"]) for one in row["candidates"]] == [("velika", 0.75)]  # type: ignore[attr-defined]
    assert row["margin"] is None
    assert "could be: Velika [velika] 0.75 (theatre name)" in sayso("unresolved", "-l", path).words
    assert "Velika [velika] 0.75" in sayso("why", row["claim_id"], "-l", path).words


@pytest.mark.parser
def test_a_sort_and_a_place_narrow_the_list(ledger: Path) -> None:
    assert {row["sort"] for row in rows("-l", ledger)} >= {"places", "times", "parties"}
    assert {row["words"] for row in rows("-l", ledger, "--of", "times")} == {"recent days"}
    assert {row["words"] for row in rows("-l", ledger, "--about", "Lesno")} == {"Hill Council chairman Vuk Petran"}


@pytest.mark.parser
def test_private_people_are_neither_listed_nor_shown(ledger: Path) -> None:
    shown = sayso("unresolved", "-l", ledger).out
    assert "Maren" not in shown
    assert "shepherd" not in {str(row["words"]) for row in rows("-l", ledger, "--of", "parties")}


@pytest.mark.parser
def test_the_table_is_csv_with_the_same_points(ledger: Path) -> None:
    table = list(csv.DictReader(io.StringIO(sayso("unresolved", "-l", ledger, "--csv").out)))
    assert [row["words"] for row in table] == [row["words"] for row in rows("-l", ledger)]


TWO_SPELLINGS = {
    "one.txt": "Hill Front spokesman Belal Karimov said that Hill Front fighters had taken Lesno.",
    "two.txt": "Hill Front spokesman Bilal Karimov said that Hill Front fighters had left Kamen.",
    "three.txt": "A resident, Belal Karimof, said that Hill Front fighters had shelled Brod.",
}


@pytest.mark.parser
def test_two_spellings_of_a_speaker_stay_two_and_are_listed_as_perhaps_one(tmp_path: Path) -> None:
    for name, text in TWO_SPELLINGS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    path = tmp_path / "l.db"
    sayso("read", *(tmp_path / name for name in TWO_SPELLINGS), "-l", path, "--no-gazetteer")
    (row,) = rows("-l", path, "--of", "people")
    assert row["words"] == "belal karimov / bilal karimov"
    assert "perhaps one person" in str(row["reason"])
    assert (row["claims"], row["articles"]) == (2, 2)
    with open_ledger(path, create=False, read_only=True) as ledger:
        speakers = [claim.resolution.claimant for claim in ledger.view().claims()]
    assert {one.ref for one in speakers if one} == {"text:belal karimov", "text:bilal karimov", None}


def test_nothing_open_is_said_in_words(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    with open_ledger(path) as ledger:
        ledger.append(article_entries())
    ran = sayso("unresolved", "-l", path, "--of", "places")
    assert (ran.code, ran.out) == (0, "")
    assert "Nothing of what was asked for stayed open" in ran.words


def test_an_unknown_sort_is_a_usage_error_that_names_the_sorts(tmp_path: Path) -> None:
    ran = sayso("unresolved", "-l", tmp_path / "l.db", "--of", "colours")
    assert ran.code == 2
    assert "places, times, speakers, parties, actors, people" in ran.words
