"""A claim as a line: where it comes from, how many, and when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ledger_by_hand import SOMEWHERE, article
from sayso.model.actors import PersonNotice
from sayso.model.claim import Quantity
from sayso.model.source import Span
from sayso.model.times import Period, TimeReading
from sayso.present.lines import quantity_words, source_words, when_words
from sayso.present.redaction import redactor_for

TEXT = "Mila Torek, a baker, saw it."
NOBODY = redactor_for(TEXT, ())


def of_file(locator: str, **changed: object):
    return replace(article(None, None, TEXT), locator=locator, **changed)


@pytest.mark.parametrize("locator", ["/home/desk/in/report 7.txt", "in\\report 7.txt", "report 7.txt"])
def test_an_article_without_an_outlet_is_known_by_its_file_and_not_by_its_folders(locator: str) -> None:
    assert source_words(of_file(locator), NOBODY) == "unnamed outlet (report 7.txt), day unknown"


def test_a_file_name_with_a_protected_name_in_it_is_not_shown() -> None:
    baker = PersonNotice("Mila Torek", (Span(0, 10),), False, "a baker", "by hand")
    assert source_words(of_file("interview_torek.txt"), redactor_for(TEXT, (baker,))) == "unnamed outlet, day unknown"


def test_a_known_outlet_is_enough() -> None:
    told = of_file("x.txt", publisher="Valley Post", published_on=date(2031, 5, 14))
    assert source_words(told, NOBODY) == "Valley Post, 14 May 2031"


@pytest.mark.parametrize(
    ("low", "high", "words", "shown"),
    [
        (1, 1, "one", "villages: 1 (“one”)"),
        (56, 56, "56", "villages: 56"),
        (2000, None, "thousands", "villages: 2000 or more (“thousands”)"),
        (None, 50, "up to 50", "villages: up to 50"),
    ],
)
def test_a_number_stands_with_its_words_where_they_say_something_else(
    low: int | None, high: int | None, words: str, shown: str
) -> None:
    assert quantity_words(Quantity("villages", low, high, words, SOMEWHERE, None)) == shown


def test_a_single_day_comes_with_its_weekday_so_that_the_words_can_be_checked() -> None:
    day = date(2031, 5, 13)
    reading = TimeReading("on Tuesday", SOMEWHERE, "2031-05-13", Period(day, day), "day", "published", "by hand")
    assert when_words(reading) == "Tue 13 May 2031 (“on Tuesday”)"
