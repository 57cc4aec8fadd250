"""The Admiralty grade: a letter for the source's earlier claims, a digit for what others say of this one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ledger_by_hand import (
    LANTERN_SPEAKS,
    MONITORS_SPEAK,
    NORTH_SPEAKS,
    SOUTH_SPEAKS,
    article,
    claim,
    the_answer,
    view_of,
    weighed,
)
from sayso.model.claim import Claim
from sayso.model.source import Article
from sayso.ontology.ladder import load_ladder

START = date(2031, 3, 1)
PLACES = ("velika", "lesno", "kamen", "brod", "orlan_district", "dubra_district")


def earlier_claims_of_the_north(*, borne_out: int) -> tuple[list[Claim], list[Article]]:
    """Six claims of the North, so many of them borne out the day after by the charity, the others contradicted."""
    claims, articles = [], []
    for n, place in enumerate(PLACES):
        says, answers = (article(paper, START + timedelta(days=n + i)) for i, paper in enumerate(("Post", "Herald")))
        claims.append(claim(says, NORTH_SPEAKS, change="holds", actor="north", places=(place,)))
        by = "north" if n < borne_out else "south"
        claims.append(claim(answers, LANTERN_SPEAKS, change="holds", actor=by, places=(place,)))
        articles += [says, answers]
    return claims, articles


def grade_of_a_new_claim(*, borne_out: int, on: date) -> str:
    claims, articles = earlier_claims_of_the_north(borne_out=borne_out)
    paper = article("Two Rivers Radio", on)
    fresh = claim(paper, NORTH_SPEAKS, change="holds", actor="north", places=("lesno_pass",))
    return the_answer(weighed(view_of(*claims, fresh, articles=(*articles, paper))), "holds Lesno Pass").grade


@pytest.mark.parametrize(("borne_out", "letter"), [(6, "B"), (4, "C"), (3, "D"), (1, "E")])
def test_letter_follows_what_became_of_the_earlier_claims(borne_out: int, letter: str) -> None:
    assert grade_of_a_new_claim(borne_out=borne_out, on=START + timedelta(days=20)) == f"{letter}6"


def test_what_becomes_of_claims_later_is_not_known_yet() -> None:
    assert grade_of_a_new_claim(borne_out=6, on=START) == "F6"


def test_source_of_whom_nothing_is_known_is_an_f_however_well_it_is_borne_out() -> None:
    one, other, third = (article(paper, START) for paper in ("Post", "Herald", "Gazette"))
    claims = [
        claim(paper, by, change="holds", actor="north", places=("velika",))
        for paper, by in ((one, NORTH_SPEAKS), (other, LANTERN_SPEAKS), (third, MONITORS_SPEAK))
    ]
    assert the_answer(weighed(view_of(*claims, articles=(one, other, third))), "holds Velika").grade == "F1"


def test_denied_by_a_side_alone_is_a_four() -> None:
    paper = article("Post", START)
    said = claim(paper, NORTH_SPEAKS, change="holds", actor="north", places=("velika",))
    denied = claim(paper, SOUTH_SPEAKS, change="holds", actor="north", places=("velika",), denied=True)
    assert the_answer(weighed(view_of(said, denied, articles=(paper,))), "holds Velika").grade == "F4"


def test_digit_does_not_depend_on_the_letter() -> None:
    on = START + timedelta(days=20)
    assert {grade_of_a_new_claim(borne_out=n, on=on)[1] for n in range(7)} == {"6"}


def test_too_few_judged_claims_are_no_basis() -> None:
    ladder = load_ladder()
    assert [ladder.reliability(n, n) for n in (0, 4, 5, 20)] == ["F", "F", "B", "A"]
