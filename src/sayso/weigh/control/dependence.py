"""How much each report counts: copies are no second witness, and one voice repeating itself is one belief.

Weights multiply log-likelihoods and depend only on what was said before, so that nothing said later can change what a
report was worth on its day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sayso.weigh.control.meaning import SPEAKS_FOR_A_SIDE
from sayso.weigh.control.reports import Report

RELAY_DAYS = 7
"""A relay of what the same claimant said within a week is that utterance: papers follow an agency within days."""
SAME_TEXT_DAYS = 14
REPEAT_DAYS = 14
"""How long an earlier statement of the same voice makes the next one the same belief."""
ECHO_DAYS = 7
"""An outlet in its own voice, with the same said by somebody within a week, is likely to lean on it."""
OUTLET_ECHO, OUTLET_ALONE = 0.2, 0.5
MAP_ECHO, MAP_ALONE = 0.35, 1.0
"""Judgements of how much an unattributed report, or a map entry, adds to what was published before."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A report that stands for an utterance of its own."""

    report: Report
    weight: float
    """From 0 (exclusive) to 1."""
    withdrawn_on: int | None
    """The day on which the claimant took it back; None if never."""


@dataclass(slots=True)
class _Content:
    """What has been said so far with one content about one place."""

    said_by_voice: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    last_heard: dict[str, int] = field(default_factory=dict)
    """Claimant -> the day on which an utterance of his was last begun."""
    root_of_text: dict[str, tuple[int, str]] = field(default_factory=dict)
    root_of_claimant: dict[str, str] = field(default_factory=dict)
    days: list[tuple[int, str]] = field(default_factory=list)


def canonical_order(reports: Iterable[Report]) -> list[Report]:
    """By the day said, then by id: the order of arrival does not matter. A doubled id is one report."""
    return sorted({report.id: report for report in reports}.values(), key=lambda r: (r.day_said, r.id))


def voice_of(report: Report) -> str:
    """A side's spokespersons and state media are one voice; everybody else speaks for himself."""
    if report.claimant_class in SPEAKS_FOR_A_SIDE and report.claimant_side is not None:
        return f"side {report.claimant_side}"
    return report.claimant


def weighed(reports: Iterable[Report]) -> list[Weighed]:
    """The reports that carry evidence, with weights; copies and retractions are left out."""
    ordered = canonical_order(reports)
    contents: dict[tuple[str, str, str | None, bool], _Content] = defaultdict(_Content)
    kept: list[tuple[Report, float]] = []
    root: dict[str, str] = {}
    for report in ordered:
        if report.change == "retracts":
            continue
        content = contents[report.place, report.change, report.actor, report.is_denial]
        earlier = _earlier_telling(report, content)
        root[report.id] = earlier or report.id
        _remember(report, content, root[report.id])
        if earlier is None:
            kept.append((report, _weight(report, content)))
    return _with_withdrawals(ordered, kept, root)


def _earlier_telling(report: Report, content: _Content) -> str | None:
    """Id of the report of the same utterance that came first, if this is a copy of one."""
    text = content.root_of_text.get(report.text_key)
    if text is not None and report.day_said - text[0] <= SAME_TEXT_DAYS:
        return text[1]
    before = content.last_heard.get(report.claimant)
    if before is not None:
        gap = report.day_said - before
        if gap == 0 or (gap <= RELAY_DAYS and _is_relay(report)):
            return content.root_of_claimant[report.claimant]
    if report.via is not None and content.days and report.day_said - content.days[-1][0] <= RELAY_DAYS:
        return content.days[-1][1]
    return None


def _is_relay(report: Report) -> bool:
    return report.publisher != report.claimant and report.claimant_class not in ("correspondent", "aggregator")


def _remember(report: Report, content: _Content, root: str) -> None:
    if root == report.id:
        content.last_heard[report.claimant] = report.day_said
        content.root_of_claimant[report.claimant] = root
        content.days.append((report.day_said, root))
    content.root_of_text.setdefault(report.text_key, (report.day_said, root))


def _weight(report: Report, content: _Content) -> float:
    voice = voice_of(report)
    said = content.said_by_voice[voice]
    repeats = sum(1 for day in said if report.day_said - day <= REPEAT_DAYS)
    weight = 1.0 / (1 + repeats)
    is_echo = any(
        report.day_said - heard <= ECHO_DAYS
        for other, days in content.said_by_voice.items()
        if other != voice
        for heard in days[-1:]
    )
    said.append(report.day_said)
    if report.claimant_class == "outlet":
        weight *= OUTLET_ECHO if is_echo else OUTLET_ALONE
    elif report.claimant_class == "aggregator":
        weight *= MAP_ECHO if is_echo else MAP_ALONE
    return weight


def _with_withdrawals(
    ordered: Sequence[Report], kept: Sequence[tuple[Report, float]], root: dict[str, str]
) -> list[Weighed]:
    """A report is withdrawn when its claimant takes it, or a copy of it that bears his name, back."""
    claimants = {report.id: report.claimant for report in ordered}
    withdrawn: dict[str, int] = {}
    for report in ordered:
        if report.change == "retracts" and report.retracts in root:
            first = root[report.retracts]
            if claimants[first] == report.claimant:
                withdrawn.setdefault(first, report.day_said)
    return [Weighed(report, weight, withdrawn.get(report.id)) for report, weight in kept]
