"""The events of one article: claims that share place, days and parties, or stand beside each other in the text.

A claim is read in the order of the text. It joins the latest event with which nothing that it says is at odds; a place
or a day of its own that no earlier event has opens a new one. What a claim only inherited (a place filled in from
elsewhere in the article) never opens an event.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from sayso.languages.acts import load_acts
from sayso.link.places_in_common import PlaceKeys
from sayso.model.claim import Claim, Modality, Reference
from sayso.model.ids import folded
from sayso.model.source import Article
from sayso.model.times import Period
from sayso.ontology.load import Kind

FACTS = frozenset({Modality.HAPPENED, Modality.POSSIBLE, Modality.UNVERIFIED})

# Tuned together on reports of single events: news of one day tells what happened on it and on the few days before, and
# a span of more than a week is a campaign or a count over a month, not an event.
LONGEST_EVENT_DAYS = 7
DAYS_BEFORE_REPORT = 3
NEIGHBOUR_CHARACTERS = 450
"""A claim without a place or a day of its own is about the event told within so many characters before it."""


@dataclass(slots=True)
class EventPart:
    """One event as one article tells it."""

    article: Article
    claims: list[Claim] = field(default_factory=list)
    places: set[str] = field(default_factory=set)
    """Keys of places finer than a country that a claim itself names; inherited ones where none does."""
    days: Period | None = None
    """What the claims that say when agree on; None while none does."""
    last_end: int = 0

    @property
    def kinds(self) -> Counter[str]:
        return Counter(claim.kind for claim in self.claims)

    @property
    def window(self) -> Period:
        """The days told, else the few before the report."""
        if self.days is not None:
            return self.days
        published = self.article.published_on
        return Period(published - timedelta(days=DAYS_BEFORE_REPORT), published) if published else Period(None, None)

    def keys(self, slot: str) -> set[str]:
        """Who or what fills 'actor' or 'target' in its claims."""
        found = (getattr(claim.resolution, slot) for claim in self.claims)
        return {key for reference in found if (key := key_of_party(reference))}


def parts_of(
    article: Article, claims: Iterable[Claim], kinds: Mapping[str, Kind], places: PlaceKeys
) -> tuple[EventPart, ...]:
    """The events of one article, in order of their first claim."""
    parts: list[EventPart] = []
    for claim in sorted((c for c in claims if _tells_an_event(c, kinds)), key=lambda c: (c.evidence, c.id)):
        told = _Told.of(claim, places)
        if told.is_campaign or (told.is_of_a_country and told.days is None and claim.quantity is not None):
            continue
        part = _home(told, parts, places)
        if part is None:
            part = EventPart(article)
            parts.append(part)
        _join(part, told)
    return tuple(parts)


@dataclass(frozen=True, slots=True)
class _Told:
    """What one claim itself says of its event."""

    claim: Claim
    own_places: frozenset[str]
    inherited_places: frozenset[str]
    is_of_a_country: bool
    """Its own words name a whole country and nothing finer."""
    days: Period | None

    @classmethod
    def of(cls, claim: Claim, places: PlaceKeys) -> _Told:
        own = [place for place in claim.resolution.places if place.how != "inherited"]
        borrowed = [place for place in claim.resolution.places if place.how == "inherited"]
        fine = places.fine_keys(own)
        return cls(claim, fine, places.fine_keys(borrowed), bool(own) and not fine, days_of(claim))

    @property
    def is_campaign(self) -> bool:
        """Longer than an event, or a toll of a whole country: history and statistics, not something that happened."""
        span = self.days
        is_long = (
            span is not None
            and span.first is not None
            and span.last is not None
            and (span.last - span.first).days > LONGEST_EVENT_DAYS
        )
        is_open = self.days is not None and (self.days.first is None or self.days.last is None)
        return is_long or is_open


def days_of(claim: Claim) -> Period | None:
    when = claim.resolution.when
    return when.period if when else None


def key_of_party(reference: Reference | None) -> str | None:
    return (reference.ref or f"text:{folded(reference.words)}") if reference else None


def _tells_an_event(claim: Claim, kinds: Mapping[str, Kind]) -> bool:
    kind = kinds.get(claim.kind)
    return kind is not None and kind.incident and claim.modality in FACTS and not claim.resolution.background


def _home(told: _Told, parts: Sequence[EventPart], places: PlaceKeys) -> EventPart | None:
    """The event that the claim belongs to; None when it opens one."""
    fitting = [part for part in parts if _days_agree(told, part)]
    if told.own_places:
        at_place = [part for part in fitting if _is_at(part, told.own_places, places)]
        return at_place[-1] if at_place else _unplaced_neighbour(told, fitting, parts)
    if told.is_of_a_country:
        return next((part for part in fitting if not part.places and _is_near(told, part)), None)
    around = [part for part in fitting if part.places & told.inherited_places] if told.inherited_places else []
    near = [part for part in fitting if _is_near(told, part)]
    both = [part for part in near if part in around]
    best = both or near or around
    return best[-1] if best else None


def _is_at(part: EventPart, named: frozenset[str], places: PlaceKeys) -> bool:
    """Whether the event was told at one of the places named, or in one of them, or around one of them."""
    inside = any(places.around(key) & named for key in part.places)
    return inside or any(places.around(key) & part.places for key in named)


def _unplaced_neighbour(told: _Told, fitting: Sequence[EventPart], parts: Sequence[EventPart]) -> EventPart | None:
    """An event told just before, whose place was not named yet: "Nine died. The mine lay near Brod."."""
    last = parts[-1] if parts else None
    if last is None or last.places or last not in fitting or not _is_near(told, last):
        return None
    return last if _means_agree(told, last) else None


def _means_agree(told: _Told, part: EventPart) -> bool:
    """Whether both may have been struck by one means: a suicide attack and an air raid are two events."""
    mine = load_acts().means_in(told.claim.words.casefold())
    theirs = load_acts().means_in(" ".join(claim.words for claim in part.claims).casefold())
    return not mine or not theirs or not mine.isdisjoint(theirs)


def _is_near(told: _Told, part: EventPart) -> bool:
    return told.claim.evidence.start - part.last_end <= NEIGHBOUR_CHARACTERS


def _days_agree(told: _Told, part: EventPart) -> bool:
    return told.days is None or part.days is None or told.days.meets(part.days)


def _join(part: EventPart, told: _Told) -> None:
    part.claims.append(told.claim)
    part.last_end = max(part.last_end, told.claim.evidence.end)
    part.places |= told.own_places or (frozenset() if part.places else told.inherited_places)
    if told.days is not None:
        part.days = told.days if part.days is None else _narrower(part.days, told.days)


def _narrower(one: Period, other: Period) -> Period:
    """Where two spans that meet overlap."""
    firsts = [day for day in (one.first, other.first) if day]
    lasts = [day for day in (one.last, other.last) if day]
    return Period(max(firsts, default=None), min(lasts, default=None))
