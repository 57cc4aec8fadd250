"""What is current as of an entry number, decoded when first asked for: one article's part, or all in one go."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from functools import cached_property
from typing import Any, TypeVar

from sqlalchemy import Row, Select, func, select

from sayso.errors import LedgerTamperedError
from sayso.ledger.codec import UnreadablePayloadError, entry_from
from sayso.ledger.engines import LedgerEngine
from sayso.ledger.tables import entries
from sayso.model.claim import Claim, Resolution
from sayso.model.entry import ArticleRead, ClaimRecorded, JudgementMade, ResolutionRevised, Withdrawn

AnyEntry = TypeVar("AnyEntry")

NUMBERS_AT_ONCE = 500
"""In one query: older builds of SQLite take 999 values at the most."""


class Current:
    """Each article's latest reading, that reading's claims, their latest resolutions, as of an entry number."""

    def __init__(self, engine: LedgerEngine, as_of: int) -> None:
        self._engine = engine
        self.as_of = as_of
        self._number_of_reading: dict[str, int] = {}
        self._single_readings: dict[str, ArticleRead | None] = {}
        self._claims_by_article: dict[str, tuple[Claim, ...]] = {}
        self._claims_by_id: dict[str, Claim] = {}
        self._number_of_claim: dict[str, int] = {}
        self._has_all_claims = False

    @cached_property
    def readings(self) -> Mapping[str, ArticleRead]:
        """By article id, in order of publication (unknown last), then of the article's first recording."""
        latest = self._latest_readings().subquery()
        query = select(entries.c.number, entries.c.payload, latest.c.first_number)
        rows = self._rows(query.join(latest, entries.c.number == latest.c.number))
        found = [(row.first_number, self._decoded_reading(row)) for row in rows]
        found.sort(key=lambda pair: (pair[1].article.published_on or date.max, pair[0]))
        return {reading.article.id: reading for _, reading in found}

    def reading_of(self, article_id: str) -> ArticleRead | None:
        if "readings" in self.__dict__:
            return self.readings.get(article_id)
        if article_id not in self._single_readings:
            query = self._of_kind("reading").where(entries.c.article_id == article_id)
            rows = self._rows(query.order_by(entries.c.number.desc()).limit(1))
            self._single_readings[article_id] = self._decoded_reading(rows[0]) if rows else None
        return self._single_readings[article_id]

    def claims_of(self, reading: ArticleRead) -> tuple[Claim, ...]:
        """The claims of an article's current reading, in order of the evidence."""
        article_id = reading.article.id
        if article_id not in self._claims_by_article:
            query = self._of_kind("claim").where(
                entries.c.reading_id == reading.reading_id,
                entries.c.number > self._number_of_reading[article_id],
            )
            rows = () if self._has_all_claims else self._rows(query.order_by(entries.c.number))
            self._keep_claims(article_id, rows)
        return self._claims_by_article[article_id]

    def load_all_claims(self) -> None:
        """Read the claims of every article in one go; asking article by article would take a query each.

        Which are current is decided here and not by a join, for which SQLite may choose a plan that takes minutes.
        """
        if self._has_all_claims:
            return
        current = {reading.reading_id: article_id for article_id, reading in self.readings.items()}
        rows_by_article: dict[str, list[Row[Any]]] = {}
        query = self._of_kind("claim").add_columns(entries.c.reading_id).order_by(entries.c.number)
        for row in self._rows(query):
            article_id = current.get(row.reading_id)
            if article_id is not None and row.number > self._number_of_reading[article_id]:
                rows_by_article.setdefault(article_id, []).append(row)
        with _garbage_collection_paused():
            for article_id, rows in rows_by_article.items():
                if article_id not in self._claims_by_article:
                    self._keep_claims(article_id, rows)
        self._has_all_claims = True

    def number_of_claim(self, claim_id: str) -> int:
        """Number of the entry of a claim that was asked for before, or loaded with all."""
        return self._number_of_claim[claim_id]

    def claims_at(self, numbers: Iterable[int]) -> list[Claim]:
        """The claims that were recorded with these numbers, which must be current; with no look at their articles."""
        wanted = list(numbers)
        rows: list[Row[Any]] = []
        for first in range(0, len(wanted), NUMBERS_AT_ONCE):
            some = wanted[first : first + NUMBERS_AT_ONCE]
            rows += self._rows(self._of_kind("claim").where(entries.c.number.in_(some)).order_by(entries.c.number))
        with _garbage_collection_paused():
            return [self._with_latest_resolution(self._decoded(row, "claim", ClaimRecorded).claim) for row in rows]

    def load_readings(self, article_ids: Iterable[str]) -> None:
        """Read the current readings of some articles in one go."""
        wanted = [] if "readings" in self.__dict__ else [one for one in article_ids if one not in self._single_readings]
        for first in range(0, len(wanted), NUMBERS_AT_ONCE):
            some = wanted[first : first + NUMBERS_AT_ONCE]
            query = self._of_kind("reading").where(entries.c.article_id.in_(some))
            for row in self._rows(query.order_by(entries.c.number)):
                reading = self._decoded_reading(row)
                self._single_readings[reading.article.id] = reading

    def claim(self, claim_id: str) -> Claim | None:
        """The claim with this very id, if its reading is current."""
        if claim_id not in self._claims_by_id and not self._has_all_claims:
            query = select(entries.c.article_id).where(entries.c.kind == "claim", entries.c.claim_id == claim_id)
            for row in self._rows(query.where(entries.c.number <= self.as_of).distinct()):
                if (reading := self.reading_of(row.article_id)) is not None:
                    self.claims_of(reading)
        return self._claims_by_id.get(claim_id)

    def claim_ids_beginning(self, beginning: str) -> Sequence[str]:
        """Ids of recorded claims, current or not, in order."""
        query = select(entries.c.claim_id).where(
            entries.c.kind == "claim",
            entries.c.number <= self.as_of,
            entries.c.claim_id >= beginning,
            func.substr(entries.c.claim_id, 1, len(beginning)) == beginning,
        )
        return [row.claim_id for row in self._rows(query.distinct().order_by(entries.c.claim_id))]

    @cached_property
    def resolutions(self) -> Mapping[str, Resolution]:
        """The latest revised resolution by claim id. It outlives a new reading in which the claim stands unchanged."""
        return {revision.claim_id: revision.resolution for revision in self.revisions}

    @cached_property
    def revisions(self) -> tuple[ResolutionRevised, ...]:
        return tuple(self._all_of("resolution", ResolutionRevised))

    @cached_property
    def withdrawn(self) -> frozenset[str]:
        return frozenset(withdrawal.claim_id for withdrawal in self._all_of("withdrawal", Withdrawn))

    @cached_property
    def judgements(self) -> tuple[JudgementMade, ...]:
        return tuple(self._all_of("judgement", JudgementMade))

    @cached_property
    def first_recorded(self) -> Mapping[str, datetime]:
        """When each claim was first recorded, by claim id."""
        first = select(entries.c.claim_id, func.min(entries.c.number).label("number"))
        first = first.where(entries.c.kind == "claim", entries.c.number <= self.as_of).group_by(entries.c.claim_id)
        numbers = first.subquery()
        query = select(entries.c.claim_id, entries.c.recorded_at)
        rows = self._rows(query.join(numbers, entries.c.number == numbers.c.number))
        return {row.claim_id: datetime.fromisoformat(row.recorded_at) for row in rows}

    def _keep_claims(self, article_id: str, rows: Sequence[Row[Any]]) -> None:
        claims = [self._decoded(row, "claim", ClaimRecorded).claim for row in rows]
        self._number_of_claim.update((claim.id, row.number) for claim, row in zip(claims, rows, strict=True))
        resolved = [self._with_latest_resolution(claim) for claim in claims]
        resolved.sort(key=lambda claim: (claim.evidence.start, claim.evidence.end))
        self._claims_by_article[article_id] = tuple(resolved)
        self._claims_by_id.update((claim.id, claim) for claim in resolved)

    def _with_latest_resolution(self, claim: Claim) -> Claim:
        resolution = self.resolutions.get(claim.id)
        return claim if resolution is None else replace(claim, resolution=resolution)

    def _latest_readings(self) -> Select[Any]:
        numbers = func.max(entries.c.number).label("number"), func.min(entries.c.number).label("first_number")
        readings = select(entries.c.article_id, *numbers)
        readings = readings.where(entries.c.kind == "reading", entries.c.number <= self.as_of)
        return readings.group_by(entries.c.article_id)

    def _of_kind(self, kind: str) -> Select[Any]:
        query = select(entries.c.number, entries.c.payload)
        return query.where(entries.c.kind == kind, entries.c.number <= self.as_of)

    def _all_of(self, kind: str, entry_type: type[AnyEntry]) -> list[AnyEntry]:
        rows = self._rows(self._of_kind(kind).order_by(entries.c.number))
        return [self._decoded(row, kind, entry_type) for row in rows]

    def _rows(self, query: Select[Any]) -> Sequence[Row[Any]]:
        with self._engine.reading() as connection:
            return connection.execute(query).all()

    def _decoded_reading(self, row: Row[Any]) -> ArticleRead:
        """A current reading. Its number counts: a reading that comes back brings its claims again, after it."""
        reading = self._decoded(row, "reading", ArticleRead)
        self._number_of_reading[reading.article.id] = row.number
        return reading

    def _decoded(self, row: Row[Any], kind: str, entry_type: type[AnyEntry]) -> AnyEntry:
        try:
            entry = entry_from(kind, row.payload)
        except UnreadablePayloadError as error:
            raise LedgerTamperedError(self._engine.place, [f"entry {row.number}: {error}"]) from error
        if not isinstance(entry, entry_type):
            raise LedgerTamperedError(self._engine.place, [f"entry {row.number}: no {entry_type.__name__}"])
        return entry


@contextmanager
def _garbage_collection_paused() -> Iterator[None]:
    """Decoding makes a million values that all stay: looking through them again and again for waste costs a third."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
