"""A text is told from one in another language by its script and its commonest words."""

from __future__ import annotations

import pytest

from sayso.languages.load import installed_languages
from sayso.languages.recognise import unlike

ENGLISH = (
    "The army said on Friday that it had taken the town of Velika after two days of fighting. A spokesman for the "
    "rebels denied it and said that their forces were still in the centre of the town, and that the road was open."
)
FRENCH = (
    "L'armée a annoncé vendredi qu'elle avait pris la ville de Velika après deux jours de combats. Un porte-parole des "
    "rebelles a démenti et a affirmé que leurs forces tenaient toujours le centre."
)
UKRAINIAN = "Армія заявила в п'ятницю, що взяла місто Веліка після двох днів боїв."


def test_english_is_taken_for_english() -> None:
    assert unlike("en", ENGLISH) is None


def test_text_in_another_script_is_told() -> None:
    assert unlike("en", UKRAINIAN) == "mostly in another script"


def test_a_name_in_another_script_changes_nothing() -> None:
    assert unlike("en", f"{ENGLISH} The town is called Веліка by its people.") is None


def test_text_without_the_common_words_is_told() -> None:
    assert unlike("en", FRENCH) == "almost without the commonest words of the language"


@pytest.mark.parametrize("text", ["Rebels take Velika", "", "14 May 2031"])
def test_what_is_too_short_to_tell_is_let_through(text: str) -> None:
    assert unlike("en", text) is None


@pytest.mark.parametrize("code", installed_languages())
def test_every_language_says_what_it_is_recognised_by(code: str) -> None:
    assert unlike(code, "") is None
