"""The only writer: entries get their numbers, their clock and their place in the chain, all of them or none."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from sayso.errors import LedgerEntryError
from sayso.ledger.codec import UnwritableEntryError, kind_of, payload_of
from sayso.ledger.engines import LedgerEngine
from sayso.ledger.rows import FIRST_PREV_HASH, capture_row, row_of, stored_moment
from sayso.ledger.soundness import Known
from sayso.ledger.tables import captures, entries
from sayso.model.entry import CaptureRecorded, Entry, RecordedEntry

Clock = Callable[[], datetime]


def append(engine: LedgerEngine, new_entries: Iterable[Entry], *, clock: Clock) -> Sequence[RecordedEntry]:
    """The entries that were new, numbered, in one transaction.

    Raises LedgerEntryError if an entry does not fit what is recorded or stands before it in the same call,
    LedgerReadOnlyError, LedgerBusyError. Whatever is raised, Ctrl-C included, nothing of the call was kept.
    """
    written = _with_payloads(engine, new_entries)
    if not written:
        return ()
    with engine.writing() as connection:
        new = _without_known_captures(connection, written)
        _refuse_unsound(engine, connection, [entry for entry, _ in new])
        recorded_at = clock()
        rows = _chained(connection, new, stored_moment(recorded_at))
        blobs = [capture_row(entry.capture) for entry, _ in new if isinstance(entry, CaptureRecorded)]
        if blobs:
            connection.execute(insert(captures), blobs)
        if rows:
            connection.execute(insert(entries), rows)
    moment = recorded_at.astimezone(UTC)
    return tuple(
        RecordedEntry(number=row["number"], recorded_at=moment, entry=entry)
        for row, (entry, _) in zip(rows, new, strict=True)
    )


def _with_payloads(engine: LedgerEngine, new_entries: Iterable[Entry]) -> list[tuple[Entry, str]]:
    """Written out before the lock is taken, so that others wait for the disk only."""
    written = []
    for entry in new_entries:
        try:
            written.append((entry, payload_of(entry)))
        except UnwritableEntryError as error:
            raise LedgerEntryError(engine.place, [f"a {kind_of(entry)} cannot be written: {error}"]) from error
    return written


def _without_known_captures(connection: Connection, written: list[tuple[Entry, str]]) -> list[tuple[Entry, str]]:
    known = Known(connection)
    met: set[str] = set()
    new = []
    for entry, payload in written:
        if isinstance(entry, CaptureRecorded):
            sha256 = entry.capture.sha256
            if sha256 in met or known.has_capture(sha256):
                continue
            met.add(sha256)
        new.append((entry, payload))
    return new


def _refuse_unsound(engine: LedgerEngine, connection: Connection, new: Iterable[Entry]) -> None:
    known = Known(connection)
    problems = [problem for entry in new for problem in (*_wrong_digest(entry), *known.meet(entry))]
    problems.extend(known.unkept_promises())
    if problems:
        raise LedgerEntryError(engine.place, problems)


def _wrong_digest(entry: Entry) -> Iterator[str]:
    if isinstance(entry, CaptureRecorded) and hashlib.sha256(entry.capture.raw).hexdigest() != entry.capture.sha256:
        yield f"capture {entry.capture.sha256}: this is not the sha256 of its bytes"


def _chained(connection: Connection, new: list[tuple[Entry, str]], recorded_at: str) -> list[dict[str, Any]]:
    query = select(entries.c.number, entries.c.hash).order_by(entries.c.number.desc()).limit(1)
    last = connection.execute(query).first()
    number, prev_hash = (last.number, last.hash) if last else (0, FIRST_PREV_HASH)
    rows = []
    for entry, payload in new:
        number += 1
        row = row_of(entry, payload, number=number, recorded_at=recorded_at, prev_hash=prev_hash)
        prev_hash = row["hash"]
        rows.append(row)
    return rows
