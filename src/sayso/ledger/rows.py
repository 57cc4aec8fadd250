"""Entries as rows of the tables: the look-up columns, the moment, the hash that chains them, the compressed bytes."""

from __future__ import annotations

import zlib
from datetime import UTC, date, datetime
from typing import Any

from sayso.ledger.codec import kind_of
from sayso.ledger.tables import LOOKUP_COLUMNS
from sayso.model.entry import ArticleRead, CaptureRecorded, ClaimRecorded, Entry, ResolutionRevised, Withdrawn
from sayso.model.ids import digest_of
from sayso.model.source import Capture

FIRST_PREV_HASH = "0" * 64
"""What the first entry names as the hash before it."""


class DamagedBytesError(ValueError):
    """Stored bytes that do not unpack to the size recorded beside them."""


def hash_of(number: int, recorded_at: str, kind: str, payload: str, prev_hash: str) -> str:
    """The hash of an entry, over everything that was recorded and the hash before it (docs/methods/integrity.md)."""
    return digest_of(number, recorded_at, kind, payload, prev_hash)


def row_of(entry: Entry, payload: str, *, number: int, recorded_at: str, prev_hash: str) -> dict[str, Any]:
    """An entry as a row of `entries`."""
    kind = kind_of(entry)
    return {
        "number": number,
        "recorded_at": recorded_at,
        "kind": kind,
        "payload": payload,
        **lookups_of(entry),
        "prev_hash": prev_hash,
        "hash": hash_of(number, recorded_at, kind, payload, prev_hash),
    }


def lookups_of(entry: Entry) -> dict[str, str | None]:
    """The parts of an entry that stand in columns of their own."""
    columns: dict[str, str | None] = dict.fromkeys(LOOKUP_COLUMNS)
    if isinstance(entry, CaptureRecorded):
        columns["capture_sha256"] = entry.capture.sha256
    elif isinstance(entry, ArticleRead):
        columns["capture_sha256"] = entry.article.capture_sha256
        columns["article_id"] = entry.article.id
        columns["reading_id"] = entry.reading_id
        columns["published_on"] = _day(entry.article.published_on)
    elif isinstance(entry, ClaimRecorded):
        columns["article_id"] = entry.claim.article_id
        columns["reading_id"] = entry.reading_id
        columns["claim_id"] = entry.claim.id
    elif isinstance(entry, ResolutionRevised | Withdrawn):
        columns["claim_id"] = entry.claim_id
    return columns


def capture_row(capture: Capture) -> dict[str, Any]:
    """A capture's bytes as a row of `captures`."""
    return {"sha256": capture.sha256, "size": len(capture.raw), "compressed": zlib.compress(capture.raw)}


def unpacked(compressed: Any, size: Any) -> bytes:
    """The captured bytes; never more than the recorded size, whatever the stored bytes would unpack to."""
    if not isinstance(compressed, bytes) or not isinstance(size, int):
        raise DamagedBytesError("the stored bytes are not bytes")
    try:
        raw = zlib.decompressobj().decompress(compressed, size + 1)
    except (zlib.error, ValueError, OverflowError) as error:
        raise DamagedBytesError(f"the stored bytes do not unpack ({error})") from error
    if len(raw) != size:
        raise DamagedBytesError(f"the stored bytes unpack to another size than {size}")
    return raw


def stored_moment(moment: datetime) -> str:
    """A moment in universal time, written so that text order is time order. Raises ValueError without a zone."""
    if moment.tzinfo is None:
        raise ValueError(f"a moment needs a time zone: {moment.isoformat()}")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
