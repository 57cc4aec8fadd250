"""Slots filled from the same event elsewhere: the day and the street told before "the blast killed two"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from sayso.extract.found import Found
from sayso.model.claim import Filler
from sayso.model.source import ParsedArticle, Span
from sayso.ontology.load import Kind

REACH_BACK = 3
"""Sentences back that an event is taken to go on for."""
REACH_OF_STATE = 1
"""The same for what is asked of a place and happens to nobody: whether the road is open."""
MAIN_SHARE = 0.5
"""Part of what an article tells of its events' places that must name one, for what it tells far off to be there."""
INHERITED = "inherited"
BESIDE_MAIN_CLAUSE = frozenset({"advcl", "pcomp"})
"""How a clause hangs that says when, why or after what the main one was."""


def share_within_events(
    found: Sequence[Found],
    kinds: Mapping[str, Kind],
    *,
    countries: frozenset[str] = frozenset(),
    parsed: ParsedArticle | None = None,
) -> list[Found]:
    """Each with what claims about the same event say and it leaves out: who did it, where and when.

    `countries` are names in small letters, too wide to be handed on where a claim near by names a finer place. With
    the parsed article, what was told only to say when something else was hands nothing on to other sentences.
    """
    asides = _asides(found, parsed) if parsed is not None else frozenset[int]()
    shared = list(found)
    for position, one in enumerate(shared):
        if kinds[one.draft.kind].incident:
            shared[position] = _filled(one, _without(asides, one, _companions(one, shared, kinds)), countries)
    for position, one in enumerate(shared):
        if one.draft.actor is None:
            shared[position] = _done_by_the_same(one, shared)
    for position, one in enumerate(shared):
        if not one.draft.places:
            shared[position] = _placed(one, _told_places(one, _without(asides, one, shared), kinds, countries))
    for position, one in enumerate(shared):
        if not one.draft.times:
            shared[position] = one.revised(times=_times_of_the_same(one, shared, kinds))
    return shared


def _asides(found: Sequence[Found], parsed: ParsedArticle) -> frozenset[int]:
    """Numbers of the claims that only say when another one was: 'Brod' in 'took Velika, weeks after they took Brod'."""
    by_trigger = {one.draft.trigger: one for one in found if _own_places(one)}
    return frozenset(one.draft.index for one in by_trigger.values() if _is_aside(one, by_trigger, parsed))


def _is_aside(one: Found, by_trigger: Mapping[int, Found], parsed: ParsedArticle) -> bool:
    links = {parsed.tokens[one.draft.trigger].dep}
    for above in parsed.ancestors(one.draft.trigger):
        main = by_trigger.get(above.i)
        if main is not None:
            return not links.isdisjoint(BESIDE_MAIN_CLAUSE) and not _own_places(main) & _own_places(one)
        links.add(above.dep)
    return False


def _without(asides: frozenset[int], one: Found, found: Sequence[Found]) -> list[Found]:
    return [other for other in found if other.sentence == one.sentence or other.draft.index not in asides]


def _companions(one: Found, found: Sequence[Found], kinds: Mapping[str, Kind]) -> list[Found]:
    """Claims about the same incident, the nearest first: of its own sentence, then of those just before."""
    near = [
        other
        for other in found
        if other is not one
        and kinds[other.draft.kind].incident
        and 0 <= one.sentence - other.sentence <= REACH_BACK
        and _could_be_one_event(one, other)
    ]
    return sorted(
        near,
        key=lambda other: (
            one.sentence - other.sentence,
            abs(other.draft.evidence.start - one.draft.evidence.start),
        ),
    )


def _could_be_one_event(one: Found, other: Found) -> bool:
    mine, theirs = (_own_places(f) for f in (one, other))
    if mine and theirs and not mine & theirs:
        return False
    return one.draft.modality == other.draft.modality or one.sentence == other.sentence


def _own_places(found: Found) -> set[str]:
    return {place.words for place in found.draft.places if place.how == "argument"}


