"""Reading with the index of places: what the theatre lacks is looked up, chosen with care, kept with its grounds."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

import sayso
from command import sayso as run
from places_by_hand import ROWS, nothing, small_index, supply
from sayso.gazetteer.build import build_index
from sayso.gazetteer.rows import Source
from sayso.model.claim import Claim, Reference

pytestmark = pytest.mark.parser

TEXT = (
    "Northern spokesman Dorin Velika said that Northern troops had taken {place}.\n\n"
    "Residents of Orlan said that shells had fallen on the town on Monday.\n"
)
BY_THEMSELVES = "Springford"
"""A town in each of two countries, of almost one size."""


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache that holds the small index; reading asks it."""
    folder = tmp_path / "cache"
    monkeypatch.delenv("SAYSO_NO_GAZETTEER")
    monkeypatch.setenv("SAYSO_CACHE", str(folder))
    folder.mkdir()
    small_index(folder)
    return folder


def noon() -> datetime:
    return datetime(2031, 5, 15, 12, tzinfo=UTC)


def read(tmp_path: Path, text: str, *, theatre: str | None = None, gazetteer: bool = True) -> tuple[Claim, ...]:
    source = tmp_path / "dispatch.txt"
    source.write_text(f"---\npublisher: River Agency\npublished: 2031-05-14\n---\n{text}", encoding="utf-8")
    ledger = sayso.open(tmp_path / f"{theatre}-{gazetteer}.db", theatre=theatre, clock=noon)
    ledger.read(source, gazetteer=gazetteer)
    return ledger.claims()


def places(claims: tuple[Claim, ...]) -> dict[str, Reference]:
    return {place.words: place for claim in claims for place in claim.resolution.places}


def test_a_place_that_only_the_index_knows_is_settled_with_its_grounds(tmp_path: Path) -> None:
    found = places(read(tmp_path, TEXT.format(place="Dayr az Zar"), theatre="twin_valleys"))["Dayr az Zar"]
    assert found.ref == "geonames:102"
    assert [candidate.ref for candidate in found.candidates] == ["geonames:102"]
    assert "in the index of places 'Dayr az Zar', town in XA" in found.reason


def test_the_theatre_goes_first(tmp_path: Path, cache: Path) -> None:
    orlan = replace(ROWS[-1], key="120", geonameid=120, name="Orlan", population=5_000_000)
    (cache / "places.sqlite").unlink()
    build_index(cache / "places.sqlite", (supply((*ROWS, orlan)),), step=nothing)
    assert places(read(tmp_path, TEXT.format(place="Orlan"), theatre="twin_valleys"))["Orlan"].ref == "orlan_district"
    assert places(read(tmp_path, TEXT.format(place="Orlan")))["Orlan"].ref == "geonames:120"


@pytest.mark.parametrize(("theatre", "ref"), [("twin_valleys", None), (None, "text:springford")])
def test_a_name_of_two_towns_stays_open_without_context(tmp_path: Path, theatre: str | None, ref: str | None) -> None:
    found = places(read(tmp_path, TEXT.format(place=BY_THEMSELVES), theatre=theatre))[BY_THEMSELVES]
    assert found.ref == ref
    assert {candidate.ref for candidate in found.candidates} == {"geonames:103", "geonames:104"}
    assert "leaves it open" in found.reason
    assert "margin 0.08" in found.reason


def test_what_a_name_lies_in_settles_it(tmp_path: Path) -> None:
    found = places(read(tmp_path, TEXT.format(place="Springford in Velika province")))
    assert found["Springford"].ref == "geonames:103"


def test_a_name_that_is_only_alike_is_offered_and_not_taken(tmp_path: Path) -> None:
    found = places(read(tmp_path, TEXT.format(place="Harbourg"), theatre="twin_valleys"))["Harbourg"]
    assert found.ref is None
    assert "'Harbour'" in found.reason


@pytest.mark.parametrize("theatre", ["twin_valleys", None])
def test_with_and_without_the_index_only_places_differ(tmp_path: Path, theatre: str | None) -> None:
    text = TEXT.format(place="Dayr az Zar")
    with_index, without = (read(tmp_path, text, theatre=theatre, gazetteer=use) for use in (True, False))
    assert with_index != without
    assert [_but_for_places(claim) for claim in with_index] == [_but_for_places(claim) for claim in without]


def _but_for_places(claim: Claim) -> Claim:
    """Questions and propositions are made of the places."""
    resolution = replace(claim.resolution, places=(), questions=(), proposition="")
    return replace(claim, resolution=resolution)


def test_another_index_is_another_reading(tmp_path: Path, cache: Path) -> None:
    source = tmp_path / "dispatch.txt"
    source.write_text(TEXT.format(place="the town of Harbour"), encoding="utf-8")
    ledger = sayso.open(tmp_path / "l.db")
    assert (ledger.read(source).recorded, ledger.read(source).recorded) == (1, 0)
    (cache / "places.sqlite").unlink()
    build_index(cache / "places.sqlite", (supply(ROWS, Source("by hand", "2", "CC0")),), step=nothing)
    assert ledger.read(source).recorded == 1
    assert ledger.read(source, gazetteer=False).recorded == 1


def test_reading_builds_no_index(tmp_path: Path, cache: Path) -> None:
    (cache / "places.sqlite").unlink()
    assert places(read(tmp_path, TEXT.format(place="the town of Harbour")))["Harbour"].ref == "text:harbour"
    assert not (cache / "places.sqlite").exists()


def test_the_summary_says_whether_the_index_was_asked(tmp_path: Path) -> None:
    source = tmp_path / "dispatch.txt"
    source.write_text(TEXT.format(place="the town of Harbour"), encoding="utf-8")
    assert "Places also from the index (by hand 1)" in run("read", source, "--ledger", tmp_path / "l.db").words
    without = run("read", source, "--ledger", tmp_path / "m.db", "--no-gazetteer")
    assert without.code == 0
    assert "index" not in without.words


def test_why_and_unresolved_show_the_grounds(tmp_path: Path) -> None:
    source, ledger = tmp_path / "dispatch.txt", tmp_path / "l.db"
    source.write_text(TEXT.format(place=BY_THEMSELVES), encoding="utf-8")
    run("read", source, "--ledger", ledger, "--theatre", "twin_valleys")
    grounds = "'Springford' in XB or 'Springford' in XA; margin 0.08"
    assert grounds in run("unresolved", "--ledger", ledger, "--json").words
    claim = next(claim for claim in sayso.open(ledger).claims() if BY_THEMSELVES in claim.words)
    assert grounds in run("why", claim.id, "--ledger", ledger).words
