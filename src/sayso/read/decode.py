"""Bytes -> text: UTF-8 first, then what the file declares, then Western European; never a silent guess."""

from __future__ import annotations

import codecs
import re

from sayso.errors import UnreadableError
from sayso.model.counted import counted
from sayso.model.remark import Remark
from sayso.model.source import Capture

# Tuned by hand on invented samples of French, German, Russian and random bytes: Western European prose has below a
# sixth of its letters outside ASCII, mistaken Cyrillic or Arabic nearly all, random bytes a half.
MOST_NOT_ASCII = 0.3
MOST_CONTROL = 0.01

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_WIDE_MARKS = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def decoded(capture: Capture, *, declared: str | None = None) -> tuple[str, tuple[Remark, ...]]:
    """The capture's text without a byte order mark, line ends as they are; a Remark when it was not UTF-8.

    `declared` is the encoding that the file names for itself, tried after UTF-8.
    Raises UnreadableError for empty files, binary bytes and text in no encoding that is tried.
    """
    if not capture.raw.strip():
        raise UnreadableError(capture.locator, "the file is empty", "give a file with text in it")
    for mark, encoding in _WIDE_MARKS:
        if capture.raw.startswith(mark):
            return _strictly(capture, encoding), (_not_utf8(encoding, "as its first bytes say"),)
    if b"\0" in capture.raw:
        raise _binary(capture)
    try:
        text = capture.raw.decode("utf-8-sig")
        remarks: tuple[Remark, ...] = ()
    except UnicodeDecodeError:
        text, remark = _other_than_utf8(capture, declared)
        remarks = (remark,)
    if _share(text, _CONTROL) > MOST_CONTROL:
        raise _binary(capture)
    return text, remarks


def _strictly(capture: Capture, encoding: str) -> str:
    try:
        return capture.raw.decode(encoding)
    except UnicodeDecodeError as problem:
        raise _binary(capture) from problem


def _other_than_utf8(capture: Capture, declared: str | None) -> tuple[str, Remark]:
    if declared and _is_known(declared):
        try:
            return capture.raw.decode(declared), _not_utf8(declared, "as the file declares")
        except UnicodeDecodeError:
            pass  # a wrong declaration is common; go on as if there were none
    mended = capture.raw.decode("utf-8-sig", errors="replace")
    broken = mended.count("\N{REPLACEMENT CHARACTER}")
    if len(_NOT_ASCII.findall(mended)) > 2 * broken:
        return mended, Remark("not-utf-8", None, f"read as utf-8; {counted(broken, 'broken character')} shown as �")
    for encoding in ("cp1252", "latin-1"):
        try:
            text = capture.raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _share(text, _NOT_ASCII) <= MOST_NOT_ASCII and _share(text, _CONTROL) <= MOST_CONTROL:
            return text, _not_utf8(encoding, "the bytes are no UTF-8 and read well so")
    problem = "the bytes are neither UTF-8 nor Western European text"
    raise UnreadableError(capture.locator, problem, "save it as UTF-8 text")


def _is_known(encoding: str) -> bool:
    try:
        return codecs.lookup(encoding)._is_text_encoding
    except LookupError:
        return False


def _share(text: str, kind: re.Pattern[str]) -> float:
    """The share of characters that are of a kind."""
    return sum(1 for _ in kind.finditer(text)) / len(text) if text else 0.0


def _not_utf8(encoding: str, why: str) -> Remark:
    return Remark("not-utf-8", None, f"read as {encoding}: {why}")


def _binary(capture: Capture) -> UnreadableError:
    return UnreadableError(capture.locator, "the bytes are binary, not text", "save it as plain text")
