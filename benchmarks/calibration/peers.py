"""The usual methods for conflicting claims, in small implementations of our own.

The packages that hold them bring much more than is needed here (crowd-kit: pandas, scikit-learn, transformers) or are
no longer kept (truthdiscovery). Objects are a place in a stretch of ten days, facts its answers.
    TruthFinder   Yin, Han, Yu 2008 (without implications between facts)
    Sums          Pasternack and Roth 2010, after Kleinberg's hubs and authorities
    Investment    Pasternack and Roth 2010, growth 1.2
    Dawid-Skene   Dawid and Skene 1979, confusion tables smoothed by one half
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from votes import REFIT_DAYS, WINDOW_DAYS, Votes, latest_wins, weighted_majority

STRETCH_DAYS = 10
ROUNDS = 20


def _facts(votes: Votes, known: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray, int]:
    """Source and fact of each distinct vote, the object of each fact, the number of facts; facts are numbered."""
    objects = votes.place[known] * (votes.shape[0] // STRETCH_DAYS + 1) + votes.about[known] // STRETCH_DAYS
    pairs = np.unique(np.stack([votes.source[known], objects * votes.shape[2] + votes.answer[known]], 1), axis=0)
    names, fact = np.unique(pairs[:, 1], return_inverse=True)
    return pairs[:, 0], fact, np.unique(names // votes.shape[2], return_inverse=True)[1], len(names)


def equal(votes: Votes, _: np.ndarray) -> np.ndarray:
    """Every source counts the same."""
    return np.ones(votes.sources)


def truth_finder(votes: Votes, known: np.ndarray) -> np.ndarray:
    """-ln(1 - trust); trust is the mean confidence of a source's facts."""
    trust = np.full(votes.sources, 0.8)
    if known.any():
        source, fact, _, facts = _facts(votes, known)
        said = np.bincount(source, minlength=votes.sources)
        for _ in range(ROUNDS):
            score = np.bincount(fact, -np.log(1 - trust[source]), minlength=facts)
            confidence = 1 / (1 + np.exp(-0.3 * score))
            trust = (np.bincount(source, confidence[fact], minlength=votes.sources) + 0.8) / (said + 1)
            trust = np.clip(trust, 0.05, 0.99)
    return -np.log(1 - trust)


def sums(votes: Votes, known: np.ndarray) -> np.ndarray:
    """Hubs and authorities: a source's trust is the sum of its facts' beliefs, and the other way round."""
    trust = np.ones(votes.sources)
    if known.any():
        source, fact, _, facts = _facts(votes, known)
        for _ in range(ROUNDS):
            belief = np.bincount(fact, trust[source], minlength=facts)
            trust = np.bincount(source, (belief / belief.max())[fact], minlength=votes.sources)
            trust /= trust.max()
    return trust + 1e-6


def investment(votes: Votes, known: np.ndarray) -> np.ndarray:
    """Sources invest their trust in facts; facts pay back with interest."""
    trust = np.ones(votes.sources)
    if known.any():
        source, fact, _, facts = _facts(votes, known)
        said = np.maximum(1, np.bincount(source, minlength=votes.sources))
        for _ in range(ROUNDS):
            stake = (trust / said)[source]
            invested = np.bincount(fact, stake, minlength=facts)
            paid = (invested**1.2)[fact] * stake / np.maximum(invested[fact], 1e-12)
            trust = np.bincount(source, paid, minlength=votes.sources)
            trust /= max(trust.max(), 1e-12)
    return trust + 1e-6


def dawid_skene(votes: Votes, *, in_hindsight: bool) -> np.ndarray:
    """(D, P, answers) posterior of each window under one confusion table for each source."""
    days = votes.shape[0]
    everything = np.ones(len(votes.place), bool)
    table, prior = _confusion(votes, everything if in_hindsight else votes.known(-1))
    result, last = np.empty(votes.shape), votes.start.copy()
    for day in range(days):
        if not in_hindsight and day % REFIT_DAYS == 0 and day:
            table, prior = _confusion(votes, votes.known(day - 1))
        near = np.abs(votes.about - day) <= WINDOW_DAYS // 2
        chosen = near if in_hindsight else (votes.about > day - WINDOW_DAYS) & votes.known(day)
        nats = np.tile(np.log(prior), (votes.shape[1], 1))
        np.add.at(nats, votes.place[chosen], np.log(table[votes.source[chosen], :, votes.answer[chosen]]))
        heard = np.bincount(votes.place[chosen], minlength=votes.shape[1]) > 0
        weight = np.exp(nats - nats.max(axis=1, keepdims=True))
        last[heard] = (weight / weight.sum(axis=1, keepdims=True))[heard]
        result[day] = last
    return result


def _confusion(votes: Votes, known: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(sources, truth, said) tables and (truth,) shares, by EM from the majority."""
    answers = votes.shape[2]
    table = np.full((votes.sources, answers, answers), 0.3 / (answers - 1)) + np.eye(answers) * (
        0.7 - 0.3 / (answers - 1)
    )
    prior = np.full(answers, 1 / answers)
    if not known.any():
        return table, prior
    stretch = votes.place[known] * (votes.shape[0] // STRETCH_DAYS + 1) + votes.about[known] // STRETCH_DAYS
    objects, which = np.unique(stretch, return_inverse=True)
    source, answer = votes.source[known], votes.answer[known]
    belief = np.full((len(objects), answers), 0.1)
    np.add.at(belief, (which, answer), 1.0)
    for _ in range(ROUNDS):
        belief /= belief.sum(axis=1, keepdims=True)
        prior = belief.mean(axis=0)
        table = np.full((votes.sources, answers, answers), 0.5)
        np.add.at(table.transpose(0, 2, 1), (source, answer), belief[which])
        table /= table.sum(axis=2, keepdims=True)
        nats = np.tile(np.log(prior), (len(objects), 1))
        np.add.at(nats, which, np.log(table[source, :, answer]))
        belief = np.exp(nats - nats.max(axis=1, keepdims=True))
    return table, prior


def _majority(trust: Callable[[Votes, np.ndarray], np.ndarray]) -> Callable[..., np.ndarray]:
    return lambda votes, *, in_hindsight: weighted_majority(votes, trust, in_hindsight=in_hindsight)


PEERS: dict[str, Callable[..., np.ndarray]] = {
    "latest claim wins": latest_wins,
    "majority, copies collapsed": _majority(equal),
    "TruthFinder": _majority(truth_finder),
    "Sums": _majority(sums),
    "Investment": _majority(investment),
    "Dawid-Skene": dawid_skene,
}
