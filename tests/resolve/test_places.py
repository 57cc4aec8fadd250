"""Which names are places, and which place of the theatre a name means."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.languages.geography import load_geography
from sayso.model.claim import Filler, Reference
from sayso.model.ids import folded
from sayso.model.source import Article, ParsedArticle, Span
from sayso.parse import load_parser, parse_article
from sayso.resolve.place_bare import bare_name
from sayso.resolve.places import find_places, resolve_place
from sayso.theatres.load import load_theatre
from sayso.theatres.world import load_world


def unparsed(text: str) -> ParsedArticle:
    return ParsedArticle(Article("a-1", "0" * 64, text, (), "valley.txt"), (), (), ())


def parsed(text: str) -> ParsedArticle:
    return parse_article(Article("a-1", "0" * 64, text, (), "valley.txt"), load_parser())


def resolved(text: str, words: str, *, theatre: bool = True, found: tuple[Reference, ...] = ()) -> Reference:
    start = text.index(words)
    filler = Filler(words, Span(start, start + len(words)), 0, "argument")
    return resolve_place(filler, unparsed(text), theatre=load_theatre("twin_valleys") if theatre else None, found=found)


@pytest.mark.parametrize(
    ("phrase", "bare"),
    [
        pytest.param("the village of Orlan", "Orlan", id="kind before"),
        pytest.param("Velika district", "Velika", id="kind after"),
        pytest.param("the snowed-in Kamen pass", "Kamen pass", id="a pass keeps its word"),
        pytest.param("Lesno military airport", "Lesno military airport", id="an airport keeps its words"),
        pytest.param("Velika, South Valley", "Velika", id="the most specific of two"),
        pytest.param("Orlan in North Valley province", "Orlan", id="the most specific of nested ones"),
        pytest.param("Velika's market", "Velika", id="possessive"),
        pytest.param("northern Velika", "Velika", id="compass word before a town"),
        pytest.param("northern Norway", "northern Norway", id="compass word before a state"),
        pytest.param("the Lesno crossing", "Lesno", id="a crossing goes by its gate"),
        pytest.param("the town of حلب", "حلب", id="a script without capitals"),
        pytest.param("the top of Hill 212", "Hill 212", id="a number behind a hill"),
        pytest.param("the al-Midan neighbourhood", "al-Midan", id="small prefix"),
        pytest.param("Dar es Salaam", "Dar es Salaam", id="small word inside"),
        pytest.param("the U.S.", "U.S.", id="full stops of an abbreviation"),
        pytest.param("the valley", None, id="no name"),
    ],
)
def test_bare_name(phrase: str, bare: str | None) -> None:
    span = bare_name(Span(0, len(phrase)), phrase, load_geography(), load_world())
    assert (span.of(phrase) if span else None) == bare


def test_word_of_a_kind_behind_the_filler_belongs_to_the_name() -> None:
    assert resolved("Fighters hold Lesno military airport.", "Lesno", theatre=False).words == "Lesno military airport"


def test_village_when_the_text_says_village() -> None:
    assert resolved("Shells fell on the village of Orlan.", "the village of Orlan").ref == "orlan_village"


def test_district_when_the_text_says_district() -> None:
    assert resolved("Shells fell on Dubra district.", "Dubra").ref == "dubra_district"


def test_word_of_a_kind_holds_for_both_of_two_names() -> None:
    text = "They took the districts of Orlan and Dubra."
    assert (resolved(text, "Orlan").ref, resolved(text, "Dubra").ref) == ("orlan_district", "dubra_district")


def test_runner_up_is_kept() -> None:
    found = resolved("Shells fell on the village of Orlan.", "Orlan")
    assert [candidate.ref for candidate in found.candidates] == ["orlan_village", "orlan_district"]


def test_place_of_a_person_s_name_is_the_place() -> None:
    assert resolved("Troops entered Velika.", "Velika").ref == "velika"


def test_spelling_in_another_script_is_the_same_place() -> None:
    assert resolved("Shells fell on Јужна долина.", "Јужна долина").ref == "south_valley"


def test_place_that_the_theatre_lacks_stays_unresolved_and_says_so() -> None:
    found = resolved("Shells fell on the Zelen pass.", "the Zelen pass")
    assert (found.ref, found.words) == (None, "Zelen pass")
    assert "'Zelen pass'" in found.reason


def test_without_theatre_the_text_is_all_that_is_known() -> None:
    found = resolved("Shells fell on the village of Orlan.", "the village of Orlan", theatre=False)
    assert (found.ref, found.name, found.candidates) == ("text:orlan", "Orlan", ())


def test_possessive_that_lost_its_apostrophe_is_left_out() -> None:
    text = "Shells fell on Norways Zelengrad and on Norways ports."
    assert resolved(text, "Norways Zelengrad", theatre=False).words == "Zelengrad"
    assert resolved(text, "Norways ports", theatre=False).words == "Norway"


def test_valley_goes_to_the_last_valley_named_before() -> None:
    text = "Snow lay on South Valley. Nobody left the valley."
    before = resolved(text, "South Valley")
    found = resolved(text, "the valley", found=(before,))
    assert (found.ref, found.words) == ("south_valley", "South Valley")


def test_valley_without_a_name_stays_open() -> None:
    found = resolved("Nobody left the valley.", "the valley")
    assert (found.ref, found.words) == (None, "the valley")
    assert found.reason


@given(st.text(alphabet="abAB .,'’-é\n", max_size=30))
@settings(max_examples=60, deadline=None)
def test_words_of_a_place_are_always_the_text_s_own(text: str) -> None:
    filler = Filler(text, Span(0, len(text)), 0, "argument")
    found = resolve_place(filler, unparsed(text))
    assert found.span is not None
    assert found.span.of(text) == found.words
    assert found.ref in (None, f"text:{folded(found.words)}")


def names(text: str, *, theatre: bool = False) -> list[str]:
    found = find_places(parsed(text), load_theatre("twin_valleys") if theatre else None)
    assert all(place.span is not None and place.span.of(text) == place.words for place in found)
    return [place.words for place in found]


@pytest.mark.parser
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Shells fell near the town of Zelengrad.", ["Zelengrad"], id="town of"),
        pytest.param(
            "Shells fell in Zelengrad. Zelengrad burned.", ["Zelengrad", "Zelengrad"], id="once a place, always"
        ),
        pytest.param("The Norwegian envoy and Norwegians left Oslo.", ["Oslo"], id="nationalities are no places"),
        pytest.param("They fled to North Velika.", ["North Velika"], id="compass word with a capital, another place"),
        pytest.param("North Norway was quiet.", ["Norway"], id="a sentence begins so"),
        pytest.param("Our men hold Hill 212.", ["Hill 212"], id="a hill goes by its number"),
        pytest.param("The army took Sheikh Brod town on Friday.", ["Sheikh Brod"], id="a title in a town's name"),
        pytest.param("Planes bombed Mirna refugee camp.", ["Mirna"], id="a camp by what it is"),
        pytest.param(
            "Shells hit the towns of Velika, Brod and Daniel Lesno.", ["Velika", "Brod", "Daniel Lesno"], id="a list"
        ),
        pytest.param("General Petra Oslo left Norway.", ["Norway"], id="part of a person's name"),
        pytest.param("The Oslo Times reported it from Norway.", ["Norway"], id="part of a paper's name"),
        pytest.param("He wrote on Twitter from Norway on Friday.", ["Norway"], id="platforms and days"),
        pytest.param("They met at Lake Zelen in northern Norway.", ["Lake Zelen", "Norway"], id="a lake by its word"),
        pytest.param(
            "Norway-backed rebels left Zelengrad, Norway.", ["Norway", "Zelengrad", "Norway"], id="hyphens, commas"
        ),
    ],
)
def test_places_found(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parser
def test_name_of_a_person_and_a_place_is_told_apart_by_each_mention() -> None:
    text = "Fighting raged in Velika. Velika said that his men would hold."
    assert names(text, theatre=True) == ["Velika"]


@pytest.mark.parser
def test_names_without_a_gazetteer_have_no_place_in_the_theatre() -> None:
    found = find_places(parsed("Shells fell near the town of Zelengrad."), load_theatre("twin_valleys"))
    assert [place.ref for place in found] == [None]
