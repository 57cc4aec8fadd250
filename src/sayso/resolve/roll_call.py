"""Who and what one article names, mention by mention, without a theatre: what a draft of one is made from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sayso.languages.geography import load_geography
from sayso.languages.roles import load_roles
from sayso.model.ids import folded
from sayso.model.source import ParsedArticle, Span
from sayso.resolve.cast import STATE_KINDS, Cast, cast_of
from sayso.resolve.claimants import claimant_of
from sayso.resolve.people import NO_ROLE_GIVEN, People, Person, people_in
from sayso.resolve.phrases import folded_row, is_capitalised, tokens_within
from sayso.resolve.place_choice import kind_said
from sayso.resolve.places import find_places
from sayso.resolve.side import world_side
from sayso.theatres.world import load_world

LONGEST_JOINT = 3
"""Letters of the words that stand small inside a name: 'of', 'for', 'the'."""

BODIES = frozenset({"monitor", "aid", "intergovernmental"})


@dataclass(frozen=True, slots=True)
class NamedSide:
    """A mention of a side that fights or governs."""

    ref: str
    words: str
    """With the noun that belongs to it: 'Northern troops'."""
    span: Span


@dataclass(frozen=True, slots=True)
class NamedBody:
    """A mention of a body without a side, or of a side's official media."""

    name: str
    kind: str
    """monitor, aid, intergovernmental, official_media ..."""
    side: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """Somebody whom the article names in a public role; or whose name it must not carry on."""

    name: str
    may_be_named: bool
    is_forbidden: bool
    """Whether the article shows the person as private, hurt or held: no other article's role makes up for that."""
    role: str
    party_ref: str | None
    evidence: str
    span: Span
    mentions: int
    """How often the name stands in the article; the span is the first of them."""


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A mention of a place, with the kind that the text gives it."""

    name: str
    kind: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class RollCall:
    """Everybody and everywhere, in the order of the text."""

    sides: tuple[NamedSide, ...]
    bodies: tuple[NamedBody, ...]
    people: tuple[NamedPerson, ...]
    places: tuple[NamedPlace, ...]


def roll_call(parsed: ParsedArticle, sources: Iterable[Span]) -> RollCall:
    """Who and what the article names. `sources` are those of its attributions."""
    language = parsed.article.language
    cast = cast_of(parsed, theatre=None, world=load_world(), roles=load_roles(language), sources=list(sources))
    places = [place for place in find_places(parsed) if place.span is not None]
    people = people_in(cast, frozenset(place.span for place in places if place.span is not None))
    geography, text = load_geography(language), parsed.article.text
    return RollCall(
        tuple(_sides(cast)),
        tuple(_bodies(cast)),
        tuple(_people(cast, people)),
        tuple(
            NamedPlace(place.words, kind_said(place.span, text, geography), place.span)
            for place in places
            if place.span is not None
        ),
    )


def _sides(cast: Cast) -> Iterator[NamedSide]:
    tokens, text = cast.parsed.tokens, cast.parsed.article.text
    found = [
        (Span(tokens[hit.first].span.start, tokens[hit.last].span.end), world_side(hit.name.side).ref)
        for hit in cast.hits
        if hit.name.side is not None and hit.name.kind not in STATE_KINDS | BODIES
    ]
    found += _text_sides(cast)
    taken = 0
    for span, ref in sorted(found, key=lambda pair: (pair[0].start, -pair[0].end)):
        if span.start >= taken:
            span = _with_its_noun(cast, span)
            taken = span.end
            yield NamedSide(ref, span.of(text), span)


def _text_sides(cast: Cast) -> Iterator[tuple[Span, str]]:
    """Where the names stand that the text itself shows as sides."""
    tokens = cast.parsed.tokens
    sizes = sorted({len(words) for words in cast.text_sides})
    for token in tokens:
        for size in sizes:
            row = tokens[token.i : token.i + size]
            name = cast.text_sides.get(folded_row(row)) if is_capitalised(token) else None
            if name is not None:
                yield Span(row[0].span.start, row[-1].span.end), f"text:{folded(name)}"


def _with_its_noun(cast: Cast, span: Span) -> Span:
    """'Northern troops' for the 'Northern' that never stands alone."""
    last = next((t for t in cast.parsed.tokens if t.span.end == span.end), None)
    after = cast.parsed.tokens[last.i + 1 : last.i + 2] if last is not None else ()
    if last is None or last.pos != "ADJ" or not after or after[0].lemma.lower() not in cast.roles.group.side_nouns:
        return span
    return Span(span.start, after[0].span.end)


def _bodies(cast: Cast) -> Iterator[NamedBody]:
    tokens = cast.parsed.tokens
    for hit in cast.hits:
        if hit.name.kind in BODIES or hit.name.kind == "official_media":
            span = Span(tokens[hit.first].span.start, tokens[hit.last].span.end)
            name = hit.name.words if hit.name.kind == "official_media" else hit.name.owner
            yield NamedBody(name, hit.name.kind, hit.name.side, span)


def _people(cast: Cast, people: People) -> Iterator[NamedPerson]:
    for person in people:
        notice = person.notice
        party, evidence = _party(cast, people, person) if notice.is_public else (None, "")
        yield NamedPerson(
            name=" ".join(notice.name.split()),
            may_be_named=notice.is_public,
            is_forbidden=not notice.is_public and notice.reason != NO_ROLE_GIVEN,
            role=notice.role_phrase,
            party_ref=party,
            evidence=evidence or notice.reason,
            span=notice.spans[0],
            mentions=len(notice.spans),
        )


def _party(cast: Cast, people: People, person: Person) -> tuple[str | None, str]:
    """The party that the first of the person's mentions to name one gives, with the reason."""
    for mention in person.mentions:
        claimant = claimant_of(cast, people, mention.span).claimant
        if claimant is not None and claimant.party_ref is not None:
            return claimant.party_ref, claimant.reason
    return None, ""


def is_name(parsed: ParsedArticle, span: Span) -> bool:
    """Whether every longer word of the stretch has a capital: 'Hill Council', not 'council members'."""
    long_words = [token for token in tokens_within(parsed, span) if len(token.text) > LONGEST_JOINT]
    return bool(long_words) and all(is_capitalised(token) for token in long_words)
