"""The control model's part of why: what a ledger's claims about a place make likely."""

from __future__ import annotations

from datetime import date

from ledger_by_hand import LANTERN_SPEAKS, NORTH_SPEAKS, SOUTH_SPEAKS, VALLEYS, article, claim, view_of
from sayso.model.claim import Claim
from sayso.model.source import Article
from sayso.workflows.control import control_steps

POST = article("Valley Post", date(2031, 5, 14))
COURIER = article("Hill Courier", date(2031, 5, 15))
HERALD = article("Lake Herald", date(2031, 5, 16))


def steps_for(asked: Claim, *claims: Claim, articles: tuple[Article, ...] = (POST, COURIER, HERALD)) -> list[str]:
    """The model's lines about a claim among others."""
    return [step.text for step in control_steps(asked, view_of(*claims, articles=articles), VALLEYS)]


TAKEN = claim(POST, SOUTH_SPEAKS, change="gained", actor="south", places=("velika",))
DENIED = claim(COURIER, NORTH_SPEAKS, change="gained", actor="south", places=("velika",), denied=True)
BORNE_OUT = claim(HERALD, LANTERN_SPEAKS, change="holds", actor="south", places=("velika",))


def test_too_little_said_gives_no_estimate() -> None:
    assert steps_for(TAKEN, TAKEN) == ["none: too little is said about this question for one"]


def test_each_claim_known_by_then_is_told_with_what_it_adds() -> None:
    told = steps_for(BORNE_OUT, TAKEN, DENIED, BORNE_OUT)
    assert "no finding" in told[0]
    assert [line.split()[0] for line in told[2:]] == [TAKEN.id, DENIED.id, BORNE_OUT.id]
    assert "adds -" in told[3]
    assert "adds +" in told[4]


def test_a_claim_that_does_not_bear_on_control_gets_no_estimate() -> None:
    talks = claim(POST, SOUTH_SPEAKS, kind="talks", actor="south", places=("velika",))
    assert steps_for(talks, talks, TAKEN) == []


def test_without_a_theatre_nothing_is_estimated() -> None:
    assert list(control_steps(TAKEN, view_of(TAKEN, articles=(POST,)), None)) == []
