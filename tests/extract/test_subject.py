"""Whether a page is about a conflict at all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claims_in_text import claims_in, knowledge, parsed
from sayso.extract.subject import is_about_conflict

pytestmark = pytest.mark.parser


def about_conflict(text: str) -> bool:
    return is_about_conflict(parsed(text), knowledge().triggers)


@pytest.mark.parametrize(
    "text",
    [
        "The Hornets stormed the capital's stadium and captured the league title.",
        "Two telecoms firms fought over a patent and reached a truce on Monday.",
        "A landslide killed three hikers on Sunday.",
        "Invading crayfish have taken over the river.",
        "The singer died at 71 after a long battle.",
        "Residents are fighting plans for a quarry.",
    ],
)
def test_figures_of_speech_accidents_and_natural_deaths_are_no_claims(text: str) -> None:
    assert claims_in(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The town of Brod was captured on Sunday.",
        "Thousands of people have fled Velika.",
        "The market in Lipa was shelled during a storm and nine people died.",
        "An actor was killed by a sniper in Velika on Monday.",
        "Militants attacked a hotel and killed six tourists.",
        "Southern fighters withdrew from the airport in heavy snow.",
    ],
)
def test_a_short_dispatch_makes_claims_whatever_else_it_names(text: str) -> None:
    assert claims_in(text)


def test_a_storm_is_of_other_news_but_to_storm_is_not() -> None:
    assert not about_conflict("A storm tore down the bridge.")
    assert about_conflict("They stormed the bridge.")


def test_the_more_numerous_signs_decide() -> None:
    mixed = "The match in Brod was called off in the first half. "
    assert not about_conflict(mixed + "The league gave no new day.")
    assert about_conflict(mixed + "Militants had fired missiles at an army checkpoint.")


def test_a_longer_page_needs_more_signs_than_a_dispatch() -> None:
    crime = "A gunman killed two people at a shop. He fled. Police are looking for him. Witnesses were shocked."
    war = "Militants killed two people at a shop. They fled. Troops are looking for them. Witnesses were shocked."
    assert not about_conflict(crime)
    assert about_conflict(war)
    assert about_conflict("A gunman killed two people at a shop.")


def test_signs_of_two_words_count() -> None:
    rest = " Nine people died. Their names were not given. A school burned down."
    assert about_conflict("Air strikes and a car bomb shook Brod." + rest)
    assert not about_conflict("A thunderclap and a car alarm shook Brod." + rest)


def test_an_even_count_on_a_longer_page_speaks_for_other_news() -> None:
    text = "The robbers held a hostage. They were armed, said a jeweller. They fled. Police searched the town."
    assert not about_conflict(text)


def test_without_lists_every_page_may_make_claims() -> None:
    bare = replace(knowledge().triggers, other_news=frozenset())
    assert is_about_conflict(parsed("A storm killed two people."), bare)
