"""Families of copies: each text under the one that it most directly goes back to.

Articles that share a passage are tied (copies.py), for the safe side of counting: they lean on one root. A family asks
for more: a good part of the shorter text stands in the other one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sayso.link.copies import Ancestry, own_newsroom
from sayso.link.own_words import runs_in_order
from sayso.model.source import Article
from sayso.theatres.theatre import Theatre

# Tuned together, by reading: texts that share no more than background have up to a quarter of the shorter one in
# common, and it stands behind the news in both; who takes a story takes its opening along, or much of the rest.
LEAST_PART = 0.2
LARGE_PART = 0.3
OPENING = 0.2
EARLIEST = 10
"""Among so many of the earliest a direct parent is looked for: ten thousand copies are not compared in pairs."""


@dataclass(frozen=True, slots=True)
class Parent:
    """A text to which another goes back."""

    article_id: str
    part: float
    """How much of the shorter of the two stands in the other, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Family:
    """Articles that go back to one text, in order of telling; the first is taken for it."""

    article_ids: tuple[str, ...]
    parents: Mapping[str, tuple[Parent, ...]]
    """Article id -> the earlier texts that it goes back to, the one that it shares most with first; the direct one."""


def find_families(articles: Iterable[Article], theatre: Theatre | None) -> tuple[Family, ...]:
    """The families of two articles and more, those with most articles first; order does not matter.

    Who copied whom goes by the day; on one day what credits another publisher of the ledger comes after what does not,
    then the longer text comes first.
    """
    told = {article.id: article for article in articles}
    ancestry = Ancestry(theatre, told.__getitem__)
    ancestry.take(told.values())
    newsrooms = {own_newsroom(article, theatre) for article in told.values()}
    order = sorted(told, key=lambda one: _order(told[one], ancestry, newsrooms))
    parents = _parents(order, told, ancestry)
    root: dict[str, str] = {}
    members: dict[str, list[str]] = defaultdict(list)
    for one in order:
        root[one] = root[parents[one][0].article_id] if parents[one] else one
        members[root[one]].append(one)
    found = [Family(tuple(ids), {one: parents[one] for one in ids}) for ids in members.values() if len(ids) > 1]
    return tuple(sorted(found, key=lambda family: (-len(family.article_ids), family.article_ids[0])))


def _order(article: Article, ancestry: Ancestry, newsrooms: Collection[str]) -> tuple[date, bool, int, str]:
    """By day; then those after that credit somebody who is among the publishers; then by length."""
    credits_one_of_them = not ancestry.leans(article.id).isdisjoint(newsrooms)
    return article.published_on or date.max, credits_one_of_them, -ancestry.length(article.id), article.id


def _parents(order: Sequence[str], told: Mapping[str, Article], ancestry: Ancestry) -> dict[str, tuple[Parent, ...]]:
    place = {one: i for i, one in enumerate(order)}
    found: dict[str, list[Parent]] = {one: [] for one in order}
    for first, later in sorted(_pairs(ancestry, place), key=lambda pair: (place[pair[0]], place[pair[1]])):
        part = ancestry.shared_part(first, later)
        if part >= LARGE_PART or (part >= LEAST_PART and _open_alike(told[first], told[later])):
            found[later].append(Parent(first, part))
    return {one: tuple(sorted(parents, key=lambda parent: -parent.part)) for one, parents in found.items()}


def _pairs(ancestry: Ancestry, place: Mapping[str, int]) -> set[tuple[str, str]]:
    """Pairs that may be parent and child: those tied, and of those tied to one text each with the earliest."""
    tied: dict[str, set[str]] = defaultdict(set)
    for one, others in ancestry.copies_of.items():
        for other in others:
            tied[other].add(one)
    pairs: set[tuple[str, str]] = set()
    for one, copies in tied.items():
        circle = sorted((one, *copies), key=place.__getitem__)
        with_it = {(one, copy) if place[one] < place[copy] else (copy, one) for copy in copies}
        pairs |= with_it | {(first, later) for i, later in enumerate(circle) for first in circle[: min(i, EARLIEST)]}
    return pairs


def _open_alike(one: Article, other: Article) -> bool:
    """Whether something of the opening of the one stands anywhere in the other."""
    mine, theirs = runs_in_order(one), runs_in_order(other)
    openings = (set(runs[: round(OPENING * len(runs))]) for runs in (mine, theirs))
    return any(not opening.isdisjoint(rest) for opening, rest in zip(openings, (theirs, mine), strict=True))
