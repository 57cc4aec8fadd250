"""Weighing a file of claims: who probably held which place on which day, by the control model."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso.weigh.control import ControlEstimates, Mode, Unused, estimate_control, read_region, read_reports

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


def _lines(estimates: ControlEstimates) -> Iterator[str]:
    """JSON lines in the order of places, then days. The form is fixed, so only the names need a JSON encoder."""
    form = ", ".join(f"{_literal(answer)}: %.{DECIMALS}f" for answer in estimates.answers)
    for number, place in enumerate(estimates.places):
        name = _literal(place)
        line = f'{{"place": {name}, "day": %d, "probs": {{{form}}}}}\n'
        for day, row in enumerate(estimates.probabilities[:, number].tolist()):
            yield line % (day, *row)


def _literal(name: str) -> str:
    """A name as JSON, safe inside a %-form."""
    return json.dumps(name).replace("%", "%%")
