"""Which newsrooms an article's own voice comes from: by its credits, its publisher's habits and its words.

Three layers, in this order (docs/methods/lineage.md): agencies that the article credits; agencies that its publisher
is known to lean on; earlier articles with which it shares its words, outside quotation marks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from heapq import heapify, heappop, heappush

from sayso.link.interests import source_of
from sayso.link.own_words import Wording, wording_of
from sayso.link.words_in_common import Rank, Shelf
from sayso.model.ids import folded
from sayso.model.source import Article
from sayso.theatres.theatre import Source, Theatre

UNKNOWN_ROOT = "newsroom:unknown"
# 'AP' begins many names that are not its own.
LEAST_LETTERS_OF_A_NAME = 3


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
    ancestry = Ancestry(theatre)
    ancestry.take(articles)
    return Lineage(ancestry.roots, ancestry.copies_of)


@dataclass(slots=True)
class Ancestry:
    """The lineage of the articles taken in so far; each may come at any time, and the lineage is that of them all."""

    theatre: Theatre | None
    roots: dict[str, tuple[str, ...]] = field(default_factory=dict)
    copies_of: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _articles: dict[str, Article] = field(default_factory=dict)
    _wordings: dict[str, Wording] = field(default_factory=dict)
    _leans: dict[str, set[str]] = field(default_factory=dict)
    _shelf: Shelf = field(default_factory=Shelf)

    def take(self, articles: Iterable[Article]) -> set[str]:
        """Takes in articles not met before; ids of those whose roots or whose originals changed, the new included."""
        new = {article.id: article for article in articles}
        self._articles |= new
        self._leans |= {article.id: _leans(article, self.theatre) for article in new.values()}
        wordings = {article.id: wording_of(article) for article in new.values()}
        stale = self._shelf.learn_stock(wordings.values())
        self._wordings |= wordings
        queue = [self._rank(one) for one in stale | new.keys()]
        heapify(queue)
        changed: set[str] = set()
        while queue:
            rank = heappop(queue)
            while queue and queue[0] == rank:
                heappop(queue)
            one = rank[-1]
            before = self.roots.get(one), self.copies_of.get(one)
            for later in self._look_again(one, rank):
                heappush(queue, self._rank(later))
            if before != (self.roots[one], self.copies_of[one]):
                changed.add(one)
        return changed

    def _look_again(self, article_id: str, rank: Rank) -> set[str]:
        """Finds where an article comes from, by those before it; ids of those behind it to be looked at for that."""
        wording = self._wordings[article_id]
        earlier = self._shelf.earlier(wording, rank)
        self.copies_of[article_id] = tuple(sorted(earlier))
        own = _own_newsroom(self._articles[article_id], self.theatre)
        found = self._leans[article_id] | {root for one in earlier for root in self.roots[one]}
        if own in found and not self._leans[article_id]:
            found = {own}  # Others credit it for the words: it is where they come from, whenever it was dated.
        self.roots[article_id] = tuple(sorted(found or {own}))
        return self._shelf.put(wording, rank, earlier)

    def leans(self, article_id: str) -> bool:
        """Whether an article credits somebody, or its publisher is known to."""
        return bool(self._leans[article_id])

    def length(self, article_id: str) -> int:
        """Different runs in an article's own words."""
        return len(self._wordings[article_id].runs)

    def shared_part(self, one: str, other: str) -> float:
        """How much of the shorter of two articles stands in the other, 0 to 1."""
        return self._shelf.shared_part(one, other)

    def _rank(self, article_id: str) -> Rank:
        day = self._articles[article_id].published_on or date.max
        return not self._leans[article_id], day, -self.length(article_id), article_id


def newsroom(source: Source | None, name: str) -> str:
    """Id of the newsroom behind a publisher's name: voices of one owner are one."""
    if source is None:
        return f"newsroom:{folded(name)}"
    return f"newsroom:{source.belongs_to or source.id}"


def _leans(article: Article, theatre: Theatre | None) -> set[str]:
    """The newsrooms whose work the article says it uses, else those that its publisher is known to use."""
    own = _own_newsroom(article, theatre)
    names = [c.name for c in article.credits if not _is_one_house(c.name, article.publisher)]
    credited = {newsroom(theatre.source_named(name) if theatre else None, name) for name in names}
    if credited - {own}:
        return credited - {own}
    source = source_of(article, theatre)
    return (
        {newsroom(theatre.source_named(one) if theatre else None, one) for one in source.leans_on} if source else set()
    )


def _own_newsroom(article: Article, theatre: Theatre | None) -> str:
    return newsroom(source_of(article, theatre), article.publisher) if article.publisher else UNKNOWN_ROOT


def _is_one_house(credit: str, publisher: str | None) -> bool:
    """Whether somebody credited is the publisher itself under a longer or shorter name ('Valley', 'ValleyWorld')."""
    if publisher is None:
        return False
    shorter, longer = sorted((folded(credit).replace(" ", ""), folded(publisher).replace(" ", "")), key=len)
    return len(shorter) >= LEAST_LETTERS_OF_A_NAME and longer.startswith(shorter)
