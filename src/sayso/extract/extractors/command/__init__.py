"""An extractor that asks a program of the user's: an article in, claims out, a line of JSON each.

`--extractor "command:./my-claims --model small"`; the lines are told in docs/howto/add-an-extractor.md. It is the way
to put a language model in the place of the rules without writing any of Sayso's code.
"""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from typing import Any

from sayso.errors import ExtractionError, ExtractorError
from sayso.extract.extractor import HOW_TO_ADD, ExtractorPack
from sayso.extract.extractors.command.program import Program, ProgramFailedError
from sayso.extract.rows import extraction_from_rows
from sayso.extract.rows.fields import RowRefusedError
from sayso.extract.rows.read import rows_in
from sayso.model.counted import counted
from sayso.model.extraction import Extraction
from sayso.model.ports import Extractor
from sayso.model.source import Article, ParsedArticle
from sayso.ontology.load import load_kinds
from sayso.settings import Settings

PROTOCOL = 1
MOST_FAILURES_RUNNING = 3
"""Articles one after the other that the program fails on, before it is taken to be broken."""


class Command:
    """A program that was asked for its name and answers article by article; started again when it has failed."""

    def __init__(self, program: Program, written: str) -> None:
        """Raises ExtractorError when the program does not start, or does not say what it is."""
        self._program, self._written = program, written
        self._failures = 0
        self.name = self._greeting()

    def extract(self, parsed: ParsedArticle) -> Extraction:
        """What the program claims of the article. Raises ExtractionError, and ExtractorError after several in a row."""
        article = parsed.article
        try:
            self._start_again_if_ended()
            answer = self._program.ask(_question(article))
            rows = _rows_of(answer, article)
        except (ProgramFailedError, RowRefusedError) as problem:
            self._program.end()
            self._count_failure(str(problem))
            raise ExtractionError(article.locator, self.name, str(problem)) from problem
        self._failures = 0
        return extraction_from_rows(rows, parsed, load_kinds(), name=self.name)

    def _start_again_if_ended(self) -> None:
        if self._program.is_running:
            return
        self._program.end()
        if self._greeting() != self.name:
            told = f"first called itself {self.name!r}, and another name when it was started again"
            raise ExtractorError(self._written, told, "let its name and version stay")

    def _greeting(self) -> str:
        """'<name> <version>' as the program gives them."""
        try:
            answer = self._program.ask({"sayso": "hello", "protocol": PROTOCOL})
        except ProgramFailedError as problem:
            remedy = f"try it by hand: it answers each line of JSON with one, see {HOW_TO_ADD}"
            raise ExtractorError(self._written, str(problem), remedy) from problem
        name, version = answer.get("name"), answer.get("version")
        if not (isinstance(name, str) and name.strip() and isinstance(version, (str, int, float))):
            self._program.end()
            told = "answered the greeting without its name and version"
            raise ExtractorError(self._written, told, 'answer it with {"name": "...", "version": "..."}')
        return f"command {' '.join(name.split())} {version}"

    def _count_failure(self, problem: str) -> None:
        self._failures += 1
        if self._failures >= MOST_FAILURES_RUNNING:
            told = f"failed on {counted(self._failures, 'article')} one after the other, at last it {problem}"
            raise ExtractorError(self.name, told, "mend it and run the same command again; it goes on from there")


def _question(article: Article) -> dict[str, Any]:
    return {
        "doc": article.id,
        "text": article.text,
        "published": article.published_on.isoformat() if article.published_on else None,
        "publisher": article.publisher,
        "title": article.title,
        "url": article.url,
        "language": article.language,
        "zones": [[zone.kind.value, zone.span.start, zone.span.end] for zone in article.zones],
    }


def _rows_of(answer: Mapping[str, Any], article: Article) -> list[object]:
    """The rows of the answer. Raises RowRefusedError for another article's answer, or for the program's own error."""
    if answer.get("error") is not None:
        raise RowRefusedError(f"says: {str(answer['error'])[:300]}")
    if answer.get("doc", article.id) != article.id:
        raise RowRefusedError(f"answered for {str(answer['doc'])[:80]!r} instead of {article.id!r}")
    try:
        return rows_in(answer)
    except RowRefusedError as problem:
        raise RowRefusedError(f"gave an answer that cannot be used: {problem}") from problem


def load(argument: str, settings: Settings) -> Extractor:
    """Starts the program named by the argument. Raises ExtractorError."""
    try:
        words = shlex.split(argument)
    except ValueError as error:
        raise ExtractorError(f"command:{argument}", f"cannot be read: {error}", "close its quotation marks") from error
    if not words:
        raise ExtractorError("command", "no program is named", 'write it after a colon: "command:./my-claims"')
    return Command(Program(words, seconds=settings.extractor_seconds), f"command:{argument}")


EXTRACTOR = ExtractorPack(
    summary="a program of your own, such as a language model: an article in, claims out, as lines of JSON", load=load
)
