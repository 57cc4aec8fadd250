"""'Two days after the raid': dated where the text says when the raid was. Published on Wednesday 14 May 2031."""

from __future__ import annotations

from datetime import date

import pytest

from sayso.languages.times import load_times
from sayso.model.source import Article
from sayso.model.times import Period, TimeReading
from sayso.parse import load_parser, parse_article
from sayso.resolve.times import resolve_times
from timing import WEDNESDAY

pytestmark = pytest.mark.parser


def length_in(text: str, published: date | None = WEDNESDAY) -> TimeReading:
    """The reading of the one length of time in the text."""
    article = Article("a-1", "0" * 64, text, (), "valley.txt", published_on=published)
    readings = resolve_times(parse_article(article, load_parser()), load_times())
    return next(reading for reading in readings if (reading.value or "").startswith("P"))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        pytest.param(
            "The army left two days after the May 3 raid on Brod.",
            date(2031, 5, 5),
            date(2031, 5, 5),
            id="dated in its own words",
        ),
        pytest.param(
            "Two days after rebels took the bridge on Friday, the army left.",
            date(2031, 5, 11),
            date(2031, 5, 11),
            id="a clause",
        ),
        pytest.param(
            "The raid on Brod came on 3 May. The mayor was hurt. The army left a week after the raid.",
            date(2031, 5, 10),
            date(2031, 5, 10),
            id="dated where it was told",
        ),
        pytest.param(
            "The vote will be held on Sunday. He resigned three days before the vote.",
            date(2031, 5, 15),
            date(2031, 5, 15),
            id="before",
        ),
        pytest.param(
            "He resigned two years after the vote of 3 May 2027.",
            date(2029, 1, 1),
            date(2029, 12, 31),
            id="no finer than its unit",
        ),
    ],
)
def test_length_is_counted_from_the_day_of_the_event(text: str, first: date, last: date) -> None:
    found = length_in(text)
    assert (found.anchor, found.period) == ("event", Period(first, last))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The raid came on 3 May. The army left two days after a raid.", id="any raid"),
        pytest.param("The flood came on 3 May. The army left two days after the raid.", id="another event"),
        pytest.param("The army left two days after the raid.", id="no day in the text"),
    ],
)
def test_event_without_a_day_leaves_the_length_without_days(text: str) -> None:
    found = length_in(text)
    assert (found.anchor, found.period) == ("event", None)
    assert "whose day the text does not give" in found.reason


def test_value_stays_the_length() -> None:
    assert length_in("The army left two days after the May 3 raid.").value == "P2D"


def test_event_dated_whole_needs_no_publication_day() -> None:
    found = length_in("The army left two days after the raid of 3 May 2031.", published=None)
    assert found.period == Period(date(2031, 5, 5), date(2031, 5, 5))
