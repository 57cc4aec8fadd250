"""What claims do to each other: `find_links`, and which of them come from one root: `find_origins`.

Both read a dated view of the ledger and give values that can be thrown away and found again. The order in which the
reports came in does not matter.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sayso.link.board import Answer, Statement, lay_out
from sayso.link.concessions import is_carried_fairly
from sayso.link.corroboration import corroborations
from sayso.link.denials import contradictions, denials
from sayso.link.doubts import doubts
from sayso.link.in_article import links_in_articles
from sayso.link.origins import find_origins
from sayso.link.repeats import repeats
from sayso.model.finding import Link, Origins
from sayso.model.ports import LedgerView
from sayso.ontology.answers import Placed
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
    """
    origins = origins or find_origins(view, theatre=theatre)
    board = lay_out(view, origins, kinds=kinds, theatre=theatre, placed=placed)
    carriers = {article.id: article for article in view.articles()}

    def may_carry(statement: Statement, answer: Answer) -> bool:
        return is_carried_fairly(carriers[statement.placed.claim.article_id], answer, theatre)

    found = (
        *links_in_articles(board),
        *denials(board),
        *contradictions(board),
        *corroborations(board, may_carry=may_carry),
        *repeats(board),
        *doubts(board),
    )
    return _each_once(found)


def _each_once(links: tuple[Link, ...]) -> tuple[Link, ...]:
    """One link for each source, target, kind and scope, with all the questions for which it was found."""
    merged: dict[tuple[str, str, str, str], Link] = {}
    for link in links:
        key = (link.source, link.target, link.kind, link.scope)
        known = merged.get(key)
        questions = tuple(sorted({*link.questions, *(known.questions if known else ())}))
        rule = known.rule if known else link.rule
        merged[key] = Link(link.kind, link.source, link.target, rule, link.scope, questions)
    return tuple(merged[key] for key in sorted(merged))
