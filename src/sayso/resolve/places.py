"""Places: which names of an article are places, and which place of the theatre a name means, if any."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sayso.languages.geography import Geography, load_geography
from sayso.model.claim import Filler, Reference
from sayso.model.ids import folded
from sayso.model.source import ParsedArticle, PlaceName, Span
from sayso.resolve.place_bare import bare_name, without_owner
from sayso.resolve.place_choice import chosen, places_by_name
from sayso.resolve.place_evidence import Found, is_place_here, is_ruled_out, names_of_places
from sayso.resolve.place_survey import Survey, survey
from sayso.theatres.theatre import Theatre
from sayso.theatres.world import load_world

MOST_LOOKED_BACK_ON = 200
"""Names of places among which 'the valley' looks for its own, the nearest ones: nobody remembers more."""
LONGEST_NAME = 8
"""Words in the longest name of a place that is looked for again."""
PlaceNames = Mapping[str, frozenset[str]]
"""The article's names of places, folded, with the ids of the places that each may mean."""


def find_places(
    parsed: ParsedArticle, theatre: Theatre | None = None, *, geography: Geography | None = None
) -> tuple[Reference, ...]:
    """Every mention of a place in the article, in order, the longest name only where one lies in another.

    The names are those that the parsed article has (`with_place_names`); they are looked for where it has none.
    """
    words = geography or load_geography(parsed.article.language)
    places = _place_names(parsed, theatre, words) if parsed.places is None else parsed.places
    named = places_by_name((place.span.of(parsed.article.text) for place in places), theatre)
    return tuple(
        chosen(place.span, parsed, theatre=theatre, geography=words, named=named, why=place.reason) for place in places
    )


def with_place_names(
    parsed: ParsedArticle, theatre: Theatre | None = None, *, geography: Geography | None = None
) -> ParsedArticle:
    """The same with every name that is a place's.

    A name that is a place once is a place wherever it stands, unless it is part of somebody's name there. Words of
    nationality, bodies and people are none.
    """
    words = geography or load_geography(parsed.article.language)
    return replace(parsed, places=_place_names(parsed, theatre, words))


def _place_names(parsed: ParsedArticle, theatre: Theatre | None, geography: Geography) -> tuple[PlaceName, ...]:
    article = survey(parsed, geography, load_world(), theatre)
    names = names_of_places(article)
    return tuple(PlaceName(span, _why(names, span.of(parsed.article.text))) for span in _mentions(article, names))


def _why(names: Mapping[str, Found], name: str) -> str:
    found = names.get(folded(name))
    return "; ".join(found.reasons) if found else ""


def _mentions(article: Survey, names: Mapping[str, Found]) -> Iterator[Span]:
    for row in article.rows:
        position = row.first
        while position <= row.last:
            end = _longest_at(article, names, position, row.last)
            if end is None:
                yield from _parts_of_word(article, names, position)
                position += 1
                continue
            if not _is_somebody(article, position, end):
                yield _with_full_stop(article, position, end)
            position = end + 1


def _longest_at(article: Survey, names: Mapping[str, Found], first: int, last: int) -> int | None:
    for end in range(min(last, first + LONGEST_NAME), first - 1, -1):
        name = article.text_of(first, end)
        if folded(name) in names and not is_ruled_out(article, first, end):
            return end
    return None


def _is_somebody(article: Survey, first: int, last: int) -> bool:
    """Whether the mention is part of a person's or a body's name here, or follows a title."""
    if article.is_also_somebody(article.text_of(first, last)) and not is_place_here(article, first, last):
        return True
    span = article.span_of(first, last)
    label = article.labels.get(article.words[first].first)
    if label is not None and label.label == "PERSON" and len(label.span) > len(span) + len("the "):
        # "Northlands Velika", its apostrophe lost, is nobody.
        return not (first and article.without_lost_apostrophe(first - 1))
    following = article.following(last)
    if following is not None and following.is_capitalised and following.text.casefold() in article.geography.bodies:
        return (
            not article.is_known(article.text_of(first, last)) or following.text.casefold() in article.geography.papers
        )
    if article.is_seat_after_article(first, last):
        return True
    before = article.words[first - 1] if first else None
    if before is None or before.sentence != article.words[first].sentence:
        return False
    return before.text.casefold().rstrip(".") in article.geography.titles


