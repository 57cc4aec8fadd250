"""Two extractors on the same texts, and another extractor all the way into a ledger."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from command import sayso
from extractor_page import command_of, samples
from sayso.workflows.compare import FIELDS, compared

ARTICLE = {
    "doc": "a",
    "text": "The Northern army shelled Brod on Friday. Southern forces captured Velika, the Southern ministry said.",
    "published": "2031-05-14",
}


def row(start: int, end: int, **fields: Any) -> dict[str, Any]:
    empty = dict.fromkeys(FIELDS)
    return {**empty, "evidence": "x" * (end - start), "span": [start, end], "kind": "strike", **fields}


def test_claims_on_the_same_words_are_found_by_both_with_the_fields_that_differ() -> None:
    (found,) = compared([row(0, 20, actor="North")], [row(2, 20, actor="South")])
    assert (found["found_by"], found["differs"]) == ("both", {"actor": ["North", "South"]})


def test_claims_on_other_words_are_found_by_one_alone() -> None:
    assert [found["found_by"] for found in compared([row(0, 20)], [row(15, 40)])] == ["first", "second"]


def test_of_two_candidates_the_one_of_the_same_kind_is_taken() -> None:
    found = list(compared([row(0, 20)], [row(0, 20, kind="clash"), row(0, 12)]))
    assert {(one["found_by"], one["kind"]) for one in found} == {("both", "strike"), ("second", "clash")}


def test_one_clause_read_as_two_kinds_is_one_claim_that_differs_in_its_kind() -> None:
    (found,) = compared([row(0, 20)], [row(0, 20, kind="clash")])
    assert found["differs"] == {"kind": ["strike", "clash"]}


def test_a_claim_is_paired_once() -> None:
    assert [one["found_by"] for one in compared([row(0, 20)], [row(0, 20), row(0, 20)])] == ["both", "second"]


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    path = tmp_path / "texts.jsonl"
    path.write_text(json.dumps(ARTICLE) + "\n", encoding="utf-8")
    return path


@pytest.mark.parser
def test_the_command_counts_and_lists_what_each_finds(texts: Path, tmp_path: Path) -> None:
    ran = sayso("compare", texts, "--with", command_of(samples()[0], tmp_path), "-o", tmp_path / "out.jsonl")
    written = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert ran.code == 0
    assert [(one["doc"], one["found_by"]) for one in written] == [("a", "both"), ("a", "first")]
    assert "found by both: 1" in ran.words
    assert "second: command shelling 1" in ran.words


@pytest.mark.parser
def test_another_extractor_takes_the_place_of_the_rules_all_the_way_to_the_ledger(texts: Path, tmp_path: Path) -> None:
    ledger, extractor = tmp_path / "l.db", command_of(samples()[0], tmp_path)
    ran = sayso("read", texts, "--ledger", ledger, "--extractor", extractor)
    assert "1 article recorded with 1 claim" in ran.words
    claim = json.loads(sayso("claims", "--ledger", ledger, "--json").out.splitlines()[0])
    assert "claims found by command shelling 1" in sayso("why", claim["claim_id"], "--ledger", ledger).words


@pytest.mark.parser
def test_the_extractor_is_part_of_the_ruleset_so_a_change_reads_the_texts_anew(texts: Path, tmp_path: Path) -> None:
    ledger, extractor = tmp_path / "l.db", command_of(samples()[0], tmp_path)
    assert "1 article recorded" in sayso("read", texts, "--ledger", ledger).words
    assert "1 article recorded" in sayso("read", texts, "--ledger", ledger, "--extractor", extractor).words
    assert "1 already in it" in sayso("read", texts, "--ledger", ledger, "--extractor", extractor).words


@pytest.mark.parser
def test_an_article_that_the_extractor_gives_up_on_is_named_and_read_the_next_time(texts: Path, tmp_path: Path) -> None:
    ledger, working = tmp_path / "l.db", samples()[0]
    failing = working.replace("found = ", "sys.exit('no model'); found = ")
    ran = sayso("read", texts, "--ledger", ledger, "--extractor", command_of(failing, tmp_path))
    assert ran.code == 3
    assert "not read:" in ran.words
    assert "no model" in ran.words
    again = sayso("read", texts, "--ledger", ledger, "--extractor", command_of(working, tmp_path))
    assert "1 article recorded with 1 claim" in again.words


@pytest.mark.parser
def test_what_the_text_does_not_bear_out_is_listed_by_extract(texts: Path, tmp_path: Path) -> None:
    inventing = samples()[0].replace('"evidence": m[0], "span": list(m.span())', '"evidence": "Brod fell"')
    extractor = command_of(inventing, tmp_path)
    written = json.loads(sayso("extract", texts, "-o", "-", "--extractor", extractor).out)
    assert written["claims"] == []
    assert "'Brod fell' does not stand in the text" in written["refused"][0]
