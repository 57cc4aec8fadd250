"""Who acts, and who is acted upon, by a person's decision."""

from __future__ import annotations

from pathlib import Path

import pytest

from command import sayso
from revising import about, last_number, ledger_of, read_again, revisions
from sayso.model.claim import Reference

pytestmark = pytest.mark.parser

REPORT = """Hill Council chairman Vuk Petran said that guerrillas had taken Lesno.

Residents said that Southern forces had attacked guerrillas near Kamen.
"""
WHY = ("--by", "A. Analyst", "--because", "their flags are seen")


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return ledger_of(tmp_path, REPORT)


def actor(path: Path, as_of: int | None = None) -> Reference | None:
    return about(path, "taken Lesno", as_of).resolution.actor


def decide(path: Path, who: str, words: str = "guerrillas", *more: object) -> tuple[int, str]:
    ran = sayso("revise", "actor", words, "--is", who, "-l", path, *WHY, *more)
    return ran.code, ran.words


def test_who_acts_is_decided_and_the_old_reading_stays(ledger: Path) -> None:
    before = last_number(ledger)
    code, said = decide(ledger, "north")
    assert (code, f"--as-of {before}" in said) == (0, True)
    now, old = actor(ledger), actor(ledger, before)
    assert now is not None
    assert old is not None
    assert (now.words, now.ref) == ("guerrillas", "north")
    assert now.reason.startswith("decided by A. Analyst: their flags are seen; before: guerrillas")
    assert old.ref != "north"


def test_who_is_acted_upon_under_the_same_words_is_decided_too(ledger: Path) -> None:
    decide(ledger, "Northern army")
    target = about(ledger, "attacked").resolution.target
    assert target is not None
    assert target.ref == "north"


def test_one_claim_can_be_named_and_the_others_stay(ledger: Path) -> None:
    decide(ledger, "north", "guerrillas", "--in", about(ledger, "taken Lesno").id)
    target = about(ledger, "attacked").resolution.target
    assert target is not None
    assert target.ref != "north"


def test_the_question_is_answered_by_whom_was_decided(ledger: Path) -> None:
    decide(ledger, "north")
    claim = about(ledger, "taken Lesno")
    assert "decided by A. Analyst" in sayso("why", claim.id, "-l", ledger).words
    assert "northern" in sayso("status", "-l", ledger).words.lower()


def test_nobody_can_be_decided_to_act(ledger: Path) -> None:
    decide(ledger, "none")
    assert actor(ledger) is None
    read_again(ledger)
    assert actor(ledger) is None


def test_reading_again_without_the_theatre_keeps_who_acts(ledger: Path) -> None:
    decide(ledger, "north")
    read_again(ledger)
    found = actor(ledger)
    assert found is not None
    assert found.ref == "north"
    slots = [(one.by, one.decided.slot if one.decided else "") for one in revisions(ledger)]
    assert slots == [("A. Analyst", "actor")] * 4


def test_somebody_unknown_is_refused_and_nothing_is_written(ledger: Path) -> None:
    before = last_number(ledger)
    code, said = decide(ledger, "The Moon Men")
    assert (code, "the theatre's are" in said, last_number(ledger)) == (3, True, before)


def test_words_that_nobody_acts_under_are_an_error(ledger: Path) -> None:
    assert decide(ledger, "north", "dragoons")[0] != 0


def test_the_record_stays_sound(ledger: Path) -> None:
    decide(ledger, "north")
    assert sayso("verify", "-l", ledger).code == 0
