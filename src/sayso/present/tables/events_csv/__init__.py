"""A table of claims as CSV, with a row of HXL tags under the headers. No coordinates."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence

from sayso.present.cells import safe_cell
from sayso.present.table import EventRow, Table

Cell = Callable[[EventRow], object]


def _places(row: EventRow, part: str) -> str:
    return "; ".join(dict.fromkeys(str(value) for place in row.places if (value := getattr(place, part))))


def _reduced(row: EventRow) -> str:
    return str(any(place.is_reduced for place in row.places)).lower()


def _count(row: EventRow, of: str, end: str) -> object:
    value = getattr(row, end) if row.quantity_of == of else None
    return "" if value is None else value


COLUMNS: tuple[tuple[str, str, Cell], ...] = (
    ("claim id", "#meta +id", lambda row: row.claim_id),
    ("incident id", "#meta +incident +id", lambda row: row.incident_id),
    ("asserted by", "#org +claimant", lambda row: row.asserted_by),
    ("side", "#group +party", lambda row: row.side),
    ("standing", "#status +corroboration", lambda row: row.standing),
    ("relation", "#x_relation", lambda row: "denies" if row.polarity == "denied" else "claims"),
    ("modality", "#x_modality", lambda row: row.modality),
    ("statement", "#description +claim", lambda row: row.words),
    ("kind", "#event +type", lambda row: row.kind),
    ("change", "#event +type +change", lambda row: row.change),
    ("PLOVER", "#event +code +v_plover", lambda row: row.plover.event),
    ("PLOVER mode", "#event +code +mode +v_plover", lambda row: row.plover.mode),
    ("PLOVER contexts", "#event +code +context +v_plover", lambda row: "; ".join(row.plover.contexts)),
    ("PLOVER auxiliary", "#event +code +auxiliary +v_plover", lambda row: row.plover.auxiliary),
    ("ACLED type, if it happened", "#event +code +type +v_acled", lambda row: row.acled.event_type),
    ("ACLED sub-event, if it happened", "#event +code +subtype +v_acled", lambda row: row.acled.sub_event_type),
    ("ACLED alternatives", "#event +code +alternatives +v_acled", lambda row: "; ".join(row.acled.alternatives)),
    ("actor", "#group +actor +name", lambda row: row.actor),
    ("target", "#group +target +name", lambda row: row.target),
    ("day from", "#date +occurred +start", lambda row: row.first_day),
    ("day to", "#date +occurred +end", lambda row: row.last_day),
    ("said on", "#date +stated", lambda row: row.said_on),
    ("published on", "#date +reported", lambda row: row.published_on),
    ("place", "#loc +name", lambda row: _places(row, "name")),
    ("place code", "#loc +code", lambda row: _places(row, "code")),
    ("place level", "#x_precision +place", lambda row: _places(row, "level")),
    ("place reduced", "#x_precision +place +reduced", _reduced),
    ("place rule", "#x_precision +place +rule", lambda row: _places(row, "rule")),
    ("killed at least", "#affected +killed +min", lambda row: _count(row, "killed", "low")),
    ("killed at most", "#affected +killed +max", lambda row: _count(row, "killed", "high")),
    ("wounded at least", "#affected +injured +min", lambda row: _count(row, "wounded", "low")),
    ("wounded at most", "#affected +injured +max", lambda row: _count(row, "wounded", "high")),
    ("background", "#x_background", lambda row: str(row.is_background).lower()),
    ("source", "#meta +source", lambda row: row.source),
    ("link", "#meta +url", lambda row: row.url),
)


def write(rows: Sequence[EventRow]) -> str:
    """Headers, tags, then a line a claim."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([header for header, _, _ in COLUMNS])
    writer.writerow([tag for _, tag, _ in COLUMNS])
    for row in rows:
        writer.writerow([safe_cell(cell(row)) for _, _, cell in COLUMNS])
    return out.getvalue()


TABLE = Table(
    name="events_csv",
    suffix=".csv",
    media_type="text/csv",
    summary="claims with HXL tags, for spreadsheets and humanitarian data tools",
    carries_claimant=True,
    carries_standing=True,
    write=write,
    is_default=True,
)
