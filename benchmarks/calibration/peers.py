"""The usual methods for conflicting claims, in implementations of our own: for where their packages are not installed.

Objects are a place in a stretch of ten days, facts its answers; each source has one answer to an object. Formulas and
numbers are those of the packages, and a test holds the two together where those are installed.
    TruthFinder   Yin, Han, Yu 2008 (without implications between facts)
    Sums          Pasternack and Roth 2010, after Kleinberg's hubs and authorities
    Investment    Pasternack and Roth 2010, growth 1.2
    Dawid-Skene   Dawid and Skene 1979; smoothed by half a report, it is a peer of its own
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from votes import REFIT_DAYS, WINDOW_DAYS, Opinions, Votes, latest_wins, opinions_of, weighted_majority

ROUNDS = 20
LEAST = 1e-6
"""Weight of a source that a method does not trust at all: alone, it is still heard."""


@dataclass(frozen=True)
class Facts:
    """Opinions by fact: an object and one answer to it."""

    source: np.ndarray
    fact: np.ndarray
    """(n,) the fact of each opinion."""
    rivals: np.ndarray
    """(facts,) how many opinions there are about the fact's object."""
    claims: np.ndarray
    """(sources,) how many opinions each source has, at least 1."""

    def by_fact(self, values: np.ndarray) -> np.ndarray:
        """(facts,) sums of (n,) values."""
        return np.bincount(self.fact, values, minlength=len(self.rivals))

    def by_source(self, values: np.ndarray) -> np.ndarray:
        """(sources,) sums of (n,) values."""
        return np.bincount(self.source, values, minlength=len(self.claims))


