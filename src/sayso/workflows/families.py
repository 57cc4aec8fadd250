"""Families of copies: articles of a ledger that go back to one text, the largest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sayso.link.copies import find_lineage
from sayso.link.words_in_common import longest_shared_passage
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
    """Ids of the articles with which it shares its words and which are taken to be earlier; () for a first one."""
    passage: str
    """The longest passage that it shares with one of them; '' where it shares phrases only."""


@dataclass(frozen=True, slots=True)
class Family:
    """Articles tied by shared words, each to one other at least, in order of publication."""

    members: tuple[Member, ...]


def families(path: Path, *, known: Known, theatre: str | None = None) -> list[Family]:
    """The families of two articles and more, those with most articles first."""
    with view_of(path, known) as view:
        articles = {article.id: article for article in view.articles()}
        copies_of = find_lineage(tuple(articles.values()), theatre_for(view, theatre)).copies_of
        found = [Family(tuple(_members(group, articles, copies_of, view))) for group in _tied(copies_of)]
    return sorted(found, key=lambda family: (-len(family.members), family.members[0].article_id))


def _tied(copies_of: Mapping[str, Sequence[str]]) -> list[set[str]]:
    """Groups of ids that hang together through copies, of two and more."""
    group_of: dict[str, set[str]] = {}
    for article, earlier in copies_of.items():
        joined = {article}.union(*(group_of.get(one, {one}) for one in (article, *earlier)))
        for one in joined:
            group_of[one] = joined
    each = {id(group): group for group in group_of.values()}
    return [group for group in each.values() if len(group) > 1]


def _members(
    group: set[str], articles: Mapping[str, Article], copies_of: Mapping[str, Sequence[str]], view: LedgerView
) -> Iterator[Member]:
    ranked = sorted((articles[one] for one in group), key=lambda a: (str(a.published_on or "unknown"), a.id))
    for article in ranked:
        redactor = redactor_for(article.text, view.people(article.id))
        yield Member(
            article_id=article.id,
            publisher=article.publisher or "unnamed outlet",
            published=str(article.published_on or "day unknown"),
            title=redactor.words(article.title or ""),
            goes_back_to=tuple(copies_of[article.id]),
            passage=_passage(article, [articles[one] for one in copies_of[article.id]], redactor),
        )


def _passage(article: Article, earlier: Sequence[Article], redactor: Redactor) -> str:
    spans = [span for one in earlier if (span := longest_shared_passage(article, one)) is not None]
    if not spans:
        return ""
    words = " ".join(redactor.shown(max(spans, key=len)).split())
    return words if len(words) <= LONGEST_PASSAGE else f"{words[:LONGEST_PASSAGE].rsplit(' ', 1)[0]} …"
