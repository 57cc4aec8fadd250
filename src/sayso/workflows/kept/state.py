"""The derived state of a ledger, as questions are asked of it, and who watches while it is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sayso.ledger.view import View
from sayso.theatres.theatre import Theatre
from sayso.workflows.derivation import Derivation, ToldSoFar
from sayso.workflows.kept.finding import FindMaps

WORTH_KEEPING = 1_000
"""Claims. A smaller ledger is derived anew at every question: that is as fast, and leaves no file."""


@dataclass(frozen=True, slots=True)
class Watch:
    """Who is told what happens while an answer is made."""

    step: Callable[[int, int | None], None] = lambda _, __: None
    """Hears how many articles are taken in, and of how many."""
    tell: Callable[[str], None] = lambda _: None
    """Hears why nothing could be kept."""
    worth_keeping: int = WORTH_KEEPING


SILENT = Watch()


@dataclass(frozen=True, slots=True)
class Kept:
    """A derivation of everything in a view, and what finds claims and answers in it."""

    view: View
    theatre: Theatre | None
    derivation: Derivation
    finding: FindMaps
    told: ToldSoFar

    def fetch(self, claim_ids: Iterable[str]) -> None:
        """Reads claims in one go that will be asked for one by one."""
        self.told.fetch(claim_ids)
