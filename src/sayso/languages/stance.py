"""What makes a proposition denied, hedged, planned, called for or unverified: reads languages/<code>/stance.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sayso.errors import PackError, UnknownPackError
from sayso.plugins import folders_in

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Cues:
    """Words, by what they are in a sentence, that show one stance; all lower-case lemmas or phrases."""

    modals: Words = frozenset()
    verbs: Words = frozenset()
    """Lemmas of verbs that govern the proposition."""
    nouns: Words = frozenset()
    adjectives: Words = frozenset()
    adverbs: Words = frozenset()
    words: Words = frozenset()
    """Whatever they are in the sentence."""
    phrases: Words = frozenset()
    """Several words in a row."""
    conditionals: Words = frozenset()
    passive_only: Words = frozenset()
    """Of the verbs, those that show it in the passive alone ('is alleged to')."""
    infinitive_only: Words = frozenset()
    """Of the verbs, those that show it with an infinitive alone ('set to', 'threatened to')."""


@dataclass(frozen=True, slots=True)
class BareAnswer:
    """Denying or confirming a claim without repeating it: "rejected the allegations", "said it was untrue"."""

    verbs: Words
    nouns: Words
    denial_nouns: Words = frozenset()
    """Nouns that are the denial themselves: 'denials from the ministry'."""
    adjectives: Words = frozenset()
    """What is said of the claim: 'baseless'."""


@dataclass(frozen=True, slots=True)
class Verification:
    """Saying that something could not be confirmed."""

    verbs: Words
    nouns: Words
    adjectives: Words
    lacks: Words
    """Words of which one must stand near: 'not', 'unable', 'independently'."""
    scopes: Words
    """Nouns for what could not be confirmed: 'claim', 'figure'."""


@dataclass(frozen=True, slots=True)
class StanceLexicon:
    """One language's words of negation, doubt, plan and demand."""

    language: str
    negation: Cues
    doubly_negated: Words
    """Verbs of negation that, negated themselves, affirm: 'did not rule out'."""
    not_negations: Words
    """Phrases with a negative word that negate nothing: 'no fewer than'."""
    possible: Cues
    planned: Cues
    called_for: Cues
    attempts: Cues
    purposes: Cues
    """What they govern is only what something else was done for: 'aimed at', 'designed to'."""
    consequence: Cues
    """What follows if something else holds: its modals, and the words that as their subject take that up."""
    called_off: Words
    """Verbs, with their particle where they have one, that say of an event that it does not come about in its time."""
    denial: BareAnswer
    confirmation: BareAnswer
    unverified: Verification
    comparison_verbs: Words
    comparison_words: Words


@cache
def load_stance(language: str) -> StanceLexicon:
    """The words of stance of a language. Read once a process.

    Raises UnknownPackError for a language without stance.toml, PackError for a file that does not hold together.
    """
    folders = folders_in("sayso.languages", "languages")
    known = sorted(name for name, folder in folders.items() if (folder / "stance.toml").exists())
    if language not in known:
        raise UnknownPackError("language with words of stance", language, known, "add languages/<code>/stance.toml")
    path = folders[language] / "stance.toml"
    try:
        return _lexicon(language, tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise PackError(str(path), f"cannot be read: {error}", "compare languages/en/stance.toml") from error


def _lexicon(language: str, table: Mapping[str, Any]) -> StanceLexicon:
    negation = table["negation"]
    return StanceLexicon(
        language=language,
        negation=_cues({k: v for k, v in negation.items() if k not in ("double", "exempt")}),
        doubly_negated=frozenset(negation["double"]),
        not_negations=frozenset(negation["exempt"]),
        possible=_cues(table["possible"]),
        planned=_cues(table["planned"]),
        called_for=_cues(table["called_for"]),
        attempts=_cues(table["attempts"]),
        purposes=_cues(table.get("purposes", {})),
        consequence=_cues(table["consequence"]),
        called_off=frozenset(table["called_off"]["verbs"]),
        denial=BareAnswer(**_sets(table["bare_denial"])),
        confirmation=BareAnswer(**_sets(table["bare_confirmation"])),
        unverified=Verification(**_sets(table["unverified"])),
        comparison_verbs=frozenset(table["comparisons"]["verbs"]),
        comparison_words=frozenset(table["comparisons"]["words"]),
    )


def _cues(table: Mapping[str, list[str]]) -> Cues:
    return Cues(**_sets(table))


def _sets(table: Mapping[str, list[str]]) -> dict[str, Words]:
    return {name: frozenset(words) for name, words in table.items()}
