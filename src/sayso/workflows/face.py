"""The Python face: a ledger with the verbs of the command line, for notebooks and scripts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from sayso.model.claim import Claim
from sayso.model.finding import Assessment
from sayso.present.pages import Brief
from sayso.read import Hints
from sayso.settings import DEFAULT_LEDGER, Settings
from sayso.workflows.ask import Filter, matching_assessments
from sayso.workflows.brief import make_brief, write_brief
from sayso.workflows.derive import derive
from sayso.workflows.ingest import IngestReport, ingest, now_utc
from sayso.workflows.views import Known, theatre_for, view_of


class OpenLedger:
    """A ledger at a path; made by `sayso.open`. Nothing is held open between calls, so several may share one file."""

    def __init__(self, path: Path, *, theatre: str | None, clock: Callable[[], datetime]) -> None:
        self.path = path
        self.theatre = theatre
        self._clock = clock

    def read(
        self,
        *paths: str | Path,
        publisher: str | None = None,
        published: date | None = None,
        title: str | None = None,
        url: str | None = None,
        extractor: str | None = None,
        gazetteer: bool = True,
    ) -> IngestReport:
        """Reads files or folders into the ledger, which is made if it is not there.

        Known articles read by the same rules add nothing. Raises SetupError, LedgerError; unreadable files are named
        in the report's `skipped`. `extractor` is an installed extractor's name, with an argument after a colon where
        it takes one; without it, SAYSO_EXTRACTOR or the rules. `gazetteer=False` reads without the index of places.
        """
        environment = Settings.from_environment()
        settings = replace(
            environment,
            ledger=self.path,
            theatre=self.theatre,
            extractor=extractor or environment.extractor,
            gazetteer=gazetteer and environment.gazetteer,
        )
        hints = Hints(publisher=publisher, published=published, title=title, url=url)
        return ingest([Path(path) for path in paths], settings=settings, hints=hints, clock=self._clock)

    def claims(
        self,
        about: str | None = None,
        *,
        kind: str | None = None,
        by: str | None = None,
        denied: bool = False,
        on: date | None = None,
        as_of: int | None = None,
        published_by: date | None = None,
    ) -> tuple[Claim, ...]:
        """Claims that name `about`, of a kind, put forward by somebody, about a day; all when nothing is asked for.

        The claims are as recorded: names of private people are in them. Raises LedgerMissingError.
        """
        wanted = Filter(about=about, kind=kind, by=by, denied=denied, on=on)
        with view_of(self.path, Known(entry=as_of, published_by=published_by)) as view:
            return tuple(claim for claim in view.claims() if wanted.takes(claim))

    def assess(
        self,
        about: str | None = None,
        *,
        kind: str | None = None,
        on: date | None = None,
        as_of: int | None = None,
        published_by: date | None = None,
    ) -> tuple[Assessment, ...]:
        """Where the matching questions stand, each with its rung, reasons and the claims that put it there."""
        with view_of(self.path, Known(entry=as_of, published_by=published_by)) as view:
            derived = derive(view, theatre_for(view, self.theatre))
            return tuple(matching_assessments(view, derived.assessments, Filter(about=about, kind=kind, on=on)))

    def brief(
        self,
        about: str | None = None,
        *,
        title: str | None = None,
        out: str | Path | None = None,
        as_of: int | None = None,
        published_by: date | None = None,
    ) -> Brief:
        """The brief as a value, protected names already gone; also written to `out` (.html, .md, .json) if given."""
        known = Known(entry=as_of, published_by=published_by)
        brief = make_brief(self.path, Filter(about=about), known=known, theatre=self.theatre, title=title)
        if out is not None:
            write_brief(brief, Path(out))
        return brief


def open_for_reading_and_asking(
    path: str | Path = DEFAULT_LEDGER,
    *,
    theatre: str | None = None,
    clock: Callable[[], datetime] = now_utc,
) -> OpenLedger:
    """A ledger to read into and to ask. The file is made by the first `read`.

    `theatre` is an installed theatre's name or a folder; without one, names are as the texts have them. `clock` gives
    the time that entries are recorded at, with zone.
    """
    return OpenLedger(Path(path), theatre=theatre, clock=clock)
