"""Dossiers kept up as links change, and where their answers stand, asked question by question."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sayso.model.finding import Assessment, Link, Origins
from sayso.ontology.answers import Placed
from sayso.ontology.ladder import Ladder
from sayso.theatres.theatre import Theatre
from sayso.weigh.dossier import Dossier, dossier_of, is_reprint, order_of
from sayso.weigh.facts import tally
from sayso.weigh.forecasts import FactIndex, Facts, Heard, announcement_of, awaited_keys, fact_keys, heard_of
from sayso.weigh.fulfilment import Announcement, Says, Times, fits, times_told, what_it_says, window_of
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
    told: Times | None = None
    """First and last day on which it was put forward, of what lasts; None where no day is known."""
    height: int = 0
    """Of its rung, of what lasts, before another answer overtakes it."""


@dataclass(frozen=True, slots=True)
class Touched:
    """What was derived again."""

    questions: frozenset[str]
    answers: frozenset[str]
    """Those on the questions whose standing may be another now, as far as somebody gives them."""


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
    _announced: dict[str, Announcement] = field(default_factory=dict)
    _heard_of: dict[str, Heard] = field(default_factory=dict)
    """By answer, as far as anybody asked; where there are summaries, they hold it."""

    def forget(self, claims: Iterable[str], origins: Origins) -> set[str]:
        """Takes out claims that stand on the board for the last time; the announcements that waited for one of them."""
        claim_ids = list(claims)
        waiting = self._waiting_for(claim_ids, origins)
        for claim_id in claim_ids:
            self.maps.facts.drop(self.sources.first_placed(claim_id), self.theatre)
        return waiting

    def take(
        self,
        answers: Collection[str],
        placed_anew: Iterable[str],
        changed: Iterable[str],
        origins: Origins,
        *,
        gone: Collection[str] = (),
        waited: Collection[str] = (),
    ) -> Touched:
        """Gathers anew what bears on answers, and notes claims that come or are placed anew.

        Touched are announcements, too, on which a claim that `changed` may be the last word. `gone` are claims that
        were taken out, and for which the announcements in `waited` had waited.
        """
        for claim_id in placed_anew:
            if claim_id not in self.withdrawn:
                self.maps.facts.add(self.sources.first_placed(claim_id), self.theatre)
        before = {answer: self.maps.gathered.get(answer) for answer in answers}
        questions = {question for answer in answers for question in self._gather(answer, origins)}
        touched = {*changed, *(one for answer in answers for one in self._printed_again(answer, origins))}
        waiting = self._waiting_for(touched, origins) | {one for one in waited if one in self.maps.gathered}
        touched.update(gone)
        self._hear_again(waiting - set(answers), touched, origins)
        if self.summarises:
            known = self._known(origins, now=None)
            known = replace(known, heard=lambda one: self._heard_now(one, known.facts, answers, touched))
            for answer in {*answers, *waiting}:
                self._summarise(answer, known)
        questions |= {self.maps.gathered[answer].question for answer in waiting}
        given = {answer for answer in answers if answer in self.maps.gathered}
        return Touched(frozenset(questions), frozenset(given | waiting | self._overtaken_otherwise(before)))

    def _printed_again(self, answer: str, origins: Origins) -> Iterator[str]:
        """The claims that give an answer in copies: whether that is no later word hangs on who else gives it."""
        ids = ((one.claim.id, one.claim.article_id) for one in self.sources.members(answer))
        return (claim_id for claim_id, article_id in ids if origins.copies_of.get(article_id))

    def _overtaken_otherwise(self, before: Mapping[str, Gathered | None]) -> set[str]:
        """The states that answers overtake now and did not before, or the other way round."""
        found: set[str] = set()
        for answer, was in before.items():
            now = self.maps.gathered.get(answer)
            reach, reached = (_reach(one) for one in (now, was))
            state = now or was
            if state is None or not state.is_state or reach == reached:
                continue
            for other in self.maps.by_question.get(state.question, ()):
                one = self.maps.gathered[other]
                if _is_below(one, reach) != _is_below(one, reached):
                    found.add(other)
        return found

    def assess(
        self, origins: Origins, *, now: date | None, questions: Iterable[str] | None = None
    ) -> tuple[Assessment, ...]:
        """Where the answers to the questions stand, as known `now`; to all of them by default."""
        by_question = self.maps.by_question
        wanted = list(by_question) if questions is None else set(questions)
        answers = {answer for question in wanted for answer in by_question.get(question, ())}
        dossiers = (self._dossier(answer, origins) for answer in answers)
        return weigh_dossiers(sorted(filter(None, dossiers), key=order_of), self._known(origins, now=now))

    def assess_answers(
        self, origins: Origins, answers: Collection[str], *, now: date | None, in_short: bool = False
    ) -> dict[str, Assessment]:
        """Where some answers stand, by their ids; `in_short` without reasons, grade and what would change it."""
        dossiers = filter(None, (self._dossier(answer, origins) for answer in self.beside(answers)))
        known = self._known(origins, now=now)
        return dict(weigh_each(sorted(dossiers, key=order_of), known, only=frozenset(answers), in_short=in_short))

    def beside(self, answers: Iterable[str]) -> set[str]:
        """The answers, with those to the same questions that may have overtaken one of them."""
        gathered = self.maps.gathered
        found = set(answers)
        for answer in tuple(found):
            one = gathered[answer]
            if one.is_state and one.told is not None:
                others = self.maps.by_question[one.question]
                found.update(other for other in others if _is_below(one, _reach(gathered[other])))
        return found

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
            heard=self._heard if self.summarises else lambda one: self._heard_in_memory(one, origins),
        )

    def _gather(self, answer: str, origins: Origins) -> set[str]:
        before = self.maps.gathered.pop(answer, None)
        for held in (self._dossiers, self._announced, self._heard_of):
            held.pop(answer, None)
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
        is_state = after.first.kind.question.state
        days = after.days() if is_state else []
        gathered = Gathered(
            question=after.first.question.id,
            is_state=is_state,
            fates=tuple(fates_in(after)),
            awaits=tuple(dict.fromkeys(awaited_keys(announced))) if announced is not None else (),
            window=window_of(announced) if announced is not None else None,
            told=(days[0], days[-1]) if days else None,
            height=self.ladder.stand(tally(after).facts()).height if is_state else 0,
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

    def _waiting_for(self, claim_ids: Iterable[str], origins: Origins) -> set[str]:
        """The announcements on which one of the claims has a word to say."""
        found: set[str] = set()
        for claim_id in claim_ids:
            one = self.sources.first_placed(claim_id)
            times = times_told(one)
            keys = fact_keys(one, self.theatre)
            waiting = {answer: window for key in keys for answer, window in self.maps.awaiting.get(key, {}).items()}
            for answer, window in waiting.items():
                if answer not in found and fits(times, window):
                    announced = self._announcement(answer, origins)
                    if announced is None or what_it_says(one, announced, self.theatre) is not Says.NOTHING:
                        found.add(answer)
        return found

    def _announcement(self, answer: str, origins: Origins) -> Announcement | None:
        found = self._announced.get(answer)
        if found is None and (dossier := self._dossier(answer, origins)) is not None:
            found = self._announced[answer] = announcement_of(dossier, self.theatre)
        return found

    def _heard_in_memory(self, dossier: Dossier, origins: Origins) -> Heard:
        answer = dossier.first.answer
        if answer not in self._heard_of:
            self._heard_of[answer] = heard_of(dossier, self._known(origins, now=None).facts)
        return self._heard_of[answer]

    def _hear_again(self, answers: Iterable[str], touched: Collection[str], origins: Origins) -> None:
        """Brings what is at hand of announcements up to date."""
        for answer in answers:
            before, dossier = self._heard_of.get(answer), self._dossier(answer, origins)
            if before is not None and dossier is not None:
                facts = self._known(origins, now=None).facts
                self._heard_of[answer] = _with(before, heard_of(dossier, facts, among=touched), touched)

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
        return _with(self._heard_but_for(dossier, touched), heard_of(dossier, facts, among=touched), touched)

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


def _with(before: Heard, now: Heard, touched: Collection[str]) -> Heard:
    """What was heard before, with what is now heard of the touched claims in place of what they said."""
    pairs = ((before.happened, now.happened), (before.did_not_happen, now.did_not_happen))
    kept = ([*(one for one in old if one.claim.id not in touched), *new] for old, new in pairs)
    happened, did_not_happen = (tuple(sorted(told, key=lambda one: one.rank)) for told in kept)
    return Heard(happened, did_not_happen)


Reach = tuple[date, int]
"""First day and height of a state."""


def _reach(one: Gathered | None) -> Reach | None:
    return (one.told[0], one.height) if one is not None and one.is_state and one.told is not None else None


def _is_below(one: Gathered, reach: Reach | None) -> bool:
    """Whether a state may be overtaken by one that begins then and stands so high."""
    if reach is None or one.told is None or not one.is_state:
        return False
    return one.told[1] < reach[0] and one.height < reach[1]
