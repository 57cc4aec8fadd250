"""The bundled example, from dispatches to a brief."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sayso.model.claim import Polarity
from sayso.plugins import folders_in
from sayso.present.pages import Brief
from sayso.settings import Settings
from sayso.workflows.ask import Filter
from sayso.workflows.brief import make_brief, write_brief
from sayso.workflows.ingest import ingest
from sayso.workflows.views import Known, view_of

THEATRE = "panjshir_2021"
MOST_BOARDS = 12
"""In the terminal; the page has them all."""


@dataclass(frozen=True, slots=True)
class DemoResult:
    """What the demonstration made."""

    brief: Brief
    """The short one, for the terminal."""
    ledger: Path
    page: Path
    articles: int
    claims: int
    example_claim: str


def dispatches() -> Path:
    """The folder of the example's dispatches."""
    return folders_in("sayso.theatres", "theatres")[THEATRE] / "dispatches"


def run_demo(folder: Path, *, step: Callable[[int, int | None], None]) -> DemoResult:
    """Reads the example into a fresh ledger in the folder and writes brief.html beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    ledger, page = folder / "panjshir.db", folder / "brief.html"
    for old in folder.glob("panjshir.db*"):
        old.unlink()
    parser = Settings.from_environment().parser
    # Without the index of places: the example reads the same on every machine.
    settings = Settings(ledger=ledger, theatre=THEATRE, parser=parser, gazetteer=False)
    report = ingest(sorted(dispatches().glob("*.txt")), settings=settings, step=step)
    write_brief(make_brief(ledger, Filter(), known=Known()), page)
    brief = make_brief(ledger, Filter(), known=Known(), most_boards=MOST_BOARDS)
    return DemoResult(brief, ledger, page, report.articles, report.claims, _telling_claim(ledger))


def _telling_claim(ledger: Path) -> str:
    """A denial makes a good first 'why'; any claim will do."""
    with view_of(ledger, Known()) as view:
        claims = view.claims()
        denials = [claim.id for claim in claims if claim.polarity is Polarity.DENIED and claim.about]
        return (denials or [claim.id for claim in claims] or [""])[0]
