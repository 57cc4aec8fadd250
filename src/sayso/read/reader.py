"""What a format promises: a READER that turns one capture into a text with what the file says about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from sayso.model.remark import Remark
from sayso.model.source import Capture

LONGEST_ARTICLE = 5_000_000
"""Characters. War and Peace has three million; what is longer is an archive and not an article."""


@dataclass(frozen=True, slots=True)
class Hints:
    """What the user says about an article; fills what the file leaves open and never overrules it."""

    publisher: str | None = None
    published: date | None = None
    title: str | None = None
    url: str | None = None
    language: str | None = None
    """BCP 47."""


@dataclass(frozen=True, slots=True)
class FoundText:
    """The text of one capture and what the file itself says about it, all as written there."""

    text: str = field(repr=False)
    """What every offset counts into; each format's docstring says how it comes from the bytes."""
    key: str | None = None
    """The article's own name in its file, if it has one ('a12')."""
    publisher: str | None = None
    published: str | None = None
    """As written; only ISO days and date-times are understood later."""
    title: str | None = None
    url: str | None = None
    language: str | None = None
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """One format. `read` never touches the network and raises UnreadableError when it gives up."""

    media_types: tuple[str, ...]
    suffixes: tuple[str, ...]
    """Lower case, with the dot: '.txt'."""
    read: Callable[[Capture, Hints], FoundText]
