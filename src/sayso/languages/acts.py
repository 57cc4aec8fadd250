"""Which words tell of one act or one matter, so that an announcement and what came of it can meet: reads acts.toml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sayso.languages.load import installed_languages, words_in

FILE = "acts.toml"
ANY_ENDING = "*"


@dataclass(frozen=True, slots=True)
class Wording:
    """Words and phrases to be looked for in a clause; any ending where the data has a star."""

    pattern: re.Pattern[str]

    def is_in(self, words: str) -> bool:
        """Whether one of them stands in lower-case words."""
        return self.pattern.search(words) is not None


@dataclass(frozen=True, slots=True)
class Opposites:
    """Two ways to act of which the one is not, or undoes, the other."""

    one: Wording
    other: Wording

    def are_between(self, words: str, others: str) -> bool:
        """Whether the one is said here and only the other there."""
        here, there = self._sides(words), self._sides(others)
        return bool(here and there and here.isdisjoint(there))

    def _sides(self, words: str) -> frozenset[int]:
        return frozenset(n for n, side in enumerate((self.one, self.other)) if side.is_in(words))


@dataclass(frozen=True, slots=True)
class Acts:
    """What the words of a clause say of acts and matters, in any of the installed languages."""

    matters: Mapping[str, tuple[Wording, ...]]
    """Name of a matter -> its words, one entry a language."""
    means: Mapping[str, tuple[Wording, ...]]
    """Name of a means of attack -> its words, one entry a language."""
    opposites: tuple[Opposites, ...]
    together: tuple[Wording, ...]
    undone: tuple[Wording, ...]
    offered: tuple[Wording, ...]
    own_part: tuple[Wording, ...]
    partiality: tuple[Wording, ...]
    taking_back: tuple[Wording, ...]
    error: tuple[Wording, ...]
    parts: tuple[Wording, ...]

    def matters_in(self, words: str) -> frozenset[str]:
        """Names of the matters that lower-case words are about.

        >>> sorted(load_acts().matters_in("to name the members of its new cabinet"))
        ['government']
        """
        return _named(self.matters, words)

    def means_in(self, words: str) -> frozenset[str]:
        """With what it was done, as far as lower-case words say: 'air', 'gas' ...

        >>> sorted(load_acts().means_in("killed when jets bombed the mill"))
        ['air']
        """
        return _named(self.means, words)

    def are_at_odds(self, words: str, others: str) -> bool:
        """Whether the two clauses tell of opposite acts: prisoners freed, and prisoners taken."""
        return any(pair.are_between(words, others) for pair in self.opposites)

    def is_done_together(self, words: str) -> bool:
        """Whether it is an act of several, so that either may be named as its doer."""
        return any(wording.is_in(words) for wording in self.together)

    def denies_own_part(self, words: str) -> bool:
        """Whether a denial is of having done it, and not of its having been done: 'denied any involvement'."""
        return any(wording.is_in(words) for wording in self.own_part)

    def doubts_a_source(self, words: str) -> bool:
        """Whether somebody is called partial, and no event denied: 'dismisses its reports as biased'."""
        return any(wording.is_in(words) for wording in self.partiality)

    def takes_back(self, words: str) -> bool:
        """Whether the words by which something is said, in lower case, take back an earlier statement: 'retracted'."""
        return any(wording.is_in(words) for wording in self.taking_back)

    def tells_of_a_part(self, words: str) -> bool:
        """Whether lower-case words tell of a part of a place that they do not name: 'sixty percent of the town'."""
        return any(wording.is_in(words) for wording in self.parts)

    def admits_error(self, words: str) -> bool:
        """Whether they say that something was wrong; of one's own words, that takes them back: 'had been mistaken'."""
        return any(wording.is_in(words) for wording in self.error)

    def says_undone(self, words: str) -> bool:
        """Whether the words tell that something did not come about, or not in time: 'postponed'."""
        return any(wording.is_in(words) for wording in self.undone)

    def is_an_offer(self, words: str) -> bool:
        """Whether the words tell that something was offered or asked for, not that it was done: 'proposed a truce'."""
        return any(wording.is_in(words) for wording in self.offered)


@cache
def load_acts() -> Acts:
    """The acts of every installed language that has an acts.toml. Read once a process.

    Raises PackError for a file that does not hold together.
    """
    parts = [words_in(folder, FILE, _acts) for folder in installed_languages().values() if (folder / FILE).is_file()]
    return Acts(
        matters=_joined([part.matters for part in parts]),
        means=_joined([part.means for part in parts]),
        opposites=tuple(pair for part in parts for pair in part.opposites),
        together=tuple(wording for part in parts for wording in part.together),
        undone=tuple(wording for part in parts for wording in part.undone),
        offered=tuple(wording for part in parts for wording in part.offered),
        own_part=tuple(wording for part in parts for wording in part.own_part),
        partiality=tuple(wording for part in parts for wording in part.partiality),
        taking_back=tuple(wording for part in parts for wording in part.taking_back),
        error=tuple(wording for part in parts for wording in part.error),
        parts=tuple(wording for part in parts for wording in part.parts),
    )


def _named(lists: Mapping[str, tuple[Wording, ...]], words: str) -> frozenset[str]:
    return frozenset(name for name, told in lists.items() if any(one.is_in(words) for one in told))


def _joined(parts: Sequence[Mapping[str, tuple[Wording, ...]]]) -> dict[str, tuple[Wording, ...]]:
    names = sorted({name for part in parts for name in part})
    return {name: tuple(one for part in parts for one in part.get(name, ())) for name in names}


def _acts(_code: str, table: Mapping[str, Any]) -> Acts:
    return Acts(
        matters={name: (_wording(words),) for name, words in table["matters"].items()},
        means={name: (_wording(words),) for name, words in table["means"].items()},
        opposites=tuple(Opposites(_wording(row["one"]), _wording(row["other"])) for row in table["opposites"]),
        together=(_wording(table["together"]["words"]),),
        undone=(_wording(table["undone"]["words"]),),
        offered=(_wording(table["offered"]["words"]),),
        own_part=(_wording(table["denials"]["own_part"]),),
        partiality=(_wording(table["denials"]["partiality"]),),
        taking_back=(_wording(table["denials"]["taking_back"]),),
        error=(_wording(table["denials"]["error"]),),
        parts=(_wording(table["parts"]["words"]),),
    )


def _wording(words: Sequence[str]) -> Wording:
    if not words or not all(isinstance(one, str) and one.strip("* ") for one in words):
        raise ValueError(f"a list of words is wanted, not {words!r}")
    return Wording(re.compile(rf"(?<!\w)(?:{'|'.join(_patterns(words))})(?!\w)"))


def _patterns(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        stem = r"\s+".join(re.escape(part) for part in word.rstrip(ANY_ENDING).split())
        yield rf"{stem}\w*" if word.endswith(ANY_ENDING) else stem
