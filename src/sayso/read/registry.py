"""Which formats are installed, found by a folder scan, and which of them reads a capture."""

from __future__ import annotations

import mimetypes
from functools import cache
from pathlib import PurePath

from sayso.errors import PackError, UnknownFormatError
from sayso.plugins import folders_in, module_of
from sayso.read.reader import Reader

PACKAGE, GROUP = "sayso.read.formats", "formats"

# First bytes of files that are often met and not read yet; what begins so is no text, whatever its name says.
SIGNATURES = (
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"\x1f\x8b", "application/gzip"),
    (b"{\\rtf", "application/rtf"),
    (b"\xd0\xcf\x11\xe0", "application/x-ole-storage"),
)


@cache
def readers() -> dict[str, Reader]:
    """Every installed format by name. Raises PackError for a folder without a READER."""
    found: dict[str, Reader] = {}
    for name, folder in folders_in(PACKAGE, GROUP).items():
        reader = getattr(module_of(PACKAGE, GROUP, name), "READER", None)
        if not isinstance(reader, Reader):
            raise PackError(str(folder), "no READER in it", "see docs/howto/add-a-format.md")
        found[name] = reader
    return found


def reader_for(media_type: str, locator: str) -> Reader:
    """The format that reads the media type. Raises UnknownFormatError."""
    for reader in readers().values():
        if media_type in reader.media_types:
            return reader
    raise UnknownFormatError(locator, media_type, readers())


def media_type_of(name: str, beginning: bytes) -> str:
    """The media type by first bytes, then by the name's suffix; text of an unknown suffix is plain text."""
    for signature, media_type in SIGNATURES:
        if beginning.startswith(signature):
            return media_type
    suffix = PurePath(name).suffix.lower()
    for reader in readers().values():
        if suffix in reader.suffixes:
            return reader.media_types[0]
    guessed = mimetypes.types_map.get(suffix)
    if guessed and not guessed.startswith("text/"):
        return guessed
    if b"\0" in beginning:
        return "application/octet-stream"
    return _by_content(beginning)


def _by_content(beginning: bytes) -> str:
    start = beginning.removeprefix(b"\xef\xbb\xbf").lstrip()[:200].lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return "text/html"
    if start.startswith(b"{"):
        return "application/x-ndjson"
    return "text/plain"
