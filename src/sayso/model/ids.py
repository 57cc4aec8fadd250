"""Ids are made from content, so the same input gives the same ids on every machine."""

from __future__ import annotations

import hashlib
import unicodedata
from functools import lru_cache

ID_LENGTH = 16
"""Hexadecimal digits: 64 bits, one expected clash among four thousand million ids."""


def digest_of(*parts: str | bytes | int | None) -> str:
    """SHA-256, in hexadecimal, of the parts in order; a part cannot run into its neighbour."""
    digest = hashlib.sha256()
    for part in parts:
        raw = part if isinstance(part, bytes) else b"\0none" if part is None else str(part).encode()
        digest.update(len(raw).to_bytes(8, "big"))
        digest.update(raw)
    return digest.hexdigest()


def make_id(prefix: str, *parts: str | bytes | int | None) -> str:
    """A short id such as 'c-9f2a40c1d0b7e655'."""
    return f"{prefix}-{digest_of(prefix, *parts)[:ID_LENGTH]}"


# An article's names come up at every step; the bound keeps what long texts leave behind small.
@lru_cache(maxsize=16_384)
def folded(name: str) -> str:
    """A name without case, accents, punctuation and doubled space: the key under which spellings meet.

    >>> folded("  Deir ez-Zôr ")
    'deir ez zor'
    """
    decomposed = unicodedata.normalize("NFKD", name)
    kept = "".join(c if c.isalnum() else " " for c in decomposed if not unicodedata.combining(c))
    return " ".join(kept.casefold().split())
