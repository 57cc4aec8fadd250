"""Article -> ParsedArticle: paragraphs are parsed one by one, so no sentence runs across a paragraph or a zone."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sayso.model.ports import LeavesOutNames, SentenceParser
from sayso.model.source import Article, Mention, ParsedArticle, Sentence, Span, Token, Zone, ZoneKind
from sayso.parse.mending import mended
from sayso.parse.times import find_times, may_hold_time

# A parse tree over more than this many characters costs memory and time and helps nobody; a longer paragraph is cut at
# the last white space before the limit, after a full stop if there is one in the second half.
LONGEST_PARAGRAPH = 20_000

DATES = frozenset({"DATE", "TIME"})
NAME_LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"})


def paragraphs_of(article: Article) -> Iterator[tuple[Span, ZoneKind]]:
    """Every paragraph with the zone that it stands in; what lies between zones is body."""
    for zone in article.zones or (Zone(ZoneKind.BODY, Span(0, len(article.text))),):
        for match in re.finditer(r"[^\n\r\u2028\u2029]*\S[^\n\r\u2028\u2029]*", zone.span.of(article.text)):
            start, end = zone.span.start + match.start(), zone.span.start + match.end()
            for piece in _cut(article.text, start, end):
                yield piece, zone.kind


def _cut(text: str, start: int, end: int) -> Iterator[Span]:
    while end - start > LONGEST_PARAGRAPH:
        limit = start + LONGEST_PARAGRAPH
        cut = text.rfind(". ", start + LONGEST_PARAGRAPH // 2, limit) + 1 or text.rfind(" ", start + 1, limit)
        cut = cut if cut > start else limit
        yield Span(start, cut)
        start = cut
    yield Span(start, end)


def parse_articles(articles: Iterable[Article], parser: SentenceParser) -> Iterator[ParsedArticle]:
    """Each article with its sentences, words and the parser's own name mentions, in the order given."""
    for article in articles:
        yield parse_article(article, parser)


def parse_article(article: Article, parser: SentenceParser) -> ParsedArticle:
    """The article with its sentences, words and the parser's own name mentions (without candidates yet)."""
    return _parsed(article, list(paragraphs_of(article)), parser)


def parse_times(article: Article, parser: SentenceParser) -> ParsedArticle:
    """The article with its time expressions, and words and sentences only of paragraphs that may hold one.

    The same times as parse_article finds, with what resolving them needs, in less than half its time; names are not
    looked for.
    """
    paragraphs = [
        (span, zone)
        for span, zone in paragraphs_of(article)
        if may_hold_time(article.text, span, language=article.language)
    ]
    return _parsed(article, paragraphs, parser.without_names() if isinstance(parser, LeavesOutNames) else parser)


def _parsed(article: Article, paragraphs: Sequence[tuple[Span, ZoneKind]], parser: SentenceParser) -> ParsedArticle:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    parsed = parser.parse(span.of(article.text) for span, _ in paragraphs)
    for (span, zone), words in zip(paragraphs, parsed, strict=True):
        moved = [
            _moved(word, len(tokens), span.start, len(sentences), article.text)
            for word in mended(words, article.language)
        ]
        tokens.extend(moved)
        sentences.extend(_sentences(moved, zone))
    times = find_times(article.text, [span for span, _ in paragraphs], tokens, language=article.language)
    _free_names_before(times, tokens)
    return ParsedArticle(article, tuple(tokens), tuple(sentences), tuple(_names(tokens, article.text)), times)


def _free_names_before(times: Sequence[Span], tokens: list[Token]) -> None:
    """Takes the label of a date from names that the parser ran into one: "Brod" in "shelled Brod early on Tuesday"."""
    ends = [span.end for span in times]
    for first, last in list(_runs_of_dates(tokens)):
        run = Span(tokens[first].span.start, tokens[last].span.end)
        place = bisect_right(ends, run.start)
        if place == len(times) or not times[place].overlaps(run):
            continue
        for i in range(first, last + 1):
            if tokens[i].pos != "PROPN" or tokens[i].span.end > times[place].start:
                break
            tokens[i] = replace(tokens[i], entity="", entity_begins=False)


def _runs_of_dates(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """First and last token of each stretch that the parser took for a date or a time of day."""
    first: int | None = None
    for i, token in enumerate(tokens):
        if first is not None and (token.entity != tokens[first].entity or token.entity_begins):
            yield first, i - 1
            first = None
        if first is None and token.entity in DATES:
            first = i
    if first is not None:
        yield first, len(tokens) - 1


def _moved(word: Token, by_tokens: int, by_characters: int, by_sentences: int, text: str) -> Token:
    """The same word with its indexes and offsets counted over the whole article, and the article's own characters."""
    span = Span(word.span.start + by_characters, word.span.end + by_characters)
    return replace(
        word,
        i=word.i + by_tokens,
        span=span,
        text=span.of(text),
        head=word.head + by_tokens,
        left=word.left + by_tokens,
        right=word.right + by_tokens,
        children=tuple(child + by_tokens for child in word.children),
        sentence=word.sentence + by_sentences,
    )


def _sentences(words: list[Token], zone: ZoneKind) -> Iterator[Sentence]:
    first = 0
    for position, word in enumerate(words):
        if position + 1 == len(words) or words[position + 1].sentence != word.sentence:
            inside = words[first : position + 1]
            root = next((w.i for w in inside if w.head == w.i), inside[0].i)
            span = Span(inside[0].span.start, word.span.end)
            yield Sentence(span, inside[0].i, word.i, root, zone)
            first = position + 1


def _names(tokens: list[Token], text: str) -> Iterator[Mention]:
    position = 0
    while position < len(tokens):
        begin = tokens[position]
        end = position + 1
        if begin.entity in NAME_LABELS:
            while end < len(tokens) and tokens[end].entity == begin.entity and not tokens[end].entity_begins:
                end += 1
            span = Span(begin.span.start, tokens[end - 1].span.end)
            inside = range(begin.i, tokens[end - 1].i + 1)
            head = next((i for i in inside if tokens[i].head not in inside or tokens[i].head == i), begin.i)
            yield Mention(span, span.of(text), begin.entity, head)
        position = end
