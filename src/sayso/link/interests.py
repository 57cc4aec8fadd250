"""Who gains if a claim is believed: the sides, their allies and rivals, and the organisations without a side."""

from __future__ import annotations

from datetime import date

from sayso.model.claim import Claim
from sayso.model.ids import folded
from sayso.model.source import Article
from sayso.model.times import Period
from sayso.theatres.theatre import Source, Theatre

BELONGING = ("speaks_for", "part_of")
WORLD = "world"
"""How the ids of sides begin that are generally known, in any theatre or none."""
PRIVATE_CLAIMANTS = frozenset({"witness", "unnamed", "document"})
"""Claimants that are leaves: never joined across articles (do no harm, H11)."""


def side_of(
    claim: Claim, article: Article, roots: tuple[str, ...], theatre: Theatre | None, day: date | None
) -> str | None:
    """Id of the side that speaks in the claim; None for a voice without one.

    A claimant's own side comes first. The article's own voice, and people whom it does not name, speak for the
    publisher's side where the publisher is a side's mouthpiece, or prints what one wrote: it chose them.
    """
    claimant = claim.resolution.claimant
    mouthpiece = speaks_for(article, theatre) or _side_of_root(roots, theatre)
    if claimant is None:
        return mouthpiece
    if claimant.party_ref is not None:
        return claimant.party_ref if has_interest(claimant.party_ref, theatre) else None
    if claimant.party or claimant.kind == "side":
        return claimant.ref or f"text:{folded(claimant.party or claimant.words)}"
    if claimant.ref is not None and claimant.kind not in PRIVATE_CLAIMANTS:
        side = theatre.party_of(claimant.ref, day) if theatre else None
        return side.id if side else None
    return mouthpiece


def has_interest(actor_id: str, theatre: Theatre | None) -> bool:
    """Whether an actor is a side. One that the theatre does not know is taken for one: that lends it no weight."""
    actor = theatre.actor(actor_id) if theatre else None
    return actor is None or actor.has_side


def source_of(article: Article, theatre: Theatre | None) -> Source | None:
    return theatre.source_named(article.publisher) if theatre and article.publisher else None


def speaks_for(article: Article, theatre: Theatre | None) -> str | None:
    """The side whose official mouthpiece published the article."""
    source = source_of(article, theatre)
    return source.speaks_for if source else None


def _side_of_root(roots: tuple[str, ...], theatre: Theatre | None) -> str | None:
    """The side whose mouthpiece is the one newsroom that the article comes from."""
    if theatre is None or len(roots) != 1:
        return None
    source = theatre.source_named(roots[0].split(":", 1)[-1])
    return source.speaks_for if source else None


def organisation_of(actor_id: str, theatre: Theatre | None, day: date | None) -> str:
    """The outermost body without a side that somebody speaks for: a clinic's surgeon is the aid group's voice."""
    seen = {actor_id}
    here = actor_id
    while theatre is not None:
        groups = sorted(
            m.group
            for m in theatre.memberships
            if m.member == here and m.relation in BELONGING and m.group not in seen and _holds(m.during, day)
        )
        if not groups:
            return here
        here = groups[0]
        seen.add(here)
    return here


def is_side(actor_id: str | None, theatre: Theatre | None) -> bool:
    """Whether an actor of a claim is a side. Without a theatre nobody is known to be one."""
    if actor_id is None or theatre is None:
        return False
    side = theatre.party_of(actor_id)
    return side is not None and side.has_side


def side_meant(actor_id: str | None, theatre: Theatre | None, day: date | None) -> str | None:
    """The side that an actor or target of a claim belongs to; the actor itself where none is known."""
    if actor_id is None or theatre is None:
        return actor_id
    side = theatre.party_of(actor_id, day)
    return side.id if side else actor_id


def are_allied(one: str | None, other: str | None, theatre: Theatre | None, day: date | None) -> bool:
    """Whether two actors are one side or fight on one side."""
    if one is None or other is None:
        return False
    mine, theirs = side_meant(one, theatre, day), side_meant(other, theatre, day)
    if mine == theirs:
        return True
    pairs = {(mine, theirs), (theirs, mine)}
    return theatre is not None and any(
        m.relation == "allied_with" and (m.member, m.group) in pairs and _holds(m.during, day)
        for m in theatre.memberships
    )


def may_be_one_side(one: str, other: str, theatre: Theatre | None, day: date | None) -> bool:
    """Whether two actors are, or for all that is known could be, on one side.

    A name that only one text knows ('the two camps', 'militants') may stand for any side: who holds a place against
    whom, or who struck where another did not, is not guessed.
    """
    return not (_is_known(one, theatre) and _is_known(other, theatre)) or are_allied(one, other, theatre, day)


def _is_known(actor_id: str, theatre: Theatre | None) -> bool:
    """Whether the theatre has the actor, or it is known beyond any theatre, and not by one text's words alone."""
    if theatre is not None and theatre.actor(actor_id) is not None:
        return True
    prefix, _, rest = actor_id.partition(":")
    return prefix == WORLD if rest else theatre is None


def are_opposed(one: str | None, other: str | None, theatre: Theatre | None, day: date | None) -> bool:
    """Whether the theatre says that two sides fight each other."""
    if one is None or other is None or theatre is None:
        return False
    pairs = {(one, other), (other, one)}
    return any(
        m.relation == "opposes" and (m.member, m.group) in pairs and _holds(m.during, day) for m in theatre.memberships
    )


def _holds(during: Period, day: date | None) -> bool:
    return day is None or during.meets(Period(day, day))
