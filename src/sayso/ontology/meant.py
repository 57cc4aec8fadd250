"""Who is meant in a claim, as far as the ledger knows: keys to tell them by, and names to show."""

from __future__ import annotations

from sayso.model.claim import Claim, Polarity, Reference
from sayso.model.ids import folded
from sayso.ontology.load import Kind

UNRESOLVED = "open:"
"""How the key of an unresolved reference begins."""

INHERITED = "inherited"
"""How a reference is marked whose place the article names elsewhere, and not for this claim."""


def key_of(reference: Reference | None) -> str | None:
    """The id of who or what is meant, or the folded words while it is unresolved."""
    if reference is None:
        return None
    return reference.ref or f"{UNRESOLVED}{folded(reference.words)}"


def actor_meant(claim: Claim, kind: Kind) -> str | None:
    """Who does it: the actor, or the speaker's own side where it speaks of itself.

    It does so as "I" or "we" of what lasts ("we hold the bridge"), and where it announces a gain and names nobody
    ("was taken").
    """
    resolution, change = claim.resolution, kind.change(claim.change)
    claimant, actor = resolution.claimant, actor_of(claim)
    if actor is not None:
        return claimant.party_ref if speaks_of_itself(claim, kind) and claimant else key_of(actor)
    is_gain = change is not None and change.hurts == "target" and claim.polarity is Polarity.AFFIRMED
    side = claimant.party_ref if is_gain and claimant else None
    return side if side != key_of(resolution.target) else None


def actor_of(claim: Claim) -> Reference | None:
    """The actor, unless it was taken over from the sentence and is the target: nobody surrounds itself."""
    actor, target = claim.resolution.actor, claim.resolution.target
    is_target_too = actor is not None and actor.how == INHERITED and key_of(actor) == key_of(target)
    return None if is_target_too else actor


def speaks_of_itself(claim: Claim, kind: Kind) -> bool:
    """Whether the actor is the speaker, who speaks for a side, in a matter of sides."""
    actor, claimant = claim.resolution.actor, claim.resolution.claimant
    if actor is None or claimant is None or claimant.party_ref is None or not kind.question.state:
        return False
    return actor.ref is not None and actor.ref == claimant.ref


def shown(reference: Reference | None) -> str | None:
    """A name to show; None for an open pronoun: "they" says nothing outside its article."""
    is_open_pronoun = reference is not None and reference.how == "pronoun" and reference.ref is None
    return None if reference is None or is_open_pronoun else reference.name
