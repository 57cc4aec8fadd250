"""An article's own words as runs to be compared: headline and body, without what stands in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import blake2b

from sayso.link.houses import signs_itself
from sayso.link.told import Told, told_in
from sayso.model.ids import folded
from sayso.model.source import Article, Span, ZoneKind

RUN_WORDS = 8
PHRASE_WORDS = 4
CONTENT_LETTERS = 4
CONTENT_WORDS = 2
"""A phrase counts that has two words of four letters or more in lower case: names and figures are shared by all."""

OWN_WORDS = (ZoneKind.HEADLINE, ZoneKind.BODY)
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|„[^“]*“")
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Wording:
    """An article's own words as numbers, equal for equal runs."""

    id: str
    day: date | None
    house: str
    """Its publisher, folded; '' where nobody is named."""
    runs: frozenset[int]
    phrases: frozenset[int]
    told: Told
    is_signed: bool = False
    """Whether it says that it is its own house's report."""


@lru_cache(maxsize=65_536)
def number_of(word: str) -> int:
    """A word without case as a number that is the same in every process; so is the hash of a tuple of numbers."""
    return int.from_bytes(blake2b(word.casefold().encode("utf-8", "surrogatepass"), digest_size=7).digest())


def wording_of(article: Article) -> Wording:
    """The runs of an article's own words; quotations, captions and links are left out."""
    phrases: set[int] = set()
    for words in _own_pieces(article):
        keys = [number_of(word) for word in words]
        telling = [len(word) >= CONTENT_LETTERS and word[0].islower() for word in words]
        for i in range(len(keys) - PHRASE_WORDS + 1):
            if sum(telling[i : i + PHRASE_WORDS]) >= CONTENT_WORDS:
                phrases.add(hash(tuple(keys[i : i + PHRASE_WORDS])))
    house = folded(article.publisher or "")
    runs = frozenset(runs_in_order(article))
    return Wording(
        article.id,
        article.published_on,
        house,
        runs,
        frozenset(phrases),
        told_in(article, own_text(article, (ZoneKind.BODY,))),
        signs_itself(article),
    )


def runs_in_order(article: Article) -> list[int]:
    """Every run of an article's own words, from its first to its last."""
    pieces = ([number_of(word) for word in words] for words in _own_pieces(article))
    return [hash(tuple(keys[i : i + RUN_WORDS])) for keys in pieces for i in range(len(keys) - RUN_WORDS + 1)]


def _own_pieces(article: Article) -> Iterator[list[str]]:
    """The words of each stretch between quotations."""
    return (WORD.findall(piece) for piece in own_text(article, OWN_WORDS))


def own_text(article: Article, kinds: Sequence[ZoneKind]) -> Iterator[str]:
    """What stands between quotations in an article's zones of some kinds."""
    zones = [zone.span.of(article.text) for zone in article.zones if zone.kind in kinds]
    for text in zones or [article.text]:
        yield from QUOTED.split(text)


def longest_shared_passage(article: Article, other: Article) -> Span | None:
    """The longest passage of `article` whose every run of eight words is in `other` too, if there is one."""
    runs = wording_of(other).runs
    best: Span | None = None
    for zone in article.zones:
        if zone.kind not in OWN_WORDS:
            continue
        words = list(WORD.finditer(article.text, zone.span.start, zone.span.end))
        keys = [number_of(word.group()) for word in words]
        begin: int | None = None
        for i in range(len(words) - RUN_WORDS + 1):
            if hash(tuple(keys[i : i + RUN_WORDS])) not in runs:
                begin = None
                continue
            begin = i if begin is None else begin
            span = Span(words[begin].start(), words[i + RUN_WORDS - 1].end())
            best = span if best is None or len(span) > len(best) else best
    return best
