"""What may meet across articles: places that the words name, sides that are known, events that may be one."""

from __future__ import annotations

from datetime import date

from ledger_by_hand import (
    LANTERN_SPEAKS,
    NORTH_SPEAKS,
    SOUTH_SPEAKS,
    article,
    claim,
    links_of,
    the_answer,
    view_of,
    weighed,
)
from sayso.model.claim import Modality
from sayso.model.finding import LinkKind

DAY = date(2031, 5, 14)
LATER = date(2031, 5, 16)
POST, HERALD = article("Valley Post", DAY), article("Hill Herald", DAY)
GAZETTE = article("River Gazette", LATER)


def kinds_of_links(*claims: object) -> set[LinkKind]:
    return {link.kind for link in links_of(view_of(*claims, articles=(POST, HERALD, GAZETTE)))}  # type: ignore[arg-type]


def test_place_taken_over_from_elsewhere_in_the_article_meets_nothing_in_another() -> None:
    named = claim(POST, NORTH_SPEAKS, change="holds", actor="north", places=("velika",))
    taken_over = claim(HERALD, SOUTH_SPEAKS, change="holds", actor="south", places=("velika",), inherited=True)
    assert kinds_of_links(named, taken_over) == set()


def test_two_articles_that_take_over_one_place_have_a_question_each() -> None:
    claims = [claim(one, kind="clash", places=("velika",), inherited=True) for one in (POST, HERALD)]
    found = weighed(view_of(*claims, articles=(POST, HERALD)))
    assert len({one.question.id for one in found}) == 2


def test_fighting_nowhere_in_particular_is_a_question_of_its_article() -> None:
    claims = [claim(one, kind="clash") for one in (POST, HERALD)]
    found = weighed(view_of(*claims, articles=(POST, HERALD)))
    assert len({one.question.id for one in found}) == 2


def test_strikes_by_people_whom_only_the_texts_know_contradict_each_other_in_nothing() -> None:
    one = claim(POST, LANTERN_SPEAKS, kind="strike", actor="text:militants", places=("velika",))
    other = claim(HERALD, NORTH_SPEAKS, kind="strike", actor="text:terrorist organisations", places=("velika",))
    assert LinkKind.CONTRADICTS not in kinds_of_links(one, other)


def test_strikes_of_two_days_contradict_each_other_in_nothing() -> None:
    one = claim(POST, SOUTH_SPEAKS, kind="strike", actor="north", places=("velika",), when=(DAY, DAY))
    other = claim(GAZETTE, NORTH_SPEAKS, kind="strike", actor="south", places=("velika",), when=(LATER, LATER))
    assert LinkKind.CONTRADICTS not in kinds_of_links(one, other)


def test_one_strike_put_on_two_sides_is_contradicted() -> None:
    hit = {"kind": "strike", "places": ("velika",), "target": "text:mill", "when": (DAY, DAY)}
    one = claim(POST, SOUTH_SPEAKS, actor="north", **hit)
    other = claim(HERALD, NORTH_SPEAKS, actor="south", **hit)
    assert LinkKind.CONTRADICTS in kinds_of_links(one, other)


def test_both_sides_that_shell_one_town_on_one_day_dispute_nothing() -> None:
    one = claim(POST, SOUTH_SPEAKS, kind="strike", actor="north", places=("velika",), when=(DAY, DAY))
    other = claim(HERALD, NORTH_SPEAKS, kind="strike", actor="south", places=("velika",), when=(DAY, DAY))
    assert LinkKind.CONTRADICTS not in kinds_of_links(one, other)


def test_strikes_on_one_town_and_day_with_other_means_are_two() -> None:
    gas = claim(POST, SOUTH_SPEAKS, kind="strike", actor="north", places=("velika",), words="dropped chlorine")
    fire = claim(HERALD, NORTH_SPEAKS, kind="strike", actor="south", places=("velika",), words="fired mortar shells")
    assert LinkKind.CONTRADICTS not in kinds_of_links(gas, fire)


