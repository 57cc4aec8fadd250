"""If a report were false: what is derived without it and its copies, and where its questions would stand then."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.model.claim import Claim
from sayso.model.counted import counted
from sayso.model.finding import Assessment, Role
from sayso.present.boards import Shelf
from sayso.present.lines import source_words
from sayso.workflows.derivation import Derivation

PUT_FORWARD = (Role.PUTS_FORWARD, Role.REPEATS)


def if_false(claim: Claim, assessments: Sequence[Assessment], derivation: Derivation, shelf: Shelf) -> list[str]:
    """Where the questions of a claim would stand without its report: first what is left out, then a line an answer.

    The derivation, in which the assessments stand, is left without the report and its copies.
    """
    own = [one for one in assessments if any(part.claim_id == claim.id for part in one.contributions)]
    left_out, now = derivation.with_copies(claim.article_id), derivation.latest
    derivation.leave(left_out)
    after = derivation.assess(today=now, questions={one.question.id for one in own})
    copies = len(left_out) - 1
    with_it = f" and {counted(copies, 'copy')} of it" if copies else ""
    lines = [f"left out: {source_words(shelf.articles[claim.article_id])}{with_it}"]
    for before in own:
        claims = [shelf.claims[part.claim_id] for part in before.contributions if part.claim_id in shelf.claims]
        lines.append(f"{shelf.shown(before.answer, claims)}: {_change(before, after)}")
    return lines


def _change(before: Assessment, after: Sequence[Assessment]) -> str:
    told = {part.claim_id for part in before.contributions if part.role in PUT_FORWARD}
    for one in after:
        same = {part.claim_id for part in one.contributions if part.role in PUT_FORWARD} & told
        if one.question.id == before.question.id and same:
            is_same = (one.rung, one.scope) == (before.rung, before.scope)
            where = f"{one.rung}{f' ({one.scope})' if one.scope else ''}"
            return f"still {where}" if is_same else f"{where} instead of {before.rung}"
    return f"nobody would put it forward any more; with the report it is {before.rung}"
