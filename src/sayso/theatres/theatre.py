"""A theatre: who and where one conflict is about, how they are called, and who publishes on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sayso.model.actors import Actor, Membership
from sayso.model.ids import folded
from sayso.model.places import Place
from sayso.model.times import Period
from sayso.theatres.lexicon import Lexicon

# Speaking for a side and being part of it come before being its ally: an ally may have interests of its own.
RELATIONS_OF_BELONGING = (("speaks_for", "part_of"), ("allied_with",))
BELONGING = frozenset(relation for relations in RELATIONS_OF_BELONGING for relation in relations)


@dataclass(frozen=True, slots=True)
class Source:
    """A publisher: an outlet, an agency, a site that carries what others wrote."""

    id: str
    name: str
    kind: str
    """newspaper, broadcaster, website, agency, state media, carrying site."""
    country: str | None = None
    leans_on: tuple[str, ...] = ()
    """Ids of the sources whose work it is known to use in this theatre."""
    belongs_to: str | None = None
    """Id of the group that owns it: voices of one group are not independent of each other."""
    speaks_for: str | None = None
    """Id of the party whose official mouthpiece it is."""
    spellings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Prior:
    """How likely each party holds a place before anybody has said anything."""

    place: str | None
    """Id of the place, which stands for all places in it too; None for everywhere else."""
    weights: tuple[tuple[str, float], ...]
    """Party id and weight; they sum to 1."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many of something a theatre must have: a check against a lost line."""

    of: str
    """parties, people, organisations, places, sources or spellings."""
    kind: str | None
    """For places and sources: of this kind only."""
    parent: str | None
    """For places: directly in this place only."""
    minimum: int
    maximum: int


@dataclass(frozen=True, slots=True)
class Theatre:
    """One conflict as data. Made by `load_theatre`; look-ups by id answer None for an id that it does not have."""

    name: str
    """The folder's name."""
    title: str
    digest: str
    """SHA-256 of the folder's own files: two readings with one digest used the same names and places."""
    parties: tuple[Actor, ...]
    actors: tuple[Actor, ...]
    """Parties, organisations, people and publishers, in this order."""
    memberships: tuple[Membership, ...]
    places: tuple[Place, ...]
    sources: tuple[Source, ...]
    priors: tuple[Prior, ...]
    counts: tuple[Count, ...]
    symmetric_parties: tuple[str, ...]
    """Parties that have as many names, speakers and outlets of each kind as each other; () where it is not promised."""
    names: Lexicon = field(repr=False, compare=False)
    _actors: Mapping[str, Actor] = field(init=False, repr=False, compare=False)
    _places: Mapping[str, Place] = field(init=False, repr=False, compare=False)
    _children: Mapping[str, tuple[Place, ...]] = field(init=False, repr=False, compare=False)
    _sources: Mapping[str, Source] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_publisher: dict[str, Source] = {}
        for source in self.sources:
            for name in (source.id, source.name, *source.spellings):
                by_publisher.setdefault(folded(name), source)
        children: defaultdict[str, list[Place]] = defaultdict(list)
        for place in self.places:
            if place.parent is not None:
                children[place.parent].append(place)
        object.__setattr__(self, "_children", {parent: tuple(inside) for parent, inside in children.items()})
        object.__setattr__(self, "_actors", {actor.id: actor for actor in self.actors})
        object.__setattr__(self, "_places", {place.id: place for place in self.places})
        object.__setattr__(self, "_sources", by_publisher)

    def actor(self, actor_id: str) -> Actor | None:
        return self._actors.get(actor_id)

    def place(self, place_id: str) -> Place | None:
        return self._places.get(place_id)

    def ancestors_of(self, place_id: str) -> tuple[Place, ...]:
        """The places around it, nearest first; () for the outermost and for an unknown id."""
        around: list[Place] = []
        place = self._places.get(place_id)
        while place is not None and place.parent is not None:
            place = self._places[place.parent]
            around.append(place)
        return tuple(around)

    def children_of(self, place_id: str) -> tuple[Place, ...]:
        """The places directly in it, in the order of the gazetteer."""
        return self._children.get(place_id, ())

    def source_named(self, publisher: str) -> Source | None:
        """The publisher of this name, spelling or id, whatever the case and punctuation."""
        return self._sources.get(folded(publisher))

    def party_of(self, actor_id: str, on: date | None = None) -> Actor | None:
        """The side that somebody is, speaks for, is part of or, failing these, is allied with on a day.

        With no day every membership counts. None for those without a side, and where two sides are equally near.
        """
        actor = self._actors.get(actor_id)
        if actor is None or actor.kind == "side":
            return actor
        for relations in RELATIONS_OF_BELONGING:
            sides = self._sides_reached(actor_id, relations, on)
            if sides:
                return sides[0] if len(sides) == 1 else None
        return None

    def memberships_of(self, actor_id: str) -> tuple[Membership, ...]:
        """Everything that the theatre says of somebody's ties, in the order of its file."""
        return tuple(one for one in self.memberships if one.member == actor_id)

    def parties_ever_of(self, actor_id: str) -> tuple[tuple[Actor, str, Period], ...]:
        """Each side to which somebody belonged or that they were allied with at any time, how and when, in order of
        the theatre's file."""
        found = []
        for membership in self.memberships_of(actor_id):
            if membership.relation in BELONGING:
                party = self.party_of(membership.group)
                if party is not None:
                    found.append((party, membership.relation, membership.during))
        return tuple(found)

    def _sides_reached(self, actor_id: str, relations: tuple[str, ...], on: date | None) -> list[Actor]:
        """The sides fewest steps away, going from member to group."""
        met, here = {actor_id}, [actor_id]
        while here:
            groups = [
                m.group
                for m in self.memberships
                if m.member in here and m.relation in relations and m.group not in met and _holds(m.during, on)
            ]
            met.update(groups)
            here = list(dict.fromkeys(groups))
            sides = [self._actors[group] for group in here if self._actors[group].kind == "side"]
            if sides:
                return sides
        return []


def _holds(during: Period, on: date | None) -> bool:
    return on is None or during.meets(Period(on, on))
