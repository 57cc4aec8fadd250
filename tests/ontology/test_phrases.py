"""Answers in words: actor, verb, target and place from the kind's templates, and never an empty slot."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from ledger_by_hand import KINDS, NORTH_SPEAKS, article, claim, view_of
from sayso.model.claim import Claim
from sayso.ontology.answers import place_claims
from sayso.ontology.phrases import filled, phrase_of

POST = article("Valley Post")


def words_of(of: Claim, **given: str | None) -> str:
    slots = {"actor": None, "target": None, "place": "", **given}
    return phrase_of(of, KINDS[of.kind], of.change or "", **slots)  # type: ignore[arg-type]


def test_optional_part_falls_away_with_its_slot() -> None:
    assert filled("{actor} fights[ at {place}]", {"actor": "north", "place": ""}) == "north fights"


def test_template_without_one_of_its_slots_makes_no_phrase() -> None:
    assert filled("{actor} fights", {"actor": ""}) is None


def test_number_and_place_are_joined_by_a_preposition() -> None:
    besieged = claim(POST, change="besieges", actor="north", quantity=("fighters", 2000, None, None))
    assert (
        words_of(besieged, actor="north", place="Kamen Pass") == "north surrounds 2000 or more fighters at Kamen Pass"
    )


def test_outcome_of_fighting_is_no_reply_to_whether_there_was_any() -> None:
    lost = replace(claim(POST, kind="clash", target="south", places=("velika",)), rule="clash/outcome: defeat")
    assert words_of(lost, target="south", place="Velika") == "south was defeated at Velika"
    denied = replace(claim(POST, kind="clash", target="south", places=("velika",), denied=True), rule=lost.rule)
    fought = claim(POST, kind="clash", places=("velika",))
    keys = {one.answer for one in place_claims(view_of(lost, denied, fought, articles=(POST,)), KINDS)}
    assert len(keys) == 2


def test_advance_to_nowhere_is_an_advance() -> None:
    assert words_of(claim(POST, change="advances", actor="north"), actor="north") == "north has advanced"


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_no_kind_leaves_a_slot_empty(kind: str) -> None:
    """With nothing filled at all the phrase still reads."""
    changes: list[str | None] = [change.name for change in KINDS[kind].changes] or [None]
    for change in changes:
        phrase = words_of(claim(POST, kind=kind, change=change, words="so it was said"))
        assert phrase
        assert not re.search(r"[{}\[\]]|  |[:,] *$|\b(to|at|by|of|in)$", phrase), phrase


def test_speaker_of_a_side_who_says_we_means_the_side() -> None:
    ours = claim(POST, NORTH_SPEAKS, change="holds", actor="dorin_velika", places=("velika",))

    (placed,) = place_claims(view_of(ours, articles=(POST,)), KINDS)
    assert (placed.actor, placed.phrase) == ("north", "north holds Velika")
