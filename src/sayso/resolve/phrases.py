"""Noun phrases as rows of tokens: what stands around a name, cut before clauses and asides."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from sayso.languages.grammar import load_grammar
from sayso.model.ids import folded
from sayso.model.source import ParsedArticle, Span, Token

# Beyond this many words a phrase holds a clause that the parser took for a modifier.
LONGEST_PHRASE = 18

CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "parataxis", "punct", "cc", "conj", "appos"})
RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$"})
LEFT_OUT = frozenset({"cc", "punct", "preconj", "predet"})
BODIES = frozenset({"ORG", "FAC"})
CLOCK = re.compile(r"\d{1,2}[:.]\d{2}")
TIMES = frozenset({"DATE", "TIME"})
NOT_IN_A_NAME = frozenset({"DET", "PUNCT", "CCONJ", "SCONJ", "ADP", "VERB", "AUX", "PRON", "SPACE"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A row of tokens with its head."""

    tokens: tuple[Token, ...]
    head: Token

    @property
    def span(self) -> Span:
        return Span(self.tokens[0].span.start, self.tokens[-1].span.end)

    @property
    def written(self) -> list[str]:
        return [token.text for token in self.tokens]

    def lemmas(self) -> list[str]:
        return [token.lemma.lower() for token in self.tokens]

    def before_head(self) -> tuple[Token, ...]:
        return tuple(token for token in self.tokens if token.i <= self.head.i)


def tokens_within(parsed: ParsedArticle, span: Span) -> tuple[Token, ...]:
    """The tokens that touch the span, without white space."""
    first = bisect_left(parsed.tokens, span.start + 1, key=lambda token: token.span.end)
    last = first
    while last < len(parsed.tokens) and parsed.tokens[last].span.start < span.end:
        last += 1
    return tuple(token for token in parsed.tokens[first:last] if token.pos != "SPACE")


def phrase_in(parsed: ParsedArticle, span: Span) -> Phrase | None:
    """The phrase that a span holds, without marks and articles around it; None for a span without words."""
    tokens = _trimmed(parsed, tokens_within(parsed, span))
    if not tokens:
        return None
    head = _head_of(tokens)
    clause = next((k for k, t in enumerate(tokens) if t.i > head.i and t.tag in RELATIVE_TAGS), None)
    return Phrase(closed(parsed, _trimmed(parsed, tokens[:clause])), head)


def as_written(parsed: ParsedArticle, tokens: Sequence[Token]) -> str:
    """The words of the tokens with the text's own gaps between neighbours, and a space where some are left out."""
    words = ""
    for before, token in zip((None, *tokens), tokens, strict=False):
        if before is not None:
            is_next = token.i == before.i + 1
            words += parsed.article.text[before.span.end : token.span.start] if is_next else " "
        words += token.text
    return " ".join(words.split())


def phrase_around(parsed: ParsedArticle, head_index: int) -> Phrase:
    """The noun phrase whose head is this token: modifiers before it, and "of the ..." after it, but no clause."""
    head = parsed.tokens[head_index]
    first, last = head.i, _bracket_after(parsed, head)
    for child in (parsed.tokens[c] for c in head.children):
        if child.i < head.i and child.dep not in LEFT_OUT | CLAUSES:
            first = min(first, child.left)
    for child in (parsed.tokens[c] for c in head.children):
        if child.i > head.i:
            if child.dep in CLAUSES or child.right - first > LONGEST_PHRASE:
                break
            last = max(last, _end_before_clause(parsed, child))
    last = max(last, _end_of_name(parsed, head))
    return Phrase(closed(parsed, _trimmed(parsed, parsed.tokens[first : last + 1])) or (head,), head)


def _end_of_name(parsed: ParsedArticle, head: Token) -> int:
    """The last token of the body's name that the head stands in, though the tree may hang its end on the verb."""
    last = head.i
    while head.entity in BODIES and last + 1 < len(parsed.tokens):
        after = parsed.tokens[last + 1]
        if after.entity != head.entity or after.entity_begins:
            break
        last = after.i
    return last


def _bracket_after(parsed: ParsedArticle, head: Token) -> int:
    """The end of a short form in brackets right after the head, "Velika Front (VF)"; the head if there is none."""
    row = parsed.tokens[head.i + 1 : head.i + 4]
    is_short_form = len(row) == 3 and row[0].text == "(" and row[1].text.isupper() and row[2].text == ")"
    return row[2].i if is_short_form else head.i


def _end_before_clause(parsed: ParsedArticle, child: Token) -> int:
    """The last token under `child` that comes before any clause inside it."""
    for i in range(child.i, child.right + 1):
        if parsed.tokens[i].dep in {"relcl", "acl", "advcl"} or parsed.tokens[i].tag in {"WDT", "WP"}:
            return max(child.i, parsed.tokens[i].left - 1)
    return child.right


