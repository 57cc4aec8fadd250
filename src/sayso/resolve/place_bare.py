"""The bare name inside a phrase: 'Velika' in 'the village of Velika', 'Khar pass' in 'the snowed-in Khar pass'."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from sayso.languages.geography import Geography, may_be_name
from sayso.model.ids import folded
from sayso.model.source import Span
from sayso.theatres.world import World

_WORD = re.compile(r"\w[\w'’.-]*")
_POSSESSIVE = ("'s", "’s", "'", "’", ".")
LOOK_AHEAD = 40
"""Characters looked at for the word of a kind behind a name."""
LOOK_BEHIND = 20
"""Characters looked at for a compass word before a state."""


def bare_name(span: Span, text: str, geography: Geography, world: World) -> Span | None:
    """The first name within a span; None where no word but an article has a capital.

    A kind word in small letters goes along where the name would be another thing's without it ("Khar pass"), a compass
    word before a state only ("northern Northland", but bare Velika of "northern Velika").
    """
    words = [_without_ending(match) for match in _WORD.finditer(text, span.start, span.end)]
    # What follows the span may be the word of a kind that belongs to the name.
    ahead = [_without_ending(match) for match in _WORD.finditer(text, span.end, span.end + LOOK_AHEAD)]
    first = next((i for i, word in enumerate(words) if _is_name(word.of(text), geography)), None)
    if first is None:
        return None
    last = _last_of_name(words, first, text, geography)
    last = _with_number(words, last, text, geography)
    words += ahead if last == len(words) - 1 else []
    last = _with_kind(words, last, text, geography)
    start = _with_compass(words[first].start, words[last].end, text, geography, world)
    return Span(start, words[last].end)


def _without_ending(match: re.Match[str]) -> Span:
    word, end = match.group(), match.end()
    for ending in _POSSESSIVE:
        # "U.S." keeps its last full stop, "Velika." loses it.
        if word.endswith(ending) and not (ending == "." and "." in word[:-1]):
            return Span(match.start(), end - len(ending))
    return Span(match.start(), end)


def _is_name(word: str, geography: Geography) -> bool:
    return may_be_name(word) and word.casefold() not in geography.articles


def _is_joined(words: Sequence[Span], before: int, text: str) -> bool:
    return not text[words[before].end : words[before + 1].start].strip()


def _last_of_name(words: Sequence[Span], first: int, text: str, geography: Geography) -> int:
    last = position = first
    while position + 1 < len(words) and _is_joined(words, position, text):
        word = words[position + 1].of(text)
        if _is_name(word, geography):
            last = position + 1
        elif word.casefold() not in geography.inside_name:
            break
        position += 1
    return last


def _with_number(words: Sequence[Span], last: int, text: str, geography: Geography) -> int:
    """'Hill 212'; whether the number counts what comes after it is not asked here."""
    if words[last].of(text).casefold() not in geography.numbered or last + 1 >= len(words):
        return last
    return last + 1 if _is_joined(words, last, text) and words[last + 1].of(text).isdigit() else last


def _with_kind(words: Sequence[Span], last: int, text: str, geography: Geography) -> int:
    """'Khar pass', 'Khar military airport'."""
    ahead = last
    while ahead + 1 < len(words) and ahead < last + 2 and _is_joined(words, ahead, text):
        word = words[ahead + 1].of(text)
        ahead += 1
        if word in geography.part_of_name:
            return ahead
        if word not in geography.before_kind:
            break
    return last


def _with_compass(start: int, end: int, text: str, geography: Geography, world: World) -> int:
    key = tuple(folded(text[start:end]).split())
    if not any(name.kind == "state" for name in world.by_words.get(key, ())):
        return start
    before = re.search(r"([\w-]+)[^\S\n]+$", text[max(0, start - LOOK_BEHIND) : start])
    if before and before[1] in geography.compass and before[1].endswith(("ern", "central")):
        return start - len(before.group())
    return start


def without_owner(span: Span, text: str, named: Container[str], world: World) -> Span:
    """'Velika' of 'Norways Velika', 'Norway' of 'Norways': where a text has lost its apostrophes.

    `named` holds the folded names of the article's places.
    """
    words = [Span(span.start + m.start(), span.start + m.end()) for m in re.finditer(r"\S+", span.of(text))]
    owner = words[0].of(text)
    key = folded(owner.removesuffix("s"))
    is_state = any(name.kind == "state" for name in world.by_words.get(tuple(key.split()), ()))
    if not owner.endswith("s") or folded(owner) in named or not (key in named or is_state):
        return span
    return Span(words[1].start, span.end) if len(words) > 1 else Span(span.start, span.end - 1)
