"""Which tolls are of a whole war."""

from __future__ import annotations

import pytest

from sayso.languages.times import load_times
from sayso.model.claim import Quantity
from sayso.model.source import Span
from sayso.ontology.load import load_kinds
from sayso.resolve.whole_war import is_toll_of_a_war


def is_sum(number: int, words: str, kind: str = "casualties") -> bool:
    quantity = Quantity("killed", number, None, str(number), Span(0, 1))
    return is_toll_of_a_war(quantity, words, load_kinds()[kind], load_times("en"))


@pytest.mark.parametrize(
    ("number", "words"),
    [(60000, "more than 60,000 have been killed"), (4000, "at least 4,000 people have died in the war")],
)
def test_a_sum_over_a_war_is_told_from_an_event(number: int, words: str) -> None:
    assert is_sum(number, words)


@pytest.mark.parametrize(
    ("number", "words", "kind"),
    [
        (1500, "the worst attack of the war killed 1,500", "casualties"),
        (4000, "the flood killed 4,000 in Velika", "casualties"),
        (60000, "60,000 people fled the war", "displacement"),
    ],
)
def test_an_event_is_not_taken_for_a_war(number: int, words: str, kind: str) -> None:
    assert not is_sum(number, words, kind)
