"""The real example: its districts and their spellings, who has a side, and its dispatches, labelled as retellings."""

from datetime import date
from pathlib import Path

import pytest

from sayso.theatres.load import installed_theatres, load_theatre
from sayso.theatres.theatre import Theatre

DISPATCHES = sorted((installed_theatres()["panjshir_2021"] / "dispatches").glob("*.txt"))

every_dispatch = pytest.mark.parametrize("path", DISPATCHES, ids=lambda path: path.stem)


@pytest.fixture(scope="module")
def panjshir() -> Theatre:
    return load_theatre("panjshir_2021")


def front_matter_and_text(path: Path) -> tuple[str, str]:
    _, front_matter, text = path.read_text(encoding="utf-8").split("---\n", 2)
    return front_matter, text


def test_the_district_and_the_village_of_one_name_are_two_places(panjshir: Theatre) -> None:
    for spelling in ("Unabah", "Anabah", "Anaba", "Onaba", "Anawa"):
        places = [panjshir.place(c.ref) for c in panjshir.names.candidates(spelling)]
        assert {place.kind for place in places if place} == {"district", "village"}, spelling


def test_the_village_lies_in_the_district(panjshir: Theatre) -> None:
    assert [place.id for place in panjshir.ancestors_of("anabah_village")] == ["anaba", "panjshir", "afghanistan"]


@pytest.mark.parametrize("name", ["Khawak pass", "Khawak", "Dashte Rewak", "Rewak"])
def test_places_that_no_gazetteer_has_stay_unknown(panjshir: Theatre, name: str) -> None:
    assert panjshir.names.candidates(name) == ()


def test_a_spokesman_who_was_killed_speaks_for_nobody_afterwards(panjshir: Theatre) -> None:
    before = panjshir.party_of("fahim_dashti", on=date(2021, 9, 5))
    assert before is not None
    assert before.id == "nrf"
    assert panjshir.party_of("fahim_dashti", on=date(2021, 9, 6)) is None


@pytest.mark.parametrize("actor_id", ["zalmai_noori", "emergency", "reuters"])
def test_nobody_is_given_a_side_that_no_report_gives(panjshir: Theatre, actor_id: str) -> None:
    assert panjshir.party_of(actor_id) is None


def test_an_outlet_and_the_paper_behind_which_one_agency_stands_lean_on_it(panjshir: Theatre) -> None:
    sources = [panjshir.source_named(name) for name in ("CGTN", "Gulf Today")]
    assert [source and source.leans_on for source in sources] == [("reuters",), ("reuters",)]


def test_there_are_at_least_ten_dispatches_and_the_readme_lists_each() -> None:
    assert len(DISPATCHES) >= 10
    readme = (DISPATCHES[0].parent / "README.md").read_text(encoding="utf-8")
    assert all(f"`{path.name}`" in readme for path in DISPATCHES)


@every_dispatch
def test_a_dispatch_says_that_it_is_a_retelling(path: Path) -> None:
    front_matter, _ = front_matter_and_text(path)
    assert front_matter.startswith("# note: a retelling for illustration, not the outlet's words\n")


@every_dispatch
def test_a_dispatch_quotes_nobody(path: Path) -> None:
    _, text = front_matter_and_text(path)
    assert not set(text) & set('"“”«»')


@every_dispatch
def test_the_theatre_knows_the_publisher_of_a_dispatch(path: Path, panjshir: Theatre) -> None:
    front_matter, _ = front_matter_and_text(path)
    publishers = [
        line.removeprefix("publisher: ") for line in front_matter.splitlines() if line.startswith("publisher:")
    ]
    assert all(panjshir.source_named(publisher) for publisher in publishers)


def test_reports_with_one_agency_story_behind_them_share_sentences() -> None:
    texts = {path.stem: front_matter_and_text(path)[1] for path in DISPATCHES}
    first, second = (
        {sentence.strip() for sentence in texts[stem].replace("\n", " ").split(". ") if sentence.strip()}
        for stem in ("2021-09-04-cgtn", "2021-09-05-gulf-today")
    )
    assert len(first & second) >= 2
