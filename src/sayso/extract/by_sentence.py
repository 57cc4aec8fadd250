"""Positions in a list by the sentence that each stands in, so that no claim asks all of a long article's claims."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable, Iterator
from itertools import chain


class BySentence:
    """Positions of a list, each in one sentence."""

    def __init__(self, sentences: Iterable[tuple[int, int]] = ()) -> None:
        """`sentences` are pairs of a position and the number of its sentence."""
        self._at: dict[int, list[int]] = {}
        self._numbers: list[int] = []
        for position, sentence in sentences:
            self.add(position, sentence)

    def add(self, position: int, sentence: int) -> None:
        if sentence not in self._at:
            self._at[sentence] = []
            insort(self._numbers, sentence)
        if position not in self._at[sentence]:
            insort(self._at[sentence], position)

    def within(self, first: int, last: int) -> Iterator[int]:
        """Those of the sentences from first to last, both included, in order."""
        for sentence in range(first, last + 1):
            yield from self._at.get(sentence, ())

    def outwards(self, sentence: int) -> Iterator[list[int]]:
        """Those of one sentence after another: this one, backwards to the first, then forwards from this one."""
        here = bisect_right(self._numbers, sentence)
        for place in chain(range(here - 1, -1, -1), range(here, len(self._numbers))):
            yield self._at[self._numbers[place]]
