"""What an answer is narrowed to, and what of a claim decides whether it passes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sayso.errors import UnknownPackError
from sayso.model.claim import Claim, Modality, Polarity
from sayso.model.ids import folded
from sayso.model.times import Period
from sayso.ontology.load import load_kinds


@dataclass(frozen=True, slots=True)
class Findable:
    """What a claim is found by."""

    kind: str
    is_denial: bool
    is_unverified: bool
    """Whether it says that something could not be verified."""
    is_background: bool
    names: str
    """Its words, places, actors and claimant, folded, each on a line of its own between two spaces."""
    places: str
    """Names of its places, in the same way."""
    by: str
    """Who puts it forward and for which side, in the same way."""
    days: tuple[date | None, date | None] | None
    """The period that it is about; None where it is about none."""


def findable(claim: Claim) -> Findable:
    """What the claim is found by."""
    resolution, claimant = claim.resolution, claim.resolution.claimant
    references = [*resolution.places, *filter(None, (resolution.actor, resolution.target))]
    texts = [claim.words, *(text for r in references for text in (r.words, r.name, r.ref or ""))]
    texts += [claimant.words, claimant.party or ""] if claimant else []
    when = resolution.when
    return Findable(
        kind=claim.kind,
        is_denial=claim.polarity is Polarity.DENIED,
        is_unverified=claim.modality is Modality.UNVERIFIED,
        is_background=resolution.background,
        names=_lines(texts),
        places=_lines([place.name for place in resolution.places]),
        by=_lines([claimant.words, claimant.party or "", claimant.party_ref or ""] if claimant else []),
        days=(when.period.first, when.period.last) if when is not None and when.period is not None else None,
    )


def key_for(asked: str) -> str:
    """What is looked for in such lines."""
    return f" {folded(asked)} "


def _lines(texts: list[str]) -> str:
    return "\n".join(key_for(text) for text in texts)


@dataclass(frozen=True, slots=True)
class Filter:
    """What an answer is narrowed to; None and False narrow nothing."""

    about: str | None = None
    """A word or name in the claim's words, places, actors or claimant."""
    kind: str | None = None
    by: str | None = None
    """A side or a claimant."""
    denied: bool = False
    on: date | None = None
    """A day that the claim's period meets."""

    def __post_init__(self) -> None:
        if self.kind is not None and self.kind not in load_kinds():
            raise UnknownPackError("kind", self.kind, load_kinds(), "sayso check lists the kinds with their labels")

    def takes(self, claim: Claim) -> bool:
        """Whether the claim passes."""
        return self.finds(findable(claim))

    def finds(self, one: Findable) -> bool:
        """Whether a claim that is found by this passes."""
        return (
            (self.kind is None or one.kind == self.kind)
            and (not self.denied or one.is_denial)
            and (self.about is None or key_for(self.about) in one.names)
            and (self.by is None or key_for(self.by) in one.by)
            and (self.on is None or (one.days is not None and Period(*one.days).meets(Period(self.on, self.on))))
        )

    def names_question(self, label: str, places: list[str]) -> bool:
        """Whether a question is asked about what is asked for; `places` are those of its claims, as lines of names.

        A claim on two places answers two questions: 'Khinj' asks for one of them, so the label decides where it can.
        """
        if self.about is None:
            return True
        key = key_for(self.about)
        return key in key_for(label) or not any(key in lines for lines in places)
