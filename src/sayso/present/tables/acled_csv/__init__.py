"""Rows in the shape of ACLED's columns. It has no room for who asserts a row: corroborated ones only."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from sayso.present.table import EventRow, Table

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "event_type", "sub_event_type",
    "actor1", "actor2", "location", "source", "notes", "fatalities",
)  # fmt: skip


def write(rows: Sequence[EventRow]) -> str:
    """Rows that have an ACLED type; those without one are no events in its sense."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(_cells(row) for row in rows if row.acled.event_type)
    return out.getvalue()


def _cells(row: EventRow) -> dict[str, object]:
    is_day = row.first_day != "" and row.first_day == row.last_day
    return {
        "event_id_cnty": row.claim_id,
        "event_date": row.first_day,
        "year": row.first_day[:4],
        "time_precision": (1 if is_day else 2) if row.first_day else "",
        "event_type": row.acled.event_type,
        "sub_event_type": row.acled.sub_event_type,
        "actor1": row.actor,
        "actor2": row.target,
        "location": "; ".join(place.name for place in row.places if place.name),
        "source": row.source,
        "notes": row.words,
        "fatalities": row.low if row.quantity_of == "killed" and row.low is not None else "",
    }


TABLE = Table(
    name="acled_csv",
    suffix=".csv",
    media_type="text/csv",
    summary="the shape of ACLED's columns, for corroborated claims",
    carries_claimant=False,
    carries_standing=False,
    write=write,
)
