"""When the model shows a change of holder: not on a slim margin.

While two sides are about equally likely to hold a place, small pieces of news would make the answer jump to and fro.
So a side takes the lead only when it is clearly likelier than the side that led; until then the two are shown as
equally likely. 'Contested' and the sides' sum are never touched.
"""

from __future__ import annotations

import numpy as np

from sayso.weigh.control.states import Floats, Integers

CLEAR_LEAD = 2.0
"""How many times likelier than the leader a side must be to take the lead. Judgement: two to one."""
CLEAR_LEAD_IN_A_FIGHT = 4.0
"""... while the place is most probably fought over, and which side holds it is least of all known."""


NO_LEADER = -1
ALIKE = 1 - 1e-9
"""Two sides closer than this are tied, whatever the rounding says: no side may gain from the order of names."""


def steadied(probabilities: Floats) -> Floats:
    """The same (D, P, S + 1) with no side ahead of the leader that is not clearly ahead; looks only backwards."""
    shown = np.empty_like(probabilities)
    leader = nobody(probabilities.shape[1])
    for day, today in enumerate(probabilities):
        shown[day], leader = steadied_today(today, leader)
    return shown


def nobody(places: int) -> Integers:
    """(P,) no leader anywhere, as before the first day."""
    return np.full(places, NO_LEADER)


def steadied_today(today: Floats, leader: Integers) -> tuple[Floats, Integers]:
    """One day (P, S + 1) as it is shown, given who led the day before (P,); and who leads now."""
    shown = today.copy()
    held = shown[:, :-1]
    leader = _leader(held, shown[:, -1], leader)
    of_leader = np.take_along_axis(held, np.maximum(leader, 0)[:, None], axis=1)
    ahead = (held >= of_leader) & (leader != NO_LEADER)[:, None]
    level = (held * ahead).sum(axis=1) / np.maximum(1, ahead.sum(axis=1))
    held[...] = np.where(ahead, level[:, None], held)
    return shown, leader


def _leader(held: Floats, contested: Floats, leader: Integers) -> Integers:
    """(P,) who leads today: the likeliest side if it is clearly so, else who led before."""
    ordered = np.sort(held, axis=1)
    top, next_to_top = ordered[:, -1], ordered[:, -2]
    of_leader = np.take_along_axis(held, np.maximum(leader, 0)[:, None], axis=1)[:, 0]
    margin = np.where(contested >= top, CLEAR_LEAD_IN_A_FIGHT, CLEAR_LEAD)
    is_clear = (leader == NO_LEADER) | (top >= margin * of_leader)
    result: Integers = np.where(is_clear & (next_to_top < ALIKE * top), held.argmax(axis=1), leader)
    return result
