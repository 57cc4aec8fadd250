"""Whether a page is about an armed conflict at all: "stormed to victory" and "captured the title" are no claims."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.model.frames import TriggerLexicon
from sayso.model.source import ParsedArticle, Token, ZoneKind

ZONES = frozenset({ZoneKind.BODY, ZoneKind.CAPTION, ZoneKind.HEADLINE})
NOUNS = frozenset({"NOUN", "PROPN"})
"""Words of other news count as nouns only: a snow storm is one, to storm a town is not."""


def is_about_conflict(parsed: ParsedArticle, lexicon: TriggerLexicon) -> bool:
    """Whether the page may make claims: at least as many distinct signs of conflict as of other news.

    A dispatch of a sentence may have no sign of either; it is given the benefit of the doubt.
    """
    tokens = list(_tokens(parsed))
    other = {word for token in tokens if (word := _sign(token, lexicon.other_news)) and token.pos in NOUNS}
    conflict = {word for token in tokens if (word := _sign(token, lexicon.conflict_signs))}
    return len(conflict) >= len(other)


def _tokens(parsed: ParsedArticle) -> Iterator[Token]:
    for sentence in parsed.sentences:
        if sentence.zone in ZONES:
            yield from parsed.sentence_tokens(sentence)


def _sign(token: Token, words: frozenset[str]) -> str | None:
    """The listed word that it is; "the fighting" is listed, "fighting plans for a quarry" is not."""
    forms = (token.lemma.lower(), token.text.lower()) if token.pos in NOUNS else (token.lemma.lower(),)
    return next((form for form in forms if form in words), None)
