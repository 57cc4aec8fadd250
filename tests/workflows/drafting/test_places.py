"""Places of a draft: spellings of one joined, a unit apart from its town, nothing far away taken for near."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from places_by_hand import small_index
from sayso.gazetteer import Gazetteer
from sayso.model.ids import folded
from sayso.theatres.draft import DraftPlace
from sayso.workflows.drafting.corpus import Found
from sayso.workflows.drafting.places import draft_places
from sayso.workflows.drafting.tally import Ids, Tally


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gazetteer]:
    with Gazetteer(small_index(tmp_path_factory.mktemp("draft"))) as opened:
        yield opened


def met(name: str, times: int, kinds: dict[str, int] | None = None, *, claimed: bool = True) -> Tally:
    reports = {f"a-{i}" for i in range(times)}
    said = Counter({"": times, **(kinds or {})})
    return Tally("one.txt", times, reports, Counter({name: times}), texts=said, is_claimed=claimed)


def drafted(
    *tallies: Tally, gazetteer: Gazetteer | None = None, chosen: dict[str, int] | None = None
) -> dict[str, DraftPlace]:
    """`chosen`: what articles took a name for, by the index's id."""
    found = Found(10, places={folded(tally.name): tally for tally in tallies})
    found.choices = {folded(name): Counter({place: 3}) for name, place in (chosen or {}).items()}
    places = draft_places(found, gazetteer, Ids(), lambda _name: False, lambda _words: False)
    return {place.id: place for place in places}


def test_names_of_one_place_are_one_row_with_its_codes(gazetteer: Gazetteer) -> None:
    places = drafted(met("Deir ez-Zar", 5), met("Dayr az Zar", 2), gazetteer=gazetteer, chosen={"Deir ez-Zar": 102})
    assert places.keys() == {"deir_ez_zar"}
    assert (places["deir_ez_zar"].spellings, places["deir_ez_zar"].kind) == (("Dayr az Zar",), "town")


def test_a_town_and_the_unit_of_its_name_are_two_places(gazetteer: Gazetteer) -> None:
    town = met("Velika", 9, {"province": 3})
    places = drafted(town, gazetteer=gazetteer, chosen={"Velika": 101})
    assert [(place.id, place.kind, place.parent, place.iso_3166_2) for place in places.values()] == [
        ("velika_province", "province", "", "XA-20"),
        ("velika", "town", "velika_province", ""),
    ]


def test_a_unit_that_is_met_under_its_full_name_too_is_one_place(gazetteer: Gazetteer) -> None:
    full = met("Velika Province", 1, {"province": 1}, claimed=False)
    places = drafted(met("Velika", 9, {"province": 3}), full, gazetteer=gazetteer, chosen={"Velika": 101})
    assert {place.kind: place.is_sure for place in places.values()} == {"town": True, "province": True}
    assert next(place for place in places.values() if place.kind == "province").spellings == ("Velika",)


def test_a_small_place_far_from_where_the_corpus_plays_is_only_offered(gazetteer: Gazetteer) -> None:
    places = drafted(met("Velika", 9), met("Mek'ala", 2), gazetteer=gazetteer, chosen={"Velika": 101})
    assert places["mek_ala"].position is None
    assert "perhaps Mek’ala: town in Delta, Lowland [geonames:106]" in places["mek_ala"].candidates


def test_what_a_place_is_taken_for_stands_first(gazetteer: Gazetteer) -> None:
    places = drafted(met("Velika", 9), gazetteer=gazetteer, chosen={"Velika": 101})
    assert places["velika"].candidates[0] == "taken for Velika: town in Velika, Upland [geonames:101]"


def test_names_of_one_state_are_one_country_without_an_index() -> None:
    places = drafted(met("United States", 5), met("U.S.", 4), met("US", 3))
    assert [(place.name, place.kind) for place in places.values()] == [("United States", "country")]
    assert places["united_states"].spellings == ("U.S.", "US")


def test_a_place_whose_id_is_taken_has_its_kind_in_it() -> None:
    ids = Ids()
    assert [ids.new("Russia"), ids.new("Russia", "country"), ids.new("Russia", "country")] == [
        "russia",
        "russia_country",
        "russia_country_2",
    ]


def test_one_slip_among_many_mentions_gives_no_kind() -> None:
    assert drafted(met("Zubrava", 40, {"town": 1}))["zubrava"].kind == "area"
    assert drafted(met("Zubrava", 4, {"village": 1}))["zubrava"].kind == "village"


def test_a_land_in_front_of_a_place_is_no_part_of_its_name() -> None:
    places = drafted(met("Aleppo", 5), met("Syrias Aleppo", 1))
    assert [(place.name, place.spellings) for place in places.values()] == [("Aleppo", ())]


def test_a_name_in_capitals_is_shown_as_it_is_written_elsewhere() -> None:
    shouted = met("ZUBRAVA", 5)
    assert drafted(shouted)["zubrava"].name == "Zubrava"
    shouted.spellings["Zubrava"] = 1
    assert drafted(shouted)["zubrava"].name == "Zubrava"


def test_met_once_and_in_no_claim_is_for_a_person_to_take_in() -> None:
    assert [place.is_sure for place in drafted(met("Kosa", 1, claimed=False), met("Brod", 1)).values()] == [True, False]
