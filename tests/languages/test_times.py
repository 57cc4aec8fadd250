"""The pack's time words and forms."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from sayso.errors import PackError, UnknownPackError
from sayso.languages import times
from sayso.languages.times import compile_times, load_times
from sayso.resolve.times import READERS

ENGLISH = Path(times.__file__).parent / "en" / times.FILE_NAME


def content() -> dict[str, Any]:
    return tomllib.loads(ENGLISH.read_text(encoding="utf-8"))


def test_every_form_has_a_reader() -> None:
    assert {form.reads for form in load_times().forms} <= set(READERS)


def test_every_reader_has_a_form() -> None:
    assert set(READERS) <= {form.reads for form in load_times().forms}


def test_form_with_a_need_that_is_not_described_is_a_pack_error() -> None:
    broken = content()
    broken["form"].append({"reads": "date", "form": "{month}", "needs": "moonlight"})
    with pytest.raises(PackError, match="moonlight"):
        compile_times("en", broken, "en/times.toml")


def test_expression_is_taken_apart_into_its_slots() -> None:
    words = load_times().read("on Friday night", 3, 15)
    assert words is not None
    assert (words.reads, words.get("weekday"), words.get("part_of_day")) == ("weekday", "Friday", "night")


def test_longest_form_comes_first() -> None:
    text = "late August 2031"
    assert next(text[:end] for end, _ in load_times().forms_at(text, 0)) == text


def test_typographic_apostrophe_is_an_apostrophe() -> None:
    lexicon = load_times()
    assert lexicon.meaning("holiday", "New Year’s Day") == lexicon.meaning("holiday", "new year's day") == "01-01"


def test_language_that_is_not_installed_is_named() -> None:
    with pytest.raises(UnknownPackError, match="tlh"):
        load_times("tlh")


def test_missing_table_is_a_pack_error_that_names_the_file() -> None:
    broken = content()
    del broken["guards"]
    with pytest.raises(PackError, match=re.escape("en/times.toml")):
        compile_times("en", broken, "en/times.toml")


def test_form_with_an_unknown_slot_is_a_pack_error_that_names_it() -> None:
    broken = content()
    broken["form"].append({"reads": "date", "form": "{moon_phase}"})
    with pytest.raises(PackError, match="moon_phase"):
        compile_times("en", broken, "en/times.toml")


def test_form_that_is_no_pattern_is_a_pack_error() -> None:
    broken = content()
    broken["form"].append({"reads": "date", "form": "{month}("})
    with pytest.raises(PackError):
        compile_times("en", broken, "en/times.toml")
