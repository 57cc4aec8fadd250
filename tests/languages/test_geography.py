"""The pack's words around places."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import PackError
from sayso.languages.geography import FILE_NAME, geography_from, load_geography
from sayso.languages.load import words_in
from sayso.model.places import Place

KINDS = ("country", "province", "district", "town", "village", "valley", "pass", "road", "site", "area")


def test_kinds_are_those_of_gazetteers() -> None:
    assert Place.__doc__
    assert set(load_geography().kinds.values()) <= set(KINDS)


@pytest.mark.parametrize(
    ("word", "kind"), [("villages", "village"), ("Valley", "valley"), ("cities", "town"), ("tank", None)]
)
def test_kind_of_a_word_in_singular_and_plural(word: str, kind: str | None) -> None:
    assert load_geography().kind_of(word) == kind


def test_missing_table_is_a_pack_error_that_names_the_file(copy_of_english: Path) -> None:
    (copy_of_english / FILE_NAME).write_text("[kinds]\n", encoding="utf-8")
    with pytest.raises(PackError, match=r"en/geography\.toml: lacks 'words'"):
        words_in(copy_of_english, FILE_NAME, geography_from)
