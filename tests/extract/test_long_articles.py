"""Work of extraction grows with an article's length: calls are counted, never timed."""

from __future__ import annotations

import pytest

from claims_in_text import parsed
from counting import calls_made_by
from sayso.extract.times import _within, time_expressions
from sayso.model.source import Span

pytestmark = pytest.mark.parser


def steps_to_find_the_first(days: int) -> int:
    text = "Rebels captured Velika on Friday. " * days
    expressions = time_expressions(parsed(text))
    assert len(expressions) == days
    return calls_made_by(lambda: list(_within(expressions, Span(0, 30))))


def test_a_claim_looks_at_the_times_of_its_sentence_however_many_the_article_has() -> None:
    assert steps_to_find_the_first(160) <= steps_to_find_the_first(10) + 10
