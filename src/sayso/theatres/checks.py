"""What must hold across the files of a theatre: no place lies in itself, counts hold, like sides are alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sayso.errors import PackError
from sayso.model.places import Place
from sayso.theatres.theatre import Count, Theatre


def check_no_cycle(places: Sequence[Place], where: str) -> None:
    """Raises PackError if a place lies, through its parents, within itself."""
    parent_of = {place.id: place.parent for place in places}
    for place in places:
        path = [place.id]
        while (parent := parent_of[path[-1]]) is not None:
            if parent in path:
                circle = " in ".join([*path, parent])
                raise PackError(where, f"places lie in a circle: {circle}", "leave the parent of the outermost empty")
            path.append(parent)


def check_counts(theatre: Theatre, where: str) -> None:
    """Raises PackError for the first count of theatre.toml that does not hold."""
    for count in theatre.counts:
        met = count_in(theatre, count)
        if not count.minimum <= met <= count.maximum:
            of = " ".join(filter(None, (count.kind, count.of, f"in {count.parent}" if count.parent else None)))
            raise PackError(
                where,
                f"{met} {of}, expected {count.minimum} to {count.maximum}",
                "look for a line lost or doubled, or mend the count",
            )


def count_in(theatre: Theatre, count: Count) -> int:
    kind, parent = count.kind, count.parent
    spelled = [*(actor.spellings for actor in theatre.actors), *(place.spellings for place in theatre.places)]
    return {
        "parties": len(theatre.parties),
        "people": len([actor for actor in theatre.actors if actor.kind == "person"]),
        "organisations": len([actor for actor in theatre.actors if actor.kind == "organisation"]),
        "places": len([p for p in theatre.places if kind in (None, p.kind) and parent in (None, p.parent)]),
        "sources": len([source for source in theatre.sources if kind in (None, source.kind)]),
        "spellings": sum(len(spellings) for spellings in spelled),
    }[count.of]


def check_symmetry(theatre: Theatre, where: str) -> None:
    """Raises PackError if parties promised to be alike differ in their names, or in who speaks for them and how."""
    shapes = {party: shape_of(theatre, party) for party in theatre.symmetric_parties}
    for party, shape in shapes.items():
        first, expected = next(iter(shapes.items()))
        if shape != expected:
            missing, extra = sorted((expected - shape).elements()), sorted((shape - expected).elements())
            raise PackError(
                where,
                f"{party!r} is not like {first!r}: it lacks {missing}, and has {extra} more",
                "give both the same kinds of names, speakers and outlets, or leave symmetric_parties out",
            )


def shape_of(theatre: Theatre, party: str) -> Counter[str]:
    """What a side has, without any name: words in each of its names, and each member's kind, relation and names."""
    return Counter(_names_shape("party", party, theatre)) + Counter(
        line
        for membership in theatre.memberships
        if membership.group == party
        for line in _names_shape(
            f"{membership.relation} {_kind_of(theatre, membership.member)}", membership.member, theatre
        )
    )


def _names_shape(label: str, actor_id: str, theatre: Theatre) -> list[str]:
    actor = theatre.actor(actor_id)
    spellings = (actor.name, *actor.spellings) if actor else ()
    return [f"{label}: a name of {len(spelling.split())} words" for spelling in spellings]


def _kind_of(theatre: Theatre, actor_id: str) -> str:
    source = theatre.source_named(actor_id)
    actor = theatre.actor(actor_id)
    return source.kind if source and source.id == actor_id else actor.kind if actor else "unknown"
