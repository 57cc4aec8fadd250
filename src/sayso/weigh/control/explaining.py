"""Why an estimate is what it is: the chain of one place, taken apart into what each report contributes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from sayso.errors import NotFoundError
from sayso.weigh.control.contributions import Explanation, PlaceChain, explain, log_odds, without
from sayso.weigh.control.estimate import Mode
from sayso.weigh.control.evidence import evidence_of, per_report, spoken_days
from sayso.weigh.control.filtering import filtered
from sayso.weigh.control.motion import Rates
from sayso.weigh.control.reports import Region, Report
from sayso.weigh.control.smoothing import smoothed
from sayso.weigh.control.states import Floats, StateSpace, states_for
from sayso.weigh.control.terrain import terrain_of

LEAST_UTTERANCES = 3
NEAR_DAYS = 60
"""With fewer utterances within so many days of the day asked for, an estimate would show little but the priors."""


@dataclass(frozen=True, slots=True)
class ControlExplained:
    """An estimate for one place, day and answer, taken apart."""

    explanation: Explanation
    log_odds_without: tuple[tuple[str, float], ...]
    """(report id, log-odds): 'if this report were false'. These differences do not add up."""
    probabilities: tuple[tuple[str, float], ...]
    """(answer, probability) of every answer, 'contested' last."""
    is_enough_said: bool
    """False: too little was said for an estimate to be shown."""


def explain_control(
    region: Region, reports: Iterable[Report], *, place: str, day: int, answer: str, mode: Mode, learns: bool = True
) -> ControlExplained:
    """What each report contributes to the log-odds of an answer for a place and day; and the log-odds without it.

    Raises NotFoundError for a place, day or answer that the region does not have.
    """
    answers = (*region.sides, "contested")
    for what, key, known in (("place", place, region.places), ("answer", answer, answers)):
        if key not in known:
            raise NotFoundError(what, key, f"known: {', '.join(known[:20])}")
    if not 0 <= day < region.days:
        raise NotFoundError("day", str(day), f"days run from 0 to {region.days - 1}")
    space = states_for(region.sides)
    chain = _chain(region, list(reports), space, region.places.index(place), day, mode, learns)
    wanted = space.shown[:, answers.index(answer)]
    found = explain(chain, day, wanted)
    near = int((abs(chain.days - day) < NEAR_DAYS).sum())
    return ControlExplained(
        explanation=found,
        log_odds_without=tuple((one, without(chain, day, wanted, one)) for one in chain.ids),
        probabilities=tuple((one, _probability(chain, day, space.shown[:, n])) for n, one in enumerate(answers)),
        is_enough_said=near >= LEAST_UTTERANCES,
    )


def _probability(chain: PlaceChain, day: int, answer: Floats) -> float:
    return float(1 / (1 + np.exp(-log_odds(chain, day, answer, share_of_evidence=1.0))))


def _chain(
    region: Region, reports: list[Report], space: StateSpace, place: int, day: int, mode: Mode, learns: bool
) -> PlaceChain:
    terrain = terrain_of(region, space, Rates())
    evidence = evidence_of(reports, region, space)
    if mode is Mode.FILTERED:
        _, running = filtered(evidence, space, terrain, days=day + 1, learns=learns)
        chosen, tables, shares = evidence.known_by(day), running.tables, running.shares
    else:
        hindsight = smoothed(evidence, space, terrain, days=region.days, learns=learns)
        chosen, tables, shares = hindsight.chosen, hindsight.tables, hindsight.shares
    spoken = spoken_days(evidence, chosen, (len(shares), shares.shape[2]))[:, place]
    here = chosen & (evidence.place == place)
    return PlaceChain(
        start=terrain.start[:, place],
        motion=terrain.motion,
        shares=shares[:, :, place],
        silence=tables.silence[spoken.astype(int)][:, space.phase],
        days=evidence.about[here],
        nats=per_report(evidence, space, tables.ratios(), here),
        ids=tuple(evidence.ids[index] for index in np.flatnonzero(here)),
    )
