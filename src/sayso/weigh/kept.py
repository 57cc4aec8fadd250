"""Dossiers kept up as links change, and where their answers stand, asked question by question."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, MutableMapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sayso.model.finding import Assessment, Link, Origins
from sayso.ontology.answers import Placed
from sayso.ontology.ladder import Ladder
from sayso.theatres.theatre import Theatre
from sayso.weigh.dossier import Dossier, dossier_of, is_reprint, order_of
from sayso.weigh.forecasts import FactIndex, Facts, Heard, announcement_of, awaited_keys, fact_keys, heard_of
from sayso.weigh.fulfilment import Times, fits, times_told, window_of
from sayso.weigh.grades import Fate, Record, fates_in
from sayso.weigh.standing import Known, weigh_dossiers, weigh_each
from sayso.weigh.summaries import Summary, summary_of


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
    fetch: Callable[[Iterable[str]], None]
    """Hears which claims will be asked for."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What an answer brought with it when it was last gathered."""

    question: str
    is_state: bool
    """Whether the question is about what lasts, so that one answer can overtake another."""
    fates: tuple[tuple[str, Fate], ...]
    """What became of its claims, by origin."""
    awaits: tuple[str, ...]
    """Where what comes of it would be found, for an announcement."""
    window: Times | None
    """When it would have to be told and begin."""


@dataclass(frozen=True, slots=True)
class WeighedMaps:
    """What is kept of the answers."""

    by_question: MutableMapping[str, set[str]] = field(default_factory=dict)
    """Question -> its answers that somebody gives."""
    gathered: MutableMapping[str, Gathered] = field(default_factory=dict)
    """By answer."""
    records: MutableMapping[str, Record] = field(default_factory=dict)
    """By origin."""
    facts: FactIndex = field(default_factory=FactIndex)
    awaiting: MutableMapping[str, dict[str, Times | None]] = field(default_factory=dict)
    """Where a fact would be found -> the announcements that wait for one, with their windows."""
    summaries: MutableMapping[str, Summary] = field(default_factory=dict)
    """By answer."""
    parts: MutableMapping[str, set[str]] = field(default_factory=dict)
    """Claim -> the answers in which it plays a part."""


