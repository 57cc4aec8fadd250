"""Opening the files of others, zipped ones too: what is wrong with one is said in words."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, TextIO

from sayso.errors import UnreadableError

CHUNK_BYTES = 1 << 20
HEAD_BYTES = 1024

# What a download leaves behind when it went wrong, by how the file begins.
_NO_DATA: tuple[tuple[bytes, str, str], ...] = (
    (b"<!doctype html", "a web page, and no data", "the download went wrong: fetch the file again"),
    (b"<html", "a web page, and no data", "the download went wrong: fetch the file again"),
    (
        b"version https://git-lfs",
        "a pointer to the file, and not the file (Git LFS)",
        "fetch the file itself, from the address that its publisher gives for downloads",
    ),
    (b"\x1f\x8b", "compressed with gzip", "unpack it first"),
    (b"\xff\xfe", "UTF-16, not UTF-8", "save it as UTF-8"),
    (b"\xfe\xff", "UTF-16, not UTF-8", "save it as UTF-8"),
    (b"%pdf", "a PDF", "ask for the table or the GeoJSON file"),
)
_BESIDE_THE_DATA = frozenset({"readme.txt", "iso-languagecodes.txt", "license.txt", "licence.txt"})
"""What publishers put into an archive besides the data."""


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file, or one in an archive."""

    path: Path
    member: PurePosixPath | None = None

    @property
    def name(self) -> PurePosixPath:
        return self.member or PurePosixPath(self.path.name)

    @property
    def suffix(self) -> str:
        return self.name.suffix.casefold()

    @contextmanager
    def open(self) -> Iterator[IO[bytes]]:
        """Its bytes. Raises UnreadableError for what is no data by its beginning: a web page, UTF-16, a pointer."""
        with reading(self.path), self._raw() as file:
            head = file.read(HEAD_BYTES).removeprefix(b"\xef\xbb\xbf").lstrip().lower()
        for beginning, problem, remedy in _NO_DATA:
            if head.startswith(beginning):
                raise UnreadableError(str(self.path), problem, remedy)
        with reading(self.path), self._raw() as file:
            yield file

    @contextmanager
    def _raw(self) -> Iterator[IO[bytes]]:
        if self.member is None:
            with self.path.open("rb") as file:
                yield file
        else:
            with zipfile.ZipFile(self.path) as archive, archive.open(str(self.member)) as member:
                yield member

    @contextmanager
    def text(self, *, newline: str = "\n") -> Iterator[TextIO]:
        """Its text, of UTF-8 with or without its mark."""
        with self.open() as file, io.TextIOWrapper(file, encoding="utf-8-sig", newline=newline) as text:
            yield text

    def lines(self) -> Iterator[tuple[int, str]]:
        """Number and text of each line, without its end."""
        with self.text() as file:
            for number, line in enumerate(file, start=1):
                yield number, line.rstrip("\r\n")

    def count_lines(self) -> int:
        """For the progress bar of a table."""
        with self.open() as file:
            return sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(CHUNK_BYTES), b""))


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turns what the system says about a file into an UnreadableError."""
    try:
        yield
    except FileNotFoundError as error:
        raise UnreadableError(str(path), "there is no such file", "check the path") from error
    except IsADirectoryError as error:
        raise UnreadableError(str(path), "a folder, and no file", "name the file in it") from error
    except UnicodeDecodeError as error:
        raise UnreadableError(str(path), f"not UTF-8 at byte {error.start}", "save it as UTF-8") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise UnreadableError(str(path), f"a damaged archive: {error}", "fetch it again") from error
    except RuntimeError as error:
        if "password" not in str(error):
            raise
        raise UnreadableError(str(path), "an archive with a password", "unpack it first") from error
    except OSError as error:
        raise UnreadableError(str(path), f"cannot be read: {error.strerror}", "check the path") from error


def data_files(path: Path, *suffixes: str) -> tuple[DataFile, ...]:
    """The file itself; or those in an archive with one of the endings ('.txt'): the one named like the archive, or all.

    A workbook is an archive too, and not looked into. Raises UnreadableError for an archive without such a file.
    """
    with reading(path):
        if path.suffix.casefold() in (".xlsx", ".ods") or not zipfile.is_zipfile(path):
            if path.suffix.casefold() == ".zip":
                # Says in words what it is instead; a damaged archive, if it says nothing.
                with DataFile(path).open():
                    raise zipfile.BadZipFile("not an archive")
            return (DataFile(path),)
        with zipfile.ZipFile(path) as archive:
            names = [PurePosixPath(name) for name in archive.namelist() if not name.endswith("/")]
    fit = [name for name in names if name.suffix.casefold() in suffixes and _is_data(name)]
    named_like_it = [name for name in fit if name.stem.casefold() == path.stem.casefold()]
    if not fit:
        held = ", ".join(name.name for name in names[:5]) or "nothing"
        raise UnreadableError(str(path), f"no {' or '.join(suffixes)} in the archive, but {held}", "unpack it first")
    return tuple(DataFile(path, name) for name in (named_like_it if len(named_like_it) == 1 else sorted(fit)))


def data_file(path: Path, *suffixes: str) -> DataFile:
    """The same where it must be one."""
    found = data_files(path, *suffixes)
    if len(found) > 1:
        several = ", ".join(file.name.name for file in found[:5])
        raise UnreadableError(str(path), f"several files in the archive: {several}", "unpack it and name one")
    return found[0]


def _is_data(name: PurePosixPath) -> bool:
    return (
        name.name.casefold() not in _BESIDE_THE_DATA and not name.name.startswith(".") and "__MACOSX" not in name.parts
    )
