"""Why a claim reads as it does, and what follows from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from sayso.model.claim import Claim
from sayso.model.finding import Assessment
from sayso.model.ports import LedgerView
from sayso.model.source import Article, Span
from sayso.present.boards import Shelf, board_of, shelf_of
from sayso.present.pages import WhyPage
from sayso.present.why import steps_of
from sayso.theatres.theatre import Theatre
from sayso.workflows.ask import words_of_the_ontology
from sayso.workflows.derivation import Derivation
from sayso.workflows.kept.answering import answered
from sayso.workflows.kept.shelf import shelf_on_demand
from sayso.workflows.kept.state import SILENT, Kept, Watch
from sayso.workflows.views import Known

CONTEXT_CHARACTERS = 160
"""How much of the article `why` shows on each side of the words."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """What an explanation is drawn from."""

    view: LedgerView
    theatre: Theatre | None
    derivation: Derivation
    """With summaries. Spent by an explanation, which ends by taking the claim's article out."""
    shelf: Shelf
    fetch: Callable[[Iterable[str]], None]
    """Hears which claims will be asked for."""


def why_page(path: Path, claim_id: str, *, known: Known, theatre: str | None = None, watch: Watch = SILENT) -> WhyPage:
    """Everything about one claim. Raises NotFoundError."""

    def from_kept(kept: Kept) -> WhyPage:
        shelf = shelf_on_demand(kept)
        return explained(claim_id, Grounds(kept.view, kept.theatre, kept.derivation, shelf, kept.fetch))

    def anew(view: LedgerView, used: Theatre | None) -> WhyPage:
        derivation = Derivation.of(view, used, summarises=True)
        return explained(claim_id, Grounds(view, used, derivation, shelf_of(view), lambda _: None))

    return answered(path, known, theatre, watch, from_kept=from_kept, anew=anew)


def explained(claim_id: str, grounds: Grounds) -> WhyPage:
    """Everything about one claim, by its id or a unique beginning of it. Raises NotFoundError."""
    # The control model brings an array library along, whose loading no other question should wait for.
    from sayso.workflows.control import control_estimates
    from sayso.workflows.without import if_false

    claim, derivation, shelf = grounds.view.claim(claim_id), grounds.derivation, grounds.shelf
    article, redactor = shelf.articles[claim.article_id], shelf.redactors[claim.article_id]
    assessments = _assessments_with(claim, grounds)
    before, after = _context(article, claim.evidence)
    reading, links = grounds.view.reading_of(article.id), derivation.links_of(claim.id)
    words = words_of_the_ontology()
    return WhyPage(
        claim=shelf.line(claim),
        quotation_before=redactor.shown(before),
        quotation=redactor.shown(claim.evidence),
        quotation_after=redactor.shown(after),
        steps=tuple(steps_of(claim, article, redactor, reading, links, shelf)),
        boards=tuple(board_of(one, shelf, words) for one in assessments),
        estimates=tuple(control_estimates(claim, derivation, grounds.theatre, shelf)),
        if_false=tuple(if_false(claim, assessments, derivation, shelf)),
    )


def _assessments_with(claim: Claim, grounds: Grounds) -> list[Assessment]:
    """Where the answers stand in which a claim plays a part, by question, then in order of time."""
    derivation = grounds.derivation
    answers = derivation.answers_with(claim.id)
    grounds.fetch(derivation.claims_for(answers))
    found = derivation.assess_answers(answers)
    return [found[answer] for answer in derivation.in_order(answers)]


def _context(article: Article, evidence: Span) -> tuple[Span, Span]:
    start = max(0, evidence.start - CONTEXT_CHARACTERS)
    end = min(len(article.text), evidence.end + CONTEXT_CHARACTERS)
    return Span(start, evidence.start), Span(evidence.end, end)
