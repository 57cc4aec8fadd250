"""Everything as of an entry number: what was known then, whatever was recorded since."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import cached_property

from sayso.errors import NotFoundError
from sayso.ledger.current import Current
from sayso.model.actors import PersonNotice
from sayso.model.claim import Claim
from sayso.model.counted import counted
from sayso.model.entry import ArticleRead, JudgementMade, ResolutionRevised
from sayso.model.remark import Remark
from sayso.model.source import Article

SHORTEST_BEGINNING = 4
"""Characters of an id that are enough to look for it."""

SHOWN_MATCHES = 5


class View:
    """A LedgerView. Loaded when first asked, so a view costs nothing until it is used."""

    def __init__(self, current: Current, *, last_day: date | None = None) -> None:
        self._current = current
        self._last_day = last_day

    @property
    def as_of(self) -> int:
        return self._current.as_of

    def published_by(self, day: date) -> View:
        last_day = day if self._last_day is None else min(day, self._last_day)
        return View(self._current, last_day=last_day)

    def readings(self) -> Sequence[ArticleRead]:
        """The current reading of each article, in the order of `articles`."""
        return self._readings

    def articles(self) -> Sequence[Article]:
        return tuple(reading.article for reading in self._readings)

    def reading_of(self, article_id: str) -> ArticleRead | None:
        reading = self._current.reading_of(article_id)
        return reading if reading is not None and self._shows(reading) else None

    def article(self, article_id: str) -> Article:
        """Raises NotFoundError."""
        return self._reading(article_id).article

    def people(self, article_id: str) -> Sequence[PersonNotice]:
        """Raises NotFoundError."""
        return self._reading(article_id).people

    def remarks(self, article_id: str) -> Sequence[Remark]:
        """Raises NotFoundError."""
        return self._reading(article_id).remarks

    def claims(self, article_id: str | None = None) -> Sequence[Claim]:
        """In order of the articles, then of the evidence; withdrawn ones too. NotFoundError for an unknown article."""
        if article_id is not None:
            return self._current.claims_of(self._reading(article_id))
        return self._claims

    def claim(self, claim_id: str) -> Claim:
        if (claim := self._current.claim(claim_id)) is not None and self._shows_article(claim.article_id):
            return claim
        found = self._claims_beginning(claim_id) if len(claim_id) >= SHORTEST_BEGINNING else []
        if len(found) == 1:
            return found[0]
        raise NotFoundError("claim", claim_id, self._advice(claim_id, found))

    def number_of_claim(self, claim_id: str) -> int:
        """Number of the entry of a claim that was asked for before, with its article or with all."""
        return self._current.number_of_claim(claim_id)

    def claims_at(self, numbers: Iterable[int]) -> Sequence[Claim]:
        """The claims recorded with these numbers, which must be those of current ones."""
        return self._current.claims_at(numbers)

    def load_articles(self, article_ids: Iterable[str]) -> None:
        """Read some articles in one go that will be asked for one by one."""
        self._current.load_readings(article_ids)

    def withdrawn(self) -> frozenset[str]:
        """Ids of the claims of this view that were taken back; `claims` still holds them."""
        return frozenset(claim_id for claim_id in self._current.withdrawn if self._has_claim(claim_id))

    def revisions(self) -> Sequence[ResolutionRevised]:
        """Every revised resolution, in the order in which they were made; the last of a claim's is its current one."""
        return self._current.revisions

    def judgements(self) -> Sequence[JudgementMade]:
        """People's decisions, in the order in which they were made."""
        return self._current.judgements

    def recorded_at(self, claim_id: str) -> datetime:
        """When the ledger first took the claim, in whichever reading. Raises NotFoundError."""
        return self._current.first_recorded[self.claim(claim_id).id]

    @cached_property
    def _readings(self) -> tuple[ArticleRead, ...]:
        return tuple(reading for reading in self._current.readings.values() if self._shows(reading))

    @cached_property
    def _claims(self) -> tuple[Claim, ...]:
        self._current.load_all_claims()
        return tuple(claim for reading in self._readings for claim in self._current.claims_of(reading))

    def _shows(self, reading: ArticleRead) -> bool:
        if self._last_day is None:
            return True
        published_on = reading.article.published_on
        return published_on is not None and published_on <= self._last_day

    def _shows_article(self, article_id: str) -> bool:
        return self.reading_of(article_id) is not None

    def _has_claim(self, claim_id: str) -> bool:
        claim = self._current.claim(claim_id)
        return claim is not None and self._shows_article(claim.article_id)

    def _reading(self, article_id: str) -> ArticleRead:
        reading = self.reading_of(article_id)
        if reading is None:
            raise NotFoundError("article", article_id, f"none as of entry {self.as_of}{self._until()}")
        return reading

    def _claims_beginning(self, beginning: str) -> list[Claim]:
        found = (self._current.claim(claim_id) for claim_id in self._current.claim_ids_beginning(beginning))
        return [claim for claim in found if claim is not None and self._shows_article(claim.article_id)]

    def _advice(self, claim_id: str, found: Sequence[Claim]) -> str:
        if len(claim_id) < SHORTEST_BEGINNING:
            return f"give at least its first {SHORTEST_BEGINNING} characters"
        if found:
            shown = ", ".join(claim.id for claim in found[:SHOWN_MATCHES])
            more = " ..." if len(found) > SHOWN_MATCHES else ""
            return f"with this beginning {counted(len(found), 'claim')}: {shown}{more}"
        if self._current.claim_ids_beginning(claim_id):
            return f"recorded, but not in a reading that is current as of entry {self.as_of}{self._until()}"
        return f"none as of entry {self.as_of}{self._until()}; sayso claims lists them with their ids, c-..."

    def _until(self) -> str:
        return f" among articles published by {self._last_day}" if self._last_day else ""
