"""The verb decides between the last and the next. Published on Wednesday 14 May 2031."""

from __future__ import annotations

from datetime import date

import pytest

from sayso.languages.times import load_times
from sayso.model.source import Article
from sayso.model.times import Period
from sayso.parse import load_parser, parse_article
from sayso.resolve.times import resolve_times
from timing import WEDNESDAY

pytestmark = pytest.mark.parser

LAST_FRIDAY, NEXT_FRIDAY = date(2031, 5, 9), date(2031, 5, 16)


def period_of(text: str, which: int = -1) -> Period | None:
    """The days of the last reading, or of another."""
    article = Article("a-1", "0" * 64, text, (), "valley.txt", published_on=WEDNESDAY)
    return resolve_times(parse_article(article, load_parser()), load_times())[which].period


def first_day(text: str) -> date | None:
    period = period_of(text)
    return period.first if period else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The rebels took the bridge on Friday.", LAST_FRIDAY, id="past"),
        pytest.param("The rebels have taken the bridge since Friday.", LAST_FRIDAY, id="perfect"),
        pytest.param("The council will meet on Friday.", NEXT_FRIDAY, id="will"),
        pytest.param("The council is to meet on Friday.", NEXT_FRIDAY, id="is to"),
        pytest.param("The two sides are due to meet on Friday.", NEXT_FRIDAY, id="are due to"),
        pytest.param("The rally is scheduled for Friday.", NEXT_FRIDAY, id="scheduled for"),
        pytest.param("She said the council would meet on Friday.", NEXT_FRIDAY, id="would, reported"),
        pytest.param("They plan to march on Friday.", NEXT_FRIDAY, id="plan to"),
        pytest.param("They began to withdraw on Friday.", LAST_FRIDAY, id="infinitive under a past verb"),
        pytest.param("Ten people may have died on Friday.", LAST_FRIDAY, id="may have"),
        pytest.param("The envoy could not be reached on Friday.", LAST_FRIDAY, id="could not"),
        pytest.param("The general will answer Friday's attack.", LAST_FRIDAY, id="what is answered lies back"),
        pytest.param("The army said on Friday it would pull out.", LAST_FRIDAY, id="beside the verb of saying"),
        pytest.param("They are going to march on Friday.", NEXT_FRIDAY, id="going to"),
        pytest.param("The troops are supposed to leave on Friday.", NEXT_FRIDAY, id="supposed to"),
        pytest.param("The talks begin on Friday.", NEXT_FRIDAY, id="arranged, in the present"),
        pytest.param("Soldiers guard the bridge on Friday.", LAST_FRIDAY, id="a caption, in the present"),
    ],
)
def test_tense_of_the_governing_verb(text: str, expected: date) -> None:
    assert first_day(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The army will have left by Friday.", id="will have"),
        pytest.param("By Friday the troops are supposed to be gone.", id="supposed to"),
        pytest.param("The court has given them until Friday.", id="has given until"),
        pytest.param("The truce holds until Friday.", id="holds until"),
    ],
)
def test_what_is_to_be_by_a_day_has_it_as_its_last(text: str) -> None:
    assert period_of(text) == Period(None, NEXT_FRIDAY)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The road has been closed for three weeks.", id="perfect"),
        pytest.param("The road remains closed for three weeks now.", id="present with now"),
        pytest.param("Three weeks of fighting have emptied Brod.", id="as the subject of a perfect"),
    ],
)
def test_length_that_goes_on_ends_with_publication(text: str) -> None:
    assert period_of(text, 0) == Period(date(2031, 4, 24), WEDNESDAY)


@pytest.mark.parametrize("text", ["The road was closed for three weeks.", "The truce is to last for three weeks."])
def test_length_that_is_over_or_to_come_has_no_days(text: str) -> None:
    assert period_of(text) is None


def test_length_after_in_lies_ahead_of_a_verb_that_does() -> None:
    article = Article(
        "a-1", "0" * 64, "Ministers will be named in two to three days.", (), "v.txt", published_on=WEDNESDAY
    )
    found = resolve_times(parse_article(article, load_parser()), load_times())[-1]
    assert found.period is not None
    assert (found.period.first, found.period.last) == (date(2031, 5, 16), date(2031, 5, 17))
