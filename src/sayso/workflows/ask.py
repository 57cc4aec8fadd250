"""Questions to a ledger: claims that match, where questions stand, why a claim reads as it does."""

from __future__ import annotations

import dataclasses
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sayso.model.finding import Assessment
from sayso.model.ports import LedgerView
from sayso.ontology.ladder import load_ladder
from sayso.ontology.load import load_kinds
from sayso.present.boards import Words, attention, board_of, shelf_of
from sayso.present.pages import ClaimLine, QuestionBoard
from sayso.theatres.theatre import Theatre
from sayso.weigh.summaries import Summary
from sayso.workflows.derive import derive
from sayso.workflows.filters import Filter as Filter
from sayso.workflows.filters import Findable, findable
from sayso.workflows.kept.answering import answered
from sayso.workflows.kept.finding import in_order_of_attention
from sayso.workflows.kept.shelf import shelf_on_demand
from sayso.workflows.kept.state import SILENT, Kept, Watch
from sayso.workflows.views import Known


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
        grade_gloss=ladder.grade_gloss,
    )


@dataclass(frozen=True, slots=True)
class Lines:
    """Claims that match, as lines."""

    shown: list[ClaimLine]
    found: int


def claim_lines(path: Path, wanted: Filter, *, known: Known, watch: Watch = SILENT) -> list[ClaimLine]:
    """Matching claims as lines, in the order of their articles."""
    return found_lines(path, wanted, known=known, most=None, watch=watch).shown


def found_lines(path: Path, wanted: Filter, *, known: Known, most: int | None, watch: Watch = SILENT) -> Lines:
    """The first of the matching claims as lines, in the order of their articles, and how many there are."""

    def from_kept(kept: Kept) -> Lines:
        found = kept.finding.claims(wanted)
        shown = found[:most]
        kept.fetch(shown)
        shelf = shelf_on_demand(kept)
        return Lines([shelf.line(shelf.claims[claim_id]) for claim_id in shown], len(found))

    def anew(view: LedgerView, _: Theatre | None) -> Lines:
        shelf = shelf_of(view)
        found = [claim for claim in shelf.claims.values() if wanted.takes(claim)]
        return Lines([shelf.line(claim) for claim in found[:most]], len(found))

    return answered(path, known, None, watch, from_kept=from_kept, anew=anew)


def claims_as_json(path: Path, wanted: Filter, *, known: Known) -> Iterator[str]:
    """Matching claims as JSON lines: the fields of ClaimLine, protected names already gone."""
    for line in claim_lines(path, wanted, known=known):
        yield json.dumps(dataclasses.asdict(line), ensure_ascii=False)


def matching_assessments(view: LedgerView, assessments: Sequence[Assessment], wanted: Filter) -> list[Assessment]:
    """Assessments with a claim that passes, or whose question or answer names what is asked for."""
    found = {claim.id: findable(claim) for claim in view.claims()}
    return [one for one in assessments if is_wanted(one, wanted, found)]


def is_wanted(assessment: Assessment, wanted: Filter, found: Mapping[str, Findable]) -> bool:
    """Whether an assessment passes; `found` holds what its claims are found by."""
    claims = [found[one.claim_id] for one in assessment.contributions if one.claim_id in found]
    if not any(wanted.finds(one) for one in claims):
        return False
    return wanted.names_question(assessment.question.label, [one.places for one in claims])


@dataclass(frozen=True, slots=True)
class Boards:
    """Questions that match, as boards."""

    shown: list[QuestionBoard]
    found: int
    kinds: tuple[tuple[str, int], ...] = ()
    """Kinds of the questions found, the most frequent first, with how many there are of each."""


def boards(
    path: Path,
    wanted: Filter,
    *,
    known: Known,
    theatre: str | None = None,
    most: int | None = None,
    watch: Watch = SILENT,
) -> Boards:
    """Where the matching questions stand, the ones with two voices first."""
    words = words_of_the_ontology()

    def from_kept(kept: Kept) -> Boards:
        found = in_order_of_attention(kept.finding.answers(kept.derivation.summaries, wanted))
        assessments = assessments_of(kept, found[:most])
        shelf = shelf_on_demand(kept)
        kinds = counted_kinds(summary.kind for _, summary in found)
        return Boards([board_of(one, shelf, words) for one in assessments], len(found), kinds)

    def anew(view: LedgerView, used: Theatre | None) -> Boards:
        derived = derive(view, used, about=wanted.takes)
        shelf = shelf_of(view)
        found = sorted(matching_assessments(view, derived.assessments, wanted), key=attention)
        kinds = counted_kinds(one.question.kind for one in found)
        return Boards([board_of(one, shelf, words) for one in found[:most]], len(found), kinds)

    return answered(path, known, theatre, watch, from_kept=from_kept, anew=anew)


def counted_kinds(kinds: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Each kind with how often it occurs, the most frequent first."""
    return tuple(sorted(Counter(kinds).items(), key=lambda one: (-one[1], one[0])))


def assessments_of(kept: Kept, found: Sequence[tuple[str, Summary]]) -> list[Assessment]:
    """Where answers stand, in their order."""
    answers = [answer for answer, _ in found]
    kept.fetch(kept.derivation.claims_for(answers))
    by_answer = kept.derivation.assess_answers(answers)
    return [by_answer[answer] for answer in answers]
