"""A theatre's names, found in running text: longest first, whole words, whatever the case, accents and script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from sayso.model.ids import folded
from sayso.model.source import Candidate, Span

# Scores order the readings of one name and nothing else: the label of a thing comes before a further spelling of
# another, and a whole name before a family name alone, which is the likeliest of all to be somebody else's too.
SCORE_OF_LABEL, SCORE_OF_SPELLING, SCORE_OF_PART = 1.0, 0.9, 0.7


@dataclass(frozen=True, slots=True)
class NamedThing:
    """One way to write the name of an actor or a place."""

    spelling: str
    kind: str
    """'actor', 'person' or 'place'."""
    ref: str
    label: str
    """The thing's name as briefs show it."""
    what: str
    """What it is, in a few words for the reason: 'district in Panjshir', 'spokesman of the Taliban'."""
    rank: int = 0
    """Among readings with the same score the lower comes first: the province before the village."""

    def as_candidate(self) -> Candidate:
        words, label_words = folded(self.spelling).split(), folded(self.label).split()
        if words == label_words:
            score, reason = SCORE_OF_LABEL, "the name"
        elif self.kind == "person" and set(words) < set(label_words):
            score, reason = SCORE_OF_PART, "part of the name"
        else:
            score, reason = SCORE_OF_SPELLING, "a spelling"
        return Candidate(self.kind, self.ref, self.label, score, f"{reason} in the theatre: {self.what}")


class _Word(NamedTuple):
    """A word of a text: where it stands, the form under which spellings meet, and as it is written."""

    start: int
    end: int
    folded: str
    written: str


@dataclass(slots=True)
class _Node:
    """What may follow the words read so far, and the things whose names end here."""

    following: dict[str, _Node] = field(default_factory=dict)
    ending: list[tuple[NamedThing, tuple[bool, ...]]] = field(default_factory=list)
    """Each with, for every word of its spelling, whether it is written with a capital."""


class Lexicon:
    """Every spelling of a theatre in one tree of folded words."""

    def __init__(self, things: Iterable[NamedThing]) -> None:
        self._root = _Node()
        for thing in things:
            node, words = self._root, _words_of(thing.spelling)
            for word in words:
                node = node.following.setdefault(word.folded, _Node())
            node.ending.append((thing, tuple(_has_capital(word.written) for word in words)))

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """What the whole of `name` may stand for, best first, whatever its case; () if nothing."""
        node = self._root
        for word in _words_of(name):
            following = node.following.get(word.folded)
            if following is None:
                return ()
            node = following
        return _best_first(thing for thing, _ in node.ending)

    def find(self, text: str) -> Iterator[tuple[Span, tuple[Candidate, ...]]]:
        """The names that stand in `text`, in order and without overlap, each with what it may stand for, best first.

        A word that the spelling writes with a capital must have one in the text too, so that the charity Emergency is
        not found in 'an emergency'; one in small letters ('the resistance') is found in any case. A text without any
        capitals, as some feeds are, needs none.
        """
        words = _words_of(text)
        needs_capitals = _has_capital(text)
        i = 0
        while i < len(words):
            length, things = self._longest_from(i, words, needs_capitals)
            if things:
                yield Span(words[i].start, words[i + length - 1].end), _best_first(things)
            i += max(length, 1)

    def _longest_from(self, first: int, words: Sequence[_Word], needs_capitals: bool) -> tuple[int, list[NamedThing]]:
        """How many words the longest name that begins at word `first` has, and what it names; 0 and [] if none does."""
        node, longest, things = self._root, 0, list[NamedThing]()
        for i in range(first, len(words)):
            following = node.following.get(words[i].folded)
            if following is None:
                break
            node = following
            here = words[first : i + 1]
            matching = [t for t, capitals in node.ending if not needs_capitals or _capitals_agree(capitals, here)]
            if matching:
                longest, things = len(here), matching
        return longest, things


def _capitals_agree(capitals: Sequence[bool], words: Sequence[_Word]) -> bool:
    return all(_has_capital(word.written) for asked, word in zip(capitals, words, strict=True) if asked)


def _has_capital(text: str) -> bool:
    return text != text.lower()


def _best_first(things: Iterable[NamedThing]) -> tuple[Candidate, ...]:
    """One candidate a thing, with its best score."""
    best: dict[str, tuple[float, int, Candidate]] = {}
    for thing in things:
        candidate = thing.as_candidate()
        held = best.get(thing.ref)
        if held is None or candidate.score > held[2].score:
            best[thing.ref] = (-candidate.score, thing.rank, candidate)
    return tuple(candidate for _, _, candidate in sorted(best.values(), key=lambda held: held[:2]))


@lru_cache(maxsize=4096)
def _folded_character(character: str) -> str:
    """As sayso.model.ids.folded does it: ' ' for what parts words, '' for an accent that stands alone."""
    # Between two letters, so that a mark which parts words leaves a space and one which does not leaves nothing.
    return folded(f"a{character}a")[1:-1]


def _words_of(text: str) -> list[_Word]:
    """The words that `folded` would make of the text, with their offsets kept."""
    words: list[_Word] = []
    start, letters = 0, ""
    for offset, character in enumerate(text + " "):
        form = _folded_character(character)
        if form and not form.isspace():
            start = start if letters else offset
            letters += form
        elif form and letters:
            words.append(_Word(start, offset, letters, text[start:offset]))
            letters = ""
    return words
