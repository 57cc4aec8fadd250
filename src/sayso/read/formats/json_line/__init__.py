"""One line of a JSON Lines file: an object with a text and what is known about it.

    {"doc": "a12", "text": "Southern forces entered Velika.", "publisher": "Valley Post", "published": "2031-05-14"}

Offsets count code points of the string under "text" once JSON's escapes are undone, kept as it is.
"""

from __future__ import annotations

import json
import re

from sayso.errors import UnreadableError
from sayso.model.remark import Remark
from sayso.model.source import Capture
from sayso.read.decode import decoded
from sayso.read.reader import FoundText, Hints, Reader

# The first name is the project's own; the others are met in public archives and used when only one of them is there.
NAMES = {
    "doc": ("doc", "id", "doc_id", "article_id", "guid"),
    "text": ("text", "body", "content", "article", "full_text", "maintext", "plain_text"),
    "published": ("published", "date", "published_at", "published_on", "publish_date", "pub_date", "date_publish"),
    "publisher": ("publisher", "source", "outlet", "site_name", "sitename", "source_name"),
    "title": ("title", "headline"),
    "url": ("url", "link", "source_url"),
    "language": ("language", "lang"),
}
_SHAPE = '{"doc": ..., "text": ..., "published"?, "publisher"?, "title"?, "url"?, "language"?}'
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def read(capture: Capture, _hints: Hints) -> FoundText:
    """The object's text and what it says about it; keys that are not read are named in one Remark."""
    line, remarks = decoded(capture)
    fields = _fields_of(line, capture.locator)
    values: dict[str, str | None] = {}
    notes = list(remarks)
    for slot in NAMES:
        values[slot] = _value(fields, slot, notes)
    text = values["text"]
    if text is None or not text.strip():
        raise UnreadableError(capture.locator, "no text in the object", f"give one object a line: {_SHAPE}")
    if "\0" in text:
        raise UnreadableError(capture.locator, "the text holds NUL characters", "take them out")
    unread = sorted(set(fields) - {name for names in NAMES.values() for name in names})
    if unread:
        notes.append(Remark("unread-keys", None, f"not read: {', '.join(unread)[:200]}"))
    return FoundText(
        text,
        key=values["doc"],
        publisher=values["publisher"],
        published=values["published"],
        title=values["title"],
        url=values["url"],
        language=values["language"],
        remarks=tuple(notes),
    )


def _fields_of(line: str, locator: str) -> dict[str, object]:
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError) as problem:
        raise UnreadableError(locator, f"not JSON: {problem}", f"give one object a line: {_SHAPE}") from problem
    if not isinstance(fields, dict):
        met = "a list" if isinstance(fields, list) else f"{str(fields)[:40]!r}"
        raise UnreadableError(locator, f"{met}, not an object", f"give one object a line, as .jsonl: {_SHAPE}")
    return fields


def _value(fields: dict[str, object], slot: str, notes: list[Remark]) -> str | None:
    """The slot's string; its own name goes first, another name only when it is the only one that says something."""
    own, *others = NAMES[slot]
    names = [own] if own in fields else [name for name in others if fields.get(name) not in (None, "")]
    if len({str(fields[name]) for name in names}) > 1:
        notes.append(Remark("ambiguous-keys", None, f"{slot}: {', '.join(names)} differ, none is taken"))
        return None
    value = fields[names[0]] if names else None
    if slot == "doc" and isinstance(value, int):
        value = str(value)
    if value is not None and not isinstance(value, str):
        notes.append(Remark("unread-key", None, f"{names[0]!r} is no string: {str(value)[:80]!r}"))
        return None
    if value and _LONE_SURROGATE.search(value):
        notes.append(Remark("broken-characters", None, f"{slot}: half characters (lone surrogates) are shown as �"))
        value = _LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", value)
    return value or None


READER = Reader(
    media_types=("application/x-ndjson", "application/json", "application/jsonl"),
    suffixes=(".jsonl", ".ndjson"),
    read=read,
)
