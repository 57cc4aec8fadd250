"""If a report were false: the ledger without it and its copies, and where its questions would stand then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sayso.errors import NotFoundError
from sayso.link import find_origins
from sayso.model.actors import PersonNotice
from sayso.model.claim import Claim
from sayso.model.entry import ArticleRead
from sayso.model.finding import Assessment, Role
from sayso.model.ports import LedgerView
from sayso.model.remark import Remark
from sayso.model.source import Article
from sayso.present.boards import Shelf
from sayso.present.lines import source_words
from sayso.theatres.theatre import Theatre
from sayso.workflows.derive import derive

PUT_FORWARD = (Role.PUTS_FORWARD, Role.REPEATS)


@dataclass(frozen=True, slots=True)
class Without:
    """A view as it would be if some articles had never been read."""

    view: LedgerView
    left_out: frozenset[str]
    """Ids of articles."""

    @property
    def as_of(self) -> int:
        return self.view.as_of

    def articles(self) -> Sequence[Article]:
        return [one for one in self.view.articles() if one.id not in self.left_out]

    def article(self, article_id: str) -> Article:
        if article_id in self.left_out:
            raise NotFoundError("article", article_id, "left out of this view")
        return self.view.article(article_id)

    def readings(self) -> Sequence[ArticleRead]:
        return [one for one in self.view.readings() if one.article.id not in self.left_out]

    def reading_of(self, article_id: str) -> ArticleRead | None:
        return None if article_id in self.left_out else self.view.reading_of(article_id)

    def claims(self, article_id: str | None = None) -> Sequence[Claim]:
        return [one for one in self.view.claims(article_id) if one.article_id not in self.left_out]

    def claim(self, claim_id: str) -> Claim:
        found = self.view.claim(claim_id)
        if found.article_id in self.left_out:
            raise NotFoundError("claim", claim_id, "left out of this view")
        return found

    def withdrawn(self) -> frozenset[str]:
        return self.view.withdrawn()

    def people(self, article_id: str) -> Sequence[PersonNotice]:
        return self.view.people(article_id)

    def remarks(self, article_id: str) -> Sequence[Remark]:
        return self.view.remarks(article_id)

    def recorded_at(self, claim_id: str) -> datetime:
        return self.view.recorded_at(claim_id)

    def published_by(self, day: date) -> Without:
        return Without(self.view.published_by(day), self.left_out)


def with_copies(article_id: str, copies_of: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """An article and all that copy it, copies of copies too."""
    copied_by: dict[str, set[str]] = defaultdict(set)
    for copy, originals in copies_of.items():
        for original in originals:
            copied_by[original].add(copy)
    found, new = {article_id}, {article_id}
    while new:
        new = {copy for original in new for copy in copied_by[original]} - found
        found |= new
    return frozenset(found)


def if_false(
    claim: Claim, assessments: Sequence[Assessment], view: LedgerView, theatre: Theatre | None, shelf: Shelf
) -> Iterator[str]:
    """Where the questions of a claim would stand without its report: first what is left out, then a line an answer."""
    own = [one for one in assessments if any(part.claim_id == claim.id for part in one.contributions)]
    left_out = with_copies(claim.article_id, find_origins(view, theatre=theatre).copies_of)
    rest = Without(view, left_out)
    others = {one.id for one in rest.claims()} & {part.claim_id for one in own for part in one.contributions}
    now = max((one.published_on for one in view.articles() if one.published_on), default=None)
    after = derive(rest, theatre, today=now, about=lambda one: one.id in others).assessments if others else ()
    copies = len(left_out) - 1
    with_it = f" and {copies} {'copy' if copies == 1 else 'copies'} of it" if copies else ""
    yield f"left out: {source_words(shelf.articles[claim.article_id])}{with_it}"
    for before in own:
        claims = [shelf.claims[part.claim_id] for part in before.contributions if part.claim_id in shelf.claims]
        yield f"{shelf.shown(before.answer, claims)}: {_change(before, after)}"


def _change(before: Assessment, after: Sequence[Assessment]) -> str:
    told = {part.claim_id for part in before.contributions if part.role in PUT_FORWARD}
    for one in after:
        same = {part.claim_id for part in one.contributions if part.role in PUT_FORWARD} & told
        if one.question.id == before.question.id and same:
            is_same = (one.rung, one.scope) == (before.rung, before.scope)
            where = f"{one.rung}{f' ({one.scope})' if one.scope else ''}"
            return f"still {where}" if is_same else f"{where} instead of {before.rung}"
    return f"nobody would put it forward any more; with the report it is {before.rung}"
