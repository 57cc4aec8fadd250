"""Families of copies: articles of a ledger that go back to one text, the largest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sayso.link import kinship
from sayso.link.own_words import longest_shared_passage
from sayso.model.ports import LedgerView
from sayso.model.source import Article
from sayso.present.redaction import Redactor, redactor_for
from sayso.workflows.views import Known, theatre_for, view_of

LONGEST_PASSAGE = 160
"""Characters of a shared passage that are shown."""


@dataclass(frozen=True, slots=True)
class Member:
    """One article of a family, as it may be shown."""

    article_id: str
    publisher: str
    published: str
    title: str
    goes_back_to: tuple[str, ...]
    """Ids of the earlier texts of which it has a good part, the most direct first; () for the first text."""
    part: float
    """How much of the shorter of the two it has in common with the most direct one, 0 to 1; 0 for the first text."""
    passage: str
    """The longest passage that it shares with that one; '' where it shares phrases only."""


@dataclass(frozen=True, slots=True)
class Family:
    """Articles that go back to one text, which is the first of them, in order of publication."""

    members: tuple[Member, ...]


def families(path: Path, *, known: Known, theatre: str | None = None) -> list[Family]:
    """The families of two articles and more, those with most articles first."""
    with view_of(path, known) as view:
        articles = {article.id: article for article in view.articles()}
        found = kinship.find_families(articles.values(), theatre_for(view, theatre))
        return [Family(tuple(_member(one, family, articles, view) for one in family.article_ids)) for family in found]


def _member(article_id: str, family: kinship.Family, articles: Mapping[str, Article], view: LedgerView) -> Member:
    article, parents = articles[article_id], family.parents[article_id]
    redactor = redactor_for(article.text, view.people(article.id))
    return Member(
        article_id=article.id,
        publisher=article.publisher or "unnamed outlet",
        published=str(article.published_on or "day unknown"),
        title=redactor.words(article.title or ""),
        goes_back_to=tuple(parent.article_id for parent in parents),
        part=round(parents[0].part, 2) if parents else 0.0,
        passage=_passage(article, [articles[parent.article_id] for parent in parents[:1]], redactor),
    )


def _passage(article: Article, earlier: Sequence[Article], redactor: Redactor) -> str:
    spans = [span for one in earlier if (span := longest_shared_passage(article, one)) is not None]
    if not spans:
        return ""
    words = " ".join(redactor.shown(max(spans, key=len)).split())
    return words if len(words) <= LONGEST_PASSAGE else f"{words[:LONGEST_PASSAGE].rsplit(' ', 1)[0]} …"
