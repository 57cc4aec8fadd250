"""How far a denial reaches: not to its speaker's own words, and no further than what it denies."""

from __future__ import annotations

from sayso.languages.acts import load_acts
from sayso.link.board import Board, Statement
from sayso.link.events import is_one_stretch_of_words
from sayso.link.interests import are_allied
from sayso.model.ids import folded

LEAST_LETTERS_OF_A_NAME = 5


def denial_reaches(denial: Statement, affirmed: Statement, board: Board) -> bool:
    """Whether a denial can be of a claim, going by its words.

    Nobody denies himself in one breath, nor does one side in one article. Who denies involvement denies that he did it,
    not that it was done: he answers who names him, or an ally of his. Who calls a source partial answers that source.
    """
    if _is_one_voice(denial, affirmed) or _is_one_side(denial, affirmed) or _is_read_twice(denial, affirmed):
        return False
    words = denial.placed.claim.words.casefold()
    if load_acts().doubts_a_source(words):
        return _names(words, affirmed)
    if load_acts().denies_own_part(words):
        side, day = denial.origin.side, denial.day
        doer = affirmed.placed.actor
        named = denial.placed.actor
        return doer is not None and (doer == named or are_allied(side, doer, board.theatre, day))
    return True


def _is_one_voice(one: Statement, other: Statement) -> bool:
    """Whether both are of one article and of one claimant, or both in its own voice."""
    mine, theirs = one.placed.claim, other.placed.claim
    if mine.article_id != theirs.article_id:
        return False
    said, also_said = mine.resolution.claimant, theirs.resolution.claimant
    if said is None or also_said is None:
        return said is also_said
    return said.ref == also_said.ref if said.ref and also_said.ref else said.words == also_said.words


def _is_one_side(one: Statement, other: Statement) -> bool:
    """Whether both are put forward for one side in one article: what it denies there is somebody else's word."""
    is_one_article = one.placed.claim.article_id == other.placed.claim.article_id
    return is_one_article and one.origin.side is not None and one.origin.side == other.origin.side


def _is_read_twice(one: Statement, other: Statement) -> bool:
    """Whether the words of the one stand in those of the other, without anybody between: read twice, said once."""
    mine, theirs = one.placed.claim, other.placed.claim
    if is_one_stretch_of_words(one, other):
        return True
    is_inside = mine.evidence.contains(theirs.evidence) or theirs.evidence.contains(mine.evidence)
    return mine.article_id == theirs.article_id and is_inside and None in (_who(one), _who(other))


def _who(statement: Statement) -> str | None:
    claimant = statement.placed.claim.resolution.claimant
    return claimant.words if claimant else None


def _names(words: str, affirmed: Statement) -> bool:
    """Whether the words name the claimant, whose name may be given in part: 'the monitors' reporting'."""
    claimant = affirmed.placed.claim.resolution.claimant
    names = folded(claimant.words).split() if claimant else []
    return any(len(name) >= LEAST_LETTERS_OF_A_NAME and name in folded(words) for name in names)
