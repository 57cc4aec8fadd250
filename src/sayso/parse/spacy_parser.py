"""The only module that knows spaCy: a pipeline behind the SentenceParser port."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from sayso.errors import ParserMissingError
from sayso.languages.load import parsers_of
from sayso.model.ports import SentenceParser
from sayso.model.source import Span, Token

BATCH_PARAGRAPHS = 64
NAMES = "ner"
"""The component that looks for names; no other needs what it finds."""

# One character for one character, so that offsets hold. The pipeline was trained on straight quotes; with this, a text
# gives the same trees whatever style of quotation mark its publisher uses.
STRAIGHTEN = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‟": '"', "‘": "'", "’": "'", "‛": "'", "\u00a0": " "}
)


class SpacyParser:
    """A loaded spaCy pipeline. Use `load_parser`; loading takes a second or two."""

    def __init__(self, pipeline: Any, *, left_out: tuple[str, ...] = ()) -> None:
        self._pipeline = pipeline
        self._left_out = left_out

    def without_names(self) -> SpacyParser:
        """The same trees with no entity labels, in about half the time."""
        return SpacyParser(self._pipeline, left_out=(NAMES,))

    @property
    def name(self) -> str:
        meta = self._pipeline.meta
        return f"{meta['lang']}_{meta['name']} {meta['version']}"

    def parse(self, paragraphs: Iterable[str]) -> Iterator[tuple[Token, ...]]:
        straight = (paragraph.translate(STRAIGHTEN) for paragraph in paragraphs)
        for doc in self._pipeline.pipe(straight, batch_size=BATCH_PARAGRAPHS, disable=self._left_out):
            yield tuple(self._tokens(doc))

    def _tokens(self, doc: Any) -> Iterator[Token]:
        sentence_number = -1
        for word in doc:
            if word.is_sent_start or word.i == 0:
                sentence_number += 1
            yield Token(
                i=word.i,
                span=Span(word.idx, word.idx + len(word.text)),
                text=word.text,
                lemma=word.lemma_ if word.pos_ == "PROPN" else word.lemma_.lower(),
                pos=word.pos_,
                tag=word.tag_,
                dep=word.dep_,
                head=word.head.i,
                left=word.left_edge.i,
                right=word.right_edge.i,
                children=tuple(child.i for child in word.children),
                entity=word.ent_type_,
                entity_begins=word.ent_iob_ == "B",
                sentence=sentence_number,
            )


@cache
def load_parser(language: str = "en", pipeline: str | None = None) -> SentenceParser:
    """The pipeline named, or the first installed one for the language. Loaded once a process.

    Raises ParserMissingError when there is none.
    """
    names = (pipeline,) if pipeline else parsers_of(language)
    for name in names:
        if importlib.util.find_spec(name) is not None:
            import spacy

            return SpacyParser(spacy.load(name))
    raise ParserMissingError(language, names)
