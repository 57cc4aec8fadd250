"""What a link weighs: how much of the target it touches, times how directly it is tied."""

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
    links_of,
    the_answer,
    view_of,
    weighed,
)
from sayso.model.claim import Claim
from sayso.model.finding import Link, LinkKind

MONDAY, TUESDAY = date(2031, 5, 12), date(2031, 5, 13)
POST, HERALD = article("Valley Post", MONDAY), article("Hill Herald", TUESDAY)
TAKEN = claim(POST, NORTH_SPEAKS, change="gained", actor="north", places=("velika",))


def link_between(source: Claim, target: Claim, *others: Claim) -> Link:
    (found,) = [
        link
        for link in links_of(view_of(target, source, *others, articles=(POST, HERALD)))
        if (link.source, link.target) == (source.id, target.id)
    ]
    return found


def test_the_same_answer_to_the_same_question_weighs_one() -> None:
    seen = claim(HERALD, LANTERN_SPEAKS, change="holds", actor="north", places=("velika",))
    assert link_between(seen, TAKEN).weight == 1.0


def test_a_part_by_name_weighs_by_what_is_lost() -> None:
    """0.8 for another answer that is a part of it, times 0.5 for its scope."""
    whole = claim(POST, NORTH_SPEAKS, change="gained", actor="north", places=("dubra_district",))
    seen = claim(HERALD, LANTERN_SPEAKS, change="advances", actor="north", places=("dubra_village",))
    assert link_between(seen, whole).weight == pytest.approx(0.4)


def test_one_of_two_places_is_half_of_it() -> None:
    both = claim(POST, NORTH_SPEAKS, change="gained", actor="north", places=("velika", "lesno"))
    seen = claim(HERALD, LANTERN_SPEAKS, change="holds", actor="north", places=("lesno",))
    assert link_between(seen, both).weight == pytest.approx(0.5)


def test_both_places_are_the_whole_of_it() -> None:
    both = claim(POST, NORTH_SPEAKS, change="gained", actor="north", places=("velika", "lesno"))
    seen = claim(HERALD, LANTERN_SPEAKS, change="holds", actor="north", places=("velika", "lesno"))
    assert link_between(seen, both).weight == 1.0


def test_two_reports_taken_to_be_of_one_event_weigh_less_than_one_question() -> None:
    struck = claim(POST, SOUTH_SPEAKS, kind="strike", actor="north", places=("velika",), when=(MONDAY, MONDAY))
    seen = claim(HERALD, LANTERN_SPEAKS, kind="strike", actor="north", places=("velika",), when=(MONDAY, MONDAY))
    assert link_between(seen, struck).weight == pytest.approx(0.8)


def test_a_bare_denial_weighs_less_than_one_that_says_what_it_denies() -> None:
    bare = claim(POST, SOUTH_SPEAKS, words="denied the claim", denied=True, about=(TAKEN,), actor="north")
    plain = claim(HERALD, SOUTH_SPEAKS, change="gained", actor="north", places=("velika",), denied=True)
    assert link_between(bare, TAKEN, plain).weight < link_between(plain, TAKEN, bare).weight


def test_who_denies_in_so_many_words_is_named_before_who_denies_by_nearness() -> None:
    bare = claim(POST, LANTERN_SPEAKS, words="denied the claim", denied=True, about=(TAKEN,))
    plain = claim(HERALD, SOUTH_SPEAKS, change="gained", actor="north", places=("velika",), denied=True)
    view = view_of(TAKEN, bare, plain, articles=(POST, HERALD))
    denying = [one for one in the_answer(weighed(view), "holds Velika").contributions if one.role == "denies"]
    assert [one.weight for one in denying] == sorted((one.weight for one in denying), reverse=True)
    assert {one.claim_id for one in denying} == {bare.id, plain.id}


def test_however_light_a_link_is_it_counts_as_before() -> None:
    """Weights order; they lift and lower nothing."""
    light = claim(HERALD, LANTERN_SPEAKS, change="advances", actor="north", places=("dubra_village",))
    whole = claim(POST, NORTH_SPEAKS, change="gained", actor="north", places=("dubra_district",))
    view: HandView = view_of(whole, light, articles=(POST, HERALD))
    assert [link.kind for link in links_of(view) if link.source == light.id] == [LinkKind.BEARS_OUT]
    assert the_answer(weighed(view), "holds Dubra").rung == "supported"
