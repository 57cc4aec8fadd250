"""The derived half, computed anew from a view: links, origins, assessments."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sayso.link import find_links, find_origins
from sayso.model.claim import Claim
from sayso.model.finding import Assessment, Link
from sayso.model.ports import LedgerView
from sayso.ontology.answers import Placed, place_claims
from sayso.ontology.ladder import load_ladder
from sayso.ontology.load import load_kinds
from sayso.theatres.theatre import Theatre
from sayso.weigh import assess


@dataclass(frozen=True, slots=True)
class Derived:
    """What follows from a view; can be thrown away and computed again."""

    links: tuple[Link, ...]
    assessments: tuple[Assessment, ...]


def derive(
    view: LedgerView,
    theatre: Theatre | None,
    *,
    today: date | None = None,
    about: Callable[[Claim], bool] | None = None,
) -> Derived:
    """Links and assessments of everything in the view. `today` decides which forecasts are overdue.

    `about` narrows the assessments to the questions in which one of the claims that it takes plays a part; the links
    stay whole. Whatever is left reads as it does in the whole.
    """
    kinds = load_kinds()
    placed = place_claims(view, kinds)
    origins = find_origins(view, theatre=theatre)
    links = find_links(view, kinds=kinds, theatre=theatre, origins=origins, placed=placed)
    found = assess(
        view,
        links,
        origins,
        kinds=kinds,
        ladder=load_ladder(),
        theatre=theatre,
        today=today,
        placed=placed,
        questions=_questions_with(placed, links, about) if about else None,
    )
    return Derived(links, found)


def _questions_with(placed: Sequence[Placed], links: Sequence[Link], about: Callable[[Claim], bool]) -> frozenset[str]:
    """Questions that a claim answers, or to whose answers it does something; and those of what is announced.

    What came of an announcement is no link: whatever is announced of the claims' kinds stays in.
    """
    claims = {one.claim.id: one.claim for one in placed}
    taken = {claim_id for claim_id, claim in claims.items() if about(claim)}
    kinds = {claims[claim_id].kind for claim_id in taken}
    own = {one.question.id for one in placed if one.claim.id in taken or _is_announced(one, kinds)}
    return frozenset(own | {question for link in links if link.source in taken for question in link.questions})


def _is_announced(one: Placed, kinds: Collection[str]) -> bool:
    return one.family == "forecast" and one.claim.kind in kinds
