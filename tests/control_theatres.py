"""Any theatre at all, and claims about it: for the laws of the control model."""

from __future__ import annotations

import dataclasses
from itertools import combinations

from hypothesis import strategies as st

from control_by_hand import report
from sayso.weigh.control import Region, Report

NAMES = ("north", "south", "hill clans", "river league")
WITHOUT_SIDE = ("ngo", "correspondent", "local", "outlet", "aggregator")


@st.composite
def theatres(draw: st.DrawFn, *, are_islands: bool = False) -> Region:
    """Two to four sides, one to five places, one to eight days; who held what on day 0 is known, weighed or unknown."""
    sides = NAMES[: draw(st.integers(2, 4))]
    places = tuple(f"place {number}" for number in range(draw(st.integers(1, 5))))
    roads = [pair for pair in combinations(places, 2) if not are_islands and draw(st.booleans())]
    near = tuple(tuple(b if a == one else a for a, b in roads if one in (a, b)) for one in places)
    start = tuple(draw(st.sampled_from((*sides, None))) for _ in places)
    chances = st.tuples(*(st.integers(1, 9).map(float) for _ in sides))
    weights = tuple(draw(st.none() | chances) for _ in places)
    return Region(sides, draw(st.integers(1, 8)), places, near, start, weights)


@st.composite
def told_of(draw: st.DrawFn, region: Region) -> list[Report]:
    """Up to eight claims about a theatre, by anybody."""
    return [draw(_claim(region, number)) for number in range(draw(st.integers(0, 8)))]


@st.composite
def _claim(draw: st.DrawFn, region: Region, number: int) -> Report:
    side = draw(st.sampled_from((*region.sides, None)))
    kind = "party" if side else draw(st.sampled_from(WITHOUT_SIDE))
    change = draw(st.sampled_from(("holds", "gained", "lost", "withdraws", "advances", "contested")))
    said = draw(st.integers(0, region.days - 1))
    return report(
        number,
        place=draw(st.sampled_from(region.places)),
        day_said=said,
        day_about=draw(st.integers(0, said)),
        change=change,
        actor=None if change == "contested" else draw(st.sampled_from(region.sides)),
        is_denial=draw(st.booleans()),
        claimant=f"{kind} of {side}",
        claimant_class=kind,
        claimant_side=side,
        publisher=f"{kind} of {side}",
    )


def renamed(region: Region, reports: list[Report], order: list[int]) -> tuple[Region, list[Report]]:
    """The same war with every side in the place of another: side i is called what side order[i] was called."""
    name = {side: region.sides[order[number]] for number, side in enumerate(region.sides)} | {None: None}
    back = [order.index(number) for number in range(len(order))]
    other = dataclasses.replace(
        region,
        start=tuple(name[one] for one in region.start),
        start_weights=tuple(one and tuple(one[number] for number in back) for one in region.start_weights),
    )
    told = [dataclasses.replace(one, actor=name[one.actor], claimant_side=name[one.claimant_side]) for one in reports]
    return other, told
