"""Whose office is generally known on a day."""

from __future__ import annotations

import csv
from datetime import date

from sayso.theatres.leaders import Leader, Leaders, load_leaders
from sayso.theatres.world import DATA

KRALJ = Leader("Bran Kralj", "brod", "president of Brod", 2020, 2024)
NEXT = Leader("Bran Kralj", "velika", "president of Velika", 2026, None)
LEADERS = Leaders({("bran", "kralj"): (KRALJ, NEXT), ("kralj",): (KRALJ, NEXT)}, 2)


def found(words: str, on: date | None) -> list[tuple[int, int, str]]:
    return [(start, end, who.side) for start, end, who in LEADERS.found_in(words.split(), on)]


def test_the_office_is_the_one_of_the_day() -> None:
    assert found("president bran kralj said", date(2022, 5, 1)) == [(1, 3, "brod")]
    assert found("kralj said", date(2031, 5, 1)) == [(0, 1, "velika")]


def test_a_name_at_the_end_of_a_row_ends_there() -> None:
    assert found("nasir kralj", date(2022, 5, 1)) == [(1, 2, "brod")]


def test_between_two_offices_nobody_is_known() -> None:
    assert found("bran kralj", date(2025, 5, 1)) == []


def test_on_an_unknown_day_a_family_name_or_one_of_two_sides_says_nothing() -> None:
    assert found("kralj", None) == []
    assert found("bran kralj", None) == []


def test_every_leader_speaks_for_a_side_that_the_other_tables_have() -> None:
    sides = set()
    for table in ("states.csv", "organisations.csv"):
        with (DATA / table).open(encoding="utf-8", newline="") as file:
            sides |= {row["side"] for row in csv.DictReader(file)}
    leaders = {leader for row in load_leaders().by_words.values() for leader in row}
    assert {leader.side for leader in leaders} - sides == set()
    assert all(leader.last is None or leader.first <= leader.last for leader in leaders)


def test_no_family_name_alone_stands_for_two_sides_in_one_year() -> None:
    for words, leaders in load_leaders().by_words.items():
        for year in range(1990, 2027) if len(words) == 1 else ():
            held = {leader.side for leader in leaders if leader.held_it_on(date(year, 6, 1))}
            assert len(held) <= 1, (words, year, held)
