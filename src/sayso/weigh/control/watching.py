"""A filter that runs along: a new claim about one place costs what that place costs, not what the ledger holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from sayso.errors import NotFoundError
from sayso.weigh.control.announcing import nobody, steadied_today
from sayso.weigh.control.chain import Terrain
from sayso.weigh.control.dependence import Weighed, Weigher, order_of
from sayso.weigh.control.evidence import NUMBER_OF, evidence_of
from sayso.weigh.control.filtering import Running, learns_on, refit, running_from
from sayso.weigh.control.motion import Rates
from sayso.weigh.control.reports import Region, Report
from sayso.weigh.control.states import Floats, Integers, StateSpace, states_for
from sayso.weigh.control.terrain import terrain_of


@dataclass(slots=True)
class _Heard:
    """What has been heard of one place."""

    reports: dict[str, Report] = field(default_factory=dict)
    weigher: Weigher = field(default_factory=Weigher)
    rows: dict[str, Weighed] = field(default_factory=dict)
    """Those that carry evidence, by id."""
    last: tuple[int, str] = (-1, "")
    """Where the last of them stands in canonical order."""

    def take(self, report: Report) -> Weighed | None:
        """Hears the next report in canonical order."""
        self.reports[report.id] = report
        self.last = order_of(report)
        row = self.weigher.take(report)
        if row is not None:
            self.rows[report.id] = row
        return row

    def counted(self) -> Iterator[Weighed]:
        """What carries evidence and was not taken back."""
        return (row for row in self.rows.values() if row.report.id not in self.weigher.withdrawn)


@dataclass(slots=True)
class ControlWatch:
    """Who probably holds each place as known on the evening of the present day, kept up claim by claim.

    The estimate equals that of `estimate_control` in filtered mode on that day, as long as reports are heard on the day
    on which they are said, in whatever order. A report heard late is put in its place and weighed, but evenings that
    are past stay as they were told, and what was learned before stays learned until the next time.
    """

    region: Region
    learns: bool = True
    day: int = 0
    _space: StateSpace = field(init=False)
    _terrain: Terrain = field(init=False)
    _running: Running = field(init=False)
    _leader: Integers = field(init=False)
    _heard: dict[str, _Heard] = field(init=False)
    _place_of: dict[str, str] = field(init=False)
    _number: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        self._space = states_for(self.region.sides)
        self._terrain = terrain_of(self.region, self._space, Rates())
        self._running = running_from(self._terrain, days=self.region.days)
        self._running.retell(self._space, self._terrain, 0, 0)
        self._leader = nobody(len(self.region.places))
        self._heard = defaultdict(_Heard)
        self._place_of = {}
        self._number = {place: number for number, place in enumerate(self.region.places)}

    @property
    def answers(self) -> tuple[str, ...]:
        """The sides, and 'contested' last."""
        return (*self.region.sides, "contested")

    def today(self) -> Floats:
        """(P, S + 1) the estimate of the present day, as it is shown; the last axis sums to 1."""
        return self._shown()[0]

    def unsteadied(self) -> Floats:
        """(P, S + 1) the same before the rule of showing: no side is held back for leading by little."""
        found: Floats = (self._space.shown.T @ self._running.belief[self.day]).T
        return found

    def hear(self, report: Report) -> None:
        """Takes in a report said by the present day; one whose id is known takes the place of that one.

        Raises NotFoundError for a place that the region does not have, and for a day that is still to come.
        """
        for place, first in self._note(report):
            self._running.retell_near(self._space, self._terrain, first, self.day, self._number[place])

    def hear_all(self, reports: Iterable[Report]) -> None:
        """Takes in many reports in order of time, going on from day to day as they do."""
        for day, told in groupby(sorted(reports, key=order_of), key=lambda one: one.day_said):
            while self.day < day:
                self.next_day()
            first = min(first for report in told for _, first in self._note(report))
            self._running.retell(self._space, self._terrain, min(first, self.day), self.day)

    def next_day(self) -> None:
        """Goes on to the next morning. Every so often it learns anew, which costs what all reports cost.

        Raises NotFoundError after the last day of the region.
        """
        if self.day + 1 >= self.region.days:
            raise NotFoundError("day", str(self.day + 1), f"days run from 0 to {self.region.days - 1}")
        self._leader = self._shown()[1]
        self.day += 1
        if self.learns and learns_on(self.day):
            told = [report for heard in self._heard.values() for report in heard.reports.values()]
            evidence = evidence_of(told, self.region, self._space)
            refit(self._running, evidence, self._space, self._terrain, self.day)
        self._running.retell(self._space, self._terrain, self.day, self.day)

    def _shown(self) -> tuple[Floats, Integers]:
        return steadied_today(self.unsteadied(), self._leader)

    def _note(self, report: Report) -> list[tuple[str, int]]:
        """Weighs a report; each place whose evidence that changes, and the first of the days."""
        if report.place not in self._number:
            raise NotFoundError("place", report.place, f"known: {', '.join(self.region.places[:20])}")
        if not 0 <= report.day_said <= self.day:
            raise NotFoundError("day", str(report.day_said), f"the present day is {self.day}; see next_day")
        place = self._place_of.get(report.retracts or "", report.place)
        known_at = self._place_of.get(report.id, place)
        moved = []
        if known_at != place:
            told = self._heard[known_at].reports
            moved = [(known_at, self._again(known_at, {key: told[key] for key in told.keys() - {report.id}}))]
        self._place_of[report.id] = place
        return [*moved, (place, self._note_at(place, report))]

    def _note_at(self, place: str, report: Report) -> int:
        heard = self._heard[place]
        if report.id in heard.reports or order_of(report) < heard.last:
            return self._again(place, {**heard.reports, report.id: report})
        withdrawn = set(heard.weigher.withdrawn)
        row = heard.take(report)
        taken_back = [heard.rows[one] for one in heard.weigher.withdrawn.keys() - withdrawn]
        return self._add(place, added=[row] if row else [], dropped=taken_back)

    def _again(self, place: str, reports: Mapping[str, Report]) -> int:
        """Weighs everything about a place anew, where something came out of order."""
        before, after = self._heard[place], _Heard()
        for one in sorted(reports.values(), key=order_of):
            after.take(one)
        self._heard[place] = after
        old, new = set(before.counted()), set(after.counted())
        return self._add(place, added=new - old, dropped=old - new)

    def _add(self, place: str, *, added: Iterable[Weighed], dropped: Iterable[Weighed]) -> int:
        """Adds and takes away what the rows say; the first day that this touches, beyond the present one if none."""
        running, column = self._running, self._number[place]
        ratios, first = running.tables.ratios(), self.day + 1
        for row, sign in [*((row, 1) for row in added), *((row, -1) for row in dropped)]:
            about, (category, side) = row.report.day_about, row.meaning
            view = len(self._space.sides) if side is None else self._space.sides.index(side)
            nats = row.weight * ratios[NUMBER_OF[category], self._space.parts[view]]
            running.nats[about, :, column] += sign * nats
            running.reports[about, column] += sign
            first = min(first, about)
        return first
