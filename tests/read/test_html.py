"""Saved pages: the article's text, and what the page declares about itself."""

from __future__ import annotations

from datetime import date

import pytest

from reading import article, capture, codes
from sayso.errors import UnreadableError
from sayso.read import Hints, read_capture

PARAGRAPHS = "".join(
    f"<p>{sentence}</p>"
    for sentence in (
        "The council of Brod said on 3 May 2031 that the hospital had taken in eleven wounded people during the night.",
        "The Southern forces denied that they had shelled the market, and blamed the Northern army for the attack.",
        "Two residents told reporters that the shells had come from the hills behind Velika shortly before midnight.",
        "None of these reports could be verified, because the road to Brod has been closed for more than a week now.",
    )
)


def page(head: str) -> str:
    return f"<html><head>{head}</head><body><article><h1>Brod shelled</h1>{PARAGRAPHS}</article></body></html>"


def test_paragraphs_stand_on_lines_of_their_own() -> None:
    assert len(article(page(""), "text/html").text.splitlines()) >= 4


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2031-05-04T09:00:00Z">',
        '<script type="application/ld+json">{"@graph": [{"datePublished": "2031-05-04"}]}</script>',
    ],
)
def test_day_is_taken_where_the_page_declares_it(head: str) -> None:
    assert article(page(head), "text/html").published_on == date(2031, 5, 4)


def test_day_in_the_running_text_is_not_taken() -> None:
    assert article(page(""), "text/html").published_on is None
    assert "no-publication-day" in codes(page(""), "text/html")


def test_publisher_is_taken_from_structured_data() -> None:
    head = '<script type="application/ld+json">[{"publisher": {"name": "Valley Post"}}]</script>'
    assert article(page(head), "text/html").publisher == "Valley Post"


def test_broken_structured_data_is_passed_over() -> None:
    assert article(page('<script type="application/ld+json">{"a"</script>'), "text/html").publisher is None


def test_declared_charset_is_used() -> None:
    raw = page('<meta charset="windows-1252">').replace("council", "conseil né").encode("cp1252")
    assert "conseil né" in article(raw, "text/html").text
    assert "not-utf-8" in codes(raw, "text/html")


def test_page_without_an_article_is_an_error() -> None:
    with pytest.raises(UnreadableError, match="no article found"):
        read_capture(capture("<html><body></body></html>", "text/html"), Hints())
