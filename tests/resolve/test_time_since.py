"""'Has since taken': from the time told before up to publication. Published on Wednesday 14 May 2031."""

from __future__ import annotations

from datetime import date

import pytest

from sayso.languages.times import load_times
from sayso.model.source import Article, ParsedArticle
from sayso.model.times import Period, TimeReading
from sayso.parse import load_parser, parse_article
from sayso.resolve.time_since import since_then
from sayso.resolve.times import resolve_times
from timing import WEDNESDAY

pytestmark = pytest.mark.parser


def parsed(text: str, published: date | None = WEDNESDAY) -> ParsedArticle:
    return parse_article(Article("a-1", "0" * 64, text, (), "valley.txt", published_on=published), load_parser())


def stretch_of(verb: str, text: str, published: date | None = WEDNESDAY) -> TimeReading | None:
    article = parsed(text, published)
    trigger = next(token.i for token in article.tokens if token.text == verb)
    return since_then(article, trigger, resolve_times(article, load_times()), load_times())


def period_of(verb: str, text: str, published: date | None = WEDNESDAY) -> Period | None:
    found = stretch_of(verb, text, published)
    return found.period if found else None


@pytest.mark.parametrize(
    ("verb", "text"),
    [
        pytest.param(
            "taken", "They entered Velika in March 2031 and have since taken Brod.", id="in the same sentence"
        ),
        pytest.param("taken", "The war began in March 2031. Since then they have taken Brod.", id="since then"),
        pytest.param(
            "burned", "It began in March 2031. They have since taken Brod and burned it.", id="goes on from it"
        ),
    ],
)
def test_since_reaches_from_the_time_told_before_to_publication(verb: str, text: str) -> None:
    assert period_of(verb, text) == Period(date(2031, 3, 1), WEDNESDAY)


@pytest.mark.parametrize(
    ("verb", "text"),
    [
        pytest.param("taken", "They have since taken Brod.", id="no time told before"),
        pytest.param("took", "The war began in March 2031. They took Brod.", id="no since"),
        pytest.param(
            "entered", "They entered Velika in March 2031 and have since taken Brod.", id="another verb's since"
        ),
        pytest.param("taken", "It began in March 2031. They fled. They met. They have since taken Brod.", id="too far"),
    ],
)
def test_where_there_is_nothing_to_count_from_no_stretch_is_made(verb: str, text: str) -> None:
    assert stretch_of(verb, text) is None


def test_since_without_a_publication_day_has_no_end() -> None:
    text = "They entered Velika on 3 March 2031 and have since taken Brod."
    assert period_of("taken", text, None) == Period(date(2031, 3, 3), None)


def test_reason_names_what_since_counts_from_and_the_publication_day() -> None:
    found = stretch_of("taken", "They entered Velika in March and have since taken Brod.")
    assert found is not None
    assert "since 'March', up to the publication day" in found.reason
