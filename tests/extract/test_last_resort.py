"""A clause whose verb no frame knows goes by what its words tell of."""

from __future__ import annotations

import pytest

from claims_in_text import claims_in

pytestmark = pytest.mark.parser

WAR = "Northern troops shelled Brod on Monday. Southern rebels captured Velika. "


def kinds_after_war(sentence: str) -> list[str]:
    return [claim.kind for claim in claims_in(WAR + sentence)[2:]]


def test_what_somebody_says_of_refugees_is_about_displacement() -> None:
    assert kinds_after_war("Refugees are dotted all over the hills, a priest said.") == ["displacement"]


def test_the_kind_with_most_words_goes_first() -> None:
    said = "The mediator and the delegation wrestled with the lawmakers, an aide said."
    assert kinds_after_war(said) == ["talks"]


def test_what_merely_is_in_the_articles_own_voice_needs_two_words() -> None:
    assert kinds_after_war("The refugees are from the valley.") == []


def test_a_word_of_saying_puts_forward_nothing_of_its_own() -> None:
    assert kinds_after_war("The rebels' delegation declined to elaborate.") == []


def test_no_comment_leaves_open_nothing_that_was_claimed() -> None:
    assert kinds_after_war("There was no immediate comment from the army.") == []


def test_an_event_may_fade_or_recur_as_well_as_begin() -> None:
    assert kinds_after_war("Skirmishes then recurred.") == ["clash"]
