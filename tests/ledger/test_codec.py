"""Writing then reading gives the same entry, in one canonical form."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ledger_examples import START, article_entries
from sayso.ledger.codec import (
    KINDS,
    UnreadablePayloadError,
    UnwritableEntryError,
    entry_from,
    kind_of,
    payload_of,
    without_clocks,
)
from sayso.model.claim import Polarity, Stance
from sayso.model.entry import ArticleRead, CaptureRecorded, ClaimRecorded, Entry, ResolutionRevised
from sayso.model.source import Candidate, Capture, Span
from sayso.model.times import Period

WORDS = st.text(max_size=12)
SPANS = st.tuples(st.integers(0, 10_000), st.integers(0, 500)).map(lambda pair: Span(pair[0], sum(pair)))
DAYS = st.dates(date(1000, 1, 1))
PERIODS = st.tuples(st.none() | DAYS, st.none() | DAYS).map(
    lambda ends: Period(*(sorted(ends) if None not in ends else ends))  # type: ignore[type-var]
)
MOMENTS = st.builds(
    lambda moment, minutes: moment.replace(tzinfo=timezone(timedelta(minutes=minutes))),
    st.datetimes(datetime(1000, 1, 2), datetime(3000, 1, 1)),
    st.integers(-720, 840),
)
for value_type, strategy in ((Span, SPANS), (Period, PERIODS), (datetime, MOMENTS), (date, DAYS), (str, WORDS)):
    st.register_type_strategy(value_type, strategy)
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))


def any_entry() -> st.SearchStrategy[Entry]:
    return st.one_of([st.from_type(entry_type) for entry_type in KINDS.values()])


def read_back(entry: Entry) -> Entry:
    raw = entry.capture.raw if isinstance(entry, CaptureRecorded) else b""
    return entry_from(kind_of(entry), payload_of(entry), raw=raw)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_writing_then_reading_gives_the_same_entry(kind: str) -> None:
    @settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.from_type(KINDS[kind]))
    def check(entry: Entry) -> None:
        assert read_back(entry) == entry
        # A word of an enumeration equals its plain string, so equality alone would let a plain string pass.
        assert repr(read_back(entry)) == repr(entry).replace("fold=1, ", "")
        assert payload_of(read_back(entry)) == payload_of(entry)

    check()


def test_the_examples_survive_writing_and_reading() -> None:
    for entry in article_entries():
        assert read_back(entry) == entry


def test_enumerations_are_read_back_as_enumerations() -> None:
    recorded = read_back(article_entries()[2])
    assert isinstance(recorded, ClaimRecorded)
    assert isinstance(recorded.claim.polarity, Polarity)
    assert isinstance(recorded.claim.voices[0].stance, Stance)


def test_keys_are_sorted_and_there_is_no_space() -> None:
    payload = payload_of(article_entries()[1])
    assert payload == json.dumps(json.loads(payload), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def test_a_whole_number_where_a_float_belongs_is_written_as_a_float() -> None:
    """Equal values in Python must be equal in bytes, or the same report would give another ledger."""
    _, _, recorded, *_ = article_entries()
    assert isinstance(recorded, ClaimRecorded)
    as_integer, as_float = (_with_score(recorded, score) for score in (1, 1.0))
    assert payload_of(as_integer) == payload_of(as_float)


@pytest.mark.parametrize("score", [float("nan"), float("inf")])
def test_what_json_has_no_word_for_is_refused(score: float) -> None:
    _, _, recorded, *_ = article_entries()
    assert isinstance(recorded, ClaimRecorded)
    with pytest.raises(UnwritableEntryError):
        payload_of(_with_score(recorded, score))


def test_half_a_character_is_refused() -> None:
    reading = article_entries()[1]
    assert isinstance(reading, ArticleRead)
    with pytest.raises(UnwritableEntryError):
        payload_of(replace(reading, theatre="\ud83d"))


def test_captured_bytes_are_not_in_the_payload() -> None:
    capture = Capture("0" * 64, b"Southern forces", "text/plain", "post.txt", START)
    assert "Southern" not in payload_of(CaptureRecorded(capture))


def test_text_of_any_script_stays_readable() -> None:
    reading = article_entries("ولیکا")[1]
    assert "ولیکا" in payload_of(reading)


@pytest.mark.parametrize(
    ("kind", "payload"),
    [
        ("claim", "no json"),
        ("claim", "[]"),
        ("claim", "{}"),
        ("claim", '{"reading_id":"r-1","claim":5}'),
        ("capture", '{"capture":"x"}'),
        ("withdrawal", '{"claim_id":7,"by":"x","reason":"y"}'),
        ("rumour", "{}"),
        ("claim", "[" * 100_000),
    ],
)
def test_a_payload_that_is_no_entry_is_named_as_such(kind: str, payload: str) -> None:
    with pytest.raises(UnreadablePayloadError):
        entry_from(kind, payload)


def test_a_field_added_later_with_a_default_is_filled_in() -> None:
    payload: dict[str, Any] = json.loads(payload_of(article_entries()[2]))
    del payload["claim"]["quantity"]["total"]
    entry = entry_from("claim", json.dumps(payload))
    assert isinstance(entry, ClaimRecorded)
    assert entry.claim.quantity is not None
    assert entry.claim.quantity.total is None


def test_clocks_are_taken_out_of_captures_alone() -> None:
    capture, reading, *_ = (json.loads(payload_of(entry)) for entry in article_entries())
    assert "retrieved_at" not in without_clocks(capture)["capture"]
    assert without_clocks(reading) == reading


def _with_score(recorded: ClaimRecorded, score: float) -> ClaimRecorded:
    claim = recorded.claim
    place = replace(claim.resolution.places[0], candidates=(Candidate("place", "velika", "Velika", score, ""),))
    return replace(recorded, claim=replace(claim, resolution=replace(claim.resolution, places=(place,))))


def test_entries_written_before_a_field_existed_still_read() -> None:
    claim = article_entries()[2]
    assert isinstance(claim, ClaimRecorded)
    old = json.loads(payload_of(claim))
    del old["claim"]["resolution"]["claimant"]["stays_open"]
    assert entry_from("claim", json.dumps(old)) == claim
    revised = ResolutionRevised(claim.claim.id, claim.claim.resolution, "A. Analyst", "a map")
    old = json.loads(payload_of(revised))
    del old["decided"]
    assert entry_from("resolution", json.dumps(old)) == revised
