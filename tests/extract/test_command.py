"""A program of the user's in the place of the rules: what it says is taken, and what goes wrong is said."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from claims_in_text import parsed
from extractor_page import command_of
from sayso.errors import ExtractionError, ExtractorError, UnknownPackError
from sayso.extract import load_extractor
from sayso.model.ports import Extractor
from sayso.settings import Settings

pytestmark = pytest.mark.parser

TEXT = "The Northern army shelled Brod on Friday."
GREETING = """
import json, sys, time
for line in sys.stdin:
    question = json.loads(line)
    if question.get("sayso") == "hello":
        print(json.dumps({"name": "test", "version": "1"}), flush=True)
        continue
"""


def program(answer: str, folder: Path, *, seconds: float = 20) -> Extractor:
    """An extractor whose program greets, and then does `answer` for each article."""
    return load_extractor(
        Settings(extractor=command_of(f"{GREETING}    {answer}\n", folder), extractor_seconds=seconds)
    )


def test_its_name_and_version_are_those_that_the_program_gives(tmp_path: Path) -> None:
    assert program("pass", tmp_path).name == "command test 1"


def test_it_is_given_the_text_and_its_day(tmp_path: Path) -> None:
    seen = 'print(json.dumps({"error": question["text"] + str(question["published"])}), flush=True)'
    with pytest.raises(ExtractionError, match=r"shelled Brod on Friday\.None"):
        program(seen, tmp_path).extract(parsed(TEXT))


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ('print("no JSON", flush=True)', "not JSON"),
        ("print([], flush=True)", "not a JSON object"),
        ("print(json.dumps({}), flush=True)", 'no list of "claims"'),
        ('print(json.dumps({"claims": 7}), flush=True)', 'no list of "claims"'),
        ('print(json.dumps({"doc": "other", "claims": []}), flush=True)', "answered for 'other'"),
        ('print(json.dumps({"error": "out of memory"}), flush=True)', "says: out of memory"),
        ('sys.exit("no model here")', "exit status 1 without an answer: no model here"),
        ('sys.stdout.write("{"); sys.exit(3)', "exit status 3 in the middle of an answer"),
        ('sys.stdout.buffer.write(b"\\xff\\xfe\\n"); sys.stdout.flush()', "not JSON"),
        ('print("[" * 100000, flush=True)', "not JSON"),
    ],
)
def test_an_answer_that_is_none_refuses_the_article_and_says_why(answer: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(ExtractionError, match=said):
        program(answer, tmp_path).extract(parsed(TEXT))


def test_a_program_that_does_not_answer_in_time_is_ended(tmp_path: Path) -> None:
    with pytest.raises(ExtractionError, match=r"no answer within 0\.5 seconds"):
        program("time.sleep(60)", tmp_path, seconds=0.5).extract(parsed(TEXT))


def test_a_program_that_stops_reading_is_ended_too(tmp_path: Path) -> None:
    source = GREETING.replace("continue", "time.sleep(60)")
    extractor = load_extractor(Settings(extractor=command_of(source, tmp_path), extractor_seconds=0.5))
    with pytest.raises(ExtractionError, match=r"no answer within 0\.5 seconds"):
        extractor.extract(replace(parsed(TEXT), article=replace(parsed(TEXT).article, text=TEXT * 10_000)))


def test_after_a_failure_the_next_article_is_read(tmp_path: Path) -> None:
    answer = """if "Orlan" in question["text"]: sys.exit(1)
    print(json.dumps({"claims": [{"evidence": "shelled Brod", "kind": "strike"}]}), flush=True)"""
    extractor = program(answer, tmp_path)
    with pytest.raises(ExtractionError):
        extractor.extract(parsed("Orlan is quiet."))
    assert len(extractor.extract(parsed(TEXT)).drafts) == 1


def test_a_program_that_fails_again_and_again_stops_the_run(tmp_path: Path) -> None:
    extractor = program("sys.exit(1)", tmp_path)
    for _ in range(2):
        with pytest.raises(ExtractionError):
            extractor.extract(parsed(TEXT))
    with pytest.raises(ExtractorError, match="3 articles one after the other"):
        extractor.extract(parsed(TEXT))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("command", "no program is named"),
        ("command:  ", "no program is named"),
        ('command:"unclosed', "quotation"),
        ("command:/nowhere/at-all", "could not be started"),
        ("command:true", "without an answer"),
        ("command:echo {}", "without its name and version"),
    ],
)
def test_a_program_that_cannot_be_asked_is_an_error_of_the_set_up(asked: str, said: str) -> None:
    with pytest.raises(ExtractorError, match=said):
        load_extractor(Settings(extractor=asked))


def test_an_extractor_that_is_not_installed_is_named_with_those_that_are() -> None:
    with pytest.raises(UnknownPackError, match="command, rules"):
        load_extractor(Settings(extractor="oracle"))
