"""Numbers as ranges with their words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims_in_text import claim_in, claims_in
from sayso.extract.quantities import value_of
from sayso.languages.quantities import load_quantities

COUNTS = [
    ("Seven soldiers were killed.", 7, 7),
    ("At least 70 people were killed.", 70, None),
    ("Up to 50 people were killed.", None, 50),
    ("As many as 1,300 people were killed.", None, 1300),
    ("More than 9 people were killed.", 9, None),
    ("About 40 people were killed.", 40, 40),
    ("Nearly 1,200 people were killed.", 1200, 1200),
    ("Dozens of people were killed.", 24, None),
    ("Hundreds of people were killed.", 200, None),
    ("Tens of thousands of people were killed.", 20000, None),
    ("Scores of people were killed.", 40, None),
    ("Two thousand people were killed.", 2000, 2000),
    ("Between 10 and 20 people were killed.", 10, 20),
    ("A man and two boys were killed.", 3, 3),
    ("Three women and a child were killed.", 4, 4),
    ("Two dozen people were killed.", 24, 24),
    ("No fewer than 30 people were killed.", 30, None),
    ("No more than 30 people were killed.", None, 30),
    ("Twenty-one people were killed.", 21, 21),
]


@pytest.mark.parser
@pytest.mark.parametrize(("sentence", "low", "high"), COUNTS)
def test_number_is_kept_as_a_range(sentence: str, low: int | None, high: int | None) -> None:
    quantity = claim_in(sentence, "casualties").quantity
    assert quantity is not None
    assert (quantity.low, quantity.high) == (low, high)


@pytest.mark.parser
def test_several_is_no_number() -> None:
    assert claim_in("Several people were killed.", "casualties").quantity is None


@pytest.mark.parser
def test_year_is_no_number_of_people() -> None:
    assert claim_in("Civilians were killed in Brod in 2031.", "casualties").quantity is None


@pytest.mark.parser
def test_number_keeps_its_words() -> None:
    quantity = claim_in("At least 70 people were killed.", "casualties").quantity
    assert quantity is not None
    assert quantity.words == "At least 70"


@pytest.mark.parser
def test_part_of_a_whole_keeps_the_whole() -> None:
    quantity = claim_in("The army took four of the seven districts.", "control").quantity
    assert quantity is not None
    assert (quantity.low, quantity.total, quantity.of) == (4, 7, "districts")


@pytest.mark.parser
def test_killed_and_wounded_with_a_number_each_are_two_claims() -> None:
    found = claims_in("Four soldiers were killed and nine were wounded in Brod.")
    counts = [(d.quantity.of, d.quantity.low) for d in found if d.quantity is not None]
    assert counts == [("killed", 4), ("wounded", 9)]


@pytest.mark.parser
def test_killed_and_wounded_lumped_together_are_one_claim_of_casualties() -> None:
    quantity = claim_in("Forty people were killed or wounded in Brod.", "casualties").quantity
    assert quantity is not None
    assert (quantity.of, quantity.low) == ("casualties", 40)


@given(st.integers(min_value=0, max_value=10**9))
def test_a_number_in_figures_is_its_value(number: int) -> None:
    assert value_of(str(number), load_quantities("en")) == number


@given(st.integers(min_value=1000, max_value=10**9))
def test_thousands_may_be_parted_by_commas(number: int) -> None:
    assert value_of(f"{number:,}", load_quantities("en")) == number


@given(st.text(alphabet="bcdfgjklmpqrstvxz", min_size=1))
def test_a_word_that_is_no_number_has_no_value(word: str) -> None:
    assert value_of(word, load_quantities("en")) is None
