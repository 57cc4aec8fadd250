"""Lines of a stream without ever holding one that is too long."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

_STEP = 1024 * 1024


def bounded_lines(stream: BinaryIO, *, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Number (from 1) and bytes of every line that is not blank, without its line end; None for one over `limit` bytes.

    At most limit + 2 bytes, or a megabyte, are held at a time.
    """
    number = 0
    while raw := stream.readline(limit + 2):
        number += 1
        line = raw.rstrip(b"\r\n")
        if len(line) > limit:
            _pass_over(stream, raw)
            yield number, None
        elif line.strip():
            yield number, line


def _pass_over(stream: BinaryIO, begun: bytes) -> None:
    """Reads to the end of the line that has begun."""
    while begun and not begun.endswith(b"\n"):
        begun = stream.readline(_STEP)
