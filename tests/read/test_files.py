"""Local files and folders as captures, the odd ones skipped with a reason."""

from __future__ import annotations

import os
from io import BufferedReader, BytesIO
from pathlib import Path

import pytest

from reading import june
from sayso.errors import InputError, UnknownFormatError, UnreadableError
from sayso.model.source import Capture
from sayso.read import Skipped, captures_in


def met_in(path: Path | str, **more: object) -> list[Capture | Skipped]:
    return list(captures_in(path, now=june, **more))  # type: ignore[arg-type]


def names(found: list[Capture | Skipped]) -> list[str]:
    return [Path(item.locator).name for item in found]


def test_folder_is_read_in_order_with_its_sub_folders(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c/a.txt", "a/z.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Velika fell.", encoding="utf-8")
    found = [Path(item.locator).relative_to(tmp_path).as_posix() for item in met_in(tmp_path)]
    assert found == ["a/z.txt", "a.txt", "b.txt", "c/a.txt"]


def test_hidden_files_and_folders_are_left_out(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    for name in (".hidden.txt", ".git/config.txt", "seen.txt"):
        (tmp_path / name).write_text("Velika fell.", encoding="utf-8")
    assert names(met_in(tmp_path)) == ["seen.txt"]


def test_json_lines_are_one_capture_a_line(tmp_path: Path) -> None:
    file = tmp_path / "feed.jsonl"
    file.write_bytes(b'{"text": "a"}\r\n\n{"text": "b"}')
    found = met_in(file)
    assert [item.raw for item in found if isinstance(item, Capture)] == [b'{"text": "a"}', b'{"text": "b"}']
    assert names(found) == ["feed.jsonl#line-1", "feed.jsonl#line-3"]


@pytest.mark.parametrize("length", [11, 12, 5_000, 3_000_000])
def test_line_that_is_too_long_is_skipped_and_the_next_one_read(tmp_path: Path, length: int) -> None:
    file = tmp_path / "feed.jsonl"
    file.write_bytes(b'{"a": "b"}\n' + b"x" * length + b'\n{"c": 1}')
    first, long, last = met_in(file, largest_piece=10)
    assert isinstance(long, Skipped)
    assert "feed.jsonl#line-2: a line of more than 10 bytes" in str(long.error)
    assert isinstance(first, Capture)
    assert isinstance(last, Capture)
    assert last.raw == b'{"c": 1}'


def test_file_that_is_too_large_is_skipped(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("Velika fell.", encoding="utf-8")
    (found,) = met_in(tmp_path, largest_piece=10)
    assert isinstance(found, Skipped)
    assert "more than 10 bytes" in str(found.error)


@pytest.mark.parametrize(
    ("name", "raw", "media_type"),
    [
        ("report.pdf", b"%PDF-1.7", "application/pdf"),
        ("report.txt", b"%PDF-1.7", "application/pdf"),
        ("map.png", b"whatever", "image/png"),
        ("report.docx", b"PK\x03\x04", "application/zip"),
        ("film.mp4", b"\0\0\0", "video/mp4"),
        ("thing", b"\x7fELF\0", "application/octet-stream"),
    ],
)
def test_formats_not_yet_read_are_skipped_and_named(tmp_path: Path, name: str, raw: bytes, media_type: str) -> None:
    (tmp_path / name).write_bytes(raw)
    (found,) = met_in(tmp_path)
    assert isinstance(found, Skipped)
    assert isinstance(found.error, UnknownFormatError)
    assert found.error.media_type == media_type


def test_text_of_an_unknown_suffix_is_plain_text(tmp_path: Path) -> None:
    (tmp_path / "dispatch.velika").write_text("Velika fell.", encoding="utf-8")
    (found,) = met_in(tmp_path)
    assert isinstance(found, Capture)
    assert found.media_type == "text/plain"


def test_missing_path_is_an_error_at_once(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="no such file"):
        captures_in(tmp_path / "nowhere", now=june)


def test_folder_without_files_is_an_error_at_once(tmp_path: Path) -> None:
    (tmp_path / ".hidden").write_text("x", encoding="utf-8")
    with pytest.raises(UnreadableError, match="a folder without a file"):
        captures_in(tmp_path, now=june)


def test_empty_json_lines_file_is_skipped_with_a_reason(tmp_path: Path) -> None:
    (tmp_path / "feed.jsonl").write_text("\n", encoding="utf-8")
    (found,) = met_in(tmp_path)
    assert isinstance(found, Skipped)
    assert "empty" in str(found.error)


def test_file_without_permission_is_skipped_and_the_next_one_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Refused by hand, because the administrator, who may run the tests, is refused nothing."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Velika fell.", encoding="utf-8")
    really_open = Path.open

    def open_or_refuse(path: Path, *how: str) -> object:
        if path.name == "a.txt":
            raise PermissionError(13, os.strerror(13))
        return really_open(path, *how)

    monkeypatch.setattr(Path, "open", open_or_refuse)
    refused, read = met_in(tmp_path)
    assert isinstance(refused, Skipped)
    assert isinstance(refused.error, InputError)
    assert "Permission denied" in str(refused.error)
    assert isinstance(read, Capture)


@pytest.mark.parametrize(
    ("raw", "media_types"),
    [
        (b'{"text": "a"}\n{"text": "b"}\n', ["application/x-ndjson"] * 2),
        (b"Velika fell.", ["text/plain"]),
        (b"<!DOCTYPE html><html></html>", ["text/html"]),
    ],
)
def test_standard_input_is_known_by_its_beginning(raw: bytes, media_types: list[str]) -> None:
    found = met_in("-", stdin=BufferedReader(BytesIO(raw)))  # type: ignore[arg-type]
    assert [item.media_type for item in found if isinstance(item, Capture)] == media_types
