"""The invented war is its own mirror image: exchanging the sides' words exchanges the sides and nothing else."""

import re

import pytest

from sayso.theatres.load import load_theatre
from sayso.theatres.theatre import Theatre

TWINS = {"north": "south", "North": "South", "Северна": "Јужна"}
TWINS |= {there: here for here, there in TWINS.items()}


def mirrored(words: str) -> str:
    return re.sub("|".join(TWINS), lambda match: TWINS[match.group()], words)


@pytest.fixture(scope="module")
def valleys() -> Theatre:
    return load_theatre("twin_valleys")


@pytest.mark.parametrize("id_", ["north", "north_general_staff", "north_defence_ministry"])
def test_each_name_of_one_side_has_its_twin_on_the_other(valleys: Theatre, id_: str) -> None:
    here, there = valleys.actor(id_), valleys.actor(mirrored(id_))
    assert here is not None
    assert there is not None
    assert {mirrored(spelling) for spelling in here.spellings} == set(there.spellings)


def test_a_mirrored_sentence_has_the_mirrored_sides(valleys: Theatre) -> None:
    text = (
        "Northern troops left Brod, the Southern forces' General Staff said; the Northern defence ministry denied it."
    )
    here, there = ([candidates[0].ref for _, candidates in valleys.names.find(told)] for told in (text, mirrored(text)))
    assert [mirrored(ref) for ref in here] == there
    assert here == ["north", "brod", "south_general_staff", "north_defence_ministry"]


def test_priors_mirror_each_other(valleys: Theatre) -> None:
    weights = {prior.place: dict(prior.weights) for prior in valleys.priors}
    north, south = weights["north_valley"], weights["south_valley"]
    assert {mirrored(party): weight for party, weight in north.items()} == south


def test_places_mirror_each_other(valleys: Theatre) -> None:
    def kinds_below(place_id: str) -> list[tuple[str, int]]:
        return [(child.kind, len(child.spellings)) for child in valleys.children_of(place_id)]

    assert sorted(kinds_below("north_valley")) == sorted(kinds_below("south_valley"))
