"""When a claim says that it is: time expressions of the event, never of the saying."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from sayso.extract.grammar import is_verbal
from sayso.extract.matching import Match
from sayso.extract.words import Words
from sayso.model.source import ParsedArticle, Span, Token

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
STEPS_UP = 6
"""How far up the tree a time expression may hang from its verb."""


def times_of(
    match: Match,
    evidence: Span,
    words: Words,
    expressions: Sequence[Span],
    *,
    cues: Sequence[Span],
    conjunctions: frozenset[str],
) -> tuple[Span, ...]:
    """The expressions in the evidence, hanging on its verb, or in a clause that tells when it was.

    One right after a cue tells when it was said; `cues` come in the order of their ends. `conjunctions` open a clause
    that tells when another was.
    """
    subtree = words.parsed.subtree_span(match.clause)
    return tuple(
        span
        for span in _within(expressions, _reach(match, evidence, words))
        if (
            evidence.overlaps(span)
            or (subtree.contains(span) and _hangs_on(span, match.clause, words))
            or _in_clause_of_time(span, match.clause, words, conjunctions)
        )
        and not _follows_cue(span, cues, evidence)
    )


def _reach(match: Match, evidence: Span, words: Words) -> Span:
    """The sentence of the claim, and its evidence should that go beyond: no time of it stands elsewhere."""
    sentence = words.parsed.sentences[words.tokens[match.clause].sentence].span
    return Span(min(sentence.start, evidence.start), max(sentence.end, evidence.end))


def _within(expressions: Sequence[Span], reach: Span) -> Iterator[Span]:
    """Those that meet the reach; they stand in the order of the text and none overlaps another."""
    first = bisect_left(expressions, reach.start, key=lambda span: span.end)
    for position in range(first, len(expressions)):
        span = expressions[position]
        if span.start >= reach.end:
            return
        yield span


def _follows_cue(span: Span, cues: Sequence[Span], evidence: Span) -> bool:
    first = bisect_left(cues, span.start - 1, key=lambda cue: cue.end)
    beside = takewhile(lambda cue: cue.end <= span.start, islice(cues, first, None))
    return any(not evidence.contains(cue) for cue in beside)


def _hangs_on(span: Span, clause: int, words: Words) -> bool:
    inside = words.inside(span)
    if not inside:
        return False
    token = words.tokens[inside[0]]
    for _ in range(STEPS_UP):
        if token.head == clause:
            return True
        above = words.tokens[token.head]
        if _is_finite(above, words):
            return False
        token = words.tokens[token.head]
    return False


def _is_finite(token: Token, words: Words) -> bool:
    """Whether it heads a clause with a time of its own: 'ruled', 'was held'."""
    helped = any(words.tokens[c].dep in ("aux", "auxpass") and words.tokens[c].tag in FINITE for c in token.children)
    return is_verbal(token) and (token.tag in FINITE or helped)


def _in_clause_of_time(span: Span, clause: int, words: Words, conjunctions: frozenset[str]) -> bool:
    """'Never held the valley when they ruled, from 1996 to 2001': the period of the ruling is that of the holding."""
    inside = words.inside(span)
    if not inside:
        return False
    tokens = words.tokens
    verb = tokens[inside[0]]
    while not _is_finite(verb, words) and verb.head != verb.i:
        verb = tokens[verb.head]
    opened = any(tokens[child].text.lower() in conjunctions for child in verb.children if child < verb.i)
    return verb.dep == "advcl" and opened and verb.head in (clause, _finite_above(clause, words))


def _finite_above(clause: int, words: Words) -> int:
    """The verb that an infinitive belongs to: 'were' of 'were unable to control'."""
    token = words.tokens[clause]
    while token.dep in ("xcomp", "acomp") and token.head != token.i:
        token = words.tokens[token.head]
    return token.i


def time_expressions(parsed: ParsedArticle) -> tuple[Span, ...]:
    """Those that the parse found; else the parser's own dates and times."""
    return tuple(sorted(parsed.times, key=lambda span: span.end)) or tuple(_entities(parsed))


def _entities(parsed: ParsedArticle) -> Iterator[Span]:
    start: int | None = None
    end = 0
    for token in parsed.tokens:
        is_time = token.entity in ("DATE", "TIME")
        if start is not None and (not is_time or token.entity_begins):
            yield Span(start, end)
            start = None
        if is_time:
            start = token.span.start if start is None else start
            end = token.span.end
    if start is not None:
        yield Span(start, end)
