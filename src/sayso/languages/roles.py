"""What a language calls people, groups and sources: who speaks in public, who stays unnamed, which nouns name sides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sayso.languages.load import words_from

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class PersonWords:
    """Nouns for people, by what they mean for showing a name (do no harm, H9 and H10)."""

    public: Words
    public_when_quoted: Words
    led: Words
    """Whoever these bear the name of leads them: 'the Kralj government'."""
    speakers: Words
    """Those of them whose whole task is to speak for somebody."""
    titles: Words
    title_words_public: Words
    title_words_public_when_quoted: Words
    private: Words
    former: Words
    """Before a role they say that it is over."""
    never_named: Mapping[str, Words]
    """Category ('minor', 'detainee', 'relative' ...) to its nouns."""
    never_named_when_done_to: Words
    """Verbs: whoever they are done to is not named."""
    never_named_when_does: Words
    counting_in: Words
    """Prepositions that add a name to a number of people: 'prisoners including ...'."""
    adult_from_years: int
    nouns: Words = field(init=False, repr=False)
    """Every noun for a person."""

    def __post_init__(self) -> None:
        never = frozenset[str]().union(*self.never_named.values())
        object.__setattr__(self, "nouns", self.public | self.public_when_quoted | self.private | never)

    def never_named_category(self, noun: str) -> str | None:
        """'relative' for 'mother'; None for a noun that does not forbid a name."""
        return next((name for name, nouns in self.never_named.items() if noun in nouns), None)


@dataclass(frozen=True, slots=True)
class SourceWords:
    """Nouns for those who are quoted without a name."""

    unnamed: Words
    witness: Words
    document: Words
    both_sides: Words


@dataclass(frozen=True, slots=True)
class GroupWords:
    """Nouns for organisations and sides, and what shows that a name is a side."""

    nouns: Words
    generic_nouns: Words
    """Those that can take up any organisation ("the group"); the others want their own word in it ("the ministry")."""
    side_nouns: Words
    own_forces: Words
    """Nouns that mean the speaker's own when no name says whose: 'the forces'."""
    side_endings: Words
    side_beginnings: Words
    backing_endings: Words
    side_name_words: Words
    neutral_name_words: Words
    opposition: Words
    fighting_words: Words
    """Beside a noun for a group they show that it fights: 'armed group'."""
    name_owners: Words
    """Whose possessive is a part of a name: "People's"."""
    introducing: Words
    """Between what a group is and its name, or between a name and its short form: 'also known as'."""


@dataclass(frozen=True, slots=True)
class StateWords:
    """Arms of a state: they speak for it."""

    organs: Words
    local_organs: Words
    local_organs_alone: Words
    """Those that are an arm of the state only where nothing else stands beside them."""
    sovereign_organs: Words
    """Those that a state has and a town has not: with any name beside them they speak for a state or region."""
    rulers: Words
    """What the government of a nameless state is called where it is called something else: 'junta'."""
    usual_ruler: str
    documents: Words
    """What a state counts or writes down and nobody else: 'figures'."""


@dataclass(frozen=True, slots=True)
class Roles:
    """All of a language's roles.toml."""

    language: str
    person: PersonWords
    source: SourceWords
    group: GroupWords
    state: StateWords
    pronouns: PronounWords
    counted_places: Words
    """What is counted when a claim is over a number of places: 'districts'."""
    counting_nouns: Words
    """At the head of a phrase these say how many, but not of whom: 'others'."""


@dataclass(frozen=True, slots=True)
class PronounWords:
    """Pronouns by what they can take up."""

    first_person: Words
    first_person_plural: Words
    relative: Words
    person: Words
    thing: Words
    many: Words
    indefinite: Words
    demonstratives: Words
    """Determiners that make a noun point back: 'the', 'that'."""


@cache
def load_roles(language: str = "en") -> Roles:
    """The roles.toml of a language.

    Raises UnknownPackError for a language without one, PackError for a file that does not hold together.
    """
    return words_from(language, "roles.toml", _roles)


def _roles(language: str, table: dict[str, Any]) -> Roles:
    return Roles(
        language,
        _person_words(table["person"]),
        SourceWords(**_word_sets(table["source"])),
        GroupWords(**_word_sets(table["group"])),
        _state_words(table["state"]),
        PronounWords(**_word_sets(table["pronouns"])),
        frozenset(table["place"]["counted"]),
        frozenset(table["count"]["nouns"]),
    )


def _state_words(table: dict[str, Any]) -> StateWords:
    sets = _word_sets({name: words for name, words in table.items() if isinstance(words, list)})
    return StateWords(**sets, usual_ruler=str(table["usual_ruler"]))


def _person_words(table: dict[str, Any]) -> PersonWords:
    when = table["never_named_when"]
    return PersonWords(
        public=frozenset(table["public"]),
        public_when_quoted=frozenset(table["public_when_quoted"]),
        led=frozenset(table["led"]),
        speakers=frozenset(table["speakers"]),
        titles=frozenset(table["titles"]),
        title_words_public=frozenset(table["title_words_public"]),
        title_words_public_when_quoted=frozenset(table["title_words_public_when_quoted"]),
        private=frozenset(table["private"]),
        former=frozenset(table["former"]),
        never_named={name: frozenset(words) for name, words in table["never_named"].items()},
        never_named_when_done_to=frozenset(when["done_to"]),
        never_named_when_does=frozenset(when["does"]),
        counting_in=frozenset(when["counting_in"]),
        adult_from_years=int(when["adult_from_years"]),
    )


def _word_sets(table: dict[str, list[str]]) -> dict[str, Words]:
    return {name: frozenset(words) for name, words in table.items()}
