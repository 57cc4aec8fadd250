"""The Panjshir example with its two sides exchanged in the record: every answer, rung and role is the other side's."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from typing import Any

import pytest

import sayso
from ledger_by_hand import HandView
from sayso.model.claim import QuestionKey
from sayso.model.finding import Assessment
from sayso.theatres.load import load_theatre
from sayso.theatres.theatre import Theatre
from sayso.workflows.demo import THEATRE, dispatches
from sayso.workflows.derive import derive
from sayso.workflows.views import Known, view_of

pytestmark = pytest.mark.parser

OTHER = {"taliban": "nrf", "nrf": "taliban"}


def in_words(text: str) -> str:
    """The text with the short names of the sides exchanged."""
    return re.sub(r"\b(taliban|nrf)\b", lambda found: OTHER[found[1]], text)


def exchanged(value: Any) -> Any:
    """The value with each side's id and name in the other's place, wherever one stands alone."""
    if type(value) is str:
        return OTHER.get(value, value)
    if isinstance(value, QuestionKey):
        slots = tuple((slot, OTHER.get(filler, filler)) for slot, filler in value.slots)
        return dataclasses.replace(value, label=in_words(value.label), slots=slots)
    if isinstance(value, tuple):
        return tuple(exchanged(item) for item in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {f.name: exchanged(getattr(value, f.name)) for f in dataclasses.fields(value) if f.init}
        return dataclasses.replace(value, **fields)
    return value


def exchanged_theatre(theatre: Theatre) -> Theatre:
    """The same theatre with everybody speaking for the other side."""
    return dataclasses.replace(theatre, memberships=exchanged(theatre.memberships), sources=exchanged(theatre.sources))


def standing(assessment: Assessment, *, swap: bool) -> tuple[Any, ...]:
    """What an assessment says of the sides: question, answer, rung, counts, and who does what."""
    label, answer = assessment.question.label, assessment.answer
    if swap:
        label, answer = in_words(label), in_words(answer)
    parties = {c.claim_id: OTHER.get(c.party or "", c.party) if swap else c.party for c in assessment.contributions}
    parts = sorted((c.role.value, str(parties[c.claim_id]), c.claim_id) for c in assessment.contributions)
    counts = assessment.times_reported, assessment.independent_support
    return label, answer, assessment.rung, counts, tuple(parts)


def test_exchanging_the_sides_in_the_record_of_the_example_exchanges_them_in_every_standing(tmp_path: Path) -> None:
    ledger = sayso.open(tmp_path / "l.db", theatre=THEATRE)
    ledger.read(*sorted(dispatches().glob("*.txt")))
    theatre = load_theatre(THEATRE)
    with view_of(ledger.path, Known()) as view:
        as_read = HandView(tuple(view.articles()), tuple(view.claims()))
    other_way = HandView(as_read.known_articles, exchanged(as_read.known_claims))
    one = derive(as_read, theatre).assessments
    other = derive(other_way, exchanged_theatre(theatre)).assessments
    assert len(one) > 20
    assert sorted(standing(a, swap=True) for a in one) == sorted(standing(a, swap=False) for a in other)
