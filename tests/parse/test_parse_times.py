"""Parsing for the times alone: the same times, fewer words."""

from __future__ import annotations

from datetime import date

import pytest

from sayso.languages.times import load_times
from sayso.model.source import Article, ParsedArticle
from sayso.parse import load_parser, parse_article, parse_times
from sayso.resolve.times import resolve_times

TEXT = """BROD, May 14 - The army said on Monday it would leave Velika by Sunday.

The mayor of Brod was not there, and nobody else spoke for the town.

The raid came on 3 May, on a road that is open at night. He may march in March.

Nobody was hurt in it.

Two days after the raid the council met; it will meet again on Friday, as it has for three weeks."""


def article(text: str = TEXT) -> Article:
    return Article("a-1", "0" * 64, text, (), "valley.txt", published_on=date(2031, 5, 14))


@pytest.mark.parser
def test_times_are_read_alike_whether_all_is_parsed_or_only_what_they_need() -> None:
    def read(parsed: ParsedArticle) -> list[object]:
        return [(r.span, r.value, r.period, r.anchor, r.reason) for r in resolve_times(parsed, load_times())]

    few, whole = parse_times(article(), load_parser()), parse_article(article(), load_parser())
    assert read(few) == read(whole)
    assert len(few.tokens) < len(whole.tokens)


@pytest.mark.parser
def test_names_are_not_looked_for() -> None:
    parsed = parse_times(article(), load_parser())
    assert not any(token.entity for token in parsed.tokens)
    assert any(token.entity for token in parse_article(article(), load_parser()).tokens)


@pytest.mark.parser
def test_text_without_times_is_not_parsed_at_all() -> None:
    assert parse_times(article("The mayor of Brod was not there."), load_parser()).tokens == ()
