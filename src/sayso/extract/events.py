"""Slots filled from the same event elsewhere: the day and the street told before "the blast killed two"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sayso.extract.by_sentence import BySentence
from sayso.extract.found import Found
from sayso.model.claim import Filler, Modality
from sayso.model.source import ParsedArticle, Span
from sayso.ontology.load import Kind

REACH_BACK = 3
"""Sentences back that an event is taken to go on for."""
REACH_OF_STATE = 1
"""The same for what is asked of a place and happens to nobody: whether the road is open."""
MAIN_SHARE = 0.5
"""Part of what an article tells of its events' places that must name one, for what it tells far off to be there."""
INHERITED = "inherited"
NO_PLACE = ""
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
    near = BySentence((position, one.sentence) for position, one in enumerate(shared))
    for position, one in enumerate(shared):
        if kinds[one.draft.kind].incident:
            before = (shared[i] for i in near.within(one.sentence - REACH_BACK, one.sentence))
            companions = _companions(one, _without(asides, one, before), kinds)
            shared[position] = _filled(one, companions, countries)
    for position, one in enumerate(shared):
        if one.draft.actor is None:
            beside = [shared[i] for i in near.within(one.sentence, one.sentence)]
            shared[position] = _done_by_the_same(one, beside)
    return _dated(_placed(shared, _ToldPlaces(shared, kinds, countries, asides)), kinds)


def _placed(shared: list[Found], told: _ToldPlaces) -> list[Found]:
    for position, one in enumerate(shared):
        if not one.draft.places:
            shared[position] = told.placed(one)
            told.add(position)
    return shared


def _dated(shared: list[Found], kinds: Mapping[str, Kind]) -> list[Found]:
    told = _ToldTimes(shared, kinds)
    for position, one in enumerate(shared):
        if not one.draft.times:
            shared[position] = one.revised(times=told.of_the_same(one))
            told.add(position)
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


def _without(asides: frozenset[int], one: Found, found: Iterable[Found]) -> list[Found]:
    return [other for other in found if other.sentence == one.sentence or other.draft.index not in asides]


