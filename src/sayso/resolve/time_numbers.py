"""How many: 'two and a half', 'a couple of', 'several', '5 1/2'."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.languages.times import TimeLexicon

LARGEST = 1e9
"""Figures beyond this are read as this: no length of time is that long."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A count as a range; `high` None for no upper end ('several')."""

    low: float
    high: float | None

    @classmethod
    def exactly(cls, count: float) -> Amount:
        return cls(count, count)

    @property
    def is_vague(self) -> bool:
        return self.high is None


def amount_of(words: str | None, lexicon: TimeLexicon) -> Amount:
    """The count that words or figures give; one where there are none ("[a] week ago")."""
    if words is None:
        return Amount.exactly(1)
    said = " ".join(words.casefold().replace("’", "'").split())
    vague = lexicon.meaning("vague_number", said)
    if isinstance(vague, tuple):
        return Amount(vague[0], None if vague[1] < 0 else vague[1])
    exact = lexicon.meaning("exact_number", said)
    if isinstance(exact, (int, float)):
        return Amount.exactly(exact)
    return Amount.exactly(_figures(said) if said[0].isdigit() else _spelled(said, lexicon))


def _figures(said: str) -> float:
    match = re.match(r"([\d,]*\.?\d+)(?:\s(\d)/(\d))?(?:/(\d))?\s*(hundred|thousand|million)?", said)
    if match is None:
        return 1
    count = min(float(match[1].replace(",", "")), LARGEST)
    if match[4]:
        return count / float(match[4]) if float(match[4]) else count
    if match[2] and float(match[3]):
        count += float(match[2]) / float(match[3])
    return count * {"hundred": 100, "thousand": 1000, "million": 1_000_000}.get(match[5] or "", 1)


def _spelled(said: str, lexicon: TimeLexicon) -> float:
    """'twenty-five' -> 25, 'two hundred and six' -> 206, 'two and a half' -> 2.5."""
    total = current = 0.0
    half = 0.5 if said.endswith("and a half") else 0.0
    for word in re.split(r"[\s-]+", said):
        figure = lexicon.meaning("number_word", word)
        if not isinstance(figure, (int, float)):
            continue
        if figure >= 1000:
            total, current = total + (current or 1) * figure, 0.0
        elif figure == 100:
            current = (current or 1) * 100
        else:
            current += figure
    return total + current + half
