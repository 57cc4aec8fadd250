"""Which questions a claim answers, and what each of them is about."""

from __future__ import annotations

from dataclasses import replace

from sayso.model.claim import Claim, QuestionKey
from sayso.model.ids import make_id
from sayso.ontology.load import Kind
from sayso.ontology.meant import INHERITED, key_of

WHEN_AND_HOW_MANY = frozenset({"when", "quantity"})
"""Slots that say nothing of who or where."""


def questions_of(claim: Claim, kind: Kind) -> tuple[QuestionKey, ...]:
    """The claim's questions; one of its own where resolution gave it none, so that no claim goes unlisted.

    A count of parts ('four of the seven districts') is no answer about any one of the places named beside it.
    """
    given = tuple(_kept_apart(question, claim, kind) for question in claim.resolution.questions)
    if claim.quantity is not None and claim.quantity.total is not None and len(given) > 1:
        counted = f"{claim.quantity.of} of {claim.quantity.total}"
        share = make_id("q", "share", claim.kind, counted, *(question.id for question in given))
        return (QuestionKey(share, claim.kind, kind.question.label_without_slots, (("quantity", counted),)),)
    if given:
        return given
    own = make_id("q", "unplaced", claim.id)
    return (QuestionKey(own, claim.kind, kind.question.label_without_slots, ()),)


def _kept_apart(question: QuestionKey, claim: Claim, kind: Kind) -> QuestionKey:
    """The question, asked of this article alone where nothing in the claim's own words says what it is about.

    That is: nobody and nowhere is named, or only a place that the claim inherits from elsewhere in its article. A
    place taken over by guess must not make the claims of two articles meet. Nor does history meet today's news: that
    nobody held the valley twenty years ago denies nothing that is said of it now.
    """
    if claim.resolution.background:
        return replace(question, id=make_id("q", "background", question.id))
    filled = {slot for slot, _ in question.slots}
    if "places" in filled:
        asked = {value for _, value in question.slots}
        here = [p for p in claim.resolution.places if key_of(p) in asked] or claim.resolution.places
        if not here or any(place.how != INHERITED for place in here):
            return question
    elif "places" not in kind.question.slots and filled - WHEN_AND_HOW_MANY:
        return question
    return replace(question, id=make_id("q", question.id, claim.article_id))


def is_share(claim: Claim) -> bool:
    """Whether it counts parts of a whole ('four of the seven districts') without saying which."""
    return claim.quantity is not None and claim.quantity.total is not None


def slot_of(question: QuestionKey, name: str) -> str | None:
    return next((value for slot, value in question.slots if slot == name), None)


def place_asked(claim: Claim, question: QuestionKey) -> str | None:
    """The one place that the question is about, as an id where there is one."""
    asked = {key_of(place) for place in claim.resolution.places} & {value for _, value in question.slots}
    if asked:
        return min(key for key in asked if key)
    return slot_of(question, "places") or slot_of(question, "place")
