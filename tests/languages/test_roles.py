"""English words for people, groups and sources."""

from __future__ import annotations

import pytest

from sayso.errors import UnknownPackError
from sayso.languages.roles import load_roles


def test_spokesman_speaks_in_public_and_a_mechanic_does_not() -> None:
    person = load_roles("en").person
    assert "spokesman" in person.public
    assert "mechanic" in person.private
    assert "mechanic" not in person.public


def test_every_category_that_is_never_named_has_its_nouns() -> None:
    person = load_roles("en").person
    categories = {
        noun: person.never_named_category(noun) for noun in ("child", "prisoner", "mother", "nurse", "victim")
    }
    assert categories == {
        "child": "minor",
        "prisoner": "detainee",
        "mother": "relative",
        "nurse": "health_or_aid_worker",
        "victim": "victim",
    }


def test_no_noun_is_public_and_never_named() -> None:
    person = load_roles("en").person
    never = frozenset().union(*person.never_named.values())
    assert not never & (person.public | person.public_when_quoted)


def test_regional_code_falls_back_on_the_language() -> None:
    assert load_roles("en-GB") is not None
    assert load_roles("en-GB").language == "en"


def test_language_without_roles_is_named_with_what_is_installed() -> None:
    with pytest.raises(UnknownPackError, match=r"'tlh'.*installed: .*en"):
        load_roles("tlh")
