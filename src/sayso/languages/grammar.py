"""The small words of a language that tell how its sentences are built: reads languages/<code>/grammar.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from sayso.languages.load import words_from

FILE_NAME = "grammar.toml"

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class GrammarWords:
    """One language's small words, in lower case: lemmas of verbs, prepositions as they are written."""

    copulas: Words
    perfects: Words
    """Auxiliaries of the perfect: 'have'."""
    definite_articles: Words
    demonstratives: Words
    """Before a noun: this one and no other."""
    pointing: Words
    """Before a noun that was told of before."""
    alternatives: Words
    """Between two verbs, they carry a negation on: 'nor'."""
    agents: Words
    """Prepositions before who does it: 'by'."""
    origins: Words
    """Prepositions before where it comes from, which may be who does it: 'fire from the rebels'."""
    belonging: Words
    """Prepositions between some of a whole and the whole: 'of' in 'members of the army'."""
    pairing: Words
    """Prepositions before two at once: 'between'."""
    accusing: Words
    """Prepositions under a noun that is who does what they govern: 'accused the army of shelling'."""
    holding_back: Words
    """The same under the verb: 'kept them from leaving'."""
    owning: Words
    """Prepositions between somebody and the side that he is of: 'a source at the ministry'."""
    owning_bodies: Words
    """The same between a body and its side, which may also be where it stands: 'the council in the north'."""
    speaking_for: Words
    """Prepositions before the side that a speaker speaks for."""
    channels: Words
    """Prepositions before what it is said in: 'in a statement'."""
    name_links: Words
    """Prepositions inside a name."""
    opposing: Words
    """Before a name: whoever is against it or has left it."""
    no_longer: Words
    """Before a leader's name: not in the office now."""


@cache
def load_grammar(language: str = "en") -> GrammarWords:
    """The small words of a language. Read once a process.

    Raises UnknownPackError for a language that is not installed, PackError for a file that does not hold together.
    """
    return words_from(language, FILE_NAME, _grammar)


def _grammar(_code: str, table: Mapping[str, Any]) -> GrammarWords:
    return GrammarWords(**{field.name: frozenset(table[field.name]) for field in fields(GrammarWords)})
