"""The reports as arrays, and the log-likelihood that they give each state of each place on each day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sayso.weigh.control.dependence import weighed
from sayso.weigh.control.meaning import CATEGORIES
from sayso.weigh.control.reports import Region, Report
from sayso.weigh.control.states import PARTS, Floats, Integers, StateSpace

NUMBER_OF = {category: number for number, category in enumerate(CATEGORIES)}
Booleans = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Reports that carry evidence, n of them, in canonical order."""

    ids: tuple[str, ...]
    place: Integers
    """(n,) index of the place."""
    about: Integers
    """(n,) day on which the report bears."""
    said: Integers
    until: Integers
    """(n,) the day on which it was withdrawn; beyond the last day if never."""
    category: Integers
    """(n,) index into CATEGORIES."""
    view: Integers
    """(n,) index of the side in view, S for none."""
    weight: Floats

    def known_by(self, day: int) -> Booleans:
        """(n,) which reports count as known on the evening of a day: said, and not withdrawn."""
        result: Booleans = (self.said <= day) & (self.until > day)
        return result


def evidence_of(reports: Iterable[Report], region: Region, space: StateSpace) -> Evidence:
    """The reports as arrays. Reports must be about places of the region and within its days."""
    rows = weighed(reports)
    meanings = [row.meaning for row in rows]
    where = {place: index for index, place in enumerate(region.places)}
    views = {side: index for index, side in enumerate(space.sides)} | {None: len(space.sides)}
    return Evidence(
        ids=tuple(row.report.id for row in rows),
        place=_integers([where[row.report.place] for row in rows]),
        about=_integers([row.report.day_about for row in rows]),
        said=_integers([row.report.day_said for row in rows]),
        until=_integers([region.days if row.withdrawn_on is None else row.withdrawn_on for row in rows]),
        category=_integers([NUMBER_OF[meaning.category] for meaning in meanings]),
        view=_integers([views[meaning.side] for meaning in meanings]),
        weight=np.array([row.weight for row in rows], dtype=np.float64),
    )


def _integers(values: Sequence[int]) -> Integers:
    return np.array(values, dtype=np.int64)


def per_report(evidence: Evidence, space: StateSpace, ratios: Floats, chosen: Booleans) -> Floats:
    """(m, K) nats that each chosen report gives each state; ratios (G, PARTS) by category."""
    parts = space.parts[evidence.view[chosen]]
    result: Floats = evidence.weight[chosen, None] * ratios[evidence.category[chosen, None], parts]
    return result


def total(evidence: Evidence, space: StateSpace, ratios: Floats, chosen: Booleans, shape: tuple[int, int]) -> Floats:
    """(D, K, P) nats of all chosen reports; shape (D, P). Days and places without reports are zeros."""
    result = np.zeros((shape[0], space.size, shape[1]))
    add_nats(result, evidence, chosen, per_report(evidence, space, ratios, chosen))
    return result


def add_nats(nats: Floats, evidence: Evidence, chosen: Booleans, added: Floats) -> None:
    """Adds (m, K) nats of the chosen reports where they bear, in nats (D, K, P)."""
    np.add.at(nats.swapaxes(1, 2), (evidence.about[chosen], evidence.place[chosen]), added)


def expected_parts(evidence: Evidence, space: StateSpace, belief: Floats, chosen: Booleans) -> Floats:
    """(m, PARTS) the part that the side in view of each chosen report is believed to have played; belief (D, K, P)."""
    states = belief[evidence.about[chosen], :, evidence.place[chosen]]
    onehot = np.eye(PARTS)[space.parts]
    result: Floats = np.einsum("nk,nkr->nr", states, onehot[evidence.view[chosen]])
    return result


def spoken_of(evidence: Evidence, space: StateSpace, belief: Floats, chosen: Booleans) -> tuple[Floats, Floats]:
    """How often each part is played where people speak: (PARTS,) with a side in view, and (PARTS,) without."""
    days = np.unique(np.stack([evidence.about[chosen], evidence.place[chosen]]), axis=1)
    states = belief[days[0], :, days[1]].mean(axis=0)
    onehot = np.eye(PARTS)[space.parts]
    return np.einsum("k,skr->r", states, onehot[:-1]) / len(space.sides), states @ onehot[-1]


def spoken_days(evidence: Evidence, chosen: Booleans, shape: tuple[int, ...]) -> Booleans:
    """(D, P) whether any chosen report bears on the place and day."""
    result = np.zeros(shape, dtype=np.bool_)
    result[evidence.about[chosen], evidence.place[chosen]] = True
    return result
