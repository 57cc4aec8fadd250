"""Plain text, with optional front matter.

    ---
    publisher: Valley Post
    published: 2031-05-14
    ---
    Southern forces entered Velika, the ministry said.

Offsets count code points of the decoded text after the line that closes the front matter (of the whole decoded text
where there is none), line ends and outer white space kept as they are; a byte order mark is not part of it.
"""

from __future__ import annotations

import re

from sayso.model.remark import Remark
from sayso.model.source import Capture
from sayso.read.decode import decoded
from sayso.read.reader import FoundText, Hints, Reader

KEYS = ("publisher", "published", "url", "title", "language")

_FRONT_MATTER = re.compile(r"---[ \t]*(?:\r\n|\r|\n)(?P<inside>.{0,20000}?)^---[ \t]*(?:\r\n|\r|\n|\Z)", re.S | re.M)
_SETTING = re.compile(r"[ \t]*(?P<key>[A-Za-z][\w -]{0,40}?)[ \t]*:(?P<value>.*)")


def read(capture: Capture, _hints: Hints) -> FoundText:
    """The text after the front matter, and what the front matter says; unknown keys become Remarks."""
    text, remarks = decoded(capture)
    if not text.startswith("---"):
        return FoundText(text, remarks=remarks)
    match = _FRONT_MATTER.match(text)
    lines = match["inside"].splitlines() if match else []
    settings = [_SETTING.fullmatch(line) for line in lines if line.strip() and not line.startswith("#")]
    if match is None or not settings or None in settings:
        note = "begins with '---' but not with front matter (key: value lines closed by '---'); all of it is text"
        return FoundText(text, remarks=(*remarks, Remark("front-matter-unread", None, note)))
    said = {s["key"].lower(): s["value"].strip().strip("\"'").strip() for s in settings if s}
    unknown = tuple(_unknown(key, value) for key, value in said.items() if key not in KEYS)
    known = {key: said.get(key) or None for key in KEYS}
    return FoundText(text[match.end() :], remarks=remarks + unknown, **known)


def _unknown(key: str, value: str) -> Remark:
    return Remark(
        "unread-key", None, f"front matter key {key!r} ({value[:80]!r}) is not read; known: {', '.join(KEYS)}"
    )


READER = Reader(media_types=("text/plain", "text/markdown"), suffixes=(".txt", ".text", ".md"), read=read)
