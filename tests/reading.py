"""Values that several tests of the reading stage need: a clock, captures from words, the words of zones."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

from sayso.languages.furniture import load_furniture
from sayso.model.source import Article, Capture, ZoneKind
from sayso.read import Hints, read_capture
from sayso.read.zones import Layout, cut_into_zones

JUNE = datetime(2031, 6, 1, 12, tzinfo=UTC)


def june() -> datetime:
    return JUNE


def capture(raw: bytes | str, media_type: str = "text/plain", locator: str = "report.txt") -> Capture:
    raw = raw.encode() if isinstance(raw, str) else raw
    return Capture(hashlib.sha256(raw).hexdigest(), raw, media_type, locator, JUNE)


def article(raw: bytes | str, media_type: str = "text/plain", **hints: object) -> Article:
    return read_capture(capture(raw, media_type), Hints(**hints))[0]  # type: ignore[arg-type]


def codes(raw: bytes | str, media_type: str = "text/plain", **hints: object) -> list[str]:
    remarks = read_capture(capture(raw, media_type), Hints(**hints))[1]  # type: ignore[arg-type]
    return [remark.code for remark in remarks]


def layout(text: str, title: str | None = None, publisher: str | None = None) -> Layout:
    return cut_into_zones(text, load_furniture("en"), title=title, publisher=publisher)


def zones(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(zone.kind.value, zone.span.of(text)) for zone in layout(text, title).zones]


def words(text: str, kind: ZoneKind, title: str | None = None) -> list[str]:
    return [said for name, said in zones(text, title) if name == kind.value]
