"""For which side somebody speaks in a war that no data know: by what the text itself shows."""

from __future__ import annotations

import pytest

from claims_in_text import claims_resolved
from sayso.model.claim import Claimant

pytestmark = pytest.mark.parser


def speaker(text: str, words: str) -> Claimant:
    """The claimant of the claim whose evidence has these words."""
    found = next(claim.resolution.claimant for claim in claims_resolved(text) if words in claim.words)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "words", "party"),
    [
        ("The People's Front of Orlan (PFO) has taken Lesno. The PFO said 20 soldiers were killed.", "20", "pfo"),
        ("The Union of Free Hills, or UFH, bombed a railway. The UFH said nobody was hurt.", "hurt", "ufh"),
        ("The UFH (Union of Free Hills) attacked a convoy. The UFH said a child was killed.", "child", "ufh"),
        ("Lohar, an armed group, left Lesno. Lohar said that nine soldiers were killed.", "nine", "lohar"),
        (
            "The armed group Sons of the Hill left. Sons of the Hill said that nine men died.",
            "nine",
            "sons of the hill",
        ),
        ("Gunmen from the Dawn League came. The Dawn League said that nine men died.", "nine", "dawn league"),
        ("The Grey Wolves attacked a convoy. The Grey Wolves said that nine men died.", "nine", "grey wolves"),
        ("The Dawn Council's troops left Lesno. The council said that nine men died.", "nine", "dawn council"),
        ("Jund al-Nahr has left Lesno. Jund al-Nahr said that nine men died.", "nine", "jund al nahr"),
    ],
)
def test_a_name_is_a_side_by_what_the_text_shows(text: str, words: str, party: str) -> None:
    assert speaker(text, words).party == party


@pytest.mark.parametrize(
    ("text", "words", "party"),
    [
        ("The Velikan defence minister said nine people were killed. Velika is at war.", "nine", "velika"),
        ("The defence ministry of Velika said that nine people were killed.", "nine", "velika"),
        ("Velikan state media said that nine people were killed.", "nine", "velikan government"),
    ],
)
def test_an_organ_speaks_for_the_land_beside_it(text: str, words: str, party: str) -> None:
    assert speaker(text, words).party == party


def test_the_organs_of_a_nameless_state_are_one_side_and_stay_open() -> None:
    text = "The army said that rebels had shelled Lesno. The interior ministry said that nine people were killed."
    army, ministry = speaker(text, "shelled"), speaker(text, "nine")
    assert (army.party_ref, army.stays_open) == (ministry.party_ref, "party")


def test_a_nameless_state_is_called_what_its_article_calls_it() -> None:
    text = "The junta has shut the roads. The army said that nine people were killed."
    assert speaker(text, "nine").party == "junta"


def test_a_state_only_met_as_an_adjective_is_not_where_the_article_is_set() -> None:
    text = "Norwegian jets bombed Lesno. A local official said that nine people were killed."
    assert speaker(text, "nine").party is None


@pytest.mark.parametrize(
    "text",
    [
        "A former Hill Front commander, Gor Sel, said that nine people were killed.",
        "The Dawn Front Monitoring Network said that nine people were killed.",
        "Residents of Lesno said that the Hill Front had killed nine people.",
    ],
)
def test_whoever_has_no_side_is_given_none(text: str) -> None:
    assert speaker(text, "killed").party is None


def test_the_army_is_not_the_group() -> None:
    text = "The army said that the Hill Front had shelled Lesno. The group said that nine people were killed."
    assert speaker(text, "nine").party == "hill front"
