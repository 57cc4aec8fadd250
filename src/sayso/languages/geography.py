"""The words around names of places in a language: kinds, prepositions, titles, what only looks like a place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sayso.languages.load import words_from
from sayso.model.ids import folded

FILE_NAME = "geography.toml"


@dataclass(frozen=True, slots=True)
class Geography:
    """One language's words around places. Sets hold lower-case words, except where they say that case counts."""

    kinds: Mapping[str, str] = field(repr=False)
    """'village' -> 'village', 'governorate' -> 'province'."""
    part_of_name: frozenset[str] = field(repr=False)
    settlements: frozenset[str] = field(repr=False)
    """In two words: 'refugee camp'."""
    before_kind: frozenset[str] = field(repr=False)
    """Small words between a name and its kind: 'military' of 'Velika military airport'."""
    head_of_name: frozenset[str] = field(repr=False)
    """With their capital: 'Street', 'Airport'."""
    first_of_name: frozenset[str] = field(repr=False)
    """With their capital: 'Mount', 'Lake'."""
    inside_name: frozenset[str] = field(repr=False)
    inside_after_kind: frozenset[str] = field(repr=False)
    """Small words inside a name only after one of `kinds_with_of`: 'Republic of the Congo'."""
    kinds_with_of: frozenset[str] = field(repr=False)
    of_a_town: frozenset[str] = field(repr=False)
    """Words that follow the name of the town that they belong to: 'police', 'residents'."""
    locative: frozenset[str] = field(repr=False)
    strongly_locative: frozenset[str] = field(repr=False)
    containing: frozenset[str] = field(repr=False)
    """Between the name of a place and that of what it lies in: 'in'."""
    compass: frozenset[str] = field(repr=False)
    compass_of_name: frozenset[str] = field(repr=False)
    """Of these, what with a capital makes another name: 'North Velika'."""
    numbered: frozenset[str] = field(repr=False)
    """What takes a number into the name: 'Hill 212'."""
    joining: frozenset[str] = field(repr=False)
    """Between the names of a list."""
    articles: frozenset[str] = field(repr=False)
    titles: frozenset[str] = field(repr=False)
    speaking: frozenset[str] = field(repr=False)
    """Verbs whose subject is somebody."""
    bodies: frozenset[str] = field(repr=False)
    papers: frozenset[str] = field(repr=False)
    """Of these, the words of papers and teams, in whose names even a known place is none."""
    not_places: frozenset[str] = field(repr=False)
    known: frozenset[str] = field(repr=False)
    """Folded names of parts of the world and of divisions that are named without their state."""
    abbreviations: frozenset[str] = field(repr=False)
    """As written: 'Calif.', 'N.Y.'."""

    def kind_of(self, word: str) -> str | None:
        """The kind of place that a common noun, in singular or plural, stands for."""
        plain = word.casefold()
        for form in (plain, plain.removesuffix("s"), plain.removesuffix("es"), plain.removesuffix("ies") + "y"):
            if form in self.kinds:
                return self.kinds[form]
        return None


FIRST_LETTERS = 5
"""Where a name's capital stands at the latest: 'al-Midan', 'ez-Zor'."""


def may_be_name(word: str) -> bool:
    """Whether one of the first letters is a capital, or of a script that has none: 'al-Midan', 'حلب'."""
    return any(c.isupper() or (c.isalpha() and c.lower() == c.upper()) for c in word[:FIRST_LETTERS])


@cache
def load_geography(language: str = "en") -> Geography:
    """The place words of an installed language; "en-GB" falls back on "en". Read once a process.

    Raises UnknownPackError for a language that is not installed, PackError for a file that does not hold together.
    """
    return words_from(language, FILE_NAME, geography_from)


def geography_from(_code: str, content: Mapping[str, Any]) -> Geography:
    """A Geography from the content of a geography.toml."""
    words, names = content["words"], content["names"]
    return Geography(
        kinds={word.casefold(): str(kind) for word, kind in content["kinds"].items()},
        part_of_name=_small(words["part_of_name"]),
        settlements=_small(words["settlements"]),
        before_kind=_small(words["before_kind"]),
        head_of_name=frozenset(words["head_of_name"]),
        first_of_name=frozenset(words["first_of_name"]),
        inside_name=_small(words["inside_name"]),
        inside_after_kind=_small(words["inside_after_kind"]),
        kinds_with_of=_small(words["kinds_with_of"]),
        of_a_town=_small(words["of_a_town"]),
        locative=_small(words["locative"]),
        strongly_locative=_small(words["strongly_locative"]),
        containing=_small(words["containing"]),
        compass=_small(words["compass"]),
        compass_of_name=_small(words["compass_of_name"]),
        numbered=_small(words["numbered"]),
        joining=_small(words["joining"]),
        articles=_small(words["articles"]),
        titles=_small(words["titles"]),
        speaking=_small(words["speaking"]),
        bodies=_small(words["bodies"]),
        papers=_small(words["papers"]),
        not_places=_small(words["not_places"]),
        known=frozenset(folded(name) for name in (*names["regions"], *names["divisions"])),
        abbreviations=frozenset(names["abbreviations"]),
    )


def _small(words: list[str]) -> frozenset[str]:
    return frozenset(word.casefold() for word in words)
