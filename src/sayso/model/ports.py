"""What a stage may ask of others, as protocols."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Protocol, runtime_checkable

from sayso.model.actors import PersonNotice
from sayso.model.claim import Claim
from sayso.model.entry import ArticleRead
from sayso.model.extraction import Extraction
from sayso.model.remark import Remark
from sayso.model.source import Article, ParsedArticle, Token


class SentenceParser(Protocol):
    """Turns paragraphs into dependency trees. One paragraph in, one tuple of tokens out, indexes and offsets from 0."""

    @property
    def name(self) -> str:
        """Name and version, for the record of what did the reading."""
        ...

    def parse(self, paragraphs: Iterable[str]) -> Iterator[tuple[Token, ...]]: ...


@runtime_checkable
class LeavesOutNames(Protocol):
    """A parser that can leave out the search for names, which takes about half of its time."""

    def without_names(self) -> SentenceParser: ...


class Extractor(Protocol):
    """Finds what is claimed in an article, and who puts it forward: rules, something learned, a language model.

    One article is one call, and calls do not depend on one another. What comes back is checked before anything is made
    of it (`sayso.extract.checking`). Raises ExtractionError for an article that it cannot read.
    """

    @property
    def name(self) -> str:
        """Name and version, for the record of what did the reading; equal names give equal rulesets."""
        ...

    def extract(self, parsed: ParsedArticle) -> Extraction: ...


class Told(Protocol):
    """Articles and their claims, each to be asked for by its id. A LedgerView is one."""

    def article(self, article_id: str) -> Article: ...

    def claim(self, claim_id: str) -> Claim: ...

    def claims(self, article_id: str, /) -> Sequence[Claim]:
        """The claims of an article, in order of the evidence."""
        ...


class LedgerView(Protocol):
    """Everything in a ledger as of one entry number; later entries do not exist for it.

    The current reading of each article only; claims carry their latest resolution; withdrawn claims are listed apart.
    """

    @property
    def as_of(self) -> int:
        """Number of the last entry that the view sees; 0 for an empty ledger."""
        ...

    def articles(self) -> Sequence[Article]:
        """In order of publication (unknown last), then of recording."""
        ...

    def article(self, article_id: str) -> Article: ...

    def readings(self) -> Sequence[ArticleRead]: ...

    def reading_of(self, article_id: str) -> ArticleRead | None: ...

    def claims(self, article_id: str | None = None) -> Sequence[Claim]:
        """In order of the articles, then of the evidence."""
        ...

    def claim(self, claim_id: str) -> Claim:
        """Raises NotFoundError. A unique beginning of an id (4 characters or more) is enough."""
        ...

    def withdrawn(self) -> frozenset[str]: ...

    def people(self, article_id: str) -> Sequence[PersonNotice]: ...

    def remarks(self, article_id: str) -> Sequence[Remark]: ...

    def recorded_at(self, claim_id: str) -> datetime: ...

    def published_by(self, day: date) -> LedgerView:
        """The same view without articles published after the day, or on an unknown day."""
        ...