def _filled(one: Found, companions: Sequence[Found], countries: frozenset[str]) -> Found:
    draft = one.draft
    places, times = draft.places, draft.times
    for other in companions:
        if not places and _names_a_fine_place(other, countries) and _hands_on(other, one):
            places = tuple(_inherited(place) for place in other.draft.places)
        if not times and other.draft.times:
            times = other.draft.times
    return one.revised(places=places, times=times)


def _hands_on(other: Found, one: Found) -> bool:
    """What was handed to a claim is handed on within its sentence alone: an event goes on for so long and no longer."""
    return other.sentence == one.sentence or other.draft.places[0].how != INHERITED


def _names_a_fine_place(found: Found, countries: frozenset[str]) -> bool:
    return any(place.words.lower() not in countries for place in found.draft.places)


def _done_by_the_same(one: Found, found: Sequence[Found]) -> Found:
    """'Brod was taken, giving the rebels control of the valley': one doing, told twice in a sentence."""
    for other in found:
        same = (other.sentence, other.claimant) == (one.sentence, one.claimant)
        a, b = one.draft, other.draft
        alike = a.change is not None and (a.kind, a.change, a.polarity) == (b.kind, b.change, b.polarity)
        if same and alike and b.actor is not None and b.actor.how != INHERITED:
            return one.revised(actor=_inherited(b.actor))
    return one


def _told_places(
    one: Found, found: Sequence[Found], kinds: Mapping[str, Kind], countries: frozenset[str]
) -> list[Found]:
    """Claims whose place may be the claim's own: of its sentence; for an incident, any just before, or any event."""
    told = [other for other in found if other.draft.places]
    if not kinds[one.draft.kind].incident:
        kind = kinds[one.draft.kind]
        # Whose town it is now must not spread to the town named before.
        reach = REACH_OF_STATE if kind.question.per_place and not kind.changes else 0
        return [other for other in told if 0 <= one.sentence - other.sentence <= reach]
    near = [o for o in told if 0 <= one.sentence - o.sentence <= REACH_BACK and _hands_on(o, one)]
    events = _of_the_main_place([other for other in told if kinds[other.draft.kind].incident])
    fine = ([other for other in row if _names_a_fine_place(other, countries)] for row in (near, events))
    return next((row for row in (*fine, near, events) if row), [])


def _of_the_main_place(events: Sequence[Found]) -> list[Found]:
    """Those of the place where half of the article's events are told to be, the first of two; of none in a round-up."""
    told = Counter(name for event in events for name in _own_places(event))
    if not told:
        return list(events)
    name, times = told.most_common(1)[0]
    if times < MAIN_SHARE * told.total():
        return []
    return [event for event in events if name in {place.words for place in event.draft.places}]


def _placed(one: Found, found: Sequence[Found]) -> Found:
    """The place of the sentence, or the one told last, or the one told first, for a claim that names none."""
    if not found:
        return one
    nearest = min(found, key=lambda f: _distance(one, f))
    return one.revised(places=tuple(_inherited(place) for place in nearest.draft.places))


def _distance(one: Found, other: Found) -> tuple[bool, int, int]:
    """What was told before counts as nearer than anything told after."""
    apart = one.sentence - other.sentence
    return apart < 0, abs(apart), abs(other.draft.evidence.start - one.draft.evidence.start)


def _times_of_the_same(one: Found, found: Sequence[Found], kinds: Mapping[str, Kind]) -> tuple[Span, ...]:
    """When the other claims of its sentence say it was; for an incident, the day of whatever befell the same place."""
    dated = [other for other in found if other.draft.times and kinds[other.draft.kind].incident]
    beside = [other for other in dated if other.sentence == one.sentence]
    if not beside and kinds[one.draft.kind].incident:
        beside = [other for other in dated if _befell_the_same_place(one, other)]
    nearest = min(beside, key=lambda other: _distance(one, other), default=None)
    return nearest.draft.times if nearest is not None else ()


def _befell_the_same_place(one: Found, other: Found) -> bool:
    mine, theirs = ({place.words for place in f.draft.places} for f in (one, other))
    return bool(mine & theirs) and _could_be_one_event(one, other)


def _inherited(filler: Filler) -> Filler:
    return Filler(filler.words, filler.span, filler.head, INHERITED)
