"""No day comes from the publication day silently: what hangs on it says so, and without it nothing does."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.languages.times import load_times
from sayso.model.claim import ClaimDraft, Modality, Polarity
from sayso.model.source import Span, ZoneKind
from sayso.resolve.clock import Clock
from sayso.resolve.times import resolve_times
from timing import readings, timed

EXPRESSIONS = [
    "on Friday", "Friday night", "last Monday", "Sunday next week", "yesterday", "this morning", "overnight",
    "two weeks ago", "a year ago today", "last weekend", "this month", "later this year", "in the past 48 hours",
    "over the next two days", "the second day in a row", "on 7 August", "between 14 and 20 March", "in April",
    "from November to March", "3 May 2030", "in 2028", "the early 1990s", "2030-02-11", "12/05/2031", "a day earlier",
    "three weeks later", "that night", "the following week", "the previous year", "since March", "until Friday",
    "by Sunday", "the third quarter", "the latest quarter", "last winter", "Christmas", "at 9:30 p.m.", "at noon",
    "the end of the month", "the first half of June", "for three weeks", "recently", "every Friday", "that December",
    "the night before last", "in its fifth day", "early next week", "the week of 7 March", "a week from Friday",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(EXPRESSIONS), min_size=1, max_size=5).map("; ".join)
PUBLICATION_DAYS = st.dates(date(1985, 1, 1), date(2040, 12, 31))


@given(TEXTS, PUBLICATION_DAYS, PUBLICATION_DAYS)
@settings(max_examples=120, deadline=None)
def test_what_changes_with_the_publication_day_names_what_it_was_counted_from(
    text: str, one: date, other: date
) -> None:
    for here, there in zip(readings(text, one), readings(text, other), strict=True):
        if here.period != there.period:
            assert here.anchor is not None or "publication day" in here.reason + there.reason, here


@given(TEXTS)
@settings(max_examples=80, deadline=None)
def test_without_a_publication_day_only_days_that_the_text_gives_are_known(text: str) -> None:
    found = readings(text, None)
    given = any(reading.anchor is None and reading.period is not None for reading in found)
    for reading in found:
        assert reading.anchor in (None, "text", "event"), reading
        assert reading.anchor is None or given or reading.period is None, reading


@given(TEXTS, PUBLICATION_DAYS)
@settings(max_examples=60, deadline=None)
def test_claim_without_a_time_of_its_own_has_no_day(text: str, published: date) -> None:
    parsed = timed(f"Brod fell. It rained {text}.", published)
    draft = ClaimDraft(
        0, Span(0, 9), "control", "gained", 0, None, Polarity.AFFIRMED, Modality.HAPPENED,
        None, None, (), (), None, (), ZoneKind.BODY, "a test",
    )  # fmt: skip
    assert Clock(parsed, load_times(), resolve_times(parsed, load_times())).when(draft) is None
