"""What was read: captures, articles and their zones, and an article once parsed.

Offsets everywhere are code points into `Article.text`, half-open: [start, end).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch [start, end) of an article's text, in code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span runs forward from 0 or later, not [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of `text` that the span covers."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Capture:
    """Bytes as they were met, with where and when; the root of every chain of evidence."""

    sha256: str
    raw: bytes = field(repr=False)
    media_type: str
    locator: str
    """Where it was met: a path or an address, as the user gave it."""
    retrieved_at: datetime
    """When the bytes were read; with zone."""


class ZoneKind(StrEnum):
    """What a stretch of an article is for."""

    HEADLINE = "headline"
    DATELINE = "dateline"
    BODY = "body"
    CAPTION = "caption"
    CREDIT = "credit"
    RELATED = "related"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of the article with one purpose; zones are in order, do not overlap, and leave out only white space."""

    kind: ZoneKind
    span: Span


@dataclass(frozen=True, slots=True)
class Credit:
    """Somebody whose work the article says it leans on ("With input from Reuters")."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Article:
    """One text as one publisher published it."""

    id: str
    capture_sha256: str
    text: str = field(repr=False)
    zones: tuple[Zone, ...]
    locator: str
    """Where it was met; for one of many in a file, the file and the article's key in it: 'feed.jsonl#a12'."""
    publisher: str | None = None
    published_on: date | None = None
    """The publisher's day; None where neither the file nor the user says it. Never guessed."""
    url: str | None = None
    title: str | None = None
    language: str = "en"
    """BCP 47."""
    credits: tuple[Credit, ...] = ()

    def zone_at(self, offset: int) -> ZoneKind:
        """The purpose of the text at an offset; body where no zone says otherwise."""
        for zone in self.zones:
            if zone.span.start <= offset < zone.span.end:
                return zone.kind
        return ZoneKind.BODY


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark, with its place in the sentence's dependency tree (Universal tags, spaCy's English labels)."""

    i: int
    """Index in ParsedArticle.tokens; head, left and right are such indexes too."""
    span: Span
    text: str
    lemma: str
    """Lower case for common words."""
    pos: str
    """Universal part of speech: VERB, NOUN, PROPN, AUX ..."""
    tag: str
    """Fine-grained tag (Penn Treebank for English)."""
    dep: str
    """Relation to the head: nsubj, dobj, ccomp, ROOT ..."""
    head: int
    """Index of the head; a root is its own head."""
    left: int
    right: int
    """First and last token of the subtree, both included."""
    children: tuple[int, ...]
    entity: str
    """The parser's entity label (PERSON, GPE, ORG, NORP, DATE, CARDINAL ...) or ''."""
    entity_begins: bool
    """Whether this token is the first of its entity."""
    sentence: int
    """Index in ParsedArticle.sentences."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its characters, its tokens [first, last] (both included), its root and the zone that it stands in."""

    span: Span
    first: int
    last: int
    root: int
    zone: ZoneKind


@dataclass(frozen=True, slots=True)
class Candidate:
    """One possible reading of a mention, found early and chosen, or not, by resolve."""

    kind: str
    """'actor', 'person' or 'place'."""
    ref: str
    """Id in the theatre, or a name-based id for what only the text knows; '@120' for a phrase of the article, by where
    it begins."""
    name: str
    score: float
    """Larger is better; comparable among the candidates of one mention only."""
    reason: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A name or a describing phrase that may stand for somebody or somewhere."""

    span: Span
    text: str
    label: str
    """PERSON, ORG, GPE, LOC, FAC, NORP, or '' for a phrase found by the theatre's names alone."""
    head: int
    """Index of its head token."""
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Antecedent:
    """What a pronoun or a definite noun ("the spokesman") may take up; several for one token while that is open."""

    token: int
    """Index of the pronoun, or of the head of the definite noun phrase."""
    head: int
    """Index of the head token of what it may take up; always earlier in the article, or later in the same sentence."""
    score: float
    """Larger is better; comparable among the antecedents of one token only."""
    reason: str


@dataclass(frozen=True, slots=True)
class PlaceName:
    """Where the article names a place; which place that is, is for resolve."""

    span: Span
    reason: str
    """What shows that the name is a place's."""


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """An article cut into sentences and words, with the names in it. Paragraph breaks end sentences."""

    article: Article
    tokens: tuple[Token, ...] = field(repr=False)
    sentences: tuple[Sentence, ...] = field(repr=False)
    mentions: tuple[Mention, ...] = field(repr=False)
    times: tuple[Span, ...] = field(default=(), repr=False)
    """Where time expressions stand ("on Friday night"), in order; what they mean is for resolve."""
    antecedents: tuple[Antecedent, ...] = field(default=(), repr=False)
    """What pronouns and definite nouns may take up, in order of the token, best first."""
    places: tuple[PlaceName, ...] | None = field(default=None, repr=False)
    """Every name of a place, in order; None where nobody has looked yet."""

    def sentence_tokens(self, sentence: Sentence) -> tuple[Token, ...]:
        return self.tokens[sentence.first : sentence.last + 1]

    def subtree_span(self, i: int) -> Span:
        """The characters from the first to the last token under token i."""
        token = self.tokens[i]
        return Span(self.tokens[token.left].span.start, self.tokens[token.right].span.end)

    def ancestors(self, i: int) -> Iterator[Token]:
        """The heads above token i, nearest first, the root last."""
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            yield self.tokens[i]
