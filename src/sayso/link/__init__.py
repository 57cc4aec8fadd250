"""What claims do to each other: `find_links`, and which of them come from one root: `find_origins`.

Both read a dated view of the ledger and give values that can be thrown away and found again. The order in which the
reports came in does not matter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sayso.link.board import Answer, Statement, answer_of, board_for
from sayso.link.concessions import is_carried_fairly
from sayso.link.origins import find_origins
from sayso.link.ties import Ties
from sayso.model.finding import Link, Origins
from sayso.model.ports import LedgerView
from sayso.ontology.answers import Placed, place_claims
from sayso.ontology.load import Kind
from sayso.theatres.theatre import Theatre

__all__ = ["find_links", "find_origins"]


def find_links(
    view: LedgerView,
    *,
    kinds: Mapping[str, Kind],
    theatre: Theatre | None = None,
    origins: Origins | None = None,
    placed: Sequence[Placed] | None = None,
) -> tuple[Link, ...]:
    """Every link among the claims of the view, each pair and kind once, in order of source, target and kind.

    `origins` and `placed` (of `place_claims`) may be handed in where they are known, so that they are not found twice.
    Background and captions do something to others in their own article alone: they answer nothing of today.
    """
    origins = origins or find_origins(view, theatre=theatre)
    carriers = {article.id: article for article in view.articles()}
    withdrawn = view.withdrawn()

    def may_carry(statement: Statement, answer: Answer) -> bool:
        return is_carried_fairly(carriers[statement.placed.claim.article_id], answer, theatre)

    said: dict[str, list[Statement]] = defaultdict(list)
    claims: dict[str, list[Statement]] = defaultdict(list)
    ties = Ties(board_for(kinds, theatre, claims=claims), may_carry)
    sayings: dict[str, list[str]] = defaultdict(list)
    for one in placed if placed is not None else place_claims(view, kinds):
        claim_id = one.claim.id
        statement = Statement(one, origins.by_claim[claim_id], origins.utterances[claim_id])
        if claim_id not in claims:
            sayings[statement.utterance].append(claim_id)
        claims[claim_id].append(statement)
        if one.counts and claim_id not in withdrawn:
            said[one.answer].append(statement)
    ties.renew({answer: answer_of(statements, theatre) for answer, statements in said.items()})
    for claim_id in claims:
        ties.renew_claim(claim_id)
    for utterance, told in sayings.items():
        ties.renew_saying(utterance, [claims[claim_id] for claim_id in told])
    return ties.links()
