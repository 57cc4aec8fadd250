"""What is generally known of the world."""

from __future__ import annotations

import pytest

from sayso.theatres.world import load_world


def found(text: str) -> list[tuple[str, str | None]]:
    words = text.split()
    return [(" ".join(words[hit.first : hit.last + 1]), hit.name.side) for hit in load_world().find(words)]


def test_ministry_and_its_people_are_one_side() -> None:
    assert found("Norwegian officials in Oslo") == [("Norwegian", "norway"), ("Oslo", "norway")]


def test_longest_name_wins() -> None:
    assert found("the Bank of South Korea") == [("South Korea", "south korea")]


def test_monitor_has_no_side() -> None:
    assert found("Human Rights Watch said") == [("Human Rights Watch", None)]


@pytest.mark.parametrize("text", ["who was it", "the us and them", "it is so"])
def test_acronym_is_not_met_in_small_letters(text: str) -> None:
    assert found(text) == []


def test_possessive_and_lost_apostrophe_do_not_hide_a_name() -> None:
    for text in ("Norway's army", "Norway’s army", "Norways army"):
        assert [side for _, side in found(text)] == ["norway"]


def test_state_with_a_war_at_home_has_its_government_as_the_side() -> None:
    (hit,) = load_world().find(["Yemen"])
    assert hit.name.side == "yemeni government"
    assert hit.name.has_war_at_home
