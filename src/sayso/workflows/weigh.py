"""Weighing a file of claims: who probably held which place on which day, by the control model."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import UnreadableError
from sayso.present.waterfall import Part, Waterfall, as_html, as_svg, as_text
from sayso.weigh.control import (
    ControlEstimates,
    ControlExplained,
    Mode,
    Report,
    Unused,
    estimate_control,
    explain_control,
    read_region,
    read_reports,
)

REGION_FILE = "theatre.json"
DECIMALS = 6


@dataclass(frozen=True, slots=True)
class WeighingDone:
    """What was weighed, and what could not be."""

    reports: int
    places: int
    days: int
    unused: tuple[Unused, ...]


def weigh_file(claims: Path, output: Path, *, mode: Mode, learns: bool = True) -> WeighingDone:
    """Weighs a claims file with the theatre.json beside it and writes one line for each place and day.

    Raises UnreadableError for files that are missing or hold nothing usable; OSError where nothing can be written.
    """
    region = read_region(claims.parent / REGION_FILE)
    reports, unused = read_reports(claims, region)
    estimates = estimate_control(region, reports, mode=mode, learns=learns)
    partial = output.with_name(output.name + ".partial")
    try:
        with partial.open("w", encoding="utf-8") as lines:
            lines.writelines(_lines(estimates))
        partial.replace(output)
    finally:
        partial.unlink(missing_ok=True)
    return WeighingDone(len(reports), len(region.places), region.days, tuple(unused))


@dataclass(frozen=True, slots=True)
class Asked:
    """An estimate to be explained."""

    place: str
    day: int
    answer: str


DRAWINGS = {".svg": as_svg, ".html": as_html, ".txt": as_text}


def explain_in_file(claims: Path, asked: Asked, *, mode: Mode, learns: bool = True) -> tuple[Waterfall | None, str]:
    """The waterfall of one estimate, None where too little is said; and, in words, what else there is to know.

    Raises UnreadableError, and NotFoundError for a place, day or answer that the theatre does not have.
    """
    region = read_region(claims.parent / REGION_FILE)
    reports, _ = read_reports(claims, region)
    found = explain_control(
        region, reports, place=asked.place, day=asked.day, answer=asked.answer, mode=mode, learns=learns
    )
    if not found.is_enough_said:
        return None, f"no estimate: too little was said about {asked.place} around day {asked.day}"
    told = {report.id: report for report in reports}
    return _waterfall(found, asked, told, mode), _without_the_strongest(found)


def write_drawing(waterfall: Waterfall, output: Path) -> None:
    """Draws to a .svg, .html or .txt file. Raises UnreadableError for another suffix."""
    draw = DRAWINGS.get(output.suffix)
    if draw is None:
        raise UnreadableError(str(output), "not a form of drawing", f"end the name in {', '.join(DRAWINGS)}")
    output.write_text(draw(waterfall), encoding="utf-8")


def _waterfall(found: ControlExplained, asked: Asked, told: dict[str, Report], mode: Mode) -> Waterfall:
    explanation = found.explanation
    parts = [Part("start, neighbours and the course of war", explanation.situation)]
    parts.append(Part("days of silence, and of being spoken of", explanation.silence))
    parts += [Part(_label(told[name]), nats) for name, nats in explanation.by_report]
    knew = "as known that day" if mode is Mode.FILTERED else "in hindsight"
    title = f"{asked.place}, day {asked.day}: {asked.answer}"
    return Waterfall(title, f"A model's estimate ({knew}), not a finding; parts in nats", tuple(parts))


def _label(report: Report) -> str:
    denies = "denies: " if report.is_denial else ""
    what = f"{report.actor} {report.change}" if report.actor else report.change
    return f"{report.id} day {report.day_said}, {report.claimant}: {denies}{what}"


def _without_the_strongest(found: ControlExplained) -> str:
    """What would be thought if the report that matters most were false."""
    if not found.log_odds_without:
        return ""
    posterior = found.explanation.posterior
    name, log_odds = max(found.log_odds_without, key=lambda one: abs(one[1] - posterior))
    return f"If {name} were false: log-odds {log_odds:+.2f} instead of {posterior:+.2f}"


def _lines(estimates: ControlEstimates) -> Iterator[str]:
    """JSON lines in the order of places, then days, a place at a time. The form is fixed, so only names are encoded."""
    form = ", ".join(f"{_literal(answer)}: %.{DECIMALS}f" for answer in estimates.answers)
    days = range(estimates.probabilities.shape[0])
    for number, place in enumerate(estimates.places):
        start = f'{{"place": {_literal(place)}, "day": '
        lines = "".join(f'{start}{day}, "probs": {{{form}}}}}\n' for day in days)
        yield lines % tuple(estimates.probabilities[:, number].ravel().tolist())


def _literal(name: str) -> str:
    """A name as JSON, safe inside a %-form."""
    return json.dumps(name).replace("%", "%%")
