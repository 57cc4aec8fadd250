"""Reports about control as plain values: what the model is told, whichever ledger or file they come from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.errors import UnreadableError

CHANGES = frozenset({"holds", "gained", "lost", "withdraws", "advances", "contested", "retracts"})
CLASSES = frozenset({"party", "state_media", "ngo", "correspondent", "local", "outlet", "aggregator"})


@dataclass(frozen=True, slots=True)
class Report:
    """One report of one claim about who controls a place."""

    id: str
    place: str
    day_said: int
    """Days since the first day of the theatre."""
    day_about: int
    """The day it is about, as far as the text says; never after `day_said`."""
    change: str
    """holds, gained, lost, withdraws, advances, contested; or retracts."""
    actor: str | None
    """The side that holds, gained, lost, withdrew or advances."""
    is_denial: bool
    """The claimant says that this is not so."""
    claimant: str
    claimant_class: str
    """party, state_media, ngo, correspondent, local, outlet or aggregator (a map maker)."""
    claimant_side: str | None
    """The side that the claimant openly speaks for."""
    publisher: str
    via: str | None
    """The publisher that is credited in the text."""
    text_key: str
    """Equal keys mean near-identical texts."""
    retracts: str | None
    """Id of the report that this one withdraws."""


@dataclass(frozen=True, slots=True)
class Region:
    """The sides, the days, and the places with their neighbours and what is known of day 0."""

    sides: tuple[str, ...]
    days: int
    places: tuple[str, ...]
    neighbours: tuple[tuple[str, ...], ...]
    """For each place, in the order of `places`."""
    start: tuple[str | None, ...]
    """Who held each place on day 0; None where that is not known."""
    start_weights: tuple[tuple[float, ...] | None, ...] = ()
    """How likely each side held each place on day 0, for where `start` is None; None, or left out: all alike."""


@dataclass(frozen=True, slots=True)
class Unused:
    """A line that the model could not use, and why."""

    line: int
    reason: str


def read_region(path: Path) -> Region:
    """The theatre of a claims file: sides, days, places. Raises UnreadableError."""
    try:
        written = json.loads(path.read_text(encoding="utf-8"))
        places = written["places"]
        region = Region(
            sides=tuple(str(side) for side in written["sides"]),
            days=int(written["days"]),
            places=tuple(str(place["id"]) for place in places),
            neighbours=tuple(tuple(str(near) for near in place.get("near", ())) for place in places),
            start=tuple(place.get("start") for place in places),
        )
    except FileNotFoundError as error:
        raise UnreadableError(str(path), "no such file", "a claims file needs its theatre.json beside it") from error
    except (json.JSONDecodeError, UnicodeDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
        problem = f"not a theatre of sides, days and places: {type(error).__name__} {error}"
        raise UnreadableError(str(path), problem, "see docs/methods/control.md for the form") from error
    _check(path, region)
    return region


def _check(path: Path, region: Region) -> None:
    problems = {
        "fewer than two sides": len(set(region.sides)) < 2 or len(set(region.sides)) < len(region.sides),
        "no days": region.days < 1,
        "no places, or one named twice": not region.places or len(set(region.places)) < len(region.places),
        "a start that is no side": not set(region.start) <= {*region.sides, None},
    }
    for problem, is_met in problems.items():
        if is_met:
            raise UnreadableError(str(path), problem, "see docs/methods/control.md for the form")


def read_reports(path: Path, region: Region) -> tuple[list[Report], list[Unused]]:
    """The reports of a JSON-lines file, and the lines that cannot be used. Raises UnreadableError."""
    reports, unused = [], []
    places = frozenset(region.places)
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                if not line.strip():
                    continue
                try:
                    reports.append(_report(json.loads(line), region, places))
                except (ValueError, KeyError, TypeError, AttributeError) as error:
                    unused.append(Unused(number, f"{type(error).__name__}: {error}"))
    except (FileNotFoundError, IsADirectoryError, UnicodeDecodeError) as error:
        raise UnreadableError(str(path), f"not a file of claims: {error}", "give one JSON object a line") from error
    if unused and not reports:
        problem = f"no line could be used; line {unused[0].line}: {unused[0].reason}"
        raise UnreadableError(str(path), problem, "see docs/methods/control.md for the form")
    return reports, unused


def _report(row: Mapping[str, Any], region: Region, places: frozenset[str]) -> Report:
    said = _day(row, "day_said", region.days)
    report = Report(
        id=str(row["id"]),
        place=str(row["place"]),
        day_said=said,
        day_about=max(0, min(_day(row, "day_about", region.days), said)),
        change=row["change"],
        actor=row.get("actor"),
        is_denial=row.get("polarity", "affirmed") == "denied",
        claimant=str(row["claimant"]),
        claimant_class=row["claimant_class"],
        claimant_side=row.get("claimant_side"),
        publisher=str(row.get("publisher") or row["claimant"]),
        via=row.get("via"),
        text_key=str(row.get("sim_key") or row["id"]),
        retracts=row.get("retracts"),
    )
    for problem in _problems(report, region, places):
        raise ValueError(problem)
    return report


def _day(row: Mapping[str, Any], name: str, days: int) -> int:
    day = row[name]
    if not isinstance(day, int) or isinstance(day, bool):
        raise ValueError(f"{name} {day!r} is not a whole number of days")
    if name == "day_said" and not 0 <= day < days:
        raise ValueError(f"day_said {day} is outside the theatre's days 0 to {days - 1}")
    return day


def _problems(report: Report, region: Region, places: frozenset[str]) -> Iterator[str]:
    if report.place not in places:
        yield f"place {report.place!r} is not in the theatre"
    if report.change not in CHANGES:
        yield f"change {report.change!r} is none of {', '.join(sorted(CHANGES))}"
    if report.claimant_class not in CLASSES:
        yield f"claimant_class {report.claimant_class!r} is none of {', '.join(sorted(CLASSES))}"
    for side in (report.actor, report.claimant_side):
        if side is not None and side not in region.sides:
            yield f"side {side!r} is not in the theatre"
    if report.actor is None and report.change not in ("contested", "retracts"):
        yield f"{report.change} without an actor"
