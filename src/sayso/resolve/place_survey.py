"""An article laid out for telling places from other names: its words, rows, labels, and what is known of a name."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass

from sayso.languages.geography import Geography
from sayso.model.ids import folded
from sayso.model.source import Mention, ParsedArticle, Span
from sayso.resolve.place_rows import Row, Word, rows_in, words_of
from sayso.theatres.theatre import Theatre
from sayso.theatres.world import World, WorldName

SITE_LABELS = frozenset({"GPE", "LOC", "FAC"})
LONGEST_KNOWN = 5
"""Words in the longest name that is looked up."""
SHORTEST_PLURAL = 5
"""Letters below which a word in -s is more likely a word of its own."""
KINDS_OF_STATES = frozenset({"state", "seat", "adjective"})


@dataclass(frozen=True, slots=True)
class Survey:
    """An article with what is needed to tell places from other names. Positions are indexes of `words`."""

    parsed: ParsedArticle
    words: tuple[Word, ...]
    rows: tuple[Row, ...]
    geography: Geography
    world: World
    theatre: Theatre | None
    labels: Mapping[int, Mention]
    """By token index: the parser's mention that covers it."""
    person_parts: frozenset[str]
    """Single words of the names of persons that have several: 'Georgia' of 'Georgia Smith'."""

    def span_of(self, first: int, last: int) -> Span:
        return Span(self.words[first].span.start, self.words[last].span.end)

    def text_of(self, first: int, last: int) -> str:
        return self.span_of(first, last).of(self.parsed.article.text)

    def following(self, last: int) -> Word | None:
        """The next word of the same sentence."""
        if last + 1 < len(self.words) and self.words[last + 1].sentence == self.words[last].sentence:
            return self.words[last + 1]
        return None

    def is_known(self, name: str) -> bool:
        """Whether the language, the world or the theatre knows a place of this name."""
        if name in self.geography.abbreviations or folded(name) in self.geography.known:
            return True
        if any(hit.kind in ("state", "seat") for hit in self._world_names(name)):
            return True
        return self.theatre is not None and any(c.kind == "place" for c in self.theatre.names.candidates(name))

    def is_also_somebody(self, name: str) -> bool:
        """Whether the theatre knows a place of this name, and a person or a side too."""
        kinds = {c.kind for c in self.theatre.names.candidates(name)} if self.theatre is not None else set()
        return "place" in kinds and len(kinds) > 1

    def without_lost_apostrophe(self, position: int, names: Container[str] = ()) -> str | None:
        """'Norway' for 'Norways', as texts that lose their apostrophes have it; None where that is no place."""
        word = self.words[position].text
        if not word.endswith("s") or len(word) < SHORTEST_PLURAL or self.is_known(word) or folded(word) in names:
            return None
        owner = word[:-1]
        return owner if (self.is_known(owner) or folded(owner) in names) and not self.is_people(owner) else None

    def is_people(self, name: str) -> bool:
        """Whether it is a word of nationality: 'Syrian', 'Afghans'; the state itself is none."""
        if any(hit.kind == "state" for hit in self._world_names(name)):
            return False
        return any(
            hit.kind == "adjective" for form in (name, name.removesuffix("s")) for hit in self._world_names(form)
        )

    def is_body(self, name: str) -> bool:
        """Whether the world or the theatre knows somebody, and no place, of this name."""
        if any(hit.kind not in KINDS_OF_STATES for hit in self._world_names(name)):
            return True
        return self.theatre is not None and bool(self.theatre.names.candidates(name))

    def is_part_of_a_person(self, name: str) -> bool:
        return name in self.person_parts

    def is_seat_after_article(self, first: int, last: int) -> bool:
        """'the Keep': what is called by its seat with an article is a body that speaks."""
        has_article = first > 0 and self.words[first - 1].text.casefold() in self.geography.articles
        return has_article and any(hit.kind == "seat" for hit in self._world_names(self.text_of(first, last)))

    def names_its_kind(self, first: int, last: int) -> bool:
        """'Trafalgar Street', 'Lake Erie', 'Hill 212': a row with a word of a kind at one end."""
        geography, words = self.geography, self.words
        if first == last:
            kind, _, number = words[first].text.rpartition(" ")
            return number.isdigit() and kind.casefold() in geography.numbered
        return words[last].text in geography.head_of_name or words[first].text in geography.first_of_name

    def has_compass_in_name(self, first: int, last: int) -> bool:
        """'North Velika' inside a sentence: the capital says that the compass word belongs to the name."""
        if last == first or self.words[first].text.casefold() not in self.geography.compass_of_name:
            return False
        begins = self.parsed.sentences[self.words[first].sentence].first == self.words[first].first
        return self.words[first].is_capitalised and not begins

    def holds_known_place(self, first: int, last: int) -> bool:
        """Whether a part of the row, but not all, is a known place."""
        return any(piece != (first, last) for piece in self._known_pieces(first, last))

    def known_from(self, first: int) -> bool:
        """Whether a known place begins at this word."""
        if first >= len(self.words) or not self.words[first].is_capitalised:
            return False
        ends = range(min(first + 2, len(self.words) - 1), first - 1, -1)
        return any(self.is_known(self.text_of(first, end)) for end in ends) or self._is_abbreviation(first)

    def pieces_of(self, row: Row) -> Iterator[tuple[int, int]]:
        """The parts of a row that may be a place: the whole without articles, the parser's own pieces, known names."""
        whole = self._trimmed(row.first, row.last)
        if whole is None:
            return
        pieces = (whole, *self._labelled_pieces(*whole), *self._known_pieces(*whole))
        yield from dict.fromkeys(pieces)

    def _world_names(self, name: str) -> Iterator[WorldName]:
        for hit in self.world.by_words.get(tuple(folded(name).split()), ()):
            if not hit.is_acronym or name.replace(".", "").isupper():
                yield hit

    def _is_abbreviation(self, position: int) -> bool:
        """'Ky' of 'Ky.', after a comma."""
        after_comma = position > 0 and self.words[position - 1].text == ","
        return after_comma and f"{self.words[position].text.rstrip('.')}." in self.geography.abbreviations

    def _trimmed(self, first: int, last: int) -> tuple[int, int] | None:
        """Without articles and the like at the beginning, and small words at the end."""
        while first <= last and self.words[first].text.casefold() in self.geography.articles:
            first += 1
        while last > first and not self.words[last].is_capitalised:
            last -= 1
        return (first, last) if first <= last else None

    def _labelled_pieces(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        start = first
        for position in range(first + 1, last + 2):
            here = self.labels.get(self.words[start].first)
            if position <= last and self.labels.get(self.words[position].first) is here:
                continue
            if here is not None and here.label in SITE_LABELS and (piece := self._trimmed(start, position - 1)):
                yield piece
            start = position

    def _known_pieces(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """The longest names in the row that are known to be places."""
        position = first
        while position <= last:
            for end in range(min(last, position + LONGEST_KNOWN - 1), position - 1, -1):
                if self.is_known(self.text_of(position, end)) or (end == position and self._is_abbreviation(end)):
                    yield position, end
                    position = end
                    break
            position += 1


def survey(parsed: ParsedArticle, geography: Geography, world: World, theatre: Theatre | None) -> Survey:
    """The article laid out, with the parser's mentions by token."""
    words = words_of(parsed, geography)
    labels: dict[int, Mention] = {}
    person_parts: set[str] = set()
    for mention in parsed.mentions:
        for token in _tokens_of(parsed, mention):
            labels[token] = mention
        parts = mention.text.split()
        if mention.label == "PERSON" and len(parts) > 1:
            person_parts.update(parts)
    rows = tuple(rows_in(words, parsed, geography))
    return Survey(parsed, words, rows, geography, world, theatre, labels, frozenset(person_parts))


def _tokens_of(parsed: ParsedArticle, mention: Mention) -> Iterator[int]:
    tokens, i = parsed.tokens, mention.head
    while i > 0 and tokens[i - 1].span.start >= mention.span.start:
        i -= 1
    while i < len(tokens) and tokens[i].span.start < mention.span.end:
        if tokens[i].span.start >= mention.span.start:
            yield i
        i += 1