def _companions(one: Found, before: Iterable[Found], kinds: Mapping[str, Kind]) -> list[Found]:
    """Claims about the same incident, the nearest first: of its own sentence, then of those just before."""
    near = [
        other
        for other in before
        if other is not one and kinds[other.draft.kind].incident and _could_be_one_event(one, other)
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


def _main_place(told: Counter[str]) -> str | None:
    """Where half of them are, the first of two such; None if nothing is told, `NO_PLACE` for a round-up."""
    name, times = next(iter(told.most_common(1)), (None, 0))
    return name if times >= MAIN_SHARE * told.total() else NO_PLACE


class _ToldPlaces:
    """Where the claims of an article say that they are, by sentence; events by the names of their places, too."""

    def __init__(
        self, shared: Sequence[Found], kinds: Mapping[str, Kind], countries: frozenset[str], asides: frozenset[int]
    ) -> None:
        self.shared, self.kinds, self.countries, self.asides = shared, kinds, countries, asides
        self.all = BySentence()
        self.events: dict[str | None, BySentence] = defaultdict(BySentence)
        """By the name of a place; under None, whatever the place."""
        self.fine_events: dict[str | None, BySentence] = defaultdict(BySentence)
        for position in range(len(shared)):
            self.add(position)
        events = (one for one in shared if self._hands_to_all(one))
        self.main = _main_place(Counter(name for event in events for name in _own_places(event)))

    def add(self, position: int) -> None:
        one = self.shared[position]
        if not one.draft.places:
            return
        self.all.add(position, one.sentence)
        if self._hands_to_all(one):
            for name in (None, *(place.words for place in one.draft.places)):
                self.events[name].add(position, one.sentence)
                if _names_a_fine_place(one, self.countries):
                    self.fine_events[name].add(position, one.sentence)

    def _hands_to_all(self, one: Found) -> bool:
        return self.kinds[one.draft.kind].incident and one.draft.index not in self.asides

    def placed(self, one: Found) -> Found:
        """With the place of the sentence, or the one told last, or that of the article's events."""
        rows = self._of_an_incident(one) if self.kinds[one.draft.kind].incident else [self._of_a_state(one)]
        row = next((row for row in rows if row), [])
        nearest = min(row, key=lambda other: _distance(one, other), default=None)
        if nearest is None:
            return one
        return one.revised(places=tuple(_inherited(place) for place in nearest.draft.places))

    def _of_a_state(self, one: Found) -> list[Found]:
        kind = self.kinds[one.draft.kind]
        # Whose town it is now must not spread to the town named before.
        reach = REACH_OF_STATE if kind.question.per_place and not kind.changes else 0
        return self._back(one, reach)

    def _of_an_incident(self, one: Found) -> Iterator[list[Found]]:
        """Any claims told just before, or events of the main place; those that name a fine place first."""
        near = [other for other in self._back(one, REACH_BACK) if _hands_on(other, one)]
        yield [other for other in near if _names_a_fine_place(other, self.countries)]
        yield self._of_the_main_place(one, self.fine_events)
        yield near
        yield self._of_the_main_place(one, self.events)

    def _back(self, one: Found, reach: int) -> list[Found]:
        before = (self.shared[i] for i in self.all.within(one.sentence - reach, one.sentence))
        return _without(self.asides, one, before)

    def _of_the_main_place(self, one: Found, events: Mapping[str | None, BySentence]) -> list[Found]:
        """The nearest of those where half of the article's events are told to be; none in a round-up."""
        if self.main == NO_PLACE or self.main not in events:
            return []
        return [self.shared[i] for i in next(events[self.main].outwards(one.sentence), ())]


def _distance(one: Found, other: Found) -> tuple[bool, int, int]:
    """What was told before counts as nearer than anything told after."""
    apart = one.sentence - other.sentence
    return apart < 0, abs(apart), abs(other.draft.evidence.start - one.draft.evidence.start)


class _ToldTimes:
    """When the incidents of an article say that they were, by sentence, and by place and modality."""

    def __init__(self, shared: Sequence[Found], kinds: Mapping[str, Kind]) -> None:
        self.shared, self.kinds = shared, kinds
        self.all = BySentence()
        self.at: dict[tuple[str, Modality], BySentence] = defaultdict(BySentence)
        for position in range(len(shared)):
            self.add(position)

    def add(self, position: int) -> None:
        one = self.shared[position]
        if one.draft.times and self.kinds[one.draft.kind].incident:
            self.all.add(position, one.sentence)
            for place in one.draft.places:
                self.at[place.words, one.draft.modality].add(position, one.sentence)

    def of_the_same(self, one: Found) -> tuple[Span, ...]:
        """When the other claims of its sentence say; for an incident, the day of whatever befell the same place."""
        beside = [self.shared[i] for i in self.all.within(one.sentence, one.sentence)]
        if not beside and self.kinds[one.draft.kind].incident:
            beside = [other for place in one.draft.places for other in self._befell(one, place.words)]
        nearest = min(beside, key=lambda other: _distance(one, other), default=None)
        return nearest.draft.times if nearest is not None else ()

    def _befell(self, one: Found, place: str) -> list[Found]:
        told = self.at.get((place, one.draft.modality))
        groups = told.outwards(one.sentence) if told is not None else iter(())
        same = ([self.shared[i] for i in group if _befell_the_same_place(one, self.shared[i])] for group in groups)
        return next((group for group in same if group), [])


def _befell_the_same_place(one: Found, other: Found) -> bool:
    mine, theirs = ({place.words for place in f.draft.places} for f in (one, other))
    return bool(mine & theirs) and _could_be_one_event(one, other)


def _inherited(filler: Filler) -> Filler:
    return Filler(filler.words, filler.span, filler.head, INHERITED)
