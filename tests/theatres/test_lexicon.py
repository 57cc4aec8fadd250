"""Names in running text: longest first, whole words, case, accents and script folded, offsets exact."""

from hypothesis import given
from hypothesis import strategies as st

from sayso.model.ids import folded
from sayso.theatres.lexicon import Lexicon, NamedThing

VELIKA = NamedThing("Velika", "place", "velika", "Velika", "district")
DORIN = NamedThing("Velika", "person", "dorin_velika", "Dorin Velika", "spokesman")
ARMY = NamedThing("Northern army", "actor", "north", "northern army", "side")
STAFF = NamedThing("Northern army's General Staff", "actor", "staff", "general staff", "organisation")
REBELS = NamedThing("the rebels", "actor", "rebels", "rebels", "side")
LANTERN = NamedThing("Lantern", "actor", "lantern", "lantern", "organisation")
LESNO = NamedThing("Lésno", "place", "lesno", "Lesno", "district")
KAMEN = NamedThing("Камен", "place", "kamen", "Kamen", "district")
NAMES = Lexicon([VELIKA, DORIN, ARMY, STAFF, REBELS, LANTERN, LESNO, KAMEN])


def found(text: str) -> list[tuple[str, list[str]]]:
    return [(span.of(text), [c.ref for c in candidates]) for span, candidates in NAMES.find(text)]


def test_the_longest_name_wins() -> None:
    assert found("The Northern army's General Staff spoke.") == [("Northern army's General Staff", ["staff"])]


def test_a_shorter_name_is_found_where_the_longer_breaks_off() -> None:
    assert found("The Northern army's general is ill.") == [("Northern army", ["north"])]


def test_a_longer_name_that_begins_inside_a_shorter_one_wins() -> None:
    front = NamedThing("Rebel Front", "actor", "front", "rebel front", "side")
    lexicon = Lexicon([NamedThing("the rebel", "actor", "rebel", "rebel", "side"), front])
    text = "The Rebel Front left"
    assert [(span.of(text), c[0].ref) for span, c in lexicon.find(text)] == [("Rebel Front", "front")]


def test_a_name_does_not_run_on_past_a_full_stop_a_comma_or_an_empty_line() -> None:
    for gap in (". ", ", ", " (", "\n\n", "; ", " — ", ".\n"):
        assert found(f"They met the Northern{gap}army of another land") == [], gap


def test_a_name_runs_on_over_the_end_of_a_line() -> None:
    assert found("They met the Northern\narmy") == [("Northern\narmy", ["north"])]


def test_a_name_may_have_marks_of_its_own() -> None:
    lexicon = Lexicon([NamedThing("St. Orlan, North", "place", "it", "St. Orlan, North", "town")])
    text = "in St. Orlan, North"
    assert [span.of(text) for span, _ in lexicon.find(text)] == ["St. Orlan, North"]


def test_only_whole_words_are_names() -> None:
    assert found("Velikans live in Velikaburg.") == []


def test_a_possessive_and_a_hyphen_end_a_name() -> None:
    assert found("Velika's mayor, Velika-born, left") == [("Velika", ["velika", "dorin_velika"])] * 2


def test_capitals_of_a_name_are_asked_for_in_the_text() -> None:
    assert found("A lantern burned; Lantern did not.") == [("Lantern", ["lantern"])]


def test_a_text_without_any_capitals_needs_none() -> None:
    assert found("lantern left velika") == [("lantern", ["lantern"]), ("velika", ["velika", "dorin_velika"])]


def test_capital_letters_throughout_are_no_obstacle() -> None:
    assert found("NORTHERN ARMY ENTERS VELIKA") == [
        ("NORTHERN ARMY", ["north"]),
        ("VELIKA", ["velika", "dorin_velika"]),
    ]


def test_a_name_in_small_letters_is_found_at_the_head_of_a_sentence() -> None:
    assert found("The rebels left.") == [("The rebels", ["rebels"])]


def test_accents_may_be_left_out_or_put_in() -> None:
    assert found("Lesno, Lésno and Le\u0301sno") == [(s, ["lesno"]) for s in ("Lesno", "Lésno", "Le\u0301sno")]


def test_another_script_is_found() -> None:
    assert found("у Камену, Камен") == [("Камен", ["kamen"])]


def test_the_whole_name_comes_before_a_family_name_alone() -> None:
    place, person = NAMES.candidates("velika")
    assert (place.ref, person.ref) == ("velika", "dorin_velika")
    assert place.score > person.score
    assert person.reason == "part of the name in the theatre: spokesman"


def test_candidates_ask_for_the_whole_name() -> None:
    assert NAMES.candidates("Northern") == ()
    assert NAMES.candidates("Northern army of Velika") == ()
    assert NAMES.candidates("") == ()


def test_the_wider_place_comes_first_among_equals() -> None:
    village = NamedThing("Orlan", "place", "village", "Orlan", "village", rank=3)
    district = NamedThing("Orlan", "place", "district", "Orlan", "district", rank=2)
    assert [c.ref for c in Lexicon([village, district]).candidates("Orlan")] == ["district", "village"]


WORDS = st.lists(
    st.sampled_from(
        [
            "Velika",
            "Northern",
            "army",
            "army's",
            "General",
            "Staff",
            "the rebels",
            "Lésno",
            "\n",
            "—",
            "½",
            "ﬁ",
            "ß",
            "पं",
        ]
    ),
    max_size=12,
)


@given(WORDS)
def test_what_is_found_stands_in_the_text_in_order_and_leads_back_to_its_name(words: list[str]) -> None:
    text = " ".join(words)
    last_end = 0
    for span, candidates in NAMES.find(text):
        assert span.start >= last_end
        last_end = span.end
        assert candidates
        assert NAMES.candidates(span.of(text)) == candidates


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=40))
def test_any_name_put_in_is_found_again(name: str) -> None:
    if not folded(name):
        return
    lexicon = Lexicon([NamedThing(name, "place", "it", name, "place")])
    assert [c.ref for c in lexicon.candidates(name)] == ["it"]
    assert [c.ref for _, candidates in lexicon.find(f"({name})") for c in candidates] == ["it"]
