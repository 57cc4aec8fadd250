"""The articles, claims and redactors that boards are made from, each made when first asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import TypeVar

from sayso.present.boards import Shelf
from sayso.present.redaction import Redactor, redactor_for
from sayso.workflows.kept.state import Kept

V = TypeVar("V")


class OnDemand(Mapping[str, V]):
    """A mapping over known keys whose values are made when first asked for."""

    def __init__(self, keys: Collection[str], make: Callable[[str], V]) -> None:
        self._keys = keys
        self._make = make
        self._made: dict[str, V] = {}

    def __getitem__(self, key: str) -> V:
        if key not in self._made:
            if key not in self._keys:
                raise KeyError(key)
            self._made[key] = self._make(key)
        return self._made[key]

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


def shelf_on_demand(kept: Kept) -> Shelf:
    """Everything that lines and boards are made from."""

    def redactor(article_id: str) -> Redactor:
        return redactor_for(kept.told.article(article_id).text, kept.view.people(article_id))

    articles, claims = kept.finding.articles(), kept.finding.numbers
    return Shelf(
        OnDemand(articles, kept.told.article),
        OnDemand(claims, kept.told.claim),
        OnDemand(articles, redactor),
        max((one.published_on for one in articles.values() if one.published_on), default=None),
    )
