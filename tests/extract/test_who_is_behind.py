"""Who is behind arms and events that are named after them: 'Front-led strikes', 'UAE jets', 'one of its shells'."""

from __future__ import annotations

import pytest

from claims_in_text import claim_in, words_of

pytestmark = pytest.mark.parser


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Dozens of civilians have been killed by Northland-led air strikes in Lesno.", "Northland"),
        ("Nine people were killed by a UAE missile strike in Lesno.", "UAE"),
        ("Nine people were killed by a US raid in Lesno.", "US"),
    ],
)
def test_whoever_leads_or_owns_it_kills(text: str, actor: str) -> None:
    assert (words_of(claim_in(text, "casualties").actor) or "").startswith(actor)


@pytest.mark.parametrize(
    "text",
    [
        "Nine people were killed by Northland-made rockets in Lesno.",
        "Nine people were killed by the London air strike.",
        "One of the shells landed on the bridge and killed nine people.",
    ],
)
def test_neither_who_made_the_arms_nor_the_place_nor_the_arms_themselves(text: str) -> None:
    assert claim_in(text, "casualties").actor is None
