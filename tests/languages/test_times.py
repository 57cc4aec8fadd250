"""The pack's time words and forms."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import PackError, UnknownPackError
from sayso.languages.load import words_in
from sayso.languages.times import FILE_NAME, load_times, times_from
from sayso.resolve.times import READERS


def add_form(language: Path, form: str) -> None:
    with (language / FILE_NAME).open("a", encoding="utf-8") as file:
        file.write(f'\n[[form]]\nreads = "date"\n{form}\n')


def test_every_form_has_a_reader() -> None:
    assert {form.reads for form in load_times().forms} <= set(READERS)


def test_every_reader_has_a_form() -> None:
    assert set(READERS) <= {form.reads for form in load_times().forms}


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


def test_missing_table_is_a_pack_error_that_names_the_file(copy_of_english: Path) -> None:
    whole = (copy_of_english / FILE_NAME).read_text(encoding="utf-8")
    (copy_of_english / FILE_NAME).write_text(whole.replace("[guards", "[moods"), encoding="utf-8")
    with pytest.raises(PackError, match=r"en/times\.toml: lacks 'guards'"):
        words_in(copy_of_english, FILE_NAME, times_from)


@pytest.mark.parametrize(
    ("form", "problem"),
    [
        ('form = "{month}"\nneeds = "moonlight"', "needs 'moonlight', which"),
        ('form = "{moon_phase}"', "lacks 'moon_phase'"),
        ('form = "{Moon}"', "a slot that cannot be read in '{Moon}'"),
        ('form = "{month}("', "error: "),
    ],
)
def test_form_that_does_not_hold_together_is_a_pack_error_that_says_why(
    copy_of_english: Path, form: str, problem: str
) -> None:
    add_form(copy_of_english, form)
    with pytest.raises(PackError, match=problem):
        words_in(copy_of_english, FILE_NAME, times_from)
