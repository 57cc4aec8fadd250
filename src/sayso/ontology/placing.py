"""Claims on their questions, kept up as claims come: which episode of a question each belongs to follows from all."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass, field
from datetime import date

from sayso.model.claim import Claim
from sayso.model.ports import Told
from sayso.model.source import Article
from sayso.ontology.answers import Placed, in_episode, place_claim
from sayso.ontology.episodes import episodes_of, longest_silence
from sayso.ontology.load import Kind


@dataclass(slots=True)
class Asked:
    """One question: on which days which claims speak of it, and its episodes."""

    by_day: dict[date, set[str]] = field(default_factory=dict)
    episodes: dict[date, date] = field(default_factory=dict)
    """Day -> first day of its episode."""

    def add(self, one: Placed) -> set[str]:
        """Takes in a claim; ids of those that stand in another episode for it, its own among them."""
        claim_id = one.claim.id
        if one.day is None:
            return {claim_id}
        is_known_day = one.day in self.by_day
        self.by_day.setdefault(one.day, set()).add(claim_id)
        return {claim_id} if is_known_day else self._part_anew(one)

    def drop(self, one: Placed) -> set[str]:
        """Takes a claim out; ids of those that stand in another episode for it."""
        told = self.by_day.get(one.day) if one.day is not None else None
        if told is None or one.day is None:
            return set()
        told.discard(one.claim.id)
        if told:
            return set()
        del self.by_day[one.day]
        return self._part_anew(one)

    def _part_anew(self, one: Placed) -> set[str]:
        before, self.episodes = self.episodes, episodes_of(self.by_day, longest_silence(one.kind, one.question))
        moved = (day for day, first in self.episodes.items() if before.get(day) != first)
        return {moved_id for day in moved for moved_id in self.by_day[day]}


FirstDays = dict[str, date | None]
"""Question id -> first day of the episode that a claim belongs to; None where the claim's day is not known."""


@dataclass(slots=True)
class Placing:
    """What `place_claims` gives, for the claims taken in so far."""

    kinds: Mapping[str, Kind]
    told: Told
    """Where to ask for a claim taken in before."""
    asked: MutableMapping[str, Asked] = field(default_factory=dict)
    """By question id."""
    first_days: MutableMapping[str, FirstDays] = field(default_factory=dict)
    """By claim id; a claim of a kind that is not installed stands nowhere."""
    at_place: MutableMapping[str, dict[str, date | None]] = field(default_factory=dict)
    """Place -> claim id -> day, of every claim on a question about the place."""
    _placed: dict[str, dict[str, Placed]] = field(default_factory=dict)

    def of(self, claim_id: str) -> Mapping[str, Placed]:
        """Question id -> the claim as a reply to it; nothing for a claim that stands nowhere."""
        found = self._placed.get(claim_id)
        if found is None:
            days = self.first_days.get(claim_id)
            if days is None:
                return {}
            plain = self._plain(claim_id)
            found = {question: _in_its_episode(plain[question], first) for question, first in days.items()}
            self._placed[claim_id] = found
        return found

    def take(self, articles: Iterable[tuple[Article, Iterable[Claim]]]) -> set[str]:
        """Takes in claims not met before; ids of those that are placed anew: these, and what changes its episode."""
        moved: set[tuple[str, str]] = set()
        new: dict[str, dict[str, Placed]] = {}
        for article, claims in articles:
            for claim in claims:
                for one in place_claim(claim, article, self.kinds):
                    new.setdefault(claim.id, {})[one.question.id] = one
                    moved.update(self._add(one))
        return self._place_anew(moved, new)

    def drop(self, claim_ids: Collection[str]) -> set[str]:
        """Takes claims out, of which is still told what was told of them; ids of others that are placed anew."""
        moved: set[tuple[str, str]] = set()
        for claim_id in claim_ids:
            for one in self.of(claim_id).values():
                moved.update(self._remove(one))
        for claim_id in claim_ids:
            self.first_days.pop(claim_id, None)
            self._placed.pop(claim_id, None)
        return self._place_anew({one for one in moved if one[0] not in claim_ids}, {})

    def _place_anew(self, moved: Collection[tuple[str, str]], new: dict[str, dict[str, Placed]]) -> set[str]:
        """Puts claims into the episodes that their questions now have; `new` holds those met for the first time."""
        for claim_id, question in moved:
            plain = new.get(claim_id) or new.setdefault(claim_id, self._plain(claim_id))
            day = plain[question].day
            first = self.asked[question].episodes[day] if day is not None else None
            self.first_days.setdefault(claim_id, {})[question] = first
        anew = {claim_id for claim_id, _ in moved}
        for claim_id in anew:
            firsts = self.first_days[claim_id].items()
            self._placed[claim_id] = {one: _in_its_episode(new[claim_id][one], first) for one, first in firsts}
        return anew

    def _add(self, one: Placed) -> Iterator[tuple[str, str]]:
        question = one.question.id
        if one.place is not None:
            self.at_place.setdefault(one.place, {})[one.claim.id] = one.day
        for claim_id in self.asked.setdefault(question, Asked()).add(one):
            yield claim_id, question

    def _remove(self, one: Placed) -> Iterator[tuple[str, str]]:
        question = one.question.id
        if one.place is not None and one.place in self.at_place:
            self.at_place[one.place].pop(one.claim.id, None)
            if not self.at_place[one.place]:
                del self.at_place[one.place]
        asked = self.asked.get(question)
        if asked is None:
            return
        for claim_id in asked.drop(one):
            yield claim_id, question
        if not asked.by_day:
            del self.asked[question]

    def _plain(self, claim_id: str) -> dict[str, Placed]:
        claim = self.told.claim(claim_id)
        return {one.question.id: one for one in place_claim(claim, self.told.article(claim.article_id), self.kinds)}


def _in_its_episode(one: Placed, first: date | None) -> Placed:
    return in_episode(one, {one.day: first} if one.day is not None and first is not None else {})
