"""What a voice does to its own words later: a newer number, a newer state."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sayso.link.board import Answer, Board, Statement, days_between
from sayso.link.events import may_be_one_event
from sayso.link.weights import tie
from sayso.model.finding import Link, LinkKind

AreOpposites = Callable[[Answer, Answer, Board], bool]
NEWER_NUMBER, NEWER_STATE = "a newer number, by the same voice", "a later state, told by the same voice"


def updates(answer: Answer, other: Answer, board: Board, are_opposites: AreOpposites) -> Iterator[Link]:
    """From what a voice says on a later day to the latest that it said before, where the two differ.

    A number of one and the same event ("at least three", then "five"), or a state of one place that cannot hold beside
    the one before. States ask for a theatre: without one, a province and its city of one name are one place, and what a
    newsroom tells of them in turn is of two. Asked of two answers in one circle.
    """
    if answer.kind.name != other.kind.name or answer.is_share or other.is_share:
        return
    is_state = answer.kind.question.state
    if is_state and (board.theatre is None or not are_opposites(answer, other, board)):
        return
    if not is_state and not _have_other_numbers(answer, other):
        return
    for voice, told in other.voices.items():
        for source in told[:1]:
            before = [one for one in answer.voices.get(voice, ()) if _is_before(one, source)]
            fitting = [one for one in before if is_state or may_be_one_event(source, one, board)]
            if fitting:
                target = min(fitting, key=lambda one: (days_between(source, one), one.id))
                rule = NEWER_STATE if is_state else NEWER_NUMBER
                yield tie(LinkKind.UPDATES, source, target, rule)


def _have_other_numbers(answer: Answer, other: Answer) -> bool:
    mine, theirs = answer.first.claim.quantity, other.first.claim.quantity
    if not answer.kind.numbers_oppose or mine is None or theirs is None or mine.of != theirs.of:
        return False
    return (mine.low, mine.high) != (theirs.low, theirs.high)


def _is_before(one: Statement, later: Statement) -> bool:
    if one.placed.claim.article_id == later.placed.claim.article_id or one.day is None or later.day is None:
        return False
    return one.day < later.day
