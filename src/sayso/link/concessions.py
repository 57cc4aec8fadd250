"""When a side says what hurts it. Three checks before it counts: the words, the speaker and the polarity."""

from __future__ import annotations

from sayso.link.board import Answer, Board, Statement
from sayso.link.interests import are_allied, are_opposed, side_meant, speaks_for
from sayso.model.claim import Modality, Stance
from sayso.model.source import Article
from sayso.ontology.meant import key_of
from sayso.theatres.theatre import Theatre


def hurts_the_speaker(source: Statement, target: Statement, board: Board) -> bool:
    """Whether a side affirms in so many words what another says to its cost.

    The words: put forward as a fact, neither hedged nor history. The speaker: the side that it hurts, by the slot that
    the kind names or as a rival of the one who gains; who is hit accuses and does not concede, so where the question
    is who did it, only the doer's own admission counts. The polarity: affirmed.
    """
    claim = source.placed.claim
    side = source.origin.side
    if side is None or side == target.origin.side or claim.modality is not Modality.HAPPENED:
        return False
    if source.placed.denies or target.placed.denies or not source.placed.counts:
        return False
    if target.placed.kind.question.state and target.placed.place is None:
        return False  # Who "left territory" somewhere has not lost what another says that somebody took somewhere.
    theatre = board.theatre
    actor, hurt = _parties(target)
    if _is_about_blame(target):
        admits = bool(claim.voices) and claim.voices[-1].stance is Stance.CONCEDES
        return admits and are_allied(side, actor, theatre, source.day)
    if hurt is not None:
        return are_allied(side, hurt, theatre, source.day)
    gains = side_meant(actor, theatre, source.day)
    return _hurts_somebody(target) and are_opposed(side, gains, theatre, source.day)


def is_carried_fairly(article: Article, answer: Answer, theatre: Theatre | None) -> bool:
    """False where only the outlet of the side that gains says that the other side concedes."""
    outlet = speaks_for(article, theatre)
    return outlet is None or not are_allied(outlet, answer.actor, theatre, article.published_on)


def _is_about_blame(statement: Statement) -> bool:
    question = statement.placed.kind.question
    return question.answered_by == "actor" and not question.state


def _parties(statement: Statement) -> tuple[str | None, str | None]:
    """Who does it, and who is hurt by it where the claim names them."""
    claim, kind = statement.placed.claim, statement.placed.kind
    change = kind.change(claim.change)
    slot = change.hurts if change and change.hurts else kind.hurts
    actor, target = statement.placed.actor, key_of(claim.resolution.target)
    return actor, actor if slot == "actor" else target if slot == "target" else None


def _hurts_somebody(statement: Statement) -> bool:
    change = statement.placed.kind.change(statement.placed.claim.change)
    return bool((change and change.hurts) or statement.placed.kind.hurts)
