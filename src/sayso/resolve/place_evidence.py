"""What speaks for and against a name's being a place, gathered over every mention of it in an article."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.languages.geography import Geography
from sayso.model.ids import folded
from sayso.model.source import Mention, ParsedArticle, Span
from sayso.resolve.place_rows import Row, Word, rows_in, words_of
from sayso.theatres.theatre import Theatre
from sayso.theatres.world import World

PLACE_LABELS = frozenset({"GPE", "LOC"})

# Points for and against, tuned together on development articles; only their order and sums matter.
LABELLED_PLACE, LABELLED_SITE = 2.0, 1.5
AFTER_STRONG_PREPOSITION, AFTER_PREPOSITION = 1.5, 0.6
BESIDE_KIND_WORD, BEFORE_KNOWN_PLACE, IN_DATELINE = 2.5, 2.5, 3.0
LABELLED_PERSON, LABELLED_BODY, LABELLED_PEOPLE = -2.0, -0.8, -1.5
AFTER_TITLE, BEFORE_BODY_WORD, SUBJECT_OF_SPEECH = -3.0, -1.5, -1.5
KNOWN = 100.0
NEEDED = 1.4
"""Points at the best mention that a name needs to count as a place."""

_DATELINE_END = re.compile(r"[^\S\n]*(?:,[^\n(—–]{1,30})?(?:\([^)\n]{2,30}\)[^\S\n]*)?(?:—|–|--|_|-[^\S\n])")


@dataclass(slots=True)
class Found:
    """A name with what was found out about it."""

    words: str
    best: float = 0.0
    mentions_for: int = 0
    mentions_against: int = 0
    reasons: list[str] = field(default_factory=list)

    def add(self, points: float, reasons: Sequence[str]) -> None:
        self.mentions_for += points >= NEEDED
        self.mentions_against += points <= LABELLED_PERSON / 2
        if points > self.best or not self.reasons:
            self.best, self.reasons = max(points, self.best), list(reasons)

    @property
    def is_place(self) -> bool:
        return self.best >= KNOWN / 2 or (self.best >= NEEDED and self.mentions_for >= self.mentions_against)


@dataclass(frozen=True, slots=True)
class Survey:
    """An article with what is needed to tell places from other names."""

    parsed: ParsedArticle
    words: tuple[Word, ...]
    rows: tuple[Row, ...]
    geography: Geography
    world: World
    theatre: Theatre | None
    labels: Mapping[int, Mention]
    """By token index: the parser's mention that covers it."""

    def text_of(self, first: int, last: int) -> str:
        return self.span_of(first, last).of(self.parsed.article.text)

    def span_of(self, first: int, last: int) -> Span:
        return Span(self.words[first].span.start, self.words[last].span.end)

    def is_known(self, name: str) -> bool:
        """Whether the world, the language or the theatre knows a place of this name."""
        key = folded(name)
        if key in self.geography.known or name in self.geography.abbreviations:
            return True
        hits = self.world.by_words.get(tuple(key.split()), ())
        if any(hit.kind in ("state", "seat") and (not hit.is_acronym or name.isupper()) for hit in hits):
            return True
        return self.theatre is not None and any(c.kind == "place" for c in self.theatre.names.candidates(name))

    def is_people(self, name: str) -> bool:
        """Whether it is a word of nationality: 'Syrian', 'Afghans'."""
        key = tuple(folded(name).split())
        keys = [key, (*key[:-1], key[-1].removesuffix("s"))] if key else []
        return any(hit.kind == "adjective" for k in keys for hit in self.world.by_words.get(k, ()))


def survey(parsed: ParsedArticle, geography: Geography, world: World, theatre: Theatre | None) -> Survey:
    words = words_of(parsed)
    labels = {}
    for mention in parsed.mentions:
        for token in _tokens_of(parsed, mention):
            labels[token] = mention
    return Survey(parsed, words, tuple(rows_in(words, parsed, geography)), geography, world, theatre, labels)


def _tokens_of(parsed: ParsedArticle, mention: Mention) -> Iterator[int]:
    i = mention.head
    while i > 0 and parsed.tokens[i - 1].span.start >= mention.span.start:
        i -= 1
    while i < len(parsed.tokens) and parsed.tokens[i].span.start < mention.span.end:
        if parsed.tokens[i].span.start >= mention.span.start:
            yield i
        i += 1


def names_of_places(article: Survey) -> dict[str, Found]:
    """Every name that counts as a place, by its folded words, with the evidence."""
    found: dict[str, Found] = defaultdict(lambda: Found(""))
    for row in article.rows:
        for first, last in _pieces(article, row):
            name = article.text_of(first, last)
            if _is_ruled_out(article, first, last, name):
                continue
            points, reasons = _points(article, first, last)
            entry = found[folded(name)]
            entry.words = entry.words or name
            entry.add(points, reasons)
    return {key: entry for key, entry in found.items() if entry.is_place}


def _pieces(article: Survey, row: Row) -> Iterator[tuple[int, int]]:
    """The parts of a row that may be a place: the whole without articles, the parser's own pieces, known names."""
    first, last = _trimmed(article, row.first, row.last)
    if first > last:
        return
    seen = {(first, last)}
    yield first, last
    for piece in (*_labelled_pieces(article, first, last), *_known_pieces(article, first, last)):
        if piece not in seen:
            seen.add(piece)
            yield piece


def _trimmed(article: Survey, first: int, last: int) -> tuple[int, int]:
    """Without articles and the like at the beginning, and small words at the end."""
    geography = article.geography
    while first <= last and article.words[first].text.casefold() in geography.articles:
        first += 1
    while last > first and not article.words[last].is_capitalised:
        last -= 1
    return first, last


