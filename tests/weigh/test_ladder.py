"""The ladder as data, and the rungs that a dispatch alone does not reach."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ledger_by_hand import (
    KINDS,
    LANTERN_SPEAKS,
    MONITORS_SPEAK,
    NORTH_SPEAKS,
    SOUTH_SPEAKS,
    VALLEYS,
    article,
    claim,
    links_of,
    origins_of,
    the_answer,
    view_of,
    weighed,
)
from sayso.errors import PackError
from sayso.model.claim import Modality
from sayso.ontology.ladder import load_ladder, read_ladder
from sayso.weigh import assess

LADDER = load_ladder()
POST, HERALD = article("Valley Post", date(2031, 5, 12)), article("Hill Herald", date(2031, 5, 13))
TAKEN = claim(POST, NORTH_SPEAKS, change="gained", actor="north", places=("velika",))
DENIAL = claim(HERALD, SOUTH_SPEAKS, change="gained", actor="north", places=("velika",), denied=True)


def test_ladder_names_every_standing_of_the_glossary() -> None:
    assert {rung.name for rung in LADDER.rungs} == {
        *("claimed", "reported", "disputed", "supported", "corroborated", "conceded", "documented"),
        *("withdrawn", "overtaken", "open", "kept", "broken", "overdue"),
    }


@pytest.mark.parametrize(
    ("facts", "rung"),
    [
        ({"sides": 1}, "claimed"),
        ({"reporting": 1, "independent": 1}, "reported"),
        ({"sides": 1, "disputed": 1}, "disputed"),
        ({"sides": 1, "independent": 1}, "supported"),
        ({"sides": 1, "independent_in_part": 1}, "supported"),
        ({"independent": 2, "reporting": 2}, "corroborated"),
        ({"sides": 1, "conceding": 1, "disputed": 1}, "conceded"),
        ({"sides": 1, "documented": 1}, "documented"),
        ({"withdrawn": 1, "sides": 1}, "withdrawn"),
        ({"overtaken": 1, "independent": 2}, "overtaken"),
    ],
)
def test_facts_lead_to_their_rung(facts: dict[str, int], rung: str) -> None:
    assert LADDER.stand(facts).name == rung


def test_ladder_without_a_last_rung_for_everything_is_refused(tmp_path: Path) -> None:
    row = (
        'name = "high"\nfamily = "fact"\nheight = 1\ngloss = "high"\nneeds = [{ independent = 9 }]\nwould_change = []\n'
    )
    (tmp_path / "ladder.toml").write_text(f"[[rungs]]\n{row}", encoding="utf-8")
    with pytest.raises(PackError, match="must need nothing"):
        read_ladder(tmp_path / "ladder.toml")


def test_ladder_that_asks_for_an_unknown_fact_is_refused(tmp_path: Path) -> None:
    row = 'name = "high"\nfamily = "fact"\nheight = 1\ngloss = "high"\nneeds = [{ luck = 1 }]\nwould_change = []\n'
    (tmp_path / "ladder.toml").write_text(f"[[rungs]]\n{row}", encoding="utf-8")
    with pytest.raises(PackError, match="unknown fact 'luck'"):
        read_ladder(tmp_path / "ladder.toml")


def test_denied_claim_that_an_organisation_bears_out_is_supported_with_the_denial_shown() -> None:
    seen = claim(HERALD, LANTERN_SPEAKS, change="holds", actor="north", places=("velika",))
    answer = the_answer(weighed(view_of(TAKEN, DENIAL, seen, articles=(POST, HERALD))), "northern army holds Velika")
    assert answer.rung == "supported"
    assert any(reason.startswith("Denied by Southern spokesman Tomas Brod") for reason in answer.reasons)


def test_a_speaker_whose_words_do_not_name_his_side_is_told_with_it() -> None:
    denial = claim(
        HERALD, ("tomas_brod", "south", "Tomas Brod"), change="gained", actor="north", places=("velika",), denied=True
    )
    answer = the_answer(weighed(view_of(TAKEN, denial, articles=(POST, HERALD))), "northern army holds Velika")
    assert any(reason.startswith("Denied by Tomas Brod for southern forces") for reason in answer.reasons)


def test_organisations_on_both_sides_of_a_matter_leave_it_disputed() -> None:
    seen = claim(HERALD, LANTERN_SPEAKS, change="holds", actor="north", places=("velika",))
    unseen = claim(HERALD, MONITORS_SPEAK, change="holds", actor="north", places=("velika",), denied=True)
    view = view_of(TAKEN, seen, unseen, articles=(POST, HERALD))
    assert the_answer(weighed(view), "northern army holds Velika").rung == "disputed"


@pytest.mark.parametrize(("one", "other"), [("north", "south"), ("south", "north")])
def test_contested_parts_are_told_in_order_of_time_whatever_the_sides_are_called(one: str, other: str) -> None:
    whole = claim(POST, (None, one, "a spokesman"), change="holds", actor=one, places=("south_valley",))
    entered = claim(HERALD, MONITORS_SPEAK, change="holds", actor=other, places=("velika",))
    later = article("River Gazette", date(2031, 5, 14))
    left = claim(later, MONITORS_SPEAK, change="withdraws", actor=one, places=("dubra_district",))
    found = the_answer(weighed(view_of(whole, entered, left, articles=(POST, HERALD, later))), "holds South Valley")
    assert [part.rsplit(" ", 1)[-1] for part in found.scope.split("; ")] == ["Velika", "Dubra"]


def test_side_cannot_bear_out_its_own_claim() -> None:
    again = claim(HERALD, (None, "north", "the Northern army"), change="holds", actor="north", places=("velika",))
    assert the_answer(weighed(view_of(TAKEN, again, articles=(POST, HERALD))), "holds Velika").rung == "claimed"


def test_hedged_words_bear_nothing_out() -> None:
    hedged = claim(
        HERALD, LANTERN_SPEAKS, change="holds", actor="north", places=("velika",), modality=Modality.POSSIBLE
    )
    answer = the_answer(weighed(view_of(TAKEN, hedged, articles=(POST, HERALD))), "holds Velika")
    assert answer.independent_support == 0
    assert answer.rung != "supported"


def test_claim_that_everybody_took_back_is_withdrawn() -> None:
    view = view_of(TAKEN, articles=(POST,), withdrawn=(TAKEN.id,))
    assert the_answer(weighed(view), "holds Velika").rung == "withdrawn"


def test_later_and_better_founded_state_overtakes_the_earlier() -> None:
    june = article("Hill Herald", date(2031, 5, 20))
    retaken = [
        claim(june, SOUTH_SPEAKS, change="gained", actor="south", places=("velika",)),
        claim(june, LANTERN_SPEAKS, change="holds", actor="south", places=("velika",)),
    ]
    assessments = weighed(view_of(TAKEN, *retaken, articles=(POST, june)))
    assert the_answer(assessments, "northern army holds Velika").rung == "overtaken"
    assert the_answer(assessments, "southern forces holds Velika").rung == "supported"


def test_evidence_that_an_analyst_attached_documents_a_claim() -> None:
    view = view_of(TAKEN, articles=(POST,))
    found = assess(
        view, links_of(view), origins_of(view), kinds=KINDS, ladder=LADDER, theatre=VALLEYS, documented=(TAKEN.id,)
    )
    assert the_answer(found, "holds Velika").rung == "documented"


def test_denial_alone_is_an_answer_that_somebody_denies() -> None:
    answer = the_answer(weighed(view_of(DENIAL, articles=(HERALD,))), "it is denied that")
    assert (answer.rung, answer.answer) == ("claimed", "it is denied that northern army holds Velika")


def test_announcement_that_is_later_said_not_to_have_come_about_is_broken() -> None:
    late = article("Hill Herald", date(2031, 5, 16))
    planned = claim(
        POST,
        NORTH_SPEAKS,
        kind="agreement",
        actor="north",
        places=("velika",),
        modality=Modality.PLANNED,
        when=(date(2031, 5, 13), date(2031, 5, 14)),
    )
    unkept = claim(late, LANTERN_SPEAKS, kind="agreement", actor="north", places=("velika",), denied=True)
    assert the_answer(weighed(view_of(planned, unkept, articles=(POST, late))), "announced:").rung == "broken"


def test_announcement_kept_by_the_word_of_the_announcer_alone_says_so() -> None:
    late = article("Hill Herald", date(2031, 5, 16))
    planned = claim(POST, NORTH_SPEAKS, kind="agreement", actor="north", places=("velika",), modality=Modality.PLANNED)
    done = claim(late, NORTH_SPEAKS, kind="agreement", actor="north", places=("velika",))
    answer = the_answer(weighed(view_of(planned, done, articles=(POST, late))), "announced:")
    assert (answer.rung, answer.scope) == ("kept", "by its own account")


def test_question_long_silent_says_when_it_was_last_heard_of() -> None:
    answer = the_answer(weighed(view_of(TAKEN, articles=(POST,)), today=date(2031, 5, 30)), "holds Velika")
    assert "Not heard again since 2031-05-12." in answer.reasons


def test_numbers_are_told_each_with_its_claimant_and_never_added() -> None:
    tolls = [
        claim(of, by, kind="displacement", places=("velika",), quantity=("displaced", n, n, None))
        for of, by, n in ((POST, NORTH_SPEAKS, 100), (HERALD, LANTERN_SPEAKS, 300))
    ]
    answers = [one.answer for one in weighed(view_of(*tolls, articles=(POST, HERALD)))]
    assert [answer for answer in answers if "100 displaced" in answer]
    assert [answer for answer in answers if "300 displaced" in answer]
    assert not [answer for answer in answers if "400" in answer]


def test_gain_announced_without_a_name_is_taken_for_the_speakers_own() -> None:
    bare = claim(POST, NORTH_SPEAKS, change="gained", places=("velika",))
    answer = the_answer(weighed(view_of(bare, articles=(POST,))), "north holds Velika")
    assert "Where the words name nobody, the speaker's own side is taken to be meant." in answer.reasons


def test_the_dead_of_a_strike_lift_nobody_s_word_on_who_struck() -> None:
    accused = [
        claim(of, by, kind="strike", actor=actor, target="text:mill", places=("velika",), words="shelled Velika")
        for of, by, actor in ((POST, SOUTH_SPEAKS, "north"), (POST, NORTH_SPEAKS, "south"))
    ]
    dead = claim(POST, LANTERN_SPEAKS, kind="casualties", places=("velika",), quantity=("killed", 9, 9, None))
    found = weighed(view_of(*accused, dead, articles=(POST,)))
    assert {the_answer(found, f"{who} struck Velika").rung for who in ("northern army", "southern forces")} == {
        "disputed"
    }


def test_a_broken_truce_is_no_second_report_of_its_making() -> None:
    made, broken = (
        replace(
            claim(of, by, kind="agreement", actor="north", places=("lesno",), words=words), rule=f"agreement: {act}"
        )
        for of, by, words, act in (
            (POST, LANTERN_SPEAKS, "the truce took effect", "truce"),
            (HERALD, MONITORS_SPEAK, "the North broke the truce", "break"),
        )
    )
    found = weighed(view_of(made, broken, articles=(POST, HERALD)))
    assert sorted(one.rung for one in found) == ["reported", "reported"]
    assert all("truce" in one.answer for one in found)


def test_history_stands_apart_from_what_is_said_of_today() -> None:
    now = claim(POST, NORTH_SPEAKS, change="holds", actor="north", places=("velika",))
    history = claim(POST, change="holds", actor="north", places=("velika",), denied=True, background=True)
    by_claim = {one.contributions[0].claim_id: one for one in weighed(view_of(now, history, articles=(POST,)))}
    assert {part.claim_id for part in by_claim[now.id].contributions} == {now.id}
    assert by_claim[now.id].question.id != by_claim[history.id].question.id
