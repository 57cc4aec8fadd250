"""Who did it, where its own clause does not say: the doer of the same event, told elsewhere in the article."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from sayso.extract.by_sentence import BySentence
from sayso.extract.found import Found
from sayso.extract.matching import Match
from sayso.model.claim import ClaimDraft, Filler
from sayso.ontology.load import Kind

REACH_BACK = 3
"""Sentences back that an event is taken to go on for, as in events.py."""
LETTERS_THAT_TELL = 3
"""Words shorter than this ('of', 'al') are no sign that two names are one."""


def with_doers(
    found: Sequence[Found],
    told: Sequence[Found],
    kinds: Mapping[str, Kind],
    *,
    comes_of_event: Callable[[Match], bool],
) -> list[Found]:
    """Each with who did it, as the nearest mention of the same event has it; marked 'inherited'.

    `told` are all mentions in the article, also those that make no claim of their own ("died in the rebel attack").
    Whatever comes of an event ("the attack caused damage") is done by who did the event.
    """
    deeds = [one for one in told if one.draft.actor is not None and kinds[one.draft.kind].incident]
    near = BySentence((position, deed.sentence) for position, deed in enumerate(deeds))
    return [
        _done(one, [deeds[i] for i in near.within(one.sentence - REACH_BACK, one.sentence)])
        if _has_a_doer(kinds[one.draft.kind]) or (one.match is not None and comes_of_event(one.match))
        else one
        for one in found
    ]


def _has_a_doer(kind: Kind) -> bool:
    return kind.incident and kind.hurts == "target"


def _done(one: Found, deeds: Sequence[Found]) -> Found:
    if one.draft.actor is not None:
        return one
    same = (deed for deed in deeds if _may_be_the_same(one.draft, deed.draft, one.sentence - deed.sentence))
    deed = min(same, key=lambda deed: _distance(one, deed), default=None)
    if deed is None or deed.draft.actor is None:
        return one
    return one.revised(actor=replace(deed.draft.actor, how="inherited"))


def _may_be_the_same(one: ClaimDraft, deed: ClaimDraft, back: int) -> bool:
    """Another kind of the same event: at no other place or time, and not done by those whom it befell."""
    if one.kind == deed.kind or deed.actor is None:
        return False
    if back and (one.modality != deed.modality or _apart(set(one.times), set(deed.times))):
        return False
    if one.target is not None and _words(one.target) & _words(deed.actor):
        return False
    return not _apart(_told_places(one), _told_places(deed))


def _apart(mine: set[object], theirs: set[object]) -> bool:
    return bool(mine and theirs) and not mine & theirs


def _told_places(draft: ClaimDraft) -> set[object]:
    return {place.words for place in draft.places if place.how == "argument"}


def _distance(one: Found, deed: Found) -> tuple[int, int]:
    return one.sentence - deed.sentence, abs(deed.draft.evidence.start - one.draft.evidence.start)


def _words(filler: Filler) -> set[str]:
    return {word.lower() for word in filler.words.split() if len(word) >= LETTERS_THAT_TELL}


def with_other_sides(
    found: Sequence[Found], told: Sequence[Found], kinds: Mapping[str, Kind], *, is_side: Callable[[int], bool]
) -> list[Found]:
    """Each gain with whom it was made against, as its sentence says of the same side elsewhere; marked 'inherited'.

    "The army took Brod after clashes with rebels" is a gain from the rebels. `is_side` tells whether a token is of a
    word for those who fight or govern.
    """
    deeds = [one for one in told if one.draft.target is not None and is_side(one.draft.target.head)]
    near = BySentence((position, deed.sentence) for position, deed in enumerate(deeds))
    return [_against(one, [deeds[i] for i in near.within(one.sentence, one.sentence)], kinds) for one in found]


def _against(one: Found, deeds: Sequence[Found], kinds: Mapping[str, Kind]) -> Found:
    draft = one.draft
    change = kinds[draft.kind].change(draft.change)
    if draft.target is not None or draft.actor is None or change is None or change.hurts != "target":
        return one
    own = _words(draft.actor)
    same = (d for d in deeds if _is_by(d.draft, own) and d.draft.target is not None)
    deed = min(same, key=lambda deed: _distance(one, deed), default=None)
    if deed is None or deed.draft.target is None or own & _words(deed.draft.target):
        return one
    return one.revised(target=replace(deed.draft.target, how="inherited"))


def _is_by(deed: ClaimDraft, side: set[str]) -> bool:
    """Also an event without a doer of its own ("after clashes with rebels"): the sentence's side is the other party."""
    return deed.actor is None or bool(_words(deed.actor) & side)
