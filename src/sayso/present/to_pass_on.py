"""A brief to pass on: without the sources' texts, and with short quotations (do no harm, H26)."""

from __future__ import annotations

from dataclasses import replace

from sayso.present.pages import Brief, ClaimLine, Heading
from sayso.present.quoting import LONGEST_QUOTATION, short_quotation

SAID = f"The sources' texts are left out, and quotations are cut after {LONGEST_QUOTATION} words."


def to_pass_on(brief: Brief) -> Brief:
    """The same questions, voices and standings; of the words of others no more than short quotations."""
    return replace(
        brief,
        headings=tuple(_shortened(heading) for heading in brief.headings),
        unverified=_short_lines(brief.unverified),
        background=_short_lines(brief.background),
        sources=tuple(replace(source, pieces=()) for source in brief.sources),
        method=replace(brief.method, gaps=(*brief.method.gaps, SAID)),
    )


def _shortened(heading: Heading) -> Heading:
    boards = tuple(replace(board, lines=_short_lines(board.lines)) for board in heading.boards)
    return replace(heading, boards=boards)


def _short_lines(lines: tuple[ClaimLine, ...]) -> tuple[ClaimLine, ...]:
    return tuple(replace(line, words=short_quotation(line.words)) for line in lines)
