"""A ledger in, a table of claims out, for other tools."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from sayso.model.claim import Claim
from sayso.model.counted import counted
from sayso.model.finding import Assessment
from sayso.model.incident import Incident
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
from sayso.workflows.derivation import reports_in
from sayso.workflows.derive import derive
from sayso.workflows.files import write_whole
from sayso.workflows.incidents import incidents_of
from sayso.workflows.kept.answering import answered
from sayso.workflows.kept.state import SILENT, Kept, Watch
from sayso.workflows.views import Known


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


def export_table(
    path: Path,
    export: Export,
    wanted: Filter,
    *,
    known: Known,
    theatre: str | None = None,
    watch: Watch = SILENT,
) -> Written:
    """Writes the claims that pass; the file appears only when it is whole. Raises LedgerError, UnknownPackError."""
    table = table_for(export.out, export.table)

    def from_kept(kept: Kept) -> tuple[EventRow, ...]:
        return tuple(rows_from_kept(kept, wanted, as_written=export.places_as_written))

    def anew(view: LedgerView, used: Theatre | None) -> tuple[EventRow, ...]:
        return tuple(event_rows(view, used, wanted, as_written=export.places_as_written))

    rows = answered(path, known, theatre, watch, from_kept=from_kept, anew=anew)
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
    derived = derive(view, theatre, today=today)
    grounds = _Grounds(view, theatre, derived.assessments, incidents_of(view, theatre))
    return _rows(grounds, wanted, as_written=as_written, now=today or datetime.now(UTC).date())


def rows_from_kept(kept: Kept, wanted: Filter, *, as_written: bool = False) -> Iterator[EventRow]:
    """The same, by where the answers stand in which these claims play a part."""
    derivation = kept.derivation
    kept.told.add(reports_in(kept.view))
    answers = {answer for claim_id in kept.finding.found(wanted) for answer in derivation.answers_with(claim_id)}
    found = derivation.assess_answers(answers, in_short=True)
    assessments = [found[answer] for answer in derivation.in_order(answers)]
    incidents = incidents_of(kept.view, kept.theatre, origins=derivation.origins)
    grounds = _Grounds(kept.view, kept.theatre, assessments, incidents)
    return _rows(grounds, wanted, as_written=as_written, now=datetime.now(UTC).date())


@dataclass(frozen=True, slots=True)
class _Grounds:
    """What rows are made from."""

    view: LedgerView
    theatre: Theatre | None
    assessments: Sequence[Assessment]
    """Those in which one of the claims plays a part, or more; in order of question, then of time."""
    incidents: Sequence[Incident]


def _rows(grounds: _Grounds, wanted: Filter, *, as_written: bool, now: date) -> Iterator[EventRow]:
    kinds, ladder, view, theatre = load_kinds(), load_ladder(), grounds.view, grounds.theatre

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
            grounds.assessments,
            lambda name: ladder.rung(name).height,
            is_forecast=lambda name: ladder.rung(name).is_forecast,
        ),
        incident_of={key: one.id for one in grounds.incidents for key in one.claim_ids},
        places_of=places_of,
    )
