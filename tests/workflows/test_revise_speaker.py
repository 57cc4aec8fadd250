"""Who an open "he" or "the group" is: somebody whom the report names, by a person's decision."""

from __future__ import annotations

from pathlib import Path

import pytest

from command import sayso
from revising import about, claims, last_number, ledger_of, revisions
from sayso.errors import InputError, NotFoundError
from sayso.model.claim import Claimant
from sayso.workflows.revise import Decision, revise

pytestmark = pytest.mark.parser

REPORT = """Tomas Brod and Dorin Velika spoke to reporters in Orlan. He said that Northern troops had left Lesno.

Hill Council chairman Vuk Petran said that Southern forces had shelled Kamen.

A military source said that Southern forces had fled from Velika.

A shepherd, Ilka Maren, 70, said that Southern forces had burned her barn.
"""
WHY = ("--by", "A. Analyst", "--because", "the broadcast shows him")


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return ledger_of(tmp_path, REPORT)


def speaker(path: Path, words: str = "left Lesno", as_of: int | None = None) -> Claimant:
    found = about(path, words, as_of).resolution.claimant
    assert found is not None
    return found


def decide(path: Path, who: str, words: str = "He", *more: object) -> str:
    article = claims(path)[0].article_id
    ran = sayso("revise", "speaker", words, "--is", who, "--in", article[:9], "-l", path, *WHY, *more)
    return f"{ran.code} {ran.words}"


def test_an_open_pronoun_becomes_the_one_named_with_his_party(ledger: Path) -> None:
    before = last_number(ledger)
    assert speaker(ledger).stays_open == "speaker"
    assert decide(ledger, "Tomas Brod").startswith("0 ")
    found = speaker(ledger)
    assert (found.words, found.ref, found.party_ref, found.stays_open) == ("Tomas Brod", "tomas_brod", "south", "")
    assert found.reason.startswith("decided by A. Analyst: the broadcast shows him; before: open")
    assert REPORT[found.span.start : found.span.end] == "Tomas Brod"
    assert speaker(ledger, as_of=before).stays_open == "speaker"
    assert sayso("verify", "-l", ledger).code == 0


def test_the_decision_leaves_the_list_of_what_is_open_and_why_says_who_decided(ledger: Path) -> None:
    assert "“He”" in sayso("unresolved", "-l", ledger, "--of", "speakers").out
    decide(ledger, "Tomas Brod")
    assert "“He”" not in sayso("unresolved", "-l", ledger, "--of", "speakers").out
    assert "decided by A. Analyst" in sayso("why", about(ledger, "left Lesno").id, "-l", ledger).words


def test_somebody_who_speaks_elsewhere_in_the_report_is_the_same_claimant(ledger: Path) -> None:
    decide(ledger, "Vuk Petran")
    assert speaker(ledger).words == speaker(ledger, "shelled Kamen").words == "Hill Council chairman Vuk Petran"


def test_a_wrong_speaker_is_put_right_by_the_words_that_it_was_read_as(ledger: Path) -> None:
    decide(ledger, "Vuk Petran")
    decide(ledger, "Dorin Velika", "Hill Council chairman Vuk Petran", "--in", about(ledger, "left Lesno").id)
    assert speaker(ledger).party_ref == "north"


def test_reading_again_without_the_theatre_keeps_the_speaker(ledger: Path, tmp_path: Path) -> None:
    decide(ledger, "Tomas Brod")
    assert sayso("read", tmp_path / "report.txt", "-l", ledger).code == 0
    assert speaker(ledger).ref == "tomas_brod"
    assert [(one.by, one.decided.slot if one.decided else "") for one in revisions(ledger)] == [
        ("A. Analyst", "speaker")
    ] * 2


def test_the_decision_holds_though_a_new_reading_takes_the_pronoun_for_somebody_else(
    ledger: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The claim's id is then another one: it is known again by where it stands."""
    from sayso.resolve import cast

    decide(ledger, "Tomas Brod")
    earlier = about(ledger, "left Lesno").id
    monkeypatch.setattr(cast, "LEAD", 0.0)
    sayso("read", tmp_path / "report.txt", "-l", ledger)
    now = about(ledger, "left Lesno")
    assert now.id != earlier
    assert speaker(ledger).ref == "tomas_brod"


def test_a_party_decided_after_the_speaker_is_kept_too(ledger: Path, tmp_path: Path) -> None:
    decide(ledger, "Vuk Petran")
    sayso("revise", "party", "Vuk Petran", "--is", "south", "-l", ledger, *WHY)
    sayso("read", tmp_path / "report.txt", "-l", ledger)
    assert (speaker(ledger).words, speaker(ledger).party_ref) == ("Hill Council chairman Vuk Petran", "south")


def test_reports_must_be_named(ledger: Path) -> None:
    ran = sayso("revise", "speaker", "he", "--is", "Tomas Brod", "-l", ledger, *WHY)
    assert (ran.code, "--in" in ran.err) == (2, True)


def test_somebody_whom_the_report_does_not_name_is_refused_and_those_it_names_are_offered(ledger: Path) -> None:
    before = last_number(ledger)
    said = decide(ledger, "Edita Marin")
    assert said.startswith("3 ")
    assert "Hill Council chairman Vuk Petran" in said
    assert "Maren" not in said.replace("Edita Marin", "")
    assert last_number(ledger) == before


@pytest.mark.parametrize("words", ["A military source", "A shepherd, Ilka Maren, 70"])
def test_a_source_without_a_name_or_a_public_role_stays_a_leaf(ledger: Path, words: str) -> None:
    before = last_number(ledger)
    assert decide(ledger, "Tomas Brod", words).startswith("3 ")
    assert last_number(ledger) == before


def test_words_that_nobody_said_are_an_error(ledger: Path) -> None:
    with pytest.raises(NotFoundError):
        revise(ledger, Decision("speaker", "she", "Tomas Brod", "A", "why", (claims(ledger)[0].article_id,)))


def test_an_answer_from_outside_the_report_is_an_error(ledger: Path) -> None:
    with pytest.raises(InputError):
        revise(ledger, Decision("speaker", "He", "The Moon Men", "A", "why", (claims(ledger)[0].article_id,)))
