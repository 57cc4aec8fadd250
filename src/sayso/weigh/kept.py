"""Dossiers kept up as links change, and where their answers stand, asked question by question."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from sayso.model.finding import Assessment, Link, Origins
from sayso.ontology.answers import Placed
from sayso.ontology.ladder import Ladder
from sayso.theatres.theatre import Theatre
from sayso.weigh.dossier import Dossier, dossier_of, is_reprint, order_of
from sayso.weigh.forecasts import FactsKept
from sayso.weigh.grades import Record, fates_in
from sayso.weigh.standing import Known, weigh_dossiers


@dataclass(frozen=True, slots=True)
class Sources:
    """Where to ask for what a dossier is made of."""

    members: Callable[[str], Sequence[Placed]]
    """Answer -> the claims that give or deny it, in order of time."""
    into: Callable[[str], Sequence[Link]]
    out: Callable[[str], set[str]]
    first_placed: Callable[[str], Placed]
    answers_in: Callable[[str], Iterable[str]]
    """Article -> the answers that its claims give or deny."""


@dataclass(slots=True)
class Weighed:
    """What `assess` gives, for any of the questions, once every answer that changed was handed in."""

    sources: Sources
    ladder: Ladder
    theatre: Theatre | None
    withdrawn: Collection[str] = frozenset()
    _dossiers: dict[str, Dossier] = field(default_factory=dict)
    _by_question: dict[str, set[str]] = field(default_factory=dict)
    _facts: FactsKept = field(init=False)
    _records: dict[str, Record] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._facts = FactsKept(self.theatre)

    @property
    def questions(self) -> Collection[str]:
        """Ids of all questions to which somebody gives an answer."""
        return self._by_question.keys()

    def take(self, answers: Iterable[str], claims: Iterable[str], origins: Origins) -> set[str]:
        """Gathers anew what bears on answers, and notes claims that come or are placed anew; ids of the questions."""
        for claim_id in claims:
            if claim_id not in self.withdrawn:
                self._facts.add(self.sources.first_placed(claim_id))
        return {question for answer in answers for question in self._gather(answer, origins)}

    def assess(
        self, origins: Origins, *, now: date | None, questions: Iterable[str] | None = None
    ) -> tuple[Assessment, ...]:
        """Where the answers to the questions stand, as known `now`; to all of them by default."""
        wanted = self._by_question if questions is None else set(questions)
        answers = {answer for question in wanted for answer in self._by_question.get(question, ())}
        known = Known(
            origins=origins,
            facts=self._facts.facts(lambda one: is_reprint(one, origins, self._articles_with)),
            records=self._records,
            beside=self._beside,
            ladder=self.ladder,
            theatre=self.theatre,
            now=now,
        )
        return weigh_dossiers(sorted((self._dossiers[answer] for answer in answers), key=order_of), known)

    def _gather(self, answer: str, origins: Origins) -> set[str]:
        before = self._dossiers.pop(answer, None)
        members = self.sources.members(answer)
        incoming = {one.claim.id: self.sources.into(one.claim.id) for one in members}
        outgoing = {one.claim.id: self.sources.out(one.claim.id) for one in members}
        ids = {*incoming, *(link.source for links in incoming.values() for link in links)}
        by_claim = {claim_id: self.sources.first_placed(claim_id) for claim_id in ids}
        after = dossier_of(members, incoming, outgoing, by_claim, origins, self.withdrawn) if members else None
        if before is not None:
            self._by_question[before.first.question.id].discard(answer)
            for origin, fate in fates_in(before):
                self._records[origin].drop(fate)
        if after is not None:
            self._dossiers[answer] = after
            self._by_question.setdefault(after.first.question.id, set()).add(answer)
            for origin, fate in fates_in(after):
                self._records.setdefault(origin, Record()).add(fate)
        return {one.first.question.id for one in (before, after) if one is not None}

    def _articles_with(self, answer: str) -> set[str]:
        members = self.sources.members(answer)
        return {one.claim.article_id for one in members if one.claim.id not in self.withdrawn}

    def _beside(self, dossier: Dossier) -> Sequence[Dossier]:
        """What the articles that carry a count give answers to beside it; nothing where nothing is counted."""
        if not dossier.first.is_share:
            return ()
        articles = {part.placed.claim.article_id for part in dossier.live}
        answers = {answer for article in articles for answer in self.sources.answers_in(article)}
        return sorted((self._dossiers[one] for one in answers if one in self._dossiers), key=order_of)
