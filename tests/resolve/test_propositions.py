"""Propositions and questions."""

from __future__ import annotations

from datetime import date

from sayso.model.claim import Reference
from sayso.model.source import Span
from sayso.model.times import Period, TimeReading
from sayso.ontology.load import load_kinds
from sayso.resolve.propositions import Slots, proposition_id, questions_of


def reference(ref: str | None, words: str) -> Reference:
    return Reference(words, Span(0, len(words)), ref, words)


VELIKA, BROD = reference("velika", "Velika"), reference("brod", "Brod")
NORTH = reference("north", "Northern army")


def slots(*places: Reference, actor: Reference | None = None, when: TimeReading | None = None) -> Slots:
    return Slots(actor, None, places, when, None)


def test_claim_over_two_places_asks_one_question_a_place() -> None:
    questions = questions_of(load_kinds()["control"], slots(VELIKA, BROD, actor=NORTH))
    assert [question.label for question in questions] == ["Who holds Velika?", "Who holds Brod?"]


def test_question_is_the_same_whoever_holds_the_place_and_however_it_is_spelt() -> None:
    kind = load_kinds()["control"]
    (one,) = questions_of(kind, slots(VELIKA, actor=NORTH))
    (other,) = questions_of(kind, slots(reference("velika", "Velyka"), actor=reference("south", "they")))
    assert one.id == other.id


def test_claim_without_a_place_still_asks_something() -> None:
    (question,) = questions_of(load_kinds()["control"], slots(actor=NORTH))
    assert question.label == "Who holds what?"


def test_open_pronoun_makes_no_question_of_its_own() -> None:
    kind = load_kinds()["vow"]
    (question,) = questions_of(kind, slots(actor=reference(None, "they")))
    assert "they" not in question.label
    assert question.slots == ()


def test_proposition_is_equal_for_other_words_and_another_order_of_places() -> None:
    one = proposition_id("control", "gained", slots(VELIKA, BROD, actor=NORTH))
    other = proposition_id("control", "gained", slots(BROD, VELIKA, actor=reference("north", "the army")))
    assert one == other


def test_proposition_differs_by_day() -> None:
    def on(day: int) -> Slots:
        period = Period(date(2031, 5, day), date(2031, 5, day))
        return slots(VELIKA, when=TimeReading("then", Span(0, 4), None, period, "day", None, ""))

    assert proposition_id("strike", None, on(13)) != proposition_id("strike", None, on(14))