def facts_of(opinions: Opinions, sources: int) -> Facts:
    """Opinions grouped by what they say."""
    answers = int(opinions.answer.max()) + 1
    names, fact = np.unique(opinions.object * answers + opinions.answer, return_inverse=True)
    _, which = np.unique(names // answers, return_inverse=True)
    about = np.bincount(which, np.bincount(fact))[which]
    claims = np.maximum(1, np.bincount(opinions.source, minlength=sources))
    return Facts(opinions.source, fact, about, claims)


def truth_finder(opinions: Opinions, sources: int) -> np.ndarray:
    """(sources,) trust: the mean confidence in a source's facts; 0.9 to begin with, dampened by 0.3."""
    facts, trust = facts_of(opinions, sources), np.full(sources, 0.9)
    for _ in range(ROUNDS):
        if (trust == 1).any():
            break
        confidence = 1 / (1 + np.exp(-0.3 * facts.by_fact(-np.log(1 - trust[facts.source]))))
        trust = np.where(facts.by_source(np.ones(len(facts.fact))) > 0, facts.by_source(confidence[facts.fact]), 0.9)
        trust = trust / facts.claims
    return trust


def sums(opinions: Opinions, sources: int) -> np.ndarray:
    """(sources,) hubs and authorities: trust is the sum of a source's beliefs, and the other way round."""
    facts = facts_of(opinions, sources)
    belief, trust = np.full(len(facts.rivals), 0.5), np.zeros(sources)
    for _ in range(ROUNDS):
        trust = facts.by_source(belief[facts.fact])
        belief = facts.by_fact(trust[facts.source])
        trust, belief = trust / trust.max(), belief / belief.max()
    return trust


def investment(opinions: Opinions, sources: int) -> np.ndarray:
    """(sources,) trust: sources invest it in facts, and facts pay back with growth."""
    facts, trust = facts_of(opinions, sources), np.ones(sources)
    belief = np.bincount(facts.fact) / facts.rivals
    for _ in range(ROUNDS):
        stake = trust / facts.claims
        invested = facts.by_fact(stake[facts.source])
        if not invested.all():
            break
        trust = stake * facts.by_source((belief / invested)[facts.fact])
        belief = facts.by_fact((trust / facts.claims)[facts.source]) ** 1.2
        trust, belief = trust / trust.max(), belief / belief.max()
    return trust


Confusion = tuple[np.ndarray, np.ndarray]
"""(sources, truth, said) how often each source says what, and (truth,) how often that is so."""


def confusion(opinions: Opinions, sources: int, answers: int, *, smoothing: float, rounds: int = ROUNDS) -> Confusion:
    """EM from the majority, as in Dawid and Skene 1979; a source never heard says anything alike."""
    objects, which = np.unique(opinions.object, return_inverse=True)
    belief = np.zeros((len(objects), answers))
    np.add.at(belief, (which, opinions.answer), 1.0)
    belief /= belief.sum(axis=1, keepdims=True)
    for done in range(rounds + 1):
        prior = np.maximum(belief.mean(axis=0), 1e-10)
        table = np.full((sources, answers, answers), smoothing)
        np.add.at(table.transpose(0, 2, 1), (opinions.source, opinions.answer), belief[which])
        table = np.maximum(table, 1e-10)
        table /= table.sum(axis=2, keepdims=True)
        if done == rounds:
            break
        nats = np.tile(np.log(prior), (len(objects), 1))
        np.add.at(nats, which, np.log(table[opinions.source, :, opinions.answer]))
        belief = np.exp(nats - nats.max(axis=1, keepdims=True))
        belief /= belief.sum(axis=1, keepdims=True)
    return table, prior


def by_confusion(votes: Votes, fit: Callable[[np.ndarray], Confusion], *, in_hindsight: bool) -> np.ndarray:
    """(D, P, answers) posterior of each window under one table for each source; fit takes which votes are known."""
    days = votes.shape[0]
    everything = np.ones(len(votes.place), bool)
    table, prior = fit(everything if in_hindsight else votes.known(0))
    result, last = np.empty(votes.shape), votes.start.copy()
    for day in range(days):
        if not in_hindsight and day % REFIT_DAYS == 0 and day:
            table, prior = fit(votes.known(day - 1))
        near = np.abs(votes.about - day) <= WINDOW_DAYS // 2
        chosen = near if in_hindsight else (votes.about > day - WINDOW_DAYS) & votes.known(day)
        nats = np.tile(np.log(prior), (votes.shape[1], 1))
        np.add.at(nats, votes.place[chosen], np.log(table[votes.source[chosen], :, votes.answer[chosen]]))
        heard = np.bincount(votes.place[chosen], minlength=votes.shape[1]) > 0
        weight = np.exp(nats - nats.max(axis=1, keepdims=True))
        last[heard] = (weight / weight.sum(axis=1, keepdims=True))[heard]
        result[day] = last
    return result


def dawid_skene(votes: Votes, *, in_hindsight: bool, smoothing: float = 0.0) -> np.ndarray:
    """(D, P, answers) by tables of our own."""
    sources, answers = votes.sources, votes.shape[2]

    def fit(known: np.ndarray) -> Confusion:
        if not known.any():
            return np.full((sources, answers, answers), 1 / answers), np.full(answers, 1 / answers)
        return confusion(opinions_of(votes, known), sources, answers, smoothing=smoothing)

    return by_confusion(votes, fit, in_hindsight=in_hindsight)


TRUSTS: dict[str, Callable[[Opinions, int], np.ndarray]] = {
    "TruthFinder": truth_finder,
    "Sums": sums,
    "Investment": investment,
}
Method = Callable[..., np.ndarray]
"""(votes, in_hindsight) -> (D, P, answers)."""


def weight_of(name: str, trust: np.ndarray) -> np.ndarray:
    """(sources,) weight of a vote: TruthFinder's is -ln(1 - trust), after its authors; the others' trust itself.

    A trust that is no number (a package divided by nothing) is none.
    """
    trust = np.nan_to_num(trust)
    return -np.log(1 - np.clip(trust, LEAST, 0.99)) if name == "TruthFinder" else np.maximum(trust, 0) + LEAST


def by_trust(name: str, trust: Callable[[Votes, np.ndarray], np.ndarray]) -> Method:
    """A method that votes with weights by trust; with nothing known, all votes are equal."""

    def weights(votes: Votes, known: np.ndarray) -> np.ndarray:
        return weight_of(name, trust(votes, known)) if known.any() else np.ones(votes.sources)

    return lambda votes, *, in_hindsight: weighted_majority(votes, weights, in_hindsight=in_hindsight)


def _own(name: str) -> Method:
    return by_trust(name, lambda votes, known: TRUSTS[name](opinions_of(votes, known), votes.sources))


ALWAYS: dict[str, Method] = {
    "latest claim wins": latest_wins,
    "majority, copies collapsed": by_trust("majority", lambda votes, _: np.ones(votes.sources)),
    "Dawid-Skene, smoothed": lambda votes, *, in_hindsight: dawid_skene(
        votes, in_hindsight=in_hindsight, smoothing=0.5
    ),
}
"""Methods for which no package is asked."""
OWN: dict[str, Method] = {**{name: _own(name) for name in TRUSTS}, "Dawid-Skene": dawid_skene}
"""What stands in for a package that is not installed."""
