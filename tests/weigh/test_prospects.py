"""What would change where an answer stands: said for the question at hand, and so when it comes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ledger_by_hand import (
    LANTERN_SPEAKS,
    MONITORS_SPEAK,
    NORTH_SPEAKS,
    SOUTH_SPEAKS,
    article,
    claim,
    the_answer,
    view_of,
    weighed,
)
from sayso.errors import PackError
from sayso.model.claim import Claim, Modality
from sayso.model.finding import Assessment
from sayso.ontology.ladder import Rung, load_ladder, read_ladder
from sayso.ontology.load import load_kinds
from sayso.ontology.phrases import filled

POST, HERALD = article("Valley Post", date(2031, 5, 12)), article("Hill Herald", date(2031, 5, 13))
GAZETTE = article("River Gazette", date(2031, 5, 14))
TAKEN = claim(POST, NORTH_SPEAKS, change="gained", actor="north", places=("velika",))
DENIED = claim(HERALD, SOUTH_SPEAKS, change="gained", actor="north", places=("velika",), denied=True)
SEEN = claim(HERALD, LANTERN_SPEAKS, change="holds", actor="north", places=("velika",))
SEEN_TOO = claim(GAZETTE, MONITORS_SPEAK, change="holds", actor="north", places=("velika",))
UNSEEN = claim(GAZETTE, MONITORS_SPEAK, change="holds", actor="north", places=("velika",), denied=True)
CONCEDED = claim(GAZETTE, SOUTH_SPEAKS, change="lost", actor="south", places=("velika",))


def standing(
    *claims: Claim,
    answer: str = "northern army holds Velika",
    withdrawn: tuple[str, ...] = (),
    today: date | None = None,
) -> Assessment:
    """Where the answer stands after these claims."""
    view = view_of(*claims, articles=(POST, HERALD, GAZETTE), withdrawn=withdrawn)
    return the_answer(weighed(view, today=today), answer)


def test_claimed_asks_for_a_witness_of_that_place_and_for_the_side_it_hurts() -> None:
    witness = load_kinds()["control"].witness
    assert standing(TAKEN).would_change == (
        f"an origin without a side (such as {witness}) saying so of Velika",
        "an origin without a side saying so of a town or a village in Velika, for a part of it",
        "a denial by southern forces",
        "southern forces concedes it",
    )


def test_disputed_names_who_is_against_it() -> None:
    assert "the word of southern forces against it is taken back" in standing(TAKEN, DENIED).would_change


def test_disputed_by_a_witness_asks_for_more_witnesses_than_are_against_it() -> None:
    found = standing(TAKEN, UNSEEN)
    assert found.rung == "disputed"
    assert found.would_change[0].startswith("2 more origins without a side")
    assert standing(TAKEN, SEEN, UNSEEN).would_change[0].startswith("an origin")
    far = article("Lake Herald", date(2031, 5, 14))
    also_unseen = claim(far, LANTERN_SPEAKS, change="holds", actor="north", places=("velika",), denied=True)
    view = view_of(TAKEN, UNSEEN, also_unseen, articles=(POST, HERALD, GAZETTE, far))
    assert the_answer(weighed(view), "northern army holds Velika").would_change[0].startswith("3 more origins")


def test_supported_names_who_would_have_to_take_it_back() -> None:
    assert "the report of the charity Lantern is taken back" in standing(TAKEN, SEEN).would_change


def test_a_district_asks_for_the_places_inside_it() -> None:
    district = claim(POST, NORTH_SPEAKS, change="holds", actor="north", places=("dubra_district",))
    found = standing(district, answer="holds Dubra")
    assert "an origin without a side saying so of a town or a village in Dubra, for a part of it" in found.would_change


def test_supported_in_part_says_what_is_still_missing() -> None:
    district = claim(POST, NORTH_SPEAKS, change="holds", actor="north", places=("dubra_district",))
    village = claim(HERALD, LANTERN_SPEAKS, change="advances", actor="north", places=("dubra_village",))
    found = standing(district, village, answer="holds Dubra")
    assert found.would_change[0].endswith(f"the whole of it; so far {found.scope.removeprefix('in part: ')}")


def test_a_toll_asks_for_its_own_number_from_who_counts() -> None:
    toll = claim(
        POST, NORTH_SPEAKS, kind="casualties", target="south", places=("velika",), quantity=("killed", 9, 9, None)
    )
    witness = load_kinds()["casualties"].witness
    assert standing(toll, answer="9 killed").would_change[0] == (
        f"an origin without a side (such as {witness}) that gives 9 killed at Velika"
    )


def test_no_side_is_asked_to_concede_what_hurts_none() -> None:
    talks = claim(POST, NORTH_SPEAKS, kind="talks", actor="north", places=("velika",))
    assert not [phrase for phrase in standing(talks, answer="talks").would_change if "concedes" in phrase]


def test_of_who_did_it_only_the_doer_s_own_word_is_asked_for() -> None:
    strike = claim(POST, SOUTH_SPEAKS, kind="strike", actor="north", target="south", places=("velika",))
    assert "northern army concedes it" in standing(strike, answer="struck").would_change


def test_what_is_announced_names_the_day_that_has_to_pass() -> None:
    planned = claim(
        POST,
        NORTH_SPEAKS,
        kind="talks",
        actor="north",
        places=("velika",),
        modality=Modality.PLANNED,
        when=(date(2031, 5, 20), date(2031, 5, 21)),
    )
    assert "2031-05-21 passes and nothing is heard" in standing(planned, answer="announced:").would_change


def test_what_is_kept_by_its_own_account_asks_for_somebody_else() -> None:
    planned = claim(POST, NORTH_SPEAKS, kind="agreement", actor="north", places=("velika",), modality=Modality.PLANNED)
    done = claim(GAZETTE, NORTH_SPEAKS, kind="agreement", actor="north", places=("velika",))
    assert standing(planned, done, answer="announced:").would_change[0] == (
        "somebody other than northern army says that it came about"
    )


@pytest.mark.parametrize(
    ("before", "comes", "rung"),
    [
        ((TAKEN,), SEEN, "supported"),
        ((TAKEN,), DENIED, "disputed"),
        ((TAKEN,), CONCEDED, "conceded"),
        ((TAKEN, DENIED), SEEN, "supported"),
        ((TAKEN, SEEN), SEEN_TOO, "corroborated"),
        ((TAKEN, SEEN), UNSEEN, "disputed"),
        ((TAKEN, SEEN), CONCEDED, "conceded"),
        ((SEEN,), SEEN_TOO, "corroborated"),
        ((SEEN,), UNSEEN, "disputed"),
    ],
)
def test_what_is_said_to_change_it_does(before: tuple[Claim, ...], comes: Claim, rung: str) -> None:
    assert standing(*before).rung != rung
    assert standing(*before, comes).rung == rung


def test_what_is_taken_back_changes_it() -> None:
    assert standing(TAKEN, DENIED, withdrawn=(DENIED.id,)).rung == "claimed"
    assert standing(TAKEN, SEEN, withdrawn=(SEEN.id,)).rung == "claimed"


def test_exchanging_the_sides_exchanges_who_is_asked() -> None:
    other = claim(POST, SOUTH_SPEAKS, change="gained", actor="south", places=("velika",))
    assert "northern army concedes it" in standing(other, answer="southern forces holds Velika").would_change


@pytest.mark.parametrize("rung", load_ladder().rungs, ids=lambda rung: rung.name)
def test_every_rung_has_something_to_say_of_a_question_of_which_nothing_is_known(rung: Rung) -> None:
    slots = {"needed": "an origin", "opponent": "anybody"}
    assert any(filled(form, slots) for forms in rung.would_change for form in forms)


def test_every_kind_names_who_could_know() -> None:
    assert all(kind.witness for kind in load_kinds().values())


def test_a_template_with_an_unknown_slot_is_refused(tmp_path: Path) -> None:
    row = 'name = "low"\nfamily = "fact"\nheight = 1\ngloss = "low"\nneeds = [{}]\nwould_change = ["{luck}"]\n'
    (tmp_path / "ladder.toml").write_text(f"[[rungs]]\n{row}", encoding="utf-8")
    with pytest.raises(PackError, match="unknown 'luck'"):
        read_ladder(tmp_path / "ladder.toml")
