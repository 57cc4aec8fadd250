"""A ledger in, a table of claims out, for other tools."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from sayso.model.claim import Claim
from sayso.model.counted import counted
from sayso.model.ports import LedgerView
from sayso.model.source import Article
from sayso.ontology.ladder import load_ladder
from sayso.ontology.load import load_kinds
from sayso.present.boards import shelf_of
from sayso.present.event_rows import rows_of, standings
from sayso.present.public_places import places_as_written, public_places
from sayso.present.table import Admitted, EventRow, PublicPlace, admitted, table_for
from sayso.theatres.theatre import Theatre
from sayso.workflows.ask import Filter
from sayso.workflows.derive import derive
from sayso.workflows.files import write_whole
from sayso.workflows.incidents import incidents_of
from sayso.workflows.views import Known, theatre_for, view_of


@dataclass(frozen=True, slots=True)
class Export:
    """What is to be written."""

    out: Path
    table: str | None = None
    """Name of a table; None: by the file's suffix."""
    places_as_written: bool = False
    """False: no finer than the ceilings of a public export."""
    even_unmarked: bool = False
    """Lets a table that cannot say who asserts a row, and where it stands, hold rows that are not corroborated."""


@dataclass(frozen=True, slots=True)
class Written:
    """What was written, and what was left out."""

    export: Export
    admitted: Admitted
    withheld_places: int

    def told(self) -> Iterator[str]:
        """Lines for whoever asked."""
        yield f"{self.export.out} written: {counted(len(self.admitted.rows), 'row')}"
        if self.admitted.refused:
            yield (
                f"{counted(self.admitted.refused, 'row')} refused: this table cannot say who asserts one, and where it "
                "stands, and none is corroborated (events_csv and plover_jsonl can; --even-unmarked lets them in)"
            )
        if self.admitted.unmarked:
            yield f"warning: --even-unmarked: {counted(self.admitted.unmarked, 'row')} neither corroborated nor marked"
        if self.withheld_places:
            yield (
                f"{counted(self.withheld_places, 'row')} with the place withheld: no unit around it is known "
                "(a theatre with districts gives coarser ones)"
            )


def export_table(path: Path, export: Export, wanted: Filter, *, known: Known, theatre: str | None = None) -> Written:
    """Writes the claims that pass; the file appears only when it is whole. Raises LedgerError, UnknownPackError."""
    table = table_for(export.out, export.table)
    with view_of(path, known) as view:
        used = theatre_for(view, theatre)
        rows = tuple(event_rows(view, used, wanted, as_written=export.places_as_written))
    taken = admitted(table, rows, even_unmarked=export.even_unmarked)
    write_whole(export.out, table.write(taken.rows))
    withheld = sum(any(place.is_reduced and not place.name for place in row.places) for row in taken.rows)
    return Written(export, taken, withheld)


def event_rows(
    view: LedgerView,
    theatre: Theatre | None,
    wanted: Filter,
    *,
    as_written: bool = False,
    today: date | None = None,
) -> Iterator[EventRow]:
    """The claims of a view that pass, as rows; withdrawn ones are left out. `today` decides what is too fresh."""
    kinds, ladder = load_kinds(), load_ladder()
    derived = derive(view, theatre, today=today)
    now = today or datetime.now(UTC).date()

    def places_of(claim: Claim, article: Article) -> tuple[PublicPlace, ...]:
        if as_written:
            return places_as_written(claim, theatre)
        is_movement = claim.kind in kinds and bool(kinds[claim.kind].changes)
        published = article.published_on
        return public_places(claim, theatre, published_on=published, today=now, is_movement=is_movement)

    withdrawn = view.withdrawn()
    yield from rows_of(
        (claim for claim in view.claims() if claim.id not in withdrawn and wanted.takes(claim)),
        shelf_of(view),
        stands=standings(
            derived.assessments,
            lambda name: ladder.rung(name).height,
            is_forecast=lambda name: ladder.rung(name).is_forecast,
        ),
        incident_of={key: one.id for one in incidents_of(view, theatre) for key in one.claim_ids},
        places_of=places_of,
    )
