"""What is generally known of the world: states, their people, seats and agencies; bodies and groups of wide renown.

No theatre: it lies beneath every theatre, and serves alone where none is given. The data are in `_world/`.
"""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sayso.errors import PackError
from sayso.model.ids import folded

DATA = Path(__file__).parent / "_world"

# "WHO" is the health organisation, "who" is not: a name in capitals of up to this length is met only in capitals.
LONGEST_ACRONYM = 6
SHORTEST_SPOKEN = 4

GOVERNMENT = " government"
"""States with a war at home have this at the end of their side's name: see _world/ORIGIN.md."""


@dataclass(frozen=True, slots=True)
class WorldName:
    """One spelling, and what it stands for."""

    words: str
    """As written in the data."""
    owner: str
    """First name of what it stands for: 'Syria' for 'Damascus', 'Syrian' and 'SANA'."""
    side: str | None
    """Short lower-case name of the side it speaks for; None for those without one."""
    kind: str
    """state, adjective, seat, official_media; or the kind column of organisations.csv: armed, monitor, press ..."""
    people: str | None = None
    """For a state and what belongs to it: the adjective of its people, 'Syrian'."""
    fights_in: str | None = None
    """For those who fight: the usual name of the one state in whose land they do, or nearly always."""

    @property
    def has_war_at_home(self) -> bool:
        """Whether this is a state whose government is one side of a war inside its borders."""
        return self.people is not None and self.side is not None and self.side.endswith(GOVERNMENT)

    @property
    def is_acronym(self) -> bool:
        letters = [c for c in self.words if c.isalpha()]
        return len(letters) <= LONGEST_ACRONYM and all(c.isupper() for c in letters)

    def is_written_as(self, words: str) -> bool:
        """Whether an acronym stands there as one: in capitals, or, long enough to be spoken as a word, as 'Nato'."""
        own, there = _letters(self.words), _letters(words)
        spoken = len(own) >= SHORTEST_SPOKEN and self.kind != "official_media"
        forms = {own, own.capitalize()} if spoken else {own}
        return there in forms or there.removesuffix("s") in forms


@dataclass(frozen=True, slots=True)
class WorldHit:
    """A name of the world found in a row of words, [first, last] both included."""

    first: int
    last: int
    name: WorldName


@dataclass(frozen=True, slots=True)
class World:
    """All names, by their folded words."""

    by_words: Mapping[tuple[str, ...], tuple[WorldName, ...]]
    longest: int
    """Words in the longest name."""
    states: Mapping[str, WorldName]
    """Each state by its usual name."""

    def find(self, words: Sequence[str]) -> Iterator[WorldHit]:
        """The longest names in a row of words as written, left to right, without overlaps."""
        keys = [folded_words(word) for word in words]
        position = 0
        while position < len(words):
            hit = self._longest_at(words, keys, position)
            if hit is None:
                position += 1
            else:
                yield hit
                position = hit.last + 1

    def _longest_at(self, words: Sequence[str], keys: Sequence[tuple[str, ...]], first: int) -> WorldHit | None:
        if not keys[first] or not (words[first].startswith("al") or words[first][0].isupper()):
            return None
        best: WorldHit | None = None
        key: tuple[str, ...] = ()
        for last in range(first, min(len(words), first + self.longest)):
            key = key + keys[last]
            if len(key) > self.longest:
                break
            name = self._named(key, " ".join(words[first : last + 1])) if keys[last] else None
            if name is not None:
                best = WorldHit(first, last, name)
        return best

    def _named(self, key: tuple[str, ...], written: str) -> WorldName | None:
        for tried in (key, without_plural(key)):
            for name in self.by_words.get(tried, ()):
                if not name.is_acronym or name.is_written_as(written):
                    return name
        return None


def folded_words(word: str) -> tuple[str, ...]:
    """The folded pieces of a word: ('al', 'qaeda') for 'al-Qaeda'; a possessive ending is dropped, as are dots."""
    plain = word.replace("’", "'").removesuffix("'s").removesuffix("'").replace(".", "")
    return tuple(folded(plain).split())


def without_plural(key: tuple[str, ...]) -> tuple[str, ...]:
    """The same words without a final s on the last: many texts lose the apostrophe of a possessive."""
    last = key[-1]
    return (*key[:-1], last[:-1]) if len(last) > 2 and last.endswith("s") else key


def _letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if c.isalnum())


@cache
def load_world() -> World:
    """The names in `_world/`, read once a process.

    Raises PackError for a table that does not hold together.
    """
    by_words: dict[tuple[str, ...], list[WorldName]] = {}
    for name in (*_state_names(), *_organisation_names()):
        key = tuple(piece for word in name.words.split() for piece in folded_words(word))
        by_words.setdefault(key, []).append(name)
    states = {name.owner: name for names in by_words.values() for name in names if name.words == name.owner}
    own = {owner: name for owner, name in states.items() if name.kind == "state"}
    found = {key: tuple(names) for key, names in by_words.items()}
    return World(found, max(map(len, by_words), default=0), own)


def _state_names() -> Iterator[WorldName]:
    for row in _rows("states.csv", ("names", "side", "adjectives", "seats", "official_media")):
        owner = row["names"].split(";")[0]
        people = row["adjectives"].split(";")[0] or None
        for column, kind in (
            ("names", "state"),
            ("adjectives", "adjective"),
            ("seats", "seat"),
            ("official_media", "official_media"),
        ):
            for words in filter(None, row[column].split(";")):
                yield WorldName(words, owner, row["side"], kind, people)


def _organisation_names() -> Iterator[WorldName]:
    for row in _rows("organisations.csv", ("names", "side", "kind", "fights_in")):
        owner = row["names"].split(";")[0]
        for words in row["names"].split(";"):
            yield WorldName(words, owner, row["side"] or None, row["kind"], None, row["fights_in"] or None)


def _rows(name: str, columns: Iterable[str]) -> list[dict[str, str]]:
    path = DATA / name
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        missing = set(columns) - set(reader.fieldnames or ())
        if missing:
            raise PackError(str(path), f"no column {', '.join(sorted(missing))}", "restore the file's first line")
        return [{key: value or "" for key, value in row.items()} for row in reader]
