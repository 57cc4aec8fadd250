"""Which newsrooms an article's own voice comes from: by its credits, its publisher's habits and its words.

Three layers, in this order (docs/methods/lineage.md): agencies that the article credits; agencies that its publisher
is known to lean on; earlier articles with which it shares long runs of words outside quotation marks.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sayso.link.interests import source_of
from sayso.model.ids import folded
from sayso.model.source import Article, ZoneKind
from sayso.theatres.theatre import Source, Theatre

# Tuned together. Eight words in a row outside quotation marks are rarely shared by chance; eight such runs are one
# passage of fifteen words or several shorter ones. A short text is a copy when three tenths of its runs are shared.
RUN_WORDS = 8
SHARED_RUNS = 8
SHARED_PART = 0.3
LEAST_SHARED_RUNS = 3

UNKNOWN_ROOT = "newsroom:unknown"
OWN_WORDS = (ZoneKind.HEADLINE, ZoneKind.BODY)
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|„[^“]*“")
WORD = re.compile(r"\w+")


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
    met: dict[int, list[str]] = defaultdict(list)
    for article in ranked:
        runs = _runs(article)
        earlier = _sharing(runs, met)
        copies_of[article.id] = tuple(sorted(earlier))
        found = leans[article.id] | {root for one in earlier for root in roots[one]}
        roots[article.id] = tuple(sorted(found or {_own_newsroom(article, theatre)}))
        _remember(article.id, runs, earlier, met)
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


def _runs(article: Article) -> frozenset[int]:
    """Every run of RUN_WORDS words of the article's own, as numbers; quotations, captions and links are left out."""
    zones = [zone.span.of(article.text) for zone in article.zones if zone.kind in OWN_WORDS]
    return frozenset(run for text in zones or [article.text] for piece in QUOTED.split(text) for run in _runs_of(piece))


def _runs_of(text: str) -> Iterator[int]:
    words = WORD.findall(text.casefold())
    for start in range(len(words) - RUN_WORDS + 1):
        yield hash(tuple(words[start : start + RUN_WORDS]))


def _sharing(runs: frozenset[int], met: Mapping[int, Sequence[str]]) -> set[str]:
    """Earlier articles with which the runs are shared to an extent that chance does not give."""
    shared = Counter(article for run in runs for article in met.get(run, ()))
    enough = min(SHARED_RUNS, max(LEAST_SHARED_RUNS, round(SHARED_PART * len(runs))))
    return {article for article, times in shared.items() if times >= enough}


def _remember(article_id: str, runs: frozenset[int], earlier: set[str], met: dict[int, list[str]]) -> None:
    """Keeps the article for its new runs only, so that ten thousand copies of a text cost no more than one."""
    for run in runs:
        if earlier.isdisjoint(met[run]):
            met[run].append(article_id)
