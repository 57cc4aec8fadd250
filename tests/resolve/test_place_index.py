from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from places_by_hand import ROWS, nothing, supply, town
from sayso.gazetteer import Choice, Gazetteer
from sayso.gazetteer.build import build_index
from sayso.model.places import Place
from sayso.model.source import Span
from sayso.resolve.place_index import NamedPlace, choose_places, countries_of, indexed_as
from sayso.theatres.load import load_theatre
from sayso.theatres.world import World

NO_WORLD = World({}, 0, {})


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gazetteer]:
    path = tmp_path_factory.mktemp("index") / "places.sqlite"
    rows = (*ROWS, town(109, "Lakes", "XA", 3_000, (21.7, 10.2)), town(110, "Lakes", "XB", 2_900, (30.7, 8.6)))
    build_index(path, (supply(rows),), step=nothing)
    with Gazetteer(path) as opened:
        yield opened


def choices(gazetteer: Gazetteer, text: str, *names: str, countries: tuple[str, ...] = ()) -> list[Choice]:
    mentions, position = [], 0
    for name in names:
        position = text.index(name, position)
        mentions.append(NamedPlace(Span(position, position + len(name)), name, None))
        position += len(name)
    return list(choose_places(mentions, text, gazetteer=gazetteer, world=NO_WORLD, countries=countries))


def ids(found: list[Choice]) -> list[int | None]:
    return [choice.place.id if choice.place else None for choice in found]


def test_name_of_two_places_stays_open_alone(gazetteer: Gazetteer) -> None:
    assert ids(choices(gazetteer, "Shells fell on Lakes.", "Lakes")) == [None]


def test_other_names_of_the_article_decide(gazetteer: Gazetteer) -> None:
    assert ids(choices(gazetteer, "Shells fell on Lakes and Mek’ala.", "Lakes", "Mek’ala")) == [110, 106]


def test_theatre_decides(gazetteer: Gazetteer) -> None:
    assert ids(choices(gazetteer, "Shells fell on Lakes.", "Lakes", countries=("XA",))) == [109]


def test_what_a_name_lies_in_decides_here_and_later(gazetteer: Gazetteer) -> None:
    text = "In Lakes, Upland, shells fell. In Lakes nobody was hurt."
    assert ids(choices(gazetteer, text, "Lakes", "Upland", "Lakes")) == [109, 1, 109]


def test_small_place_far_from_all_else_that_is_named_stays_open(gazetteer: Gazetteer) -> None:
    alone = choices(gazetteer, "Shells fell on Mek’ala.", "Mek’ala")
    far = choices(
        gazetteer, "In Velika and Dayr az Zar shells fell. Mek’ala burned.", "Velika", "Dayr az Zar", "Mek’ala"
    )
    assert ids(alone) == [106]
    assert ids(far) == [101, 102, None]
    assert "nothing else named is there" in far[2].reason


def test_large_place_needs_no_company(gazetteer: Gazetteer) -> None:
    text = "In Velika and Dayr az Zar shells fell. Harbour sent aid."
    assert ids(choices(gazetteer, text, "Velika", "Dayr az Zar", "Harbour")) == [101, 102, 107]


def test_each_mention_is_of_the_kind_that_the_text_says_there(gazetteer: Gazetteer) -> None:
    text = "Velika province and the town of Velika"
    mentions = [NamedPlace(Span(0, 6), "Velika", "province"), NamedPlace(Span(32, 38), "Velika", "town")]
    assert ids(list(choose_places(mentions, text, gazetteer=gazetteer, world=NO_WORLD))) == [11, 101]


def test_runner_up_and_margin_are_kept(gazetteer: Gazetteer) -> None:
    found = choices(gazetteer, "Shells fell on Lakes.", "Lakes")[0]
    assert [hit.place.id for hit in found.hits] == [109, 110]
    assert found.margin is not None


def test_article_without_places_is_no_error(gazetteer: Gazetteer) -> None:
    assert choices(gazetteer, "Nothing happened.") == []


def test_place_of_a_theatre_is_found_by_its_code(gazetteer: Gazetteer) -> None:
    place = Place("v", "Another Name", "province", iso_3166_2="XA-20")
    found = indexed_as(place, gazetteer, ())
    assert found is not None
    assert found.id == 11


def test_place_of_a_theatre_is_found_by_name_and_kind_in_its_country_only(gazetteer: Gazetteer) -> None:
    place = Place("lakes", "Lakes", "town")
    found = indexed_as(place, gazetteer, ("XB",))
    assert found is not None
    assert found.id == 110
    assert indexed_as(place, gazetteer, ()) is None
    assert indexed_as(Place("lakes", "Lakes", "district"), gazetteer, ("XB",)) is None


def test_invented_theatre_has_no_country_of_the_index(gazetteer: Gazetteer) -> None:
    assert countries_of(load_theatre("twin_valleys"), gazetteer) == ()


def test_index_is_not_needed_for_the_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without an index there are no positions, and it is not built on the way."""
    from sayso.workflows.packs import gazetteer_if_built

    monkeypatch.setenv("SAYSO_CACHE", str(tmp_path))
    assert gazetteer_if_built() is None
    assert list(tmp_path.iterdir()) == []
