"""Which days on which a question was spoken of belong together."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sayso.model.claim import QuestionKey
from sayso.ontology.load import Kind
from sayso.ontology.questions import slot_of

# A silence of a fortnight parts one episode of a question from the next: who holds a town in May and in September
# are two matters. A judgement, not a measurement; reports on one event rarely lie so far apart.
EPISODE_GAP_DAYS = 14

# What a report does not date is of the day on which it is told or the day before. A town that is shelled for a week has
# no one event to speak of: what is told two days later, undated, is asked of apart.
UNDATED_EVENT_GAP_DAYS = 1


def longest_silence(kind: Kind, question: QuestionKey) -> int:
    """Days without a word after which a question is another matter."""
    is_undated_event = not kind.question.state and kind.incident and slot_of(question, "when") is None
    return UNDATED_EVENT_GAP_DAYS if is_undated_event else EPISODE_GAP_DAYS


def episodes_of(days: Collection[date], gap: int) -> dict[date, date]:
    """Day -> first day of its episode."""
    first: dict[date, date] = {}
    start = before = None
    for day in sorted(days):
        if start is None or before is None or (day - before).days > gap:
            start = day
        first[day] = start
        before = day
    return first
