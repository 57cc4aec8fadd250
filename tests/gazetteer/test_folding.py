from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.gazetteer.folding import bare_name, consonant_key, folded_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Velíka", "velika"),
        ("Mek'ala", "Mekala"),
        ("Mek’ala", "Mekala"),
        ("Deir-ez-Zar", "DEIR EZ ZAR"),
        ("Велика", "Velika"),
        ("درنة", "درنه"),
    ],
)
def test_accents_script_case_and_apostrophes_make_no_difference(one: str, other: str) -> None:
    assert folded_name(one) == folded_name(other)


@pytest.mark.parametrize("spelling", ["Deir ez-Zar", "Dayr az Zawr", "Deir Ezzor", "Deir el-Zour", "Dair al-Zor"])
def test_transliterations_of_one_name_share_their_consonants(spelling: str) -> None:
    assert consonant_key(folded_name(spelling)) == consonant_key("dayr az zar")


def test_names_with_few_consonants_have_no_key() -> None:
    assert consonant_key("ora") is None


def test_unit_word_is_taken_off_and_remembered() -> None:
    assert bare_name("khar pass").kind == "pass"
    assert bare_name(folded_name("ولایت برود")).kind == "province"


def test_unit_word_alone_stays_a_name() -> None:
    assert bare_name("pass").name == "pass"


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(name: str) -> None:
    once = folded_name(name)
    assert folded_name(once) == once


@given(st.text(max_size=40))
def test_folded_names_are_plain(name: str) -> None:
    folded = folded_name(name)
    assert folded.isascii()
    assert folded == folded.strip()
    assert all(c.isalnum() or c == " " for c in folded)
