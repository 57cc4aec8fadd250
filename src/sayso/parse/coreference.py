"""What pronouns and definite nouns may take up: general rules of recency, kind of noun, number and subject.

Nothing is decided here. Every antecedent that is possible gets a score, and resolve chooses, or leaves it open.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.languages.grammar import load_grammar
from sayso.languages.roles import Roles
from sayso.model.source import Antecedent, ParsedArticle, Token

# How many sentences back a pronoun reaches, and a definite noun: newspapers repeat a name after two or three sentences.
PRONOUN_REACH = 3
NOUN_REACH = 6
LONGEST_TAIL = 8
"""Words after its head that still count as a phrase's own."""
KEPT = 4
"""Antecedents kept for one token."""
MOST_HEADS = 150
"""Nouns looked back on, the nearest ones: more than six sentences of a newspaper hold. Text without full stops is one
sentence of thousands of nouns, and would take the square of its length."""
LONGEST_LEAD = 40
"""Words before its head that count as a phrase's own; what is longer is a clause that the parser took for one."""

# Set by eye so that the subject of the sentence before beats an object of the same sentence; they belong together.
SUBJECT, NAMED, SAME_NOUN, WEAK_NOUN, FITS, SENTENCE_BACK, INSIDE_PHRASE = 0.4, 0.15, 0.9, 0.1, 0.3, -0.25, -0.25

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "agent"})
GROUP_LABELS = frozenset({"ORG", "NORP", "GPE"})
# A noun with one of these relations is part of another's phrase, or a date.
NOT_HEADS = frozenset({"compound", "nmod", "amod", "det", "npadvmod", "nummod", "quantmod"})
PLURAL_TAGS = frozenset({"NNS", "NNPS"})


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a pronoun or a definite noun looks for."""

    token: Token
    person: bool
    group: bool
    plural: bool | None
    noun: str | None
    """The noun that the antecedent's phrase should have; None for a pronoun."""
    needs_noun: bool
    reach: int


@dataclass(frozen=True, slots=True)
class _Names:
    """Heads of the article's names, and of those that the theatre knows."""

    heads: frozenset[int]
    known: frozenset[int]


def with_antecedents(parsed: ParsedArticle, roles: Roles) -> ParsedArticle:
    """The article with what its pronouns and definite nouns may take up."""
    return replace(parsed, antecedents=tuple(_antecedents(parsed, roles)))


def _antecedents(parsed: ParsedArticle, roles: Roles) -> Iterator[Antecedent]:
    heads = [
        t for t in parsed.tokens if t.pos in ("NOUN", "PROPN") and t.dep not in NOT_HEADS and t.entity not in _NUMBERS
    ]
    indexes = [head.i for head in heads]
    names = _Names(
        frozenset(mention.head for mention in parsed.mentions),
        frozenset(mention.head for mention in parsed.mentions if mention.candidates),
    )
    called = _heads_by_noun(parsed, heads, roles)
    for token in parsed.tokens:
        wanted = _wanted(parsed, token, roles, names)
        if wanted is None:
            continue
        # Whoever must bear the same noun is looked for among those who do, however far back.
        options = called.get(wanted.noun or "", ()) if wanted.needs_noun else indexes
        before = bisect_left(options, token.i)
        near = [parsed.tokens[i] for i in options[max(0, before - MOST_HEADS) : before]]
        yield from _best(parsed, wanted, near, roles, names)


def _heads_by_noun(parsed: ParsedArticle, heads: Sequence[Token], roles: Roles) -> dict[str, list[int]]:
    """For each noun that a definite noun phrase may repeat, the heads whose phrases have it, in order."""
    nouns = roles.group.nouns | roles.person.nouns | roles.source.unnamed
    found: dict[str, list[int]] = {}
    for head in heads:
        phrase = parsed.tokens[_first_of(head) : min(head.right, head.i + LONGEST_TAIL) + 1]
        for noun in {_noun(token) for token in phrase} & nouns:
            found.setdefault(noun, []).append(head.i)
    return found


