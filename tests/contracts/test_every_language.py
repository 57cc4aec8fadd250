"""What every language folder promises: its files hold together, and each of its examples is found as written."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest

from sayso.extract.attributions import find_attributions
from sayso.languages.load import installed_languages
from sayso.languages.speech import load_speech
from sayso.model.claim import Attribution
from sayso.model.source import Article, Span
from sayso.parse import load_parser, parse_article


def examples() -> list[Any]:
    return [
        pytest.param(code, json.loads(line), id=f"{code}-{number}")
        for code, folder in installed_languages().items()
        for number, line in enumerate((folder / "examples.jsonl").read_text(encoding="utf-8").splitlines(), 1)
    ]


@cache
def attributions_in(code: str, text: str) -> tuple[Attribution, ...]:
    article = Article(id="example", capture_sha256="0" * 64, text=text, zones=(), locator="example", language=code)
    return find_attributions(parse_article(article, load_parser(code)), load_speech(code))


def words(span: Span | None, text: str) -> str | None:
    return None if span is None else span.of(text)


def as_example(found: Attribution, text: str) -> dict[str, object]:
    return {
        "source": words(found.source, text),
        "cue": [span.of(text) for span in found.cue],
        "content": [span.of(text) for span in found.content],
        "stance": found.stance.value,
        "channel": words(found.channel, text),
        "addressee": words(found.addressee, text),
        "rule": found.rule,
    }


@pytest.mark.parser
@pytest.mark.parametrize(("code", "example"), examples())
def test_example_is_found_as_written(code: str, example: dict[str, object]) -> None:
    text = str(example["text"])
    expected = {key: value for key, value in example.items() if key != "text"}
    found = [as_example(one, text) for one in attributions_in(code, text)]
    assert expected in [{key: one[key] for key in expected} for one in found], found


@pytest.mark.parametrize("code", installed_languages())
def test_speech_lexicon_loads(code: str) -> None:
    assert load_speech(code).verbs


@pytest.mark.parametrize("code", installed_languages())
def test_words_are_lower_case_and_alone(code: str) -> None:
    speech = load_speech(code)
    for table in (speech.verbs, speech.nouns, speech.adjectives):
        assert all(word == word.lower() and " " not in word for word in table)
