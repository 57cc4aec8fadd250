"""Which place of the gazetteer a name of the article means: the theatre's country, the article's other places, size."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.gazetteer import Choice, Gazetteer, GazetteerPlace, Hit
from sayso.model.places import Place
from sayso.model.source import Span
from sayso.resolve.place_votes import Votes, points_for, votes_of
from sayso.theatres.theatre import Theatre
from sayso.theatres.world import World, folded_words

# What follows a name and says what it lies in: "Springford, Upland", "Springford (Upland)", "Springford in Upland".
_LIES_IN = re.compile(r"\s*(?:,|\()\s*|\s+in\s+(?:the\s+)?(?:\w+\s+)?(?:of\s+)?")
NAMED_CONTAINER = 4.0
"""Powers of ten: 'Paris, Texas' is in Texas."""
LEAST_VOTES = 2.0
"""Other names that must have spoken, for a place in a country that none of them is in to be doubted."""
KNOWN_ABROAD = 5.0
"""Weight, in powers of ten, from which a place needs no company: 100,000 inhabitants."""


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A name of a place in an article, with what the words around it call it."""

    span: Span
    name: str
    kind: str | None


def choose_places(
    mentions: Sequence[NamedPlace],
    text: str,
    *,
    gazetteer: Gazetteer,
    world: World,
    countries: Sequence[str] = (),
) -> tuple[Choice, ...]:
    """A choice for each mention, in order. `countries` are a theatre's, by two letters: places there come first.

    One name means one place throughout, unless the text names what a mention lies in.
    """
    kinds = _kinds(mentions)
    wanted = dict.fromkeys((mention.name, _kind_of(mention, kinds)) for mention in mentions)
    hits = {(name, kind): _hits(name, kind, gazetteer, world) for name, kind in wanted}
    by_name_alone = {name: found for (name, _), found in reversed(hits.items())}
    votes = votes_of(by_name_alone, text, gazetteer=gazetteer, world=world, countries=countries)
    containers = _containers(mentions, text)
    by_name: dict[str, Hit | None] = {}
    choices = []
    for mention, container in zip(mentions, containers, strict=True):
        inside = frozenset(hit.place.id for hit in by_name_alone.get(container, ())) if container else frozenset[int]()
        kind = _kind_of(mention, kinds)
        ranked = _ranked(hits[mention.name, kind], votes, inside, by_name.get(mention.name), gazetteer, mention.name)
        choice = gazetteer.choose_among(ranked, mention.name, countries=votes.countries, kind=kind)
        choice = _kept_near(choice, votes, mention.name)
        if choice.place is not None and container:
            by_name[mention.name] = next(hit for hit in choice.hits if hit.place.id == choice.place.id)
        choices.append(choice)
    return tuple(choices)


def _kinds(mentions: Iterable[NamedPlace]) -> dict[str, frozenset[str]]:
    """Each name, with the kinds that the text gives it."""
    found: dict[str, frozenset[str]] = {}
    for mention in mentions:
        found[mention.name] = found.get(mention.name, frozenset()) | ({mention.kind} if mention.kind else frozenset())
    return found


def _kind_of(mention: NamedPlace, kinds: Mapping[str, frozenset[str]]) -> str | None:
    """What the text calls it here, else the one thing that it calls the name anywhere."""
    said = kinds[mention.name]
    return mention.kind or (next(iter(said)) if len(said) == 1 else None)


def _kept_near(choice: Choice, votes: Votes, name: str) -> Choice:
    """The choice, or none where it is small, or alike in consonants only, and far from all else that is named."""
    place = choice.place
    if place is None or not choice.hits or place.kind == "country" or place.country in votes.theatre:
        return choice
    best = next((hit for hit in choice.hits if hit.place.id == place.id), choice.hits[0])
    others = votes.others_than(name)
    if others < LEAST_VOTES or votes.share_of(place.country or "", without=name) > 0:
        return choice
    if best.how != "consonants" and best.score >= KNOWN_ABROAD:
        return choice
    reason = f"{place.name!r} in {place.country or 'no country'} is too little known, and nothing else named is there"
    return replace(choice, place=None, reason=reason)


def _hits(name: str, kind: str | None, gazetteer: Gazetteer, world: World) -> tuple[Hit, ...]:
    """The index's readings; for a word of nationality, its country."""
    key = tuple(piece for word in name.split() for piece in folded_words(word))
    for known in world.by_words.get(key, ()):
        if known.kind in ("adjective", "state") and (country := gazetteer.country_named(known.owner)):
            hits = [hit for hit in gazetteer.find(known.owner) if hit.place.id == country.id]
            return (*hits, *(hit for hit in gazetteer.find(name, kind=kind) if hit.place.id != country.id))
    return gazetteer.find(name, kind=kind)


def _containers(mentions: Sequence[NamedPlace], text: str) -> list[str | None]:
    """For each mention, the name right behind it that it lies in, if the text joins the two so."""
    found: list[str | None] = []
    for i, mention in enumerate(mentions):
        after = mentions[i + 1] if i + 1 < len(mentions) else None
        joined = after is not None and _LIES_IN.fullmatch(text, mention.span.end, after.span.start)
        found.append(after.name if after is not None and joined else None)
    return found


def _ranked(
    hits: Sequence[Hit],
    votes: Votes,
    inside: frozenset[int],
    before: Hit | None,
    gazetteer: Gazetteer,
    name: str,
) -> tuple[Hit, ...]:
    scored = []
    for hit in hits:
        around = gazetteer.ancestors_of(hit.place)
        points, reasons = points_for(hit, around, votes, name=name)
        if inside & {place.id for place in around}:
            points, reasons = points + NAMED_CONTAINER, [*reasons, "the text names what it lies in"]
        if before is not None and before.place.id == hit.place.id:
            points, reasons = points + NAMED_CONTAINER, [*reasons, "the text says so before"]
        scored.append(replace(hit, score=round(hit.score + points, 3), reason="; ".join([hit.reason, *reasons])))
    return tuple(sorted(scored, key=lambda hit: (-hit.score, hit.place.id)))


def countries_of(theatre: Theatre, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Two letters of the countries among a theatre's places; () for an invented war."""
    found = [gazetteer.country_named(place.name) for place in theatre.places if place.kind == "country"]
    return tuple(sorted({place.country for place in found if place and place.country}))


def indexed_as(place: Place, gazetteer: Gazetteer, countries: tuple[str, ...]) -> GazetteerPlace | None:
    """The index's place for one of a theatre: by its codes, else by name and kind within the theatre's countries."""
    by_code = gazetteer.with_pcode(place.pcode) if place.pcode else ()
    if not by_code and place.iso_3166_2:
        by_code = gazetteer.with_iso_3166_2(place.iso_3166_2)
    if by_code:
        return by_code[0]
    if not countries:
        return None
    for spelling in dict.fromkeys((place.name, *place.spellings)):
        choice = gazetteer.choose(spelling, countries=countries, kind=place.kind)
        if choice.place is not None and choice.place.kind == place.kind:
            return choice.place
    return None
