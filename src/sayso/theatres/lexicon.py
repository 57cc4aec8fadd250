"""A theatre's names, found in running text: longest first, whole words, whatever the case, accents and script."""

from __future__ import annotations

import re
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


# What may stand between two words of a name, whatever its spelling has there: white space, but no empty line, an
# apostrophe ("the army's staff"), a hyphen, a slash, the point of an initial ("U.N."), a joiner of the Arabic script.
_RUNNING_ON = re.compile(r"[^\S\n]*\n?[^\S\n]*|[^\S\n]?['’‘ʼ`][^\S\n]?|[-‐‑–/.\u200c\u200d]")


class _Word(NamedTuple):
    """A word of a text: where it stands, the form under which spellings meet, and as it is written."""

    start: int
    end: int
    folded: str
    written: str
    gap: str
    """What stands between the word before and this one."""


class _Reading(NamedTuple):
    """One thing that a spelling may stand for, ready to be handed out."""

    candidate: Candidate
    rank: int
    capitals: tuple[bool, ...]
    """For every word of the spelling, whether it is written with a capital."""
    gaps: tuple[str, ...]
    """What stands before every word of the spelling, white space left out."""

    def agrees_with(self, words: Sequence[_Word], *, needs_capitals: bool) -> bool:
        """Whether the words, whose folded forms are the spelling's, have its capitals and run on as one name."""
        if needs_capitals and any(c and not _has_capital(w.written) for c, w in zip(self.capitals, words, strict=True)):
            return False
        return all(
            _RUNNING_ON.fullmatch(word.gap) or (gap != "" and word.gap.strip() == gap)
            for gap, word in list(zip(self.gaps, words, strict=True))[1:]
        )


@dataclass(slots=True)
class _Node:
    """What may follow the words read so far, and the things whose names end here."""

    following: dict[str, _Node] = field(default_factory=dict)
    ending: list[_Reading] = field(default_factory=list)


class Lexicon:
    """Every spelling of a theatre in one tree of folded words."""

    def __init__(self, things: Iterable[NamedThing]) -> None:
        self._root = _Node()
        for thing in things:
            node, words = self._root, _words_of(thing.spelling)
            for word in words:
                node = node.following.setdefault(word.folded, _Node())
            capitals = tuple(_has_capital(word.written) for word in words)
            gaps = tuple(word.gap.strip() for word in words)
            node.ending.append(_Reading(thing.as_candidate(), thing.rank, capitals, gaps))

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """What the whole of `name` may stand for, best first, whatever its case; () if nothing."""
        node = self._root
        for word in _words_of(name):
            following = node.following.get(word.folded)
            if following is None:
                return ()
            node = following
        return _best_first(node.ending)

    def find(self, text: str) -> Iterator[tuple[Span, tuple[Candidate, ...]]]:
        """The names that stand in `text`, in order and without overlap, each with what it may stand for, best first.

        A word that the spelling writes with a capital must have one in the text too, so that the charity Emergency is
        not found in 'an emergency'; one in small letters ('the resistance') is found in any case. A text without any
        capitals, as some feeds are, needs none. A name does not run on past a comma, a full stop or an empty line.
        """
        words = _words_of(text)
        needs_capitals = _has_capital(text)
        i = 0
        while i < len(words):
            length, readings = self._longest_from(i, words, needs_capitals)
            if readings and not self._is_overtaken(i, length, words, needs_capitals):
                yield Span(words[i].start, words[i + length - 1].end), _best_first(readings)
                i += length
            else:
                i += 1

    def _is_overtaken(self, first: int, length: int, words: Sequence[_Word], needs_capitals: bool) -> bool:
        """Whether a name as long or longer begins inside this one and reaches beyond it.

        'The Resistance Front' is the front, and not the resistance with a stray word behind it.
        """
        return any(
            self._longest_from(inside, words, needs_capitals)[0] >= length
            for inside in range(first + 1, first + length)
        )

    def _longest_from(self, first: int, words: Sequence[_Word], needs_capitals: bool) -> tuple[int, list[_Reading]]:
        """How many words the longest name that begins at word `first` has, and what it names; 0 and [] if none does."""
        node, longest, readings = self._root, 0, list[_Reading]()
        for i in range(first, len(words)):
            following = node.following.get(words[i].folded)
            if following is None:
                break
            node = following
            if not node.ending:
                continue
            here = words[first : i + 1]
            matching = [reading for reading in node.ending if reading.agrees_with(here, needs_capitals=needs_capitals)]
            if matching:
                longest, readings = len(here), matching
        return longest, readings


def _has_capital(text: str) -> bool:
    return text != text.lower()


def _best_first(readings: Sequence[_Reading]) -> tuple[Candidate, ...]:
    """One candidate a thing, with its best score."""
    in_order = sorted(readings, key=lambda reading: (-reading.candidate.score, reading.rank))
    best: dict[str, Candidate] = {}
    for reading in in_order:
        best.setdefault(reading.candidate.ref, reading.candidate)
    return tuple(best.values())


@lru_cache(maxsize=4096)
def _folded_character(character: str) -> str:
    """As sayso.model.ids.folded does it: ' ' for what parts words, '' for an accent that stands alone."""
    # Between two letters, so that a mark which parts words leaves a space and one which does not leaves nothing.
    return folded(f"a{character}a")[1:-1]


# ASCII letters and digits fold by themselves; everything beyond ASCII is looked at character by character.
_RUN = re.compile(r"[0-9A-Za-z\u0080-\U0010ffff]+")


def _words_of(text: str) -> list[_Word]:
    """The words that `folded` would make of the text, with their offsets kept."""
    words: list[_Word] = []
    last_end = 0
    for start, end, form in _forms_in(text):
        words.append(_Word(start, end, form, text[start:end], text[last_end:start]))
        last_end = end
    return words


def _forms_in(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and folded form of each word."""
    for run in _RUN.finditer(text):
        if run.group().isascii():
            yield run.start(), run.end(), run.group().lower()
        else:
            yield from _forms_beyond_ascii(run.group(), run.start())


def _forms_beyond_ascii(run: str, run_start: int) -> Iterator[tuple[int, int, str]]:
    start, letters = 0, ""
    for offset, character in enumerate(run + " "):
        form = _folded_character(character)
        if form and not form.isspace():
            start = start if letters else offset
            letters += form
        elif form and letters:
            yield run_start + start, run_start + offset, letters
            letters = ""
