"""Who held which office when: people whose side is generally known, from `_world/leaders.csv`."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from sayso.errors import PackError
from sayso.theatres.world import DATA, folded_words, without_plural

COLUMNS = ("names", "side", "office", "first", "last")

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Leader:
    """Somebody in an office that speaks for a side."""

    name: str
    """The usual full name."""
    side: str
    office: str
    first: int
    last: int | None
    """Years in office, both included; None: still, when this was written."""

    def held_it_on(self, day: date | None) -> bool:
        """Whether the office was held in that day's year, or ever where the day is not known."""
        return day is None or (self.first <= day.year and (self.last is None or day.year <= self.last))


@dataclass(frozen=True, slots=True)
class Leaders:
    """All of them, by the folded words of each name."""

    by_words: Mapping[Words, tuple[Leader, ...]]
    longest: int

    def found_in(self, row: Sequence[str], on: date | None) -> Iterator[tuple[int, int, Leader]]:
        """Names in a row of folded words, left to right and longest first: start, end (not included), who it is.

        On an unknown day a family name alone says nothing, and neither does a name that has stood for two sides.
        """
        start = 0
        while start < len(row):
            sizes = range(min(self.longest, len(row) - start), 0, -1)
            size = next((n for n in sizes if self._known(row[start : start + n])), 0)
            who = self._held_by(self._known(row[start : start + size]), on) if size else None
            if who is not None:
                yield start, start + size, who
            start += max(1, size)

    def _known(self, row: Sequence[str]) -> Words:
        """The words under which a name is kept; many texts lose the apostrophe of "Kralj's". () for no name."""
        words = tuple(row)
        return next((tried for tried in (words, without_plural(words)) if tried in self.by_words), ())

    def _held_by(self, words: Words, on: date | None) -> Leader | None:
        if on is None and len(words) == 1:
            return None
        found = [leader for leader in self.by_words[words] if leader.held_it_on(on)]
        return found[0] if len({leader.side for leader in found}) == 1 else None


@cache
def load_leaders() -> Leaders:
    """The table, read once a process. Raises PackError for one that does not hold together."""
    by_words: dict[Words, list[Leader]] = {}
    for names, leader in _rows(DATA / "leaders.csv"):
        for name in names:
            words = tuple(piece for word in name.split() for piece in folded_words(word))
            by_words.setdefault(words, []).append(leader)
    return Leaders({words: tuple(found) for words, found in by_words.items()}, max(map(len, by_words), default=0))


def _rows(path: Path) -> Iterator[tuple[list[str], Leader]]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        if tuple(reader.fieldnames or ()) != COLUMNS:
            raise PackError(f"{path}, line 1", f"the header is {reader.fieldnames}", f"expected {','.join(COLUMNS)}")
        for row in reader:
            names = row["names"].split(";")
            try:
                first, last = int(row["first"]), int(row["last"]) if row["last"] else None
            except (TypeError, ValueError) as error:
                where = f"{path}, line {reader.line_num}"
                raise PackError(where, f"not a year: {error}", "give first as a year, and last or nothing") from error
            yield names, Leader(names[0], row["side"], row["office"], first, last)
