"""Rows of capitalised words: everything in an article that may be a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.languages.geography import Geography, may_be_name
from sayso.model.source import ParsedArticle, Span, Token

# What a word of a name may be; a capital at the beginning of a sentence says nothing about these.
NAME_TAGS = frozenset({"PROPN", "NOUN", "ADJ", "X", "NUM"})
NO_NUMBERS = frozenset({"DATE", "TIME", "MONEY", "PERCENT"})
_JOINED = re.compile(r"[-‐‑/]")
_POSSESSIVE = ("'s", "’s", "'", "’")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the text; parts joined by a hyphen are one ("al-Qusor"), a possessive ending is none."""

    text: str
    span: Span
    first: int
    """Index of its first token."""
    last: int
    sentence: int

    @property
    def is_capitalised(self) -> bool:
        return may_be_name(self.text) and not self.text[0].isdigit()


def words_of(parsed: ParsedArticle, geography: Geography) -> tuple[Word, ...]:
    """The words of the article in order; marks other than commas and the like are words of their own.

    "Hill 212" is one word.
    """
    words: list[Word] = []
    for token in parsed.tokens:
        if token.text.isspace() or token.text in _POSSESSIVE:
            continue
        if words and (_continues(words[-1], token) or _numbers(words[-1], token, geography)):
            joined = words[-1]
            span = Span(joined.span.start, token.span.end)
            words[-1] = Word(span.of(parsed.article.text), span, joined.first, token.i, joined.sentence)
        else:
            words.append(Word(token.text, token.span, token.i, token.i, token.sentence))
    return tuple(words)


def _continues(word: Word, token: Token) -> bool:
    if word.span.end != token.span.start or word.sentence != token.sentence:
        return False
    is_mark = bool(_JOINED.fullmatch(token.text))
    after_mark = bool(_JOINED.match(word.text[-1])) and word.text[0].isalnum()
    return (is_mark and word.text[-1].isalnum()) or (after_mark and token.text[0].isalnum())


def _numbers(word: Word, token: Token, geography: Geography) -> bool:
    """Whether the token is the number of 'Hill 212'; not of 'Hill 212 soldiers', nor of a date."""
    stands_behind = token.text.isdigit() and token.span.start == word.span.end + 1 and token.entity not in NO_NUMBERS
    counts = token.dep == "nummod" and token.head > token.i
    return stands_behind and not counts and word.is_capitalised and word.text.casefold() in geography.numbered


@dataclass(frozen=True, slots=True)
class Row:
    """Words [first, last] of the article that may together be one name, or several in a row."""

    first: int
    last: int


def rows_in(words: Sequence[Word], parsed: ParsedArticle, geography: Geography) -> Iterator[Row]:
    """Runs of capitalised words, with the small words that names have inside."""
    position = 0
    timed = _words_of_times(words, parsed)
    while position < len(words):
        if position in timed or not _begins(words[position], parsed):
            position += 1
            continue
        last = position
        ahead = position + 1
        while ahead < len(words) and words[ahead].sentence == words[position].sentence:
            # Only white space, or nothing but a possessive ending, may part the words of a name.
            if ahead in timed or parsed.article.text[words[ahead - 1].span.end : words[ahead].span.start].strip():
                break
            if words[ahead].is_capitalised:
                last = ahead
            elif ahead - last > 2 or not _may_stand_inside(words[ahead], words[last], geography):
                break
            ahead += 1
        yield Row(position, last)
        position = last + 1


def _may_stand_inside(word: Word, after: Word, geography: Geography) -> bool:
    small = word.text.casefold()
    if small in geography.inside_after_kind:
        return after.text.casefold() in geography.kinds_with_of
    return small in geography.inside_name


def _begins(word: Word, parsed: ParsedArticle) -> bool:
    if not word.is_capitalised or not any(c.isalpha() for c in word.text):
        return False
    begins_sentence = parsed.sentences[word.sentence].first == word.first
    ends = (parsed.tokens[word.first], parsed.tokens[word.last])
    if any(token.pos == "PROPN" or token.entity for token in ends):
        return True
    return not begins_sentence and ends[1].pos in NAME_TAGS


def _words_of_times(words: Sequence[Word], parsed: ParsedArticle) -> frozenset[int]:
    """The words that belong to a time expression: no name begins or goes on there."""
    inside: set[int] = set()
    position = 0
    for span in parsed.times:
        while position < len(words) and words[position].span.end <= span.start:
            position += 1
        while position < len(words) and words[position].span.start < span.end:
            inside.add(position)
            position += 1
    return frozenset(inside)
