"""A person's decision is a new entry; what stood before can still be seen."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from command import sayso
from ledger_examples import ticking_clock
from revising import about, last_number, ledger_of
from sayso.errors import InputError, NotFoundError
from sayso.ledger import open_ledger
from sayso.model.entry import ResolutionRevised
from sayso.model.times import Period
from sayso.workflows.revise import Decision, revise

pytestmark = pytest.mark.parser

REPORT = """Northern spokesman Dorin Velika said that Northern troops had taken Zubrava in recent days.

Hill Council chairman Vuk Petran said that Southern forces had left Lesno.

A military source said that Southern forces had fled from Kamen.
"""
WHY = ("--by", "A. Analyst", "--because", "the report's own map shows it")


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return ledger_of(tmp_path, REPORT)


def test_a_place_is_decided_and_the_old_reading_stays(ledger: Path) -> None:
    before = last_number(ledger)
    ran = sayso("revise", "place", "Zubrava", "--is", "orlan_village", "-l", ledger, *WHY)
    assert (ran.code, f"--as-of {before}" in ran.words) == (0, True)
    (place,) = about(ledger, "Zubrava").resolution.places
    assert (place.ref, place.name) == ("orlan_village", "Orlan")
    assert place.reason.startswith("decided by A. Analyst: the report's own map shows it; before: not resolved")
    (old,) = about(ledger, "Zubrava", as_of=before).resolution.places
    assert old.ref is None


def test_status_before_the_decision_still_shows_the_old(ledger: Path) -> None:
    before = last_number(ledger)
    sayso("revise", "place", "Zubrava", "--is", "orlan_village", "-l", ledger, *WHY)
    assert "Who holds Orlan?" in sayso("status", "-l", ledger).words
    assert "Who holds Zubrava?" in sayso("status", "-l", ledger, "--as-of", before).words


def test_the_record_only_grows(ledger: Path) -> None:
    def record(path: Path) -> list[str]:
        with open_ledger(path, create=False, read_only=True) as opened:
            return [hashlib.sha256(line.encode()).hexdigest() for line in opened.export_lines()]

    before = record(ledger)
    sayso("revise", "place", "Zubrava", "--is", "orlan_village", "-l", ledger, *WHY)
    assert record(ledger)[: len(before)] == before
    assert len(record(ledger)) == len(before) + 1
    assert sayso("verify", "-l", ledger).code == 0


def test_a_speaker_gets_a_party_and_why_says_who_decided(ledger: Path) -> None:
    sayso("revise", "party", "Vuk Petran", "--is", "south", "-l", ledger, *WHY)
    claim = about(ledger, "left Lesno")
    assert claim.resolution.claimant is not None
    assert (claim.resolution.claimant.party_ref, claim.resolution.claimant.stays_open) == ("south", "")
    assert "decided by A. Analyst" in sayso("why", claim.id, "-l", ledger).words
    assert "Vuk Petran" not in sayso("unresolved", "-l", ledger).out


def test_a_day_is_decided_for_named_reports_only(ledger: Path) -> None:
    claim = about(ledger, "Zubrava")
    ran = sayso("revise", "day", "recent days", "--is", "2031-05-11", "--until", "2031-05-13", "-l", ledger, *WHY)
    assert ran.code == 2
    sayso("revise", "day", "recent days", "--is", "2031-05-11", "--until", "2031-05-13", "--in", claim.article_id[:8],
          "-l", ledger, *WHY)  # fmt: skip
    when = about(ledger, "Zubrava").resolution.when
    assert when is not None
    assert (when.period, when.value) == (Period(date(2031, 5, 11), date(2031, 5, 13)), "2031-05-11/2031-05-13")


def test_an_unnamed_source_is_tied_to_nobody(ledger: Path) -> None:
    before = last_number(ledger)
    ran = sayso("revise", "party", "military source", "--is", "south", "-l", ledger, *WHY)
    assert ran.code == 3
    assert "tied to nobody" in ran.words
    assert last_number(ledger) == before


def test_a_dry_run_writes_nothing(ledger: Path) -> None:
    before = last_number(ledger)
    ran = sayso("revise", "place", "Zubrava", "--is", "Velika", "--dry-run", "-l", ledger, *WHY)
    assert (ran.code, last_number(ledger)) == (0, before)
    assert "1 claim; nothing was written" in ran.words


def test_a_name_of_two_places_asks_for_an_id(ledger: Path) -> None:
    ran = sayso("revise", "place", "Zubrava", "--is", "Orlan", "-l", ledger, *WHY)
    assert ran.code == 3
    assert "orlan_district, orlan_village" in ran.words


@pytest.mark.parametrize(
    ("decision", "error"),
    [
        (Decision("place", "Nowhere", "velika", "A", "why"), NotFoundError),
        (Decision("place", "Zubrava", "atlantis", "A", "why"), InputError),
        (Decision("party", "Vuk Petran", "the moon men", "A", "why"), InputError),
        (Decision("place", "Zubrava", "velika", "A", "why", ("c-ffffffff",)), NotFoundError),
    ],
)
def test_what_cannot_be_decided_is_said_and_nothing_is_written(
    ledger: Path, decision: Decision, error: type[Exception]
) -> None:
    before = last_number(ledger)
    with pytest.raises(error):
        revise(ledger, decision)
    assert last_number(ledger) == before


def test_a_decision_without_a_reason_is_refused() -> None:
    with pytest.raises(InputError, match="--because"):
        Decision("place", "Zubrava", "velika", "A. Analyst", "  ")


def test_reading_again_with_better_names_adds_a_reading_and_keeps_the_decision(ledger: Path, tmp_path: Path) -> None:
    revise(ledger, Decision("place", "Zubrava", "orlan_village", "A. Analyst", "a map"), clock=ticking_clock())
    before = last_number(ledger)
    assert sayso("read", tmp_path / "report.txt", "-l", ledger, "--publisher", "x").code == 0
    assert last_number(ledger) > before
    (decided,) = about(ledger, "Zubrava").resolution.places
    assert decided.ref == "orlan_village"
    # Without the theatre the new reading has no party for the speaker but the text's: the rest is the new reading's.
    (other,) = about(ledger, "left Lesno").resolution.places
    assert other.ref != "lesno"
    with open_ledger(ledger, create=False, read_only=True) as opened:
        revisions = [one.entry for one in opened.entries() if isinstance(one.entry, ResolutionRevised)]
    assert [(one.by, one.reason) for one in revisions] == [("A. Analyst", "a map")] * 2


def test_reading_again_with_the_same_names_adds_nothing_after_a_decision(ledger: Path, tmp_path: Path) -> None:
    revise(ledger, Decision("party", "Vuk Petran", "none", "A. Analyst", "a private club"))
    before = last_number(ledger)
    sayso("read", tmp_path / "report.txt", "-l", ledger, "-t", "twin_valleys")
    assert last_number(ledger) == before
