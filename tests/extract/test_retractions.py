"""What its own speaker takes back, and what is only unclear about it."""

from __future__ import annotations

import pytest

from claims_in_text import attributions_in, claim_in, claims_in
from sayso.model.claim import Modality, Polarity, Stance

pytestmark = pytest.mark.parser


@pytest.mark.parametrize(
    "text",
    [
        "The council on Wednesday retracted its statement that the rebels had shelled Brod.",
        "The governor withdrew his claim that the rebels had shelled Brod.",
        "The governor admitted that he had been mistaken when he said that the rebels had shelled Brod.",
        "The governor said he was wrong in saying that the rebels had shelled Brod.",
        "The council no longer says that the rebels shelled Brod.",
        "The council rowed back on its claim that the rebels had shelled Brod.",
    ],
)
def test_what_is_taken_back_is_denied_by_who_had_said_it(text: str) -> None:
    assert claim_in(text, "strike").polarity is Polarity.DENIED


def test_the_words_that_take_it_back_are_its_cue() -> None:
    text = "The council withdrew its claim that the rebels had shelled Brod."
    (found,) = attributions_in(text)
    assert ([span.of(text) for span in found.cue], found.stance) == (["withdrew", "claim"], Stance.DENIES)


def test_troops_that_are_withdrawn_take_no_words_back() -> None:
    text = "The army withdrew its troops after its statement that the rebels had shelled Brod."
    assert [found.stance for found in attributions_in(text)] == [Stance.ASSERTS]


def test_anothers_claim_is_not_taken_back() -> None:
    text = "The governor corrected a report that the rebels had shelled Brod."
    assert all("corrected" not in [span.of(text) for span in one.cue] for one in attributions_in(text))


def test_who_retracts_the_statement_means_his_own() -> None:
    text = (
        "The council said that the rebels had shelled Brod. The army agreed. Later the council retracted the statement."
    )
    denied = [one for one in claims_in(text) if one.polarity is Polarity.DENIED]
    assert [(one.kind, len(one.about)) for one in denied] == [("strike", 1)]


@pytest.mark.parametrize(
    "doubt",
    [
        "It was unclear who carried out the attack.",
        "It was not clear which side was behind the report.",
        "It was unclear whether the report was complete.",
    ],
)
def test_what_is_unclear_about_an_attack_puts_the_attack_in_no_doubt(doubt: str) -> None:
    text = f"The council said that rockets had struck Brod on Monday. {doubt}"
    assert [one.about for one in claims_in(text) if one.modality is Modality.UNVERIFIED and one.about] == []


def test_a_report_that_could_not_be_verified_is_in_doubt() -> None:
    text = "The council said that rockets had struck Brod on Monday. The report could not be independently verified."
    assert [one.about for one in claims_in(text) if one.modality is Modality.UNVERIFIED] != []
