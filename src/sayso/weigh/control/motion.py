"""How control of a place moves from one day to the next, given who holds its neighbours."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sayso.weigh.control.states import Floats, Phase, StateSpace


@dataclass(frozen=True, slots=True)
class Rates:
    """Chances per day. They stand together: round numbers near the frequencies in simulated wars (seeds 11 and 12,
    which are not among those reported), not measured on any real one."""

    attacked: float = 0.0008
    """A fight begins although no neighbour is hostile: raids, landings, risings; shared by the other sides."""
    attacked_by_neighbour: float = 0.012
    """... times the share of neighbours that a side holds."""
    attacked_near_fights: float = 0.03
    """... times the share of neighbours that it attacks or has just taken: offensives have an axis."""
    taken: float = 0.0002
    """Taken without a day of fighting, far from the enemy."""
    taken_by_neighbour: float = 0.003
    taken_near_fights: float = 0.02
    taken_when_surrounded: float = 0.06
    """... times the chance that a side holds all neighbours: who is cut off leaves or is overrun within weeks. From
    simulated wars of seeds 21 to 23."""
    fight_goes_on: float = 0.87
    """Fights of eight days on average: chosen on simulated wars of random settings."""
    attacker_wins: float = 0.3
    """Chance that a fight that ends is won by the attacker, with no neighbour his."""
    attacker_wins_supported: float = 0.4
    """... plus this with all neighbours his."""
    news_ages: float = 0.45
    """TAKEN becomes RECENT: two days."""
    memory_fades: float = 0.04
    """RECENT becomes HELD: about a month."""
    anything: float = 0.0001
    """Whatever the model does not foresee, spread over all states."""


@dataclass(frozen=True, slots=True)
class Motion:
    """Transition of a place as a sum: rest + sum over y of near[y] times the share of neighbours held by y
    + pressing[y] times the share of neighbours where y attacks or has just won + closing[y] times the chance that y
    holds them all. Rows sum to 1 whatever the shares."""

    rest: Floats
    """(K, K), row today, column tomorrow."""
    by_share: Floats
    """(3 S, K, K): S matrices for neighbours held, S for those under attack, S for all of them held; rows sum to 0."""
    forward: Floats
    """(K, (1 + 3 S) K): the matrices beside one another, each transposed."""
    backward: Floats
    """(K, (1 + 3 S) K): the same, as they are."""

    def matrix(self, shares: Floats) -> Floats:
        """The transition for shares (3 S,): (K, K), rows sum to 1."""
        result: Floats = self.rest + np.tensordot(shares, self.by_share, axes=1)
        return result

    def step(self, today: Floats, shares: Floats) -> Floats:
        """Tomorrow's distribution (K, P) from today's (K, P) and the neighbours' shares (3 S, P)."""
        return self.forward @ _weighted(today, shares)

    def step_back(self, tomorrow: Floats, shares: Floats) -> Floats:
        """What tomorrow's likelihood (K, P) says about today."""
        return self.backward @ _weighted(tomorrow, shares)


def _weighted(columns: Floats, shares: Floats) -> Floats:
    """((1 + 3 S) K, P): the columns once as they are, and once times each share; one product then does all parts."""
    size, places = columns.shape
    stacked = np.empty((1 + len(shares), size, places))
    stacked[0] = columns
    np.multiply(shares[:, None], columns, out=stacked[1:])
    return stacked.reshape(-1, places)


def motion_for(space: StateSpace, rates: Rates) -> Motion:
    """The transition of every state, as a constant part and parts that grow with the neighbours' shares."""
    sides, size = len(space.sides), space.size
    rest, by_share = np.zeros((size, size)), np.zeros((3 * sides, size, size))
    for k in range(size):
        if space.phase[k] == Phase.FOUGHT:
            _fight(space, rates, k, rest, by_share)
        else:
            _attacks(space, rates, k, rest, by_share)
            _ageing(space, rates, k, rest)
        rest[k, k] += 1.0 - rest[k].sum()
        for matrix in by_share:
            matrix[k, k] -= matrix[k].sum()
    rest = (1 - rates.anything) * rest + rates.anything / size
    by_share *= 1 - rates.anything
    parts = [rest, *by_share]
    return Motion(rest, by_share, np.concatenate([part.T for part in parts], axis=1), np.concatenate(parts, axis=1))


def _fight(space: StateSpace, rates: Rates, k: int, rest: Floats, by_share: Floats) -> None:
    holder, attacker = int(space.holder[k]), int(space.other[k])
    ends = 1 - rates.fight_goes_on
    won = space.index(Phase.TAKEN, attacker, holder)
    repelled = space.index(Phase.HELD, holder)
    rest[k, won] += ends * rates.attacker_wins
    rest[k, repelled] += ends * (1 - rates.attacker_wins)
    by_share[attacker, k, won] += ends * rates.attacker_wins_supported
    by_share[attacker, k, repelled] -= ends * rates.attacker_wins_supported


def _attacks(space: StateSpace, rates: Rates, k: int, rest: Floats, by_share: Floats) -> None:
    sides, holder = len(space.sides), int(space.holder[k])
    for attacker in range(sides):
        if attacker == holder:
            continue
        fight = space.index(Phase.FOUGHT, holder, attacker)
        fall = space.index(Phase.TAKEN, attacker, holder)
        rest[k, fight] += rates.attacked / (sides - 1)
        rest[k, fall] += rates.taken / (sides - 1)
        by_share[attacker, k, fight] += rates.attacked_by_neighbour
        by_share[attacker, k, fall] += rates.taken_by_neighbour
        by_share[sides + attacker, k, fight] += rates.attacked_near_fights
        by_share[sides + attacker, k, fall] += rates.taken_near_fights
        by_share[2 * sides + attacker, k, fall] += rates.taken_when_surrounded


def _ageing(space: StateSpace, rates: Rates, k: int, rest: Floats) -> None:
    holder, other = int(space.holder[k]), int(space.other[k])
    if space.phase[k] == Phase.TAKEN:
        rest[k, space.index(Phase.RECENT, holder, other)] += rates.news_ages
    elif space.phase[k] == Phase.RECENT:
        rest[k, space.index(Phase.HELD, holder)] += rates.memory_fades


def shares_of(space: StateSpace) -> Floats:
    """(K, 2 S): what a neighbour in each state adds to the shares: held by y; attacked or just taken by y."""
    sides = len(space.sides)
    out = np.zeros((space.size, 2 * sides))
    for k in range(space.size):
        holder, other = int(space.holder[k]), int(space.other[k])
        out[k, holder] = 1.0
        if space.phase[k] == Phase.FOUGHT:
            out[k, sides + other] = 1.0
        elif space.phase[k] == Phase.TAKEN:
            out[k, sides + holder] = 1.0
    return out