def _noun(token: Token) -> str:
    """The noun as it stands alone: the parser leaves names as they are, "Support Forces" for "the force"."""
    word = token.lemma.lower()
    return word.removesuffix("s") if token.tag == "NNPS" else word


def _first_of(head: Token) -> int:
    return max(head.left, head.i - LONGEST_LEAD)


_NUMBERS = frozenset({"DATE", "TIME", "CARDINAL", "PERCENT", "MONEY", "QUANTITY", "ORDINAL"})


def _wanted(parsed: ParsedArticle, token: Token, roles: Roles, names: _Names) -> _Wanted | None:
    word = token.text.lower()
    if token.pos == "PRON":
        if word in roles.pronouns.person:
            return _Wanted(token, True, False, False, None, False, PRONOUN_REACH)
        if word in roles.pronouns.thing and not _is_empty_it(parsed, token):
            return _Wanted(token, False, True, False, None, False, PRONOUN_REACH)
        if word in roles.pronouns.many:
            return _Wanted(token, True, True, True, None, False, PRONOUN_REACH)
    # Whom the theatre knows by the very word is not taken up: "the resistance" means its own party, wherever it stands.
    if token.pos == "NOUN" and _is_definite(parsed, token, roles, names) and token.i not in names.known:
        plural = token.tag in PLURAL_TAGS
        if token.lemma in roles.group.nouns and not plural:
            generic = token.lemma in roles.group.generic_nouns
            return _Wanted(token, False, True, None, token.lemma, not generic, NOUN_REACH if generic else 10_000)
        if token.lemma in roles.person.nouns:
            return _Wanted(token, True, False, plural, token.lemma, plural, NOUN_REACH)
        if token.lemma in roles.source.unnamed:
            return _Wanted(token, True, True, plural, token.lemma, True, NOUN_REACH)
    return None


def _is_empty_it(parsed: ParsedArticle, token: Token) -> bool:
    """'It was not possible to ...', 'it is feared that ...': this word takes nothing up."""
    if token.dep == "expl":
        return True
    verb = parsed.tokens[token.head]
    is_copula = verb.lemma in load_grammar(parsed.article.language).copulas
    return is_copula and any(parsed.tokens[c].dep in ("acomp", "ccomp") for c in verb.children)


def _is_definite(parsed: ParsedArticle, token: Token, roles: Roles, names: _Names) -> bool:
    """'the spokesman', but neither 'the army spokesman' nor 'the ministry of defence', which say who they are."""
    children = [parsed.tokens[c] for c in token.children]
    if not any(c.dep == "det" and c.text.lower() in roles.pronouns.demonstratives for c in children):
        return False
    # "The monitoring group" still points back, "the army spokesman" does not.
    telling = ("PROPN",) if token.lemma in roles.group.generic_nouns else ("PROPN", "NOUN")
    if token.lemma in roles.group.nouns - roles.group.generic_nouns:
        telling = (*telling, "ADJ")  # "The foreign coalition" is not the Velika Coalition.
    names_itself = any(c.dep in ("compound", "nmod", "amod", "poss", "appos") and c.pos in telling for c in children)
    has_phrase = any(c.dep == "prep" and _has_name(parsed, c, names) for c in children)
    return not names_itself and not has_phrase and not any(c.entity for c in children)


def _has_name(parsed: ParsedArticle, token: Token, names: _Names) -> bool:
    first, last = _first_of(token), min(token.right, token.i + LONGEST_LEAD)
    return any(i in names.heads or parsed.tokens[i].pos == "PROPN" for i in range(first, last + 1))


def _best(
    parsed: ParsedArticle, wanted: _Wanted, heads: Sequence[Token], roles: Roles, names: _Names
) -> list[Antecedent]:
    scored = []
    for head in heads:
        back = wanted.token.sentence - head.sentence
        if head.i == wanted.token.i or back < 0 or back > wanted.reach or head.i > wanted.token.i:
            continue
        found = _score(parsed, wanted, head, back, roles, names)
        if found is not None:
            scored.append(found)
    return sorted(scored, key=lambda a: (-a.score, -a.head))[:KEPT]


