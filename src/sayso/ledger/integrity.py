"""Whether a ledger still holds what was recorded: the chain of hashes, the words, the bytes, the ids, the file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select, text

from sayso.errors import LedgerError
from sayso.ledger.codec import UnreadablePayloadError, entry_from
from sayso.ledger.engines import LedgerEngine
from sayso.ledger.rows import FIRST_PREV_HASH, DamagedBytesError, hash_of, lookups_of, unpacked
from sayso.ledger.soundness import ARTICLES_KEPT, Known
from sayso.ledger.tables import LOOKUP_COLUMNS, entries
from sayso.model.counted import counted

Progress = Callable[[int, int], None]
"""Called now and then with how many entries are done, and of how many."""

ROWS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Verification:
    """What a check of the whole ledger found."""

    entries: int
    """How many entries were checked."""
    problems: tuple[str, ...]
    """Sentences; none when the ledger holds what was recorded."""
    last_hash: str
    """The hash of the last entry: kept elsewhere, it also proves later that no entry was taken off the end."""

    @property
    def is_sound(self) -> bool:
        return not self.problems


def verify(engine: LedgerEngine, progress: Progress | None = None) -> Verification:
    """Read everything and compare it with what was recorded. Damage is reported, never raised."""
    walk = _Walk()
    try:
        with engine.inspecting() as connection:
            walk.problems.extend(engine.own_problems(connection))
            walk.problems.extend(_capture_problems(connection))
            walk.through(connection, progress)
    except LedgerError as error:
        walk.problems.append(f"the ledger could not be read to its end: {error}")
    return Verification(entries=walk.checked, problems=tuple(walk.problems), last_hash=walk.prev_hash)


class _Walk:
    """One walk through the entries, in order, with what has been seen on the way."""

    def __init__(self) -> None:
        self.problems: list[str] = []
        self.checked = 0
        self.number = 0
        self.prev_hash = FIRST_PREV_HASH

    def through(self, connection: Connection, progress: Progress | None) -> None:
        known = Known(connection, articles_kept=ARTICLES_KEPT)
        total = connection.scalar(text("SELECT count(*) FROM entries")) or 0
        while rows := self._rows_after(connection, self.number):
            for row in rows:
                if not isinstance(row.number, int) or row.number <= self.number:
                    self.problems.append(f"entry {row.number!r} stands after entry {self.number}: numbers must rise")
                    return
                self.problems.extend(f"entry {row.number}: {problem}" for problem in self._problems_of(row, known))
                self.checked += 1
                self.number, self.prev_hash = row.number, row.hash
            if progress:
                progress(self.checked, total)
        self.problems.extend(known.unkept_promises())
        if self.checked != total:
            self.problems.append(f"of {counted(total, 'entry')}, {self.checked:,} can be reached in order")

    def _problems_of(self, row: Row[Any], known: Known) -> Iterator[str]:
        if row.prev_hash != self.prev_hash:
            yield f"it does not follow entry {self.number}: the hash it names is not that entry's"
        if row.hash != hash_of(row.number, row.recorded_at, row.kind, row.payload, row.prev_hash):
            yield "its hash does not match its content"
        try:
            entry = entry_from(row.kind, row.payload)
        except UnreadablePayloadError as error:
            yield f"its payload cannot be read: {error}"
            return
        for column, value in lookups_of(entry).items():
            if getattr(row, column) != value:
                yield f"its column {column} is {getattr(row, column)!r}, its payload says {value!r}"
        yield from known.meet(entry)

    @staticmethod
    def _rows_after(connection: Connection, number: int) -> Sequence[Row[Any]]:
        columns = ("number", "recorded_at", "kind", "payload", *LOOKUP_COLUMNS, "prev_hash", "hash")
        query = select(*(entries.c[name] for name in columns)).where(entries.c.number > number)
        return connection.execute(query.order_by(entries.c.number).limit(ROWS_AT_ONCE)).all()


def _capture_problems(connection: Connection) -> Iterator[str]:
    """Captures whose bytes are not those of their sha256, and those that no entry names."""
    stored = list(connection.scalars(text("SELECT sha256 FROM captures ORDER BY sha256")))
    recorded = set(connection.scalars(text("SELECT capture_sha256 FROM entries WHERE kind = 'capture'")))
    for sha256 in stored:
        # In plain SQL, since a damaged row may hold any type of value here.
        query = text("SELECT compressed, size FROM captures WHERE sha256 = :sha256")
        row = connection.execute(query, {"sha256": sha256}).first()
        try:
            raw = unpacked(row.compressed, row.size) if row else b""
        except DamagedBytesError as error:
            yield f"capture {sha256}: {error}"
            continue
        if hashlib.sha256(raw).hexdigest() != sha256:
            yield f"capture {sha256}: its bytes have another sha256"
        if sha256 not in recorded:
            yield f"capture {sha256}: no entry names it"
    yield from (f"capture {sha256}: its bytes are missing" for sha256 in sorted(recorded - set(stored), key=str))
