"""The derived half kept up as articles come: a new one re-derives only the questions that it touches.

What is kept is never recorded. It is the same, whatever the order in which the articles came, as deriving everything
from the ledger anew; a new reading of a known article, a revision or a withdrawal asks for that.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sayso.link.copies import Ancestry
from sayso.link.holders import ShelfMaps
from sayso.link.linked import Linked, LinkedMaps
from sayso.link.origins import Roots
from sayso.link.sayings import Sayings
from sayso.model.claim import Claim
from sayso.model.finding import Assessment, Link, Origin, Origins
from sayso.model.ports import LedgerView
from sayso.model.source import Article
from sayso.ontology.answers import Placed, in_order
from sayso.ontology.ladder import load_ladder
from sayso.ontology.load import load_kinds
from sayso.ontology.placing import Asked, FirstDays, Placing
from sayso.theatres.theatre import Theatre
from sayso.weigh.kept import Sources, Touched, Weighed, WeighedMaps
from sayso.weigh.summaries import Summary

Report = tuple[Article, Sequence[Claim]]


@dataclass(slots=True)
class ToldSoFar:
    """Articles and claims in memory."""

    articles: dict[str, Article] = field(default_factory=dict)
    by_article: dict[str, Sequence[Claim]] = field(default_factory=dict)
    by_id: dict[str, Claim] = field(default_factory=dict)

    def add(self, reports: Iterable[Report]) -> None:
        for article, claims in reports:
            self.articles[article.id] = article
            self.by_article[article.id] = claims
            self.by_id.update((claim.id, claim) for claim in claims)

    def forget(self, article_ids: Iterable[str]) -> None:
        """Forgets what was told in some articles."""
        for article_id in article_ids:
            self.articles.pop(article_id, None)
            for claim in self.by_article.pop(article_id, ()):
                self.by_id.pop(claim.id, None)

    def fetch(self, claim_ids: Iterable[str]) -> None:
        """Hears which claims will be asked for; all are there."""

    def article(self, article_id: str) -> Article:
        return self.articles[article_id]

    def claim(self, claim_id: str) -> Claim:
        return self.by_id[claim_id]

    def claims(self, article_id: str, /) -> Sequence[Claim]:
        return self.by_article[article_id]


@dataclass(frozen=True, slots=True)
class DerivedMaps:
    """All that a derivation keeps, as plain values under ids: what it would take to go on with it elsewhere."""

    asked: MutableMapping[str, Asked] = field(default_factory=dict)
    first_days: MutableMapping[str, FirstDays] = field(default_factory=dict)
    at_place: MutableMapping[str, dict[str, date | None]] = field(default_factory=dict)
    origins: MutableMapping[str, Origin] = field(default_factory=dict)
    roots: MutableMapping[str, tuple[str, ...]] = field(default_factory=dict)
    copies_of: MutableMapping[str, tuple[str, ...]] = field(default_factory=dict)
    shelf: ShelfMaps = field(default_factory=ShelfMaps)
    sayings: Sayings = field(default_factory=Sayings)
    linked: LinkedMaps = field(default_factory=LinkedMaps)
    weighed: WeighedMaps = field(default_factory=WeighedMaps)
    calendar: MutableMapping[str, date] = field(default_factory=dict)
    """One entry: the day of the latest report."""


LATEST = "latest"


class Derivation:
    """Links, origins and standings of the articles taken in so far."""

    def __init__(
        self,
        theatre: Theatre | None,
        *,
        withdrawn: Collection[str] = frozenset(),
        told: ToldSoFar | None = None,
        maps: DerivedMaps | None = None,
        summarises: bool = False,
    ) -> None:
        """With the `maps` of another derivation, and `told` as it was told, this one goes on where that one stands."""
        self.maps = maps if maps is not None else DerivedMaps()
        self._told = told if told is not None else ToldSoFar()
        kept, told = self.maps, self._told
        self._withdrawn = set(withdrawn)
        self._placing = Placing(load_kinds(), told, kept.asked, kept.first_days, kept.at_place)
        ancestry = Ancestry(theatre, told.article, kept.roots, kept.copies_of, kept.shelf)
        roots = Roots(ancestry, told, kept.sayings, kept.origins)
        self._linked = Linked(self._placing, roots, theatre, told, self._withdrawn, kept.linked)
        ties = self._linked.ties
        sources = Sources(
            self._linked.members, ties.into, ties.out, self._linked.first_placed, self._answers_in, told.fetch
        )
        self._weighed = Weighed(sources, load_ladder(), theatre, self._withdrawn, kept.weighed, summarises)

    @classmethod
    def of(cls, view: LedgerView, theatre: Theatre | None, *, summarises: bool = False) -> Derivation:
        """Everything in a view."""
        derivation = cls(theatre, withdrawn=view.withdrawn(), summarises=summarises)
        derivation.take(reports_in(view))
        return derivation

    def take(self, reports: Iterable[Report]) -> frozenset[str]:
        """Takes in articles not met before with their claims; ids of the questions that were derived again for them."""
        return self.take_in(reports).questions

    def take_in(self, reports: Iterable[Report]) -> Touched:
        """Takes in articles not met before with their claims; which questions and answers that touches."""
        new = list(reports)
        self._told.add(new)
        placed_anew = self._placing.take(new)
        renewed = self._linked.take(new, placed_anew)
        days = [article.published_on for article, _ in new if article.published_on is not None]
        if days:
            self.maps.calendar[LATEST] = max((*days, self.maps.calendar.get(LATEST, date.min)))
        return self._weighed.take(renewed.answers, placed_anew, renewed.claims, self.origins)

    def leave(self, article_ids: Collection[str], *, texts: Collection[str] | None = None) -> frozenset[str]:
        """Takes articles out, as if they had never come; ids of the questions that were derived again for that.

        With `texts`, only theirs go with their claims: of the others the text stays, for claims that will be taken in
        anew.
        """
        leaving = article_ids if texts is None else texts
        gone = frozenset(claim.id for article_id in article_ids for claim in self._told.claims(article_id))
        waited = self._weighed.forget((one for one in gone if self._placing.of(one)), self.origins)
        placed_anew = self._placing.drop(gone)
        renewed = self._linked.drop(gone, leaving, placed_anew)
        self._told.forget(article_ids)
        if leaving:
            self._learn_calendar()
        answers, changed = renewed.answers, renewed.claims
        return self._weighed.take(answers, placed_anew, changed, self.origins, gone=gone, waited=waited).questions

    def know_withdrawn(self, claim_ids: Iterable[str]) -> None:
        """Which claims were taken back, from here on; of articles taken in before, these must be the same."""
        self._withdrawn.clear()
        self._withdrawn.update(claim_ids)

    def _learn_calendar(self) -> None:
        days = [head.day for head in self.maps.shelf.heads.values() if head.day is not None]
        self.maps.calendar.pop(LATEST, None)
        if days:
            self.maps.calendar[LATEST] = max(days)

    @property
    def latest(self) -> date | None:
        """The day of the latest report; None where none is dated."""
        return self.maps.calendar.get(LATEST)

    def with_copies(self, article_id: str) -> frozenset[str]:
        """An article and all that copy it, copies of copies too."""
        found, new = {article_id}, {article_id}
        while new:
            new = {copy for original in new for copy in self.maps.shelf.copiers.get(original, ())} - found
            found |= new
        return frozenset(found)

    @property
    def origins(self) -> Origins:
        return self._linked.origins

    def links(self) -> tuple[Link, ...]:
        """Every link, in order of source, target and kind."""
        return self._linked.links()

    def links_of(self, claim_id: str) -> tuple[Link, ...]:
        """What a claim does and what is done to it, in order of source, target and kind."""
        return self._linked.ties.links_of(claim_id)

    def articles_about(self, place: str) -> set[str]:
        """Ids of the articles with a claim on a question about a place."""
        told = self.maps.sayings.told
        return {told[claim_id].wording.article for claim_id in self.maps.at_place.get(place, ())}

    def placed_in(self, article_ids: Iterable[str]) -> list[Placed]:
        """The claims of some articles on each of their questions, in order of time."""
        claims = (claim for article_id in article_ids for claim in self._told.claims(article_id))
        return sorted((one for claim in claims for one in self._placing.of(claim.id).values()), key=in_order)

    def assess(self, *, today: date | None = None, questions: Iterable[str] | None = None) -> tuple[Assessment, ...]:
        """Where the answers to the questions, or to all, stand. Without `today`, as of the day of the latest report."""
        return self._weighed.assess(self.origins, now=today or self.latest, questions=questions)

    def assess_answers(
        self, answers: Collection[str], *, today: date | None = None, in_short: bool = False
    ) -> dict[str, Assessment]:
        """Where some answers stand, by their ids; `in_short` without reasons, grade and what would change it."""
        return self._weighed.assess_answers(self.origins, answers, now=today or self.latest, in_short=in_short)

    def in_order(self, answers: Iterable[str]) -> list[str]:
        """Ids of answers by question, then in order of time, as assessments stand; where summaries are kept."""
        one = self.summaries
        return sorted(answers, key=lambda answer: (one[answer].label, one[answer].question, one[answer].order))

    def claims_for(self, answers: Iterable[str]) -> set[str]:
        """Ids of the claims that are looked at to assess some answers, but for what is asked for on the way."""
        summaries, members = self.summaries, self.maps.linked.answers
        every = self._weighed.beside(answers)
        return {claim_id for one in every for claim_id in (*summaries[one].claims, *members.get(one, ()))}

    @property
    def summaries(self) -> Mapping[str, Summary]:
        """Every answer in short, where summaries are kept."""
        return self.maps.weighed.summaries

    def answers_with(self, claim_id: str) -> set[str]:
        """The answers in which a claim plays a part, where summaries are kept."""
        return self.maps.weighed.parts.get(claim_id, set())

    def _answers_in(self, article_id: str) -> Iterator[str]:
        for claim in self._told.claims(article_id):
            yield from (one.answer for one in self._placing.of(claim.id).values())


def reports_in(view: LedgerView) -> list[Report]:
    """The articles of a view with their claims."""
    claims: dict[str, list[Claim]] = {article.id: [] for article in view.articles()}
    for claim in view.claims():
        claims[claim.article_id].append(claim)
    return [(article, claims[article.id]) for article in view.articles()]
