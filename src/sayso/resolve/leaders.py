"""Names of people whose office is generally known, as they stand in a phrase."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sayso.model.source import Token
from sayso.resolve.cast import Cast
from sayso.resolve.phrases import Phrase, folded_row
from sayso.theatres.leaders import Leader, load_leaders

PARTICLES = frozenset({"al", "el", "bin", "ibn", "abu", "van", "von", "de"})
"""Small words inside names: somebody of one name more is somebody else."""
NO_NAMES = frozenset({"DET", "ADP", "CCONJ", "SCONJ", "PRON", "ADV"})
"""A first name that the parser has never met may be anything else."""


def leader_in(cast: Cast, phrase: Phrase) -> tuple[Leader, int] | None:
    """The first such name of a phrase, with the index of its last token; None where another's name goes on from it."""
    rows = [(word, token) for token in phrase.tokens for word in folded_row([token])]
    day = cast.parsed.article.published_on
    for start, end, leader in load_leaders().found_in([word for word, _ in rows], day):
        own = [token for _, token in rows[start:end]]
        if own[0].text[:1].isupper() or own[-1].text[:1].isupper():
            before = [token for _, token in rows[:start]]
            after = [token for _, token in rows[end:]]
            if not _goes_on(cast, before[-1:], after[:1], is_whole=end - start > 1) and not _is_left(cast, own[0]):
                return leader, own[-1].i
    return None


def office_of(words: Sequence[str], day: date | None) -> str | None:
    """The office of somebody named by these folded words, all of them; None for somebody who is not known."""
    found = list(load_leaders().found_in(words, day))
    return found[0][2].office if found and found[0][:2] == (0, len(words)) else None


def _goes_on(cast: Cast, before: list[Token], after: list[Token], *, is_whole: bool) -> bool:
    """'Nasir Kralj' is not the Kralj who rules; 'President Kralj' and 'Kralj spokesman' are about him."""
    return any(_is_name(cast, token) for token in after) or (
        not is_whole and any(_is_name(cast, token) or token.text.lower() in PARTICLES for token in before)
    )


def _is_name(cast: Cast, token: Token) -> bool:
    word = token.text.lower().strip(".")
    person, group, state = cast.roles.person, cast.roles.group, cast.roles.state
    known = person.nouns | person.titles | group.nouns | group.side_nouns | state.organs
    is_adjective = any(hit.name.people is not None for hit in cast.hits_at(token.i))
    return token.text[:1].isupper() and token.pos not in NO_NAMES and word not in known and not is_adjective


def _is_left(cast: Cast, first: Token) -> bool:
    """'Anti-Kralj', 'former president Kralj': not in the office now."""
    tokens = cast.parsed.tokens
    return any(token.text.lower() in cast.small.no_longer for token in tokens[max(0, first.i - 3) : first.i])
