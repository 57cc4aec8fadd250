"""What a claim says, as an id that is equal for other words, and the questions that it answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from sayso.model.claim import Quantity, QuestionKey, Reference
from sayso.model.ids import folded, make_id
from sayso.model.times import Period, TimeReading
from sayso.ontology.load import Kind

SLOT_OF_PLACE, SLOT_OF_TIME, SLOT_OF_QUANTITY = "places", "when", "quantity"


@dataclass(frozen=True, slots=True)
class Slots:
    """What fills a claim, resolved."""

    actor: Reference | None
    target: Reference | None
    places: tuple[Reference, ...]
    when: TimeReading | None
    quantity: Quantity | None


def proposition_id(kind: str, change: str | None, slots: Slots) -> str:
    """Equal for the same kind, change and slots, whatever the words and whoever says so."""
    when, quantity = slots.when, slots.quantity
    keys = sorted({key_of(place) for place in slots.places})
    period = period_key(when.period) if when is not None and when.period is not None else None
    amount = f"{quantity.of} {quantity.low}-{quantity.high}" if quantity is not None else None
    return make_id("p", kind, change, key_of(slots.actor), key_of(slots.target), " ".join(keys), period, amount)


def key_of(reference: Reference | None) -> str:
    """The reference's id, or its folded words while it is unresolved; '' for an empty slot."""
    if reference is None:
        return ""
    return reference.ref or f"open:{folded(reference.words)}"


def period_key(period: Period) -> str:
    return f"{period.first or ''}/{period.last or ''}"


def questions_of(kind: Kind, slots: Slots) -> tuple[QuestionKey, ...]:
    """The questions that a claim of the kind answers: one a place where the kind asks place by place; never none."""
    groups = [(place,) for place in slots.places] if kind.question.per_place and slots.places else [slots.places]
    found = [_question(kind, _filled(kind, replace(slots, places=group))) for group in groups]
    return tuple({question.id: question for question in found}.values())


def _filled(kind: Kind, slots: Slots) -> dict[str, tuple[str, str]]:
    """Slot to its key and to the words that show it; slots without a filler are left out."""
    filled: dict[str, tuple[str, str]] = {}
    for slot, reference in (("actor", slots.actor), ("target", slots.target)):
        # An open "they" makes no question of its own.
        if reference is not None and reference.ref is not None:
            filled[slot] = (key_of(reference), reference.name)
    if slots.places:
        keys = sorted(key_of(place) for place in slots.places)
        filled[SLOT_OF_PLACE] = (" ".join(keys), _listed([place.name for place in slots.places]))
    if slots.when is not None and slots.when.period is not None:
        filled[SLOT_OF_TIME] = (period_key(slots.when.period), slots.when.words)
    if slots.quantity is not None:
        # What is counted makes the question; how many is the answer.
        filled[SLOT_OF_QUANTITY] = (slots.quantity.of, slots.quantity.of)
    return {slot: value for slot, value in filled.items() if slot in kind.question.slots}


def _listed(names: list[str]) -> str:
    unique = list(dict.fromkeys(names))
    return unique[0] if len(unique) == 1 else f"{', '.join(unique[:-1])} and {unique[-1]}"


def _question(kind: Kind, filled: Mapping[str, tuple[str, str]]) -> QuestionKey:
    slots = tuple((slot, filled[slot][0]) for slot in kind.question.slots if slot in filled)
    parts = [part for slot in slots for part in slot]
    return QuestionKey(make_id("q", kind.name, *parts), kind.name, _label(kind, filled), slots)


def _label(kind: Kind, filled: Mapping[str, tuple[str, str]]) -> str:
    """The kind's plain question with its slots' words, or its question without slots if one of them is empty."""
    wanted = set(_slots_in(kind.question.label))
    if not wanted <= set(filled):
        return kind.question.label_without_slots
    return kind.question.label.format(**{slot: filled[slot][1] for slot in wanted})


def _slots_in(label: str) -> Iterator[str]:
    for piece in label.split("{")[1:]:
        yield piece.split("}")[0]
