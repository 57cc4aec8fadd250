"""Reports made by hand, recorded in a ledger on disk: their words are put into the articles' texts."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from sayso.ledger import open_ledger
from sayso.model.claim import Claim
from sayso.model.entry import ArticleRead, CaptureRecorded, ClaimRecorded, Entry
from sayso.model.ids import make_id
from sayso.model.source import Article, Capture, Span

NOON = datetime(2031, 5, 14, 12, 0, tzinfo=UTC)


def entries_of(
    article: Article, claims: Sequence[Claim], *, theatre: str | None = "twin_valleys", ruleset: str = "rules-1"
) -> list[Entry]:
    """A capture, a reading of it and its claims. Below the article's own words stand those of the claims."""
    text = article.text
    written = []
    for claim in claims:
        text += "\n"
        written.append(replace(claim, evidence=Span(len(text), len(text) + len(claim.words))))
        text += claim.words
    raw = text.encode()
    capture = Capture(hashlib.sha256(raw).hexdigest(), raw, "text/plain", article.locator, NOON)
    told = replace(article, text=text, capture_sha256=capture.sha256)
    reading_id = make_id("r", article.id, ruleset, theatre)
    reading = ArticleRead(reading_id, told, ruleset, theatre, people=(), remarks=(), supersedes=None)
    return [CaptureRecorded(capture), reading, *(ClaimRecorded(reading_id, claim) for claim in written)]


def record(path: Path, entries: Sequence[Entry]) -> None:
    """Appends to the ledger at a path, which is made if it is not there."""
    with open_ledger(path, clock=lambda: NOON) as ledger:
        ledger.append(entries)
