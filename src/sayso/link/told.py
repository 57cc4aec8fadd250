"""What a text tells of, in whatever words: its names, its numbers, and the beginnings of its other words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.languages.furniture import Furniture, load_furniture
from sayso.languages.load import installed_languages
from sayso.languages.quantities import load_quantities
from sayso.model.source import Article

TOLD_WORD = re.compile(r"[0-9][0-9.,]*[0-9]|[0-9]|[^\W\d_]+(?:-[^\W\d_]+)*")
JOINS_WORDS = frozenset({"", ",", "-", "–", "/", "'", "’", "(", "&", ";"})
"""What may stand before a word with a capital that begins no sentence."""
LEAST_LETTERS_OF_A_NAME = 3
CONTENT_LETTERS = 4
STEM_LETTERS = 5
YEARS = range(1900, 2100)


@dataclass(frozen=True, slots=True)
class Told:
    """What a body tells of."""

    facts: frozenset[frozenset[str]]
    """Each a number in digits, or the words of one name, folded; a name has at least one word that begins no sentence,
    and names that share a word are one ('Darko Hrib', 'Hrib')."""
    numbers: frozenset[str]
    """Those of the facts that are numbers; days of a month and years are none."""
    named: frozenset[str]
    """Every word of the facts, and the words with a capital that begin sentences."""
    stems: frozenset[str]


def told_in(article: Article, pieces: Iterable[str]) -> Told:
    """The names, numbers and other words of pieces of an article's text."""
    found = _Found(*_knowledge(article.language))
    for piece in pieces:
        found.read(piece)
    facts = (*_joined(found.names), *(frozenset({number}) for number in found.numbers))
    named = frozenset(found.named).union(*facts)
    return Told(frozenset(facts), frozenset(found.numbers), named, frozenset(found.stems))


def _knowledge(language: str | None) -> tuple[Mapping[str, int], Furniture]:
    """Number words and the forms of dates; nothing in a language that is not installed."""
    if language is None or language not in installed_languages():
        return {}, Furniture.empty(language or "")
    return load_quantities(language).numbers, load_furniture(language)


@dataclass(slots=True)
class _Found:
    number_words: Mapping[str, int]
    furniture: Furniture
    names: list[set[str]] = field(default_factory=list)
    numbers: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)
    stems: set[str] = field(default_factory=set)

    def read(self, piece: str) -> None:
        days = [match.span() for match in self.furniture.day.finditer(piece)]
        end = name_ends = -1
        for match in TOLD_WORD.finditer(piece):
            word, begins, gap = match[0], match.start(), piece[max(end, 0) : match.start()]
            end = match.end()
            if number := _number(word, self.number_words):
                if not any(first <= begins < last for first, last in days):
                    self.numbers.add(number)
            elif word[0].islower():
                if len(word) >= CONTENT_LETTERS:
                    self.stems.add(word[:STEM_LETTERS])
            elif len(word) >= LEAST_LETTERS_OF_A_NAME:
                self.named.add(word.casefold())
                if begins and gap.strip() in JOINS_WORDS:
                    self._name(word.casefold(), goes_on=name_ends == begins - 1)
                    name_ends = end

    def _name(self, word: str, *, goes_on: bool) -> None:
        if goes_on:
            self.names[-1].add(word)
        else:
            self.names.append({word})


def _joined(names: Iterable[set[str]]) -> Sequence[frozenset[str]]:
    """Names that share a word as one name, whatever their order."""
    found: list[frozenset[str]] = []
    for name in names:
        alike = [one for one in found if one & name]
        found = [one for one in found if not one & name]
        found.append(frozenset(name).union(*alike))
    return found


def _number(word: str, number_words: Mapping[str, int]) -> str:
    """'23', 'twenty-three' and '1,200' in digits; '' for what is no number, for years, and for no and one."""
    if word[0].isdigit():
        found = word.replace(",", "")
        return "" if found == "1" or (found.isdigit() and int(found) in YEARS) else found
    if word in number_words or "-" in word or word[0].isupper():
        parts = [number_words.get(part) for part in word.casefold().split("-")]
        numbers = [part for part in parts if part is not None]
        return str(sum(numbers)) if len(numbers) == len(parts) and sum(numbers) > 1 else ""
    return ""
