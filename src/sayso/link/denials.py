"""Denials and contradictions across articles: keyed on what is said, never on who says it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator
from datetime import date, timedelta

from sayso.languages.acts import load_acts
from sayso.link.board import Answer, Board, Statement, by_voice, days_between, is_asked, nearest, nearest_pair
from sayso.link.events import is_known_to_be_one_event, may_be_one_event
from sayso.link.interests import are_allied, are_opposed, may_be_one_side, side_meant
from sayso.link.reach import denial_reaches
from sayso.link.weights import tie
from sayso.link.withdrawals import only_takes_back, taken_back
from sayso.model.claim import Modality, Quantity
from sayso.model.finding import Link, LinkKind
from sayso.ontology.replies import are_opposites

# Two sayings on one state this many days apart may be one dispute; further apart, the state may simply have changed.
# Judgements: sides answer each other within a day or two, and a front moves within a week.
CONTRADICTION_DAYS = 3
DENIAL_DAYS = 14


def denials(answer: Answer, board: Board) -> Iterator[Link]:
    """Every denial of the answer, tied to each voice that puts it forward, through the claim nearest in time.

    Whoever takes back what he said himself takes back each of his claims.
    """
    back: dict[str, set[str]] = defaultdict(set)
    for denial, own in taken_back(answer.affirmed, answer.denied):
        back[denial.id].add(own.id)
        yield tie(LinkKind.WITHDRAWS, denial, own, "takes back what it said")
    for denial in answer.denied:
        if only_takes_back(denial):
            continue
        rule = "denies what its article put forward" if denial.placed.claim.about else "denies the same proposition"
        for affirmed in by_voice(one for one in answer.affirmed if one.id not in back[denial.id]).values():
            target = nearest(affirmed, denial.day)
            if _may_be_denied_by(denial, target) and denial_reaches(denial, target, board):
                yield tie(LinkKind.DENIES, denial, target, rule)


def may_be_contradicted(answer: Answer) -> bool:
    """Whether there can be answers beside it that cannot hold with it, or that are newer."""
    has_opposites = bool(answer.kind.opposites or answer.kind.numbers_oppose)
    return has_opposites and bool(answer.affirmed) and not answer.is_share and answer.first.family == "fact"


def contradictions(answer: Answer, other: Answer, board: Board, among: Container[str] | None = None) -> Iterator[Link]:
    """What speaks against an answer in another one, and the other way round where that lies inside it.

    By the kinds' opposites, at one place or inside it, and by number. Two answers beside each other are asked twice,
    once from either end. `among` narrows it to what these voices do and what is done to them.
    """
    if not may_be_contradicted(answer) or not other.affirmed:
        return
    if other.first.circle == answer.first.circle and _cannot_both_hold(answer, other, board):
        yield from _pairs(other, answer, "cannot hold beside it", "", board, among)
    if _is_inside(other, answer) and are_opposed_answers(answer, other, board):
        yield from _pairs(other, answer, "cannot hold in a part of it", f"for {other.first.phrase}", board, among)
        scope = "by what is said of the whole around it, not of the place by name"
        yield from _pairs(answer, other, "cannot hold in a part of it", scope, board, among)


def _is_inside(other: Answer, answer: Answer) -> bool:
    """Whether it is of the same state, of a place inside."""
    return other.kind.name == answer.kind.name and answer.kind.question.state and answer.first.place in other.around


def _cannot_both_hold(answer: Answer, other: Answer, board: Board) -> bool:
    if other.first.family != "fact" or answer.kind.name != other.kind.name:
        return False
    return are_opposed_answers(answer, other, board) or _numbers_exclude_each_other(answer, other)


def are_opposed_answers(answer: Answer, other: Answer, board: Board) -> bool:
    """Whether two answers cannot both hold, by the opposites of their kind."""
    if other.is_share or other.first.family != "fact" or _is_of_a_country(answer) or _is_of_a_country(other):
        return False
    day = answer.first.day
    return are_opposites(
        board.opposed[answer.kind.name],
        (answer.reply, answer.actor),
        (other.reply, other.actor),
        is_one_side=lambda one, another: may_be_one_side(one, another, board.theatre, day),
    )


def _is_of_a_country(answer: Answer) -> bool:
    """Whether it says who holds a whole country, or something in it that the words place no nearer."""
    return answer.kind.question.state and answer.first.place is not None and not answer.is_located


def _numbers_exclude_each_other(answer: Answer, other: Answer) -> bool:
    mine, theirs = answer.first.claim.quantity, other.first.claim.quantity
    if not answer.kind.numbers_oppose or mine is None or theirs is None or mine.of != theirs.of:
        return False
    if answer.target and other.target and answer.target != other.target:
        return False
    return _is_below(mine, theirs) or _is_below(theirs, mine)


def _is_below(lower: Quantity, higher: Quantity) -> bool:
    return lower.high is not None and higher.low is not None and lower.high < higher.low


def _pairs(
    sources: Answer, targets: Answer, rule: str, scope: str, board: Board, among: Container[str] | None
) -> Iterator[Link]:
    """One link for each pair of voices, between the two claims nearest in time. No voice contradicts itself.

    States contradict each other within a few days; events only where both may be one and the same event. That something
    could not be verified speaks against nothing.
    """
    for voice, told in sources.voices.items():
        sayings = [one for one in told if one.placed.claim.modality is not Modality.UNVERIFIED]
        if not sayings:
            continue
        for other_voice, others in targets.voices.items():
            if voice != other_voice and is_asked(voice, other_voice, among):
                source, target = nearest_pair(sayings, others)
                if days_between(source, target) <= CONTRADICTION_DAYS and _may_dispute(source, target, board):
                    yield tie(LinkKind.CONTRADICTS, source, target, rule, scope=scope)


def _may_dispute(one: Statement, other: Statement, board: Board) -> bool:
    """Whether two that cannot both hold are of one matter, and are two voices on it.

    In one article only two sides can be at odds: what its author tells in his own voice, or has from somebody without a
    side, he has set beside the rest and found no contradiction in it. Who holds a place that somebody says "was taken"
    is implied, which is enough only between sides that are known to fight each other.
    """
    if one.placed.claim.article_id == other.placed.claim.article_id and not (one.origin.side and other.origin.side):
        return False
    if one.placed.kind.question.state:
        return _may_be_of_one_state(one, other, board)
    if one.placed.kind.question.answered_by == "actor":
        return is_known_to_be_one_event(one, other, board)
    return _have_no_other_doers(one, other, board) and may_be_one_event(one, other, board)


def _have_no_other_doers(one: Statement, other: Statement, board: Board) -> bool:
    """Whether two tolls may be of one blow: who names another doer mostly counts the dead of another one."""
    mine, theirs = one.placed.actor, other.placed.actor
    return mine is None or theirs is None or are_allied(mine, theirs, board.theatre, one.day)


def _may_be_of_one_state(one: Statement, other: Statement, board: Board) -> bool:
    """Whether both are of the days of one state, and somebody disputes it.

    Who holds a part of it ("sixty percent of the town", "areas north of it") disputes nothing about the whole. Without
    a theatre nobody knows that "Velika" is the town here and the province there: where no voice has a side,
    two outlets that name other holders mostly speak of other parts of it.
    """
    if board.theatre is None and not (one.origin.side or other.origin.side):
        return False
    if any(load_acts().tells_of_a_part(each.placed.claim.words.casefold()) for each in (one, other)):
        return False
    if (one.placed.actor_is_implied or other.placed.actor_is_implied) and not _are_opposed(one, other, board):
        return False
    mine, theirs = _window(one), _window(other)
    gap = timedelta(days=CONTRADICTION_DAYS)
    return mine is None or theirs is None or (mine[0] - theirs[1] <= gap and theirs[0] - mine[1] <= gap)


def _window(statement: Statement) -> tuple[date, date] | None:
    """The days for which it is said, else the day on which it is said."""
    when = statement.placed.claim.resolution.when
    period = when.period if when else None
    if period is not None and period.first and period.last:
        return period.first, period.last
    return (statement.day, statement.day) if statement.day and period is None else None


def _are_opposed(one: Statement, other: Statement, board: Board) -> bool:
    mine, theirs = (side_meant(each.placed.actor, board.theatre, one.day) for each in (one, other))
    return mine == theirs or are_opposed(mine, theirs, board.theatre, one.day)


def _may_be_denied_by(denial: Statement, affirmed: Statement) -> bool:
    """A denial reaches what was said within a fortnight, and nothing that happened after it was spoken."""
    when = affirmed.placed.claim.resolution.when
    begins = when.period.first if when and when.period else None
    if denial.day and begins and denial.day < begins:
        return False
    return days_between(denial, affirmed) <= DENIAL_DAYS
