"""What claims do to each other."""

from __future__ import annotations

from datetime import date

from ledger_by_hand import (
    LANTERN_SPEAKS,
    MONITORS_SPEAK,
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
from sayso.model.claim import Claim, Modality, Stance
from sayso.model.finding import Link, LinkKind

MONDAY, TUESDAY = date(2031, 5, 12), date(2031, 5, 13)
POST = article("Valley Post", MONDAY)
HERALD = article("Hill Herald", TUESDAY)
NORTHERN_COURIER = article("Northern Courier", TUESDAY)
TAKEN = claim(POST, NORTH_SPEAKS, change="gained", actor="north", places=("velika",))


def links_between(source: Claim, target: Claim, view: HandView) -> list[Link]:
    return [link for link in links_of(view) if (link.source, link.target) == (source.id, target.id)]


def test_denial_in_another_article_denies_the_same_proposition() -> None:
    denial = claim(HERALD, SOUTH_SPEAKS, change="gained", actor="north", places=("velika",), denied=True)
    (link,) = links_between(denial, TAKEN, view_of(TAKEN, denial, articles=(POST, HERALD)))
    assert (link.kind, link.rule, link.scope) == (LinkKind.DENIES, "denies the same proposition", "")


def test_denial_of_holding_denies_the_taking() -> None:
    denial = claim(HERALD, SOUTH_SPEAKS, change="holds", actor="north", places=("velika",), denied=True)
    assert links_between(denial, TAKEN, view_of(TAKEN, denial, articles=(POST, HERALD)))


def test_denial_spoken_before_the_event_does_not_reach_it() -> None:
    taken = claim(HERALD, NORTH_SPEAKS, change="gained", actor="north", places=("velika",), when=(TUESDAY, TUESDAY))
    denial = claim(POST, SOUTH_SPEAKS, change="gained", actor="north", places=("velika",), denied=True)
    assert not links_between(denial, taken, view_of(taken, denial, articles=(POST, HERALD)))


def test_two_sides_that_claim_one_place_contradict_each_other_both_ways() -> None:
    ours = claim(HERALD, SOUTH_SPEAKS, change="holds", actor="south", places=("velika",))
    view = view_of(TAKEN, ours, articles=(POST, HERALD))
    assert [link.kind for link in links_between(ours, TAKEN, view)] == [LinkKind.CONTRADICTS]
    assert [link.kind for link in links_between(TAKEN, ours, view)] == [LinkKind.CONTRADICTS]


def test_organisation_without_a_side_may_contradict_one() -> None:
    seen = claim(HERALD, LANTERN_SPEAKS, change="holds", actor="south", places=("velika",))
    view = view_of(TAKEN, seen, articles=(POST, HERALD))
    assert [link.kind for link in links_between(seen, TAKEN, view)] == [LinkKind.CONTRADICTS]


def test_second_speaker_of_a_side_repeats_it() -> None:
    again = claim(HERALD, NORTH_SPEAKS, change="holds", actor="north", places=("velika",))
    view = view_of(TAKEN, again, articles=(POST, HERALD))
    assert [link.kind for link in links_between(again, TAKEN, view)] == [LinkKind.REPEATS]


def test_actor_that_the_theatre_lacks_contradicts_nobody() -> None:
    """Gunmen may be the North's own: who holds it against whom is not guessed."""
    gunmen = claim(HERALD, LANTERN_SPEAKS, change="holds", actor="text:gunmen", places=("velika",))
    assert not links_between(gunmen, TAKEN, view_of(TAKEN, gunmen, articles=(POST, HERALD)))


def test_holding_a_part_contradicts_holding_the_whole_in_that_part() -> None:
    whole = claim(POST, NORTH_SPEAKS, change="holds", actor="north", places=("south_valley",))
    part = claim(HERALD, SOUTH_SPEAKS, change="holds", actor="south", places=("velika",))
    view = view_of(whole, part, articles=(POST, HERALD))
    (link,) = links_between(part, whole, view)
    assert (link.kind, link.scope) == (LinkKind.CONTRADICTS, "for southern forces holds Velika")
    assert the_answer(weighed(view), "holds South Valley").scope == "in part: for southern forces holds Velika"


def test_states_a_month_apart_do_not_contradict() -> None:
    june = article("Hill Herald", date(2031, 6, 12))
    ours = claim(june, SOUTH_SPEAKS, change="holds", actor="south", places=("velika",))
    assert not links_between(ours, TAKEN, view_of(TAKEN, ours, articles=(POST, june)))


def test_side_that_says_it_lost_the_place_concedes() -> None:
    admission = claim(HERALD, SOUTH_SPEAKS, change="lost", actor="south", places=("velika",))
    view = view_of(TAKEN, admission, articles=(POST, HERALD))
    assert LinkKind.CONCEDES in {link.kind for link in links_between(admission, TAKEN, view)}
    assert the_answer(weighed(view), "northern army holds Velika").rung == "conceded"


def test_concession_told_only_by_the_winners_outlet_does_not_count() -> None:
    admission = claim(NORTHERN_COURIER, SOUTH_SPEAKS, change="gained", actor="north", places=("velika",))
    view = view_of(TAKEN, admission, articles=(POST, NORTHERN_COURIER))
    assert LinkKind.CONCEDES not in {link.kind for link in links_of(view)}


def test_hedged_admission_concedes_nothing() -> None:
    hedged = claim(HERALD, SOUTH_SPEAKS, change="gained", actor="north", places=("velika",), modality=Modality.POSSIBLE)
    view = view_of(TAKEN, hedged, articles=(POST, HERALD))
    assert LinkKind.CONCEDES not in {link.kind for link in links_of(view)}


def test_victim_accuses_and_does_not_concede() -> None:
    struck = claim(POST, LANTERN_SPEAKS, kind="strike", actor="north", target="south", places=("velika",))
    accusation = claim(HERALD, SOUTH_SPEAKS, kind="strike", actor="north", target="south", places=("velika",))
    view = view_of(struck, accusation, articles=(POST, HERALD))
    assert LinkKind.CONCEDES not in {link.kind for link in links_of(view)}


def test_doer_who_admits_a_strike_concedes() -> None:
    struck = claim(POST, LANTERN_SPEAKS, kind="strike", actor="north", places=("velika",))
    admission = claim(HERALD, NORTH_SPEAKS, kind="strike", actor="north", places=("velika",), stance=Stance.CONCEDES)
    view = view_of(struck, admission, articles=(POST, HERALD))
    assert [link.kind for link in links_between(admission, struck, view)] == [LinkKind.CONCEDES]


def test_village_reached_bears_out_the_district_in_part() -> None:
    taken = claim(POST, NORTH_SPEAKS, change="gained", actor="north", places=("dubra_district",))
    seen = claim(HERALD, LANTERN_SPEAKS, change="advances", actor="north", places=("dubra_village",))
    (link,) = links_between(seen, taken, view_of(taken, seen, articles=(POST, HERALD)))
    assert (link.kind, link.scope) == (
        LinkKind.BEARS_OUT,
        "presence there, not control; at Dubra, a place inside it",
    )


def test_numbers_that_cannot_both_hold_contradict() -> None:
    few = claim(POST, NORTH_SPEAKS, kind="casualties", places=("velika",), quantity=("killed", 2, 2, None))
    many = claim(HERALD, SOUTH_SPEAKS, kind="casualties", places=("velika",), quantity=("killed", 20, None, None))
    view = view_of(few, many, articles=(POST, HERALD))
    assert [link.kind for link in links_between(many, few, view)] == [LinkKind.CONTRADICTS]


def test_a_number_that_is_only_foreseen_contradicts_none() -> None:
    few = claim(POST, NORTH_SPEAKS, kind="casualties", places=("velika",), quantity=("killed", 2, 2, None))
    feared = claim(
        HERALD,
        SOUTH_SPEAKS,
        kind="casualties",
        places=("velika",),
        quantity=("killed", 20, None, None),
        modality=Modality.PLANNED,
    )
    assert links_of(view_of(few, feared, articles=(POST, HERALD))) == ()


def test_question_about_nothing_in_particular_joins_no_two_articles() -> None:
    here = claim(POST, NORTH_SPEAKS, kind="clash", actor="north")
    there = claim(HERALD, MONITORS_SPEAK, kind="clash", actor="north")
    assert links_of(view_of(here, there, articles=(POST, HERALD))) == ()


def test_history_denies_nothing_of_today() -> None:
    history = claim(HERALD, change="gained", actor="north", places=("velika",), denied=True, background=True)
    assert links_of(view_of(TAKEN, history, articles=(POST, HERALD))) == ()


def test_bare_denial_is_tied_to_each_claim_that_it_is_about() -> None:
    second = claim(POST, NORTH_SPEAKS, change="gained", actor="north", places=("lesno",))
    denial = claim(POST, SOUTH_SPEAKS, change="gained", denied=True, about=(TAKEN, second))
    view = view_of(TAKEN, second, denial, articles=(POST,))
    assert [link.target for link in links_of(view)] == sorted((TAKEN.id, second.id))
    assert {link.kind for link in links_of(view)} == {LinkKind.DENIES}


def test_without_a_theatre_denials_and_contradictions_are_still_found() -> None:
    denial = claim(HERALD, SOUTH_SPEAKS, change="gained", actor="north", places=("velika",), denied=True)
    ours = claim(HERALD, SOUTH_SPEAKS, change="holds", actor="south", places=("velika",))
    view = view_of(TAKEN, denial, ours, articles=(POST, HERALD))
    kinds = {link.kind for link in links_of(view, theatre=None)}
    assert {LinkKind.DENIES, LinkKind.CONTRADICTS} <= kinds


def test_what_is_said_of_a_country_contradicts_nothing_in_it() -> None:
    country = claim(POST, SOUTH_SPEAKS, change="holds", actor="south", places=("twin_valleys",))
    assert not links_between(country, TAKEN, view_of(TAKEN, country, articles=(POST,)))
