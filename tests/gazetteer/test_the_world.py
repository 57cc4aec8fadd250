"""The index of the whole world, where it is built. Spellings: tests/workflows/test_names_of_real_places.py."""

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


def test_theatre_and_index_together_give_points_and_codes(world: Gazetteer) -> None:
    readings = {r.place.id: r.indexed for r in find_place("Khinj", theatre=PANJSHIR, index=world.path).in_theatre}
    assert readings["khinj"] is not None
    assert readings["khinj"].geonameid == 7054339
    province = find_place("Panjshir", theatre=PANJSHIR, index=world.path).in_theatre[0].indexed
    assert province is not None
    assert province.iso_3166_2 == "AF-PAN"


def test_name_of_many_towns_stays_open(world: Gazetteer) -> None:
    assert world.choose("Springfield").place is None


@pytest.mark.parametrize(("name", "geonameid"), [("Paris", 2988507), ("Damascus", 170654), ("U.S.", 6252001)])
def test_name_that_means_one_place_to_everybody_resolves_alone(world: Gazetteer, name: str, geonameid: int) -> None:
    place = world.choose(name).place
    assert place is not None
    assert place.id == geonameid
