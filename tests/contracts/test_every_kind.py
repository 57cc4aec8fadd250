"""Every kind of claim against its promise: its folder holds together, and its examples are found as they say."""

from __future__ import annotations

from typing import Any

import pytest

from claims_in_text import claims_in, knowledge
from sayso.model.claim import ClaimDraft
from sayso.ontology.load import Example, Kind, load_kinds

KINDS = sorted(load_kinds().values(), key=lambda kind: kind.name)
EXAMPLES = [(kind.name, example) for kind in KINDS for example in kind.examples]


def fields_of(draft: ClaimDraft) -> dict[str, Any]:
    quantity = draft.quantity
    return {
        "kind": draft.kind,
        "change": draft.change,
        "polarity": draft.polarity.value,
        "modality": draft.modality.value,
        "actor": draft.actor.words if draft.actor else None,
        "target": draft.target.words if draft.target else None,
        "places": [place.words for place in draft.places],
        "low": quantity.low if quantity else None,
        "high": quantity.high if quantity else None,
        "total": quantity.total if quantity else None,
    }


def expected_of(claim: dict[str, Any]) -> dict[str, Any]:
    """What an example says, with what it leaves unsaid about polarity and modality."""
    return {"polarity": "affirmed", "modality": "happened", **claim}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_kind_says_what_it_is_and_what_it_asks(kind: Kind) -> None:
    assert kind.label
    assert kind.description.endswith(".")
    assert kind.question.label.endswith("?")
    assert kind.question.label_without_slots.endswith("?")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_kind_brings_examples(kind: Kind) -> None:
    assert kind.examples


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_kind_has_triggers_in_english(kind: Kind) -> None:
    assert any(frame.kind == kind.name for frames in knowledge().frames.values() for frame in frames)


@pytest.mark.parser
@pytest.mark.parametrize(("kind", "example"), EXAMPLES, ids=lambda value: getattr(value, "text", value))
def test_example_is_found_as_it_says(kind: str, example: Example) -> None:
    found = [fields_of(draft) for draft in claims_in(example.text)]
    for claim in example.claims:
        wanted = expected_of(dict(claim))
        assert any(all(fields[key] == value for key, value in wanted.items()) for fields in found), found
