"""Local files: one file, a folder of them, or standard input ('-'); JSON Lines are read a line at a time."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from io import BufferedReader
from pathlib import Path
from typing import cast

from sayso.errors import InputError, UnknownFormatError, UnreadableError
from sayso.model.source import Capture
from sayso.read.fetcher import Clock, Fetcher, Skipped
from sayso.read.fetchers.files.lines import bounded_lines
from sayso.read.registry import media_type_of, reader_for

LARGEST_PIECE = 32 * 1024 * 1024
"""Bytes: a file, or a line of JSON Lines. Five million characters in JSON's longest escapes take thirty million."""

STDIN = "-"
_BY_THE_LINE = ("application/x-ndjson", "application/jsonl")
_LOOK_AHEAD = 4096


def captures_in(
    path: str | Path, *, now: Clock, largest_piece: int = LARGEST_PIECE, stdin: BufferedReader | None = None
) -> Iterator[Capture | Skipped]:
    """Every article's bytes at a path, in order of path and line; what cannot be read comes as Skipped.

    A folder is read with its sub-folders, hidden files and folders left out. `now` gives an aware datetime.
    Raises UnreadableError, before anything is yielded, when the path is missing or a folder holds no file.
    """
    if str(path) == STDIN:
        return _pieces(stdin or cast(BufferedReader, sys.stdin.buffer), "stdin", now, largest_piece)
    root = Path(path)
    if not root.exists():
        raise UnreadableError(str(path), "there is no such file or folder", "check the path")
    closed: list[OSError] = []
    files = sorted(_files_under(root, closed), key=lambda file: file.parts) if root.is_dir() else [root]
    if not files and not closed:
        raise UnreadableError(str(path), "a folder without a file that could be read", "name a folder with reports")
    return _all_pieces(files, closed, now, largest_piece)


def _files_under(root: Path, closed: list[OSError]) -> Iterator[Path]:
    """Every file that is not hidden; folders that cannot be looked into are added to `closed`."""
    for folder, folders, names in os.walk(root, onerror=closed.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(folder, name) for name in names if not name.startswith("."))


def _all_pieces(
    files: list[Path], closed: list[OSError], now: Clock, largest_piece: int
) -> Iterator[Capture | Skipped]:
    yield from (_cannot_be_opened(problem.filename, problem) for problem in closed)
    for file in files:
        yield from _pieces_of_file(file, now, largest_piece)


def _cannot_be_opened(locator: str, problem: OSError) -> Skipped:
    why = problem.strerror or str(problem)
    return Skipped(locator, UnreadableError(locator, f"cannot be opened: {why}", "check its permissions"))


def _pieces_of_file(file: Path, now: Clock, largest_piece: int) -> Iterator[Capture | Skipped]:
    try:
        with file.open("rb") as stream:
            yield from _pieces(stream, str(file), now, largest_piece)
    except OSError as problem:
        yield _cannot_be_opened(str(file), problem)


def _pieces(stream: BufferedReader, locator: str, now: Clock, largest_piece: int) -> Iterator[Capture | Skipped]:
    """One piece, or one a line, depending on the media type; a type without a reader is skipped unread."""
    media_type = media_type_of(locator, stream.peek(_LOOK_AHEAD)[:_LOOK_AHEAD])
    try:
        reader_for(media_type, locator)
    except UnknownFormatError as problem:
        yield Skipped(locator, problem)
    else:
        if media_type in _BY_THE_LINE:
            yield from _lines(stream, locator, media_type, now, largest_piece)
        else:
            yield _whole(stream, locator, media_type, now, largest_piece)


def _lines(
    stream: BufferedReader, locator: str, media_type: str, now: Clock, largest: int
) -> Iterator[Capture | Skipped]:
    met_any = False
    for number, line in bounded_lines(stream, limit=largest):
        met_any = True
        where = f"{locator}#line-{number}"
        yield (
            Skipped(where, _too_large("a line", where, largest))
            if line is None
            else _capture(line, where, media_type, now)
        )
    if not met_any:
        yield Skipped(locator, UnreadableError(locator, "the file is empty", "give a file with text in it"))


def _whole(stream: BufferedReader, locator: str, media_type: str, now: Clock, largest: int) -> Capture | Skipped:
    raw = stream.read(largest + 1)
    if len(raw) > largest:
        return Skipped(locator, _too_large("a file", locator, largest))
    return _capture(raw, locator, media_type, now)


def _capture(raw: bytes, locator: str, media_type: str, now: Clock) -> Capture:
    return Capture(hashlib.sha256(raw).hexdigest(), raw, media_type, locator, now())


def _too_large(what: str, locator: str, largest: int) -> InputError:
    return UnreadableError(locator, f"{what} of more than {largest:,} bytes", "give one article a file, or a line")


FETCHER = Fetcher(name="files", captures_in=captures_in)