def _score(
    parsed: ParsedArticle, wanted: _Wanted, head: Token, back: int, roles: Roles, names: _Names
) -> Antecedent | None:
    last = min(head.right, head.i + LONGEST_TAIL, wanted.token.i - 1)
    phrase = parsed.tokens[_first_of(head) : last + 1]
    is_described = _is_a_person_described(parsed, wanted, head, roles, names)
    named = is_described or any(_is_name(t) for t in phrase if t.i <= head.i)
    same_noun = wanted.noun is not None and any(_noun(t) == wanted.noun for t in phrase[: _core(phrase, head)])
    if not _kind_fits(wanted, head, phrase, roles) or (
        wanted.needs_noun and not (same_noun and (named or head.lemma in roles.source.unnamed))
    ):
        return None
    if wanted.plural is False and head.tag in PLURAL_TAGS:
        return None
    if wanted.plural and head.pos == "NOUN" and head.tag not in PLURAL_TAGS and head.lemma not in roles.group.nouns:
        return None
    parts = [("in the same sentence" if back == 0 else f"{back} back", SENTENCE_BACK * min(back, 4))]
    parts += [("subject", SUBJECT)] * (_first_of_several(parsed, head).dep in SUBJECTS)
    parts += [("inside a phrase", INSIDE_PHRASE)] * (head.dep == "pobj")
    parts += [("named", NAMED)] * named
    parts += [(f"also called {wanted.noun!r}", SAME_NOUN if named and wanted.needs_noun else WEAK_NOUN)] * same_noun
    parts += [("kind fits", FITS)] * (_fits_well(wanted, head, roles) or is_described)
    return Antecedent(
        wanted.token.i, head.i, round(1 + sum(p for _, p in parts), 3), ", ".join(name for name, _ in parts)
    )


def _first_of_several(parsed: ParsedArticle, head: Token) -> Token:
    """'Kralj' for 'Ostoja' in 'Kralj and Ostoja met': the second is a subject as much as the first."""
    while head.dep == "conj" and parsed.tokens[head.head].i < head.i:
        head = parsed.tokens[head.head]
    return head


def _is_name(token: Token) -> bool:
    return token.pos == "PROPN" or (token.entity != "" and token.text[:1].isupper())


def _core(phrase: Sequence[Token], head: Token) -> int:
    """How many tokens of the phrase come before its first clause or preposition after the head."""
    later = (k for k, t in enumerate(phrase) if t.i > head.i and (t.pos in ("ADP", "VERB", "AUX", "PUNCT", "PRON")))
    return next(later, len(phrase))


def _kind_fits(wanted: _Wanted, head: Token, phrase: Sequence[Token], roles: Roles) -> bool:
    """Whether a person can be what is meant by 'he', an organisation by 'it'."""
    is_called_group = head.lemma.lower() in roles.group.nouns
    is_person = head.lemma in roles.person.nouns or head.lemma in roles.source.unnamed
    # The parser takes many a "Velika Observatory" for a person.
    is_person = is_person or (head.entity == "PERSON" and not is_called_group)
    if wanted.person and is_person:
        return True
    if wanted.person and not wanted.group:
        return head.pos == "PROPN" and any(t.lemma.lower() in roles.person.nouns for t in phrase)
    return wanted.group and (not is_person or head.lemma in roles.source.unnamed)


def _is_a_person_described(parsed: ParsedArticle, wanted: _Wanted, head: Token, roles: Roles, names: _Names) -> bool:
    """'The leader of the Northern army' before 'he': a person told by a role and a name, as good as by a name alone."""
    if not wanted.person or wanted.group or head.pos != "NOUN" or head.lemma not in roles.person.nouns:
        return False
    return any(parsed.tokens[c].dep == "prep" and _has_name(parsed, parsed.tokens[c], names) for c in head.children)


def _fits_well(wanted: _Wanted, head: Token, roles: Roles) -> bool:
    if wanted.person and head.entity == "PERSON":
        return True
    if wanted.plural:
        return head.tag in PLURAL_TAGS or head.entity in ("NORP", "ORG")
    of_a_group = head.entity in GROUP_LABELS or head.lemma in roles.group.nouns or head.lemma in roles.source.unnamed
    return wanted.group and of_a_group
