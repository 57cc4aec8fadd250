"""The derived half kept up as articles come: a new one re-derives only the questions that it touches.

What is kept is never recorded. It is the same, whatever the order in which the articles came, as deriving everything
from the ledger anew; a new reading of a known article, a revision or a withdrawal asks for that.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from sayso.link.linked import Linked
from sayso.model.claim import Claim
from sayso.model.finding import Assessment, Link, Origins
from sayso.model.ports import LedgerView
from sayso.model.source import Article
from sayso.ontology.ladder import load_ladder
from sayso.ontology.load import load_kinds
from sayso.ontology.placing import Placing
from sayso.theatres.theatre import Theatre
from sayso.weigh.kept import Sources, Weighed

Report = tuple[Article, Sequence[Claim]]


class Derivation:
    """Links, origins and standings of the articles taken in so far."""

    def __init__(self, theatre: Theatre | None, *, withdrawn: Collection[str] = frozenset()) -> None:
        kinds = load_kinds()
        self._placing = Placing(kinds)
        self._linked = Linked(kinds, theatre, self._placing.by_claim, withdrawn)
        ties = self._linked.ties
        sources = Sources(self._linked.members, ties.into, ties.out, self._linked.first_placed, self._answers_in)
        self._weighed = Weighed(sources, load_ladder(), theatre, withdrawn)
        self._claims: dict[str, list[str]] = {}
        self._last_day: date | None = None

    @classmethod
    def of(cls, view: LedgerView, theatre: Theatre | None) -> Derivation:
        """Everything in a view."""
        derivation = cls(theatre, withdrawn=view.withdrawn())
        claims: dict[str, list[Claim]] = {article.id: [] for article in view.articles()}
        for claim in view.claims():
            claims[claim.article_id].append(claim)
        derivation.take([(article, claims[article.id]) for article in view.articles()])
        return derivation

    def take(self, reports: Iterable[Report]) -> frozenset[str]:
        """Takes in articles not met before with their claims; ids of the questions that were derived again for them."""
        new = list(reports)
        self._claims |= {article.id: [claim.id for claim in claims] for article, claims in new}
        placed_anew = self._placing.take(new)
        answers = self._linked.take(new, placed_anew)
        days = [article.published_on for article, _ in new if article.published_on is not None]
        self._last_day = max((*days, *([self._last_day] if self._last_day else ())), default=None)
        return frozenset(self._weighed.take(answers, placed_anew, self.origins))

    @property
    def origins(self) -> Origins:
        return self._linked.origins

    def links(self) -> tuple[Link, ...]:
        """Every link, in order of source, target and kind."""
        return self._linked.links()

    def assess(self, *, today: date | None = None, questions: Iterable[str] | None = None) -> tuple[Assessment, ...]:
        """Where the answers to the questions, or to all, stand. Without `today`, as of the day of the latest report."""
        return self._weighed.assess(self.origins, now=today or self._last_day, questions=questions)

    def _answers_in(self, article_id: str) -> Iterator[str]:
        for claim_id in self._claims[article_id]:
            yield from (one.answer for one in self._placing.by_claim.get(claim_id, {}).values())
