"""An article's own words as runs to be compared: headline and body, without what stands in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import blake2b

from sayso.languages.load import installed_languages
from sayso.languages.quantities import load_quantities
from sayso.link.houses import signs_itself
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
TOLD_WORD = re.compile(r"[0-9][0-9.,]*[0-9]|[0-9]|[^\W\d_]+(?:-[^\W\d_]+)*")
JOINS_WORDS = frozenset({"", ",", "-", "–", "/", "'", "’", "(", "&", ";"})
"""What may stand before a word with a capital that begins no sentence."""
LEAST_LETTERS_OF_A_NAME = 3
STEM_LETTERS = 5


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


@dataclass(frozen=True, slots=True)
class Told:
    """What the body tells of, in whatever words: names and numbers, and the beginnings of its other words."""

    facts: frozenset[frozenset[str]]
    """Each a number in digits, or the words of one name, folded; a name has at least one word that begins no sentence,
    and names that share a word are one ('Darko Hrib', 'Hrib')."""
    named: frozenset[str]
    """Every word of these, and the words with a capital that begin sentences."""
    stems: frozenset[str]


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
        article.id, article.published_on, house, runs, frozenset(phrases), told_in(article), signs_itself(article)
    )


def told_in(article: Article) -> Told:
    """The names, numbers and other words of an article's body, quotations left out."""
    number_words = load_quantities(article.language or "").numbers if _has_numbers(article.language) else {}
    names, numbers, named, stems = list[set[str]](), set[str](), set[str](), set[str]()
    for piece in _own_text(article, (ZoneKind.BODY,)):
        end = name_ends = -1
        for match in TOLD_WORD.finditer(piece):
            word, begins, end_before = match[0], match.start(), max(end, 0)
            end = match.end()
            if number := _number(word, number_words):
                numbers.add(number)
            elif word[0].islower():
                if len(word) >= CONTENT_LETTERS:
                    stems.add(word[:STEM_LETTERS])
            elif len(word) >= LEAST_LETTERS_OF_A_NAME:
                named.add(word.casefold())
                if begins and piece[end_before:begins].strip() in JOINS_WORDS:
                    if name_ends != begins - 1:
                        names.append(set())
                    names[-1].add(word.casefold())
                    name_ends = end
    facts = (*_joined(names), *(frozenset({number}) for number in numbers))
    return Told(frozenset(facts), frozenset(named.union(*facts)), frozenset(stems))


def _joined(names: Iterable[set[str]]) -> Sequence[frozenset[str]]:
    """Names that share a word as one name, whatever their order."""
    found: list[frozenset[str]] = []
    for name in names:
        alike = [one for one in found if one & name]
        found = [one for one in found if not one & name]
        found.append(frozenset(name).union(*alike))
    return found


def _has_numbers(language: str | None) -> bool:
    return language in installed_languages()


def _number(word: str, number_words: Mapping[str, int]) -> str:
    """'23', 'twenty-three' and '1,200' in digits; '' for what is no number, and for no and one, mere articles."""
    if word[0].isdigit():
        found = word.replace(",", "")
        return "" if found == "1" else found
    if word in number_words or "-" in word or word[0].isupper():
        parts = [number_words.get(part) for part in word.casefold().split("-")]
        numbers = [part for part in parts if part is not None]
        return str(sum(numbers)) if len(numbers) == len(parts) and sum(numbers) > 1 else ""
    return ""


def runs_in_order(article: Article) -> list[int]:
    """Every run of an article's own words, from its first to its last."""
    pieces = ([number_of(word) for word in words] for words in _own_pieces(article))
    return [hash(tuple(keys[i : i + RUN_WORDS])) for keys in pieces for i in range(len(keys) - RUN_WORDS + 1)]


def _own_pieces(article: Article) -> Iterator[list[str]]:
    """The words of each stretch between quotations."""
    return (WORD.findall(piece) for piece in _own_text(article, OWN_WORDS))


def _own_text(article: Article, kinds: Sequence[ZoneKind]) -> Iterator[str]:
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
