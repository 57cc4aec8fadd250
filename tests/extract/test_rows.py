"""Rows in the form of the annotation guide become drafts, as far as the text bears them out."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims_in_text import parsed, words_of
from sayso.extract.checking import checked
from sayso.extract.rows import extraction_from_rows
from sayso.model.claim import Modality, Polarity, Stance
from sayso.model.extraction import Extraction
from sayso.ontology.load import load_kinds

pytestmark = pytest.mark.parser

TEXT = (
    "The Northern army shelled Brod on Friday, killing at least 20 people.\nBrod is quiet now, the mayor said on "
    "television. Southern forces\nentered Velika, the Southern ministry said. The Northern army denied that."
)


def rows(*given: object) -> Extraction:
    return extraction_from_rows(given, parsed(TEXT), load_kinds(), name="test 1")


def row(**fields: Any) -> dict[str, Any]:
    return {"evidence": "The Northern army shelled Brod on Friday", "kind": "strike", **fields}


def codes(found: Extraction) -> list[str]:
    return [remark.code for remark in found.remarks]


def test_a_full_row_becomes_a_draft_under_its_claimant() -> None:
    found = rows(
        {
            "evidence": "Southern forces entered Velika",
            "kind": "control",
            "change": "advances",
            "claimant": "Southern ministry",
            "cue": "said",
            "actor": "Southern forces",
            "places": ["Velika"],
            "modality": "possible",
        }
    )
    (draft,), (attribution,) = found.drafts, found.attributions
    assert draft.evidence.of(TEXT) == "Southern forces\nentered Velika"
    assert (draft.change, draft.modality, draft.attribution) == ("advances", Modality.POSSIBLE, 0)
    assert (words_of(draft.actor), [place.words for place in draft.places]) == ("Southern forces", ["Velika"])
    assert attribution.source is not None
    assert attribution.source.of(TEXT) == "Southern ministry"
    assert found.remarks == ()


@pytest.mark.parametrize(
    "broken",
    [
        "a sentence",
        {},
        row(evidence="The army shelled Brod"),
        row(evidence=7),
        row(evidence="..."),
        row(kind="weather"),
        row(kind=None),
        row(change="gained"),
        row(claimant="Southern navy"),
        row(claimant="The Northern army shelled Brod on Friday"),
        row(polarity="maybe"),
        row(modality=["happened"]),
        row(span=[3, 9]),
        row(span=[9, 3]),
        row(span="0-40"),
        row(span=[0, 10**9]),
        row(places="Brod"),
        row(quantity=20),
        row(quantity={"of": "killed", "low": 30, "high": 20}),
        row(quantity={"of": "killed", "low": True}),
        row(quantity={"low": 1}),
        row(about="0"),
        row(about=0),
    ],
)
def test_a_row_that_does_not_hold_is_refused_with_a_remark(broken: object) -> None:
    found = rows(broken)
    assert found.drafts == ()
    assert codes(found) == ["claim-refused"]


def test_the_others_stay_when_one_is_refused_and_what_was_about_it_is_left_open() -> None:
    found = rows(row(evidence="nowhere"), row(), {**row(evidence="denied that"), "about": 0, "polarity": "denied"})
    assert [draft.about for draft in found.drafts] == [(), ()]
    assert codes(found) == ["claim-refused", "slot-refused"]


def test_a_slot_that_the_text_does_not_have_is_left_open_with_a_remark() -> None:
    found = rows(row(actor="Eastern army", places=["Brod", "Orlan"]))
    assert found.drafts[0].actor is None
    assert [place.words for place in found.drafts[0].places] == ["Brod"]
    assert codes(found) == ["slot-refused", "slot-refused"]


def test_a_slot_is_taken_from_the_evidence_before_the_rest_of_the_text() -> None:
    found = rows({"evidence": "Brod is quiet now", "kind": "other", "places": ["Brod"]})
    assert found.drafts[0].evidence.contains(found.drafts[0].places[0].span)


def test_evidence_that_stands_twice_is_taken_where_it_stands_first_with_a_remark() -> None:
    assert codes(rows({"evidence": "Northern army", "kind": "other"})) == ["evidence-ambiguous"]


def test_a_span_says_which_of_two_is_meant() -> None:
    start = TEXT.rindex("Northern army")
    found = rows({"evidence": "Northern army", "kind": "other", "span": [start, start + 13]})
    assert (found.drafts[0].evidence.start, codes(found)) == (start, [])


def test_a_bare_denial_knows_what_it_is_about_after_sorting() -> None:
    denial = {
        "evidence": "denied that",
        "kind": "strike",
        "claimant": "Northern army",
        "polarity": "denied",
        "about": 1,
    }
    found = rows(denial, row(claimant="the mayor"))
    assert found.drafts[1].polarity is Polarity.DENIED
    assert found.drafts[1].about == (0,)
    assert found.attributions[1].stance is Stance.DENIES


def test_a_claimant_inside_the_evidence_is_cut_out_of_what_is_said() -> None:
    found = rows({"evidence": "Brod is quiet now, the mayor said", "kind": "other", "claimant": "the mayor"})
    assert [piece.of(TEXT) for piece in found.attributions[0].content] == ["Brod is quiet now, ", " said"]


def test_a_number_is_found_in_the_evidence_where_its_words_are_not_given() -> None:
    evidence = "killing at least 20 people"
    (draft,) = rows({"evidence": evidence, "kind": "casualties", "quantity": {"of": "killed", "low": 20}}).drafts
    assert draft.quantity is not None
    assert draft.quantity.words == "20"


def test_times_in_the_evidence_belong_to_the_claim_unless_others_are_named() -> None:
    assert [span.of(TEXT) for span in rows(row()).drafts[0].times] == ["Friday"]
    assert rows(row(times=[])).drafts[0].times == ()


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=8)
    | st.sampled_from(["Brod", "strike", "denied", "20"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["of", "low", "high"]), inner),
    max_leaves=4,
)
FIELDS = ["evidence", "kind", "span", "change", "claimant", "polarity", "actor", "places", "times", "quantity", "about"]


@settings(max_examples=60, deadline=None)
@given(st.lists(VALUES | st.dictionaries(st.sampled_from(FIELDS), VALUES).map(lambda some: row(**some)), max_size=4))
def test_whatever_the_rows_are_each_is_a_sound_draft_or_a_remark(given_rows: list[object]) -> None:
    found = rows(*given_rows)
    refused = codes(found).count("claim-refused")
    assert len(found.drafts) + refused == len(given_rows)
    assert checked(found, parsed(TEXT), load_kinds(), extractor="test 1") == found
