"""The theatre's readings on the names of an article."""

from __future__ import annotations

import pytest

from resolving import parsed, twin_valleys

pytestmark = pytest.mark.parser


def test_every_reading_of_a_name_stays_on_its_mention() -> None:
    article = parsed("Velika said little.", theatre=twin_valleys())
    mention = next(m for m in article.mentions if m.text == "Velika")
    assert {candidate.kind for candidate in mention.candidates} == {"place", "person"}


def test_name_of_the_theatre_takes_the_place_of_its_parts() -> None:
    article = parsed("The Northern army's General Staff spoke of Velika.", theatre=twin_valleys())
    spans = [m.span for m in article.mentions]
    assert all(not a.contains(b) for a in spans for b in spans if a != b)


def test_mentions_are_in_order_and_say_what_the_text_says() -> None:
    article = parsed("Dorin Velika met Tomas Brod in Velika, near Brod.", theatre=twin_valleys())
    assert [m.span for m in article.mentions] == sorted(m.span for m in article.mentions)
    assert all(m.text == m.span.of(article.article.text) for m in article.mentions)
