"""Where an article says when."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model.source import Article, Span, Token
from sayso.parse import load_parser, parse_article
from sayso.parse.times import find_times


def found(text: str, tokens: tuple[Token, ...] = ()) -> list[str]:
    return [span.of(text) for span in find_times(text, [Span(0, len(text))], tokens)]


def tagged(text: str, tags: str) -> tuple[Token, ...]:
    """Words between single spaces with their tags; everything else about them is empty."""
    tokens: list[Token] = []
    start = 0
    for i, (word, tag) in enumerate(zip(text.split(" "), tags.split(" "), strict=True)):
        span = Span(start, start + len(word))
        tokens.append(Token(i, span, word, word, "X", tag, "dep", i, i, i, (), "", False, 0))
        start = span.end + 1
    return tuple(tokens)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("It fell on Friday night.", ["Friday night"], id="preposition stays outside"),
        pytest.param("It fell in late August.", ["late August"], id="early and late go along"),
        pytest.param("They held for at least two weeks.", ["at least two weeks"], id="approximations go along"),
        pytest.param("The past four months were calm.", ["The past four months"], id="article before last and next"),
        pytest.param("A two-week truce began.", ["two-week"], id="no article before a hyphened length"),
        pytest.param("Friday's raid failed.", ["Friday"], id="possessive ending stays outside"),
        pytest.param("He is a 44-year-old baker.", [], id="an age is no time"),
        pytest.param("He is 44 years old.", [], id="an age is no time, in two words"),
        pytest.param("It cost $1998 and 1998 euros% more.", ["1998"], id="a sum of money is no year"),
        pytest.param("He sold 1,998 loaves.", [], id="a figure with a comma is no year"),
        pytest.param("They marched on as rains may come.", [], id="small letters: no month"),
        pytest.param("Jan Marin sat in the sun.", [], id="first names and small words are no abbreviations"),
        pytest.param("Jul 172031 Velika fell.", ["Jul 172031"], id="squeezed date of a scraped page"),
        pytest.param("13 Oct 2031 and 28-05-2031", ["13 Oct 2031", "28-05-2031"], id="European dates"),
        pytest.param("from 1996 to 2001", ["1996", "2001"], id="a stretch is two expressions"),
        pytest.param("on April 24 and 25", ["April 24", "25"], id="second day of the same month"),
        pytest.param("from May 3-5 to June 1", ["May 3", "5", "June 1"], id="second day after a dash"),
        pytest.param(
            "A decade-long war, a two-week-long siege", ["decade-long", "two-week-long"], id="lengths with long"
        ),
        pytest.param("At 9pm, by year-end", ["9pm", "year-end"], id="squeezed hour; year-end"),
        pytest.param("in two to three days", ["two to three days"], id="a range of lengths is one"),
        pytest.param("a day earlier", ["a day earlier"], id="counted from what was told"),
        pytest.param("At 10:35 a.m. Tuesday it began.", ["10:35 a.m. Tuesday"], id="hour and day together"),
        pytest.param("It had 8,000 men on 25 tanks.", [], id="numbers alone are no times"),
        pytest.param("the late 1980s and early 1990s", ["the late 1980s", "early 1990s"], id="decades"),
        pytest.param(
            "in the fall of 2030, before Velika's fall", ["the fall of 2030"], id="fall of a town is no season"
        ),
    ],
)
def test_expressions_found(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_modal_verb_at_the_beginning_of_a_sentence_is_no_month() -> None:
    assert found("May we leave ?", tagged("May we leave ?", "MD PRP VB .")) == []
    assert found("May was calm .", tagged("May was calm .", "NNP VBD JJ .")) == ["May"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("It was built in 1300.", ["1300"], id="an early year after a preposition"),
        pytest.param("They killed 1300.", [], id="an early year alone is a count"),
    ],
)
def test_early_years(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parser
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("More than 2000 people fled in 2028.", ["2028"], id="figure before a plural"),
        pytest.param("The 2028 protests failed.", ["2028"], id="figure with an article before a plural"),
        pytest.param("They claimed to have killed as many as 1900 rebels.", [], id="as many as"),
    ],
)
def test_counts_that_look_like_years(text: str, expected: list[str]) -> None:
    parsed = parse_article(Article("a-1", "0" * 64, text, (), "valley.txt"), load_parser())
    assert [span.of(text) for span in parsed.times] == expected


def test_expression_never_runs_across_a_paragraph() -> None:
    text = "It began on March\n5 people fell."
    spans = find_times(text, [Span(0, 17), Span(18, len(text))])
    assert [span.of(text) for span in spans] == ["March"]


def test_language_without_time_words_has_no_times() -> None:
    assert find_times("on Friday", [Span(0, 9)], language="tlh") == ()


@given(
    st.lists(
        st.sampled_from(
            [
                "Friday",
                "night",
                "5",
                "May",
                "2031",
                "a",
                "day",
                "earlier",
                "two",
                "weeks",
                "ago",
                ",",
                ".",
                "late",
                "the",
                "of",
            ]
        ),
        max_size=25,
    )
)
@settings(max_examples=60, deadline=None)
def test_expressions_are_in_order_and_never_overlap(words: list[str]) -> None:
    text = " ".join(words)
    spans = find_times(text, [Span(0, len(text))])
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))


@pytest.mark.parser
def test_parsed_article_carries_its_times() -> None:
    text = "VELIKA, 14 May\n\nThe bridge fell on Tuesday night."
    parsed = parse_article(Article("a-1", "0" * 64, text, (), "valley.txt"), load_parser())
    assert [span.of(text) for span in parsed.times] == ["14 May", "Tuesday night"]
