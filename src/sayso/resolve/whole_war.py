"""Counts over a whole war, which are history told as context and no news of an event, however fresh they are."""

from __future__ import annotations

import re

from sayso.languages.times import TimeLexicon
from sayso.model.claim import Quantity
from sayso.ontology.load import Kind

# Judgements. Hardly any event that reports tell of hurts as many as the first; and few hurt as many as the second, so
# that where a war is named too, its sum is meant.
MOST_IN_ONE_EVENT = 10_000
MANY_FOR_ONE_EVENT = 2_000
WORD = re.compile(r"[^\W\d_]+")


def is_toll_of_a_war(quantity: Quantity | None, words: str, kind: Kind, lexicon: TimeLexicon) -> bool:
    """Whether a toll is of the whole war: "more than 200,000 have died in the conflict"."""
    if quantity is None or not kind.incident or kind.question.answered_by != "quantity":
        return False
    number = quantity.low or quantity.high or 0
    if number >= MOST_IN_ONE_EVENT:
        return True
    wars = lexicon.words.get("whole_war", {})
    return number >= MANY_FOR_ONE_EVENT and any(word in wars for word in WORD.findall(words.casefold()))
