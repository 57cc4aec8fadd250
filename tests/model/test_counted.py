"""A number and its noun agree, in every message."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import sayso
from sayso.model.counted import counted

PACKAGE = Path(sayso.__file__).parent

NOUNS = (
    "claim|article|report|entr|row|place|day|problem|remark|source|part|famil|line|question|incident|time|dispatch|cop"
)
BY_HAND = re.compile(rf"\{{[^{{}}\"]*\}} (?:further |more |new )?(?:{NOUNS})(?:s|ies|es|y?\{{'|s?\(s\))(?!\w)")
"""In a message: a number in braces, and the noun after it written by hand."""


@pytest.mark.parametrize(
    ("number", "noun", "words"),
    [
        (0, "claim", "0 claims"),
        (1, "claim", "1 claim"),
        (2, "claim", "2 claims"),
        (1, "entry", "1 entry"),
        (3, "entry", "3 entries"),
        (2, "day", "2 days"),
        (2, "dispatch", "2 dispatches"),
        (12345, "place", "12,345 places"),
    ],
)
def test_number_and_noun_agree(number: int, noun: str, words: str) -> None:
    assert counted(number, noun) == words


def test_a_noun_may_bring_its_own_plural() -> None:
    assert counted(2, "act of saying", "acts of saying") == "2 acts of saying"
    assert counted(1, "act of saying", "acts of saying") == "1 act of saying"


def test_no_message_counts_by_itself() -> None:
    """A noun behind a number in braces would be wrong for one, or for all others."""
    by_hand = {
        f"{path.relative_to(PACKAGE)}: {match[0]}"
        for path in PACKAGE.rglob("*.py")
        for match in BY_HAND.finditer(path.read_text(encoding="utf-8"))
    }
    assert by_hand == set()
