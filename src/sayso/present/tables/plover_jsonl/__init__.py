"""PLOVER records, one JSON object a line, with who asserts it under keys of our own. Claims without a code are kept."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sayso.present.table import EventRow, Table

SIZE_KEYS = {"killed": "dead", "wounded": "injured", "arrested": "arrested", "captured": "arrested"}
QUADS = {
    1: ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    2: ("COOPERATE", "AID", "RETREAT"),
    3: ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    4: ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
QUAD_OF_EVENT = {event: number for number, events in QUADS.items() for event in events}


def write(rows: Sequence[EventRow]) -> str:
    """One object a claim. `actor` is who did it, as the manual has it, never who said it."""
    return "".join(json.dumps(_record(row), ensure_ascii=False) + "\n" for row in rows)


def _record(row: EventRow) -> dict[str, object]:
    modes = [mode for mode in (row.plover.mode, row.plover.auxiliary) if mode]
    record: dict[str, object] = {
        "id": row.claim_id,
        "date": row.first_day or row.published_on,
        "enddate": row.last_day,
        "actor": [row.actor] if row.actor else [],
        "recipient": [row.target] if row.target else [],
        "has_event": bool(row.plover.event),
        "event": row.plover.event,
        "mode": modes,
        "context": list(row.plover.contexts),
        "quad_code": QUAD_OF_EVENT.get(row.plover.event),
        "event_loc": [place.name for place in row.places if place.name],
        "text": row.words,
        "link": row.url,
        "comment": row.plover.note,
        "size": _size(row),
        "sayso:asserted_by": row.asserted_by,
        "sayso:side": row.side,
        "sayso:status": row.standing,
        "sayso:polarity": row.polarity,
        "sayso:modality": row.modality,
        "sayso:background": row.is_background,
        # The manual makes the date a must: where the text names no day, the day of publication stands for it.
        "sayso:date_is": "occurred" if row.first_day else "published",
        "sayso:place_reduced": any(place.is_reduced for place in row.places),
        "sayso:place_rule": sorted({place.rule for place in row.places if place.rule}),
        "sayso:incident": row.incident_id,
        "sayso:source": row.source,
    }
    return {key: value for key, value in record.items() if value not in (None, "", [], {}) or key in ("actor", "date")}


def _size(row: EventRow) -> dict[str, list[int | None]]:
    """Both ends of the range: one number would hide the dispute."""
    key = SIZE_KEYS.get(row.quantity_of)
    return {key: [row.low, row.high]} if key else {}


TABLE = Table(
    name="plover_jsonl",
    suffix=".jsonl",
    media_type="application/x-ndjson",
    summary="PLOVER events, modes and contexts, a JSON object a line",
    carries_claimant=True,
    carries_standing=True,
    write=write,
    is_default=True,
)
