"""What a link weighs: how much of the target it touches, times how directly the rule ties it."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.link.board import Statement
from sayso.model.finding import Link, LinkKind
from sayso.ontology.link_rules import load_link_rules
from sayso.ontology.questions import questions_of

DIGITS = 4
"""Of a weight: what lies further behind is an accident of arithmetic."""
OF_WORDS = frozenset({LinkKind.REPEATS, LinkKind.WITHDRAWS})
"""These are of somebody's words, and take no two reports for one event."""


def tie(
    kind: LinkKind,
    source: Statement,
    target: Statement,
    rule: str,
    *,
    scope: str = "",
    questions: Sequence[str] | None = None,
) -> Link:
    """A link with its weight; by default for the one question that `target` is placed on.

    Raises PackError for a rule that links.toml lacks.
    """
    rules = load_link_rules()
    touched = (target.placed.question.id,) if questions is None else tuple(questions)
    weight = rules.rule(rule).directness * len(touched) / len(_asked(target))
    if scope:
        weight *= rules.in_part
    if kind not in OF_WORDS and _is_one_event_by_guess(source, target):
        weight *= rules.one_event
    return Link(kind, source.id, target.id, rule, scope, touched, round(min(weight, 1.0), DIGITS))


def merged(links: Sequence[Link]) -> Link:
    """Links of one pair, kind and scope as one: the rule of the first, and for each question the best weight."""
    first, by_question = links[0], dict[str, float]()
    for link in links:
        for question in link.questions:
            by_question[question] = max(link.weight / len(link.questions), by_question.get(question, 0.0))
    questions = tuple(sorted(by_question))
    weight = round(min(sum(by_question[one] for one in questions), 1.0), DIGITS)
    return Link(first.kind, first.source, first.target, first.rule, first.scope, questions, weight)


def _asked(target: Statement) -> Sequence[object]:
    return questions_of(target.placed.claim, target.placed.kind)


def _is_one_event_by_guess(source: Statement, target: Statement) -> bool:
    is_event = source.placed.kind.incident or target.placed.kind.incident
    return is_event and source.placed.claim.article_id != target.placed.claim.article_id
