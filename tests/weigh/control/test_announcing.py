"""A change of holder is shown when it is clear."""

from __future__ import annotations

import numpy as np

from sayso.weigh.control.announcing import steadied


def shown(*days: tuple[float, ...]) -> list[list[float]]:
    """What is shown of one place: north, south, contested."""
    return steadied(np.array(days)[:, None, :])[:, 0].round(6).tolist()


def test_a_slim_lead_is_shown_as_a_tie() -> None:
    assert shown((0.9, 0.05, 0.05), (0.45, 0.5, 0.05))[1] == [0.475, 0.475, 0.05]


def test_a_clear_lead_is_shown_as_it_is() -> None:
    assert shown((0.9, 0.05, 0.05), (0.2, 0.75, 0.05))[1] == [0.2, 0.75, 0.05]


def test_contested_is_never_touched_and_the_leader_stays_through_a_fight() -> None:
    assert shown((0.9, 0.05, 0.05), (0.05, 0.15, 0.8))[1] == [0.1, 0.1, 0.8]


def test_with_nobody_leading_nothing_is_levelled() -> None:
    assert shown((0.45, 0.45, 0.1), (0.4, 0.5, 0.1))[1] == [0.4, 0.5, 0.1]
