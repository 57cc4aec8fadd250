"""The names of an article, gathered once: which phrase has most to say of whoever bears a name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sayso.languages.roles import Roles
from sayso.model.source import ParsedArticle, Token
from sayso.resolve.phrases import (
    Phrase,
    after_those_counted,
    closed,
    folded_row,
    is_capitalised,
    phrase_around,
    runs_inside,
    without_its_channel,
)

NAME_LABELS = frozenset({"PERSON", "ORG", "NORP", "FAC", ""})

LONGEST_KEY = 12
"""Folded words of the longest name for which a fuller one is looked for: nobody's name is longer."""

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A phrase around a name, and which of the article's it is."""

    number: int
    phrase: Phrase

    @property
    def is_person(self) -> bool:
        return self.phrase.head.entity == "PERSON"

    @property
    def fullness(self) -> tuple[int, int]:
        """The longest is the fullest, the earliest of equals."""
        return len(self.phrase.tokens), -self.number


class Catalogue:
    """Every phrase around a name of the article, found by any row of words in the name."""

    def __init__(self, phrases: Iterable[Phrase], long_forms: Mapping[str, Words]) -> None:
        self._by_words: dict[tuple[Words, bool], Entry] = {}
        self._by_beginning: dict[tuple[Words, bool], Entry] = {}
        self._bodies: dict[str, set[Words]] = {}
        self._sizes_of_long_forms = {len(words) for words in long_forms.values()}
        self._only_one: dict[str, bool] = {}
        for number, phrase in enumerate(phrases):
            self._add(Entry(number, phrase))

    def _add(self, entry: Entry) -> None:
        if not entry.is_person and entry.phrase.tokens[-1].entity == "PERSON":
            return  # "The Hill Council Vuk Petran": a body and a person, run together where a comma is missing.
        name = folded_row(name_row(entry.phrase))
        for first in range(len(name)):
            for last in range(first + 1, min(first + LONGEST_KEY, len(name)) + 1):
                _keep_fuller(self._by_words, (name[first:last], entry.is_person), entry)
        for size in self._sizes_of_long_forms:
            if size <= len(name):
                _keep_fuller(self._by_beginning, (name[:size], entry.is_person), entry)
        if not entry.is_person:
            for word in name:
                self._bodies.setdefault(word, set()).add(name)

    def fullest(self, key: Words, long_form: Words, *, persons: bool | None) -> Phrase | None:
        """The fullest phrase in whose name the key runs, or whose name begins with the long form; None without one.

        `persons` says whether people alone are wanted, or all but people; None for everybody.
        """
        wanted = (True, False) if persons is None else (persons,)
        found = [self._by_words.get((key, sort)) for sort in wanted]
        found += [self._by_beginning.get((long_form, sort)) for sort in wanted if long_form]
        return max((e for e in found if e is not None), key=lambda entry: entry.fullness).phrase if any(found) else None

    def is_in_one_name_only(self, noun: str) -> bool:
        """Whether one body alone, under its full name or parts of it, has the word in its name."""
        if noun not in self._only_one:
            named = self._bodies.get(noun, set())
            longest = max(named, key=len, default=())
            self._only_one[noun] = bool(named) and all(runs_inside(name, longest) for name in named)
        return self._only_one[noun]


def _keep_fuller(kept: dict[tuple[Words, bool], Entry], key: tuple[Words, bool], entry: Entry) -> None:
    if key not in kept or entry.fullness > kept[key].fullness:
        kept[key] = entry


def phrases_of_names(parsed: ParsedArticle, roles: Roles, speakers: Iterable[int]) -> Iterator[Phrase]:
    """Every phrase around a name of the article, in order."""
    heads = {mention.head for mention in parsed.mentions if mention.label in NAME_LABELS}
    for head in sorted(heads | {i for i in speakers if is_capitalised(parsed.tokens[i])}):
        phrase = without_its_channel(parsed, phrase_around(parsed, head), roles.source.document)
        yield after_those_counted(parsed, with_apposition_in(parsed, roles, phrase))


def name_row(phrase: Phrase) -> tuple[Token, ...]:
    """The capitalised tokens in a row around the head, small 'of' and 'for' inside a long name included."""
    tokens = list(phrase.tokens)
    if phrase.head not in tokens or not is_capitalised(phrase.head):
        return ()
    first = last = tokens.index(phrase.head)
    while first > 0 and is_capitalised(tokens[first - 1]):
        first -= 1
    while last + 1 < len(tokens) and (is_capitalised(tokens[last + 1]) or _joint(tokens, last + 1)):
        last += 1
    return tuple(tokens[first : last + 1])


def _joint(tokens: list[Token], i: int) -> bool:
    return (
        tokens[i].pos == "ADP"
        and i + 1 < len(tokens)
        and is_capitalised(tokens[i + 1])
        and tokens[i].lemma in ("of", "for")
    )


def with_apposition_in(parsed: ParsedArticle, roles: Roles, phrase: Phrase) -> Phrase:
    """'Wasiq, deputy head of the commission' and 'the observatory head, Rami': name and role in one phrase."""
    tokens, person = parsed.tokens, roles.person
    children = [tokens[c] for c in phrase.head.children if c >= phrase.head.i and tokens[c].dep == "appos"]
    if not children:
        return phrase
    nouns = person.public | person.public_when_quoted | person.private | roles.group.nouns
    for child in children:
        other = phrase_around(parsed, child.i)
        is_role_of_name = phrase.head.pos == "PROPN" and child.lemma.lower() in nouns
        is_name_of_role = phrase.head.lemma.lower() in nouns and child.pos == "PROPN"
        gap = other.tokens[0].i - phrase.tokens[-1].i
        if (is_role_of_name or is_name_of_role) and gap <= 3:
            row = tuple(t for t in tokens[phrase.tokens[0].i : other.tokens[-1].i + 1] if t.pos != "SPACE")
            return Phrase(closed(parsed, row), child if is_name_of_role else phrase.head)
    return phrase
