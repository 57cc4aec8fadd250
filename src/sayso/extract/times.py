"""When a claim says that it is: time expressions of the event, never of the saying."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.extract.grammar import is_verbal
from sayso.extract.matching import Match
from sayso.extract.words import Words
from sayso.model.source import ParsedArticle, Span

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
STEPS_UP = 6
"""How far up the tree a time expression may hang from its verb."""


def times_of(
    match: Match, evidence: Span, words: Words, expressions: Sequence[Span], cues: Sequence[Span]
) -> tuple[Span, ...]:
    """The expressions in the evidence, or hanging on its verb; one right after a cue tells when it was said."""
    subtree = words.parsed.subtree_span(match.clause)
    return tuple(
        span
        for span in expressions
        if not _follows_cue(span, cues, evidence)
        and (evidence.overlaps(span) or (subtree.contains(span) and _hangs_on(span, match.clause, words)))
    )


def _follows_cue(span: Span, cues: Sequence[Span], evidence: Span) -> bool:
    return any(0 <= span.start - cue.end <= 1 and not evidence.contains(cue) for cue in cues)


def _hangs_on(span: Span, clause: int, words: Words) -> bool:
    inside = words.inside(span)
    if not inside:
        return False
    token = words.tokens[inside[0]]
    for _ in range(STEPS_UP):
        if token.head == clause:
            return True
        above = words.tokens[token.head]
        if is_verbal(above) and above.tag in FINITE:
            return False
        token = words.tokens[token.head]
    return False


def time_expressions(parsed: ParsedArticle) -> tuple[Span, ...]:
    """Those that the parse found; else the parser's own dates and times."""
    return parsed.times or tuple(_entities(parsed))


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
