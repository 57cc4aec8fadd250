"""Numbers as words, and what the words around a number make of it: reads languages/<code>/quantities.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from sayso.languages.load import words_from


@dataclass(frozen=True, slots=True)
class QuantityLexicon:
    """One language's number words; phrases are in lower case, words parted by one space."""

    language: str
    numbers: Mapping[str, int]
    """'seven' -> 7."""
    multipliers: Mapping[str, int]
    """'hundred' -> 100, 'dozen' -> 12."""
    vague: Mapping[str, int]
    """'dozens' -> 24: the lowest number that the word stands for; open above."""
    at_least: tuple[str, ...]
    """Before a number: open above. Longest phrase first, as in the next two."""
    at_most: tuple[str, ...]
    about: tuple[str, ...]
    turning: frozenset[str]
    """Right before one of these bounds they make it the other: 'no' of 'no more than'."""
    or_more: tuple[str, ...]
    """After a number: open above."""
    range_openers: frozenset[str]
    range_links: frozenset[str]
    closing_links: frozenset[str]
    """Of these, the ones that link a range only behind an opener: 'and'."""
    singular_articles: frozenset[str]
    countable: frozenset[str]
    """Nouns that an article counts: 'a man' is one."""
    vague_links: frozenset[str]
    """Between two vague numbers: 'of' in 'hundreds of thousands'."""
    part_links: frozenset[str]
    """Between a part and its whole: 'of'."""
    percent: frozenset[str]


@cache
def load_quantities(language: str) -> QuantityLexicon:
    """The number words of a language. Read once a process.

    Raises UnknownPackError for a language without quantities.toml, PackError for a file that does not hold together.
    """
    return words_from(language, "quantities.toml", _lexicon)


def _lexicon(language: str, table: Mapping[str, Any]) -> QuantityLexicon:
    bounds = table["bounds"]
    return QuantityLexicon(
        language=language,
        numbers=MappingProxyType(table["numbers"]),
        multipliers=MappingProxyType(table["multipliers"]),
        vague=MappingProxyType(table["vague"]),
        at_least=_longest_first(bounds["at_least"]),
        at_most=_longest_first(bounds["at_most"]),
        about=_longest_first(bounds["about"]),
        turning=frozenset(bounds["turning"]),
        or_more=_longest_first(bounds["or_more"]),
        range_openers=frozenset(table["ranges"]["openers"]),
        range_links=frozenset(table["ranges"]["links"]),
        closing_links=frozenset(table["ranges"]["closing_links"]),
        singular_articles=frozenset(table["articles"]["one"]),
        countable=frozenset(word for words in table["countable"].values() for word in words),
        vague_links=frozenset(table["vague_links"]["between"]),
        part_links=frozenset(table["parts"]["links"]),
        percent=frozenset(table["counted"]["percent"]),
    )


def _longest_first(phrases: list[str]) -> tuple[str, ...]:
    return tuple(sorted(phrases, key=lambda phrase: (-len(phrase.split()), phrase)))
