"""Entries of an invented war, built by hand, for the tests of the ledger."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sayso.model.actors import PersonNotice
from sayso.model.claim import Claim, Claimant, Modality, Polarity, Quantity, QuestionKey, Reference, Resolution, Voice
from sayso.model.claim import Stance as ClaimStance
from sayso.model.entry import ArticleRead, CaptureRecorded, ClaimRecorded, Entry
from sayso.model.ids import make_id
from sayso.model.remark import Remark
from sayso.model.source import Article, Candidate, Capture, Credit, Span, Zone, ZoneKind
from sayso.model.times import Period, TimeReading

SENTENCES = (
    "Southern forces entered Velika on Monday.",
    "The Northern army denied that it had left Brod.",
    "At least forty people fled along the lower road.",
)
START = datetime(2031, 5, 14, 9, 0, tzinfo=UTC)


def ticking_clock(start: datetime = START, step: timedelta = timedelta(minutes=1)) -> Callable[[], datetime]:
    """A clock that is one step later each time it is asked."""
    moments = iter(range(1_000_000))
    return lambda: start + step * next(moments)


def article_entries(
    name: str = "post",
    *,
    published_on: date | None = date(2031, 5, 14),
    ruleset: str = "rules-1",
    supersedes: str | None = None,
    sentences: tuple[str, ...] = SENTENCES,
    place_ref: str | None = "velika",
) -> list[Entry]:
    """A capture, a reading of it and a claim for each sentence."""
    text = f"{name}\n\n" + " ".join(sentences)
    raw = text.encode()
    capture = Capture(hashlib.sha256(raw).hexdigest(), raw, "text/plain", f"{name}.txt", START)
    article = Article(
        id=make_id("a", capture.sha256),
        capture_sha256=capture.sha256,
        text=text,
        zones=(Zone(ZoneKind.HEADLINE, Span(0, len(name))), Zone(ZoneKind.BODY, Span(len(name) + 2, len(text)))),
        locator=f"{name}.txt",
        publisher="Valley Post",
        published_on=published_on,
        credits=(Credit("Twin Valleys Wire", Span(0, len(name))),),
    )
    reading = ArticleRead(
        reading_id=make_id("r", article.id, ruleset),
        article=article,
        ruleset=ruleset,
        theatre="twin_valleys",
        people=(PersonNotice("Ilka Maren", (Span(0, 4),), True, "spokeswoman", "speaks for the Northern army"),),
        remarks=(Remark("place-unresolved", Span(0, 4), "'lower road' is in no gazetteer"),),
        supersedes=supersedes,
    )
    claims = [claim_in(article, sentence, place_ref=place_ref) for sentence in sentences]
    recorded = [ClaimRecorded(reading.reading_id, claim) for claim in claims]
    return [CaptureRecorded(capture), reading, *recorded]


def claim_in(article: Article, sentence: str, *, place_ref: str | None = "velika") -> Claim:
    start = article.text.index(sentence)
    span = Span(start, start + len(sentence))
    return Claim(
        id=make_id("c", article.id, span.start, span.end),
        article_id=article.id,
        evidence=span,
        words=sentence,
        kind="control",
        change="gained",
        polarity=Polarity.AFFIRMED,
        modality=Modality.HAPPENED,
        quantity=Quantity("people", 40, None, "At least forty", span),
        voices=(Voice("the Northern army", span, "said", ClaimStance.ASSERTS, "Telegram", "verb-of-saying"),),
        about=(),
        answers=(),
        zone=ZoneKind.BODY,
        rule="control/enter",
        also=(),
        resolution=resolution_at(span, place_ref=place_ref),
    )


def resolution_at(span: Span, *, place_ref: str | None = "velika") -> Resolution:
    candidates = (Candidate("place", "velika", "Velika", 0.75, "theatre name"),)
    return Resolution(
        claimant=Claimant(
            "the Northern army", span, "side", "north", "north", "northern army", True, "", "named as a side"
        ),
        actor=Reference("Southern forces", span, "south", "southern forces"),
        target=None,
        places=(Reference("Velika", span, place_ref, "Velika", candidates, "only candidate"),),
        when=TimeReading(
            "on Monday",
            span,
            "2031-05-12",
            Period(date(2031, 5, 12), date(2031, 5, 12)),
            "day",
            "published",
            "the Monday before publication",
        ),
        said_at=None,
        background=False,
        questions=(QuestionKey("q-velika", "control", "Who holds Velika?", (("place", "velika"),)),),
        proposition="p-south-entered-velika",
    )


def without_waiting_for_the_disk(database: Any, _: object) -> None:
    """For tests that make hundreds of ledgers: no power is cut in them."""
    database.execute("PRAGMA synchronous = OFF")
