"""A whole dispatch in the invented war: two districts claimed and denied, one borne out in part, and a forecast."""

from __future__ import annotations

from datetime import date

import pytest

from ledger_by_hand import (
    LANTERN_SPEAKS,
    NORTH_SPEAKS,
    SOUTH_SPEAKS,
    HandView,
    article,
    claim,
    the_answer,
    view_of,
    weighed,
)
from sayso.model.claim import Modality
from sayso.model.finding import Role
from sayso.model.source import ZoneKind

SATURDAY = date(2031, 5, 17)
DISPATCH = article("Valley Post", SATURDAY, "the dispatch of Saturday")
LATER = article("Two Rivers Radio", date(2031, 5, 20), "the news of Tuesday")

TAKEN = claim(DISPATCH, NORTH_SPEAKS, change="gained", actor="north", places=("velika", "dubra_district"))
COUNTED = claim(
    DISPATCH, NORTH_SPEAKS, change="holds", actor="north", places=("south_valley",), quantity=("districts", 3, 3, 3)
)
DENIED = claim(
    DISPATCH,
    SOUTH_SPEAKS,
    change="gained",
    actor="north",
    denied=True,
    about=(TAKEN, COUNTED),
    words="denied the claim",
)
REACHED = claim(DISPATCH, LANTERN_SPEAKS, change="advances", actor="north", places=("dubra_village",))
UNVERIFIED = claim(DISPATCH, modality=Modality.UNVERIFIED, about=(TAKEN,), words="could not be checked")
ANNOUNCED = claim(
    DISPATCH,
    NORTH_SPEAKS,
    kind="politics",
    actor="north",
    modality=Modality.PLANNED,
    words="members of a valley council will be announced",
    when=(date(2031, 5, 18), date(2031, 5, 19)),
)
NAMED = claim(
    LATER, kind="politics", actor="north", words="The North announced the members of its valley council on Tuesday"
)
HISTORY = claim(DISPATCH, change="holds", actor="north", places=("lesno",), background=True)
CAPTION = claim(DISPATCH, change="holds", actor="north", places=("kamen",), zone=ZoneKind.CAPTION)

ALL_OF_SATURDAY = (TAKEN, COUNTED, DENIED, REACHED, UNVERIFIED, ANNOUNCED, HISTORY, CAPTION)


@pytest.fixture(scope="module")
def saturday() -> HandView:
    return view_of(*ALL_OF_SATURDAY, articles=(DISPATCH,))


def test_district_that_nobody_bears_out_is_disputed(saturday: HandView) -> None:
    velika = the_answer(weighed(saturday), "holds Velika")
    assert velika.rung == "disputed"
    assert velika.independent_support == 0
    assert {(c.role, c.claim_id) for c in velika.contributions} == {
        (Role.PUTS_FORWARD, TAKEN.id),
        (Role.DENIES, DENIED.id),
        (Role.DOUBTS, UNVERIFIED.id),
    }


def test_district_whose_village_is_seen_entered_is_supported_in_part_with_the_denial_shown(saturday: HandView) -> None:
    dubra = the_answer(weighed(saturday), "holds Dubra")
    assert dubra.rung == "supported"
    assert dubra.scope == "in part: presence there, not control; at Dubra, a place inside it"
    assert dubra.independent_support == 1
    assert {c.role for c in dubra.contributions} >= {Role.PUTS_FORWARD, Role.DENIES, Role.BEARS_OUT}


def test_count_is_disputed_and_held_against_the_names(saturday: HandView) -> None:
    counted = the_answer(weighed(saturday), "3 of 3 districts")
    assert counted.rung == "disputed"
    assert counted.reasons[-1] == "3 of 3 districts are counted, and 2 named: Dubra and Velika."


def test_what_a_village_shows_bears_out_no_count_of_districts(saturday: HandView) -> None:
    assert the_answer(weighed(saturday), "3 of 3 districts").independent_support == 0


def test_announcement_is_open_until_its_days_have_passed(saturday: HandView) -> None:
    announced = the_answer(weighed(saturday), "announced:")
    assert (announced.rung, announced.reasons[0]) == ("open", "Announced for 2031-05-18 to 2031-05-19.")


def test_announcement_is_overdue_when_its_days_have_passed_unheard(saturday: HandView) -> None:
    assert the_answer(weighed(saturday, today=date(2031, 5, 20)), "announced:").rung == "overdue"


def test_announcement_is_kept_when_a_later_report_says_so() -> None:
    view = view_of(*ALL_OF_SATURDAY, NAMED, articles=(DISPATCH, LATER))
    kept = the_answer(weighed(view), "announced:")
    assert kept.rung == "kept"
    assert any("after the last day named" in reason for reason in kept.reasons)
    assert NAMED.id in {c.claim_id for c in kept.contributions}


def test_view_of_the_day_before_the_report_still_shows_the_announcement_open() -> None:
    view = view_of(*ALL_OF_SATURDAY, NAMED, articles=(DISPATCH, LATER))
    assert the_answer(weighed(view.published_by(SATURDAY)), "announced:").rung == "open"


def test_history_and_captions_are_listed_as_such(saturday: HandView) -> None:
    assessments = weighed(saturday)
    assert the_answer(assessments, "holds Lesno").scope == "as background"
    assert the_answer(assessments, "holds Kamen").scope == "from captions only"
    assert the_answer(assessments, "holds Kamen").independent_support == 0


def test_bare_denial_and_bare_doubt_are_no_answers_of_their_own(saturday: HandView) -> None:
    answers = [one.answer for one in weighed(saturday)]
    assert not [answer for answer in answers if "denied" in answer]
    assert len(answers) == 7


def test_report_that_dates_itself_within_the_days_announced_keeps_it_in_other_words() -> None:
    on_time = claim(
        LATER, kind="politics", actor="north", words="The council sits", when=(date(2031, 5, 19), date(2031, 5, 19))
    )
    view = view_of(*ALL_OF_SATURDAY, on_time, articles=(DISPATCH, LATER))
    assert the_answer(weighed(view), "announced:").rung == "kept"


def test_later_report_on_something_else_keeps_nothing() -> None:
    other = claim(LATER, kind="politics", actor="north", words="The North received envoys of the coast")
    view = view_of(*ALL_OF_SATURDAY, other, articles=(DISPATCH, LATER))
    assert the_answer(weighed(view), "announced:").rung == "overdue"
