"""A country is one by whatever id a reading gave it."""

from __future__ import annotations

import pytest

from sayso.link.board import is_whole_country


@pytest.mark.parametrize("place", ["geonames:3144096", "text:norway", "open:norway"])
def test_a_country_is_one_by_id_and_by_name(place: str) -> None:
    assert is_whole_country(place, None)


@pytest.mark.parametrize("place", ["geonames:3143244", "text:oslo", "by hand:3144096"])
def test_a_town_is_none(place: str) -> None:
    assert not is_whole_country(place, None)
