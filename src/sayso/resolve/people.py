"""The people an article names, and whether each may be named on: public role or no name (do no harm, H9 and H10)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sayso.model.actors import PersonNotice
from sayso.model.ids import folded
from sayso.model.source import Mention, Span
from sayso.resolve.cast import Cast
from sayso.resolve.catalogue import name_row
from sayso.resolve.phrases import Phrase, folded_row, is_capitalised, runs_inside
from sayso.resolve.standings import Standing, is_name, name_and_title, standing_of

Words = tuple[str, ...]

# A part of a name shorter than this is a particle ("al", "de"), which would be found everywhere.
SHORTEST_PART = 3


@dataclass(frozen=True, slots=True)
class Person:
    """All mentions of one person in the article."""

    name: str
    words: Words
    mentions: tuple[Mention, ...]
    notice: PersonNotice


def people_in(cast: Cast, places: frozenset[Span] = frozenset()) -> tuple[Person, ...]:
    """Everybody whom the article names, in order of the first mention; names at `places` are no people."""
    groups: list[tuple[Words, list[Mention]]] = []
    for mention, words in sorted(_named(cast, places), key=lambda pair: -len(pair[1])):
        own = next((group for group in groups if runs_inside(words, group[0])), None)
        if own is None:
            groups.append((words, [mention]))
        else:
            own[1].append(mention)
    found = [_person(cast, words, mentions) for words, mentions in groups]
    return tuple(sorted(found, key=lambda person: person.notice.spans[0]))


def person_named(people: Iterable[Person], phrase: Phrase) -> Person | None:
    """The person whom a phrase names at its head, if any."""
    row = folded_row(name_row(phrase))
    for person in people:
        is_at_head = any(mention.span.contains(phrase.head.span) for mention in person.mentions)
        if is_at_head or (row and (runs_inside(row, person.words) or runs_inside(person.words, row))):
            return person
    return None


def _named(cast: Cast, places: frozenset[Span]) -> Iterator[tuple[Mention, Words]]:
    """Mentions of people with the folded words of the name alone, without titles and roles."""
    known = {i for hit in cast.hits for i in range(hit.first, hit.last + 1)}
    elsewhere = {folded(place.of(cast.parsed.article.text)) for place in places}
    for mention in cast.parsed.mentions:
        by_theatre = mention.candidates[:1] and mention.candidates[0].kind == "person"
        if (mention.candidates and not by_theatre) or any(place.contains(mention.span) for place in places):
            continue
        words = folded_row(name_and_title(cast, mention))
        # What is a place or a side once is no person anywhere else in the article.
        if not by_theatre and (words in cast.text_sides or " ".join(words) in elsewhere):
            continue
        if not by_theatre and (mention.head in known or not _is_person(cast, mention)):
            continue
        row = [t for t in name_and_title(cast, mention) if is_name(cast, t)]
        if row and (by_theatre or any(t.pos == "PROPN" for t in row)):
            yield mention, folded_row(row)


def _is_person(cast: Cast, mention: Mention) -> bool:
    """The parser says so, or a title or role stands right before a name that the parser took for something else."""
    last = (name_and_title(cast, mention) or [cast.parsed.tokens[mention.head]])[-1].text.lower()
    if last in cast.roles.group.nouns | cast.roles.group.neutral_name_words:
        return False
    if mention.label == "PERSON":
        return True
    if mention.label not in ("ORG", "FAC", "", "GPE", "NORP"):
        return False
    first = name_and_title(cast, mention)[:1]
    if not first or first[0].i == 0 or not is_capitalised(first[0]):
        return False
    before = cast.parsed.tokens[first[0].i - 1]
    roles = cast.roles.person
    is_title = before.text.lower().strip(".") in roles.titles
    is_role = (
        before.lemma.lower() in roles.nouns and before.tag not in ("NNS", "NNPS") and before.pos in ("NOUN", "PROPN")
    )
    return before.sentence == first[0].sentence and (is_title or (is_role and before.dep in ("compound", "nmod")))


def _person(cast: Cast, words: Words, mentions: list[Mention]) -> Person:
    ordered = sorted(mentions, key=lambda m: m.span)
    fullest = max(ordered, key=lambda m: len(folded_row(name_and_title(cast, m))))
    row = [t for t in name_and_title(cast, fullest) if is_name(cast, t)]
    span = Span(row[0].span.start, row[-1].span.end)
    name = span.of(cast.parsed.article.text)
    standings = [standing for mention in ordered if (standing := standing_of(cast, mention)) is not None]
    spans = tuple(occurrences(cast, ordered))
    return Person(name, words, tuple(ordered), _notice(cast, name, spans, standings, ordered))


def _notice(
    cast: Cast, name: str, spans: tuple[Span, ...], standings: list[Standing], mentions: list[Mention]
) -> PersonNotice:
    forbidden = next((s for s in standings if s.is_forbidden), None)
    if forbidden is not None:
        return PersonNotice(name, spans, False, _indefinite(forbidden.noun), forbidden.reason)
    public = next((s for s in standings if s.is_public), None)
    if public is not None:
        return PersonNotice(name, spans, True, public.role, public.reason)
    in_theatre = _public_in_theatre(cast, mentions)
    if in_theatre is not None:
        return PersonNotice(name, spans, True, in_theatre, "a public role in the theatre")
    private = next((s for s in standings if s.noun is not None), None)
    if private is not None:
        return PersonNotice(name, spans, False, _indefinite(private.noun), private.reason)
    return PersonNotice(name, spans, False, "a person", "no public role is given")


def _public_in_theatre(cast: Cast, mentions: list[Mention]) -> str | None:
    refs = [c.ref for m in mentions for c in m.candidates if c.kind == "person"]
    if cast.theatre is None:
        return None
    actors = (cast.theatre.actor(ref) for ref in refs)
    return next((actor.public_role for actor in actors if actor is not None and actor.public_role), None)


def _indefinite(noun: str | None) -> str:
    if noun is None:
        return "a person"
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def occurrences(cast: Cast, mentions: list[Mention]) -> list[Span]:
    """Every place in the text where the person is named, in full or by a part of the name, captions included."""
    text = cast.parsed.article.text
    own = [m.span for m in mentions]
    others = [
        m.span
        for m in cast.parsed.mentions
        if not any(m.span.overlaps(span) for span in own) and len(m.text.split()) > 1
    ]
    row = [t.text for m in mentions for t in name_and_title(cast, m) if is_name(cast, t)]
    parts = {part for part in row if len(part) >= SHORTEST_PART and part[:1].isupper()}
    spans = list(own)
    for part in sorted(parts):
        for match in re.finditer(rf"(?<!\w){re.escape(part)}(?=s?\b)", text):
            span = Span(match.start(), match.end())
            if not any(o.contains(span) for o in others) and not any(s.contains(span) for s in spans):
                spans.append(span)
    return sorted(set(spans))
