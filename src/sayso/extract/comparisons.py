"""A figure set beside another without a number of its own: "others put the toll higher"."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.extract.found import Found
from sayso.extract.grammar import Grammar
from sayso.languages.stance import StanceLexicon

REACH_BACK = 6
"""Sentences back that the other figure may stand."""
SAID_OF_IT = ("advmod", "acomp", "oprd", "xcomp", "ccomp", "attr")


def compared(found: Sequence[Found], grammar: Grammar, stance: StanceLexicon) -> list[Found]:
    """The claims as given; those that only compare point at the figure told before that they are set against."""
    kept = list(found)
    for position, one in enumerate(kept):
        if _compares(one, grammar, stance):
            other = _figure_before(one, kept)
            if other is not None:
                kept[position] = one.revised(about=(other.draft.index,))
    return kept


def _compares(one: Found, grammar: Grammar, stance: StanceLexicon) -> bool:
    if one.match is None or one.draft.quantity is not None or one.match.frame.counts is None:
        return False
    verbs = {one.match.clause, grammar.tokens[one.match.trigger].head}
    said = (child for verb in verbs for child in grammar.children(verb, *SAID_OF_IT))
    return any(child.text.lower() in stance.comparison_words for child in said)


def _figure_before(one: Found, found: Sequence[Found]) -> Found | None:
    before = [
        other
        for other in found
        if other.draft.kind == one.draft.kind
        and other.draft.quantity is not None
        and other.draft.evidence.end <= one.draft.evidence.start
        and one.sentence - other.sentence <= REACH_BACK
        and not (one.claimant and other.claimant == one.claimant)
    ]
    return max(before, key=lambda other: other.draft.evidence.start, default=None)
