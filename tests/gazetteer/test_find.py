from __future__ import annotations

from pathlib import Path

import pytest

from places_by_hand import ROWS, UPLAND, nothing, province, supply, town
from sayso.errors import GazetteerError
from sayso.gazetteer import Gazetteer
from sayso.gazetteer.build import build_index


def chosen(gazetteer: Gazetteer, name: str, country: str | None = None, kind: str | None = None) -> int | None:
    place = gazetteer.choose(name, countries=(country,) if country else (), kind=kind).place
    return place.id if place else None


def test_name_leads_to_its_place(gazetteer: Gazetteer) -> None:
    assert chosen(gazetteer, "Velika") == 101


def test_other_script_leads_to_the_same_place(gazetteer: Gazetteer) -> None:
    assert chosen(gazetteer, "Велика") == 101


def test_second_name_leads_to_the_same_place(gazetteer: Gazetteer) -> None:
    assert chosen(gazetteer, "Great Town") == 101


def test_two_places_as_likely_stay_open_and_are_kept(gazetteer: Gazetteer) -> None:
    choice = gazetteer.choose("Springford")
    assert choice.place is None
    assert {hit.place.id for hit in choice.hits} == {103, 104}
    assert choice.margin is not None


def test_country_decides_between_two(gazetteer: Gazetteer) -> None:
    assert chosen(gazetteer, "Springford", "XA") == 103
    assert chosen(gazetteer, "Springford", "XB") == 104


def test_far_larger_place_is_meant_without_context(gazetteer: Gazetteer) -> None:
    assert chosen(gazetteer, "Harbour") == 107


def test_kind_that_the_name_says_decides(gazetteer: Gazetteer) -> None:
    assert chosen(gazetteer, "Velika Province") == 11
    assert chosen(gazetteer, "Velika", kind="province") == 11


def test_village_is_no_pass(gazetteer: Gazetteer) -> None:
    assert chosen(gazetteer, "Velika pass", "XA") is None


def test_transliteration_resolves_in_its_country_only(gazetteer: Gazetteer) -> None:
    assert chosen(gazetteer, "Deir Ezzar", "XA") == 102
    assert chosen(gazetteer, "Deir Ezzar") is None


def test_like_name_is_offered_and_never_chosen(gazetteer: Gazetteer) -> None:
    choice = gazetteer.choose("Springfort", countries=("XA",))
    assert choice.place is None
    assert [hit.how for hit in choice.hits] == ["resembles"]


def test_unknown_name_stays_open_with_a_reason(gazetteer: Gazetteer) -> None:
    choice = gazetteer.choose("Qwyx")
    assert (choice.place, choice.hits) == (None, ())
    assert choice.reason


@pytest.mark.parametrize("name", ["", "  ", "…", "'", '"', "a", "OR", "x" * 5000, "\x00", "%", "*"])
def test_odd_names_are_no_error(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.choose(name).place is None


def test_places_know_what_they_lie_in(gazetteer: Gazetteer) -> None:
    place = gazetteer.place(101)
    assert place is not None
    assert [around.id for around in gazetteer.ancestors_of(place)] == [11, 1]


def test_province_is_found_by_its_whole_code_only(gazetteer: Gazetteer) -> None:
    assert [place.id for place in gazetteer.with_iso_3166_2("XA-20")] == [11]
    assert gazetteer.with_iso_3166_2("XA-2") == ()


def test_country_is_found_by_name_and_by_both_codes(gazetteer: Gazetteer) -> None:
    assert {gazetteer.country_named(name).id for name in ("Upland", "XA", "XAA")} == {1}  # type: ignore[union-attr]


def test_every_place_says_where_it_is_from(gazetteer: Gazetteer) -> None:
    place = gazetteer.place(101)
    assert place is not None
    assert (place.source.name, place.source.edition, place.source.licence) == ("by hand", "1", "CC0")


def test_missing_index_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="sayso places build"):
        Gazetteer(tmp_path / "none.sqlite")


def test_foreign_file_is_no_index(tmp_path: Path) -> None:
    path = tmp_path / "places.sqlite"
    path.write_text("not a database, but long enough to look like one " * 50)
    with pytest.raises(GazetteerError):
        Gazetteer(path)


def test_unit_is_meant_by_its_spelling_too_where_the_text_says_unit(tmp_path: Path) -> None:
    unit = province(12_001, "Mirnagrad", UPLAND, 22, "Great Mirna")
    rows = (*ROWS, unit, town(12_002, "Great Mirna", UPLAND, 200_000, (22.5, 10.1)))
    build_index(tmp_path / "p.sqlite", (supply(rows),), step=nothing)
    with Gazetteer(tmp_path / "p.sqlite") as gazetteer:
        assert chosen(gazetteer, "Great Mirna", kind="province") == 12_001
        assert chosen(gazetteer, "Great Mirna", kind="town") == 12_002


def test_unit_is_found_by_its_consonants_where_only_the_town_has_the_spelling(tmp_path: Path) -> None:
    unit = province(12_001, "Dair as Sor", UPLAND, 22)
    rows = (*ROWS, unit, town(12_002, "Deir ez-Zor", UPLAND, 200_000, (22.5, 10.1)))
    build_index(tmp_path / "p.sqlite", (supply(rows),), step=nothing)
    with Gazetteer(tmp_path / "p.sqlite") as gazetteer:
        assert chosen(gazetteer, "Deir ez-Zor", UPLAND, kind="province") == 12_001
