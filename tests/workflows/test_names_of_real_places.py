"""Real names in the spellings and scripts in which news has them, looked up and read, with an index made here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

import sayso
from places_by_hand import nothing
from real_places import some_countries, supplies
from sayso.cli.app import app
from sayso.gazetteer.base import has_towns
from sayso.gazetteer.importers import Wanted
from sayso.workflows import gazetteer as workflow

pytestmark = [
    pytest.mark.parser,
    pytest.mark.skipif(not has_towns(), reason="the package that ships the towns is not installed"),
]

PANJSHIR = "panjshir_2021"
ABROAD = [
    ("Syria", "geonames:170063", "Aleppo;Halab;حلب"),
    ("Syria", "geonames:170794", "Deir ez-Zor;Dayr az-Zawr;Deir Ezzor;Deir al-Zour;Deir el-Zor;دير الزور"),
    ("Ukraine", "geonames:713174", "Bakhmut;Artemivsk;Бахмут"),
    ("Ukraine", "geonames:713122", "Avdiivka;Avdiyivka;Авдіївка"),
    ("Ethiopia", "geonames:331180", "Mekelle;Mek'ele;Mek’ele"),
    ("Libya", "geonames:87205", "Derna;Darnah;درنة"),
]
IN_PANJSHIR = [
    ("anaba", "Unabah;Anabah;Anaba;Onaba;Anawa;انابه"),
    ("paryan", "Paryan;Parian;پریان"),
    ("shutul", "Shutul;Shotul;شتل"),
    ("rukha", "Rukha;Rokha;Rukhah;روخه"),
    ("khinj", "Khinj;Khenj;خنج"),
    ("bazarak", "Bazarak;بازارک"),
    ("dara", "Dara;دره"),
    ("panjshir", "Panjshir;Panjsher;پنجشیر"),
]
UNKNOWN = ["Khawak pass", "Dashte Rewak"]
DUMP = "\n".join(
    "\t".join(row.split("|"))
    for row in (
        "900001|Khawak Pass|Khawak Pass|Kotal-e Khawak|35.66|69.79|T|PASS|AF||42||||0||3550|Asia/Kabul|2021-01-01",
        "900002|Dasht-e Rewat|Dasht-e Rewat|Dashte Rewak|35.47|69.72|P|PPL|AF||42||||900||2400|Asia/Kabul|2021-01-01",
    )
)
"""Invented rows in the layout of a country's dump."""


@pytest.fixture(scope="module", autouse=True)
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A cache with the index of some countries, which counts as current; reading asks it."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workflow, "base_supplies", supplies)
        patch.setenv("SAYSO_CACHE", str(folder))
        patch.delenv("SAYSO_NO_GAZETTEER")
        yield some_countries(folder)


def first_line_found(*arguments: str) -> str:
    result = CliRunner().invoke(app, ["places", "find", *arguments])
    assert result.exit_code == 0, result.output
    return result.output.splitlines()[0]


def read_as(tmp_path: Path, text: str, *, theatre: str | None = None) -> dict[str, str | None]:
    """What each name of a place in the claims was taken for."""
    source = tmp_path / "dispatch.txt"
    source.write_text(f"---\npublisher: River Agency\npublished: 2031-05-14\n---\n{text}", encoding="utf-8")
    ledger = sayso.open(tmp_path / "read.db", theatre=theatre, clock=lambda: datetime(2031, 5, 15, 12, tzinfo=UTC))
    ledger.read(source, gazetteer=True)
    return {place.words: place.ref for claim in ledger.claims() for place in claim.resolution.places}


@pytest.mark.parametrize(("country", "ref", "spellings"), ABROAD)
def test_every_spelling_is_found_in_its_country(country: str, ref: str, spellings: str) -> None:
    for name in spellings.split(";"):
        place = workflow.find_place(name, country=country).choice.place
        assert (name, place.ref if place else None) == (name, ref)


@pytest.mark.parametrize(("country", "ref", "spellings"), ABROAD)
def test_every_spelling_is_read_in_an_article_on_its_country(
    tmp_path: Path, country: str, ref: str, spellings: str
) -> None:
    for number, name in enumerate(spellings.split(";")):
        folder = tmp_path / str(number)
        folder.mkdir()
        text = f"The war in {country} went on. Rebels shelled the town of {name} on Monday and killed nine people."
        assert read_as(folder, text)[name] == ref, name


@pytest.mark.parametrize(("place_id", "spellings"), IN_PANJSHIR)
def test_every_spelling_is_found_in_the_theatre(place_id: str, spellings: str) -> None:
    for name in spellings.split(";"):
        report = workflow.find_place(name, theatre=PANJSHIR)
        assert place_id in [reading.place.id for reading in report.in_theatre], name


@pytest.mark.parametrize(("place_id", "spellings"), IN_PANJSHIR)
def test_every_spelling_is_read_in_the_theatre(tmp_path: Path, place_id: str, spellings: str) -> None:
    kind = "province" if place_id == "panjshir" else "district"
    text = " ".join(f"Taliban forces captured the {kind} of {name} on Monday." for name in spellings.split(";"))
    found = read_as(tmp_path, text, theatre=PANJSHIR)
    assert found == dict.fromkeys(spellings.split(";"), place_id)


def test_the_command_shows_what_a_name_means_in_a_country_and_in_a_theatre() -> None:
    assert "Aleppo" in first_line_found("Halab", "--country", "Syria")
    assert "Khinj" in first_line_found("Khenj", "--theatre", PANJSHIR)


def test_name_of_many_towns_stays_open_wherever_it_is_asked(tmp_path: Path) -> None:
    assert workflow.find_place("Springfield").choice.place is None
    assert read_as(tmp_path, "Rebels shelled Springfield on Monday.") == {"Springfield": "text:springfield"}


@pytest.mark.parametrize("name", UNKNOWN)
def test_small_place_stays_open_until_a_dump_that_holds_it_is_imported(tmp_path: Path, index: Path, name: str) -> None:
    text = f"Taliban fighters were trapped at the {name} on Saturday, and ten fighters were killed in the {name}."
    dump = tmp_path / "AF.txt"
    dump.write_text(DUMP, encoding="utf-8")
    before, after = tmp_path / "before", tmp_path / "after"
    before.mkdir()
    after.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SAYSO_CACHE", str(before))
        (before / "places.sqlite").write_bytes(index.read_bytes())
        assert workflow.find_place(name, theatre=PANJSHIR).choice.place is None
        assert read_as(before, text, theatre=PANJSHIR) == {name: None}
        workflow.import_places(dump, "geonames", Wanted(edition="by hand"), step=nothing)
        ref = {"Khawak pass": "geonames:900001", "Dashte Rewak": "geonames:900002"}[name]
        found = workflow.find_place(name, theatre=PANJSHIR).choice.place
        assert found is not None
        assert found.ref == ref
        assert read_as(after, text, theatre=PANJSHIR) == {name: ref}
