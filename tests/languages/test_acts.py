"""Which words tell of one act or one matter."""

from __future__ import annotations

import pytest

from sayso.languages.acts import load_acts

ACTS = load_acts()


def test_a_cabinet_and_its_ministers_are_one_matter() -> None:
    assert ACTS.matters_in("announced a cabinet") & ACTS.matters_in("will name its ministers")


def test_other_matters_do_not_meet() -> None:
    assert not ACTS.matters_in("will hold elections") & ACTS.matters_in("imposed sanctions")


def test_a_word_inside_another_is_not_found() -> None:
    assert ACTS.matters_in("the lawn was cut") == frozenset()


@pytest.mark.parametrize(
    ("words", "others"),
    [
        ("to release forty prisoners", "captured three soldiers"),
        ("the ceasefire will begin", "broke the ceasefire"),
        ("to open the road", "the road was closed again"),
    ],
)
def test_an_act_and_what_undoes_it_are_at_odds(words: str, others: str) -> None:
    assert ACTS.are_at_odds(words, others)
    assert ACTS.are_at_odds(others, words)


def test_who_says_both_is_at_odds_with_neither() -> None:
    assert not ACTS.are_at_odds("exchanged men captured in may", "to release the prisoners")


def test_an_exchange_is_done_together_and_a_raid_is_not() -> None:
    assert ACTS.is_done_together("exchanged prisoners")
    assert not ACTS.is_done_together("raided the mill")


def test_what_is_called_off_is_undone() -> None:
    assert ACTS.says_undone("the talks were called off")
    assert not ACTS.says_undone("the talks were called for")


def test_what_is_proposed_is_an_offer_and_what_is_signed_is_none() -> None:
    assert ACTS.is_an_offer("had proposed a ceasefire")
    assert not ACTS.is_an_offer("signed a ceasefire")
