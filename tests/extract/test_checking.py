"""What an extractor gives is checked before anything is made of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from claims_in_text import attributions_in, claims_in, parsed
from sayso.errors import ExtractionError
from sayso.extract.checking import checked
from sayso.model.claim import ClaimDraft, Filler, Quantity
from sayso.model.extraction import Extraction
from sayso.model.source import Span
from sayso.ontology.load import load_kinds

pytestmark = pytest.mark.parser

TEXT = "The Northern army shelled Brod. Southern forces captured Velika, the Southern ministry said."
FAR = Span(0, 10_000)


def check(found: Extraction) -> Extraction:
    return checked(found, parsed(TEXT), load_kinds(), extractor="test 1")


def sound() -> Extraction:
    return Extraction(attributions_in(TEXT), claims_in(TEXT))


def test_a_sound_extraction_stays_as_it_is() -> None:
    assert check(sound()) is not None
    assert check(sound()) == sound()


@pytest.mark.parametrize(
    "broken",
    [
        {"kind": "weather"},
        {"change": "sold"},
        {"evidence": FAR},
        {"evidence": Span(3, 3)},
        {"trigger": 900},
        {"trigger": -1},
        {"attribution": 7},
        {"times": (FAR,)},
        {"also": (FAR,)},
        {"actor": Filler("Southern army", Span(4, 17), 1, "argument")},
        {"target": Filler("Northern army", Span(4, 17), 99, "argument")},
        {"quantity": Quantity("killed", 9, 3, "nine", Span(0, 3))},
    ],
    ids=lambda broken: next(iter(broken)),
)
def test_a_draft_that_does_not_hold_is_refused_and_the_others_move_up(broken: dict[str, Any]) -> None:
    first, second = sound().drafts
    second = replace(second, about=(0,))
    found = check(replace(sound(), drafts=(replace(first, **broken), second)))
    assert found.drafts == (replace(second, index=0, about=()),)
    assert [remark.code for remark in found.remarks] == ["claim-refused"]


def test_broken_attributions_refuse_the_whole_article() -> None:
    (said,) = sound().attributions
    for broken in (replace(said, index=3), replace(said, content=()), replace(said, source=FAR)):
        with pytest.raises(ExtractionError, match="attribution"):
            check(replace(sound(), attributions=(broken,)))


def test_links_between_the_drafts_that_stay_lead_to_the_same_ones() -> None:
    first, second = sound().drafts
    bad: ClaimDraft = replace(first, kind="weather")
    third = replace(second, index=2, about=(1,))
    found = check(replace(sound(), drafts=(bad, second, third)))
    assert [draft.about for draft in found.drafts] == [(), (0,)]
