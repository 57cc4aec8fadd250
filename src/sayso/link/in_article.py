"""Links that an article ties itself: a bare denial, an answer, a 'could not be verified', a bare confirmation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.link.board import Board, Statement
from sayso.link.concessions import hurts_the_speaker
from sayso.link.reach import denial_reaches
from sayso.link.weights import tie
from sayso.link.withdrawals import is_taken_back, only_takes_back
from sayso.model.claim import Modality, Polarity, Stance
from sayso.model.finding import Link, LinkKind


def links_in_article(claim_id: str, board: Board) -> Iterator[Link]:
    """What `about` and `answers` of a claim do to the claims that they name."""
    statements = board.claims[claim_id]
    claim = statements[0].placed.claim
    for target_id in dict.fromkeys((*claim.about, *claim.answers)):
        targets = board.claims.get(target_id)
        if targets and target_id != claim.id:
            kind = _what_it_does(statements[0], targets[0], board)
            rule = "tied in the article" if target_id in claim.about else "answered in the article"
            if kind is LinkKind.DENIES:
                if is_taken_back(statements[0], targets[0]):
                    kind, rule = LinkKind.WITHDRAWS, "takes back what it said"
                elif only_takes_back(statements[0]) or not denial_reaches(statements[0], targets[0], board):
                    continue
            yield tie(kind, statements[0], targets[0], rule, questions=_questions(statements, targets))


def _what_it_does(source: Statement, target: Statement, board: Board) -> LinkKind:
    claim = source.placed.claim
    stance = claim.voices[-1].stance if claim.voices else Stance.ASSERTS
    if claim.modality is Modality.UNVERIFIED or stance is Stance.DOUBTS:
        return LinkKind.DOUBTS
    if claim.polarity is Polarity.DENIED:
        return LinkKind.DENIES
    if target.id in claim.answers:
        return LinkKind.CONTRADICTS
    if hurts_the_speaker(source, target, board):
        return LinkKind.CONCEDES
    if source.is_independent and source.origin.id != target.origin.id:
        return LinkKind.BEARS_OUT
    return LinkKind.REPEATS


def _questions(source: Sequence[Statement], target: Sequence[Statement]) -> tuple[str, ...]:
    """All questions of the target, or those among them that the source takes up by naming their places."""
    asked = [one.placed.question.id for one in target]
    taken_up = {one.placed.question.id for one in source if one.placed.place is not None}
    return tuple(question for question in asked if question in taken_up) or tuple(asked)
