"""Which replies to a question are the same, and which cannot both hold.

Two claims reply the same, in whatever words: 'has taken Brod' and 'holds Brod', said of one actor, are one reply to
'Who holds Brod?'. Which changes are the same reply is read from the kinds (two changes that bear each other out in
whole, for the same actor and place), never from their names.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sayso.model.claim import Claim, QuestionKey
from sayso.model.ids import folded
from sayso.ontology.load import BearsOut, Kind
from sayso.ontology.meant import UNRESOLVED, key_of
from sayso.ontology.questions import is_share

RULE_AND_WORD = ": "
"""Between the frame and the word that it matched, in a claim's rule: 'agreement: break'."""


def reply_of(kind: Kind, change: str | None) -> str | None:
    """The change that stands for all changes that are the same reply: 'holds' for 'gained'."""
    return _reply(_rules_of(kind).replies, change)


@dataclass(frozen=True, slots=True)
class _Rules:
    kind: Kind
    replies: Mapping[str, str]
    opposed: frozenset[Opposed]


_known: dict[int, _Rules] = {}


def _rules_of(kind: Kind) -> _Rules:
    """What follows from a kind, worked out once: it is asked of every claim, and to hash a kind takes long."""
    found = _known.get(id(kind))
    if found is None or found.kind is not kind:
        replies = _replies(kind.name, tuple(change.name for change in kind.changes), kind.bears_out)
        opposed = (
            Opposed(_reply(replies, rule.change), _reply(replies, rule.other_change), rule.actors)
            for rule in kind.opposites
        )
        found = _known[id(kind)] = _Rules(kind, replies, frozenset(opposed))
    return found


def _reply(replies: Mapping[str, str], change: str | None) -> str | None:
    return replies.get(change, change) if change else None


def _replies(kind: str, changes: tuple[str, ...], bears_out: tuple[BearsOut, ...]) -> Mapping[str, str]:
    whole = {
        (support.change, support.by_change)
        for support in bears_out
        if support.by_kind == kind and (support.actors, support.places, support.extent) == ("same", "same", "whole")
    }
    replies: dict[str, str] = {}
    for change in changes:
        replies.setdefault(change, change)
        for other in changes:
            if (change, other) in whole and (other, change) in whole:
                replies.setdefault(other, replies[change])
    return replies


def reply_key(
    claim: Claim, kind: Kind, question: QuestionKey, change: str, actor: str | None
) -> tuple[str | int | None, ...]:
    """What makes two replies the same, beyond the question: read from how the kind says it is answered."""
    # A question about nothing in particular joins no two articles.
    scope = () if question.slots else (claim.article_id,)
    quantity = claim.quantity
    number = (quantity.of, quantity.low, quantity.high, quantity.total) if quantity else ()
    asks = kind.question.answered_by
    if asks == "actor":
        return (*scope, change, actor, *(number if is_share(claim) else ()))
    if apart := kind.act_of(claim.rule):  # Who denies being defeated does not deny that there was fighting.
        return (*scope, change, apart, actor, key_of(claim.resolution.target))
    # To break a truce is no second report of its making, and prisoners freed are not prisoners taken.
    act = (claim.rule.rpartition(RULE_AND_WORD)[2],) if kind.lumps_acts else ()
    if asks == "quantity":
        return (*scope, change, key_of(claim.resolution.target), *(number or (claim.resolution.proposition,)), *act)
    if kind.actor_bearing == "contests":  # 'Is there fighting?': whoever fights, the reply is yes.
        return (*scope, change)
    resolution = claim.resolution
    slots = (key_of(resolution.actor), key_of(resolution.target), *sorted(str(key_of(p)) for p in resolution.places))
    # Where a kind is broad, or asks nothing of a place, its slots do not say what it is about: without the words, two
    # vows of one side, or two meetings, would pass for one.
    is_broad = not kind.about_conflict or "places" not in kind.question.slots
    words = (folded(claim.words),) if is_broad else ()
    return (*scope, change, *slots, *(number if kind.numbers_oppose else ()), *words, *act)


@dataclass(frozen=True, slots=True)
class Opposed:
    """Two replies to one question that cannot both hold; None: whatever the reply."""

    reply: str | None
    other_reply: str | None
    actors: str
    """'same', 'different' or 'any', as in the kind's own opposites."""


def opposed_replies(kind: Kind) -> frozenset[Opposed]:
    """The kind's opposites in terms of replies: 'has taken' and 'holds' are one."""
    return _rules_of(kind).opposed


def are_opposites(
    opposed: frozenset[Opposed],
    one: tuple[str | None, str | None],
    other: tuple[str | None, str | None],
    *,
    is_one_side: Callable[[str, str], bool],
) -> bool:
    """Whether two replies to one question cannot both hold, each given as (reply, actor)."""
    return any(_opposes(rule, *pair, is_one_side) for rule in opposed for pair in ((one, other), (other, one)))


def _opposes(
    rule: Opposed,
    one: tuple[str | None, str | None],
    other: tuple[str | None, str | None],
    is_one_side: Callable[[str, str], bool],
) -> bool:
    (reply, actor), (other_reply, other_actor) = one, other
    if rule.reply not in (None, reply) or rule.other_reply not in (None, other_reply):
        return False
    if rule.actors == "any":
        return True
    if actor is None or other_actor is None:
        return False
    if rule.actors == "different" and any(key.startswith(UNRESOLVED) for key in (actor, other_actor)):
        return False  # Nobody knows whether 'the fighters' are others than the ones named.
    return actor == other_actor if rule.actors == "same" else not is_one_side(actor, other_actor)
