"""Denials that reach another answer than the one they negate."""

from __future__ import annotations

from datetime import date

from ledger_by_hand import LANTERN_SPEAKS, NORTH_SPEAKS, SOUTH_SPEAKS, article, claim, links_of, view_of
from sayso.model.claim import Claim
from sayso.model.finding import LinkKind

MONDAY, TUESDAY = date(2031, 5, 12), date(2031, 5, 13)
POST, HERALD = article("Valley Post", MONDAY), article("Hill Herald", TUESDAY)
TAKEN = claim(POST, NORTH_SPEAKS, change="gained", actor="north", places=("velika",))
STRUCK = claim(POST, LANTERN_SPEAKS, kind="strike", actor="north", places=("velika",), when=(MONDAY, MONDAY))


def denials_between(source: Claim, target: Claim) -> list[str]:
    found = links_of(view_of(target, source, articles=(POST, HERALD)))
    ends = (source.id, target.id)
    return [one.rule for one in found if (one.source, one.target) == ends and one.kind is LinkKind.DENIES]


def test_who_has_not_entered_has_not_taken() -> None:
    denial = claim(HERALD, SOUTH_SPEAKS, change="advances", actor="north", places=("velika",), denied=True)
    assert denials_between(denial, TAKEN) == ["denies what it rests on"]


def test_who_has_not_taken_may_have_entered() -> None:
    entered = claim(POST, NORTH_SPEAKS, change="advances", actor="north", places=("velika",))
    denial = claim(HERALD, SOUTH_SPEAKS, change="gained", actor="north", places=("velika",), denied=True)
    assert denials_between(denial, entered) == []


def test_that_one_side_has_not_entered_says_nothing_of_the_other() -> None:
    denial = claim(HERALD, SOUTH_SPEAKS, change="advances", actor="south", places=("velika",), denied=True)
    assert denials_between(denial, TAKEN) == []


def test_that_there_was_no_strike_denies_that_the_north_struck() -> None:
    denial = claim(HERALD, NORTH_SPEAKS, kind="strike", places=("velika",), when=(MONDAY, MONDAY), denied=True)
    assert denials_between(denial, STRUCK) == ["denies it, whoever did it"]


def test_that_there_was_no_strike_on_tuesday_denies_none_of_monday() -> None:
    denial = claim(HERALD, NORTH_SPEAKS, kind="strike", places=("velika",), when=(TUESDAY, TUESDAY), denied=True)
    assert denials_between(denial, STRUCK) == []


def test_that_the_south_did_not_strike_says_nothing_of_the_north() -> None:
    denial = claim(
        HERALD, SOUTH_SPEAKS, kind="strike", actor="south", places=("velika",), when=(MONDAY, MONDAY), denied=True
    )
    assert denials_between(denial, STRUCK) == []
