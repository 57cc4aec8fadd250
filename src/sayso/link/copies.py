"""Which newsrooms an article's own voice comes from: by its credits, its publisher's habits and its words.

Three layers, in this order (docs/methods/lineage.md): agencies that the article credits; agencies that its publisher
is known to lean on; earlier articles with which it shares its words, outside quotation marks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sayso.link.interests import source_of
from sayso.link.words_in_common import Shelf, stock_among, wording_of
from sayso.model.ids import folded
from sayso.model.source import Article
from sayso.theatres.theatre import Source, Theatre

UNKNOWN_ROOT = "newsroom:unknown"


@dataclass(frozen=True, slots=True)
class Lineage:
    """Where the own voice of each article comes from."""

    roots: Mapping[str, tuple[str, ...]]
    """Article id -> newsrooms, in order; several when it is not known which."""
    copies_of: Mapping[str, tuple[str, ...]]
    """Article id -> earlier articles whose words it shares."""


def find_lineage(articles: Sequence[Article], theatre: Theatre | None) -> Lineage:
    """The roots of every article. The same whatever the order of the articles.

    Credited articles come first, then by day, unknown days last: a text without a credit that shares its words with
    a credited one is taken to lean on the same agency, whichever appeared first.
    """
    leans = {article.id: _leans(article, theatre) for article in articles}
    ranked = sorted(articles, key=lambda a: (not leans[a.id], a.published_on or date.max, a.id))
    roots: dict[str, tuple[str, ...]] = {}
    copies_of: dict[str, tuple[str, ...]] = {}
    wordings = {article.id: wording_of(article) for article in articles}
    shelf = Shelf(stock_among(wordings.values()))
    for article in ranked:
        earlier = shelf.earlier(wordings[article.id])
        copies_of[article.id] = tuple(sorted(earlier))
        found = leans[article.id] | {root for one in earlier for root in roots[one]}
        roots[article.id] = tuple(sorted(found or {_own_newsroom(article, theatre)}))
        shelf.add(wordings[article.id], earlier)
    return Lineage(roots, copies_of)


def newsroom(source: Source | None, name: str) -> str:
    """Id of the newsroom behind a publisher's name: voices of one owner are one."""
    if source is None:
        return f"newsroom:{folded(name)}"
    return f"newsroom:{source.belongs_to or source.id}"


def _leans(article: Article, theatre: Theatre | None) -> set[str]:
    """The newsrooms whose work the article says it uses, else those that its publisher is known to use."""
    own = _own_newsroom(article, theatre)
    credited = {newsroom(theatre.source_named(c.name) if theatre else None, c.name) for c in article.credits}
    if credited - {own}:
        return credited - {own}
    source = source_of(article, theatre)
    return (
        {newsroom(theatre.source_named(one) if theatre else None, one) for one in source.leans_on} if source else set()
    )


def _own_newsroom(article: Article, theatre: Theatre | None) -> str:
    return newsroom(source_of(article, theatre), article.publisher) if article.publisher else UNKNOWN_ROOT
