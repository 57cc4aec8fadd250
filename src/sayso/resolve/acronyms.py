"""The short forms that a text introduces for its names: 'Velika Front (VF)', 'Velika Front, also known as the VF'."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.languages.grammar import GrammarWords, load_grammar
from sayso.languages.roles import GroupWords
from sayso.model.source import ParsedArticle, Token
from sayso.resolve.phrases import folded_row, is_capitalised

Words = tuple[str, ...]

FURTHEST_INTRODUCED = 6
"""Tokens between a name and its short form at most: 'X, which is also known as the Y'."""
WORDS_TO_A_LETTER = 4
"""How far back, for each letter, the name is looked for: 'Front for the Defence of the'."""


def acronyms_in(parsed: ParsedArticle, group: GroupWords) -> Iterator[tuple[str, Words]]:
    """Folded short form and the folded words that it was introduced for, both ways round and without brackets too.

    The capitals of the name must begin with the letters of the short form; in brackets it is enough that the name
    right before is one of those who fight, for short forms are often made from another language's words.
    """
    tokens, small = parsed.tokens, load_grammar(parsed.article.language)
    for token in tokens:
        if not _is_short_form(token):
            continue
        end = _end_of_name_before(tokens, token.i, group, small)
        if end is not None:
            words = _words_for(token.text, tokens[max(0, end - WORDS_TO_A_LETTER * len(token.text)) : end])
            if words is None and tokens[end].text == "(":
                words = _fighters_before(tokens, end, group, small)
        else:
            words = _words_after(tokens, token)
        if words:
            yield token.text.lower(), words


def _is_short_form(token: Token) -> bool:
    return token.text.isupper() and token.text.isalpha() and len(token.text) > 1


def _end_of_name_before(tokens: Sequence[Token], i: int, group: GroupWords, small: GrammarWords) -> int | None:
    """Where the name ends that a short form at `i` is said to stand for; None where nothing says so."""
    k = i - 1
    while k > 0 and i - k <= FURTHEST_INTRODUCED and tokens[k].text.lower() in group.introducing:
        k -= 1
    mark = tokens[k].text if k > 0 else ""
    is_closed = i + 1 < len(tokens) and tokens[i + 1].text in (")", ",", ";")
    is_said = k < i - 1 and tokens[k + 1].text.lower() not in small.definite_articles
    return k if (mark == "(" and is_closed) or (mark in (",", "–", "—") and is_said) else None


def _words_for(acronym: str, before: Sequence[Token]) -> Words | None:
    """The nearest row of words, ending before the mark, whose capitals begin with the acronym's letters."""
    for start in range(len(before) - 1, max(-1, len(before) - WORDS_TO_A_LETTER * len(acronym)), -1):
        row = before[start:]
        initials = "".join(token.text[0] for token in row if token.text[:1].isupper())
        if row[0].text[:1].isupper() and initials.startswith(acronym):
            return folded_row(row)
    return None


def _fighters_before(tokens: Sequence[Token], end: int, group: GroupWords, small: GrammarWords) -> Words | None:
    """The row of capitals right before the bracket, where one of its words names those who fight."""
    first = end
    while first > 0 and (is_capitalised(tokens[first - 1]) or tokens[first - 1].text.lower() in small.name_links):
        first -= 1
    row = tokens[first:end]
    while row and not is_capitalised(row[0]):
        row = row[1:]
    is_side = len(row) > 1 and any(token.text.lower() in group.side_name_words for token in row)
    return folded_row(row) if is_side else None


def _words_after(tokens: Sequence[Token], short: Token) -> Words | None:
    """'VFB (Velika Front of Brod)'."""
    opens = tokens[short.i + 1 : short.i + 2]
    if not opens or opens[0].text != "(":
        return None
    row = tokens[short.i + 2 : short.i + 2 + WORDS_TO_A_LETTER * len(short.text)]
    end = next((k for k, token in enumerate(row) if token.text == ")"), 0)
    initials = "".join(token.text[0] for token in row[:end] if token.text[:1].isupper())
    return folded_row(row[:end]) if end > 1 and initials.startswith(short.text) else None
