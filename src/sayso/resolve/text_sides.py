"""Names that a text itself shows as sides, and the acronyms that it introduces."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sayso.languages.grammar import load_grammar
from sayso.languages.roles import Roles
from sayso.model.source import ParsedArticle, Token
from sayso.resolve.phrases import folded_row, is_capitalised
from sayso.theatres.world import WorldHit

HYPHENS = frozenset({"-", "‐", "–"})

Words = tuple[str, ...]


def acronyms_in(parsed: ParsedArticle) -> Iterator[tuple[str, Words]]:
    """'National Resistance Front of Velika (NRF)': capitals in brackets, after words that begin with them."""
    tokens = parsed.tokens
    for i in range(1, len(tokens) - 2):
        short = tokens[i + 1].text
        if (
            tokens[i].text != "("
            or tokens[i + 2].text != ")"
            or not (short.isupper() and short.isalpha() and len(short) > 1)
        ):
            continue
        words = _words_for(short, tokens[max(0, i - 4 * len(short)) : i])
        if words:
            yield short.lower(), words


def _words_for(acronym: str, before: Sequence[Token]) -> Words | None:
    """The nearest row of words, ending before the bracket, whose capitals begin with the acronym's letters."""
    for start in range(len(before) - 1, max(-1, len(before) - 4 * len(acronym)), -1):
        row = before[start:]
        initials = "".join(token.text[0] for token in row if token.text[:1].isupper())
        if row[0].text[:1].isupper() and initials.startswith(acronym):
            return folded_row(row)
    return None


def text_sides_in(
    parsed: ParsedArticle, roles: Roles, hits: Sequence[WorldHit], long_forms: Mapping[str, Words]
) -> dict[Words, str]:
    """Names that the text itself shows as sides: 'Velika forces', 'Velika-held', 'the Army of Brod'."""
    known = {i for hit in hits for i in range(hit.first, hit.last + 1)}
    alone = {folded_row([token]) for token in parsed.tokens if _stands_alone(token)}
    sides: dict[Words, str] = {}
    for run in _capital_runs(parsed):
        if all(token.i in known for token in run) or not _acts_as_side(parsed, run, roles):
            continue
        words = folded_row(run)
        if words and words not in sides:
            sides[words] = _side_name(parsed, run, long_forms, is_name=len(run) > 1 or words in alone)
    for short, words in long_forms.items():
        if words in sides or any(words[: len(side)] == side for side in sides):
            sides[words] = sides[(short,)] = short
    return sides


def _capital_runs(parsed: ParsedArticle) -> Iterator[list[Token]]:
    """Rows of capitalised words, with a small 'of' between two of them."""
    run: list[Token] = []
    firsts = {sentence.first for sentence in parsed.sentences}
    inside = {token.text for token in parsed.tokens if token.i not in firsts and is_capitalised(token)}
    for token in parsed.tokens:
        joined = run and token.sentence == run[-1].sentence
        if joined and (is_capitalised(token) or _joins(parsed, token)):
            run.append(token)
            continue
        if run:
            yield _without_joints(run)
        # Any word has a capital at the beginning of a sentence: "Local fighters said".
        is_name = token.i not in firsts or token.text in inside or token.pos == "PROPN"
        run = [token] if is_capitalised(token) and is_name else []
    if run:
        yield _without_joints(run)


def _joins(parsed: ParsedArticle, token: Token) -> bool:
    return (
        token.lemma in load_grammar(parsed.article.language).name_links
        and token.i + 1 < len(parsed.tokens)
        and is_capitalised(parsed.tokens[token.i + 1])
    )


def _without_joints(run: list[Token]) -> list[Token]:
    while len(run) > 1 and not is_capitalised(run[-1]):
        run = run[:-1]
    return run


def _acts_as_side(parsed: ParsedArticle, run: Sequence[Token], roles: Roles) -> bool:
    group, tokens, last = roles.group, parsed.tokens, run[-1].i
    words = {token.text.lower() for token in run}
    if words & group.neutral_name_words:
        return False
    if len(run) > 1 and words & group.side_name_words:
        return True
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if after is not None and after.sentence == run[-1].sentence:
        if after.lemma.lower() in group.side_nouns and after.pos == "NOUN":
            return True
        if after.text in HYPHENS and last + 2 < len(tokens) and tokens[last + 2].text.lower() in group.side_endings:
            return True
    first = run[0].i
    return first > 1 and tokens[first - 1].text in HYPHENS and tokens[first - 2].text.lower() in group.side_beginnings


def _side_name(parsed: ParsedArticle, run: Sequence[Token], long_forms: Mapping[str, Words], *, is_name: bool) -> str:
    """'taliban' for a name that stands alone elsewhere; 'kurdish forces' for an adjective that never does."""
    words = folded_row(run)
    short = next((short for short, long in long_forms.items() if long[: len(words)] == words), None)
    if short is not None:
        return short
    name = " ".join(words)
    if is_name:
        return name
    after = parsed.tokens[run[-1].i + 1]
    return name if after.text in HYPHENS else f"{name} forces"


def _stands_alone(token: Token) -> bool:
    return token.pos in ("PROPN", "NOUN") and token.dep not in ("compound", "amod", "nmod", "det")
