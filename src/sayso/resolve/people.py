"""The people an article names, and whether each may be named on: public role or no name (do no harm, H9 and H10)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import overload

from sayso.model.actors import PersonNotice
from sayso.model.ids import folded
from sayso.model.source import Mention, Span, Token
from sayso.resolve.cast import Cast
from sayso.resolve.catalogue import name_row
from sayso.resolve.index import SpanIndex
from sayso.resolve.leaders import office_of
from sayso.resolve.passed_over import passed_over
from sayso.resolve.phrases import Phrase, folded_row, is_capitalised
from sayso.resolve.side import SideReading
from sayso.resolve.standings import Standing, is_name, name_and_title, standing_of

Words = tuple[str, ...]

# A part of a name shorter than this is a particle ("al", "de"), which would be found everywhere.
SHORTEST_PART = 3

NO_ROLE_GIVEN = "no public role is given"
"""Why somebody is not shown of whom the article says nothing at all."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Person:
    """All mentions of one person in the article."""

    name: str
    words: Words
    mentions: tuple[Mention, ...]
    notice: PersonNotice


def people_in(cast: Cast, places: frozenset[Span] = frozenset()) -> People:
    """Everybody whom the article names, in order of the first mention; names at `places` are no people."""
    groups: list[tuple[Words, list[Mention]]] = []
    by_words: dict[Words, list[Mention]] = {}
    for mention, words in sorted(_named(cast, places), key=lambda pair: -len(pair[1])):
        own = by_words.get(words)
        if own is None:
            own = []
            groups.append((words, own))
            for part in _rows_in(words):
                by_words.setdefault(part, own)
        own.append(mention)
    words_of_text = WordStarts(cast.parsed.article.text)
    found = [_person(cast, words, mentions, words_of_text) for words, mentions in groups]
    return People(sorted(found, key=lambda person: person.notice.spans[0]))


def _rows_in(words: Words) -> Iterator[Words]:
    """Every row of words in a name, itself included."""
    for first in range(len(words)):
        for end in range(first + 1, len(words) + 1):
            yield words[first:end]


class People(Sequence[Person]):
    """The people of an article in order, found by a mention and by any part of the name."""

    def __init__(self, people: Sequence[Person]) -> None:
        self.sides: dict[Span, SideReading | None] = {}
        """By a person's first span: the side that the mentions give, once it has been asked for."""
        self._people = tuple(people)
        numbered = list(enumerate(self._people))
        self._mentions = SpanIndex((mention.span, n) for n, person in numbered for mention in person.mentions)
        self._by_name: dict[Words, int] = {}
        self._by_part: dict[Words, int] = {}
        for n, person in numbered:
            self._by_name.setdefault(person.words, n)
            for part in _rows_in(person.words):
                self._by_part.setdefault(part, n)

    @overload
    def __getitem__(self, index: int) -> Person: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Person]: ...
    def __getitem__(self, index: int | slice) -> Person | Sequence[Person]:
        return self._people[index]

    def __len__(self) -> int:
        return len(self._people)

    def named(self, phrase: Phrase) -> Person | None:
        """The first person whom a phrase names at its head, in full, in part or with more words; None for nobody."""
        row = folded_row(name_row(phrase))
        found = self._mentions.around(phrase.head.span)
        found += [self._by_part[row]] if row in self._by_part else []
        found += [self._by_name[part] for part in _rows_in(row) if part in self._by_name]
        return self._people[min(found)] if found else None


def _named(cast: Cast, places: frozenset[Span]) -> Iterator[tuple[Mention, Words]]:
    """Mentions of people with the folded words of the name alone, without titles and roles."""
    known = {i for hit in cast.hits for i in range(hit.first, hit.last + 1)}
    by_span = SpanIndex((place, place) for place in places)
    elsewhere = {folded(place.of(cast.parsed.article.text)) for place in places}
    for mention in (*cast.parsed.mentions, *passed_over(cast)):
        by_theatre = mention.candidates[:1] and mention.candidates[0].kind == "person"
        if mention.candidates and not by_theatre:
            continue
        words = folded_row(name_and_title(cast, mention))
        # What is a place or a side once is no person anywhere else in the article, unless a role says that it is.
        is_taken = words in cast.text_sides or " ".join(words) in elsewhere or by_span.around(mention.span)
        if is_taken and not by_theatre and not _follows_a_role(cast, mention):
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
    return mention.label == "PERSON" or _follows_a_role(cast, mention)


