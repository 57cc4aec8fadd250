"""Public role or no name (do no harm, H9 and H10)."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resolving import Desk, twin_valleys
from sayso.model.actors import PersonNotice

pytestmark = pytest.mark.parser


def people(text: str, *, quoted: str | None = None, theatre: bool = False) -> dict[str, PersonNotice]:
    desk = Desk(text, theatre=twin_valleys() if theatre else None)
    if quoted is not None:
        desk.says(quoted, text.split()[-1])
    return {person.name: person for person in desk.resolved().people}


def test_spokesman_may_be_named_in_the_words_of_the_text() -> None:
    person = people("Velika spokesman Jovan Kralj said so.")["Jovan Kralj"]
    assert person.is_public
    assert person.role_phrase == "Velika spokesman"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Resident Jovan Kralj said that shells fell.", "a resident"),
        ("Jovan Kralj, a mechanic, said that shells fell.", "a mechanic"),
        ("Jovan Kralj said that shells fell.", "a person"),
    ],
)
def test_private_person_is_shown_by_what_the_text_calls_them(text: str, role: str) -> None:
    person = people(text)["Jovan Kralj"]
    assert not person.is_public
    assert person.role_phrase == role


@pytest.mark.parametrize(
    "text",
    [
        "The prisoner Jovan Kralj said that he was well.",
        "Governor Jovan Kralj was wounded near the bridge.",
        "Soldiers arrested Governor Jovan Kralj on Monday.",
        "Nurse Jovan Kralj said that beds were full.",
        "His brother Jovan Kralj spoke for the governor.",
        "Jovan Kralj, 9, said that he hid.",
        "Shells killed seven people, including Mayor Jovan Kralj.",
        "Among the dead was Governor Jovan Kralj.",
    ],
)
def test_some_are_never_named_even_with_a_public_role_beside_them(text: str) -> None:
    assert not people(text)["Jovan Kralj"].is_public


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The hospital received 27 wounded people, including nurse Tamsin Vale, on Monday.", ["Tamsin Vale"]),
        ("A teacher, Mira Hask, was killed with her son Ivo, neighbours said.", ["Mira Hask", "Ivo"]),
        ("Shells killed farmer Old Janek and his brothers Pavel and Miro.", ["Old Janek", "Pavel", "Miro"]),
        ("Nurse Imre Tal, 34, was among them.", ["Imre Tal"]),
    ],
)
def test_name_behind_a_role_or_a_relative_is_protected_whatever_the_parser_takes_it_for(
    text: str, names: list[str]
) -> None:
    found = people(text)
    assert [name for name in names if name in found and not found[name].is_public] == names


def test_children_in_the_name_of_an_office_do_not_hide_its_holder() -> None:
    assert people("The children's home director Jovan Kralj said so.")["Jovan Kralj"].is_public


def test_commander_is_public_only_for_what_he_says() -> None:
    text = "Commander Jovan Kralj said that it was quiet."
    assert not people(text)["Jovan Kralj"].is_public
    assert people(text, quoted="Commander Jovan Kralj")["Jovan Kralj"].is_public


def test_public_role_in_the_theatre_is_enough() -> None:
    assert people("Dorin Velika said so.", theatre=True)["Dorin Velika"].is_public


def test_notice_covers_the_surname_alone() -> None:
    text = "Resident Jovan Kralj fled. Kralj has not returned. A picture of Kralj's house was shown."
    person = people(text)["Jovan Kralj"]
    covered = [span.of(text) for span in person.spans]
    assert len(covered) == 3
    assert all("Kralj" in words for words in covered)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(["Kralj slept.", "Mr Kralj ate.", "They saw Jovan Kralj.", "It rained."]), max_size=6))
def test_no_occurrence_of_a_private_name_is_left_uncovered(sentences: list[str]) -> None:
    text = " ".join(["Farmer Jovan Kralj woke.", *sentences])
    person = people(text)["Jovan Kralj"]
    hidden = text
    for span in sorted(person.spans, reverse=True):
        hidden = hidden[: span.start] + "someone" + hidden[span.end :]
    assert "Kralj" not in hidden
