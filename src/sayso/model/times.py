"""Periods, and the five clocks.

valid         the Period that a claim is about
said_at       the day on which the claimant said it
published_at  the day on which the article appeared (Article.published_on: a day is what newspapers give)
retrieved_at  when the bytes were read (Capture.retrieved_at)
recorded_at   when the ledger took the entry
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sayso.model.source import Span


@dataclass(frozen=True, slots=True)
class Period:
    """Calendar days from first to last, both included; None is an open or unknown end."""

    first: date | None
    last: date | None

    def __post_init__(self) -> None:
        if self.first and self.last and self.last < self.first:
            raise ValueError(f"a period runs forward, not from {self.first} to {self.last}")

    def meets(self, other: Period) -> bool:
        """Whether the two share a day, an open end reaching for ever."""
        starts_before_end = self.first is None or other.last is None or self.first <= other.last
        ends_after_start = self.last is None or other.first is None or other.first <= self.last
        return starts_before_end and ends_after_start


@dataclass(frozen=True, slots=True)
class TimeReading:
    """A time expression as the text has it, and what it was resolved to, if anything."""

    words: str
    span: Span
    value: str | None
    """TIMEX3 value: 2021-09-04, 2021-W35, 2021-08, P3D, PAST_REF ...; None when it stays unresolved."""
    period: Period | None
    """The days it covers; None while unresolved (no publication day, say) or for a bare duration."""
    precision: str
    """instant, day, night_of, part_of_day, range, week, month, year, unknown."""
    anchor: str | None
    """What it was counted from: 'published', 'said', 'text' (a time told before), 'event' ("two days after the raid");
    None for a date that stands alone."""
    reason: str
    """Why it was resolved so, or why not."""
