"""A theatre drafted where an index of places is built: what each name is taken for, its codes, what lies in what."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from command import sayso
from places_by_hand import ROWS, nothing, supply, town
from sayso.gazetteer.build import build_index, import_source
from sayso.gazetteer.rows import PlaceRow, Source
from sayso.ledger import open_ledger
from sayso.theatres.load import load_theatre

pytestmark = pytest.mark.parser

TEXT = """---
publisher: Valley Post
published: 2031-05-{day}
---
Hill Front fighters have captured the village of Zubrava in Velika province, Hill Front spokesman Vuk Petran said.

The Free Dubra Movement (FDM) denied it. "We hold Zubrava," FDM commander Jora Dol told reporters in the city of Velika.
Shells fell on the city of Velika and on the town of Dayr az Zar. Buildings in Velika province were hit, and the town of
Deir ez-Zar was shelled again on Monday. Hill Front forces attacked FDM fighters near Zubrava. {private}
"""
PRIVATE = "Hill Front fighters shot at Ilka Maren, a baker, near Zubrava."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    beside = tmp_path_factory.mktemp("drafted")
    (beside / "corpus").mkdir()
    for day, private in ((14, PRIVATE), (15, "")):
        (beside / "corpus" / f"{day}.txt").write_text(TEXT.format(day=day, private=private), encoding="utf-8")
    index = beside / "places.sqlite"
    build_index(index, (supply((*ROWS, town(130, "Zubrava", "XA", 900, (20.2, 10.3)))),), step=nothing)
    unit = PlaceRow("UP01", "Velika", "province", "XA", parent_code="XA", pcode="UP01", longitude=20.5, latitude=10.0)
    import_source(index, supply([unit], Source("units", "2031", "CC BY 4.0")), step=nothing)
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("SAYSO_NO_GAZETTEER")
        patch.setenv("SAYSO_CACHE", str(beside))
        ran = sayso("theatre", "new", "hill_war", "--from", beside / "corpus", "--into", beside)
        assert ran.code == 0, ran.words
        sayso("read", beside / "corpus", "-l", beside / "with.db", "-t", beside / "hill_war")
    return beside


@pytest.fixture(scope="module")
def rows(folder: Path) -> dict[str, dict[str, str]]:
    lines = (folder / "hill_war" / "places.csv").read_text(encoding="utf-8").splitlines()
    return {row["id"]: row for row in csv.DictReader(line for line in lines if not line.startswith("#"))}


def test_a_town_and_the_province_of_its_name_are_two_places_one_in_the_other(rows: dict[str, dict[str, str]]) -> None:
    assert (rows["velika"]["kind"], rows["velika_town"]["kind"]) == ("province", "town")
    assert rows["velika_town"]["parent"] == "velika"
    assert "XA-20" in (rows["velika"]["iso_3166_2"], rows["velika"]["pcode"])


def test_two_spellings_of_one_place_are_one_row(folder: Path, rows: dict[str, dict[str, str]]) -> None:
    theatre = load_theatre(str(folder / "hill_war"))
    names = {place.id: {place.name, *place.spellings} for place in theatre.places}
    (both,) = [spelled for spelled in names.values() if "Dayr az Zar" in spelled]
    assert "Deir ez-Zar" in both


def test_each_place_says_what_it_is_taken_for_and_its_point(folder: Path, rows: dict[str, dict[str, str]]) -> None:
    text = (folder / "hill_war" / "places.csv").read_text(encoding="utf-8")
    assert "#   taken for Zubrava: village in Velika, Upland [geonames:130]" in text.replace("town in", "village in")
    assert (rows["zubrava"]["longitude"], rows["zubrava"]["latitude"]) == ("20.20000", "10.30000")


def test_the_theatres_own_id_comes_before_that_of_the_index(folder: Path) -> None:
    with open_ledger(folder / "with.db", create=False, read_only=True) as ledger:
        refs = {place.ref for claim in ledger.view().claims() for place in claim.resolution.places}
    assert "zubrava" in refs
    assert not [ref for ref in refs if ref is not None and ref.startswith("geonames:")]


def test_examples_are_sentences_without_private_names(folder: Path) -> None:
    actors = (folder / "hill_war" / "actors.toml").read_text(encoding="utf-8")
    assert '# "Hill Front fighters have captured the village of Zubrava' in actors
    everything = "\n".join(path.read_text(encoding="utf-8") for path in (folder / "hill_war").iterdir())
    assert "Maren" not in everything


def test_who_acts_against_whom_is_offered_and_not_decided(folder: Path) -> None:
    actors = (folder / "hill_war" / "actors.toml").read_text(encoding="utf-8")
    assert '# relation = "opposes"' in actors
    assert not [m for m in load_theatre(str(folder / "hill_war")).memberships if m.relation == "opposes"]
