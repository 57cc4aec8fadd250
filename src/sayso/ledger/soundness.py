"""Whether an entry fits what is recorded: its words stand where it says, the ids that it names exist.

Asked before an entry is recorded, since what is recorded stays; and asked again of every entry by `verify`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, select

from sayso.ledger.codec import UnreadablePayloadError, entry_from
from sayso.ledger.tables import captures, entries
from sayso.model.claim import Claim, Resolution
from sayso.model.entry import (
    ArticleRead,
    CaptureRecorded,
    ClaimRecorded,
    Entry,
    JudgementMade,
    ResolutionRevised,
    Withdrawn,
)
from sayso.model.source import Article, Span

ARTICLES_KEPT = 256
"""Articles held while a ledger is walked through: claims follow their article closely, so few are asked for again."""


class Known:
    """What later entries may refer to: what was met so far, then what the ledger holds."""

    def __init__(self, connection: Connection, *, articles_kept: int | None = None) -> None:
        """`articles_kept` bounds the memory for a walk through a ledger; unbounded for entries not yet stored."""
        self._connection = connection
        self._articles_kept = articles_kept
        self._captures: set[str] = set()
        self._articles: dict[str, Article] = {}
        self._reading_of_claim: dict[str, str] = {}
        self._promised: dict[str, str] = {}

    def meet(self, entry: Entry) -> Iterator[str]:
        """The problems of an entry, as sentences; afterwards it can be referred to."""
        match entry:
            case CaptureRecorded(capture):
                self._captures.add(capture.sha256)
            case ArticleRead():
                yield from self._meet_reading(entry)
            case ClaimRecorded():
                yield from self._meet_claim(entry)
            case ResolutionRevised(claim_id, resolution):
                yield from self._unknown_claims("a revised resolution", [claim_id])
                article = self.article_of(self.reading_of_claim(claim_id) or "")
                spans = _spans_of_resolution(resolution)
                yield from _outside(f"the revised resolution of claim {claim_id}", spans, article)
            case JudgementMade(claim_ids):
                yield from self._unknown_claims("a judgement", claim_ids)
            case Withdrawn(claim_id):
                yield from self._unknown_claims("a withdrawal", [claim_id])

    def unkept_promises(self) -> Iterator[str]:
        """Claims that others named as theirs to answer, and that never came."""
        for claim_id, by in self._promised.items():
            if not self.has_claim(claim_id):
                yield f"claim {by} refers to a claim {claim_id}, which is not recorded"

    def has_capture(self, sha256: str) -> bool:
        if sha256 in self._captures:
            return True
        query = select(captures.c.sha256).where(captures.c.sha256 == sha256)
        return self._connection.scalar(query) is not None

    def has_claim(self, claim_id: str) -> bool:
        return self.reading_of_claim(claim_id) is not None

    def reading_of_claim(self, claim_id: str) -> str | None:
        if claim_id not in self._reading_of_claim:
            query = select(entries.c.reading_id).where(entries.c.claim_id == claim_id, entries.c.kind == "claim")
            found = self._connection.scalar(query.order_by(entries.c.number.desc()).limit(1))
            if not isinstance(found, str):
                return None
            self._reading_of_claim[claim_id] = found
        return self._reading_of_claim[claim_id]

    def article_of(self, reading_id: str) -> Article | None:
        """The article of a reading; None if there is no such reading, or none that can be read."""
        if reading_id not in self._articles:
            query = select(entries.c.payload).where(entries.c.reading_id == reading_id, entries.c.kind == "reading")
            payload = self._connection.scalar(query.order_by(entries.c.number.desc()).limit(1))
            try:
                entry = entry_from("reading", payload) if isinstance(payload, str) else None
            except UnreadablePayloadError:
                return None
            if not isinstance(entry, ArticleRead):
                return None
            self._keep_article(reading_id, entry.article)
        return self._articles[reading_id]

    def _meet_reading(self, entry: ArticleRead) -> Iterator[str]:
        article = entry.article
        name = f"reading {entry.reading_id}"
        if not self.has_capture(article.capture_sha256):
            yield f"{name}: no capture {article.capture_sha256} is recorded for article {article.id}"
        if entry.supersedes is not None and self.article_of(entry.supersedes) is None:
            yield f"{name}: it supersedes {entry.supersedes}, which is not recorded"
        yield from _outside(name, _spans_of_reading(entry), article)
        self._keep_article(entry.reading_id, article)

    def _meet_claim(self, entry: ClaimRecorded) -> Iterator[str]:
        claim = entry.claim
        name = f"claim {claim.id}"
        article = self.article_of(entry.reading_id)
        self._reading_of_claim[claim.id] = entry.reading_id
        self._promised.update((other, claim.id) for other in (*claim.about, *claim.answers))
        if article is None:
            yield f"{name}: no reading {entry.reading_id} is recorded"
            return
        if claim.article_id != article.id:
            yield f"{name}: it names article {claim.article_id}, its reading is of {article.id}"
        if not claim.words or claim.words != claim.evidence.of(article.text):
            at = f"[{claim.evidence.start}, {claim.evidence.end})"
            yield f"{name}: its words are not those of article {article.id} at {at}"
        yield from _outside(name, _spans_of_claim(claim), article)

    def _unknown_claims(self, what: str, claim_ids: Iterable[str]) -> Iterator[str]:
        for claim_id in claim_ids:
            if not self.has_claim(claim_id):
                yield f"{what} names claim {claim_id}, which is not recorded"

    def _keep_article(self, reading_id: str, article: Article) -> None:
        if self._articles_kept is not None and len(self._articles) >= self._articles_kept:
            del self._articles[next(iter(self._articles))]
        self._articles[reading_id] = article


def _outside(name: str, spans: Iterable[Span | None], article: Article | None) -> Iterator[str]:
    if article is None:
        return
    for span in spans:
        if span is not None and span.end > len(article.text):
            yield f"{name}: [{span.start}, {span.end}) lies outside the text of article {article.id}"


def _spans_of_reading(entry: ArticleRead) -> Iterator[Span | None]:
    yield from (zone.span for zone in entry.article.zones)
    yield from (credit.span for credit in entry.article.credits)
    yield from (remark.span for remark in entry.remarks)
    for person in entry.people:
        yield from person.spans


def _spans_of_claim(claim: Claim) -> Iterator[Span | None]:
    yield from claim.also
    yield from (voice.span for voice in claim.voices)
    if claim.quantity:
        yield claim.quantity.span
    yield from _spans_of_resolution(claim.resolution)


def _spans_of_resolution(resolution: Resolution) -> Iterator[Span | None]:
    parts = (resolution.claimant, resolution.actor, resolution.target, resolution.when, resolution.said_at)
    yield from (part.span for part in parts if part is not None)
    yield from (place.span for place in resolution.places)
