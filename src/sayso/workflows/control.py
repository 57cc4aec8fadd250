"""What the control model makes of a ledger's claims about one place: its part of `sayso why`.

The priors' reliabilities alone are used: a ledger seldom holds enough about one war to learn from, and what is said of
one place should not change with what is said of another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sayso.link.board import Statement
from sayso.link.withdrawals import is_taken_back, only_takes_back
from sayso.model.claim import Claim, Modality
from sayso.model.finding import Origins
from sayso.ontology.answers import Placed
from sayso.present.boards import Shelf
from sayso.present.pages import ModelEstimate
from sayso.present.waterfall import Part, Waterfall, probability_of
from sayso.theatres.theatre import Theatre
from sayso.weigh.control import ControlExplained, Mode, Region, Report, explain_control
from sayso.workflows.derivation import Derivation

LOOKS_BACK_DAYS = 120
"""How far back claims count: the model remembers who lost a place for about a month."""
CHANGE_BY_BEARING = {"holds": "holds", "does_not_hold": "lost", "present": "advances", "contests": "contested"}
"""How a change whose name the model does not know is understood."""
MODEL_CHANGES = frozenset({"holds", "gained", "lost", "withdraws", "advances", "contested"})
CLASS_BY_CLAIMANT = {"organisation": "ngo", "witness": "local", "person": "local"}
"""Claimants without a side, by kind; all others count as an outlet that leans on somebody unnamed."""
TOO_LITTLE = "No estimate: too little is said about this question for one."


@dataclass(frozen=True, slots=True)
class _OnControl:
    """A claim as the model can use it."""

    placed: Placed
    place: str
    day: date
    change: str
    """The model's word for what is said."""
    actor: str | None
    """The side that holds, gained, lost ... it; of a bare denial, as in the claim that it answers."""


def control_estimates(
    claim: Claim, derivation: Derivation, theatre: Theatre | None, shelf: Shelf
) -> Iterator[ModelEstimate]:
    """What the model thinks of what a claim says, as known on the day it was said, and what each claim adds.

    One for each place; nothing for claims that do not bear on control, or whose side, place or day is not known.
    """
    if theatre is None or len(theatre.parties) < 2:
        return
    sides = tuple(party.id for party in theatre.parties)
    beside = _on_control(derivation.placed_in({claim.article_id}), sides)
    for own in (one for one in beside if one.placed.claim.id == claim.id and one.actor in sides):
        # A bare denial stands at no place: it is found in the article of what it denies.
        told = _on_control(derivation.placed_in(derivation.articles_about(own.place)), sides)
        near = [one for one in told if one.place == own.place and 0 <= (own.day - one.day).days < LOOKS_BACK_DAYS]
        yield _estimate(_explained(own, near, derivation.origins, theatre), own, shelf, theatre)


def _on_control(placed: Sequence[Placed], sides: Sequence[str]) -> Iterator[_OnControl]:
    """Each claim once for each place on whose control it bears; a bare denial, on all that it answers."""
    by_claim: dict[str, list[Placed]] = defaultdict(list)
    for one in placed:
        by_claim[one.claim.id].append(one)
    taken: set[tuple[str, str]] = set()
    for one in placed:
        answered = [told for about in one.claim.about for told in by_claim.get(about, ())] if one.denies else []
        is_news = one.family == "fact" and one.claim.modality is Modality.HAPPENED
        for told in (one, *answered):
            change = _change(told)
            is_by_a_side = told.actor in sides or change == "contested"
            is_told = is_news and not one.claim.resolution.background and told.family == "fact"
            is_new = (one.claim.id, told.place or "") not in taken
            if change and is_told and is_by_a_side and told.place and one.day and is_new:
                taken.add((one.claim.id, told.place))
                yield _OnControl(one, told.place, one.day, change, told.actor)


def _change(one: Placed) -> str | None:
    """The model's word for what a claim says; None where it says nothing about who holds the place."""
    change = one.kind.change(one.claim.change)
    if change is not None and change.name in MODEL_CHANGES:
        return change.name
    return CHANGE_BY_BEARING.get(change.actor_bearing if change else one.kind.actor_bearing)


