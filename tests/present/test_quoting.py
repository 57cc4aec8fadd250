"""A table repeats no more of a source than a short quotation."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.present.quoting import CUT, LONGEST_QUOTATION, short_quotation


def test_a_short_quotation_is_left_as_it_is() -> None:
    assert short_quotation("  had taken\n Velika ") == "  had taken\n Velika "


def test_a_long_one_is_cut_after_its_last_word_and_says_so() -> None:
    assert short_quotation("one two, three four", most=2) == "one two, […]"


@given(st.text())
def test_no_quotation_is_longer_than_the_cap_and_none_says_what_the_source_does_not(words: str) -> None:
    kept = short_quotation(words).removesuffix(CUT)
    assert words.startswith(kept)
    assert len(kept.split()) <= LONGEST_QUOTATION
