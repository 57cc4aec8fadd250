"""The real index, where it is built: names in the spellings and scripts in which news has them. Not built here."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sayso.gazetteer import Gazetteer, index_path
from sayso.gazetteer.build import is_current
from sayso.workflows.gazetteer import base_supplies, find_place

pytestmark = pytest.mark.slow

PANJSHIR = "panjshir_2021"


@pytest.fixture(scope="module")
def world() -> Iterator[Gazetteer]:
    if not is_current(index_path(), base_supplies()):
        pytest.skip("the index is not built: sayso places build")
    with Gazetteer(index_path()) as opened:
        yield opened


@pytest.mark.parametrize(
    ("country", "geonameid", "spellings"),
    [
        ("SY", 170063, "Aleppo;Halab;حلب"),
        ("SY", 170794, "Deir ez-Zor;Dayr az-Zawr;Deir Ezzor;Deir al-Zour;Deir el-Zor;دير الزور"),
        ("UA", 713174, "Bakhmut;Artemivsk;Бахмут"),
        ("UA", 713122, "Avdiivka;Avdiyivka;Авдіївка"),
        ("ET", 331180, "Mekelle;Mek'ele;Mek’ele"),
        ("LY", 87205, "Derna;Darnah;درنة"),
    ],
)
def test_every_spelling_leads_to_the_town_in_its_country(
    world: Gazetteer, country: str, geonameid: int, spellings: str
) -> None:
    chosen = {name: world.choose(name, countries=(country,)).place for name in spellings.split(";")}
    assert {name: place.id if place else None for name, place in chosen.items()} == dict.fromkeys(chosen, geonameid)


@pytest.mark.parametrize(
    ("place_id", "spellings"),
    [
        ("anaba", "Unabah;Anabah;Anaba;Onaba;Anawa;انابه"),
        ("paryan", "Paryan;Parian;پریان"),
        ("shutul", "Shutul;Shotul;شتل"),
        ("rukha", "Rukha;Rokha;Rukhah;روخه"),
        ("khinj", "Khinj;Khenj;خنج"),
        ("bazarak", "Bazarak;بازارک"),
        ("dara", "Dara;دره"),
        ("panjshir", "Panjshir;Panjsher;پنجشیر"),
    ],
)
def test_every_spelling_is_known_in_the_theatre(world: Gazetteer, place_id: str, spellings: str) -> None:
    for name in spellings.split(";"):
        report = find_place(name, theatre=PANJSHIR, index=world.path)
        assert place_id in [reading.place.id for reading in report.in_theatre], name


def test_theatre_and_index_together_give_points_and_codes(world: Gazetteer) -> None:
    readings = {r.place.id: r.indexed for r in find_place("Khinj", theatre=PANJSHIR, index=world.path).in_theatre}
    assert readings["khinj"] is not None
    assert readings["khinj"].geonameid == 7054339
    province = find_place("Panjshir", theatre=PANJSHIR, index=world.path).in_theatre[0].indexed
    assert province is not None
    assert province.iso_3166_2 == "AF-PAN"


def test_name_of_many_towns_stays_open(world: Gazetteer) -> None:
    assert world.choose("Springfield").place is None


@pytest.mark.parametrize("name", ["Khawak pass", "Dashte Rewak"])
def test_small_place_that_no_installed_source_holds_stays_open(world: Gazetteer, name: str) -> None:
    if len(world.sources()) > len(base_supplies()):
        pytest.skip("something was imported into this index, which may hold it")
    report = find_place(name, theatre=PANJSHIR, index=world.path)
    assert report.choice.place is None
    assert not report.in_theatre


@pytest.mark.parametrize(("name", "geonameid"), [("Paris", 2988507), ("Damascus", 170654), ("U.S.", 6252001)])
def test_name_that_means_one_place_to_everybody_resolves_alone(world: Gazetteer, name: str, geonameid: int) -> None:
    place = world.choose(name).place
    assert place is not None
    assert place.id == geonameid