def _explained(own: _OnControl, near: Sequence[_OnControl], origins: Origins, theatre: Theatre) -> ControlExplained:
    sides = tuple(party.id for party in theatre.parties)
    first = min(one.day for one in near)
    before = _weights_before(theatre, own.place)
    region = Region(sides, (own.day - first).days + 1, (own.place,), ((),), (None,), (before,))
    reports = [_report(one, origins, first, sides, _taken_back(one, near, origins)) for one in near]
    answer = own.actor or "contested"
    return explain_control(
        region, reports, place=own.place, day=region.days - 1, answer=answer, mode=Mode.FILTERED, learns=False
    )


def _weights_before(theatre: Theatre, place: str) -> tuple[float, ...] | None:
    """How likely each side held a place before anybody spoke: its prior, or that of what lies around it."""
    told = {prior.place: dict(prior.weights) for prior in theatre.priors}
    around = [place, *(one.id for one in theatre.ancestors_of(place)), None]
    weights = next((told[one] for one in around if one in told), None)
    return tuple(weights.get(party.id, 0.0) for party in theatre.parties) if weights else None


def _taken_back(denial: _OnControl, near: Sequence[_OnControl], origins: Origins) -> str | None:
    """Id of the latest claim that its own claimant retracts here; None for what denies, and for anything else."""

    def statement(one: _OnControl) -> Statement:
        claim_id = one.placed.claim.id
        return Statement(one.placed, origins.by_claim[claim_id], origins.utterances[claim_id])

    if not denial.placed.denies or not only_takes_back(statement(denial)):
        return None
    own = [one for one in near if not one.placed.denies and is_taken_back(statement(denial), statement(one))]
    return max(own, key=lambda one: one.placed.rank).placed.claim.id if own else None


def _report(
    one: _OnControl, origins: Origins, first: date, sides: Sequence[str], retracts: str | None = None
) -> Report:
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
        change="retracts" if retracts else one.change,
        actor=None if retracts or one.change == "contested" else one.actor,
        is_denial=one.placed.denies,
        claimant=side or (origin.id if origin else claim.article_id),
        claimant_class="party" if side else without_side,
        claimant_side=side,
        publisher=claim.article_id,
        via=None,
        text_key=origins.utterances.get(claim.id, claim.id),
        retracts=retracts,
    )


def _estimate(found: ControlExplained, own: _OnControl, shelf: Shelf, theatre: Theatre) -> ModelEstimate:
    known = theatre.place(own.place)
    place = known.name if known else own.place
    question = f"Who held {place} on {own.day.isoformat()}?"
    if not found.is_enough_said:
        return ModelEstimate(question, (TOO_LITTLE,), None)
    explanation, without = found.explanation, dict(found.log_odds_without)
    answer = own.actor or "contested"
    likely = ", ".join(f"{one} {probability:.2f}" for one, probability in found.probabilities)
    parts = [
        Part("before any claim", explanation.situation, "the theatre's prior, and how control moves"),
        Part("silence, and being spoken of", explanation.silence, "days without a word, and days with"),
        *(_part(shelf, name, nats) for name, nats in explanation.by_report),
    ]
    note = f"A model's estimate, as known on {own.day.isoformat()}, priors only; no finding. Parts in nats."
    return ModelEstimate(
        question,
        (
            f"{likely}. A model's estimate beside the ladder, as known that day, from the priors alone; no finding.",
            *(
                f"if {name} ({part.label}) were false: {answer} {probability_of(without[name]):.2f} "
                f"instead of {explanation.probability:.2f}"
                for (name, _), part in zip(explanation.by_report, parts[2:], strict=True)
            ),
        ),
        Waterfall(f"{question[:-1]}: {answer}, {explanation.probability:.2f}", note, tuple(parts)),
    )


def _part(shelf: Shelf, claim_id: str, nats: float) -> Part:
    line = shelf.line(shelf.claims[claim_id])
    return Part(f"{line.who}; {line.source}", nats, f"{line.does}: “{' '.join(line.words.split())}”")
