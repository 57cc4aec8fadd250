"""Where quotations stand, whoever speaks them."""

from __future__ import annotations

import pytest

from sayso.extract.attributions.quotations import find_quotations
from sayso.languages.speech import load_speech
from sayso.model.source import Article, ParsedArticle, Span, Token


def cut_into_characters(text: str) -> ParsedArticle:
    """An article whose tokens are its single characters: enough to place quotations, without a parser."""
    article = Article(id="a", capture_sha256="0" * 64, text=text, zones=(), locator="a")
    tokens = tuple(
        Token(i, Span(at, at + 1), mark, mark, "X", "XX", "dep", i, i, i, (), "", False, 0)
        for i, (at, mark) in enumerate((at, mark) for at, mark in enumerate(text) if not mark.isspace())
    )
    return ParsedArticle(article, tokens, (), ())


def quoted(text: str) -> list[str]:
    parsed = cut_into_characters(text)
    return [
        text[parsed.tokens[one.first].span.start : parsed.tokens[one.last].span.end]
        for one in find_quotations(parsed, load_speech("en"))
    ]


@pytest.mark.parametrize(
    "marked",
    ['"We hold Velika."', "“We hold Velika.”", "«We hold Velika.»", "„We hold Velika.“", "``We hold Velika.''"],
)
def test_every_style_of_marks_is_a_quotation(marked: str) -> None:
    assert quoted(f"{marked} He left.") == ["We hold Velika."]


def test_quotation_inside_a_quotation_belongs_to_the_outer_one() -> None:
    assert quoted("“He told us ‘run’ and we ran.”") == ["He told us ‘run’ and we ran."]


def test_guillemets_nest() -> None:
    assert quoted("«He said «run» twice.» Then he left.") == ["He said «run» twice."]


def test_unclosed_quotation_ends_with_its_paragraph() -> None:
    assert quoted("“We hold Velika.\nThe road is open.") == ["We hold Velika."]


def test_apostrophes_are_no_quotation() -> None:
    assert quoted("The forces' trucks left; they don't say 'til when, the drivers' wives' friends said.") == []


def test_single_marks_are_a_quotation_where_they_cannot_be_apostrophes() -> None:
    assert quoted("General: 'Velika is ours' at last") == ["Velika is ours"]


def test_mark_of_inches_at_the_end_opens_nothing() -> None:
    assert quoted('The shell measured 6" and lay in the road. "It is ours," he said.') == ["It is ours,"]