@dataclass(slots=True)
class Weighed:
    """What `assess` gives, for any of the questions, once every answer that changed was handed in."""

    sources: Sources
    ladder: Ladder
    theatre: Theatre | None
    withdrawn: Collection[str] = frozenset()
    maps: WeighedMaps = field(default_factory=WeighedMaps)
    summarises: bool = False
    """Whether summaries are kept too."""
    _dossiers: dict[str, Dossier] = field(default_factory=dict)

    def forget(self, claims: Iterable[str]) -> set[str]:
        """Takes out claims that stand on the board for the last time; the announcements that waited for one of them."""
        claim_ids = list(claims)
        waiting = self._waiting_for(claim_ids)
        for claim_id in claim_ids:
            self.maps.facts.drop(self.sources.first_placed(claim_id), self.theatre)
        return waiting

    def take(
        self,
        answers: Collection[str],
        claims: Iterable[str],
        origins: Origins,
        *,
        gone: Collection[str] = (),
        waited: Collection[str] = (),
    ) -> set[str]:
        """Gathers anew what bears on answers, and notes claims that come or are placed anew; ids of the questions.

        Among them are those of announcements on which one of the answers may be the last word. `gone` are claims that
        were taken out, and for which the announcements in `waited` had waited.
        """
        for claim_id in claims:
            if claim_id not in self.withdrawn:
                self.maps.facts.add(self.sources.first_placed(claim_id), self.theatre)
        questions = {question for answer in answers for question in self._gather(answer, origins)}
        touched = {one.claim.id for answer in answers for one in self.sources.members(answer)}
        waiting = self._waiting_for(touched) | {one for one in waited if one in self.maps.gathered}
        touched.update(gone)
        if self.summarises:
            known = self._known(origins, now=None)
            known = replace(known, heard=lambda one: self._heard_now(one, known.facts, answers, touched))
            for answer in {*answers, *waiting}:
                self._summarise(answer, known)
        return questions | {self.maps.gathered[answer].question for answer in waiting}

    def assess(
        self, origins: Origins, *, now: date | None, questions: Iterable[str] | None = None
    ) -> tuple[Assessment, ...]:
        """Where the answers to the questions stand, as known `now`; to all of them by default."""
        by_question = self.maps.by_question
        wanted = list(by_question) if questions is None else set(questions)
        answers = {answer for question in wanted for answer in by_question.get(question, ())}
        dossiers = (self._dossier(answer, origins) for answer in answers)
        return weigh_dossiers(sorted(filter(None, dossiers), key=order_of), self._known(origins, now=now))

    def assess_answers(self, origins: Origins, answers: Collection[str], *, now: date | None) -> dict[str, Assessment]:
        """Where some answers stand, by their ids."""
        dossiers = filter(None, (self._dossier(answer, origins) for answer in self.beside(answers)))
        known = self._known(origins, now=now)
        return dict(weigh_each(sorted(dossiers, key=order_of), known, only=frozenset(answers)))

    def beside(self, answers: Iterable[str]) -> set[str]:
        """The answers, with whatever else is answered where one state may have overtaken another."""
        gathered = [(answer, self.maps.gathered[answer]) for answer in answers]
        questions = {one.question for _, one in gathered if one.is_state}
        return {*(one for one, _ in gathered), *(one for asked in questions for one in self.maps.by_question[asked])}

    def _known(self, origins: Origins, *, now: date | None) -> Known:
        def is_printed_again(one: Placed) -> bool:
            return is_reprint(one, origins, self._articles_with)

        return Known(
            origins=origins,
            facts=Facts(self.maps.facts, self.sources.first_placed, self.theatre, is_printed_again, self.sources.fetch),
            records=self.maps.records,
            beside=lambda dossier: self._beside(dossier, origins),
            ladder=self.ladder,
            theatre=self.theatre,
            now=now,
            heard=self._heard if self.summarises else None,
        )

    def _gather(self, answer: str, origins: Origins) -> set[str]:
        before = self.maps.gathered.pop(answer, None)
        self._dossiers.pop(answer, None)
        after = self._dossier(answer, origins)
        if before is not None:
            self.maps.by_question[before.question].discard(answer)
            if not self.maps.by_question[before.question]:
                del self.maps.by_question[before.question]
            for origin, fate in before.fates:
                self.maps.records[origin].drop(fate)
                if self.maps.records[origin].is_empty:
                    del self.maps.records[origin]
            for key in before.awaits:
                del self.maps.awaiting[key][answer]
                if not self.maps.awaiting[key]:
                    del self.maps.awaiting[key]
        if after is None:
            return set() if before is None else {before.question}
        announced = announcement_of(after, self.theatre) if after.first.family == "forecast" else None
        gathered = Gathered(
            question=after.first.question.id,
            is_state=after.first.kind.question.state,
            fates=tuple(fates_in(after)),
            awaits=tuple(dict.fromkeys(awaited_keys(announced))) if announced is not None else (),
            window=window_of(announced) if announced is not None else None,
        )
        self.maps.gathered[answer] = gathered
        self.maps.by_question.setdefault(gathered.question, set()).add(answer)
        for origin, fate in gathered.fates:
            self.maps.records.setdefault(origin, Record()).add(fate)
        for key in gathered.awaits:
            self.maps.awaiting.setdefault(key, {})[answer] = gathered.window
        return {gathered.question} if before is None else {gathered.question, before.question}

    def _dossier(self, answer: str, origins: Origins) -> Dossier | None:
        found = self._dossiers.get(answer)
        if found is None and (members := self.sources.members(answer)):
            incoming = {one.claim.id: self.sources.into(one.claim.id) for one in members}
            outgoing = {one.claim.id: self.sources.out(one.claim.id) for one in members}
            ids = {*incoming, *(link.source for links in incoming.values() for link in links)}
            by_claim = {claim_id: self.sources.first_placed(claim_id) for claim_id in ids}
            found = dossier_of(members, incoming, outgoing, by_claim, origins, self.withdrawn)
            if found is not None:
                self._dossiers[answer] = found
        return found

    def _waiting_for(self, claim_ids: Iterable[str]) -> set[str]:
        """The announcements for which one of the claims is to be found where they look, told in time."""
        found: set[str] = set()
        for claim_id in claim_ids:
            one = self.sources.first_placed(claim_id)
            times = times_told(one)
            for key in fact_keys(one, self.theatre):
                waiting = self.maps.awaiting.get(key, {}).items()
                found.update(answer for answer, window in waiting if fits(times, window))
        return found

    def _summarise(self, answer: str, known: Known) -> None:
        before = self.maps.summaries.get(answer)
        dossier = self._dossier(answer, known.origins)
        after = summary_of(dossier, known) if dossier is not None else None
        for claim_id in set(before.claims) if before is not None else ():
            self.maps.parts[claim_id].discard(answer)
            if not self.maps.parts[claim_id]:
                del self.maps.parts[claim_id]
        for claim_id in after.claims if after is not None else ():
            self.maps.parts.setdefault(claim_id, set()).add(answer)
        if after is not None:
            self.maps.summaries[answer] = after
        elif before is not None:
            del self.maps.summaries[answer]

    def _heard(self, dossier: Dossier) -> Heard:
        return self._heard_but_for(dossier, ())

    def _heard_but_for(self, dossier: Dossier, claims: Collection[str]) -> Heard:
        """What was heard when it was last looked at, of other claims than these."""
        summary, placed = self.maps.summaries[dossier.first.answer], self.sources.first_placed
        happened, did_not = summary.happened, summary.did_not_happen
        kept = (tuple(placed(one) for one in told if one not in claims) for told in (happened, did_not))
        return Heard(*kept)

    def _heard_now(self, dossier: Dossier, facts: Facts, answers: Collection[str], touched: Collection[str]) -> Heard:
        """What is heard of a forecast: as before, with touched claims looked at again; all of it where it changed."""
        if dossier.first.answer in answers:
            return heard_of(dossier, facts)
        before, now = self._heard_but_for(dossier, touched), heard_of(dossier, facts, among=touched)
        pairs = ((before.happened, now.happened), (before.did_not_happen, now.did_not_happen))
        kept = ([*old, *new] for old, new in pairs)
        happened, did_not_happen = (tuple(sorted(told, key=lambda one: one.rank)) for told in kept)
        return Heard(happened, did_not_happen)

    def _articles_with(self, answer: str) -> set[str]:
        members = self.sources.members(answer)
        return {one.claim.article_id for one in members if one.claim.id not in self.withdrawn}

    def _beside(self, dossier: Dossier, origins: Origins) -> Sequence[Dossier]:
        """What the articles that carry a count give answers to beside it; nothing where nothing is counted."""
        if not dossier.first.is_share:
            return ()
        articles = {part.placed.claim.article_id for part in dossier.live}
        answers = {answer for article in articles for answer in self.sources.answers_in(article)}
        found = (self._dossier(one, origins) for one in answers)
        return sorted(filter(None, found), key=order_of)
