"""Whether a text can be in a language at all: by the script of its letters and by the language's commonest words.

Enough to keep a text in another language from being read by the wrong rules; no identification of languages.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Any

from sayso.languages.load import LANGUAGE_FILE, words_from

LEAST_IN_SCRIPT = 0.5
FEWEST_WORDS = 30
"""A shorter text, such as a headline, can do without any common word."""

# Of 958 English news texts the one with the fewest had 18 % (lists of losses without articles); French and German
# sentences made for comparison had 2 and 9 %. A judgement between the two.
LEAST_COMMON = 0.12

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Marks:
    """What tells a language from others."""

    script: str
    """As Unicode names its letters: 'LATIN'."""
    common_words: frozenset[str]


def unlike(code: str, text: str) -> str | None:
    """Why a text cannot be in the language, in words: 'mostly in another script'; None where it may be.

    Raises UnknownPackError for a language that is not installed, PackError for a language.toml without the marks.
    """
    marks = _marks(code)
    letters = Counter(character for character in text if character.isalpha())
    own = sum(count for letter, count in letters.items() if unicodedata.name(letter, "").startswith(marks.script))
    if own < LEAST_IN_SCRIPT * letters.total():
        return "mostly in another script"
    words = _WORD.findall(text.casefold())
    common = sum(word in marks.common_words for word in words)
    if len(words) >= FEWEST_WORDS and common < LEAST_COMMON * len(words):
        return "almost without the commonest words of the language"
    return None


@cache
def _marks(code: str) -> Marks:
    return words_from(code, LANGUAGE_FILE, _built)


def _built(_code: str, table: dict[str, Any]) -> Marks:
    return Marks(str(table["script"]), frozenset(table["recognised_by"]))
