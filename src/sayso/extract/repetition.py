"""The same proposition said twice by the same claimant in one article is one claim with two places in the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from sayso.extract.found import Found
from sayso.model.claim import ClaimDraft, Filler

Key = tuple[object, ...]
ANYWHERE, NOWHERE = object(), object()
"""In place of the name of a place: any at all, and none."""


def merge_repetitions(found: Sequence[Found]) -> list[Found]:
    """One claim a proposition and claimant, kept where it is said most fully; the other places go into `also`."""
    kept: list[Found] = []
    alike: dict[Key, list[int]] = defaultdict(list)
    for one in found:
        shared = {i for key in _asked(one) for i in alike.get(key, ())}
        place = next((i for i in sorted(shared) if _is_same(kept[i], one)), None)
        if place is None:
            place = len(kept)
            kept.append(one)
        else:
            kept[place] = _merged(kept[place], one)
        for key in _kept_under(kept[place]):
            if place not in alike[key]:
                alike[key].append(place)
    return kept


def _kept_under(one: Found) -> set[Key]:
    """Under which keys a claim is looked for; a repetition of it asks for one of them.

    A number is repeated by the same one of a place that may be the same; without a number, two of the three slots must
    share a word.
    """
    if one.draft.quantity is None:
        return _pairs_of_words(one)
    places = {place.words for place in one.draft.places}
    return {(*_proposition(one), place) for place in (ANYWHERE, *(places or (NOWHERE,)))}


def _asked(one: Found) -> set[Key]:
    """Keys under which a claim that this one repeats is kept."""
    if one.draft.quantity is None:
        return _pairs_of_words(one)
    places = {place.words for place in one.draft.places}
    return {(*_proposition(one), place) for place in ((NOWHERE, *places) if places else (ANYWHERE,))}


def _pairs_of_words(one: Found) -> set[Key]:
    draft = one.draft
    slots = (("actor", _words(draft.actor)), ("target", _words(draft.target)), ("place", _told_places(draft)))
    named = [(slot, word) for slot, words in slots for word in words]
    return {(*_proposition(one), a, b) for a, b in combinations(named, 2) if a[0] != b[0]}


def _proposition(one: Found) -> Key:
    draft, quantity = one.draft, one.draft.quantity
    number = (quantity.of, quantity.low, quantity.high) if quantity is not None else None
    return one.claimant, draft.kind, draft.change, draft.polarity, draft.modality, number


def _is_same(one: Found, other: Found) -> bool:
    a, b = one.draft, other.draft
    if one.claimant != other.claimant or one.match is None or other.match is None:
        return False
    if (a.kind, a.change, a.polarity, a.modality) != (b.kind, b.change, b.polarity, b.modality):
        return False
    if one.sentence == other.sentence and not a.evidence.overlaps(b.evidence):
        return False
    if a.quantity is not None and b.quantity is not None:
        same_number = (a.quantity.of, a.quantity.low, a.quantity.high) == (
            b.quantity.of,
            b.quantity.low,
            b.quantity.high,
        )
        return same_number and a.quantity.low not in (0, 1) and _agree(a, b)
    if a.quantity is not None or b.quantity is not None:
        return False
    return _agree(a, b) and _fillers_shared(a, b) >= 2


def _agree(a: ClaimDraft, b: ClaimDraft) -> bool:
    return all(_may_be_one(x, y) for x, y in ((a.actor, b.actor), (a.target, b.target))) and (
        not a.places or not b.places or bool({p.words for p in a.places} & {p.words for p in b.places})
    )


def _may_be_one(a: Filler | None, b: Filler | None) -> bool:
    return a is None or b is None or bool(_content(a) & _content(b))


def _words(filler: Filler | None) -> set[str]:
    return _content(filler) if filler is not None else set()


def _content(filler: Filler) -> set[str]:
    return {word.lower() for word in filler.words.split() if len(word) > 2}


def _told_places(draft: ClaimDraft) -> set[str]:
    return {place.words for place in draft.places if place.how == "argument"}


def _fillers_shared(a: ClaimDraft, b: ClaimDraft) -> int:
    pairs = ((a.actor, b.actor), (a.target, b.target))
    both = sum(x is not None and y is not None and bool(_content(x) & _content(y)) for x, y in pairs)
    return both + bool(_told_places(a) & _told_places(b))


def _merged(one: Found, other: Found) -> Found:
    fuller, lesser = (one, other) if _fullness(one) >= _fullness(other) else (other, one)
    a, b = fuller.draft, lesser.draft
    also = tuple(sorted({*a.also, *b.also, b.evidence} - {a.evidence}))
    draft = replace(
        a,
        index=one.draft.index,
        also=also,
        actor=a.actor or b.actor,
        target=a.target or b.target,
        places=a.places or b.places,
        times=a.times or b.times,
    )
    return replace(fuller, draft=draft)


def _fullness(found: Found) -> tuple[int, int]:
    draft = found.draft
    filled = sum(slot is not None for slot in (draft.actor, draft.target, draft.quantity)) + len(draft.places)
    stands_as_clause = found.match is not None and not found.match.stands_as_noun
    return filled + 2 * stands_as_clause + len(draft.times), -draft.evidence.start
