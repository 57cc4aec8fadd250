"""Claims as votes: what methods without a model of time, interest or dependence make of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from sayso.weigh.control import Region, Report
from sayso.weigh.control.dependence import canonical_order, weighed

WINDOW_DAYS = 14
"""How long a vote stands. The usual methods know no time, so they are given a window; two weeks served them best."""


@dataclass(frozen=True)
class Votes:
    """Claims as votes of sources for answers; n of them."""

    source: np.ndarray
    place: np.ndarray
    about: np.ndarray
    said: np.ndarray
    answer: np.ndarray
    """Index of the answer: sides, then contested."""
    sources: int
    shape: tuple[int, int, int]
    """Days, places, answers."""
    start: np.ndarray
    """(P, answers) what is known of day 0."""

    def known(self, day: int) -> np.ndarray:
        """(n,) which had been said by a day."""
        return self.said <= day


def votes_of(region: Region, reports: list[Report], *, collapsed: bool) -> Votes:
    """All reports as votes; collapsed: copies of one utterance are one vote."""
    taken_back = {one.retracts for one in reports if one.change == "retracts"}
    kept = [row.report for row in weighed(reports)] if collapsed else canonical_order(reports)
    cast = [(one, answer) for one in kept if one.id not in taken_back for answer in [_answer(one, region)]]
    cast = [(one, answer) for one, answer in cast if answer is not None]
    names = {name: number for number, name in enumerate(sorted({one.claimant for one, _ in cast}))}
    places = {place: number for number, place in enumerate(region.places)}
    answers = len(region.sides) + 1
    start = np.full((len(places), answers), 1e-3)
    for number, side in enumerate(region.start):
        start[number, region.sides.index(side) if side else slice(0, -1)] = 1.0
    return Votes(
        source=np.array([names[one.claimant] for one, _ in cast]),
        place=np.array([places[one.place] for one, _ in cast]),
        about=np.array([one.day_about for one, _ in cast]),
        said=np.array([one.day_said for one, _ in cast]),
        answer=np.array([answer for _, answer in cast]),
        sources=len(names),
        shape=(region.days, len(places), answers),
        start=start / start.sum(axis=1, keepdims=True),
    )


def _answer(report: Report, region: Region) -> int | None:
    """The answer that a claim votes for; a denial votes for the denier, or for the only other side."""
    if report.change in ("contested", "advances"):
        return None if report.is_denial else len(region.sides)
    if report.actor is None:
        return None
    if (report.change in ("holds", "gained")) != report.is_denial:
        return region.sides.index(report.actor)
    if report.claimant_side not in (None, report.actor):
        return region.sides.index(report.claimant_side)
    others = [number for number, side in enumerate(region.sides) if side != report.actor]
    return others[0] if len(others) == 1 else None


@dataclass(frozen=True)
class Opinions:
    """One answer of a source about an object, n of them: what the usual methods learn from. The last said counts."""

    source: np.ndarray
    object: np.ndarray
    """A place in a stretch of days."""
    answer: np.ndarray


STRETCH_DAYS = 10


def opinions_of(votes: Votes, known: np.ndarray) -> Opinions:
    """The last answer of each source about each place in each stretch of days, in the order of object and source."""
    stretches = votes.shape[0] // STRETCH_DAYS + 1
    asked = votes.place[known] * stretches + votes.about[known] // STRETCH_DAYS
    pairs = np.stack([asked, votes.source[known]], axis=1)[::-1]
    kept, last = np.unique(pairs, axis=0, return_index=True)
    return Opinions(kept[:, 1], kept[:, 0], votes.answer[known][::-1][last])


Trust = Callable[[Votes, np.ndarray], np.ndarray]
"""(votes, which are known) -> (sources,) weight of a vote of each source."""

REFIT_DAYS = 20


def known_at_fits(votes: Votes) -> Iterator[np.ndarray]:
    """(n,) which votes are known whenever a method learns: in hindsight all, else those of the days before."""
    yield np.ones(len(votes.place), bool)
    yield votes.known(0)
    for day in range(REFIT_DAYS, votes.shape[0], REFIT_DAYS):
        yield votes.known(day - 1)


def weighted_majority(votes: Votes, trust: Trust, *, in_hindsight: bool) -> np.ndarray:
    """(D, P, answers) shares of the votes in a window: the last days, or in hindsight the days around."""
    days = votes.shape[0]
    everything = np.ones(len(votes.place), bool)
    weight = trust(votes, everything if in_hindsight else votes.known(0))
    result, last = np.empty(votes.shape), votes.start.copy()
    for day in range(days):
        if not in_hindsight and day % REFIT_DAYS == 0 and day:
            weight = trust(votes, votes.known(day - 1))
        near = np.abs(votes.about - day) <= WINDOW_DAYS // 2
        chosen = near if in_hindsight else (votes.about > day - WINDOW_DAYS) & votes.known(day)
        table = np.zeros(votes.shape[1:])
        np.add.at(table, (votes.place[chosen], votes.answer[chosen]), weight[votes.source[chosen]])
        heard = table.sum(axis=1) > 0
        last[heard] = table[heard] / table[heard].sum(axis=1, keepdims=True)
        result[day] = last
    return result


def latest_wins(votes: Votes, *, in_hindsight: bool) -> np.ndarray:
    """(D, P, answers) the answer of the last claim about a day up to this one; ties are shared."""
    result, last = np.empty(votes.shape), votes.start.copy()
    latest = np.full(votes.shape[1], -1)
    for day in range(votes.shape[0]):
        new = (votes.about == day) if in_hindsight else (votes.said == day)
        table = np.zeros(votes.shape[1:])
        newest = latest.copy()
        np.maximum.at(newest, votes.place[new], votes.about[new])
        fresh = new & (votes.about == newest[votes.place])
        np.add.at(table, (votes.place[fresh], votes.answer[fresh]), 1.0)
        heard = table.sum(axis=1) > 0
        last[heard] = table[heard] / table[heard].sum(axis=1, keepdims=True)
        latest = newest
        result[day] = last
    return result
