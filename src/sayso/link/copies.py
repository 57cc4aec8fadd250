"""Which newsrooms an article's own voice comes from: by its credits, its publisher's habits and its words.

Three layers, in this order (docs/methods/lineage.md): agencies that the article credits; agencies that its publisher
is known to lean on; earlier articles with which it shares its words, outside quotation marks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from heapq import heapify, heappop, heappush

from sayso.link.holders import Head, Rank, ShelfMaps
from sayso.link.houses import house_named, is_one_house
from sayso.link.interests import source_of
from sayso.link.own_words import wording_of
from sayso.link.words_in_common import Shelf
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
    ancestry = Ancestry(theatre, {article.id: article for article in articles}.__getitem__)
    ancestry.take(articles)
    return Lineage(ancestry.roots, ancestry.copies_of)


@dataclass(slots=True)
class Ancestry:
    """The lineage of the articles taken in so far; each may come at any time, and the lineage is that of them all."""

    theatre: Theatre | None
    article: Callable[[str], Article]
    """Where to ask for an article, those about to be taken in among them."""
    roots: MutableMapping[str, tuple[str, ...]] = field(default_factory=dict)
    copies_of: MutableMapping[str, tuple[str, ...]] = field(default_factory=dict)
    kept: ShelfMaps = field(default_factory=ShelfMaps)
    _leans: dict[str, set[str]] = field(default_factory=dict)
    _shelf: Shelf = field(init=False)

    def __post_init__(self) -> None:
        self._shelf = Shelf(lambda one: wording_of(self.article(one)), self.kept)

    def take(self, articles: Iterable[Article]) -> set[str]:
        """Takes in articles not met before; ids of those whose roots or whose originals changed, the new included."""
        new = [article.id for article in articles]
        for one in new:
            wording = self._shelf.wording(one)
            is_led = not (wording.is_signed or self._leans_of(one))
            rank = is_led, wording.day or date.max, len(wording.runs), one
            self.kept.heads[one] = Head(rank, wording.house, len(wording.phrases))
        changed = self._settle({*self._shelf.learn_stock(new), *new})
        self._shelf.forget(new)
        return changed

    def drop(self, article_ids: Iterable[str]) -> set[str]:
        """Takes articles out; ids of those left whose roots or whose originals changed for that."""
        changed: set[str] = set()
        gone: set[str] = set()
        for one in article_ids:
            behind = self._shelf.take_out(one)
            for kept in (self.roots, self.copies_of):
                kept.pop(one, None)
            self.kept.heads.pop(one, None)
            self._leans.pop(one, None)
            changed |= self._settle(behind)
            gone.add(one)
        return changed - gone

    def _settle(self, stale: Iterable[str]) -> set[str]:
        """Looks again at articles, and at those behind them for which that may change something; who did change."""
        queue = [self._rank(one) for one in stale]
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
        earlier = self._shelf.earlier(article_id, rank)
        self.copies_of[article_id] = tuple(sorted(earlier))
        own = own_newsroom(self.article(article_id), self.theatre)
        leans = self._leans_of(article_id)
        found = leans | {root for one in earlier for root in self.roots[one]}
        if own in found and not leans:
            found = {own}  # Others credit it for the words: it is where they come from, whenever it was dated.
        self.roots[article_id] = tuple(sorted(found or {own}))
        return self._shelf.put(article_id, rank, earlier)

    def leans(self, article_id: str) -> frozenset[str]:
        """The newsrooms that an article credits, else those that its publisher is known to use."""
        return frozenset(self._leans_of(article_id))

    def length(self, article_id: str) -> int:
        """Different runs in an article's own words."""
        return self.kept.heads[article_id].runs

    def shared_part(self, one: str, other: str) -> float:
        """How much of the shorter of two articles stands in the other, 0 to 1."""
        return self._shelf.shared_part(one, other)

    def _rank(self, article_id: str) -> Rank:
        return self.kept.heads[article_id].rank

    def _leans_of(self, article_id: str) -> set[str]:
        found = self._leans.get(article_id)
        if found is None:
            found = self._leans[article_id] = _leans(self.article(article_id), self.theatre)
        return found


def newsroom(source: Source | None, name: str) -> str:
    """Id of the newsroom behind a publisher's name: voices of one owner are one."""
    if source is None:
        return f"newsroom:{house_named(name)}"
    return f"newsroom:{source.belongs_to or source.id}"


def _leans(article: Article, theatre: Theatre | None) -> set[str]:
    """The newsrooms whose work the article says it uses, else those that its publisher is known to use."""
    own = own_newsroom(article, theatre)
    names = [c.name for c in article.credits if not is_one_house(c.name, article.publisher)]
    credited = {newsroom(theatre.source_named(name) if theatre else None, name) for name in names}
    if credited - {own}:
        return credited - {own}
    source = source_of(article, theatre)
    return (
        {newsroom(theatre.source_named(one) if theatre else None, one) for one in source.leans_on} if source else set()
    )


def own_newsroom(article: Article, theatre: Theatre | None) -> str:
    """Id of the newsroom that publishes an article."""
    return newsroom(source_of(article, theatre), article.publisher) if article.publisher else UNKNOWN_ROOT
