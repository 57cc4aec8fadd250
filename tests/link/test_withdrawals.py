"""Who takes back what he said, and where that leaves it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from ledger_by_hand import (
    LANTERN_SPEAKS,
    MONITORS_SPEAK,
    NORTH_SPEAKS,
    SOUTH_SPEAKS,
    article,
    claim,
    links_of,
    the_answer,
    view_of,
    weighed,
)
from sayso.model.claim import Claim
from sayso.model.finding import LinkKind, Role

DAY = date(2031, 5, 14)
POST, HERALD = article("Valley Post", DAY), article("Hill Herald", DAY + timedelta(days=2))
COURIER = article("Lake Courier", DAY)
TAKEN = claim(POST, NORTH_SPEAKS, change="gained", actor="north", places=("velika",))
NOT_TAKEN = claim(HERALD, NORTH_SPEAKS, change="gained", actor="north", places=("velika",), denied=True)
SEEN = claim(COURIER, LANTERN_SPEAKS, change="holds", actor="north", places=("velika",))
EVERYWHERE = (POST, HERALD, COURIER)


def said_by(one: Claim, cue: str) -> Claim:
    """The claim, put forward by another cue."""
    return replace(one, voices=tuple(replace(voice, cue=cue) for voice in one.voices))


def kinds_between(source: Claim, target: Claim, *others: Claim) -> set[LinkKind]:
    found = links_of(view_of(target, source, *others, articles=EVERYWHERE))
    return {link.kind for link in found if (link.source, link.target) == (source.id, target.id)}


def test_what_its_only_claimant_takes_back_is_withdrawn_and_not_disputed() -> None:
    answer = the_answer(weighed(view_of(TAKEN, NOT_TAKEN, articles=EVERYWHERE)), "holds Velika")
    assert answer.rung == "withdrawn"
    assert "Taken back by Northern spokesman Dorin Velika for northern army on 2031-05-16." in answer.reasons
    assert (NOT_TAKEN.id, Role.TAKES_BACK) in {(one.claim_id, one.role) for one in answer.contributions}


def test_a_withdrawal_leaves_what_others_say_standing() -> None:
    answer = the_answer(weighed(view_of(TAKEN, SEEN, NOT_TAKEN, articles=EVERYWHERE)), "holds Velika")
    assert answer.rung != "withdrawn"
    assert LinkKind.WITHDRAWS not in kinds_between(NOT_TAKEN, SEEN, TAKEN)


def test_what_was_taken_back_bears_nothing_out() -> None:
    """The charity saw the North in Velika, and says two days later that it was mistaken."""
    again = claim(HERALD, LANTERN_SPEAKS, change="holds", actor="north", places=("velika",), denied=True)
    assert LinkKind.BEARS_OUT in kinds_between(SEEN, TAKEN)
    assert LinkKind.BEARS_OUT not in kinds_between(SEEN, TAKEN, again)


def test_who_retracts_a_statement_denies_nobody_elses() -> None:
    retraction = said_by(NOT_TAKEN, "retracted")
    assert kinds_between(retraction, TAKEN, SEEN) == {LinkKind.WITHDRAWS}
    assert kinds_between(retraction, SEEN, TAKEN) == set()


def test_who_says_that_it_is_not_so_denies_what_others_say_too() -> None:
    assert kinds_between(NOT_TAKEN, SEEN, TAKEN) == {LinkKind.DENIES}


def test_state_that_is_denied_a_week_later_was_lost_since_and_not_taken_back() -> None:
    later = article("Hill Herald", DAY + timedelta(days=7))
    denial = claim(later, NORTH_SPEAKS, change="holds", actor="north", places=("velika",), denied=True)
    found = links_of(view_of(TAKEN, denial, articles=(POST, later)))
    assert LinkKind.WITHDRAWS not in {link.kind for link in found}


def test_statement_retracted_a_week_later_is_taken_back() -> None:
    later = article("Hill Herald", DAY + timedelta(days=7))
    denial = claim(later, NORTH_SPEAKS, change="holds", actor="north", places=("velika",), denied=True)
    found = links_of(view_of(TAKEN, said_by(denial, "withdrew ... statement"), articles=(POST, later)))
    assert [link.kind for link in found] == [LinkKind.WITHDRAWS]


def test_what_is_said_again_after_a_withdrawal_stands_again() -> None:
    last = article("Valley Post", DAY + timedelta(days=3))
    again = claim(last, NORTH_SPEAKS, change="holds", actor="north", places=("velika",))
    view = view_of(TAKEN, NOT_TAKEN, again, articles=(POST, HERALD, last))
    assert the_answer(weighed(view), "holds Velika").rung != "withdrawn"


def test_withdrawal_that_an_analyst_withdrew_takes_nothing_back() -> None:
    view = view_of(TAKEN, NOT_TAKEN, articles=EVERYWHERE, withdrawn=[NOT_TAKEN.id])
    assert the_answer(weighed(view), "holds Velika").rung == "claimed"


def test_other_sides_denial_is_no_withdrawal() -> None:
    denial = claim(HERALD, SOUTH_SPEAKS, change="gained", actor="north", places=("velika",), denied=True)
    assert kinds_between(denial, TAKEN) == {LinkKind.DENIES}


def test_newsroom_that_corrects_its_own_report_takes_it_back() -> None:
    told = claim(POST, None, change="gained", actor="north", places=("velika",))
    later = article("Valley Post", DAY + timedelta(days=1))
    correction = claim(later, None, change="gained", actor="north", places=("velika",), denied=True)
    view = view_of(told, correction, SEEN, articles=(POST, later, COURIER))
    assert {link.kind for link in links_of(view) if link.target == told.id and link.source == correction.id} == {
        LinkKind.WITHDRAWS
    }


def test_claimant_without_a_name_takes_nothing_back() -> None:
    """A resident of Monday and one of Wednesday may be two."""
    resident = (None, None, "a resident")
    told = claim(POST, resident, change="gained", actor="north", places=("velika",))
    denial = claim(HERALD, resident, change="gained", actor="north", places=("velika",), denied=True)
    found = links_of(view_of(told, denial, articles=(POST, HERALD)))
    assert LinkKind.WITHDRAWS not in {link.kind for link in found}


def test_a_monitor_does_not_take_back_for_another() -> None:
    denial = claim(HERALD, MONITORS_SPEAK, change="holds", actor="north", places=("velika",), denied=True)
    assert LinkKind.WITHDRAWS not in kinds_between(denial, SEEN)
