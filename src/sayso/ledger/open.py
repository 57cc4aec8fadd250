"""A ledger at hand: append to it, see it as of any entry, check it, write it out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Row, func, select

from sayso.errors import LedgerTamperedError, NotFoundError
from sayso.ledger.append import Clock, append
from sayso.ledger.codec import UnreadablePayloadError, canonical_json, entry_from, fields_of, without_clocks
from sayso.ledger.current import Current
from sayso.ledger.engines import LedgerEngine
from sayso.ledger.engines.sqlite import SqliteLedger
from sayso.ledger.integrity import Progress, Verification, verify
from sayso.ledger.rows import DamagedBytesError, stored_moment, unpacked
from sayso.ledger.tables import captures, entries
from sayso.ledger.view import View
from sayso.model.entry import Entry, RecordedEntry

ROWS_AT_ONCE = 200
"""Entries read at a time: no lock is held while the caller works on them."""


def now() -> datetime:
    return datetime.now(UTC)


def open_ledger(
    path: str | PathLike[str], *, create: bool = True, read_only: bool = False, clock: Clock = now
) -> Ledger:
    """The ledger in a file; made, readable for its owner only, if there is none and `create` says so.

    Raises LedgerMissingError, LedgerForeignError, LedgerVersionError, LedgerTamperedError, LedgerBusyError, and
    LedgerReadOnlyError unless `read_only` is asked for.
    """
    return Ledger(SqliteLedger(Path(path), create=create, read_only=read_only), clock=clock)


@dataclass(frozen=True, slots=True)
class Growth:
    """What was recorded after an entry."""

    after: int
    up_to: int
    """Number of the last entry."""
    articles: tuple[str, ...]
    """Ids of the articles that were read, or of which a claim came, was revised or withdrawn; each once, in order."""


class Ledger:
    """The append-only record of captures, readings, claims, revisions, judgements and withdrawals."""

    def __init__(self, engine: LedgerEngine, *, clock: Clock = now) -> None:
        self._engine = engine
        self._clock = clock

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._engine.close()

    @property
    def place(self) -> str:
        """Where the ledger is, as it was opened."""
        return self._engine.place

    def append(self, new_entries: Iterable[Entry]) -> Sequence[RecordedEntry]:
        """The entries that were new, numbered: all of them or, whatever happens, none.

        A capture whose bytes are known is passed over. A reading brings all of its claims after it, in this call or a
        later one, even if an earlier reading with the same id had them. Raises LedgerEntryError if an entry names what
        is not there (bytes, reading, claim, the words at the offsets), LedgerReadOnlyError, LedgerBusyError.
        """
        return append(self._engine, new_entries, clock=self._clock)

    def view(self, as_of: int | None = None) -> View:
        """Everything as of an entry number; as of now by default. A number beyond the last one means the last one.

        Raises NotFoundError for a negative number.
        """
        last_number = self.last_number()
        if as_of is not None and as_of < 0:
            raise NotFoundError("entry", str(as_of), f"entries run from 1 to {last_number}")
        return View(Current(self._engine, last_number if as_of is None else min(as_of, last_number)))

    def last_number(self) -> int:
        """Number of the last entry; 0 for an empty ledger."""
        with self._engine.reading() as connection:
            return connection.scalar(select(func.max(entries.c.number))) or 0

    def hash_at(self, number: int) -> str | None:
        """The hash of an entry; None where there is none with this number. The empty ledger's is ''."""
        if number == 0:
            return ""
        with self._engine.reading() as connection:
            return connection.scalar(select(entries.c.hash).where(entries.c.number == number))

    def count_of_claims(self) -> int:
        """How many times a claim was recorded."""
        with self._engine.reading() as connection:
            return connection.scalar(select(func.count()).where(entries.c.kind == "claim")) or 0

    def growth(self, *, after: int) -> Growth:
        """What was recorded after an entry."""
        columns = entries.c.number, entries.c.kind, entries.c.article_id, entries.c.claim_id
        with self._engine.reading() as connection:
            rows = connection.execute(select(*columns).where(entries.c.number > after).order_by(entries.c.number)).all()
            about = dict.fromkeys(row.claim_id for row in rows if row.article_id is None and row.claim_id is not None)
            claims = select(entries.c.article_id).where(entries.c.kind == "claim").distinct()
            homes = {one: connection.scalars(claims.where(entries.c.claim_id == one)).all() for one in about}
        articles = (homes.get(row.claim_id, ()) if row.article_id is None else (row.article_id,) for row in rows)
        return Growth(
            after=after,
            up_to=rows[-1].number if rows else after,
            articles=tuple(dict.fromkeys(one for some in articles for one in some)),
        )

    def number_as_of(self, moment: datetime) -> int:
        """Number of the last entry recorded by a moment; 0 if there is none.

        Should the machine's clock once have run backwards, everything from the first later moment on counts as later.
        Raises ValueError for a moment without a time zone.
        """
        with self._engine.reading() as connection:
            later = select(func.min(entries.c.number)).where(entries.c.recorded_at > stored_moment(moment))
            first_later = connection.scalar(later)
            last = select(func.max(entries.c.number))
            return connection.scalar(last if first_later is None else last.where(entries.c.number < first_later)) or 0

    def entries(self, *, after: int = 0, up_to: int | None = None) -> Iterator[RecordedEntry]:
        """The record itself, in order: entries numbered above `after`, up to and including `up_to`.

        Raises LedgerTamperedError at an entry that cannot be read.
        """
        for row in self._rows(after=after, up_to=up_to):
            try:
                raw = unpacked(row.compressed, row.size) if row.kind == "capture" else b""
                entry = entry_from(row.kind, row.payload, raw=raw)
                recorded_at = datetime.fromisoformat(row.recorded_at)
            except (UnreadablePayloadError, DamagedBytesError, ValueError) as error:
                raise LedgerTamperedError(self.place, [f"entry {row.number}: {error}"]) from error
            yield RecordedEntry(number=row.number, recorded_at=recorded_at, entry=entry)

    def export_lines(self, *, as_of: int | None = None) -> Iterator[str]:
        """The record as canonical JSON lines, without the clocks: equal reports give equal bytes.

        Left out are the moments at which this ledger met its captures and took its entries, and the hashes over them.
        """
        for row in self._rows(after=0, up_to=as_of):
            try:
                fields = without_clocks(fields_of(row.payload))
            except UnreadablePayloadError as error:
                raise LedgerTamperedError(self.place, [f"entry {row.number}: {error}"]) from error
            yield canonical_json({"number": row.number, "kind": row.kind, "entry": fields})

    def verify(self, progress: Progress | None = None) -> Verification:
        """Whether the ledger still holds what was recorded (docs/methods/integrity.md). Damage is reported."""
        return verify(self._engine, progress)

    def _rows(self, *, after: int, up_to: int | None) -> Iterator[Row[Any]]:
        last = self.last_number() if up_to is None else up_to
        bytes_of = (captures.c.sha256 == entries.c.capture_sha256) & (entries.c.kind == "capture")
        query = select(entries, captures.c.compressed, captures.c.size).join_from(
            entries, captures, bytes_of, isouter=True
        )
        while True:
            page = query.where(entries.c.number > after, entries.c.number <= last)
            with self._engine.reading() as connection:
                rows = connection.execute(page.order_by(entries.c.number).limit(ROWS_AT_ONCE)).all()
            if not rows:
                return
            yield from rows
            after = rows[-1].number
