"""Whether the verb that governs an expression looks back or ahead."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from sayso.languages.grammar import load_grammar
from sayso.languages.times import TimeLexicon
from sayso.model.source import ParsedArticle, Span, Token
from sayso.resolve.time_context import FUTURE, PAST, PRESENT

VERBS = frozenset({"VERB", "AUX"})
AUXILIARIES = frozenset({"aux", "auxpass"})


def tense_at(parsed: ParsedArticle, span: Span, lexicon: TimeLexicon, *, preposition: str | None = None) -> str | None:
    """Tense of the nearest verb above the expression: past, present, future; None without tokens or verb.

    What holds, or has been done, "until Friday" or "by Friday" looks ahead.
    """
    head = _head_of(parsed, span)
    if head is None:
        return None
    if _is_owner_in_object(parsed, head):
        return None
    # "said on Monday it would leave": what stands beside the verb goes with it, wherever the parser hung it.
    first = _verb_just_before(parsed, head, span) or head
    for token in (first, *parsed.ancestors(first.i)):
        if _looks_ahead_by_itself(token, lexicon):
            return FUTURE
        if token.pos in VERBS:
            if preposition in ("until", "by") and _is_present_or_perfect(parsed, token):
                return FUTURE
            return _tense_of(parsed, token, lexicon)
    return None


def _is_present_or_perfect(parsed: ParsedArticle, verb: Token) -> bool:
    """'holds', 'is holding', 'has given': its finite word is in the present."""
    tags = {aux.tag for aux in _auxiliaries(parsed, verb)} - {"TO"} or {verb.tag}
    return tags <= {"VBP", "VBZ", "VBN", "VBG"} and bool(tags & {"VBP", "VBZ"})


def reaches_now(parsed: ParsedArticle, span: Span, lexicon: TimeLexicon, *, preposition: str | None = None) -> bool:
    """Whether a length goes on at publication: 'has been shut for three weeks', 'is shut for three weeks now'."""
    head = _head_of(parsed, span)
    verb = next((token for token in parsed.ancestors(head.i) if token.pos in VERBS), None) if head else None
    if head is None or verb is None or not _is_present_or_perfect(parsed, verb):
        return False
    perfects = load_grammar(parsed.article.language).perfects
    is_perfect = any(aux.lemma in perfects for aux in _auxiliaries(parsed, verb))
    if preposition == "for":
        return is_perfect or _now_follows(parsed, span, lexicon)
    return is_perfect and head.dep in ("nsubj", "nsubjpass")


def _now_follows(parsed: ParsedArticle, span: Span, lexicon: TimeLexicon) -> bool:
    after = bisect_left(parsed.tokens, span.end, key=lambda token: token.span.start)
    word = parsed.tokens[after].text if after < len(parsed.tokens) else None
    return lexicon.meaning("reference", word) == "PRESENT_REF"


def _verb_just_before(parsed: ParsedArticle, head: Token, span: Span) -> Token | None:
    """The verb that only a preposition parts from the expression; None where another word stands there."""
    at = bisect_left(parsed.tokens, span.start, key=lambda token: token.span.start) - 1
    if at >= 0 and parsed.tokens[at].pos == "ADP":
        at -= 1
    if at < 0 or parsed.tokens[at].sentence != head.sentence or parsed.tokens[at].pos != "VERB":
        return None
    return parsed.tokens[at]


def _is_owner_in_object(parsed: ParsedArticle, head: Token) -> bool:
    """'would get around Friday's ruling': the ruling is no part of what lies ahead."""
    owned = parsed.tokens[head.head]
    return head.dep == "poss" and owned.dep not in ("nsubj", "nsubjpass")


def _looks_ahead_by_itself(token: Token, lexicon: TimeLexicon) -> bool:
    """'is scheduled for', 'a planned rally', 'postponed until'; but 'agreed on Friday', 'vowed on Friday' look back."""
    lemma = token.lemma.casefold()
    return lemma in lexicon.putting_off or (lemma in lexicon.planning and token.tag != "VBD")


def _head_of(parsed: ParsedArticle, span: Span) -> Token | None:
    """The token of the span that hangs outside it."""
    tokens = parsed.tokens
    at = bisect_left(tokens, span.start, key=lambda token: token.span.start)
    inside = []
    while at < len(tokens) and tokens[at].span.start < span.end:
        inside.append(tokens[at])
        at += 1
    indexes = {token.i for token in inside}
    return next((token for token in inside if token.head not in indexes or token.head == token.i), None)


def _tense_of(parsed: ParsedArticle, verb: Token, lexicon: TimeLexicon) -> str | None:
    auxiliaries = list(_auxiliaries(parsed, verb))
    perfects = load_grammar(parsed.article.language).perfects
    has_have = any(aux.lemma in perfects for aux in auxiliaries)
    modals = {aux.text.casefold() for aux in auxiliaries} & lexicon.future_modals
    if modals and (not has_have or modals & lexicon.future_perfect):
        is_negated = any(t.text.casefold() in lexicon.negatives for t in parsed.tokens[verb.left : verb.i])
        return PAST if is_negated and modals <= lexicon.past_with_not else FUTURE
    if verb.tag in ("VB", "VBN") and not has_have and any(aux.tag == "TO" for aux in auxiliaries):
        return _tense_of_infinitive(parsed, verb, lexicon)
    if verb.tag == "VBD" or has_have or any(aux.tag == "VBD" for aux in auxiliaries):
        return PAST
    if verb.tag in ("VBP", "VBZ") or any(aux.tag in ("VBP", "VBZ") for aux in auxiliaries):
        if verb.tag != "VBN" and verb.lemma in lexicon.arranged:
            return FUTURE
        return PAST if verb.tag == "VBN" else PRESENT
    if verb.tag in ("VBG", "VBN") and verb.head != verb.i:
        return PAST if verb.tag == "VBN" else _tense_above(parsed, verb, lexicon)
    return None


def _auxiliaries(parsed: ParsedArticle, verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if parsed.tokens[child].dep in AUXILIARIES:
            yield parsed.tokens[child]


def _tense_of_infinitive(parsed: ParsedArticle, verb: Token, lexicon: TimeLexicon) -> str | None:
    """'is to meet', 'are due to meet', 'plans to meet' look ahead; 'began to withdraw' has the tense of 'began'."""
    above = next(parsed.ancestors(verb.i), None)
    if above is None:
        return FUTURE
    if above.lemma in lexicon.planning or (
        above.lemma in load_grammar(parsed.article.language).copulas and verb.dep == "xcomp"
    ):
        return FUTURE
    if above.lemma in lexicon.going and above.tag in ("VBG", "VBN"):
        return FUTURE
    return _tense_above(parsed, verb, lexicon)


def _tense_above(parsed: ParsedArticle, verb: Token, lexicon: TimeLexicon) -> str | None:
    for token in parsed.ancestors(verb.i):
        if token.lemma in lexicon.planning:
            return FUTURE
        if token.pos in VERBS:
            return _tense_of(parsed, token, lexicon)
    return None
