"""What makes a proposition denied, hedged, planned, called for or unverified: reads languages/<code>/stance.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sayso.languages.load import words_from

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Cues:
    """Words, by what they are in a sentence, that show one stance; all lower-case lemmas or phrases.

    A verb of two words is a verb with its particle or preposition: 'call off'. Which lists a part of the file has is
    its own affair; those that it lacks are empty.
    """

    modals: Words = frozenset()
    able: Words = frozenset()
    """Of the modals, those that negated tell of what happened: 'could not reach'."""
    verbs: Words = frozenset()
    """Verbs that govern a clause, an infinitive or a gerund with the proposition."""
    nouns: Words = frozenset()
    adjectives: Words = frozenset()
    adverbs: Words = frozenset()
    words: Words = frozenset()
    """Whatever they are in the sentence."""
    phrases: Words = frozenset()
    """Several words in a row."""
    events: Words = frozenset()
    """Verbs that hold an event named by a noun: 'cancelled the raid', 'called for a truce'."""
    happening: Words = frozenset()
    """Verbs of which such an event is the subject: 'looms'."""
    prepositions: Words = frozenset()
    conditionals: Words = frozenset()
    inverted: Words = frozenset()
    """Auxiliaries that open a conditional before their subject: 'should the army enter'."""
    perfect_modals: Words = frozenset()
    """Auxiliaries that guess at the past: 'must have entered'."""
    negated: Words = frozenset()
    """Words that show it only where they are negated: 'it is not clear'."""
    saying: Words = frozenset()
    """Verbs that show it with a clause, whoever says it: 'the images suggest that'."""
    likelihood: Words = frozenset()
    """Words that forecast beside 'will' or with an infinitive, and guess elsewhere: 'likely'."""
    of_others: Words = frozenset()
    """Verbs that show it of what another is to do: 'wants the army to leave'."""
    of_attempts: Words = frozenset()
    """What becomes of an attempt or a plan that comes to nothing: 'fail', 'foil'."""
    double: Words = frozenset()
    """Verbs that, negated themselves, say that it happened after all: 'did not fail to'."""
    left_open: Words = frozenset()
    """Of these, those that leave it open: 'did not deny'."""
    presupposing: Words = frozenset()
    """Verbs that take it for granted, negated or not: 'did not stop shelling'."""
    exempt: Words = frozenset()
    """Phrases with a negative word that negate nothing: 'no fewer than'."""
    passive_only: Words = frozenset()
    """Of the verbs, those that show it in the passive alone ('is alleged to')."""
    present_only: Words = frozenset()
    """Of the words, those that show it in the present alone: 'has to leave', but 'had to leave'."""
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
    negations: Words
    """Beside such a verb or above it."""
    hard: Words
    """Above such a verb: 'difficult' to confirm."""
    neither: Words
    """Anywhere under such a verb."""
    asks: Words
    """Right behind such a word, these ask for something else than whether it happened: 'unclear who did it'."""
    conditions: Words
    """Before such a word, or behind such an adjective: 'if confirmed', 'unclear whether'."""
    missing: Words
    """Around such a noun: 'no' confirmation."""
    sought: Words
    """The same: what it would have been, 'independent'."""
    scopes: Words
    """Nouns for what could not be confirmed: 'claim', 'figure'."""


@dataclass(frozen=True, slots=True)
class TakingBack:
    """Saying that an earlier statement of one's own no longer holds."""

    verbs: Words
    """With one's own statement: 'retract', 'take back'."""
    adjectives: Words
    """Over the verb of saying: 'mistaken' when he said."""
    phrases: Words
    """Two words beside the verb of saying: 'no longer'."""


@dataclass(frozen=True, slots=True)
class StanceLexicon:
    """One language's words of negation, doubt, plan and demand."""

    language: str
    negation: Cues
    possible: Cues
    planned: Cues
    called_for: Cues
    attempts: Cues
    purposes: Cues
    """What they govern is only what something else was done for: 'aimed at', 'designed to'."""
    consequence: Cues
    """What follows if something else holds: its modals, and the words that as their subject take that up."""
    passing_on: Cues
    """Nouns between an event and what is said of it ("an end to the shelling"), and prepositions that lead there."""
    denial: BareAnswer
    confirmation: BareAnswer
    unverified: Verification
    taking_back: TakingBack
    comparison_verbs: Words
    comparison_words: Words


@cache
def load_stance(language: str) -> StanceLexicon:
    """The words of stance of a language. Read once a process.

    Raises UnknownPackError for a language without stance.toml, PackError for a file that does not hold together.
    """
    return words_from(language, "stance.toml", _lexicon)


def _lexicon(language: str, table: Mapping[str, Any]) -> StanceLexicon:
    return StanceLexicon(
        language=language,
        negation=_cues(table["negation"]),
        possible=_cues(table["possible"]),
        planned=_cues(table["planned"]),
        called_for=_cues(table["called_for"]),
        attempts=_cues(table["attempts"]),
        purposes=_cues(table["purposes"]),
        consequence=_cues(table["consequence"]),
        passing_on=_cues(table["passing_on"]),
        denial=BareAnswer(**_sets(table["bare_denial"])),
        confirmation=BareAnswer(**_sets(table["bare_confirmation"])),
        unverified=Verification(**_sets(table["unverified"])),
        taking_back=TakingBack(**_sets(table["taking_back"])),
        comparison_verbs=frozenset(table["comparisons"]["verbs"]),
        comparison_words=frozenset(table["comparisons"]["words"]),
    )


def _cues(table: Mapping[str, list[str]]) -> Cues:
    return Cues(**_sets(table))


def _sets(table: Mapping[str, list[str]]) -> dict[str, Words]:
    return {name: frozenset(words) for name, words in table.items()}
