"""Who probably holds each place on each day: as known that day (filtered) and in hindsight (smoothed)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sayso.weigh.control.announcing import steadied
from sayso.weigh.control.evidence import evidence_of
from sayso.weigh.control.filtering import filtered
from sayso.weigh.control.motion import Rates
from sayso.weigh.control.reports import Region, Report
from sayso.weigh.control.smoothing import smoothed
from sayso.weigh.control.states import Floats, states_for
from sayso.weigh.control.terrain import terrain_of


class Mode(StrEnum):
    """What an estimate for a day may know."""

    FILTERED = "filtered"
    """What was said by that day."""
    SMOOTHED = "smoothed"
    """Everything said so far: hindsight."""


@dataclass(frozen=True, slots=True)
class ControlEstimates:
    """A model's estimate of who controls each place on each day; never a finding."""

    answers: tuple[str, ...]
    """The sides, and 'contested' last."""
    places: tuple[str, ...]
    probabilities: Floats
    """(D, P, S + 1); the last axis sums to 1."""


def estimate_control(
    region: Region, reports: Iterable[Report], *, mode: Mode, learns: bool = True, rates: Rates | None = None
) -> ControlEstimates:
    """A probability for each answer, place and day; with no reports, what the start and the neighbours make likely."""
    space = states_for(region.sides)
    terrain = terrain_of(region, space, rates or Rates())
    evidence = evidence_of(reports, region, space)
    if mode is Mode.FILTERED:
        belief, _ = filtered(evidence, space, terrain, days=region.days, learns=learns)
    else:
        belief = smoothed(evidence, space, terrain, days=region.days, learns=learns).belief
    return ControlEstimates(
        (*region.sides, "contested"), region.places, steadied((space.shown.T @ belief).swapaxes(1, 2))
    )
