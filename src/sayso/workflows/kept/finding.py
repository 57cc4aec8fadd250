"""Claims and answers found without weighing or even reading them: by what is kept of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sayso.model.claim import Claim
from sayso.model.finding import Role
from sayso.model.source import Article
from sayso.present.boards import attention_to
from sayso.weigh.summaries import Summary
from sayso.workflows.filters import Filter, Findable, findable


@dataclass(frozen=True, slots=True)
class Shelved:
    """An article and its claims in order."""

    published_on: date | None
    arrival: int
    """Rises with each article that comes."""
    claims: tuple[str, ...]


NEXT = "next"


@dataclass(frozen=True, slots=True)
class FindMaps:
    """What is kept to find claims by."""

    findable: MutableMapping[str, Findable] = field(default_factory=dict)
    """By claim."""
    shelved: MutableMapping[str, Shelved] = field(default_factory=dict)
    """By article."""
    numbers: MutableMapping[str, int] = field(default_factory=dict)
    """Claim -> number of its entry."""
    arrivals: MutableMapping[str, int] = field(default_factory=dict)
    """One entry: the arrival of the next article."""

    def take(self, reports: Iterable[tuple[Article, Sequence[Claim]]], *, number_of: Callable[[str], int]) -> None:
        """Takes in articles as they are now; those met before keep their arrival."""
        for article, claims in reports:
            known = self.shelved.get(article.id)
            for claim_id in known.claims if known is not None else ():
                self.findable.pop(claim_id, None)
                self.numbers.pop(claim_id, None)
            arrival = known.arrival if known is not None else self._next_arrival()
            self.shelved[article.id] = Shelved(article.published_on, arrival, tuple(claim.id for claim in claims))
            self.findable.update((claim.id, findable(claim)) for claim in claims)
            self.numbers.update((claim.id, number_of(claim.id)) for claim in claims)

    def _next_arrival(self) -> int:
        arrived = self.arrivals.get(NEXT, 0)
        self.arrivals[NEXT] = arrived + 1
        return arrived

    def claims(self, wanted: Filter) -> list[str]:
        """Ids of the claims that pass, in the order of their articles, then of the evidence."""
        found = self.found(wanted)
        return [claim_id for one in self.articles().values() for claim_id in one.claims if claim_id in found]

    def articles(self) -> dict[str, Shelved]:
        """All of them by id, in order of publication, then of arrival."""
        shelved = sorted(self.shelved.items(), key=lambda one: (one[1].published_on or date.max, one[1].arrival))
        return dict(shelved)

    def found(self, wanted: Filter) -> set[str]:
        """Ids of the claims that pass."""
        return {claim_id for claim_id, one in self.findable.items() if wanted.finds(one)}

    def answers(self, summaries: Mapping[str, Summary], wanted: Filter) -> Iterator[tuple[str, Summary]]:
        """The answers with a claim that passes, or whose question names what is asked for; in no order."""
        found = self.found(wanted)
        for answer, one in summaries.items():
            if any(claim_id in found for claim_id in one.claims):
                places = [self.findable[claim_id].places for claim_id in one.claims if claim_id in self.findable]
                if wanted.names_question(one.label, places):
                    yield answer, one


def in_order_of_attention(found: Iterable[tuple[str, Summary]]) -> list[tuple[str, Summary]]:
    """As assessments in the order of a reader with little time would stand."""
    as_assessed = sorted(found, key=lambda one: (one[1].label, one[1].question, one[1].order))
    return sorted(as_assessed, key=lambda one: attention(one[1]))


def attention(one: Summary) -> tuple[int, bool, int, str, str]:
    """Its place in that order."""
    roles: tuple[Role, ...] = one.roles
    return attention_to(roles, one.times_reported, one.label, one.answer)
