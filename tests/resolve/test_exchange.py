"""The law of equal standing: exchanging two sides' names exchanges them in the claims, and nothing else."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import Any

import pytest

from resolving import Desk, twin_valleys
from sayso.model.claim import Polarity, Stance
from sayso.resolve import ResolvedArticle

pytestmark = pytest.mark.parser

PAIRS = (
    ("Northern army", "Southern forces"),
    ("northern army", "southern forces"),
    ("Northern", "Southern"),
    ("northern", "southern"),
    ("north", "south"),
    ("Dorin Velika", "Tomas Brod"),
    ("dorin velika", "tomas brod"),
    ("dorin_velika", "tomas_brod"),
    ("Velika", "Brod"),
    ("Ostrava", "Lipnica"),
    ("ostrava", "lipnica"),
)
OTHER = {a: b for one, two in PAIRS for a, b in ((one, two), (two, one))}
NAMES = re.compile("|".join(sorted(OTHER, key=len, reverse=True)))

# Offsets and ids are made from the text, which is another one; a place's score counts its neighbours.
MADE_FROM_TEXT = frozenset({"span", "spans", "evidence", "also", "id", "article_id", "proposition", "about", "answers"})


def exchanged(value: Any) -> Any:
    """The same value with every name of one side put for the other's, and all that hangs on offsets left out."""
    if isinstance(value, str):
        return NAMES.sub(lambda match: OTHER[match[0]], value)
    if isinstance(value, dict):
        return {key: exchanged(item) for key, item in value.items() if key not in MADE_FROM_TEXT}
    if isinstance(value, list | tuple):
        return [exchanged(item) for item in value]
    return value


def shape(resolved: ResolvedArticle) -> Any:
    return exchanged(exchanged(asdict(resolved)))


def dispatch(one: str, other: str, ministry: str, speaker: str, *, theatre: bool) -> ResolvedArticle:
    text = (
        f"{one} spokesman {speaker} said that the {one} had taken Lipa on Monday. "
        f"The {ministry} denied the claim. {ministry} officials said that the {other} held the village. "
        f"Residents of Lipa said that the {one} had shelled a school."
    )
    desk = Desk(text, theatre=twin_valleys() if theatre else None)
    taken = f"the {one} had taken Lipa on Monday"
    by = desk.says(f"{one} spokesman {speaker}", taken)
    first = desk.claims(taken, "control", change="gained", actor=f"the {one}", places=("Lipa",), by=by)
    denial = desk.says(f"The {ministry}", "the claim", cue="denied", stance=Stance.DENIES)
    desk.claims("denied the claim", "control", polarity=Polarity.DENIED, about=(first,), by=denial)
    held = f"the {other} held the village"
    officials = desk.says(f"{ministry} officials", held)
    desk.claims(held, "control", change="holds", actor=f"the {other}", by=officials)
    shelled = f"the {one} had shelled a school"
    witness = desk.says("Residents of Lipa", shelled, at="Residents")
    desk.claims(shelled, "strike", actor=f"the {one}", target="a school", by=witness)
    return desk.resolved()


NORTH = ("Northern army", "Northern defence ministry", "Dorin Velika")
SOUTH = ("Southern forces", "Southern defence ministry", "Tomas Brod")


def valleys(one: tuple[str, str, str], other: tuple[str, str, str]) -> ResolvedArticle:
    return dispatch(one[0], other[0], other[1], one[2], theatre=True)


def test_exchanging_the_sides_of_a_theatre_exchanges_them_and_nothing_else() -> None:
    here, there = valleys(NORTH, SOUTH), valleys(SOUTH, NORTH)
    assert shape(there) == exchanged(asdict(here))


def test_exchanging_two_sides_that_only_the_text_knows_exchanges_them_and_nothing_else() -> None:
    here = dispatch("Ostrava militia", "Lipnica militia", "Lipnica council", "Jovan Kralj", theatre=False)
    there = dispatch("Lipnica militia", "Ostrava militia", "Ostrava council", "Jovan Kralj", theatre=False)
    assert shape(there) == exchanged(asdict(here))


def test_both_sides_are_found_so_that_the_exchange_means_something() -> None:
    claims = valleys(NORTH, SOUTH).claims
    claimants = [claim.resolution.claimant for claim in claims]
    assert [claimant.party_ref for claimant in claimants if claimant] == ["north", "south", "south", None]
    actors = [claim.resolution.actor for claim in claims]
    # The denial is about the first claim, and takes its actor from there.
    assert [actor.ref for actor in actors if actor] == ["north", "north", "south", "north"]
