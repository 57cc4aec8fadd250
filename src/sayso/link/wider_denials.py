"""Denials that reach another answer than the one they negate: of what it rests on, or of the thing whoever did it."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.link.board import Answer, Board, Statement, days_between, nearest
from sayso.link.events import may_be_one_event
from sayso.link.interests import are_allied
from sayso.link.reach import denial_reaches
from sayso.link.weights import tie
from sayso.link.withdrawals import TAKEN_BACK_WITHIN_DAYS, is_one_claimant, only_takes_back
from sayso.model.finding import Link, LinkKind
from sayso.ontology.replies import RULE_AND_WORD

PRESENT, HOLDS = "present", "holds"
"""Bearings on control: who is not so much as there does not hold the place."""


def may_reach_wider(answer: Answer) -> bool:
    """Whether it holds denials that may reach answers beside it."""
    return bool(answer.denied) and answer.first.family == "fact" and (answer.actor is None or _is_of_presence(answer))


def wider_denials(denied: Answer, other: Answer, board: Board) -> Iterator[Link]:
    """From each denial of an answer to each voice on another one beside it that falls with it."""
    if not may_reach_wider(denied) or not other.voices or denied.kind.name != other.kind.name:
        return
    if denied.id == other.id or other.first.family != "fact" or denied.is_share or other.is_share:
        return
    rule = _rule(denied, other, board)
    for denial in denied.denied if rule else ():
        if denial.placed.is_hedged or denial.placed.claim.about or only_takes_back(denial):
            continue
        for told in other.voices.values():
            target = nearest(told, denial.day)
            if _may_reach(denial, target, board):
                yield tie(LinkKind.DENIES, denial, target, rule)


def _rule(denied: Answer, other: Answer, board: Board) -> str:
    """How the one falls with the other; '' where it does not."""
    day = denied.first.day
    if _is_of_presence(denied):
        holds = _bearing(other) == HOLDS and are_allied(denied.actor, other.actor, board.theatre, day)
        return "denies what it rests on" if holds else ""
    if denied.kind.question.state or other.actor is None or not denied.is_located:
        return ""
    return "denies it, whoever did it" if _is_one_act(denied, other) else ""


def _is_of_presence(answer: Answer) -> bool:
    return answer.kind.question.state and _bearing(answer) == PRESENT


def _bearing(answer: Answer) -> str:
    change = answer.kind.change(answer.first.claim.change)
    return change.actor_bearing if change else answer.kind.actor_bearing


def _is_one_act(denied: Answer, other: Answer) -> bool:
    """Whether the same is told, where a kind holds several acts; and no number in particular is denied."""
    quantity = denied.first.claim.quantity
    if quantity is not None and quantity.high != 0:
        return False
    acts = {one.first.claim.rule.rpartition(RULE_AND_WORD)[2] for one in (denied, other)}
    return not denied.kind.lumps_acts or len(acts) == 1


def _may_reach(denial: Statement, target: Statement, board: Board) -> bool:
    """Within a fortnight, of what had happened by then, of one event, and not by the claimant himself."""
    when = target.placed.claim.resolution.when
    begins = when.period.first if when and when.period else None
    if is_one_claimant(denial, target) or (denial.day and begins and denial.day < begins):
        return False
    if days_between(denial, target) > TAKEN_BACK_WITHIN_DAYS or not denial_reaches(denial, target, board):
        return False
    return not denial.placed.kind.incident or may_be_one_event(denial, target, board)
