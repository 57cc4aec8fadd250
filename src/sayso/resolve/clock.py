"""When a claim's event was, when it was said, and whether it is history: readings of times given to their claims."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from sayso.languages.times import TimeLexicon
from sayso.model.claim import Attribution, ClaimDraft
from sayso.model.source import ParsedArticle, Span
from sayso.model.times import Period, TimeReading
from sayso.resolve.index import SpanIndex, sentence_over, token_over
from sayso.resolve.time_since import since_then
from sayso.resolve.times import is_background, period_of_claim

# What is said is said at a point: a stretch longer than this beside a cue belongs to what is said.
DAYS_OF_SAYING = 3


@dataclass(frozen=True, slots=True)
class Clock:
    """One article's time readings, given to its claims."""

    parsed: ParsedArticle
    lexicon: TimeLexicon
    readings: tuple[TimeReading, ...]
    readings_by_span: SpanIndex[TimeReading] = field(init=False, repr=False, compare=False)
    last_day_named: date | None = field(init=False, repr=False, compare=False)
    """Of the days that count from nothing."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "readings_by_span", SpanIndex((r.span, r) for r in self.readings))
        named = (r.period.last for r in self.readings if r.period is not None and r.anchor is None)
        object.__setattr__(self, "last_day_named", max((day for day in named if day is not None), default=None))

    def when(self, draft: ClaimDraft) -> TimeReading | None:
        """What the claim's own time expressions say together; never the publication day by default."""
        article = self.parsed.article
        own = [r for span in draft.times for r in self.readings_by_span.within(span)]
        if own and (after := self._joined_to(own[-1])) is not None:
            own.append(after)
        spans = [reading.span for reading in own]
        found = period_of_claim(spans, own, article.text, lexicon=self.lexicon, published=article.published_on)
        if found is None or found.period is None:
            return since_then(self.parsed, draft.trigger, self.readings, self.lexicon) or found
        return found

    def _joined_to(self, reading: TimeReading) -> TimeReading | None:
        """The reading right after, where only 'to' or 'and continued into' stands between; None for another clause."""
        after = bisect_left(self.readings, reading.span.end, key=lambda known: known.span.start)
        if after == len(self.readings):
            return None
        between = self.parsed.article.text[reading.span.end : self.readings[after].span.start]
        return self.readings[after] if self.lexicon.meaning("between", between.strip()) in ("to", "and") else None

    def counted_from_saying(self, when: TimeReading | None, said_at: TimeReading | None) -> TimeReading | None:
        """A length of time ahead or back ("in two days") begins on the day of saying, where the text gives that day."""
        published = self.parsed.article.published_on
        said = said_at.period.first if said_at is not None and said_at.period is not None else None
        if when is None or when.period is None or said is None or published is None:
            return when
        is_length_from_publication = (when.value or "").startswith("P") and when.anchor == "published"
        if not is_length_from_publication or said == published:
            return when
        period = _moved(when.period, said - published)
        return replace(when, period=period, anchor="said", reason=f"{when.reason}; counted from the day of saying")

    def said_at(self, attribution: Attribution, draft: ClaimDraft) -> TimeReading | None:
        """The day of saying where the text gives one beside the cue ("said on Friday"); else None."""
        if not attribution.cue:
            return None
        cue = attribution.cue[0]
        sentence = sentence_over(self.parsed, cue)
        if sentence is None:
            return None
        apart = [*attribution.content, *draft.times]
        inside = self.readings_by_span.within(sentence.span)
        beside = [r for r in inside if not any(r.span.overlaps(s) for s in apart)]
        near = [r for r in beside if _hangs_on(self.parsed, r.span, cue) and _is_short(r)]
        return min(near, key=lambda r: abs(r.span.start - cue.start), default=None)

    def is_background(self, when: TimeReading | None) -> bool:
        """Whether the claim is history told as context."""
        return is_background(when, self._today())

    def _today(self) -> date | None:
        """The publication day; failing that the latest day that the text itself names, which cannot lie after it.

        Used to tell history from news only: no day is ever resolved against the stand-in.
        """
        if self.parsed.article.published_on is not None:
            return self.parsed.article.published_on
        return self.last_day_named


def _moved(period: Period, by: timedelta) -> Period:
    return Period(period.first and period.first + by, period.last and period.last + by)


def _is_short(reading: TimeReading) -> bool:
    period = reading.period
    if period is None:
        return reading.value is None or not reading.value.startswith("P")
    return period.first is not None and period.last is not None and (period.last - period.first).days < DAYS_OF_SAYING


def _hangs_on(parsed: ParsedArticle, time: Span, cue: Span) -> bool:
    """Whether the time expression stands under a word of the cue in the tree, with no other verb between."""
    token = token_over(parsed, time)
    if token is None:
        return False
    for above in parsed.ancestors(token.i):
        if above.span.overlaps(cue):
            return True
        if above.pos in ("VERB", "AUX"):
            return False
    return False