def test_strikes_on_one_town_and_day_on_other_targets_are_two() -> None:
    mill = claim(POST, SOUTH_SPEAKS, kind="strike", actor="north", places=("velika",), target="text:mill")
    bridge = claim(HERALD, NORTH_SPEAKS, kind="strike", actor="south", places=("velika",), target="text:bridge")
    assert LinkKind.CONTRADICTS not in kinds_of_links(mill, bridge)


def test_undated_strikes_told_two_days_apart_do_not_bear_each_other_out() -> None:
    told = [claim(one, kind="strike", actor="north", places=("velika",)) for one in (POST, GAZETTE)]
    found = weighed(view_of(*told, articles=(POST, GAZETTE)))
    assert [one.rung for one in found] == ["reported", "reported"]


def test_undated_strikes_told_on_one_day_do() -> None:
    told = [claim(one, kind="strike", actor="north", places=("velika",)) for one in (POST, HERALD)]
    assert [one.rung for one in weighed(view_of(*told, articles=(POST, HERALD)))] == ["corroborated"]


def test_tolls_of_two_days_do_not_contradict() -> None:
    few = claim(POST, NORTH_SPEAKS, kind="casualties", places=("velika",), quantity=("killed", 2, 2, None))
    many = claim(GAZETTE, SOUTH_SPEAKS, kind="casualties", places=("velika",), quantity=("killed", 20, 20, None))
    assert LinkKind.CONTRADICTS not in kinds_of_links(few, many)


def test_undated_tolls_without_a_theatre_do_not_contradict() -> None:
    few = claim(POST, NORTH_SPEAKS, kind="casualties", places=("velika",), quantity=("killed", 2, 2, None))
    many = claim(HERALD, SOUTH_SPEAKS, kind="casualties", places=("velika",), quantity=("killed", 20, 20, None))
    links = links_of(view_of(few, many, articles=(POST, HERALD)), theatre=None)
    assert LinkKind.CONTRADICTS not in {link.kind for link in links}


def test_what_could_not_be_verified_contradicts_nothing() -> None:
    whole = claim(POST, LANTERN_SPEAKS, change="holds", actor="south", places=("velika",), modality=Modality.UNVERIFIED)
    held = claim(HERALD, NORTH_SPEAKS, change="holds", actor="north", places=("velika",))
    assert LinkKind.CONTRADICTS not in {
        link.kind for link in links_of(view_of(whole, held, articles=(POST, HERALD))) if link.source == whole.id
    }


def test_presence_in_a_village_bears_out_no_hold_of_the_province() -> None:
    whole = claim(POST, NORTH_SPEAKS, change="holds", actor="north", places=("south_valley",))
    seen = claim(HERALD, LANTERN_SPEAKS, change="advances", actor="north", places=("dubra_village",))
    answer = the_answer(weighed(view_of(whole, seen, articles=(POST, HERALD))), "holds South Valley")
    assert answer.rung == "claimed"


def test_presence_somewhere_in_the_province_bears_out_no_hold_of_it() -> None:
    whole = claim(POST, NORTH_SPEAKS, change="holds", actor="north", places=("south_valley",))
    seen = claim(HERALD, LANTERN_SPEAKS, change="advances", actor="north", places=("south_valley",))
    answer = the_answer(weighed(view_of(whole, seen, articles=(POST, HERALD))), "holds South Valley")
    assert answer.rung == "claimed"


def test_presence_in_a_village_bears_out_an_advance_into_the_province() -> None:
    advance = claim(POST, NORTH_SPEAKS, change="advances", actor="north", places=("south_valley",))
    seen = claim(HERALD, LANTERN_SPEAKS, change="advances", actor="north", places=("dubra_village",))
    answer = the_answer(weighed(view_of(advance, seen, articles=(POST, HERALD))), "advanced to South Valley")
    assert answer.rung == "supported"
