"""Whether a page is about an armed conflict at all: "stormed to victory" and "captured the title" are no claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.model.frames import TriggerLexicon
from sayso.model.source import ParsedArticle, Token, ZoneKind

ZONES = frozenset({ZoneKind.BODY, ZoneKind.CAPTION, ZoneKind.HEADLINE})
NOUNS = frozenset({"NOUN", "PROPN"})
"""Words of other news count as nouns only: a snow storm is one, to storm a town is not."""
SIGNS_WANTED = (0, 0, 0, 1, 2)
"""Distinct signs of conflict that a page of so many sentences must have at least; the last holds for longer ones.

Reports from a war of four sentences and more nearly always have three or more; a dispatch of two may have none."""
MOST_WORDS = 3
"""Words in the longest sign: "free syrian army"."""


def is_about_conflict(parsed: ParsedArticle, lexicon: TriggerLexicon) -> bool:
    """Whether the page may make claims: enough distinct signs of conflict for its length, and as many as of other news.

    A dispatch of a sentence may have no sign of either; it is given the benefit of the doubt. So is every page in a
    language without a list of signs.
    """
    sentences = [sentence for sentence in parsed.sentences if sentence.zone in ZONES]
    words = [parsed.sentence_tokens(sentence) for sentence in sentences]
    other = {word for row in words for word in _signs(row, lexicon.other_news, nouns_only=True)}
    conflict = {word for row in words for word in _signs(row, lexicon.conflict_signs)}
    wanted = SIGNS_WANTED[min(len(sentences), len(SIGNS_WANTED) - 1)] if lexicon.other_news else 0
    # On a page of some length an even count speaks for the other news: a war's own signs are many.
    outdone = len(other) + 1 if other and wanted else len(other)
    return len(conflict) >= max(wanted, outdone)


def _signs(tokens: Sequence[Token], listed: frozenset[str], *, nouns_only: bool = False) -> Iterator[str]:
    """The listed words and phrases in a sentence; "the fighting" is listed, "fighting plans for a quarry" is not."""
    for i, token in enumerate(tokens):
        if nouns_only and token.pos not in NOUNS:
            continue
        forms = (token.lemma.lower(), token.text.lower()) if token.pos in NOUNS else (token.lemma.lower(),)
        yield from (form for form in dict.fromkeys(forms) if form in listed)
        if token.i + 1 <= tokens[-1].i and not nouns_only:
            before = token.text.lower()
            for following in tokens[i + 1 : i + MOST_WORDS]:
                before = f"{before} {following.lemma.lower()}"
                if before in listed:
                    yield before
