"""Questions to a ledger: claims that match, where questions stand, why a claim reads as it does."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sayso.errors import UnknownPackError
from sayso.model.claim import Claim, Polarity
from sayso.model.finding import Assessment
from sayso.model.ids import folded
from sayso.model.ports import LedgerView
from sayso.model.source import Article, Span
from sayso.model.times import Period
from sayso.ontology.ladder import load_ladder
from sayso.ontology.load import load_kinds
from sayso.present.boards import Shelf, Words, attention, board_of, shelf_of
from sayso.present.pages import ClaimLine, QuestionBoard, WhyPage
from sayso.present.why import steps_of
from sayso.workflows.control import control_estimates
from sayso.workflows.derive import derive
from sayso.workflows.views import Known, theatre_for, view_of
from sayso.workflows.without import if_false

CONTEXT_CHARACTERS = 160
"""How much of the article `why` shows on each side of the words."""


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
        return (
            (self.kind is None or claim.kind == self.kind)
            and (not self.denied or claim.polarity is Polarity.DENIED)
            and (self.about is None or _names(claim, self.about))
            and (self.by is None or _is_by(claim, self.by))
            and (self.on is None or _is_about_day(claim, self.on))
        )


def _names(claim: Claim, wanted: str) -> bool:
    resolution = claim.resolution
    references = [*resolution.places, *filter(None, (resolution.actor, resolution.target))]
    texts = [claim.words, *(text for r in references for text in (r.words, r.name, r.ref or ""))]
    if resolution.claimant:
        texts += [resolution.claimant.words, resolution.claimant.party or ""]
    key = f" {folded(wanted)} "
    return any(key in f" {folded(text)} " for text in texts)


def _is_by(claim: Claim, wanted: str) -> bool:
    claimant = claim.resolution.claimant
    if claimant is None:
        return False
    key = f" {folded(wanted)} "
    return any(key in f" {folded(text)} " for text in (claimant.words, claimant.party or "", claimant.party_ref or ""))


def _is_about_day(claim: Claim, day: date) -> bool:
    when = claim.resolution.when
    return when is not None and when.period is not None and when.period.meets(Period(day, day))


def words_of_the_ontology() -> Words:
    """Labels of kinds and rungs, as the ontology has them."""
    kinds, ladder = load_kinds(), load_ladder()
    # States that last (who holds a place) come first, then events, then what is about the conflict by company only.
    ranks = {kind.label: 2 * (not kind.question.state) + (not kind.about_conflict) for kind in kinds.values()}
    return Words(
        kind_label=lambda name: kinds[name].label if name in kinds else name,
        kind_rank=lambda label: (ranks.get(label, len(ranks)), label),
        rung_gloss=lambda name: ladder.rung(name).gloss,
        is_forecast=lambda name: ladder.rung(name).is_forecast,
    )


def claim_lines(path: Path, wanted: Filter, *, known: Known) -> list[ClaimLine]:
    """Matching claims as lines, in the order of their articles."""
    with view_of(path, known) as view:
        shelf = shelf_of(view)
        return [shelf.line(claim) for claim in shelf.claims.values() if wanted.takes(claim)]


def claims_as_json(path: Path, wanted: Filter, *, known: Known) -> Iterator[str]:
    """Matching claims as JSON lines: the fields of ClaimLine, protected names already gone."""
    for line in claim_lines(path, wanted, known=known):
        yield json.dumps(dataclasses.asdict(line), ensure_ascii=False)


def matching_assessments(view: LedgerView, assessments: Sequence[Assessment], wanted: Filter) -> list[Assessment]:
    """Assessments with a claim that passes, or whose question or answer names what is asked for."""
    claims = {claim.id: claim for claim in view.claims()}
    key = f" {folded(wanted.about)} " if wanted.about else None
    return [
        a
        for a in assessments
        if any(c.claim_id in claims and wanted.takes(claims[c.claim_id]) for c in a.contributions)
        and (key is None or _is_about(a, key, claims))
    ]


def _is_about(assessment: Assessment, key: str, claims: dict[str, Claim]) -> bool:
    """A claim on two places answers two questions: 'Khinj' asks for one of them, so the label decides where it can."""
    if key in f" {folded(assessment.question.label)} ":
        return True
    names = [place.name for c in assessment.contributions for place in claims[c.claim_id].resolution.places]
    return not any(key in f" {folded(name)} " for name in names)


def boards(path: Path, wanted: Filter, *, known: Known, theatre: str | None = None) -> list[QuestionBoard]:
    """Where the matching questions stand, the ones with two voices first."""
    with view_of(path, known) as view:
        derived = derive(view, theatre_for(view, theatre), about=wanted.takes)
        shelf, words = shelf_of(view), words_of_the_ontology()
        found = matching_assessments(view, derived.assessments, wanted)
        return [board_of(assessment, shelf, words) for assessment in sorted(found, key=attention)]


def why_page(path: Path, claim_id: str, *, known: Known, theatre: str | None = None) -> WhyPage:
    """Everything about one claim. Raises NotFoundError."""
    with view_of(path, known) as view:
        claim = view.claim(claim_id)
        world = theatre_for(view, theatre)
        derived = derive(view, world, about=lambda one: one.id == claim.id)
        shelf, words = shelf_of(view), words_of_the_ontology()
        article = shelf.articles[claim.article_id]
        before, after = _context(article, claim.evidence)
        redactor = shelf.redactors[article.id]
        return WhyPage(
            claim=shelf.line(claim),
            quotation_before=redactor.shown(before),
            quotation=redactor.shown(claim.evidence),
            quotation_after=redactor.shown(after),
            steps=tuple(steps_of(claim, article, redactor, view.reading_of(article.id), derived.links, shelf)),
            boards=tuple(_boards_with(claim, derived.assessments, shelf, words)),
            if_false=tuple(if_false(claim, derived.assessments, view, world, shelf)),
            estimates=tuple(control_estimates(claim, view, world, shelf)),
        )


def _boards_with(
    claim: Claim, assessments: Sequence[Assessment], shelf: Shelf, words: Words
) -> Iterator[QuestionBoard]:
    for assessment in assessments:
        if any(contribution.claim_id == claim.id for contribution in assessment.contributions):
            yield board_of(assessment, shelf, words)


def _context(article: Article, evidence: Span) -> tuple[Span, Span]:
    start = max(0, evidence.start - CONTEXT_CHARACTERS)
    end = min(len(article.text), evidence.end + CONTEXT_CHARACTERS)
    return Span(start, evidence.start), Span(evidence.end, end)
