"""Names that the parser passed over: rows of proper nouns in none of its mentions ("her son Ivo")."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from sayso.model.source import Mention, Span, Token
from sayso.resolve.cast import Cast
from sayso.resolve.phrases import is_capitalised

NO_LABEL = ""


def passed_over(cast: Cast) -> Iterator[Mention]:
    """Every row of capitalised proper nouns of one sentence that touches no mention; whom it names is not said."""
    free = (
        token for token in cast.parsed.tokens if _may_name(token) and not cast.mentions_by_span.touching(token.span)
    )
    for _, row in groupby(enumerate(free), key=lambda pair: (pair[1].i - pair[0], pair[1].sentence)):
        tokens = [token for _, token in row]
        span = Span(tokens[0].span.start, tokens[-1].span.end)
        own = {token.i for token in tokens}
        head = next((token.i for token in tokens if token.head not in own), tokens[-1].i)
        yield Mention(span, span.of(cast.parsed.article.text), NO_LABEL, head)


def _may_name(token: Token) -> bool:
    return token.pos == "PROPN" and is_capitalised(token)
