"""Parties found without a theatre, by what the text says of them; exchanging two names exchanges what is found."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resolving import Desk
from sayso.model.claim import Claimant

pytestmark = pytest.mark.parser

SHELLED = "the bridge was shelled"
ONE, OTHER = "Ostrava", "Lipnica"

SOURCES = (
    ("The {} forces held the hills.", "A spokesman of the {} forces"),
    ("{} fighters came down. The group's camp is near.", "The group's spokesman"),
    ("Pro-{} fighters held the hills. {} was silent.", "A {} commander"),
    ("The {}-held town was quiet.", "{} spokesman Jovan Kralj"),
    ("The {} Liberation Front held the hills. The front left.", "The front's spokesman"),
)


@cache
def found(before: str, source: str, name: str = ONE) -> Claimant:
    before, source = before.replace("{}", name), source.replace("{}", name)
    desk = Desk(f"{before} {source} said {SHELLED}.", published=date(2031, 5, 1))
    desk.claims(SHELLED, "strike", by=desk.says(source, SHELLED, at=source))
    claimant = desk.resolved().claims[0].resolution.claimant
    assert claimant is not None
    return claimant


@pytest.mark.parametrize(("before", "source"), SOURCES)
def test_a_party_is_found_by_what_the_text_says_of_it(before: str, source: str) -> None:
    assert (found(before, source).party or "").startswith(ONE.lower())


@pytest.mark.parametrize(("before", "source"), SOURCES)
def test_another_name_in_the_same_words_gives_the_same_with_that_name(before: str, source: str) -> None:
    here, there = found(before, source), found(before, source, OTHER)
    assert (there.party or "").replace(OTHER.lower(), ONE.lower()) == here.party
    assert (there.kind, there.has_public_role, there.stays_open) == (here.kind, here.has_public_role, here.stays_open)


@pytest.mark.parametrize("source", ["The VLF", "VLF commander Jovan Kralj"])
def test_an_acronym_in_brackets_is_its_party(source: str) -> None:
    assert found("The Velika Liberation Front (VLF) held the hills. VLF men left.", source).party == "vlf"


def test_a_backer_is_no_party_to_what_the_backed_say() -> None:
    assert found("The war went on.", "{}-backed villagers").party is None


UNNAMED = ("A source", "A military source", "An official", "A resident", "Two witnesses", "He", "A shopkeeper")
BEFORE = ("The hills were quiet.", f"{ONE} forces left.", "Rain fell for two days.")


@settings(max_examples=12, deadline=None)
@given(st.sampled_from(UNNAMED), st.sampled_from(BEFORE))
def test_an_unnamed_source_never_has_an_id_that_another_article_could_share(source: str, before: str) -> None:
    """Do no harm, H11: a leaf, whatever stands around it."""
    who = found(before, source)
    assert (who.ref, who.kind in ("unnamed", "witness")) == (None, True)
