"""What a table export is, what its rows hold, and how one is found by name or by a file's suffix."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import UnknownPackError
from sayso.ontology.codes.load import AcledCode, PloverCode
from sayso.plugins import folders_in, module_of

PACKAGE = "sayso.present.tables"
GROUP = "tables"


@dataclass(frozen=True, slots=True)
class PublicPlace:
    """A place as a public table may give it; never a point."""

    name: str
    """'' where it is withheld, or where the text names none."""
    code: str
    """P-code, or ISO 3166-2, of the unit; '' where none is known."""
    level: str
    """Kind of place, or '' where it is not known."""
    is_reduced: bool
    """Whether the text has a finer place."""
    rule: str
    """Which ceiling reduced it; '' where none did."""


@dataclass(frozen=True, slots=True)
class EventRow:
    """One claim, fit to be shown: protected names are gone from every field."""

    claim_id: str
    incident_id: str
    """'' where the claim is part of no incident."""
    asserted_by: str
    side: str
    standing: str
    """A rung of the ladder, or what the claim does to an answer that stands on one; 'not assessed' for background."""
    is_corroborated: bool
    """Whether it stands at least on the rung of that name."""
    words: str
    kind: str
    change: str
    polarity: str
    modality: str
    is_background: bool
    actor: str
    target: str
    places: tuple[PublicPlace, ...]
    first_day: str
    """ISO; '' where not known. The same of the three after it."""
    last_day: str
    said_on: str
    published_on: str
    quantity_of: str
    low: int | None
    high: int | None
    source: str
    url: str
    plover: PloverCode
    acled: AcledCode


@dataclass(frozen=True, slots=True)
class Table:
    """Writes rows in one format."""

    name: str
    suffix: str
    """With the dot: '.csv'."""
    media_type: str
    summary: str
    carries_claimant: bool
    """Whether every row says who asserts it."""
    carries_standing: bool
    """Whether every row says where it stands. Without both, rows that are not corroborated are refused."""
    write: Callable[[Sequence[EventRow]], str]
    is_default: bool = False
    """Of several with one suffix, the one that a file name alone chooses."""


@dataclass(frozen=True, slots=True)
class Admitted:
    """Which rows a table may hold."""

    rows: tuple[EventRow, ...]
    refused: int
    """Rows left out because the table cannot say who asserts them and where they stand."""
    unmarked: int
    """Such rows that are in it all the same, because that was asked for."""


def admitted(table: Table, rows: Sequence[EventRow], *, even_unmarked: bool = False) -> Admitted:
    """All rows where the table carries claimant and standing; else the corroborated ones, unless told otherwise."""
    if table.carries_claimant and table.carries_standing:
        return Admitted(tuple(rows), 0, 0)
    sound = tuple(row for row in rows if row.is_corroborated)
    others = len(rows) - len(sound)
    return Admitted(tuple(rows), 0, others) if even_unmarked else Admitted(sound, others, 0)


def installed_tables() -> dict[str, Table]:
    """Every table by name, in the order of their names."""
    return {name: module_of(PACKAGE, GROUP, name).TABLE for name in sorted(folders_in(PACKAGE, GROUP))}


def table_for(path: Path, name: str | None = None) -> Table:
    """The table of this name, or for a file with this suffix. Raises UnknownPackError."""
    tables = installed_tables()
    if name is not None and name in tables:
        return tables[name]
    fitting = [table for table in tables.values() if name is None and table.suffix == path.suffix.lower()]
    if fitting:
        return next((table for table in fitting if table.is_default), fitting[0])
    known = [f"{table.name} ({table.suffix})" for table in tables.values()]
    remedy = "end the file's name in one of these; see docs/howto/export-a-table.md"
    raise UnknownPackError("table", name or path.name, known, remedy)
