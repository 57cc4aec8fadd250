"""When the model shows a change of holder: not on a slim margin.

While two sides are about equally likely to hold a place, small pieces of news would make the answer jump to and fro.
So a side takes the lead only when it is clearly likelier than the side that led; until then the two are shown as
equally likely. 'Contested' and the sides' sum are never touched.
"""

from __future__ import annotations

import numpy as np

from sayso.weigh.control.states import Floats

CLEAR_LEAD = 1.7
"""How many times likelier than the leader a side must be to take the lead. Judgement: about five to three."""
CLEAR_LEAD_IN_A_FIGHT = 4.0
"""... while the place is most probably fought over, and which side holds it is least of all known."""


def steadied(probabilities: Floats) -> Floats:
    """The same (D, P, S + 1) with no side ahead of the leader that is not clearly ahead; looks only backwards."""
    shown = probabilities.copy()
    sides = probabilities.shape[2] - 1
    everywhere = np.arange(probabilities.shape[1])
    leader = shown[0, :, :sides].argmax(axis=1)
    for today in shown:
        held = today[:, :sides]
        best = held.argmax(axis=1)
        margin = np.where(today[:, sides] >= held.max(axis=1), CLEAR_LEAD_IN_A_FIGHT, CLEAR_LEAD)
        is_clear = held[everywhere, best] >= margin * held[everywhere, leader]
        leader = np.where(is_clear, best, leader)
        ahead = held >= held[everywhere, leader][:, None]
        level = (held * ahead).sum(axis=1) / ahead.sum(axis=1)
        held[...] = np.where(ahead, level[:, None], held)
    return shown