def _parts_of_word(article: Survey, names: Mapping[str, Found], position: int) -> Iterator[Span]:
    """'Northland' in 'Northland-backed' and 'Northlands', 'Velika' and 'Brod' in 'Velika-Brod'."""
    word = article.words[position]
    if owner := article.without_lost_apostrophe(position, names):
        yield Span(word.span.start, word.span.start + len(owner))
    for part in re.finditer(r"[^\W_](?:[\w.]*\w)?\.?", word.text) if "-" in word.text else ():
        said = part.group()
        if said[0].isupper() and (article.is_known(said) or folded(said) in names) and not article.is_people(said):
            yield Span(word.span.start + part.start(), word.span.start + part.end())


def _with_full_stop(article: Survey, first: int, last: int) -> Span:
    """A press abbreviation keeps the full stop that the parser cut off: 'Calif.'."""
    span, text = article.span_of(first, last), article.parsed.article.text
    if text[span.end : span.end + 1] == "." and f"{span.of(text)}." in article.geography.abbreviations:
        return Span(span.start, span.end + 1)
    return span


def resolve_place(
    filler: Filler,
    parsed: ParsedArticle,
    *,
    theatre: Theatre | None = None,
    geography: Geography | None = None,
    found: Sequence[Reference] = (),
    names: PlaceNames | None = None,
) -> Reference:
    """The place that a filler means: in the theatre, or by the text alone where there is none.

    The words are the bare name ("Velika", not "the village of Velika"), an exact substring; of nested names ("Velika in
    Upland province") the most specific. `found` is what `find_places` gave for the article. With a theatre, a place
    that its gazetteer lacks stays unresolved: ref None and a reason. "The valley" goes to the last place named before
    that is one, or stays open.
    """
    words = geography or load_geography(parsed.article.language)
    world = load_world()
    span = bare_name(filler.span, parsed.article.text, words, world)
    named = names_found(found) if names is None else names
    span = span and without_owner(span, parsed.article.text, named, world)
    span = _longer_in_theatre(filler.span, span, parsed.article.text, theatre)
    if span is None:
        return _described(filler, words, found)
    return chosen(span, parsed, theatre=theatre, geography=words, named=named)


def names_found(found: Sequence[Reference]) -> PlaceNames:
    """The names of what `find_places` gave; made once an article, where many fillers are resolved."""
    return {folded(place.words): frozenset(c.ref for c in place.candidates) for place in found}


def _longer_in_theatre(filler: Span, bare: Span | None, text: str, theatre: Theatre | None) -> Span | None:
    """The theatre's own name where it holds the bare one: names with small letters, or in scripts without capitals."""
    for span, candidates in theatre.names.find(filler.of(text)) if theatre is not None else ():
        moved = Span(filler.start + span.start, filler.start + span.end)
        if any(c.kind == "place" for c in candidates) and (bare is None or moved.contains(bare)):
            return moved
    return bare


def _described(filler: Filler, geography: Geography, found: Sequence[Reference]) -> Reference:
    """'the valley', 'the province's districts': the last place named before it of the first kind that it says."""
    nouns = [word.casefold().removesuffix("'s").removesuffix("’s") for word in filler.words.split()]
    noun = next((noun for noun in nouns if noun in geography.kinds), None)
    earlier = bisect_left(found, filler.span.start, key=lambda r: r.span.start if r.span is not None else 0)
    for reference in reversed(found[max(0, earlier - MOST_LOOKED_BACK_ON) : earlier] if noun else ()):
        if noun and (noun in folded(reference.words).split() or f"kind {geography.kinds[noun]}" in reference.reason):
            reason = f"{filler.words!r} taken up from {reference.words!r}; {reference.reason}"
            return replace(reference, reason=reason)
    reason = f"{filler.words!r} names no place, and no place named before it is called one"
    return Reference(filler.words, filler.span, None, filler.words, (), reason)
