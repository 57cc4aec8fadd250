"""How much each report counts: copies are no second witness, and one voice repeating itself is one belief.

Weights multiply log-likelihoods and depend only on what was said before, so that nothing said later can change what a
report was worth on its day.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from sayso.weigh.control.meaning import SPEAKS_FOR_A_SIDE, Meaning, meaning_of
from sayso.weigh.control.reports import Report

RELAY_DAYS = 7
"""A relay of what the same claimant said within a week is that utterance: papers follow an agency within days."""
SAME_TEXT_DAYS = 14
REPEAT_DAYS = 45
"""How long an earlier statement of the same voice makes the next one the same belief, said again."""
REPEAT_POWER = 1.25
"""The m-th repetition is worth 1 / (1 + m) to this power. With 1, a side that says so daily for weeks would come to
outweigh any witness; with 1.25, ten repetitions are worth less than two words of others."""
SAME_UPSHOT = 0.1
"""What a side said to the same upshot in other words ("we hold it", after "we took it") counts as repetition. These
three were chosen together on simulated wars of seeds 12 to 14, which are not among those reported."""
ECHO_DAYS = 7
"""An outlet in its own voice, with the same said by somebody within a week, is likely to lean on it; the more outlets
there are that have said so by then, the likelier. Each is worth its part: the k-th, 1 / k of an echo."""
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
    meaning: Meaning


@dataclass(slots=True)
class _Content:
    """What has been said so far with one content about one place."""

    said_by_voice: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    latest: tuple[str, int] | None = None
    """The voice that said it last, and when."""
    latest_of_another: int | None = None
    """The last day on which any voice but that one said it."""
    outlets: dict[str, int] = field(default_factory=dict)
    """Outlets that said it in their own voice -> the last day."""
    last_heard: dict[str, int] = field(default_factory=dict)
    """Claimant -> the day on which an utterance of his was last begun."""
    root_of_text: dict[str, tuple[int, str]] = field(default_factory=dict)
    root_of_claimant: dict[str, str] = field(default_factory=dict)
    days: list[tuple[int, str]] = field(default_factory=list)


def canonical_order(reports: Iterable[Report]) -> list[Report]:
    """By the day said, then by id: the order of arrival does not matter. A doubled id is one report."""
    return sorted({report.id: report for report in reports}.values(), key=order_of)


def order_of(report: Report) -> tuple[int, str]:
    """Sorts by the day said, then by id."""
    return report.day_said, report.id


def voice_of(report: Report) -> str:
    """A side's spokespersons and state media are one voice; everybody else speaks for himself."""
    if report.claimant_class in SPEAKS_FOR_A_SIDE and report.claimant_side is not None:
        return f"side {report.claimant_side}"
    return report.claimant


Upshots = dict[tuple[str, str, str | None, str], list[int]]
"""(place, voice, side in view, upshot) -> days on which it was said, in order."""

UPSHOTS = {"gained": "up", "holds": "up", "denies": "up", "advances": "up"}
"""What comes to the same for the side in view; every other kind is an upshot of its own."""


def weighed(reports: Iterable[Report]) -> list[Weighed]:
    """The reports that carry evidence, with weights; copies and retractions are left out."""
    weigher = Weigher()
    rows = [row for report in canonical_order(reports) for row in [weigher.take(report)] if row is not None]
    withdrawn = weigher.withdrawn
    return [replace(row, withdrawn_on=withdrawn[row.report.id]) if row.report.id in withdrawn else row for row in rows]


@dataclass(slots=True)
class Weigher:
    """Weighs reports one after the other; they must come in canonical order."""

    withdrawn: dict[str, int] = field(default_factory=dict)
    """Id of a report that carries evidence -> the day on which its claimant took it, or a copy of it, back."""
    _contents: dict[tuple[str, str, str | None, bool], _Content] = field(default_factory=lambda: defaultdict(_Content))
    _upshots: Upshots = field(default_factory=lambda: defaultdict(list))
    _roots: dict[str, str] = field(default_factory=dict)
    _claimants: dict[str, str] = field(default_factory=dict)
    _early: dict[str, list[Report]] = field(default_factory=lambda: defaultdict(list))
    """Id of a report not heard yet -> what takes it back; of one day, a retraction may come first."""

    def take(self, report: Report) -> Weighed | None:
        """The report with its weight, as known when it came; None for a copy and for a retraction."""
        if report.change == "retracts":
            self._take_back(report)
            return None
        self._claimants[report.id] = report.claimant
        content = self._contents[report.place, report.change, report.actor, report.is_denial]
        earlier = _earlier_telling(report, content)
        self._roots[report.id] = earlier or report.id
        for retraction in self._early.pop(report.id, ()):
            self._take_back(retraction)
        _remember(report, content, earlier or report.id)
        if earlier is not None:
            return None
        meaning = meaning_of(report)
        return Weighed(report, _weight(report, meaning, content, self._upshots), None, meaning)

    def _take_back(self, report: Report) -> None:
        """A report is withdrawn when its claimant takes it, or a copy of it that bears his name, back."""
        first = self._roots.get(report.retracts or "")
        if first is None:
            self._early[report.retracts or ""].append(report)
        elif self._claimants[first] == report.claimant:
            self.withdrawn.setdefault(first, report.day_said)


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


def _weight(report: Report, meaning: Meaning, content: _Content, upshots: Upshots) -> float:
    voice, today = voice_of(report), report.day_said
    weight = float((1 + _repeats(report, voice, meaning, content, upshots)) ** -REPEAT_POWER)
    is_echo = _is_echo(voice, today, content)
    if content.latest is not None and content.latest[0] != voice:
        content.latest_of_another = content.latest[1]
    content.latest = (voice, today)
    if report.claimant_class == "outlet":
        others = sum(1 for one, day in content.outlets.items() if one != voice and today - day <= ECHO_DAYS)
        content.outlets[voice] = today
        weight *= (OUTLET_ECHO if is_echo else OUTLET_ALONE) / (1 + others)
    elif report.claimant_class == "aggregator":
        weight *= MAP_ECHO if is_echo else MAP_ALONE
    return weight


def _repeats(report: Report, voice: str, meaning: Meaning, content: _Content, upshots: Upshots) -> float:
    """How often the voice has said it lately; what a side said to the same upshot counts in part."""
    said = content.said_by_voice[voice]
    repeats = _since(said, report.day_said - REPEAT_DAYS)
    said.append(report.day_said)
    if meaning.category.relation == "neutral":
        return repeats
    kind = meaning.category.kind
    alike = upshots[report.place, voice, meaning.side, UPSHOTS.get(kind, kind)]
    in_other_words = _since(alike, report.day_said - REPEAT_DAYS) - repeats
    alike.append(report.day_said)
    return repeats + SAME_UPSHOT * in_other_words


def _since(days: Sequence[int], first: int) -> int:
    """How many of the days, which are in order, are not before the first."""
    return len(days) - bisect_left(days, first)


def _is_echo(voice: str, today: int, content: _Content) -> bool:
    """Whether another voice said it within a week."""
    if content.latest is None:
        return False
    heard = content.latest[1] if content.latest[0] != voice else content.latest_of_another
    return heard is not None and today - heard <= ECHO_DAYS
