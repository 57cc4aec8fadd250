"""The control model's part of why: what a ledger's claims about a place make likely."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ledger_by_hand import LANTERN_SPEAKS, MONITORS_SPEAK, NORTH_SPEAKS, SOUTH_SPEAKS, VALLEYS, article, claim, view_of
from sayso.model.claim import Claim
from sayso.model.source import Article
from sayso.present.boards import shelf_of
from sayso.present.pages import ModelEstimate
from sayso.present.waterfall import probability_of
from sayso.workflows.control import control_estimates
from sayso.workflows.derivation import Derivation

POST = article("Valley Post", date(2031, 5, 14))
COURIER = article("Hill Courier", date(2031, 5, 15))
HERALD = article("Lake Herald", date(2031, 5, 16))


def estimates_for(
    asked: Claim, *claims: Claim, articles: tuple[Article, ...] = (POST, COURIER, HERALD)
) -> list[ModelEstimate]:
    """What the model makes of a claim among others."""
    view = view_of(*claims, articles=articles)
    return list(control_estimates(asked, Derivation.of(view, VALLEYS), VALLEYS, shelf_of(view)))


TAKEN = claim(POST, SOUTH_SPEAKS, change="gained", actor="south", places=("velika",))
DENIED = claim(COURIER, NORTH_SPEAKS, change="gained", actor="south", places=("velika",), denied=True)
BORNE_OUT = claim(HERALD, LANTERN_SPEAKS, change="holds", actor="south", places=("velika",))


def test_too_little_said_gives_no_estimate() -> None:
    [found] = estimates_for(TAKEN, TAKEN)
    assert found.lines == ("No estimate: too little is said about this question for one.",)
    assert found.waterfall is None


def test_each_claim_known_by_then_is_told_with_what_it_adds() -> None:
    [found] = estimates_for(BORNE_OUT, TAKEN, DENIED, BORNE_OUT)
    assert "no finding" in found.lines[0]
    assert found.question == "Who held Velika on 2031-05-16?"
    assert found.waterfall is not None
    _, denied, borne_out = found.waterfall.parts[2:]
    assert denied.nats < 0 < borne_out.nats
    assert borne_out.label == "the charity Lantern; Lake Herald, 16 May 2031"
    assert borne_out.detail.startswith("puts forward: “")


def test_the_parts_add_up_to_the_probability_that_is_told() -> None:
    [found] = estimates_for(BORNE_OUT, TAKEN, DENIED, BORNE_OUT)
    assert found.waterfall is not None
    assert f"south {probability_of(found.waterfall.total):.2f}" in found.lines[0]


def test_what_it_would_be_if_a_claim_were_false_is_what_it_is_without_it() -> None:
    [found] = estimates_for(BORNE_OUT, TAKEN, DENIED, BORNE_OUT)
    later = claim(HERALD, MONITORS_SPEAK, change="holds", actor="south", places=("velika",))
    [more] = estimates_for(later, TAKEN, DENIED, BORNE_OUT, later)
    told = next(line for line in more.lines if line.startswith(f"if {later.id}"))
    assert found.waterfall is not None
    assert f"false: south {probability_of(found.waterfall.total):.2f} instead of" in told


@pytest.mark.parametrize(("place", "is_likely"), [("velika", True), ("brod", False)])
def test_what_the_theatre_knows_before_any_claim_is_where_it_starts(place: str, is_likely: bool) -> None:
    """Velika lies in the South's own valley, Brod in the North's."""
    held = [
        claim(of, by, change="holds", actor="south", places=(place,))
        for of, by in ((POST, SOUTH_SPEAKS), (COURIER, LANTERN_SPEAKS), (HERALD, MONITORS_SPEAK))
    ]
    [found] = estimates_for(held[-1], *held)
    assert found.waterfall is not None
    assert (found.waterfall.parts[0].nats > 0) == is_likely


def test_a_claim_that_does_not_bear_on_control_gets_no_estimate() -> None:
    talks = claim(POST, SOUTH_SPEAKS, kind="talks", actor="south", places=("velika",))
    assert estimates_for(talks, talks, TAKEN) == []


def test_without_a_theatre_nothing_is_estimated() -> None:
    view = view_of(TAKEN, articles=(POST,))
    assert list(control_estimates(TAKEN, Derivation.of(view, None), None, shelf_of(view))) == []


def test_a_bare_denial_reaches_the_model_at_every_place_that_it_answers() -> None:
    """'Its troops had taken Velika and hold Lesno', and 'the North denied the claim'."""
    taken = claim(COURIER, SOUTH_SPEAKS, change="gained", actor="south", places=("velika",))
    holds = claim(COURIER, SOUTH_SPEAKS, change="holds", actor="south", places=("lesno",))
    bare = claim(
        COURIER,
        NORTH_SPEAKS,
        change="gained",
        actor="south",
        places=("velika",),
        words="denied the claim",
        denied=True,
        about=(taken, holds),
    )
    seen = claim(HERALD, LANTERN_SPEAKS, change="holds", actor="south", places=("lesno",))
    [found] = estimates_for(seen, taken, holds, bare, seen)
    assert found.waterfall is not None
    denied = [part for part in found.waterfall.parts if part.label.startswith(NORTH_SPEAKS[2])]
    assert [part.nats < 0 for part in denied] == [True]


def test_what_is_retracted_counts_for_the_model_no_more() -> None:
    own_words = claim(COURIER, SOUTH_SPEAKS, change="gained", actor="south", places=("velika",), denied=True)
    retraction = replace(own_words, voices=tuple(replace(voice, cue="retracted") for voice in own_words.voices))
    later = claim(HERALD, MONITORS_SPEAK, change="holds", actor="south", places=("velika",))
    [before] = estimates_for(later, TAKEN, BORNE_OUT, later)
    [after] = estimates_for(later, TAKEN, retraction, BORNE_OUT, later)
    assert before.waterfall is not None
    assert after.waterfall is None or len(after.waterfall.parts) < len(before.waterfall.parts)
