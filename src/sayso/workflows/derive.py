"""The derived half, computed anew from a view: links, origins, assessments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sayso.link import find_links, find_origins
from sayso.model.finding import Assessment, Link
from sayso.model.ports import LedgerView
from sayso.ontology.ladder import load_ladder
from sayso.ontology.load import load_kinds
from sayso.theatres.theatre import Theatre
from sayso.weigh import assess


@dataclass(frozen=True, slots=True)
class Derived:
    """What follows from a view; can be thrown away and computed again."""

    links: tuple[Link, ...]
    assessments: tuple[Assessment, ...]


def derive(view: LedgerView, theatre: Theatre | None, *, today: date | None = None) -> Derived:
    """Links and assessments of everything in the view. `today` decides which forecasts are overdue."""
    kinds = load_kinds()
    links = find_links(view, kinds=kinds, theatre=theatre)
    origins = find_origins(view, theatre=theatre)
    found = assess(view, links, origins, kinds=kinds, ladder=load_ladder(), theatre=theatre, today=today)
    return Derived(links, found)
