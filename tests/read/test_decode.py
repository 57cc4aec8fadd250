"""Bytes as text, in the encodings that reports come in, and never in silence."""

from __future__ import annotations

import random

import pytest

from reading import capture
from sayso.errors import UnreadableError
from sayso.read.decode import decoded

FRENCH = "L'armée du Nord a été repoussée près de Brod, à l'aube, selon le maire."


def test_utf8_gives_no_remark() -> None:
    assert decoded(capture(FRENCH)) == (FRENCH, ())


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "utf-16"])
def test_other_encodings_are_read_with_a_remark(encoding: str) -> None:
    text, remarks = decoded(capture(FRENCH.encode(encoding)))
    assert text == FRENCH
    assert [remark.code for remark in remarks] == ["not-utf-8"]


def test_declared_encoding_goes_before_western_european() -> None:
    russian = "Южные войска вошли в Велику"
    text, (remark,) = decoded(capture(russian.encode("cp1251")), declared="windows-1251")
    assert text == russian
    assert "windows-1251" in remark.note


def test_wrong_or_unknown_declaration_is_passed_over() -> None:
    assert decoded(capture(FRENCH.encode("cp1252")), declared="us-ascii")[0] == FRENCH
    assert decoded(capture(FRENCH.encode("cp1252")), declared="valley-8")[0] == FRENCH
    assert decoded(capture(FRENCH.encode("cp1252")), declared="hex")[0] == FRENCH


def test_one_broken_byte_does_not_spoil_the_rest() -> None:
    raw = (FRENCH + " «Brod» est à nous…").encode() + b" \xff fin"
    text, (remark,) = decoded(capture(raw))
    assert text.startswith(FRENCH)
    assert "1 broken" in remark.note


@pytest.mark.parametrize("raw", ["Южные войска вошли в Велику".encode("cp1251"), b"ab\x00c", bytes(range(1, 32)) * 3])
def test_what_is_no_text_is_an_error(raw: bytes) -> None:
    with pytest.raises(UnreadableError):
        decoded(capture(raw))


def test_random_bytes_are_an_error() -> None:
    raw = bytes(random.Random(1).choices(range(1, 256), k=2000))
    with pytest.raises(UnreadableError):
        decoded(capture(raw))