def _labelled_pieces(article: Survey, first: int, last: int) -> Iterator[tuple[int, int]]:
    start = first
    for position in range(first, last + 2):
        label = article.labels.get(article.words[position].first) if position <= last else None
        here = article.labels.get(article.words[start].first)
        if position > last or label is not here:
            if here is not None and here.label in (*PLACE_LABELS, "FAC") and start <= position - 1:
                begin, end = _trimmed(article, start, position - 1)
                if begin <= end:
                    yield begin, end
            start = position


def _known_pieces(article: Survey, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Longest names in the row that are known to be places."""
    position = first
    while position <= last:
        for end in range(min(last, position + 4), position - 1, -1):
            if article.is_known(article.text_of(position, end)):
                yield position, end
                position = end
                break
        position += 1


def _is_ruled_out(article: Survey, first: int, last: int, name: str) -> bool:
    key = name.casefold()
    if key in article.geography.not_places or len(key) < 2 or article.is_people(name):
        return True
    if article.is_known(name):
        return False
    words = [article.words[i].text.casefold() for i in range(first, last + 1)]
    if words[0].rstrip(".") in article.geography.titles and len(words) > 1:
        return True
    return words[-1].rstrip(".") in article.geography.bodies


def _points(article: Survey, first: int, last: int) -> tuple[float, list[str]]:
    """Points of one mention, with what they are for."""
    reasons: list[str] = []
    points = 0.0
    for value, reason in _evidence(article, first, last):
        points += value
        reasons.append(reason)
    return points, reasons


def _evidence(article: Survey, first: int, last: int) -> Iterator[tuple[float, str]]:
    name = article.text_of(first, last)
    if article.is_known(name):
        yield KNOWN, "a known place"
    yield from _label_evidence(article, first, last)
    yield from _context_before(article, first)
    yield from _context_after(article, first, last)
    geography, words = article.geography, article.words
    if last > first and (words[last].text in geography.head_of_name or words[first].text in geography.first_of_name):
        yield BESIDE_KIND_WORD, f"{name!r} names its kind"
    token = article.parsed.tokens[words[last].last]
    if token.dep in ("nsubj", "nsubjpass") and article.parsed.tokens[token.head].lemma in ("say", "tell", "add"):
        yield SUBJECT_OF_SPEECH, "it speaks"


def _label_evidence(article: Survey, first: int, last: int) -> Iterator[tuple[float, str]]:
    label = article.labels.get(article.words[first].first)
    if label is None:
        return
    span = article.span_of(first, last)
    covers_more = len(label.span) > len(span) + 4
    if not label.span.contains(span):
        return
    if label.label in PLACE_LABELS:
        yield LABELLED_PLACE, "the parser takes it for a place"
    elif label.label == "FAC":
        yield LABELLED_SITE, "the parser takes it for a site"
    elif label.label == "PERSON":
        yield LABELLED_PERSON * (2 if covers_more else 1), "the parser takes it for a person"
    elif label.label == "ORG":
        yield LABELLED_BODY, "the parser takes it for a body"
    elif label.label == "NORP":
        yield LABELLED_PEOPLE, "the parser takes it for a people"


def _context_before(article: Survey, first: int) -> Iterator[tuple[float, str]]:
    geography = article.geography
    before = [
        w.text.casefold()
        for w in article.words[max(0, first - 4) : first]
        if w.sentence == article.words[first].sentence
    ]
    while before and (before[-1] in geography.articles or before[-1] in geography.compass):
        before.pop()
    if not before:
        return
    word = before[-1]
    if word.rstrip(".") in geography.titles:
        yield AFTER_TITLE, f"after the title {word!r}"
    elif word in geography.strongly_locative:
        yield AFTER_STRONG_PREPOSITION, f"after {word!r}"
    elif word in geography.locative:
        yield AFTER_PREPOSITION, f"after {word!r}"
    elif word == "of" and len(before) > 1 and geography.kind_of(before[-2]):
        yield BESIDE_KIND_WORD, f"after '{before[-2]} of'"
    elif geography.kind_of(word) and word not in ("state", "camp", "base"):
        yield BESIDE_KIND_WORD / 2, f"after {word!r}"


def _context_after(article: Survey, first: int, last: int) -> Iterator[tuple[float, str]]:
    text, words, geography = article.parsed.article.text, article.words, article.geography
    following = words[last + 1] if last + 1 < len(words) else None
    if following is not None and following.sentence == words[last].sentence:
        if text[words[last].span.end : following.span.start].strip() == "" and following.text != ",":
            word = following.text.casefold()
            if word in geography.bodies:
                yield BEFORE_BODY_WORD, f"before {word!r}"
            elif geography.kind_of(word) and following.text.islower():
                yield BESIDE_KIND_WORD, f"before {word!r}"
        elif following.text == "," and _known_after_comma(article, last + 2):
            yield BEFORE_KNOWN_PLACE, "before a known place"
    start = words[first].span.start
    begins_paragraph = start == 0 or text[text.rfind("\n", 0, start) + 1 : start].strip() == ""
    if begins_paragraph and _DATELINE_END.match(text, words[last].span.end):
        yield IN_DATELINE, "in the dateline"


def _known_after_comma(article: Survey, first: int) -> bool:
    if first >= len(article.words) or not article.words[first].is_capitalised:
        return False
    ends = range(min(first + 2, len(article.words) - 1), first - 1, -1)
    return any(article.is_known(article.text_of(first, end)) for end in ends)
