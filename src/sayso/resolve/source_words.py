"""The words of a source, put right where a text has run its neighbours into them."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.model.source import Span
from sayso.resolve.cast import Cast
from sayso.resolve.phrases import (
    LONGEST_PHRASE,
    Phrase,
    after_those_counted,
    phrase_around,
    phrase_in,
    without_its_channel,
)


def untangled(cast: Cast, phrase: Phrase) -> Phrase:
    """Whoever speaks, without the words beside them that the parser took for theirs."""
    phrase = _name_in_a_tangle(cast, phrase) or _owner_of_document(cast, phrase) or phrase
    return after_those_counted(cast.parsed, without_its_channel(cast.parsed, phrase, cast.roles.source.document))


def sources_in(cast: Cast, source: Span) -> tuple[Span, ...]:
    """The source, or each of two who are named side by side: "the mayor and a medic" make one claim each."""
    phrase = phrase_in(cast.parsed, source)
    if phrase is None:
        return (source,)
    own = {token.i for token in phrase.tokens}
    heads = [phrase.head.i]
    for i in heads:
        children = (cast.parsed.tokens[c] for c in cast.parsed.tokens[i].children)
        heads.extend(c.i for c in children if c.dep == "conj" and c.i in own and c.pos in ("NOUN", "PROPN"))
    if len(heads) == 1 or _is_one_name(cast, phrase, heads):
        return (source,)
    return tuple(phrase_around(cast.parsed, i).span for i in heads)


def _is_one_name(cast: Cast, phrase: Phrase, heads: Sequence[int]) -> bool:
    """'The Coalition for Peace and Justice' is one."""
    spans = [mention.span for mention in cast.mentions_by_span.within(phrase.span)]
    tokens = cast.parsed.tokens
    spans += [Span(tokens[h.first].span.start, tokens[h.last].span.end) for h in cast.hits_in(phrase)]
    return any(all(span.contains(tokens[i].span) for i in heads) for span in spans)


def _name_in_a_tangle(cast: Cast, phrase: Phrase) -> Phrase | None:
    """The last name of a source that is far too long to be one: the words before it belong to what is said."""
    if len(phrase.tokens) <= LONGEST_PHRASE:
        return None
    inside = cast.mentions_by_span.within(phrase.span)
    return phrase_in(cast.parsed, inside[-1].span) if inside else None


def _owner_of_document(cast: Cast, phrase: Phrase) -> Phrase | None:
    """Whoever's statement it is: 'his figures', 'an Observatory toll'; None for a report that stands for itself."""
    if phrase.head.lemma.lower() not in cast.roles.source.document or phrase.head.pos == "PROPN":
        return None
    for child in (cast.parsed.tokens[c] for c in phrase.head.children):
        owns = child.dep == "poss" or (child.dep in ("compound", "nmod") and child.pos == "PROPN")
        if owns and child in phrase.tokens and (child.pos == "PROPN" or child.tag == "PRP$"):
            return phrase_around(cast.parsed, child.i)
    return None
