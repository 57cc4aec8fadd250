"""A name that the parser runs into a date stays a name."""

from __future__ import annotations

import pytest

from claims_in_text import claim_in, parsed

pytestmark = pytest.mark.parser


def label_of(word: str, text: str) -> str:
    return next(token.entity for token in parsed(text).tokens if token.text == word)


def test_a_place_before_early_or_late_is_no_part_of_the_day() -> None:
    text = "The rebels will liberate the airport in Brod early on Tuesday."
    assert label_of("Brod", text) == ""
    assert [span.of(text) for span in parsed(text).times] == ["early on Tuesday"]
    assert [place.words for place in claim_in(text, "control").places] == ["Brod"]


def test_a_day_with_its_month_keeps_its_label() -> None:
    assert label_of("May", "The rebels left on 4 May 2031.") == "DATE"


def test_a_name_in_a_date_that_no_time_expression_stands_beside_keeps_its_label() -> None:
    for token in parsed("They met during Ramadan.").tokens:
        assert token.text != "Ramadan" or token.entity != ""
