"""Names that a text itself shows as sides: by a word in them, by the nouns beside them, by what they do."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from sayso.languages.grammar import load_grammar
from sayso.languages.roles import Roles
from sayso.model.source import ParsedArticle, Token
from sayso.resolve.acronyms import Words
from sayso.resolve.phrases import folded_row, is_capitalised, runs_inside
from sayso.theatres.world import WorldHit

HYPHENS = frozenset({"-", "‐", "–"})
PLACES = frozenset({"GPE", "LOC", "FAC"})
LONGEST_RUN = 10
"""Words of a name at most: beyond them a headline has run into the text."""
REACH_OF_A_GLOSS = 5
"""Tokens from a noun for those who fight to the name that it introduces: 'the armed group that calls itself the X'."""


def text_sides_in(
    parsed: ParsedArticle,
    roles: Roles,
    hits: Sequence[WorldHit],
    long_forms: Mapping[str, Words],
    doers: Collection[int] = frozenset(),
) -> dict[Words, str]:
    """Names that the text itself shows as sides: 'Velika forces', 'Velika-held', 'the Army of Brod'.

    `doers` are the head tokens of those whom the text has fighting, striking or taking places.
    """
    known = {i for hit in hits for i in range(hit.first, hit.last + 1)}
    alone = {folded_row([token]) for token in parsed.tokens if _stands_alone(token)}
    sides: dict[Words, str] = {}
    for run in (_without_titles(run, roles) for run in _capital_runs(parsed, roles)):
        if _is_known(run, known, roles) or not _acts_as_side(parsed, run, roles, doers):
            continue
        words = folded_row(run)
        if words and words not in sides:
            sides[words] = _side_name(parsed, run, long_forms, is_name=len(run) > 1 or words in alone)
    for short, words in long_forms.items():
        if (short,) in sides or any(runs_inside(side, words) for side in (*sides, *_fighting(words, roles))):
            sides[words] = sides[(short,)] = short
    return sides


def _fighting(words: Words, roles: Roles) -> Iterator[Words]:
    """The whole name, where one of its words is of those who fight and none of those who watch."""
    group = roles.group
    if set(words) & group.side_name_words and not set(words) & group.neutral_name_words:
        yield words


def _is_known(run: Sequence[Token], known: Collection[int], roles: Roles) -> bool:
    """A name of the world, or an arm of a known state with a capital: 'the Norwegian Army'."""
    own = [token for token in run if token.i not in known]
    arms = roles.state.organs | roles.state.local_organs
    return not own or (len(own) < len(run) and all(token.lemma.lower() in arms for token in own))


def _capital_runs(parsed: ParsedArticle, roles: Roles) -> Iterator[list[Token]]:
    """Rows of capitalised words, with the small words that names have between two of them."""
    run: list[Token] = []
    firsts = {sentence.first for sentence in parsed.sentences}
    inside = {token.text for token in parsed.tokens if token.i not in firsts and is_capitalised(token)}
    for token in parsed.tokens:
        joined = run and token.sentence == run[-1].sentence and len(run) < LONGEST_RUN
        if joined and (is_capitalised(token) or _joins(parsed, run, token, roles)):
            run.append(token)
            continue
        if run:
            yield _without_joints(run)
        # Any word has a capital at the beginning of a sentence: "Local fighters said".
        is_name = token.i not in firsts or token.text in inside or token.pos == "PROPN"
        run = [token] if is_capitalised(token) and is_name else []
    if run:
        yield _without_joints(run)


def _joins(parsed: ParsedArticle, run: Sequence[Token], token: Token, roles: Roles) -> bool:
    """Whether a small word stands inside a name: 'of' and 'of the', the 'al' of 'Jund al-Nahr', "People's"."""
    small, after = load_grammar(parsed.article.language), parsed.tokens[token.i + 1 : token.i + 3]
    if not after:
        return False
    if token.tag == "POS":
        return run[-1].text.lower() in roles.group.name_owners and is_capitalised(after[0])
    if token.text in HYPHENS or token.text.lower() in small.definite_articles:
        return run[-1].text.lower() in small.name_links and is_capitalised(after[0])
    if token.text.lower() not in small.name_links:
        return False
    goes_on = after[0].text in HYPHENS or after[0].text.lower() in small.definite_articles
    return is_capitalised(after[1] if goes_on and len(after) > 1 else after[0])


def _without_joints(run: list[Token]) -> list[Token]:
    while len(run) > 1 and not is_capitalised(run[-1]):
        run = run[:-1]
    return run


def _without_titles(run: list[Token], roles: Roles) -> list[Token]:
    """'Bran Kralj' of 'General Bran Kralj'."""
    titles = roles.person.nouns | roles.person.titles
    is_person = any(token.entity == "PERSON" for token in run)
    while is_person and len(run) > 1 and run[0].lemma.lower().strip(".") in titles:
        run = run[1:]
    return run


def _acts_as_side(parsed: ParsedArticle, run: Sequence[Token], roles: Roles, doers: Collection[int]) -> bool:
    group = roles.group
    words = {token.text.lower() for token in run}
    if words & group.neutral_name_words:
        return False
    if len(run) > 1 and words & group.side_name_words:
        return True
    if _by_what_follows(parsed, run, roles) or _by_what_goes_before(parsed, run, roles, doers):
        return True
    return _is_doer(parsed, run, doers) or _is_glossed(parsed, run, roles)


def _by_what_follows(parsed: ParsedArticle, run: Sequence[Token], roles: Roles) -> bool:
    """'X fighters', "the X's troops", 'X-held'."""
    group, tokens, last = roles.group, parsed.tokens, run[-1].i
    owns = last + 1 < len(tokens) and tokens[last + 1].tag == "POS" and _has_article(parsed, run)
    at = last + 2 if owns else last + 1
    if at < len(tokens) and tokens[at].sentence == run[-1].sentence:
        if tokens[at].lemma.lower() in group.side_nouns and tokens[at].pos == "NOUN":
            return True
        return tokens[at].text in HYPHENS and at + 1 < len(tokens) and tokens[at + 1].text.lower() in group.side_endings
    return False


def _by_what_goes_before(parsed: ParsedArticle, run: Sequence[Token], roles: Roles, doers: Collection[int]) -> bool:
    """'Anti-X', 'fighters of the X', 'the armed group X', 'a militia that calls itself the X'."""
    group, tokens, first = roles.group, parsed.tokens, run[0].i
    if first > 1 and tokens[first - 1].text in HYPHENS:
        return tokens[first - 2].text.lower() in group.side_beginnings
    k, has_article = first - 1, _has_article(parsed, run)
    k -= 1 if has_article else 0
    small = load_grammar(parsed.article.language)
    if has_article and k > 0 and tokens[k].text.lower() in small.belonging | small.origins and not _is_place(run):
        return tokens[k - 1].pos == "NOUN" and tokens[k - 1].lemma.lower() in group.side_nouns and _ends(parsed, run)
    while k > 0 and first - k <= REACH_OF_A_GLOSS and tokens[k].text.lower() in group.introducing:
        k -= 1
    is_gloss = k >= 0 and tokens[k].sentence == run[0].sentence and tokens[k].pos == "NOUN"
    is_told = k < first - 1 or not has_article
    if not (is_gloss and is_told and _ends(parsed, run)):
        return False
    noun = tokens[k]
    fights = noun.i in doers and noun.lemma.lower() in group.nouns - group.neutral_name_words
    return fights or _is_of_fighters(parsed, noun, roles)


def _is_of_fighters(parsed: ParsedArticle, noun: Token, roles: Roles) -> bool:
    """'Militia', 'armed group', 'rebel alliance': a noun for a group, with a word for those who fight."""
    group, word = roles.group, noun.lemma.lower()
    if word not in group.nouns or word in group.neutral_name_words:
        return False
    if word in group.side_nouns:
        return noun.tag == "NN"
    before = parsed.tokens[max(0, noun.i - 3) : noun.i]
    words = {token.lemma.lower() for token in before} | {token.text.lower() for token in before}
    return bool(words & (group.fighting_words | group.opposition))


def _is_glossed(parsed: ParsedArticle, run: Sequence[Token], roles: Roles) -> bool:
    """'X, a rebel group in the hills,'."""
    tokens, own = parsed.tokens, {token.i for token in run}
    noun = next((tokens[c] for token in run for c in token.children if tokens[c].dep == "appos" and c not in own), None)
    return noun is not None and noun.pos == "NOUN" and noun.i > run[-1].i and _is_of_fighters(parsed, noun, roles)


def _is_doer(parsed: ParsedArticle, run: Sequence[Token], doers: Collection[int]) -> bool:
    """Whom the text has fighting; neither a person nor, without an article, what may be a place."""
    if not any(token.i in doers for token in run) or not _ends(parsed, run):
        return False
    if any(token.entity == "PERSON" for token in run) and not _has_article(parsed, run):
        return False
    return not _is_place(run) and not any(token.entity in ("DATE", "TIME") for token in run)


def _is_place(run: Sequence[Token]) -> bool:
    return all(token.entity in PLACES for token in run)


def _has_article(parsed: ParsedArticle, run: Sequence[Token]) -> bool:
    first = run[0].i
    articles = load_grammar(parsed.article.language).definite_articles
    return first > 0 and parsed.tokens[first - 1].text.lower() in articles


def _ends(parsed: ParsedArticle, run: Sequence[Token]) -> bool:
    """Whether the name is the whole of its phrase: not in 'the Velika highlands'."""
    after = parsed.tokens[run[-1].i + 1 : run[-1].i + 2]
    return not after or after[0].pos not in ("NOUN", "PROPN")


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
