"""For which side somebody speaks, where no theatre says it."""

from __future__ import annotations

from datetime import date

import pytest

from resolving import Desk, twin_valleys
from sayso.model.claim import Claimant

pytestmark = pytest.mark.parser

SHELLED = "the bridge was shelled"


def claimant(source: str, rest: str = "", *, year: int = 2015, valleys: bool = False) -> Claimant:
    desk = Desk(
        f"{source} said {SHELLED}. {rest}", theatre=twin_valleys() if valleys else None, published=date(year, 6, 1)
    )
    desk.claims(SHELLED, "strike", by=desk.says(source, SHELLED))
    found = desk.resolved().claims[0].resolution.claimant
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("source", "party"),
    [
        ("Chancellor Angela Merkel", "germany"),
        ("Merkel", "germany"),
        ("Haftar's forces", "lna"),
        ("Niger's junta", "nigerien government"),
        ("The Security Service of Ukraine", "ukraine"),
        ("The al-Qaeda-linked JNIM", "jnim"),
        ("RSF commander Musa Idris", "rsf"),
        ("The Hamas-run health ministry", "hamas"),
        ("Tigrayan forces", "tplf"),
        ("MNDAA", "mndaa"),
        ("Eritrea's information ministry", "eritrea"),
    ],
)
def test_a_generally_known_side(source: str, party: str) -> None:
    assert claimant(source).party == party


@pytest.mark.parametrize(
    "source",
    [
        "Bruno Merkel",
        "A Merkel critic",
        "Former chancellor Angela Merkel",
        "Residents loyal to nobody",
        "A doctor in Niger",
    ],
)
def test_nobody_elses_side_is_lent(source: str) -> None:
    assert claimant(source).party is None


def test_an_office_counts_only_in_its_years() -> None:
    assert claimant("Angela Merkel", year=2024).party is None


def test_somebody_in_a_known_office_may_be_named() -> None:
    assert claimant("Merkel").has_public_role
    assert not claimant("Bruno Merkel").has_public_role


def test_an_unnamed_minister_speaks_for_the_state_in_which_the_article_is_set() -> None:
    rest = "Norwegian troops left Oslo. The war in Norway went on."
    assert claimant("Interior Minister Per Lund", rest).party == "norway"


@pytest.mark.parametrize("source", ["The group", "A spokesman for the group, Musa Idris,", "The rebels' spokesman"])
def test_a_group_named_before_is_the_one_that_speaks(source: str) -> None:
    assert speaks_after("Hill Front fighters entered Lesno.", source).party == "hill front"


def test_of_two_groups_named_before_neither_is_taken() -> None:
    assert speaks_after("Hill Front fighters and River Army fighters fought.", "The group").party is None


def test_the_military_alone_is_the_one_of_the_state_in_which_the_article_is_set() -> None:
    assert speaks_after("The war in Norway went on.", "The military").party == "norway"


def test_a_known_rebel_leader_is_known_though_called_a_rebel() -> None:
    assert claimant("Rebel leader Riek Machar", "The war in South Sudan went on.").party == "splm-io"


def speaks_after(before: str, source: str) -> Claimant:
    desk = Desk(f"{before} {source} said {SHELLED}.", published=date(2015, 6, 1))
    words = source.removeprefix("The ").strip(",")
    desk.claims(SHELLED, "strike", by=desk.says(words, SHELLED, at=source))
    found = desk.resolved().claims[0].resolution.claimant
    assert found is not None
    return found


def test_between_two_states_told_of_alike_no_governor_is_anybodys() -> None:
    found = claimant("Governor Per Lund of Lesno", "Norwegian troops left Norway. Swedish troops left Sweden.")
    assert not (found.party_ref or "").startswith("world:")
    assert found.stays_open == "party"
    assert {one.name for one in found.candidates} == {"norway", "sweden"}


def test_those_who_fight_in_a_country_say_where_the_article_is_set() -> None:
    rest = "M23 fighters entered Lesno. M23 left Kamen. Angola was silent."
    assert claimant("The provincial governor", rest).party == "congolese government"


@pytest.mark.parametrize(
    ("source", "party"),
    [
        ("Norwegian figures", "norway"),
        ("Norwegian reports", None),
        ("Bran Kralj, a spokesman for Norway's Northern Group of Forces,", "norway"),
        ("The district commissioner of Lesno", "norway"),
        ("The Ministry of Health", "norway"),
        ("Unifil", "united nations"),
        ("Nato", "nato"),
    ],
)
def test_the_words_for_whoever_speaks_say_for_which_state_or_body(source: str, party: str | None) -> None:
    assert claimant(source, "Norwegian troops left Oslo. The war in Norway went on.").party == party


def test_a_name_with_a_word_for_opposition_in_it_is_not_the_opposition() -> None:
    found = claimant("The head of the Supreme Revolutionary Committee", "The war in Norway went on.")
    assert found.party != "norwegian opposition"


def test_the_ministry_is_the_one_named_before() -> None:
    before = "The Norwegian defence ministry named two towns. The Swedish army left."
    assert speaks_after(before, "The ministry's spokesman").party == "norway"


def test_a_hospital_has_no_side_and_is_not_open() -> None:
    found = claimant("The Lesno hospital")
    assert (found.party, found.stays_open) == (None, "")


@pytest.mark.parametrize("source", ["Merkels spokesman", "Merkels forces"])
def test_a_leader_is_known_though_the_apostrophe_is_lost(source: str) -> None:
    assert claimant(source).party == "germany"


def test_the_opposition_council_takes_up_no_group_named_before() -> None:
    assert speaks_after("Hill Front fighters entered Lesno.", "The opposition Brod council").party != "hill front"


def test_military_sources_have_no_side() -> None:
    assert claimant("A military source", "The war in Norway went on.").party is None


def test_a_backer_is_not_the_side_in_a_theatre_either() -> None:
    assert claimant("Northern army-backed villagers", valleys=True).party_ref != "north"


def test_a_side_that_the_theatre_has_too_has_one_id() -> None:
    """What the world calls a side is the theatre's party of that name."""
    from sayso.resolve.side import known_side

    class Cast:
        theatre = twin_valleys()

    assert known_side(Cast(), "northern army").ref == "north"  # type: ignore[arg-type]
    assert known_side(Cast(), "norway").ref == "world:norway"  # type: ignore[arg-type]
