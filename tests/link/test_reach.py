"""How far denials, contradictions and support reach: one matter, two voices, one event."""

from __future__ import annotations

from datetime import date, timedelta

from ledger_by_hand import (
    LANTERN_SPEAKS,
    MONITORS_SPEAK,
    NORTH_SPEAKS,
    SOUTH_SPEAKS,
    HandView,
    article,
    claim,
    links_of,
    view_of,
)
from sayso.model.claim import Claim
from sayso.model.finding import LinkKind

DAY = date(2031, 5, 14)
NEXT = DAY + timedelta(days=1)
POST, HERALD = article("Valley Post", DAY), article("Hill Herald", DAY)


def kinds_between(source: Claim, target: Claim, view: HandView) -> set[LinkKind]:
    return {one.kind for one in links_of(view) if (one.source, one.target) == (source.id, target.id)}


def struck(of: object = POST, by: object = MONITORS_SPEAK, **slots: object) -> Claim:
    return claim(of, by, kind="strike", places=("velika",), **slots)  # type: ignore[arg-type]


def test_denied_involvement_answers_who_names_the_denier() -> None:
    accusation = struck(by=SOUTH_SPEAKS, actor="north", words="the North shelled Velika")
    denial = struck(by=NORTH_SPEAKS, actor="north", denied=True, words="denied any involvement", about=(accusation,))
    view = view_of(accusation, denial, articles=(POST,))
    assert kinds_between(denial, accusation, view) == {LinkKind.DENIES}


def test_denied_involvement_denies_no_strike() -> None:
    seen = struck(words="a shell hit Velika")
    denial = struck(by=NORTH_SPEAKS, denied=True, words="denied any involvement", about=(seen,))
    assert not kinds_between(denial, seen, view_of(seen, denial, articles=(POST,)))


def test_calling_a_source_biased_answers_that_source_alone() -> None:
    theirs, other = struck(words="a mill was shelled"), struck(by=LANTERN_SPEAKS, words="a school was shelled")
    words = "dismissed the monitors' reporting as biased"
    denial = struck(by=NORTH_SPEAKS, denied=True, words=words, about=(theirs, other))
    view = view_of(theirs, other, denial, articles=(POST,))
    assert kinds_between(denial, theirs, view) == {LinkKind.DENIES}
    assert not kinds_between(denial, other, view)


def test_nobody_denies_himself_in_one_article() -> None:
    told = struck(by=SOUTH_SPEAKS, actor="north", words="the North bombed Velika")
    again = struck(by=SOUTH_SPEAKS, actor="north", denied=True, words="the bombing of Velika was no accident")
    assert LinkKind.DENIES not in kinds_between(again, told, view_of(told, again, articles=(POST,)))


def test_two_figures_that_one_article_sets_side_by_side_are_no_dispute() -> None:
    counted = [
        claim(POST, by, kind="casualties", places=("velika",), quantity=("killed", n, n, None), when=(DAY, DAY))
        for by, n in ((LANTERN_SPEAKS, 3), (MONITORS_SPEAK, 5))
    ]
    assert LinkKind.CONTRADICTS not in kinds_between(*counted, view_of(*counted, articles=(POST,)))


def test_two_figures_in_two_articles_are_one() -> None:
    counted = [
        claim(of, by, kind="casualties", places=("velika",), quantity=("killed", n, n, None), when=(DAY, DAY))
        for of, by, n in ((POST, LANTERN_SPEAKS, 3), (HERALD, MONITORS_SPEAK, 5))
    ]
    assert LinkKind.CONTRADICTS in kinds_between(*counted, view_of(*counted, articles=(POST, HERALD)))


def test_town_held_in_may_and_by_another_in_july_is_no_dispute() -> None:
    """Both are said on one day; what they are of lies two months apart."""
    spring = claim(
        POST, NORTH_SPEAKS, change="holds", actor="north", places=("velika",), when=(date(2031, 3, 1), date(2031, 3, 9))
    )
    now = claim(HERALD, SOUTH_SPEAKS, change="holds", actor="south", places=("velika",), when=(DAY, DAY))
    assert LinkKind.CONTRADICTS not in kinds_between(now, spring, view_of(spring, now, articles=(POST, HERALD)))


def test_dead_of_the_next_day_bear_out_no_strike_of_the_day_before() -> None:
    hit = struck(by=SOUTH_SPEAKS, actor="north", when=(DAY, DAY))
    dead = [
        claim(HERALD, LANTERN_SPEAKS, kind="casualties", places=("velika",), quantity=("killed", 9, 9, None), when=days)
        for days in ((DAY, DAY), (NEXT, NEXT))
    ]
    view = view_of(hit, *dead, articles=(POST, HERALD))
    assert [LinkKind.BEARS_OUT in kinds_between(one, hit, view) for one in dead] == [True, False]


def test_dead_of_one_side_bear_out_no_strike_of_the_other() -> None:
    hit = struck(by=SOUTH_SPEAKS, actor="north", when=(DAY, DAY))
    dead = claim(
        HERALD,
        LANTERN_SPEAKS,
        kind="casualties",
        actor="south",
        places=("velika",),
        quantity=("killed", 9, 9, None),
        when=(DAY, DAY),
    )
    assert LinkKind.BEARS_OUT not in kinds_between(dead, hit, view_of(hit, dead, articles=(POST, HERALD)))
