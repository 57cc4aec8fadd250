"""Every format keeps its promise: its example is read as its expected.json says, and bad bytes give clear errors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from reading import capture, june
from sayso.errors import UnreadableError
from sayso.model.source import Capture
from sayso.plugins import folders_in
from sayso.read import Hints, captures_in, read_capture
from sayso.read.registry import GROUP, PACKAGE, reader_for, readers

FOLDERS = folders_in(PACKAGE, GROUP)


def example_of(folder: Path) -> Capture:
    (example,) = sorted(folder.glob("example.*"))
    (met,) = captures_in(example, now=june)
    assert isinstance(met, Capture)
    return met


def as_expected(met: Capture) -> dict[str, Any]:
    """What expected.json holds: the article without the file's place and the capture's hash, zones as words."""
    article, remarks = read_capture(met, Hints())
    key = article.locator.partition("#")[2]
    return {
        "id": article.id,
        **({"key": key} if key else {}),
        "publisher": article.publisher,
        "published_on": article.published_on.isoformat() if article.published_on else None,
        "url": article.url,
        "title": article.title,
        "language": article.language,
        "credits": [credit.name for credit in article.credits],
        "remarks": [remark.code for remark in remarks],
        "zones": [[zone.kind.value, zone.span.of(article.text)] for zone in article.zones],
    }


@pytest.mark.parametrize("name", sorted(FOLDERS))
def test_example_is_read_as_expected(name: str) -> None:
    expected = json.loads((FOLDERS[name] / "expected.json").read_text(encoding="utf-8"))
    assert as_expected(example_of(FOLDERS[name])) == expected


@pytest.mark.parametrize("name", sorted(FOLDERS))
def test_reader_names_media_types_and_suffixes(name: str) -> None:
    reader = readers()[name]
    assert reader.media_types
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in reader.suffixes)


def test_no_two_readers_claim_the_same() -> None:
    types = [media_type for reader in readers().values() for media_type in reader.media_types]
    suffixes = [suffix for reader in readers().values() for suffix in reader.suffixes]
    assert len(set(types)) == len(types)
    assert len(set(suffixes)) == len(suffixes)


@pytest.mark.parametrize("name", sorted(FOLDERS))
@pytest.mark.parametrize("raw", [b"", b" \n\n", b"Velika\0Brod", b"\x01\x02\x03\x04" * 9, b"\xff\xfe\x00"])
def test_bytes_without_text_give_a_clear_error(name: str, raw: bytes) -> None:
    media_type = readers()[name].media_types[0]
    with pytest.raises(UnreadableError, match="report"):
        read_capture(capture(raw, media_type, "report"), Hints())


@pytest.mark.parametrize("name", sorted(FOLDERS))
def test_reading_twice_gives_the_same(name: str) -> None:
    met = example_of(FOLDERS[name])
    assert read_capture(met, Hints()) == read_capture(met, Hints())


def test_reader_is_found_by_media_type() -> None:
    assert reader_for("text/html", "page") is readers()["html"]
