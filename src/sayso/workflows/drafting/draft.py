"""Everything that a corpus names, made into the draft of a theatre."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from sayso.model.ids import folded
from sayso.theatres.draft import Draft, DraftRelation, DraftSource
from sayso.workflows.drafting.bodies import draft_organisations, draft_people
from sayso.workflows.drafting.corpus import Found
from sayso.workflows.drafting.places import draft_places
from sayso.workflows.drafting.sides import Sides, draft_sides
from sayso.workflows.drafting.tally import Ids, Tallies, Tally, at, commonest, least_reports, ranked
from sayso.workflows.packs import Packs

MOST_NAMELESS = 12
LEAST_LETTERS = 3
"""Of a family name that is looked for by itself: "al" stands in every other name."""


def draft_of(found: Found, packs: Packs, *, name: str, language: str) -> Draft:
    """The draft, what was met most first. A person whom one report shows as private or hurt is nowhere in it."""
    ids, is_forbidden = Ids(), _names_in(found.forbidden)
    sides = draft_sides(found, packs.roles, ids, is_forbidden)
    outlets = {key: ids.new(tally.name) for key, tally in ranked(found.outlets)}
    organisations = draft_organisations(found, packs.roles, ids, sides.id_of, is_forbidden)
    people = draft_people(found, packs.roles, ids, sides.id_of, is_forbidden)
    actors = (*sides.parties, *organisations, *people)
    taken = {folded(spelling) for actor in actors for spelling in (actor.name, *actor.spellings)} | outlets.keys()
    begun = {" ".join(name.split()[:size]) for name in taken for size in range(2, len(name.split()))}
    return Draft(
        name=name,
        reports=found.reports,
        parties=sides.parties,
        doubtful=sides.doubtful,
        organisations=organisations,
        people=people,
        relations=tuple(_relations(found, sides, is_forbidden)),
        sources=tuple(_source(outlets[key], tally, outlets, sides) for key, tally in ranked(found.outlets)),
        places=draft_places(found, packs.gazetteer, ids, (taken | begun).__contains__, is_forbidden),
        language=language,
        notes=tuple(_notes(sides, packs)),
    )


def _names_in(forbidden: set[str]) -> Callable[[str], bool]:
    """Whether a sentence has one of the names, or the last word of one."""
    last = (name.rpartition(" ")[2] for name in forbidden)
    wordings = {*filter(None, forbidden), *(word for word in last if len(word) >= LEAST_LETTERS)}
    pattern = re.compile(r"\b(" + "|".join(sorted(map(re.escape, wordings))) + r")\b") if wordings else None
    return lambda sentence: pattern is not None and pattern.search(folded(sentence)) is not None


def _relations(found: Found, sides: Sides, is_forbidden: Callable[[str], bool]) -> Iterator[DraftRelation]:
    """Between two drafted parties, under their joined names; most met first."""
    together: Tallies = {}
    for key, tally in ranked(found.relations):
        relation, member, group = key.split("|")
        if member in sides.id_of and group in sides.id_of and sides.id_of[member] != sides.id_of[group]:
            at(together, f"{relation}|{sides.id_of[member]}|{sides.id_of[group]}").take_in(tally)
    least = least_reports(found.reports)
    for key, tally in ((key, tally) for key, tally in ranked(together) if len(tally.reports) >= least):
        relation, member, group = key.split("|")
        yield DraftRelation(member, relation, group, tally.seen(is_forbidden))


def _notes(sides: Sides, packs: Packs) -> Iterator[str]:
    if sides.nameless:
        shown = ", ".join(sides.nameless[:MOST_NAMELESS])
        more = f" and {len(sides.nameless) - MOST_NAMELESS} more" if len(sides.nameless) > MOST_NAMELESS else ""
        yield f"Also met as sides, but without a name of their own: {shown}{more}."
    if packs.gazetteer is None:
        yield "No index of places: with one (sayso places build) places.csv would have candidates, codes and parents."


def _source(key: str, tally: Tally, outlets: dict[str, str], sides: Sides) -> DraftSource:
    speaks_for = [sides.id_of[ref] for ref in tally.evidence if ref in sides.id_of]
    leans_on = [outlets[other] for other, _ in tally.groups.most_common() if outlets[other] != key]
    kind = "state media" if speaks_for else commonest(tally.texts) if tally.texts else "website"
    return DraftSource(key, tally.name, kind, tally.seen(), tuple(leans_on), speaks_for[0] if speaks_for else None)
