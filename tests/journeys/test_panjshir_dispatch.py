"""The dispatch that the idea comes from, read as an analyst would: the original, and the bundled retelling of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import sayso
from evaluation_data import FOLDER
from sayso import Assessment, Claim, OpenLedger
from sayso.model.claim import Modality, Polarity
from sayso.model.finding import Role
from sayso.model.ports import LedgerView
from sayso.model.source import ZoneKind
from sayso.workflows.demo import dispatches
from sayso.workflows.views import Known, view_of

SEED = FOLDER / "seed" / "dispatch.txt"
DISPATCHES = {
    "retold": dispatches() / "2021-09-04-cgtn.txt",
    "original": SEED,
}
pytestmark = [pytest.mark.parser]


@pytest.fixture(scope="module", params=sorted(DISPATCHES))
def ledger(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> OpenLedger:
    path = DISPATCHES[request.param]
    if not path.exists():
        pytest.skip("the evaluation data is not here")
    opened = sayso.open(tmp_path_factory.mktemp(request.param) / "l.db", theatre="panjshir_2021")
    opened.read(path, publisher="CGTN", published=date(2021, 9, 4))
    return opened


@pytest.fixture(scope="module")
def view(ledger: OpenLedger) -> LedgerView:
    with view_of(ledger.path, Known()) as opened:
        opened.claims()
        return opened


def only(claims: tuple[Claim, ...], wanted: Callable[[Claim], bool]) -> Claim:
    found = [claim for claim in claims if wanted(claim)]
    assert found, "no claim fits; there are:\n" + "\n".join(f"{c.kind} {c.change} {c.words}" for c in claims)
    return found[0]


def place_ids(claim: Claim) -> set[str | None]:
    return {place.ref for place in claim.resolution.places}


def claimant(claim: Claim) -> str:
    return claim.resolution.claimant.words if claim.resolution.claimant else ""


def party(claim: Claim) -> str | None:
    return claim.resolution.claimant.party if claim.resolution.claimant else None


def taken(claims: tuple[Claim, ...]) -> Claim:
    return only(claims, lambda c: c.change == "gained" and place_ids(c) == {"khinj", "anaba"} and not c.quantity)


def about(ledger: OpenLedger, name: str) -> list[Assessment]:
    return [a for a in ledger.assess(name, kind="control") if name in a.question.label]


def test_khinj_and_unabah_are_put_forward_as_taken_by_karimi_for_the_taliban(ledger: OpenLedger) -> None:
    claim = taken(ledger.claims(kind="control"))
    assert claimant(claim) == "Taliban spokesman Bilal Karimi"
    assert party(claim) == "taliban"
    assert "Khinj and Unabah had been" in claim.words


def test_four_of_seven_districts_are_counted_and_a_remark_says_that_two_are_named(
    ledger: OpenLedger, view: LedgerView
) -> None:
    claim = only(ledger.claims(kind="control"), lambda c: c.quantity is not None and c.quantity.total == 7)
    assert claim.quantity is not None
    assert (claim.quantity.low, claim.quantity.high) == (4, 4)
    codes = {remark.code for article in view.articles() for remark in view.remarks(article.id)}
    assert "count-and-names-differ" in codes


def test_the_anti_taliban_forces_deny_what_karimi_said(ledger: OpenLedger) -> None:
    claims = ledger.claims(kind="control")
    denial = only(claims, lambda c: c.polarity is Polarity.DENIED and "anti-Taliban" in claimant(c))
    assert taken(claims).id in denial.about


def test_emergency_has_no_side_and_says_that_the_taliban_reached_anabah_village(ledger: OpenLedger) -> None:
    claim = only(ledger.claims(kind="control"), lambda c: "anabah_village" in place_ids(c) and c.change == "advances")
    assert claimant(claim).startswith("Emergency")
    assert party(claim) is None


def test_emergency_bears_out_the_taliban_at_unabah_in_part(ledger: OpenLedger) -> None:
    boards = [a for a in about(ledger, "Anaba") if a.rung == "supported"]
    assert boards
    assert "presence" in boards[0].scope
    assert any(c.role is Role.DENIES for c in boards[0].contributions)


def test_nothing_bears_out_khinj_and_it_stays_disputed(ledger: OpenLedger) -> None:
    (board,) = [a for a in about(ledger, "Khinj") if any(c.role is Role.DENIES for c in a.contributions)]
    assert board.rung == "disputed"
    assert board.independent_support == 0
    assert not any(c.role is Role.BEARS_OUT for c in board.contributions)


def test_the_siege_at_the_khawak_pass_keeps_its_range(ledger: OpenLedger) -> None:
    claim = only(ledger.claims(kind="control"), lambda c: c.change == "besieges")
    assert claim.quantity is not None
    assert (claim.quantity.low, claim.quantity.high) == (2000, None)
    assert party(claim) == "nrf"
    assert [place.words for place in claim.resolution.places] == ["Khawak pass"]


def test_vehicles_were_left_at_dashte_rewak_which_stays_unresolved_and_says_so(
    ledger: OpenLedger, view: LedgerView
) -> None:
    claim = only(ledger.claims(), lambda c: any("Dashte Rewak" in p.words for p in c.resolution.places))
    assert claim.kind == "materiel"
    assert place_ids(claim) == {None}
    notes = [remark.note for article in view.articles() for remark in view.remarks(article.id)]
    assert any("Dashte Rewak" in note for note in notes)


def test_talks_were_first_held_on_25_august_and_broke_down_in_late_august(ledger: OpenLedger) -> None:
    talks = ledger.claims(kind="talks")
    held = only(talks, lambda c: c.resolution.when is not None and c.resolution.when.value == "2021-08-25")
    assert held.modality is Modality.HAPPENED
    broke_down = only(talks, lambda c: c.resolution.when is not None and "late August" in c.resolution.when.words)
    period = broke_down.resolution.when.period if broke_down.resolution.when else None
    assert period is not None
    assert date(2021, 8, 20) <= (period.first or date.min) < (period.last or date.min) == date(2021, 8, 31)


def test_the_new_government_is_a_forecast_with_a_window(ledger: OpenLedger) -> None:
    claims = ledger.claims(kind="politics")
    forecast = only(claims, lambda c: c.modality is Modality.PLANNED and c.resolution.when is not None)
    assert party(forecast) == "taliban"
    assert "Wasiq" in claimant(forecast)
    period = forecast.resolution.when.period if forecast.resolution.when else None
    assert period is not None
    assert (period.first, period.last) == (date(2021, 9, 5), date(2021, 9, 6))


def test_no_independent_confirmation_is_tied_to_what_it_is_about(ledger: OpenLedger) -> None:
    claim = only(ledger.claims(), lambda c: c.modality is Modality.UNVERIFIED and "independent" in c.words)
    assert claim.about


def test_1996_to_2001_is_background(ledger: OpenLedger) -> None:
    claim = only(ledger.claims(kind="control"), lambda c: c.resolution.background)
    assert claim.polarity is Polarity.DENIED
    assert claim.resolution.actor is not None
    assert claim.resolution.actor.ref == "taliban"


def test_captions_credits_and_related_links_are_not_claims_of_the_body(ledger: OpenLedger) -> None:
    zones = {claim.zone for claim in ledger.claims()}
    assert zones <= {ZoneKind.BODY, ZoneKind.HEADLINE, ZoneKind.CAPTION}
    body = " ".join(claim.words for claim in ledger.claims() if claim.zone is ZoneKind.BODY)
    assert "Herat" not in body
    assert "How far" not in body
    assert "Exclusive" not in body


def test_the_text_is_marked_as_leaning_on_reuters(ledger: OpenLedger) -> None:
    (source,) = ledger.brief().sources
    assert "Reuters" in source.leans_on


def test_without_theatre_and_day_the_claims_are_the_same_and_relative_days_stay_open(tmp_path: Path) -> None:
    path = SEED if SEED.exists() else DISPATCHES["retold"]
    words = path.read_text(encoding="utf-8").split("---\n")[-1]
    (tmp_path / "dispatch.txt").write_text(words, encoding="utf-8")
    known, bare = sayso.open(tmp_path / "k.db", theatre="panjshir_2021"), sayso.open(tmp_path / "b.db")
    known.read(tmp_path / "dispatch.txt", publisher="CGTN", published=date(2021, 9, 4))
    bare.read(tmp_path / "dispatch.txt")
    assert [_what(claim) for claim in bare.claims()] == [_what(claim) for claim in known.claims()]
    relative = [c.resolution.when for c in bare.claims() if c.resolution.when and "Saturday" in c.resolution.when.words]
    assert relative
    assert all(reading.period is None for reading in relative)
    with view_of(bare.path, Known()) as view:
        codes = {remark.code for article in view.articles() for remark in view.remarks(article.id)}
    assert {"no-publication-day", "time-unresolved"} <= codes


def _what(claim: Claim) -> tuple[object, ...]:
    return claim.evidence, claim.kind, claim.change, claim.polarity, claim.modality, claimant(claim)
