"""actors.toml into values: parties, organisations and people, and who belongs to or speaks for whom, and when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sayso.model.actors import Actor, Membership
from sayso.model.times import Period
from sayso.theatres.parts import Names, distinct_ids, one_of
from sayso.theatres.tables import Row
from sayso.theatres.theatre import Source

RELATIONS = ("speaks_for", "part_of", "allied_with", "opposes")


def read_actors(file: Row, names: Names, sources: Sequence[Source]) -> tuple[Actor, ...]:
    """Parties, organisations, people, then the publishers as actors: they say things too."""
    parties, organisations, people = (file.tables(key) for key in ("parties", "organisations", "people"))
    rows = (*parties, *organisations, *people)
    taken = distinct_ids(rows)
    for source in sources:
        if source.id in taken:
            raise file.fault(f"id {source.id!r} is an actor here and a source in sources.toml", "rename one of the two")
    bound = _bound_to_a_side(file, [row.text("id") for row in parties], sources)
    return (
        *(_group(row, "side", names, has_side=True) for row in parties),
        *(_group(row, "organisation", names, has_side=row.text("id") in bound) for row in organisations),
        *(_person(row, names, has_side=row.text("id") in bound) for row in people),
        *(_publisher(source, has_side=source.id in bound) for source in sources),
    )


def _bound_to_a_side(file: Row, parties: list[str], sources: Sequence[Source]) -> set[str]:
    """Ids of all that speak for, are part of or are allied with a side at any time, through whatever steps."""
    bound = set(parties)
    belonging = [
        (row.text("member"), row.text("group"))
        for row in file.tables("memberships")
        if row.values.get("relation") != "opposes"
    ] + [(source.id, source.speaks_for) for source in sources if source.speaks_for]
    while True:
        more = {member for member, group in belonging if group in bound} - bound
        if not more:
            return bound
        bound |= more


def _group(row: Row, kind: str, names: Names, *, has_side: bool) -> Actor:
    row.allow_only(("id", "name"))
    actor = Actor(row.text("id"), row.text("name"), kind, has_side, names.of(row.text("id")))
    if not actor.spellings:
        raise row.fault(f"{actor.id!r} has no spelling", "add at least one line for it to names.csv")
    return actor


def _person(row: Row, names: Names, *, has_side: bool) -> Actor:
    row.allow_only(("id", "name", "role"))
    return Actor(row.text("id"), row.text("name"), "person", has_side, names.of(row.text("id")), row.text("role"))


def _publisher(source: Source, *, has_side: bool) -> Actor:
    kind = "agency" if source.kind == "agency" else "publisher"
    return Actor(source.id, source.name, kind, has_side, source.spellings)


def read_memberships(file: Row, actors: Sequence[Actor], sources: Sequence[Source]) -> tuple[Membership, ...]:
    """The memberships of actors.toml, and one for each source that speaks for a party."""
    known = {actor.id: actor for actor in actors}
    for source in sources:
        if source.speaks_for and (source.speaks_for not in known or known[source.speaks_for].kind != "side"):
            raise file.fault(f"source {source.id!r} speaks for {source.speaks_for!r}, which is no party", "mend the id")
    official = tuple(
        Membership(source.id, source.speaks_for, "speaks_for", Period(None, None))
        for source in sources
        if source.speaks_for
    )
    return (*(_membership(row, known) for row in file.tables("memberships")), *official)


def _membership(row: Row, known: Mapping[str, Actor]) -> Membership:
    row.allow_only(("member", "group", "relation", "first", "last"))
    member, group = row.text("member"), row.text("group")
    for actor_id in (member, group):
        if actor_id not in known:
            raise row.fault(f"{actor_id!r} is no actor", "add it to actors.toml, or mend the id")
    first, last = row.day("first"), row.day("last")
    if first and last and last < first:
        raise row.fault(f"it ends on {last}, before it begins on {first}", "put the earlier day first")
    return Membership(member, group, one_of(row, "relation", RELATIONS), Period(first, last))
