"""Whose office is generally known on a day."""

from __future__ import annotations

import csv
from datetime import date
from itertools import pairwise

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


def rows() -> list[dict[str, str]]:
    with (DATA / "leaders.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_terms_of_one_person_for_one_side_follow_each_other_with_a_gap() -> None:
    """Two terms without a year between them are one row, or one of the years is wrong."""
    terms: dict[tuple[str, str, str], list[tuple[int, int]]] = {}
    for row in rows():
        term = (int(row["first"]), int(row["last"] or 9999))
        terms.setdefault((row["names"].split(";")[0], row["side"], ""), []).append(term)
    for who, held in terms.items():
        assert all(one[1] < other[0] for one, other in pairwise(held)), (who, held)


def test_nobody_speaks_for_two_sides_in_one_year_under_a_full_name() -> None:
    for words, leaders in load_leaders().by_words.items():
        for year in range(1970, 2027):
            assert len({one.side for one in leaders if one.held_it_on(date(year, 6, 1))}) <= 1, (words, year)


def test_every_row_has_a_name_an_office_and_years_in_order() -> None:
    for row in rows():
        assert all(name.strip() == name and name for name in row["names"].split(";")), row
        assert row["office"], row
        assert 1950 <= int(row["first"]) <= int(row["last"] or 9999), row


def test_somebody_between_two_offices_speaks_for_nobody() -> None:
    found = load_leaders().found_in
    assert [who.office for _, _, who in found(["boris", "johnson"], date(2017, 5, 1))] == [
        "foreign secretary of the United Kingdom"
    ]
    assert list(found(["hadi", "al", "bahra"], date(2019, 5, 1))) == []


def test_no_family_name_alone_stands_for_two_sides_in_one_year() -> None:
    for words, leaders in load_leaders().by_words.items():
        for year in range(1990, 2027) if len(words) == 1 else ():
            held = {leader.side for leader in leaders if leader.held_it_on(date(year, 6, 1))}
            assert len(held) <= 1, (words, year, held)
