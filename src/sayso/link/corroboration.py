"""What one voice does for another's claim: bears it out, in whole or in part, or concedes it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Container, Iterator, Sequence
from datetime import date, timedelta
from itertools import islice

from sayso.link.board import Answer, Board, Statement, Support, days_between, is_asked, nearest, nearest_pair
from sayso.link.board_index import SUPPORT_DAYS, may_be_near
from sayso.link.concessions import hurts_the_speaker
from sayso.link.events import tell_one_event
from sayso.link.interests import are_allied, are_opposed, side_meant
from sayso.link.weights import tie
from sayso.model.claim import Modality
from sayso.model.finding import Link, LinkKind
from sayso.ontology.ladder import load_ladder
from sayso.ontology.load import BearsOut
from sayso.ontology.meant import INHERITED

MayCarry = Callable[[Statement, Answer], bool]
"""Whether a concession of the answer came by a fair outlet."""


def borne_out_by_itself(
    answer: Answer, board: Board, may_carry: MayCarry, among: Container[str] | None = None
) -> Iterator[Link]:
    """Who bears out or concedes an answer by giving it too."""
    if answer.affirmed and answer.first.family == "fact":
        yield from _support(answer, answer, "puts forward the same", "", board, may_carry, among)


def supports_of(answer: Answer, board: Board) -> Sequence[Support]:
    """The rules by which other answers may bear it out."""
    if not answer.affirmed or answer.is_share or answer.first.family != "fact":
        return ()
    return [one for one in board.supports[answer.kind.name] if one.reply in (None, answer.reply)]


def corroborations(
    answer: Answer, other: Answer, board: Board, may_carry: MayCarry, among: Container[str] | None = None
) -> Iterator[Link]:
    """Who bears out or concedes an answer by giving the other one: once for each scope, by the first rule that fits."""
    if not other.affirmed or other.is_share or other.first.family != "fact" or not may_be_near(other.days, answer.days):
        return
    met: set[str] = set()
    for support in supports_of(answer, board):
        rule = support.rule
        if not _is_candidate(support, answer, other, board):
            continue
        scope = _scope(rule, other, answer)
        if scope not in met and _actors_fit(rule, answer, other, board):
            met.add(scope)
            yield from _support(other, answer, _rule_name(rule), scope, board, may_carry, among)


def _support(
    supporting: Answer,
    answer: Answer,
    rule: str,
    scope: str,
    board: Board,
    may_carry: MayCarry,
    among: Container[str] | None,
) -> Iterator[Link]:
    """Each supporting voice to every other voice on the answer, through the pair nearest in time.

    What is told of an event is borne out by what is told of the same one, and not by the next day's at that place.
    """
    are_events = answer.kind.incident and not supporting.kind.question.state

    def pair_of(sources: Sequence[Statement], targets: Sequence[Statement]) -> tuple[Statement, Statement] | None:
        if not are_events:
            return nearest_pair(sources, targets)
        return _nearest_of_one_event(sources, targets, board)

    placed = {
        voice: [one for one in others if _names_its_place(one) and not _is_unverified(one)]
        for voice, others in answer.voices.items()
    }
    for voice, statements in supporting.voices.items():
        independent = [one for one in statements if one.is_independent]
        located = [one for one in independent if _names_its_place(one)]
        for other_voice, others in answer.voices.items():
            if voice == other_voice or not is_asked(voice, other_voice, among):
                continue
            if independent:
                if located and placed[other_voice]:
                    yield from _link(LinkKind.BEARS_OUT, pair_of(located, placed[other_voice]), rule, scope)
                continue
            conceding = [one for one in statements if may_carry(one, answer)]
            conceding = [one for one in conceding if hurts_the_speaker(one, nearest(others, one.day), board)]
            if conceding:
                words = "the side that it hurts says so"
                yield from _link(LinkKind.CONCEDES, pair_of(conceding, others), words, scope)


def _nearest_of_one_event(
    sources: Sequence[Statement], targets: Sequence[Statement], board: Board
) -> tuple[Statement, Statement] | None:
    """The first of the pairs nearest in time that tell of one event, no further apart than support reaches."""
    best: tuple[Statement, Statement] | None = None
    for source in sources:
        for target in _about_the_day(targets, source.day):
            if (best is None or days_between(source, target) < days_between(*best)) and tell_one_event(
                source, target, board
            ):
                best = source, target
                if days_between(source, target) == 0:
                    return best
    return best


def _about_the_day(statements: Sequence[Statement], day: date | None) -> Iterator[Statement]:
    """Those within the days of support of a day, and those of no known day, which come last."""
    if day is None:
        yield from statements
        return
    reach = timedelta(days=SUPPORT_DAYS)
    first = bisect_left(statements, day - reach, key=_day_or_last)
    yield from islice(statements, first, bisect_right(statements, day + reach, key=_day_or_last))
    yield from islice(statements, bisect_left(statements, date.max, key=_day_or_last), None)


def _day_or_last(statement: Statement) -> date:
    return statement.day or date.max


def _is_unverified(statement: Statement) -> bool:
    """Whether all that it says is that something could not be checked."""
    return statement.placed.claim.modality is Modality.UNVERIFIED


def _names_its_place(statement: Statement) -> bool:
    """Whether the claim's own words say where. A place filled in from elsewhere in the article is a reader's inference,
    and two inferences that agree bear nothing out; a claim that is about no place needs none."""
    places = statement.placed.claim.resolution.places
    return not places or any(place.how != INHERITED for place in places)


def _link(kind: LinkKind, pair: tuple[Statement, Statement] | None, rule: str, scope: str) -> Iterator[Link]:
    if pair is not None and days_between(*pair) <= SUPPORT_DAYS and pair[0].id != pair[1].id:
        source, target = pair
        yield tie(kind, source, target, rule, scope=scope)


def _is_candidate(support: Support, answer: Answer, other: Answer, board: Board) -> bool:
    """Whether it is an answer of the supporting kind and change, at the place or inside it as the rule has it."""
    rule, place = support.rule, answer.first.place
    if other.kind.name != rule.by_kind or support.by_reply not in (None, other.reply) or place is None:
        return False
    is_at = rule.places in ("same", "same_or_inside") and other.is_located and other.first.place == place
    is_inside = rule.places in ("inside", "same_or_inside") and place in other.around
    if not is_at and not is_inside:
        return False
    return not _is_state_in_part(rule, answer) or _reaches(other, answer, board)


def _is_state_in_part(rule: BearsOut, answer: Answer) -> bool:
    """Whether the rule speaks for a part of a lasting state. What happened inside a place also happened in it."""
    return answer.kind.question.state and rule.extent == "part"


def _reaches(smaller: Answer, larger: Answer, board: Board) -> bool:
    """Whether a part of the state of a place is borne out from there: from one level below, and no further.

    What is seen somewhere in a province says nothing of who holds the province, whether the place is named or not.
    """
    reach = load_ladder().reach
    around, inside = (
        board.theatre.place(one.first.place or "") if board.theatre else None for one in (larger, smaller)
    )
    if around is None or inside is None:
        return larger.first.place == smaller.first.place
    is_same = around.id == inside.id and any(around.kind in (kind, *kinds) for kind, kinds in reach.items())
    return is_same or inside.kind in reach.get(around.kind, frozenset())


def _actors_fit(rule: BearsOut, answer: Answer, other: Answer, board: Board) -> bool:
    if rule.actors == "any":
        return True
    if other.actor is None or answer.actor is None:
        return False
    day = answer.first.day
    if rule.actors == "same":
        return other.actor == answer.actor or are_allied(other.actor, answer.actor, board.theatre, day)
    # The supporter's actor is the one to whom it was done. Where the claim names nobody, a known rival of its actor is
    # meant; that some third force left a place says nothing of who holds it.
    if answer.target is not None:
        return other.actor == answer.target or are_allied(other.actor, answer.target, board.theatre, day)
    mine, theirs = (side_meant(actor, board.theatre, day) for actor in (answer.actor, other.actor))
    return are_opposed(mine, theirs, board.theatre, day)


def _rule_name(rule: BearsOut) -> str:
    return "says what carries it" if rule.extent == "whole" else "says a part of it"


def _scope(rule: BearsOut, other: Answer, answer: Answer) -> str:
    """'presence there, not control', with the smaller place by name where it lies inside."""
    if rule.extent == "whole":
        return ""
    if other.first.place != answer.first.place and other.first.place is not None:
        inside = f"at {_place_name(other)}, a place inside it"
        return f"{rule.scope}; {inside}" if rule.scope else inside
    return rule.scope


def _place_name(answer: Answer) -> str:
    names = {place.ref: place.name for place in answer.first.claim.resolution.places}
    return names.get(answer.first.place, answer.first.place or "")
