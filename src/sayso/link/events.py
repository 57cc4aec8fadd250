"""Whether two claims are about one event: one place that both name, and days that meet.

Two strikes on one town on different days contradict each other in nothing, nor do their tolls. Where that cannot be
told, no link is better than a wrong one.
"""

from __future__ import annotations

from datetime import timedelta

from sayso.languages.acts import load_acts
from sayso.link.board import Board, Statement, is_whole_country
from sayso.link.interests import may_be_one_side
from sayso.model.claim import Claim
from sayso.model.times import Period
from sayso.ontology.meant import INHERITED, key_of

# "This year" and "last week" hold many events. A judgement.
LONGEST_EVENT_DAYS = 3
# Where the text does not date it, news is of the day on which it is told or the one before.
TOLD_WITHIN_DAYS = 1


def tell_one_event(one: Statement, other: Statement, board: Board) -> bool:
    """Whether a deed and what followed from it, or two accounts of a deed, may be of one event.

    Both name their place, which the caller has compared, tell of days that meet, and know no other doer and no other
    means. Whom it hit may differ: a hospital was struck, and nurses were killed.
    """
    if is_one_stretch_of_words(one, other) or not (_names_its_place(one, board) and _names_its_place(other, board)):
        return False
    mine, theirs = _days(one, board), _days(other, board)
    if mine is None or theirs is None or not mine.meets(theirs):
        return False
    doers = one.placed.actor, other.placed.actor
    if doers[0] and doers[1] and not may_be_one_side(doers[0], doers[1], board.theatre, one.day):
        return False
    return not _have_other_means(one.placed.claim, other.placed.claim)


def is_known_to_be_one_event(one: Statement, other: Statement, board: Board) -> bool:
    """Whether besides place and day something else is the same: who or what was hit, or how many.

    On a day of war both sides shell one city; that they do is no dispute about who did it.
    """
    if not may_be_one_event(one, other, board):
        return False
    claims = one.placed.claim, other.placed.claim
    hit, also_hit = (key_of(claim.resolution.target) for claim in claims)
    numbers = [(q.of, q.low, q.high) for claim in claims if (q := claim.quantity) is not None]
    is_one_number = len(numbers) == len(claims) and numbers[0] == numbers[1]
    return is_one_number or (hit is not None and hit == also_hit)


def is_one_stretch_of_words(one: Statement, other: Statement) -> bool:
    """Whether both stand in the same words of one article: read twice, said once."""
    mine, theirs = one.placed.claim, other.placed.claim
    spans = mine.evidence, theirs.evidence
    overlap = spans[0].start < spans[1].end and spans[1].start < spans[0].end
    return mine.article_id == theirs.article_id and overlap and mine.words == theirs.words


def may_be_one_event(one: Statement, other: Statement, board: Board) -> bool:
    """Whether both name one and the same place, no country, tell of days that meet, and nothing tells them apart.

    An undated event is taken to be of the day on which it was told or the day before, but only where a theatre keeps
    the claims to one conflict.
    """
    if one.placed.question.id != other.placed.question.id:
        return False
    if not (_names_its_place(one, board) and _names_its_place(other, board)):
        return False
    if _are_told_apart(one.placed.claim, other.placed.claim):
        return False
    mine, theirs = _days(one, board), _days(other, board)
    return mine is not None and theirs is not None and mine.meets(theirs)


def _are_told_apart(one: Claim, other: Claim) -> bool:
    """Whether the two name other people or things hit, or other means: a gas attack, and shells on a market."""
    hit, also_hit = key_of(one.resolution.target), key_of(other.resolution.target)
    return bool(hit and also_hit and hit != also_hit) or _have_other_means(one, other)


def _have_other_means(one: Claim, other: Claim) -> bool:
    means, other_means = (load_acts().means_in(claim.words.casefold()) for claim in (one, other))
    return bool(means and other_means) and means.isdisjoint(other_means)


def _names_its_place(statement: Statement, board: Board) -> bool:
    asked = {value for _, value in statement.placed.question.slots}
    named = statement.placed.claim.resolution.places
    places = [p for p in named if key_of(p) in asked] or named
    if not places or any(place.how == INHERITED for place in places):
        return False
    return not any(is_whole_country(key_of(place) or "", board.theatre) for place in places)


def _days(statement: Statement, board: Board) -> Period | None:
    """The days of the event; None where they are not known, or too many for one event."""
    when = statement.placed.claim.resolution.when
    if when is not None:
        period = when.period
        if period is None or period.first is None or period.last is None:
            return None
        return period if (period.last - period.first).days < LONGEST_EVENT_DAYS else None
    if board.theatre is None or statement.day is None:
        return None
    return Period(statement.day - timedelta(days=TOLD_WITHIN_DAYS), statement.day)
