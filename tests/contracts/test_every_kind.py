"""Every kind of claim against its promise: its folder holds together, and its examples are found as they say."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from sayso.extract import Knowledge, find_attributions, find_claims, make_knowledge
from sayso.languages.quantities import load_quantities
from sayso.languages.speech import load_speech
from sayso.languages.stance import load_stance
from sayso.languages.triggers import load_triggers
from sayso.model.claim import ClaimDraft
from sayso.model.source import Article
from sayso.ontology.load import Example, Kind, load_kinds
from sayso.parse import load_parser, parse_article

KINDS = sorted(load_kinds().values(), key=lambda kind: kind.name)
EXAMPLES = [(kind.name, example) for kind in KINDS for example in kind.examples]


@cache
def knowledge() -> Knowledge:
    return make_knowledge(
        kinds=load_kinds(),
        triggers=load_triggers("en"),
        stance=load_stance("en"),
        quantities=load_quantities("en"),
    )


def claims_in(text: str) -> tuple[ClaimDraft, ...]:
    article = Article(id="example", capture_sha256="", text=text, zones=(), locator="example")
    parsed = parse_article(article, load_parser())
    return find_claims(parsed, find_attributions(parsed, load_speech("en")), knowledge())


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
