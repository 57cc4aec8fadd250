"""A report told again in other words: it has the facts of the first one, and none of its own."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

import pytest

from ledger_by_hand import article
from sayso.link.copies import find_lineage
from sayso.link.told import Told
from sayso.link.told import told_in as told_in_pieces
from sayso.model.source import Article, Span, Zone, ZoneKind

DAY = date(2031, 5, 14)
LABELLED = Path(__file__).parents[2] / "benchmarks" / "lineage"
WIRE = (
    "Two rockets hit the covered market of Lesno on Tuesday while traders were setting out their stalls, killing "
    "fourteen people and wounding thirty, said Darko Hrib, who heads the fire service. The blast threw a bus against "
    "the Orlan bank and set light to a pharmacy that had reopened in March. Engineers from Kamen shut the gas at nine."
)
REWRITTEN = (
    "Fourteen dead and thirty hurt: such is the count after a pair of rockets landed in Lesno on Tuesday. The "
    "covered market was just opening, and two vehicles burned, fire chief Darko Hrib reported. A bus ended up at the "
    "wall of the Orlan bank; flames took a pharmacy, only open again since March. By nine there was no gas, engineers "
    "sent from Kamen having closed the pipe."
)
OF_ITS_OWN = (
    "On Tuesday I had gone to Lesno for thread. The covered market smelled of gas and burnt sugar, and traders were "
    "laying fourteen of their own on doors. Milka Perun, aged sixty, had sold on Stall 12 since Vrana was young. Darko "
    "Hrib of the fire service counted thirty wounded, then 33, and sent me home towards Dubra on a Brod tractor."
)


def told_in(one: Article) -> Told:
    return told_in_pieces(one, [one.text])


def are_one(one: Article, other: Article) -> bool:
    roots = find_lineage((one, other), None).roots
    return bool(set(roots[one.id]) & set(roots[other.id]))


def test_report_rewritten_in_other_words_goes_back_to_the_first() -> None:
    assert are_one(article("Coast Wire", DAY, WIRE), article("Hill Herald", DAY, REWRITTEN))


def test_report_with_names_and_numbers_of_its_own_does_not() -> None:
    assert not are_one(article("Coast Wire", DAY, WIRE), article("Valley Post", DAY, OF_ITS_OWN))


def test_same_facts_three_days_later_are_no_retelling() -> None:
    later = article("Hill Herald", DAY + timedelta(days=3), REWRITTEN)
    assert not are_one(article("Coast Wire", DAY, WIRE), later)


def test_notice_of_two_sentences_goes_back_to_the_report_that_it_is_cut_from() -> None:
    notice = "Rockets hit the covered market of Lesno on Tuesday, killing fourteen people as traders set out stalls."
    more = " Thirty were wounded, fire chief Darko Hrib said."
    assert are_one(article("Coast Wire", DAY, WIRE), article("Lower Road Site", DAY, notice + more))


def test_numbers_are_the_same_in_words_and_digits_and_names_begin_no_sentence() -> None:
    told = told_in(
        article("Valley Post", DAY, "Hrib counted twenty-three in Lesno. Police had 1,200 near one Orlan mill.")
    )
    assert {min(fact) for fact in told.facts} == {"23", "lesno", "1200", "orlan"}
    assert told.named == {"23", "lesno", "1200", "orlan", "hrib", "police"}


def test_name_given_in_full_and_in_part_is_one_fact() -> None:
    told = told_in(article("Valley Post", DAY, "They met Darko Hrib in Lesno. Who asked Hrib, or the Free Hill Front?"))
    assert told.facts == {frozenset({"darko", "hrib"}), frozenset({"lesno"}), frozenset({"free", "hill", "front"})}


def test_days_and_years_are_no_numbers() -> None:
    told = told_in(
        article("Valley Post", DAY, "Who fled on May 14, 2031, or 3 June, was one of 26 and no 2030 recruit.")
    )
    assert told.numbers == {"26"}


def test_names_of_the_war_alone_tell_nothing_again() -> None:
    names = "of Lesno, Velika, Dubra, Orlan, Kamen, Brod and Zubrava"
    one = f"On Tuesday the councils {names} called upon the army to leave their markets, schools and mills alone."
    other = f"The army left markets, schools and mills alone on Tuesday as the councils {names} had called upon it."
    assert not are_one(article("Hill Herald", DAY, one), article("Coast Wire", DAY, other))


def test_no_is_no_number() -> None:
    assert not told_in(article("Valley Post", DAY, "There was no fire, and one man had zero doubt.")).facts


def signed(publisher: str, dateline: str, text: str) -> Article:
    """A report below a dateline, as reading lays it out."""
    one, here = article(publisher, DAY, dateline + text), len(dateline)
    zones = Zone(ZoneKind.DATELINE, Span(0, here)), Zone(ZoneKind.BODY, Span(here, len(one.text)))
    return replace(one, zones=zones)


def test_agencies_that_sign_their_reports_do_not_tell_each_others_again() -> None:
    hill, coast = signed("Hill News Agency", "LESNO (Hill) - ", WIRE), signed("Coast Wire", "LESNO (CW) - ", REWRITTEN)
    assert not are_one(hill, coast)
    assert are_one(hill, signed("Coast Wire", "LESNO - ", REWRITTEN))


@pytest.mark.parametrize(
    ("stories", "event"),
    [("harder", "h01"), ("harder", "h03"), ("harder", "h06"), ("agencies", "t01"), ("agencies", "t02")],
)
def test_harder_stories_are_tied_and_independent_reports_are_not(stories: str, event: str) -> None:
    """Parts of the second and third labelled sets: rewritten in earnest, hardly credited, and agencies side by side."""
    lines = (LABELLED / f"{stories}.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [row for line in lines if (row := json.loads(line))["event"] == event]
    told = {r["id"]: article(r["publisher"], date.fromisoformat(r["published"]), r["text"]) for r in rows}
    roots = find_lineage(tuple(told.values()), None).roots
    right = wrong = missed = 0
    for one, other in combinations(rows, 2):
        gold = bool(set(one["parents"] or [one["id"]]) & set(other["parents"] or [other["id"]]))
        said = bool(set(roots[told[one["id"]].id]) & set(roots[told[other["id"]].id]))
        right, wrong, missed = right + (gold and said), wrong + (said and not gold), missed + (gold and not said)
    assert wrong == 0
    assert 2 * right / (2 * right + wrong + missed) >= 0.80
