"""Fitting the tables of reliability to the reports, without any knowledge of the truth: rounds of EM."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sayso.weigh.control.chain import Terrain, filter_from, likelihood, smooth
from sayso.weigh.control.evidence import Booleans, Evidence, expected_parts, spoken_days, spoken_of, total
from sayso.weigh.control.meaning import CATEGORIES, has_side
from sayso.weigh.control.reliability import learned_shares, log_ratios, prior_rates, prior_shares
from sayso.weigh.control.states import PARTS, Floats, Phase, StateSpace

BACKGROUND = (0.36, 0.02, 0.05, 0.07, 0.07, 0.02, 0.05, 0.36)
BACKGROUND_WITHOUT_SIDE = (0.72, 0.04, 0.10, 0.14, 0.0, 0.0, 0.0, 0.0)
"""Where a side stands on a place-day that somebody speaks of, before anything is learned. Order of Part."""
BACKGROUND_WORTH = 100.0
"""... and how many place-days that is worth."""


SPOKEN = (0.08, 0.5, 0.1, 0.4)
"""Chance that anybody speaks of a place on a day, by Phase: fights and captures are news, quiet is not."""
SPOKEN_WORTH = 100.0
SPEECH_WEIGHT = 0.25
SILENCE_WEIGHT = 0.5
"""Silence counts half: it has causes of its own (fear, no access, no interest)."""


@dataclass(frozen=True, slots=True)
class Tables:
    """What each category of reports is worth."""

    shares: Floats
    """(G, PARTS) which parts its reports turn out to be about; rows sum to 1."""
    background: Floats
    """(G, PARTS) how often those parts are played where people speak; rows sum to 1."""

    silence: Floats
    """(2, 4) nats that a day without any report, and one with, adds for each Phase of a place."""

    def ratios(self) -> Floats:
        """(G, PARTS) nats for each part."""
        return log_ratios(self.shares, self.background)


def prior_tables() -> Tables:
    """What the authors' priors make of each category; nothing is learned."""
    background = _background(np.zeros(PARTS), np.zeros(PARTS), 0)
    shares = prior_shares(prior_rates(CATEGORIES), background)
    return Tables(shares, background, _silence(np.zeros(len(Phase)), np.zeros(len(Phase))))


HAS_SIDE = np.array([has_side(category) for category in CATEGORIES], dtype=np.int64)


def _background(seen: Floats, seen_without: Floats, days: int) -> Floats:
    rows = []
    for before, now in ((BACKGROUND_WITHOUT_SIDE, seen_without), (BACKGROUND, seen)):
        mixed = np.maximum((BACKGROUND_WORTH * np.array(before) + days * now) / (BACKGROUND_WORTH + days), 1e-6)
        rows.append(mixed / mixed.sum())
    result: Floats = np.stack(rows)[HAS_SIDE]
    return result


def _silence(spoken_days: Floats, days: Floats) -> Floats:
    """Nats of a day without reports, from how many days of each phase there were and how many were spoken of."""
    chance = (SPOKEN_WORTH * np.array(SPOKEN) + spoken_days) / (SPOKEN_WORTH + days)
    chance = np.minimum(chance, 0.95)
    nats = np.stack([SILENCE_WEIGHT * np.log(1 - chance), SPEECH_WEIGHT * np.log(chance)])
    result: Floats = nats - nats[:, [Phase.HELD]]
    return result


def learn(
    evidence: Evidence,
    space: StateSpace,
    terrain: Terrain,
    chosen: Booleans,
    *,
    rounds: int,
    tables: Tables,
    shares: Floats,
) -> tuple[Tables, Floats]:
    """Tables fitted to the chosen reports, going on from the given tables; and the neighbours' shares that follow.

    shares (D, 3 S, P): the neighbours' shares for the given tables, on the days on which the reports bear.
    """
    shape = (shares.shape[0], shares.shape[2])
    rates = prior_rates(CATEGORIES)
    for _ in range(rounds):
        seen = likelihood(nats_of(evidence, space, tables, chosen, shape))
        belief = smooth(terrain, seen, shares)
        shares = terrain.shares(belief)
        tables = _fitted(evidence, space, belief, chosen, rates)
    return tables, shares


def first_shares(
    evidence: Evidence, space: StateSpace, terrain: Terrain, chosen: Booleans, *, days: int, tables: Tables
) -> Floats:
    """(D, 3 S, P) neighbours' shares to begin with: those of a pass forward."""
    seen = likelihood(nats_of(evidence, space, tables, chosen, (days, terrain.start.shape[1])))
    belief = np.empty_like(seen)
    shares = np.empty((days, terrain.share_rows, seen.shape[2]))
    filter_from(terrain, seen, belief, shares, 0, days - 1)
    return shares


def _fitted(evidence: Evidence, space: StateSpace, belief: Floats, chosen: Booleans, rates: Floats) -> Tables:
    with_side, without = spoken_of(evidence, space, belief, chosen)
    count = len(np.unique(evidence.about[chosen] * belief.shape[2] + evidence.place[chosen]))
    background = _background(with_side, without, count)
    parts = expected_parts(evidence, space, belief, chosen)
    shares = learned_shares(rates, background, evidence.category[chosen], evidence.weight[chosen], parts)
    spoken = spoken_days(evidence, chosen, (belief.shape[0], belief.shape[2]))
    by_phase = np.stack([belief[:, space.phase == phase].sum(axis=1) for phase in Phase])
    silence = _silence(by_phase[:, spoken].sum(axis=1), by_phase.sum(axis=(1, 2)))
    return Tables(shares, background, silence)


def nats_of(evidence: Evidence, space: StateSpace, tables: Tables, chosen: Booleans, shape: tuple[int, int]) -> Floats:
    """(D, K, P) log-likelihood of all chosen reports, and of silence where there is none; shape (D, P)."""
    nats = total(evidence, space, tables.ratios(), chosen, shape)
    nats += quiet(tables, space, spoken_days(evidence, chosen, shape))
    return nats


def quiet(tables: Tables, space: StateSpace, is_spoken_of: Booleans) -> Floats:
    """(D, K, P) nats that silence, or its being broken (D, P), adds for each state."""
    silent, spoken = tables.silence[:, space.phase, None]
    result: Floats = np.where(is_spoken_of[:, None], spoken, silent)
    return result
