"""What becomes of announcements: talks, exchanges, withdrawals and ceasefires kept, broken, called off and overdue."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ledger_by_hand import (
    LANTERN_SPEAKS,
    MONITORS_SPEAK,
    NORTH_SPEAKS,
    SOUTH_SPEAKS,
    article,
    claim,
    retold,
    the_answer,
    view_of,
    weighed,
)
from sayso.model.claim import Modality
from sayso.model.finding import Assessment

MONDAY, TUESDAY, FRIDAY = date(2031, 5, 12), date(2031, 5, 13), date(2031, 5, 16)
SATURDAY, SUNDAY = date(2031, 5, 17), date(2031, 5, 18)
PAPER = article("Valley Post", MONDAY)
ON_FRIDAY, BY_FRIDAY = (FRIDAY, FRIDAY), (None, FRIDAY)


def outcome(announced: dict[str, Any], later: dict[str, Any], *, day: date = SUNDAY, **options: Any) -> Assessment:
    """The announcement of the North on Monday, weighed beside what monitors say later."""
    later_paper = article("Hill Herald", day)
    plan = claim(PAPER, NORTH_SPEAKS, modality=Modality.PLANNED, **announced)
    heard = claim(later_paper, options.pop("by", MONITORS_SPEAK), **later)
    found = weighed(view_of(plan, heard, articles=(PAPER, later_paper)), today=options.pop("today", SUNDAY))
    return the_answer(found, "announced:")


TALKS = {"kind": "talks", "actor": "north", "target": "south", "words": "the two will meet", "when": ON_FRIDAY}
EXCHANGE = {"kind": "detention", "actor": "north", "words": "will exchange forty prisoners", "when": ON_FRIDAY}
LEAVE = {"change": "withdraws", "actor": "north", "places": ("velika",), "when": BY_FRIDAY}
TRUCE = {"kind": "agreement", "actor": "north", "places": ("lesno",), "words": "a truce will begin", "when": ON_FRIDAY}
COUNCIL = {"kind": "politics", "actor": "north", "words": "will name its ministers", "when": ON_FRIDAY}

KEPT = [
    (TALKS, {"kind": "talks", "actor": "south", "target": "north", "words": "held talks", "when": ON_FRIDAY}),
    (TALKS, {"kind": "talks", "actor": "north", "target": "south", "words": "met in Brod"}),
    (EXCHANGE, {"kind": "detention", "actor": "north", "words": "released 38 prisoners", "when": ON_FRIDAY}),
    (EXCHANGE, {"kind": "detention", "actor": "south", "words": "swapped prisoners", "when": ON_FRIDAY}),
    (LEAVE, {"change": "withdraws", "actor": "north", "places": ("velika",)}),
    (TRUCE, {"kind": "agreement", "places": ("lesno",), "words": "the truce took effect"}),
    (COUNCIL, {"kind": "politics", "actor": "north", "words": "announced a cabinet"}),
]


@pytest.mark.parametrize(("announced", "later"), KEPT)
def test_what_a_later_report_tells_of_is_kept(announced: dict[str, Any], later: dict[str, Any]) -> None:
    assert outcome(announced, later).rung == "kept"


BROKEN = [
    (TALKS, {"kind": "talks", "actor": "north", "target": "south", "words": "did not meet", "denied": True}),
    (LEAVE, {"change": "withdraws", "actor": "north", "places": ("velika",), "denied": True}),
    (LEAVE, {"change": "holds", "actor": "north", "places": ("velika",)}),
    (TRUCE, {"kind": "agreement", "places": ("lesno",), "words": "no truce began", "denied": True}),
]


@pytest.mark.parametrize(("announced", "later"), BROKEN)
def test_what_is_said_after_the_last_day_not_to_be_so_is_broken(
    announced: dict[str, Any], later: dict[str, Any]
) -> None:
    assert outcome(announced, later).rung == "broken"


@pytest.mark.parametrize(("announced", "later"), BROKEN)
def test_until_the_last_day_there_was_time(announced: dict[str, Any], later: dict[str, Any]) -> None:
    assert outcome(announced, later, day=TUESDAY, today=TUESDAY).rung == "open"


def test_what_is_called_off_is_broken_before_its_day() -> None:
    called_off = {"kind": "talks", "actor": "south", "target": "north", "words": "talks were called off"}
    assert outcome(TALKS, {**called_off, "denied": True}, day=TUESDAY, today=TUESDAY).rung == "broken"


ABOUT_SOMETHING_ELSE = [
    (TALKS, {"kind": "talks", "actor": "north", "target": "south", "words": "met", "when": (MONDAY, MONDAY)}),
    (EXCHANGE, {"kind": "detention", "actor": "north", "words": "captured three soldiers", "when": ON_FRIDAY}),
    (EXCHANGE, {"kind": "detention", "words": "prisoners were freed in the coast war", "when": (SUNDAY, SUNDAY)}),
    (LEAVE, {"change": "withdraws", "actor": "north", "places": ("lesno",)}),
    (LEAVE, {"change": "withdraws", "actor": "south", "places": ("velika",)}),
    (TRUCE, {"kind": "agreement", "actor": "south", "places": ("lesno",), "words": "broke the truce"}),
    (TRUCE, {"kind": "agreement", "places": ("lesno",), "words": "had proposed a ceasefire", "when": ON_FRIDAY}),
    (COUNCIL, {"kind": "politics", "actor": "north", "words": "received the envoys of the coast"}),
    (COUNCIL, {"kind": "politics", "actor": "south", "words": "announced a cabinet"}),
]


@pytest.mark.parametrize(("announced", "later"), ABOUT_SOMETHING_ELSE)
def test_what_is_about_something_else_leaves_it_overdue(announced: dict[str, Any], later: dict[str, Any]) -> None:
    assert outcome(announced, later).rung == "overdue"


def test_what_is_told_months_later_is_another_matter() -> None:
    later = date(2031, 8, 20)
    met = {"kind": "talks", "actor": "north", "target": "south", "words": "met in Brod", "when": (later, later)}
    assert outcome(TALKS, met, day=later, today=later).rung == "overdue"


def test_what_happened_in_time_and_is_told_later_is_not_called_late() -> None:
    met = {"kind": "talks", "actor": "north", "target": "south", "words": "met", "when": ON_FRIDAY}
    assert "A later claim, of 2031-05-18, says that it came about." in outcome(TALKS, met).reasons


def test_what_happened_late_is_called_late() -> None:
    met = {"kind": "talks", "actor": "north", "target": "south", "words": "met", "when": (SATURDAY, SATURDAY)}
    assert any(reason.endswith("came about, after the last day named.") for reason in outcome(TALKS, met).reasons)


def test_a_promise_points_to_what_is_promised_where_that_stands_apart() -> None:
    promise = claim(PAPER, NORTH_SPEAKS, kind="vow", actor="north", modality=Modality.PLANNED, when=BY_FRIDAY)
    promised = claim(PAPER, NORTH_SPEAKS, modality=Modality.PLANNED, **{**EXCHANGE, "when": BY_FRIDAY})
    found = weighed(view_of(promise, promised, articles=(PAPER,)), today=SUNDAY)
    vowed = the_answer(found, "announced: northern army vowed")
    assert vowed.rung == "open"
    assert "What is promised is weighed as a question of its own." in vowed.reasons
    assert the_answer(found, "captured, held or released").rung == "overdue"


def test_the_same_promise_again_keeps_nothing() -> None:
    again = {"kind": "vow", "actor": "north", "words": "warned of an answer again"}
    promise = {"kind": "vow", "actor": "north", "words": "warned of an answer", "when": BY_FRIDAY}
    assert outcome(promise, again, by=NORTH_SPEAKS).rung == "overdue"


def test_a_side_said_to_be_still_there_by_two_has_not_left() -> None:
    held = [
        claim(article(paper, SUNDAY), by, change="holds", actor="north", places=("velika",))
        for paper, by in (("Hill Herald", LANTERN_SPEAKS), ("Two Rivers Radio", SOUTH_SPEAKS))
    ]
    plan = claim(PAPER, NORTH_SPEAKS, modality=Modality.PLANNED, **LEAVE)
    papers = (PAPER, article("Hill Herald", SUNDAY), article("Two Rivers Radio", SUNDAY))
    assert the_answer(weighed(view_of(plan, *held, articles=papers)), "announced:").rung == "broken"


def test_announcement_is_not_kept_by_a_reprint_of_the_story_that_announced_it() -> None:
    """The story itself also says that the North is there: printed again the next day, it is no later word."""
    text = " ".join(f"word{n} of the story" for n in range(40))
    first, again = article("Valley Post", MONDAY, text), article("Hill Herald", TUESDAY, text)
    plan = claim(first, NORTH_SPEAKS, change="holds", actor="north", places=("velika",), modality=Modality.PLANNED)
    held = claim(first, NORTH_SPEAKS, change="holds", actor="north", places=("velika",))
    view = view_of(plan, held, retold(plan, again), retold(held, again), articles=(first, again))
    assert the_answer(weighed(view), "announced:").rung == "open"
