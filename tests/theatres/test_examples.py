"""Examples of names: a wrong one is told, a broken line is named."""

from pathlib import Path

import pytest

from sayso.errors import PackError
from sayso.theatres.examples import failures, read_examples
from sayso.theatres.load import load_theatre


def examples_of(tmp_path: Path, line: str) -> Path:
    (tmp_path / "examples.jsonl").write_text(line + "\n", encoding="utf-8")
    return tmp_path


def test_a_name_that_leads_elsewhere_is_told(tmp_path: Path) -> None:
    folder = examples_of(tmp_path, '{"text": "Snow fell on Lesno.", "name": "Lesno", "ref": "kamen"}')
    (failure,) = failures(load_theatre("twin_valleys"), read_examples(folder))
    assert failure.endswith("line 1: 'Lesno' leads to lesno, expected kamen")


def test_a_second_reading_that_nobody_listed_is_told(tmp_path: Path) -> None:
    folder = examples_of(tmp_path, '{"text": "Snow fell on Brod.", "name": "Brod", "ref": "brod"}')
    (failure,) = failures(load_theatre("twin_valleys"), read_examples(folder))
    assert failure.endswith("'Brod' leads to brod, tomas_brod, expected brod")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"text": "Snow fell.", ', r"line 1: not JSON"),
        ('["Snow fell."]', r"line 1: not an object"),
        ('{"text": "Snow fell on Brod.", "name": "Brod"}', r"no 'ref'"),
        ('{"text": "Snow fell on Brod.", "name": "Lesno", "ref": null}', r"'Lesno' does not stand in the text"),
        ('{"text": "Snow fell on Brod.", "name": "Brod", "ref": null, "reff": 1}', r"unknown key 'reff'"),
    ],
)
def test_a_broken_line_is_named(tmp_path: Path, line: str, message: str) -> None:
    with pytest.raises(PackError, match=message):
        read_examples(examples_of(tmp_path, line))
