"""From a word to its fullest mention: a surname to the whole name, 'the observatory' to its title."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.model.source import Token
from sayso.resolve.cast import STATE_KINDS, Cast
from sayso.resolve.phrases import Phrase, folded_row, is_capitalised, phrase_around, runs_inside

FOLLOWED_AT_MOST = 3
"""Steps from pronoun to noun to name: beyond this the parser has gone astray."""

NAME_LABELS = frozenset({"PERSON", "ORG", "NORP", "FAC", ""})


@dataclass(frozen=True, slots=True)
class Followed:
    """A phrase, and how it was reached."""

    phrase: Phrase
    reason: str
    is_open: bool
    """Whether a pronoun or definite noun stays without an antecedent."""


def follow(cast: Cast, phrase: Phrase) -> Followed:
    """From 'he' or 'the spokesman' to the phrase that it takes up; then to that name's fullest mention."""
    reasons: list[str] = []
    is_open = False
    for _ in range(FOLLOWED_AT_MOST):
        if _has_own_name(phrase):
            break
        head, reason = cast.followed(phrase.head.i)
        if head is None:
            is_open = phrase.head.pos == "PRON"
            if is_open or cast.antecedents.get(phrase.head.i):
                reasons.append(reason)
            break
        reasons.append(reason)
        phrase = with_apposition(cast, phrase_around(cast.parsed, head))
    fullest = fullest_mention(cast, phrase)
    if fullest is not phrase:
        reasons.append(f"in full {fullest.span.of(cast.parsed.article.text)!r}")
    return Followed(fullest, "; ".join(reasons), is_open)


def _has_own_name(phrase: Phrase) -> bool:
    return any(token.pos == "PROPN" for token in phrase.before_head())


def fullest_mention(cast: Cast, phrase: Phrase) -> Phrase:
    """The longest phrase of the article with the same name at its head; the earliest of equals."""
    key = _name_at_head(phrase)
    if not key or _names_a_state(cast, phrase):
        return phrase
    long = cast.long_forms.get(" ".join(key), ())
    best = phrase
    for other in catalogue(cast):
        name = _name_at_head(other)
        same = runs_inside(key, name) or (long and name[: len(long)] == long)
        if same and len(other.tokens) > len(best.tokens) and _same_sort(phrase, other):
            best = other
    return best


def _same_sort(phrase: Phrase, other: Phrase) -> bool:
    """A person is never followed to something else: 'Brod' the minister to 'Brod Police Command'."""
    return (phrase.head.entity == "PERSON") == (other.head.entity == "PERSON") or phrase.head.entity == ""


def _name_at_head(phrase: Phrase) -> tuple[str, ...]:
    """The folded words of the capitalised row that holds the head; () for a common noun."""
    return folded_row(name_row(phrase))


def name_row(phrase: Phrase) -> tuple[Token, ...]:
    """The capitalised tokens in a row around the head, small 'of' and 'for' inside a long name included."""
    tokens = list(phrase.tokens)
    if phrase.head not in tokens or not is_capitalised(phrase.head):
        return ()
    first = last = tokens.index(phrase.head)
    while first > 0 and is_capitalised(tokens[first - 1]):
        first -= 1
    while last + 1 < len(tokens) and (is_capitalised(tokens[last + 1]) or _joint(tokens, last + 1)):
        last += 1
    return tuple(tokens[first : last + 1])


def _joint(tokens: list[Token], i: int) -> bool:
    return (
        tokens[i].pos == "ADP"
        and i + 1 < len(tokens)
        and is_capitalised(tokens[i + 1])
        and tokens[i].lemma in ("of", "for")
    )


def _names_a_state(cast: Cast, phrase: Phrase) -> bool:
    return any(hit.name.kind in STATE_KINDS and hit.first <= phrase.head.i <= hit.last for hit in cast.hits_in(phrase))


def catalogue(cast: Cast) -> Iterator[Phrase]:
    """Every phrase around a name of the article, in order."""
    for mention in cast.parsed.mentions:
        if mention.label in NAME_LABELS:
            yield with_apposition(cast, phrase_around(cast.parsed, mention.head))


def with_apposition(cast: Cast, phrase: Phrase) -> Phrase:
    """'Wasiq, deputy head of the commission' and 'the observatory head, Rami': name and role in one phrase."""
    tokens = cast.parsed.tokens
    roles = cast.roles.person.public | cast.roles.person.public_when_quoted | cast.roles.person.private
    for child in (tokens[c] for c in phrase.head.children):
        if child.dep != "appos" or child.i < phrase.head.i:
            continue
        other = phrase_around(cast.parsed, child.i)
        is_role_of_name = phrase.head.pos == "PROPN" and child.lemma.lower() in roles
        is_name_of_role = phrase.head.lemma.lower() in roles and child.pos == "PROPN"
        gap = other.tokens[0].i - phrase.tokens[-1].i
        if (is_role_of_name or is_name_of_role) and gap <= 3:
            row = tuple(t for t in tokens[phrase.tokens[0].i : other.tokens[-1].i + 1] if t.pos != "SPACE")
            return Phrase(row, child if is_name_of_role else phrase.head)
    return phrase
