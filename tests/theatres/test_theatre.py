"""Look-ups in a theatre: who stands where, what lies in what, who publishes."""

import pytest

from sayso.theatres.load import load_theatre
from sayso.theatres.theatre import Theatre


@pytest.fixture(scope="module")
def valleys() -> Theatre:
    return load_theatre("twin_valleys")


def test_a_minister_stands_on_the_side_that_the_ministry_is_part_of(valleys: Theatre) -> None:
    side = valleys.party_of("edita_marin")
    assert side is not None
    assert side.name == "northern army"


def test_official_media_stand_on_the_side_they_speak_for(valleys: Theatre) -> None:
    side = valleys.party_of("southern_courier")
    assert side is not None
    assert side.id == "south"


def test_a_charity_and_its_head_have_no_side(valleys: Theatre) -> None:
    assert valleys.party_of("lantern") is None
    assert valleys.party_of("lena_hartig") is None
    head = valleys.actor("lena_hartig")
    assert head is not None
    assert not head.has_side


def test_opposing_a_side_puts_nobody_on_it(valleys: Theatre) -> None:
    side = valleys.party_of("north")
    assert side is not None
    assert side.id == "north"


def test_an_unknown_id_is_none(valleys: Theatre) -> None:
    assert valleys.actor("nobody") is None
    assert valleys.place("nowhere") is None
    assert valleys.party_of("nobody") is None
    assert valleys.ancestors_of("nowhere") == ()


def test_ancestors_come_nearest_first(valleys: Theatre) -> None:
    assert [p.id for p in valleys.ancestors_of("orlan_village")] == ["orlan_district", "north_valley", "twin_valleys"]


def test_children_are_the_places_directly_inside(valleys: Theatre) -> None:
    assert [p.id for p in valleys.children_of("south_valley")] == ["velika", "dubra_district", "lesno"]


@pytest.mark.parametrize("publisher", ["Valley Post", "the valley post", "VALLEY POST", "valley_post"])
def test_a_publisher_is_known_however_it_is_written(valleys: Theatre, publisher: str) -> None:
    source = valleys.source_named(publisher)
    assert source is not None
    assert source.id == "valley_post"


def test_an_unknown_publisher_is_none(valleys: Theatre) -> None:
    assert valleys.source_named("Hill Post") is None


def test_an_outlet_names_the_agency_it_leans_on(valleys: Theatre) -> None:
    source = valleys.source_named("River Gazette")
    assert source is not None
    assert source.leans_on == ("continental_press",)


def test_priors_name_every_party_and_sum_to_one(valleys: Theatre) -> None:
    for prior in valleys.priors:
        assert [party for party, _ in prior.weights] == ["north", "south"]
        assert sum(weight for _, weight in prior.weights) == pytest.approx(1)