def _trimmed(parsed: ParsedArticle, tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Without marks at the ends and without a definite article at the beginning."""
    articles = load_grammar(parsed.article.language).definite_articles
    kept = [token for token in tokens if token.pos != "SPACE"]
    while kept and (kept[0].pos in ("PUNCT", "CCONJ", "SPACE") or kept[0].text.lower() in articles):
        kept.pop(0)
    kept = _without_a_neighbour(kept, articles)
    while kept and (kept[-1].pos in ("PUNCT", "CCONJ", "ADP", "DET", "SCONJ") or kept[-1].tag == "POS"):
        if kept[-1].text == ")" and any(token.text == "(" for token in kept[1:]):
            break
        kept.pop()
    return tuple(kept)


def _without_a_neighbour(tokens: list[Token], articles: frozenset[str]) -> list[Token]:
    """Without a day or time in front ("Saturday army spokesman", "17:55 Army") and what a "The" or a colon begins anew.

    Headlines, live entries and texts that have lost their marks run such things into a name.
    """
    row = tokens
    while len(row) > 1 and _is_time(row[0]) and row[0].i + 1 == row[1].i and not _is_time(row[-1]):
        row = row[2:] if row[1].tag == "POS" else row[1:]
    for k, token in enumerate(row):
        if k and (token.text == ":" or (_is_capital_article(token, articles) and token.i == row[k - 1].i + 1)):
            return row[:k]
    return row


def _is_capital_article(token: Token, articles: frozenset[str]) -> bool:
    return token.text.istitle() and token.text.lower() in articles


def _is_time(token: Token) -> bool:
    return token.entity in TIMES or CLOCK.fullmatch(token.text) is not None


def closed(parsed: ParsedArticle, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """With the bracket that closes the one it has open, if that comes next."""
    marks = [token.text for token in tokens if token.text in ("(", ")")]
    after = parsed.tokens[tokens[-1].i + 1 : tokens[-1].i + 2] if tokens else ()
    return (*tokens, *after) if marks[-1:] == ["("] and after and after[0].text == ")" else tokens


def _head_of(tokens: Sequence[Token]) -> Token:
    own = {token.i for token in tokens}
    outer = [t for t in tokens if t.head not in own or t.head == t.i]
    nominal = [t for t in outer if t.pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ")]
    return (nominal or outer or list(tokens))[0]


def _ends_a_clause(token: Token) -> bool:
    """What stands before a second "the": 'many' of 'injured many the Hill Observatory said'."""
    return token.pos in ("ADJ", "NUM") or token.tag == "NNS"


def after_those_counted(parsed: ParsedArticle, phrase: Phrase) -> Phrase:
    """'Council director Vuk Petran' of '18 farmers council director Vuk Petran': whoever is counted belongs before it.

    Texts that have lost their commas run the end of what is said into the source.
    """
    tokens, articles = phrase.tokens, load_grammar(parsed.article.language).definite_articles
    for k, token in enumerate(tokens[:-1]):
        if k and token.text in articles and token.i < phrase.head.i and _ends_a_clause(tokens[k - 1]):
            return Phrase(tokens[k + 1 :], phrase.head)
        counts = any(parsed.tokens[c].dep == "nummod" for c in token.children) or (k and tokens[k - 1].pos == "NUM")
        if token.tag == "NNS" and counts and tokens[k + 1].i == token.i + 1:
            rest = Span(tokens[k + 1].span.start, tokens[-1].span.end)
            has_name = any(is_capitalised(t) or t.pos == "PROPN" for t in tokens[k + 1 :])
            found = phrase_in(parsed, rest) if has_name and tokens[k + 1].pos in ("NOUN", "PROPN") else None
            return found or phrase
    return phrase


def without_its_channel(parsed: ParsedArticle, phrase: Phrase, documents: frozenset[str]) -> Phrase:
    """'The Hill Front' of 'the Hill Front in a statement that its agency published'."""
    channels = load_grammar(parsed.article.language).channels
    for k, token in enumerate(phrase.tokens):
        after = [t for t in phrase.tokens[k + 1 : k + 4] if t.lemma.lower() in documents]
        if token.lemma in channels and token.i > phrase.head.i and after:
            return Phrase(phrase.tokens[:k], phrase.head)
    return phrase


def is_capitalised(token: Token) -> bool:
    return token.text[:1].isupper() and token.pos not in NOT_IN_A_NAME


def folded_row(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The folded words of tokens, without possessive endings."""
    return tuple(word for token in tokens if token.tag != "POS" for word in _folded_words(token.text))


@lru_cache(maxsize=8192)
def _folded_words(text: str) -> tuple[str, ...]:
    return tuple(folded(text.removesuffix("'s")).split())


def runs_inside(needle: Sequence[str], hay: Sequence[str]) -> bool:
    """Whether the words of `needle` stand in a row in `hay`."""
    size = len(needle)
    return bool(size) and any(tuple(hay[i : i + size]) == tuple(needle) for i in range(len(hay) - size + 1))
