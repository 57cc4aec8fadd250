"""The exact words that carry a claim: the shortest stretch around its trigger that is still a clause."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.extract.grammar import RELATIVE_TAGS, Grammar, is_verbal
from sayso.extract.matching import Match
from sayso.model.claim import Attribution, Stance
from sayso.model.source import Span, Token

CUT_FROM_CLAUSE = frozenset({"advcl", "parataxis", "relcl", "punct", "cc", "mark", "preconj"})
CUT_FROM_PHRASE = frozenset({"relcl", "parataxis", "advcl", "punct", "cc"})
EDGE_LABELS = frozenset({"cc", "mark", "punct"})


def evidence_of(
    match: Match,
    grammar: Grammar,
    triggers: frozenset[int],
    attribution: Attribution | None,
    attributions: Sequence[Attribution],
) -> Span:
    """Characters that carry the match, without the words that attribute it and without other claims' clauses.

    `attributions` are those with a cue or a source in the match's sentence.

    `triggers` are the heads of all matches of the article: a dependent clause with one of its own is left to it.
    """
    kept = _kept(match, grammar, triggers)
    first, last = _run_around(match, kept, grammar)
    first, last = _without_attribution(first, last, match.trigger, grammar, attribution, attributions)
    first, last = _trimmed(first, last, match, grammar.tokens)
    return Span(grammar.tokens[first].span.start, grammar.tokens[last].span.end)


def _kept(match: Match, grammar: Grammar, triggers: frozenset[int]) -> set[int]:
    kept = {match.clause}
    cut = CUT_FROM_PHRASE if match.stands_as_noun else CUT_FROM_CLAUSE
    for child in grammar.children(match.clause):
        if child.dep in cut or (child.dep == "conj" and (is_verbal(child) or match.stands_as_noun)):
            continue
        if child.dep in ("nsubj", "nsubjpass") and child.tag in RELATIVE_TAGS:
            continue
        has_own_claim = child.i in triggers and child.i != match.trigger
        if has_own_claim and (child.dep == "ccomp" or (child.dep == "acl" and child.i > match.trigger)):
            continue
        kept |= _subtree(child, grammar, triggers)
    return kept


def _subtree(token: Token, grammar: Grammar, triggers: frozenset[int]) -> set[int]:
    kept = {token.i}
    for child in grammar.children(token.i):
        if child.dep in ("relcl", "advcl", "parataxis") or (child.dep == "conj" and is_verbal(child)):
            continue
        kept |= _subtree(child, grammar, triggers)
    return kept


def _run_around(match: Match, kept: set[int], grammar: Grammar) -> tuple[int, int]:
    """The stretch of kept words around the trigger; to the left it may bridge what modifies the subject."""
    anchor_first, anchor_last = min(match.trigger, match.clause), max(match.trigger, match.clause)
    last = anchor_last
    while last + 1 in kept or (last + 2 in kept and grammar.tokens[last + 1].dep in EDGE_LABELS):
        last += 1
    subject = grammar.subject(match.clause) if not match.stands_as_noun else None
    first = anchor_first
    while first - 1 in kept or (first - 2 in kept and grammar.tokens[first - 1].dep in EDGE_LABELS):
        first -= 1
    own = [c.i for c in grammar.children(match.clause, "nsubj", "nsubjpass", "expl") if c.tag not in RELATIVE_TAGS]
    if own and subject is not None and own[0] < first:
        first = min(first, min(_contiguous_left(own[0], kept), own[0]))
    elif own and own[0] < first:
        first = _contiguous_left(own[0], kept)
    return first, last


def _contiguous_left(i: int, kept: set[int]) -> int:
    while i - 1 in kept:
        i -= 1
    return i


def _without_attribution(
    first: int,
    last: int,
    trigger: int,
    grammar: Grammar,
    attribution: Attribution | None,
    attributions: Sequence[Attribution],
) -> tuple[int, int]:
    tokens = grammar.tokens
    if attribution is not None and attribution.source is not None:
        piece = next((p for p in attribution.content if p.contains(tokens[trigger].span)), None)
        if piece is not None:
            while first < trigger and tokens[first].span.start < piece.start:
                first += 1
            while last > trigger and tokens[last].span.end > piece.end:
                last -= 1
    outside = [
        span
        for other in attributions
        # "Seemed" and "is expected to" are part of what is said; only who says it is left out.
        if other.source is not None
        and other.stance is not Stance.EXPECTS
        and not any(cue.contains(tokens[trigger].span) for cue in other.cue)
        for span in (*other.cue, *((other.source,) if other.source else ()))
        if not span.overlaps(tokens[trigger].span)
    ]
    for span in outside:
        if _stands_between(span, tokens, first, trigger):
            while first < trigger and tokens[first].span.start < span.end:
                first += 1
        elif _stands_between(span, tokens, trigger, last):
            while last > trigger and tokens[last].span.end > span.start:
                last -= 1
    return first, last


def _stands_between(span: Span, tokens: Sequence[Token], first: int, last: int) -> bool:
    return tokens[first].span.start <= span.start and span.end <= tokens[last].span.end


def _trimmed(first: int, last: int, match: Match, tokens: Sequence[Token]) -> tuple[int, int]:
    def hangs_loose(token: Token) -> bool:
        return token.dep in EDGE_LABELS or token.pos in ("PUNCT", "CCONJ") or not token.text.strip()

    while first < min(match.trigger, last) and hangs_loose(tokens[first]):
        first += 1
    while last > max(match.trigger, first) and (
        hangs_loose(tokens[last]) or tokens[last].tag in RELATIVE_TAGS or tokens[last].dep == "mark"
    ):
        last -= 1
    opened = [token.text for token in tokens[first : last + 1]]
    if last + 1 < len(tokens) and opened.count("(") > opened.count(")") and tokens[last + 1].text == ")":
        last += 1
    return first, last
