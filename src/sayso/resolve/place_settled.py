"""Names of places that the theatre has no answer for, settled by the index of places where it is sure of one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.gazetteer import Choice, Gazetteer, GazetteerPlace
from sayso.languages.geography import Geography, load_geography
from sayso.model.claim import Filler, Reference
from sayso.model.ids import folded
from sayso.model.source import Candidate, ParsedArticle, Span
from sayso.resolve.index import SpanIndex
from sayso.resolve.place_bare import bare_name
from sayso.resolve.place_choice import chosen, kind_said
from sayso.resolve.place_index import NamedPlace, choose_places, countries_of
from sayso.theatres.theatre import Theatre
from sayso.theatres.world import load_world

MOST_CANDIDATES = 5
"""Readings of a name that are kept in the ledger."""
NAMED_BY_TEXT = "text:"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the index says of one mention that the theatre lacks."""

    ref: str | None
    """The index's place, or the theatre's own for it; None where the name stays open."""
    name: str
    candidates: tuple[Candidate, ...]
    reason: str

    def to(self, place: Reference) -> Reference:
        """The reference with the answer; as it is where it has this answer already."""
        if self.reason in place.reason:
            return place
        ref, name = (place.ref, place.name) if self.ref is None else (self.ref, self.name)
        return replace(place, ref=ref, name=name, candidates=self.candidates, reason=f"{place.reason}; {self.reason}")


@dataclass(frozen=True, slots=True)
class Settled:
    """What the index made of an article's names of places."""

    places: tuple[Reference, ...]
    """Every mention in order, as `find_places` gave it where the theatre knows it."""
    by_span: SpanIndex[tuple[Span, Answer]]
    by_name: Mapping[str, Answer]
    """By folded name, at its first mention."""

    def settle(self, place: Reference, text: str, geography: Geography) -> Reference:
        """The place of a claim with the answer for its name; as it is where the theatre or nobody has one."""
        if place.span is None or not is_open(place):
            return place
        answer = self._at(place.span, text, geography) or self.by_name.get(folded(place.words))
        return answer.to(place) if answer is not None else place

    def _at(self, span: Span, text: str, geography: Geography) -> Answer | None:
        """Of the mention itself, or of one that has a word of a kind more: 'Velika province' for its 'Velika'."""
        for own, answer in self.by_span.around(span):
            more = f"{text[own.start : span.start]} {text[span.end : own.end]}"
            if all(geography.kind_of(word) for word in more.split()):
                return answer
        return None


def is_open(place: Reference) -> bool:
    """Whether only the text knows the place so far."""
    return place.ref is None or place.ref.startswith(NAMED_BY_TEXT)


def settled(
    references: Sequence[Reference],
    parsed: ParsedArticle,
    *,
    gazetteer: Gazetteer | None,
    theatre: Theatre | None = None,
    fillers: Iterable[Filler] = (),
) -> Settled:
    """The article's mentions of places with the index's choice for those that the theatre lacks.

    All mentions have a say in what the others mean; `fillers` are places of claims, which may be none of the mentions.
    Each name is looked up once. Without an index all stays as it is.
    """
    if gazetteer is None:
        return Settled(tuple(references), SpanIndex(()), {})
    text, geography = parsed.article.text, load_geography(parsed.article.language)
    mentioned = [(reference, reference.span) for reference in references if reference.span is not None]
    more = _of_claims(fillers, [span for _, span in mentioned], parsed, theatre, geography)
    standing = sorted([*mentioned, *more], key=lambda pair: (pair[1].start, pair[1].end))
    mentions = [NamedPlace(span, span.of(text), kind_said(span, text, geography)) for _, span in standing]
    countries = countries_of(theatre, gazetteer) if theatre else ()
    choices = choose_places(mentions, text, gazetteer=gazetteer, world=load_world(), countries=countries)
    answers = {
        span: _answer(choice, _own(choice.place, theatre, countries))
        for (reference, span), choice in zip(standing, choices, strict=True)
        if is_open(reference)
    }
    by_name: dict[str, Answer] = {}
    for span, answer in answers.items():
        by_name.setdefault(folded(span.of(text)), answer)
    return Settled(tuple(_answered(references, answers)), SpanIndex((s, (s, a)) for s, a in answers.items()), by_name)


def _of_claims(
    fillers: Iterable[Filler],
    mentioned: Sequence[Span],
    parsed: ParsedArticle,
    theatre: Theatre | None,
    geography: Geography,
) -> Iterable[tuple[Reference, Span]]:
    """Names of claims' places that are no mention, or longer than theirs ("Kamen pass" of "Kamen"); each once."""
    text, by_span = parsed.article.text, SpanIndex((span, span) for span in mentioned)
    spans = dict.fromkeys(bare_name(filler.span, text, geography, load_world()) for filler in fillers)
    for span in spans:
        if span is not None and all(span.contains(other) and span != other for other in by_span.touching(span)):
            yield chosen(span, parsed, theatre=theatre, geography=geography, named={}), span


def _answered(references: Iterable[Reference], answers: Mapping[Span, Answer]) -> Iterable[Reference]:
    for reference in references:
        answer = answers.get(reference.span) if reference.span is not None else None
        yield answer.to(reference) if answer is not None else reference


def _own(place: GazetteerPlace | None, theatre: Theatre | None, countries: Sequence[str]) -> Candidate | None:
    """The theatre's place that the index has under a spelling more: of one name, kind and country, and no other."""
    if place is None or theatre is None or place.country not in countries:
        return None
    named = [candidate for candidate in theatre.names.candidates(place.name) if candidate.kind == "place"]
    own = theatre.place(named[0].ref) if len(named) == 1 else None
    return named[0] if own is not None and own.kind == place.kind else None


def _answer(choice: Choice, own: Candidate | None) -> Answer:
    hits = tuple(
        Candidate("place", hit.place.ref, hit.place.name, hit.score, hit.reason)
        for hit in choice.hits[:MOST_CANDIDATES]
    )
    place = choice.place
    if place is None:
        return Answer(None, "", hits, f"the index of places leaves it open: {choice.reason}{_margin(choice)}")
    as_own = f", the theatre's {own.ref!r}" if own is not None else ""
    known = f"{place.name!r}, {place.kind} in {place.country or 'no country'}{as_own}"
    reason = f"in the index of places {known}: {choice.reason}{_margin(choice)}"
    return Answer(own.ref if own else place.ref, own.name if own else place.name, hits, reason)


def _margin(choice: Choice) -> str:
    """In powers of ten, as the index's scores are."""
    return "" if choice.margin is None else f"; margin {choice.margin:.2f}"
