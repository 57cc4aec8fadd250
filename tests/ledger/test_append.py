"""What is recorded stays, so what does not fit is refused before: words, offsets, ids, bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ledger_examples import SENTENCES, START, article_entries, resolution_at, ticking_clock
from sayso.errors import LedgerEntryError
from sayso.ledger import Ledger, open_ledger
from sayso.model.claim import Claim
from sayso.model.entry import (
    ArticleRead,
    CaptureRecorded,
    ClaimRecorded,
    Entry,
    JudgementMade,
    ResolutionRevised,
    Withdrawn,
)
from sayso.model.source import Span

FAR = Span(5, 100_000)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "sayso.db", clock=ticking_clock()) as opened:
        yield opened


def with_claim(change: Callable[[Claim], Claim]) -> list[Entry]:
    """The example's entries with their first claim changed."""
    capture, reading, first, *rest = article_entries()
    assert isinstance(first, ClaimRecorded)
    return [capture, reading, replace(first, claim=change(first.claim)), *rest]


def with_reading(change: Callable[[ArticleRead], ArticleRead]) -> list[Entry]:
    capture, reading, *_ = article_entries()
    assert isinstance(reading, ArticleRead)
    return [capture, change(reading)]


def with_false_digest() -> list[Entry]:
    capture, *rest = article_entries()
    assert isinstance(capture, CaptureRecorded)
    return [CaptureRecorded(replace(capture.capture, raw=b"other bytes")), *rest]


MISFITS = {
    "is not the sha256 of its bytes": with_false_digest(),
    "its words are not those of article": with_claim(lambda claim: replace(claim, words="Southern forces left.")),
    "at [3, 9)": with_claim(lambda claim: replace(claim, evidence=Span(3, 9))),
    "at [4, 4)": with_claim(lambda claim: replace(claim, evidence=Span(4, 4), words="")),
    "[5, 100000) lies outside": with_claim(lambda claim: replace(claim, also=(FAR,))),
    "lies outside the text": with_claim(lambda claim: replace(claim, resolution=resolution_at(FAR))),
    "refers to a claim c-none": with_claim(lambda claim: replace(claim, about=("c-none",))),
    "it names article a-other": with_claim(lambda claim: replace(claim, article_id="a-other")),
    "it supersedes r-none": with_reading(lambda reading: replace(reading, supersedes="r-none")),
    "no capture": article_entries()[1:],
    "no reading": [article_entries()[0], article_entries()[2]],
    "a withdrawal names claim c-none": [Withdrawn("c-none", "Valley Post", "")],
    "a judgement names claim c-none": [JudgementMade(("c-none",), "documented", "an analyst", "")],
    "a revised resolution names claim c-none": [ResolutionRevised("c-none", resolution_at(Span(0, 4)), "x", "")],
}


@pytest.mark.parametrize("problem", sorted(MISFITS))
def test_what_does_not_fit_is_refused_and_nothing_is_recorded(ledger: Ledger, problem: str) -> None:
    with pytest.raises(LedgerEntryError) as refused:
        ledger.append(MISFITS[problem])
    assert any(problem in met for met in refused.value.problems)
    assert ledger.last_number() == 0


def test_a_claim_may_answer_one_that_comes_after_it(ledger: Ledger) -> None:
    later = article_entries()[3]
    assert isinstance(later, ClaimRecorded)
    entries = with_claim(lambda claim: replace(claim, answers=(later.claim.id,)))
    assert len(ledger.append(entries)) == 5


def test_claims_may_follow_their_reading_in_a_later_call(ledger: Ledger) -> None:
    entries = article_entries()
    ledger.append(entries[:2])
    ledger.append(entries[2:])
    assert [claim.words for claim in ledger.view().claims()] == list(SENTENCES)


def test_half_a_character_is_refused_by_name(ledger: Ledger) -> None:
    with pytest.raises(LedgerEntryError, match="cannot be written"):
        ledger.append(with_reading(lambda reading: replace(reading, theatre="\ud83d")))


def test_nothing_to_append_is_no_entry_and_no_error(ledger: Ledger) -> None:
    assert ledger.append([]) == ()


def test_entries_may_come_one_by_one(ledger: Ledger) -> None:
    assert len(ledger.append(iter(article_entries()))) == 5


def test_the_clock_is_asked_once_a_call_and_kept_in_universal_time(ledger: Ledger) -> None:
    moments = {recorded.recorded_at for recorded in ledger.append(article_entries())}
    assert moments == {START}
    assert {str(recorded.recorded_at.tzinfo) for recorded in ledger.entries()} == {"UTC"}


def test_equal_reports_give_equal_lines_whatever_the_clocks_say(tmp_path: Path) -> None:
    exports = []
    for day in (1, 2):
        with open_ledger(tmp_path / f"{day}.db", clock=ticking_clock(START.replace(day=day))) as ledger:
            capture, *rest = article_entries()
            assert isinstance(capture, CaptureRecorded)
            met = replace(capture.capture, retrieved_at=START.replace(day=day))
            ledger.append([CaptureRecorded(met), *rest])
            exports.append("\n".join(ledger.export_lines()))
    assert exports[0] == exports[1]


def test_an_export_as_of_an_entry_stops_there(ledger: Ledger) -> None:
    ledger.append(article_entries())
    assert list(ledger.export_lines(as_of=2)) == list(ledger.export_lines())[:2]
