"""How much each report contributes to an estimate: parts in nats that add up to the posterior log-odds, exactly.

The parts are those of Aumann and Shapley (1974): all evidence is let in gradually, from none (u = 0) to all (u = 1),
and each report is credited with what it adds on the way. For a chain with evidence scaled by u,

    d/du logit P(A) = sum over i of ( E_u[ l_i | A ] - E_u[ l_i | not A ] ),

where l_i is the log-likelihood that report i gives the state of the day it bears on. Neighbours' shares, reliabilities
and weights are held as they are: they are the situation in which the reports are read.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sayso.weigh.control.motion import Motion
from sayso.weigh.control.states import Floats, Integers

NODES = 16
MOST_NODES = 256
CLOSE_ENOUGH = 1e-10
"""Nats between two rules of integration at which the finer one is taken."""


@dataclass(frozen=True, slots=True)
class PlaceChain:
    """One place from day 0 to day D - 1, with everything that its estimate rests on."""

    start: Floats
    """(K,) distribution on day 0."""
    motion: Motion
    shares: Floats
    """(D, 3 S) neighbours' shares, held as they are."""
    silence: Floats
    """(D, K) nats that silence, or its being broken, adds."""
    days: Integers
    """(n,) day on which each report bears."""
    nats: Floats
    """(n, K) what each report gives each state."""
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """An estimate taken apart; log-odds in nats (natural logarithm)."""

    situation: float
    """Log-odds before any report: how the place started, its neighbours, how control moves."""
    silence: float
    """What days without reports, and the mere fact of being spoken of, add."""
    by_report: tuple[tuple[str, float], ...]
    """(report id, nats) in the order in which they were said."""
    posterior: float
    """Log-odds after all: the situation, silence and the reports added up."""

    @property
    def probability(self) -> float:
        """The posterior as a probability."""
        return float(1 / (1 + np.exp(-self.posterior)))


def explain(chain: PlaceChain, day: int, answer: Floats) -> Explanation:
    """Takes apart the log-odds that the place is in one of the answer's states on a day.

    answer (K,) is 1 for states that count for the answer and 0 for others; it must be neither all nor none.
    """
    situation = log_odds(chain, day, answer, share_of_evidence=0.0)
    posterior = log_odds(chain, day, answer, share_of_evidence=1.0)
    parts = _integrated(chain, day, answer, posterior - situation)
    by_report = tuple(zip(chain.ids, parts[:-1].tolist(), strict=True))
    return Explanation(situation, float(parts[-1]), by_report, posterior)


def without(chain: PlaceChain, day: int, answer: Floats, report: str) -> float:
    """The log-odds if one report did not count: 'if this report were false'. These do not add up."""
    keep = np.array([one != report for one in chain.ids], dtype=np.bool_)
    ids = tuple(one for one in chain.ids if one != report)
    rest = PlaceChain(chain.start, chain.motion, chain.shares, chain.silence, chain.days[keep], chain.nats[keep], ids)
    return log_odds(rest, day, answer, share_of_evidence=1.0)


def log_odds(chain: PlaceChain, day: int, answer: Floats, *, share_of_evidence: float) -> float:
    """Log-odds of the answer on a day, with all evidence scaled by a share from 0 to 1."""
    forward, back = _messages(chain, share_of_evidence)
    weights = forward[day] * back[day]
    return float(np.log(weights @ answer) - np.log(weights @ (1 - answer)))


def _integrated(chain: PlaceChain, day: int, answer: Floats, whole: float) -> Floats:
    """(n + 1,) nats of each report and, last, of silence; more nodes are taken until they add up to the whole."""
    nodes = NODES
    while True:
        points, weights = np.polynomial.legendre.leggauss(nodes)
        parts = np.zeros(len(chain.ids) + 1)
        for point, weight in zip((points + 1) / 2, weights / 2, strict=True):
            parts += weight * _gradient(chain, day, answer, float(point))
        if abs(parts.sum() - whole) <= CLOSE_ENOUGH or nodes >= MOST_NODES:
            return parts
        nodes *= 2


def _gradient(chain: PlaceChain, day: int, answer: Floats, share: float) -> Floats:
    """(n + 1,) E[l_i | answer] - E[l_i | not answer] with all evidence scaled by a share."""
    differences = np.zeros(len(chain.silence)), np.zeros(len(chain.ids))
    for given, sign in ((answer, 1.0), (1 - answer, -1.0)):
        states = _states_given(chain, day, given, share)
        differences[0][:] += sign * (states * chain.silence).sum(axis=1)
        differences[1][:] += sign * (states[chain.days] * chain.nats).sum(axis=1)
    return np.append(differences[1], differences[0].sum())


def _states_given(chain: PlaceChain, day: int, given: Floats, share: float) -> Floats:
    """(D, K) each day's distribution, given that the state of one day is among the given ones."""
    forward, back = _messages(chain, share, day, given)
    return _normalised(forward * back)


def _messages(
    chain: PlaceChain, share: float, day: int | None = None, given: Floats | None = None
) -> tuple[Floats, Floats]:
    """Forward and backward messages (D, K), each scaled by day; their product is each day's distribution."""
    nats = chain.silence.copy()
    np.add.at(nats, chain.days, chain.nats)
    nats *= share
    seen = np.exp(nats - nats.max(axis=1, keepdims=True))
    if day is not None and given is not None:
        seen[day] = seen[day] * given
    forward, back = np.empty_like(seen), np.ones_like(seen)
    for today in range(len(seen)):
        before = chain.start if today == 0 else forward[today - 1] @ chain.motion.matrix(chain.shares[today - 1])
        forward[today] = _normalised(before * seen[today])
    for today in range(len(seen) - 2, -1, -1):
        message = chain.motion.matrix(chain.shares[today]) @ (back[today + 1] * seen[today + 1])
        back[today] = message / message.max()
    return forward, back


def _normalised(weights: Floats) -> Floats:
    """The same along the states, summing to 1."""
    result: Floats = weights / weights.sum(axis=-1, keepdims=True)
    return result