def _follows_a_role(cast: Cast, mention: Mention) -> bool:
    """'Nurse Tamsin Vale', 'her son Ivo': a title or role stands right before the name, within the mention or not."""
    tokens, roles = cast.parsed.tokens, cast.roles.person
    row = name_and_title(cast, mention)
    if not row or not is_capitalised(row[0]):
        return False
    if len(row) > 1 and roles.never_named_category(row[0].text.lower()) and mention.label != "ORG":
        return is_capitalised(row[1])
    if row[0].i == 0:
        return False
    before = tokens[row[0].i - 1]
    is_title = before.text.lower().strip(".") in roles.titles
    is_role = (
        before.lemma.lower() in roles.nouns and before.tag not in ("NNS", "NNPS") and before.pos in ("NOUN", "PROPN")
    )
    if before.sentence == row[0].sentence and (is_title or (is_role and before.dep in ("compound", "nmod"))):
        return True
    return _is_set_beside_a_relative(cast, tokens[mention.head])


def _is_set_beside_a_relative(cast: Cast, head: Token) -> bool:
    """'Her son Ivo', 'his brothers Pavel and Miro': the name stands right behind a relative, or is joined to it."""
    tokens = cast.parsed.tokens
    while head.dep == "conj" and tokens[head.head].pos == "PROPN":
        head = tokens[head.head]
    role = tokens[head.head]
    is_beside = head.dep == "appos" and role.i < head.i and all(t.pos == "PROPN" for t in tokens[role.i + 1 : head.i])
    return is_beside and role.pos == "NOUN" and cast.roles.person.never_named_category(role.lemma.lower()) is not None


def _person(cast: Cast, words: Words, mentions: list[Mention], words_of_text: WordStarts) -> Person:
    ordered = sorted(mentions, key=lambda m: m.span)
    fullest = max(ordered, key=lambda m: len(folded_row(name_and_title(cast, m))))
    row = [t for t in name_and_title(cast, fullest) if is_name(cast, t)]
    span = Span(row[0].span.start, row[-1].span.end)
    name = span.of(cast.parsed.article.text)
    standings = [standing for mention in ordered if (standing := standing_of(cast, mention)) is not None]
    spans = tuple(occurrences(cast, ordered, words_of_text))
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
    office = office_of(folded(name).split(), cast.parsed.article.published_on)
    if office is not None:
        return PersonNotice(name, spans, True, office, "a public office, generally known")
    private = next((s for s in standings if s.noun is not None), None)
    if private is not None:
        return PersonNotice(name, spans, False, _indefinite(private.noun), private.reason)
    return PersonNotice(name, spans, False, "a person", NO_ROLE_GIVEN)


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


def occurrences(cast: Cast, mentions: list[Mention], words_of_text: WordStarts) -> list[Span]:
    """Every place in the text where the person is named, in full or by a part of the name, captions included."""
    own = SpanIndex((m.span, m.span) for m in mentions)
    row = [t.text for m in mentions for t in name_and_title(cast, m) if is_name(cast, t)]
    parts = {part for part in row if len(part) >= SHORTEST_PART and part[:1].isupper()}
    spans = {m.span for m in mentions}
    for span in (span for part in sorted(parts) for span in words_of_text.of_name(part)):
        around = cast.mentions_by_span.around(span)
        is_of_another = any(len(m.text.split()) > 1 and not own.touching(m.span) for m in around)
        if not is_of_another and not own.around(span):
            spans.add(span)
    return sorted(spans)


class WordStarts:
    """Where each word of a text begins, so that a name is looked for only there."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: dict[str, list[int]] = {}
        for match in _WORD.finditer(text):
            self._starts.setdefault(match.group(), []).append(match.start())

    def of_name(self, name: str) -> Iterator[Span]:
        """Every place where the name stands as a word of its own, a plural or lost possessive -s not counted."""
        first = _WORD.match(name)
        word = first.group() if first is not None else ""
        pattern = re.compile(rf"{re.escape(name)}(?=s?\b)")
        for start in sorted({*self._starts.get(word, ()), *self._starts.get(f"{word}s", ())}):
            if match := pattern.match(self._text, start):
                yield Span(start, match.end())
