"""What the control model makes of a ledger's claims about one place: its part of `sayso why`.

The priors' reliabilities alone are used: a ledger seldom holds enough about one war to learn from, and what is said of
one place should not change with what is said of another.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sayso.link import find_origins
from sayso.model.claim import Claim, Modality
from sayso.model.finding import Origins
from sayso.model.ports import LedgerView
from sayso.ontology.answers import Placed, place_claims
from sayso.ontology.load import load_kinds
from sayso.present.pages import WhyStep
from sayso.theatres.theatre import Theatre
from sayso.weigh.control import ControlExplained, Mode, Region, Report, explain_control

LOOKS_BACK_DAYS = 120
"""How far back claims count: the model remembers who lost a place for about a month."""
CHANGE_BY_BEARING = {"holds": "holds", "does_not_hold": "lost", "present": "advances", "contests": "contested"}
"""How a change whose name the model does not know is understood."""
MODEL_CHANGES = frozenset({"holds", "gained", "lost", "withdraws", "advances", "contested"})
CLASS_BY_CLAIMANT = {"organisation": "ngo", "witness": "local", "person": "local"}
"""Claimants without a side, by kind; all others count as an outlet that leans on somebody unnamed."""
LABEL = "model's estimate"


@dataclass(frozen=True, slots=True)
class _OnControl:
    """A claim as the model can use it."""

    placed: Placed
    place: str
    day: date
    change: str
    """The model's word for what is said."""


def control_steps(claim: Claim, view: LedgerView, theatre: Theatre | None) -> Iterator[WhyStep]:
    """What the model thinks of what a claim says, as known on the day it was said, and what each claim adds.

    Nothing for claims that do not bear on control, or whose side, place or day is not known.
    """
    if theatre is None or len(theatre.parties) < 2:
        return
    sides = tuple(party.id for party in theatre.parties)
    usable = list(_on_control(place_claims(view, load_kinds()), sides))
    for own in (one for one in usable if one.placed.claim.id == claim.id and one.placed.actor in sides):
        near = [one for one in usable if one.place == own.place and 0 <= (own.day - one.day).days < LOOKS_BACK_DAYS]
        yield from _told(_explained(own, near, find_origins(view, theatre=theatre), sides), own)


def _on_control(placed: Sequence[Placed], sides: Sequence[str]) -> Iterator[_OnControl]:
    for one in placed:
        change = _change(one)
        is_news = one.family == "fact" and one.claim.modality is Modality.HAPPENED
        is_by_a_side = one.actor in sides or change == "contested"
        if change and is_news and is_by_a_side and not one.claim.resolution.background and one.place and one.day:
            yield _OnControl(one, one.place, one.day, change)


def _change(one: Placed) -> str | None:
    """The model's word for what a claim says; None where it says nothing about who holds the place."""
    change = one.kind.change(one.claim.change)
    if change is not None and change.name in MODEL_CHANGES:
        return change.name
    return CHANGE_BY_BEARING.get(change.actor_bearing if change else one.kind.actor_bearing)


def _explained(
    own: _OnControl, near: Sequence[_OnControl], origins: Origins, sides: tuple[str, ...]
) -> ControlExplained:
    first = min(one.day for one in near)
    region = Region(sides, (own.day - first).days + 1, (own.place,), ((),), (None,))
    reports = [_report(one, origins, first, sides) for one in near]
    answer = own.placed.actor or "contested"
    return explain_control(
        region, reports, place=own.place, day=region.days - 1, answer=answer, mode=Mode.FILTERED, learns=False
    )


def _report(one: _OnControl, origins: Origins, first: date, sides: Sequence[str]) -> Report:
    claim, claimant = one.placed.claim, one.placed.claim.resolution.claimant
    said = (one.day - first).days
    when = claim.resolution.when
    about = when.period.last if when and when.period and when.period.last else one.day
    side = claimant.party_ref if claimant and claimant.party_ref in sides else None
    origin = origins.by_claim.get(claim.id)
    without_side = CLASS_BY_CLAIMANT.get(claimant.kind if claimant else "", "outlet")
    return Report(
        id=claim.id,
        place=one.place,
        day_said=said,
        day_about=max(0, min(said, (about - first).days)),
        change=one.change,
        actor=None if one.change == "contested" else one.placed.actor,
        is_denial=one.placed.denies,
        claimant=side or (origin.id if origin else claim.article_id),
        claimant_class="party" if side else without_side,
        claimant_side=side,
        publisher=claim.article_id,
        via=None,
        text_key=origins.utterances.get(claim.id, claim.id),
        retracts=None,
    )


def _told(found: ControlExplained, own: _OnControl) -> Iterator[WhyStep]:
    if not found.is_enough_said:
        yield WhyStep(LABEL, "none: too little is said about this question for one")
        return
    explanation = found.explanation
    likely = ", ".join(f"{answer} {probability:.2f}" for answer, probability in found.probabilities)
    yield WhyStep(LABEL, f"{likely}: who holds the place, as known on {own.day.isoformat()}; priors only, no finding")
    yield WhyStep(
        LABEL,
        f"log-odds of {own.placed.actor or 'contested'} {explanation.posterior:+.2f}: before any claim "
        f"{explanation.situation:+.2f}, silence {explanation.silence:+.2f}, and",
    )
    without = dict(found.log_odds_without)
    for name, nats in explanation.by_report:
        probability = 1 / (1 + math.exp(-without[name]))
        yield WhyStep(LABEL, f"{name} adds {nats:+.2f}; if it were false: {probability:.2f}")
