"""Claims on their questions, kept up as claims come: which episode of a question each belongs to follows from all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from sayso.model.claim import Claim
from sayso.model.source import Article
from sayso.ontology.answers import Placed, episodes_of, in_episode, longest_silence, place_claim
from sayso.ontology.load import Kind


@dataclass(slots=True)
class Asked:
    """One question: what is said on it, and its episodes."""

    plain: dict[str, Placed] = field(default_factory=dict)
    """Claim id -> the claim on the question, whatever the episode."""
    by_day: dict[date, set[str]] = field(default_factory=dict)
    episodes: dict[date, date] = field(default_factory=dict)
    """Day -> first day of its episode."""

    def add(self, one: Placed) -> set[str]:
        """Takes in a claim; ids of those that stand in another episode for it, its own among them."""
        claim_id = one.claim.id
        self.plain[claim_id] = one
        if one.day is None:
            return {claim_id}
        is_known_day = one.day in self.by_day
        self.by_day.setdefault(one.day, set()).add(claim_id)
        if is_known_day:
            return {claim_id}
        before, self.episodes = self.episodes, episodes_of(self.by_day, longest_silence(one))
        moved = (day for day, first in self.episodes.items() if before.get(day) != first)
        return {moved_id for day in moved for moved_id in self.by_day[day]}


@dataclass(slots=True)
class Placing:
    """What `place_claims` gives, for the claims taken in so far."""

    kinds: Mapping[str, Kind]
    by_claim: dict[str, dict[str, Placed]] = field(default_factory=dict)
    """Claim id -> question id -> the claim as a reply to it."""
    _asked: dict[str, Asked] = field(default_factory=dict)

    def take(self, articles: Iterable[tuple[Article, Iterable[Claim]]]) -> set[str]:
        """Takes in claims not met before; ids of those that are placed anew: these, and what changes its episode."""
        moved: set[tuple[str, str]] = set()
        for article, claims in articles:
            for claim in claims:
                for one in place_claim(claim, article, self.kinds):
                    question = one.question.id
                    asked = self._asked.setdefault(question, Asked())
                    moved |= {(claim_id, question) for claim_id in asked.add(one)}
        for claim_id, question in moved:
            asked = self._asked[question]
            self.by_claim.setdefault(claim_id, {})[question] = in_episode(asked.plain[claim_id], asked.episodes)
        return {claim_id for claim_id, _ in moved}
