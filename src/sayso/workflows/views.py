"""Which part of a ledger an answer is drawn from: as of an entry or a day, and published by a day."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

from sayso.errors import InputError
from sayso.ledger import Ledger, open_ledger
from sayso.model.ports import LedgerView
from sayso.theatres.load import load_theatre
from sayso.theatres.theatre import Theatre


@dataclass(frozen=True, slots=True)
class Known:
    """What the answer may know."""

    entry: int | None = None
    """Everything up to this entry; None for all."""
    recorded_by: date | None = None
    """Everything recorded by the end of this day, UTC."""
    published_by: date | None = None
    """Only articles published on or before this day."""

    @classmethod
    def parse(cls, as_of: str | None, published_by: date | None = None) -> Known:
        """From what a user writes: an entry number or an ISO day. Raises InputError."""
        if as_of is None or not as_of.strip():
            return cls(published_by=published_by)
        if as_of.isdecimal():
            return cls(entry=int(as_of), published_by=published_by)
        try:
            return cls(recorded_by=date.fromisoformat(as_of), published_by=published_by)
        except ValueError as error:
            raise InputError(f"--as-of {as_of!r}: expected an entry number (412) or a day (2021-09-04)") from error

    def words(self, view: LedgerView) -> str:
        """'Ledger as of entry 412', with the other limits."""
        limits = [f"ledger as of entry {view.as_of}"]
        if self.recorded_by:
            limits.append(f"the last one recorded by {self.recorded_by.isoformat()}")
        if self.published_by:
            limits.append(f"published by {self.published_by.isoformat()}")
        return ", ".join(limits)


@contextmanager
def view_of(path: Path, known: Known) -> Iterator[LedgerView]:
    """The view that `known` allows, open for the length of the block."""
    with open_ledger(path, create=False, read_only=True) as ledger:
        view: LedgerView = ledger.view(entry_of(ledger, known))
        yield view.published_by(known.published_by) if known.published_by else view


def entry_of(ledger: Ledger, known: Known) -> int | None:
    """Number of the last entry that may be known; None for all."""
    if known.recorded_by is not None:
        return ledger.number_as_of(datetime.combine(known.recorded_by, time.max, tzinfo=UTC))
    return known.entry


def theatre_for(view: LedgerView, asked: str | None) -> Theatre | None:
    """The theatre asked for; else the one that every reading in the view used; else none."""
    if asked:
        return load_theatre(asked)
    used = {reading.theatre for reading in view.readings()}
    only = used.pop() if len(used) == 1 else None
    return load_theatre(only) if only else None
