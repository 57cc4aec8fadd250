"""Tolls of several forces in one clause: a claim each, with the words that count it."""

from __future__ import annotations

import pytest

from claims_in_text import claims_in, words_of

pytestmark = pytest.mark.parser


def tolls(text: str) -> list[tuple[int | None, str | None, str]]:
    return [
        (claim.quantity.low, words_of(claim.target), claim.evidence.of(text))
        for claim in claims_in(text)
        if claim.kind == "casualties" and claim.quantity is not None
    ]


def test_the_dead_of_two_forces_are_two_claims() -> None:
    text = "At least 45 Northern rebels and 20 Southern soldiers were killed in Brod."
    assert tolls(text) == [
        (45, "Northern rebels", "At least 45 Northern rebels"),
        (20, "Southern soldiers", "20 Southern soldiers were killed in Brod"),
    ]


def test_after_the_verb_the_first_force_keeps_the_verb() -> None:
    text = "The shelling killed 12 soldiers and 30 militants."
    assert [words for _, _, words in tolls(text)] == ["The shelling killed 12 soldiers", "30 militants"]


def test_a_family_is_one_toll() -> None:
    assert [(low, target) for low, target, _ in tolls("The blast killed a man and two boys.")] == [
        (3, "man and two boys")
    ]
