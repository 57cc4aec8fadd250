"""Where claims are: names in the clause, 'the town' taken up, and what the article says of the same event elsewhere."""

from __future__ import annotations

import pytest

from claims_in_text import claims_in

pytestmark = [pytest.mark.parser]


def places_of(text: str, kind: str) -> list[list[str]]:
    return [[place.words for place in claim.places] for claim in claims_in(text) if claim.kind == kind]


def days_of(text: str, kind: str) -> list[list[str]]:
    return [[span.of(text) for span in claim.times] for claim in claims_in(text) if claim.kind == kind]


def test_where_the_attackers_stood_is_not_where_they_struck() -> None:
    text = "Rockets fired by rebels dug in near Lipa hit homes in Velika."
    assert ["Velika"] in places_of(text, "strike")


def test_town_that_saw_the_fighting_is_its_place() -> None:
    text = "The town of Velika is poor. Velika has seen heavy shelling in recent days."
    assert places_of(text, "strike") == [["Velika"]]


def test_country_that_speaks_is_no_place() -> None:
    assert places_of("Norway condemned the shelling of Velika.", "strike") == [["Velika"]]


def test_town_a_few_miles_from_another_is_the_place() -> None:
    text = "Rebels shelled Velika, five miles north of Brod."
    assert places_of(text, "strike") == [["Velika"]]


def test_town_is_the_last_town_and_no_country() -> None:
    text = "Shells hit Velika on Monday. Fighters came from Norway. Soldiers then shelled the town again."
    assert places_of(text, "strike")[-1] == ["Velika"]


def test_country_is_the_last_country_and_no_town() -> None:
    text = "The rebels crossed into Norway and reached Velika. They threatened to bomb several areas in the country."
    assert places_of(text, "vow") == [["Norway"]]


def test_valley_is_the_one_that_was_called_so_and_not_the_town_named_last() -> None:
    text = "The army fought for the Velika Valley. It took Brod on Monday. The rebels hold the rest of the valley."
    assert places_of(text, "control")[-1] == ["Velika"]


def test_valley_that_nothing_was_called_is_not_the_town_named_last() -> None:
    text = "The army took Brod on Monday. The rebels hold the rest of the valley."
    assert places_of(text, "control")[-1] == []


def test_border_between_two_peoples_is_one_place() -> None:
    text = "Fighting broke out on the Norwegian-Swedish border."
    assert places_of(text, "clash") == [["Norwegian-Swedish border"]]


def test_lost_apostrophe_does_not_change_the_country() -> None:
    assert places_of("Rebels bombed targets in Norways Velika on Monday.", "strike") == [["Velika"]]


def test_toll_far_from_the_strike_has_its_day_if_it_has_its_place() -> None:
    text = (
        "Rebels shelled Velika on Tuesday. The army sent soldiers. The roads were icy. Nobody slept. "
        "Help came late. At least nine civilians were killed in Velika."
    )
    assert days_of(text, "casualties") == [["Tuesday"]]


def test_toll_elsewhere_does_not_take_the_day() -> None:
    text = "A shell hit a market in Velika on Tuesday. At least nine people were killed in Brod."
    assert days_of(text, "casualties") == [[]]


def test_holder_of_a_town_does_not_spread_to_the_town_named_before() -> None:
    text = "Rebels captured Velika. They gained control of four other villages."
    assert places_of(text, "control")[-1] == []


def test_place_of_which_the_text_only_says_the_side_is_not_where_it_was() -> None:
    text = "The fighting took place in the village of Velika north of second city Brod."
    assert places_of(text, "clash") == [["Velika"]]


def test_town_of_a_region_is_where_it_was() -> None:
    text = "Fighters killed nine people when they overran the West Upland town of Velika in May."
    assert places_of(text, "control") == [["Velika"]]


def test_where_the_attackers_come_from_is_not_where_they_struck() -> None:
    text = "Rebels from the hills of Lipa fired two shells on Velika village."
    assert places_of(text, "strike") == [["Velika"]]


def test_group_known_everywhere_is_no_place() -> None:
    text = "Troops are in the east. The army captured most of the city from Daesh."
    assert all("Daesh" not in places for places in places_of(text, "control"))


def test_two_provinces_are_both_where_it_was() -> None:
    text = "Planes struck convoys in the provinces of Velika and Brod."
    assert places_of(text, "strike") == [["Velika", "Brod"]]


def test_post_of_who_speaks_is_not_where_it_was() -> None:
    text = (
        "Talks are held in Lipa. Fighting broke out in Velika. The commissioner of Lipa said that rebel "
        "fighters withdrew from the area on Sunday."
    )
    assert places_of(text, "control") == [["Velika"]]


def test_town_is_no_province_of_another_sentence() -> None:
    text = (
        "Shells hit Velika. Rebels hold most of Lipa province. Rebels shelled soldiers in Lipa. "
        "The army bombed the town on Friday."
    )
    assert places_of(text, "strike")[-1] == ["Velika"]


def test_toll_told_far_from_several_events_has_the_place_of_none() -> None:
    text = (
        "Rebels shelled Velika on Tuesday. Planes bombed Lesno on Tuesday. Fighting broke out in Brod. "
        "The army sent soldiers. The roads were icy. "
        "Nobody slept. Help came late. At least nine civilians were killed."
    )
    assert places_of(text, "casualties") == [[]]


def test_toll_told_far_from_the_one_event_has_its_place() -> None:
    text = (
        "Rebels shelled Velika on Tuesday. The army sent soldiers. The roads were icy. Nobody slept. Help came late. "
        "At least nine civilians were killed."
    )
    assert places_of(text, "casualties") == [["Velika"]]
