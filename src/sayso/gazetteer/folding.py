"""The keys under which spellings of a place meet: folded, bare of unit words, and consonants alone."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from anyascii import anyascii

UNIT_WORDS = Path(__file__).parent / "unit_words.csv"

_APOSTROPHES = re.compile(r"['’‘ʼʻʾʿʽ`´ʹʺ\"]")
_PARTS = re.compile(r"[^0-9a-z]+")

# Letters and pairs that transliterations of one sound write differently, longest first; semivowels and h go ("Zawr").
_SOUNDS = (
    ("dzh", "j"),
    ("shch", "S"),
    ("tch", "C"),
    ("zh", "j"),
    ("dj", "j"),
    ("dz", "j"),
    ("sh", "S"),
    ("ch", "C"),
    ("kh", "k"),
    ("gh", "g"),
    ("ph", "f"),
    ("th", "t"),
    ("ts", "s"),
    ("ck", "k"),
    ("q", "k"),
    ("c", "k"),
    ("x", "k"),
    ("z", "s"),
)
_ARTICLES = frozenset(
    ("al", "el", "ar", "er", "as", "es", "ash", "esh", "az", "ez", "ad", "ed", "at", "et", "an", "en", "uz", "us", "ul")
)
_NOT_CONSONANTS = re.compile(r"[^a-zSC]|[aeiouhwy]")
_DOUBLED = re.compile(r"(.)\1+")
LEAST_CONSONANTS = 3
"""A key with fewer stands for too many names to be looked up."""


def folded_name(name: str) -> str:
    """The name in small ASCII letters, one space between words: accents, script, case and apostrophes are gone.

    >>> folded_name("Mek'ele"), folded_name("Авдіївка"), folded_name("درنة") == folded_name("درنه")
    ('mekele', 'avdiivka', True)
    """
    plain = _APOSTROPHES.sub("", name)
    if not plain.isascii():
        # anyascii writes the Arabic final t as '@'; it is heard and mostly written as h.
        plain = _APOSTROPHES.sub("", anyascii(plain)).replace("@", "h")
    return " ".join(_PARTS.split(plain.lower())).strip()


@dataclass(frozen=True, slots=True)
class BareName:
    """A folded name without the word for its kind of unit, and that kind: 'panjshir', province."""

    name: str
    kind: str | None


@cache
def _unit_words() -> tuple[dict[str, str], int]:
    """The kind that folded words say, and the number of words in the longest."""
    with UNIT_WORDS.open(encoding="utf-8", newline="") as file:
        words = {folded_name(row["words"]): row["kind"] for row in csv.DictReader(file)}
    return words, max(len(entry.split()) for entry in words)


def bare_name(folded: str) -> BareName:
    """The name without a unit word before or behind it; unchanged, with no kind, where that would leave nothing.

    >>> bare_name("panjshir province"), bare_name("kotal e khar"), bare_name("city")
    (BareName(name='panjshir', kind='province'), BareName(name='khar', kind='pass'), BareName(name='city', kind=None))
    """
    words = folded.split(" ")
    kinds, longest = _unit_words()
    for length in range(min(longest, len(words) - 1), 0, -1):
        if kind := kinds.get(" ".join(words[-length:])):
            return BareName(" ".join(words[:-length]), kind)
        if kind := kinds.get(" ".join(words[:length])):
            return BareName(" ".join(words[length:]), kind)
    return BareName(folded, None)


def is_without_vowels(folded: str) -> bool:
    """Whether the name comes from a script that does not write them: one key then stands for many names."""
    return not any(vowel in folded for vowel in "aeiou")


def consonant_key(folded: str) -> str | None:
    """The consonants of a folded name, sounds that transliterations confuse written alike; None if they are too few.

    Articles between words are dropped, doubled letters count once, and a vowel at the beginning is kept as 'a'.

    >>> consonant_key("deir ez zor") == consonant_key("dayr az zawr") == consonant_key("deirezzor")
    True
    """
    words = folded.split()
    kept = [word for word in words if word not in _ARTICLES] or words
    joined = "".join(kept)
    for written, sound in _SOUNDS:
        joined = joined.replace(written, sound)
    start = "a" if joined[:1] in "aeiou" else ""
    key = start + _DOUBLED.sub(r"\1", _NOT_CONSONANTS.sub("", joined))
    return key if len(key) >= LEAST_CONSONANTS else None
