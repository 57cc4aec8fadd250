"""What a reader of time expressions is given, and what it gives back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from sayso.languages.times import TimeLexicon, TimeWords
from sayso.model.source import Span
from sayso.model.times import Period

PAST, PRESENT, FUTURE = "past", "present", "future"


@dataclass(frozen=True, slots=True)
class Told:
    """The last time that the text spoke of: what 'that day' and 'a day earlier' count from."""

    value: str
    first: date
    words: str


@dataclass(frozen=True, slots=True)
class TimeContext:
    """Everything around one expression that may decide what it means."""

    lexicon: TimeLexicon
    text: str
    span: Span
    published: date | None
    tense: str | None
    """Of the verb that governs the expression: past, present, future, or None when there is none."""
    preposition: str | None
    """What the word just before does: since, until, before, after, in, within, during, for; None for anything else."""
    told: Told | None
    reaches_now: bool = False
    """Whether what is told goes on at publication: 'has been shut for three weeks'."""

    @property
    def is_future(self) -> bool:
        return self.tense == FUTURE

    def number(self, table: str, words: str | None) -> int:
        """A figure from a table of the lexicon that holds figures only."""
        meaning = self.lexicon.meaning(table, words)
        return int(meaning) if isinstance(meaning, (int, float)) else 0

    def ordinal(self, words: TimeWords) -> int:
        """The figure of 'third' or '3rd'; 0 where neither is there."""
        if "nth" in words:
            return int(re.sub(r"\D", "", words.slots["nth"]))
        return self.number("ordinal", words.get("ordinal"))

    def name(self, table: str, words: str | None) -> str | None:
        """A name from a table of the lexicon that holds names only."""
        meaning = self.lexicon.meaning(table, words)
        return meaning if isinstance(meaning, str) else None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an expression was resolved to; the period is worked out from the value unless it is given."""

    value: str | None
    anchor: str | None
    reason: str
    modifier: str | None = None
    """OPEN, START, MID, END, CLOSE: which part of the value; EARLIER, LATER: which side of the publication day."""
    period: Period | None = None
    no_period: bool = False
    """The days cannot be told, though the value looks like a calendar one (a fiscal year)."""


def unresolved(value: str | None, reason: str) -> Outcome:
    return Outcome(value, None, reason, no_period=True)


COUNTED = "counted from the publication day"
NO_PUBLICATION_DAY = "counted from the publication day, which is not known"
