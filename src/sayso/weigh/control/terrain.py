"""A region as the model sees it: how places start, who neighbours whom, how control moves."""

from __future__ import annotations

import numpy as np

from sayso.weigh.control.chain import Terrain
from sayso.weigh.control.motion import Rates, motion_for, shares_of
from sayso.weigh.control.reports import Region
from sayso.weigh.control.states import Phase, StateSpace

START_IS_RIGHT = 0.998
"""What is said to be known of day 0 is right in 499 of 500 places."""


def terrain_of(region: Region, space: StateSpace, rates: Rates) -> Terrain:
    """Places as they start and neighbour. A start that is not known is as its weights say, else alike for all sides."""
    sides = len(space.sides)
    index = {place: number for number, place in enumerate(region.places)}
    start = np.full((space.size, len(region.places)), (1 - START_IS_RIGHT) / space.size)
    for number, known in enumerate(region.start):
        given = region.start_weights[number] if region.start_weights else None
        weights = given or (1.0,) * sides
        if known is not None:
            weights = tuple(float(side == known) for side in space.sides)
        for side, one in enumerate(weights):
            start[space.index(Phase.HELD, side), number] += START_IS_RIGHT * one / sum(weights)
    near = [[index[other] for other in others if other in index] for others in region.neighbours]
    padded = [others or [number] for number, others in enumerate(near)]
    counts = np.array([len(others) for others in padded], dtype=np.int64)
    weight = np.array([1 / len(others) if others else 0.0 for others in near])
    neighbours = np.concatenate([np.array(others, dtype=np.int64) for others in padded])
    first = np.cumsum(counts) - counts
    return Terrain(start, neighbours, first, weight, shares_of(space).T.copy(), motion_for(space, rates))
