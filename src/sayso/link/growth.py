"""How an answer grew: by which voices, where nothing but further statements came to it.

What one voice does to another depends on what these two say, and on what is the same for all that is said for the
answer. So of an answer that only grew, no other pairs of voices need be looked at again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.link.board import Answer, Statement, known_days
from sayso.link.board_index import may_be_near


@dataclass(frozen=True, slots=True)
class Grown:
    """An answer as it was and as it is."""

    was: Answer
    now: Answer
    voices: frozenset[str]
    """Origins of the statements that came."""


def growth_of(was: Answer | None, now: Answer) -> Grown | None:
    """None where anything else changed, or came, than statements that affirm it."""
    if was is None or not was.affirmed or was.first is not now.first or was.target != now.target:
        return None
    if len(was.denied) != len(now.denied) or not all(map(_is_one, was.denied, now.denied)):
        return None
    came = list(_came(was, now))
    if len(was.affirmed) + len(came) != len(now.affirmed):
        return None
    voices = frozenset(one.origin.id for one in came)
    others = [voice for voice in now.voices if voice not in voices]
    if len(others) != len(was.voices.keys() - voices):
        return None
    if any(len(now.voices[voice]) != len(was.voices.get(voice, ())) for voice in others):
        return None
    return Grown(was, now, voices)


def are_as_near_as_before(one: Grown, other: Grown) -> bool:
    """Whether what was told of the two was as near in time, or as far apart, as it now is."""
    known = (may_be_near(known_days(one.was), known_days(other.was)), may_be_near(one.was.days, other.was.days))
    return known == (may_be_near(known_days(one.now), known_days(other.now)), may_be_near(one.now.days, other.now.days))


def _came(was: Answer, now: Answer) -> Iterator[Statement]:
    """The statements of now that were not there; too many of them where one that was there is there no more."""
    before = iter(was.affirmed)
    awaited = next(before, None)
    for one in now.affirmed:
        if awaited is not None and _is_one(awaited, one):
            awaited = next(before, None)
        else:
            yield one


def _is_one(one: Statement, other: Statement) -> bool:
    return one.placed is other.placed and one.utterance == other.utterance and one.origin == other.origin
