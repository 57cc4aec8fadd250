"""Pages as rich renderables, readable at 80 columns and without colour."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from sayso.model.counted import counted
from sayso.present.pages import (
    Brief,
    ClaimLine,
    MethodBlock,
    QuestionBoard,
    RemarkLine,
    SourceText,
    WhyPage,
    counts_of,
)
from sayso.present.quoting import short_quotation
from sayso.present.voices import Part, parts_of
from sayso.present.waterfall import as_text

WIDTH_OF_DOES = 16
MOST_LINES_OF_A_PART = 2
"""Lines of those who put it forward, of those who deny it ..., on a board in short: the same for everybody."""
MOST_REMARKS = 12


def brief_view(brief: Brief, *, in_full: bool = False) -> RenderableType:
    """The whole brief; its boards in short, unless in full is asked for."""
    return Group(*_brief(brief, board_view if in_full else short_board_view))


def _brief(brief: Brief, board_shown: Callable[[QuestionBoard], Iterator[RenderableType]]) -> Iterator[RenderableType]:
    yield Text(brief.title, style="bold")
    yield Text(f"{brief.method.as_of} · {brief.method.window}", style="dim")
    if brief.in_short:
        yield _title("In short")
        yield from (_bullet(sentence) for sentence in brief.in_short)
    for heading in brief.headings:
        yield _title(heading.label)
        if heading.note:
            yield Text(heading.note, style="dim")
        for board in heading.boards:
            yield from board_shown(board)
    if board_shown is short_board_view:
        yield from _legend([board for heading in brief.headings for board in heading.boards])
    yield from _line_section("What could not be verified", brief.unverified)
    yield from _line_section("Background, told as context", brief.background)
    yield from _remarks(brief.remarks)
    yield _title("Sources")
    yield from (_bullet(_source(source)) for source in brief.sources)
    yield from _method(brief.method)


def board_view(board: QuestionBoard) -> Iterator[RenderableType]:
    """One question, its answer and rung, everybody's words on it, and why it stands there."""
    yield from _head(board)
    yield lines_view(board.lines)
    yield from (_indented(reason) for reason in board.reasons)
    yield _indented(counts_of(board))
    if board.would_change:
        yield _indented(f"Would change this: {'; '.join(board.would_change)}.")


def short_board_view(board: QuestionBoard) -> Iterator[RenderableType]:
    """One question with the first voices of each part; what is left out is counted, and where it stands is said."""
    yield from _head(board)
    table = _two_columns()
    parts = list(parts_of(board, MOST_LINES_OF_A_PART))
    for part in parts:
        for row, line in enumerate(part.lines):
            table.add_row(Text("" if row else part.spoken, style="bold"), _short_line(line))
        if part.more:
            table.add_row(Text(), Text(_left_out(part), style="dim"))
    yield Padding(table, (0, 0, 0, 2))
    yield _indented(counts_of(board, with_gloss=False))
    if board.would_change:
        more = len(board.would_change) - 1
        beyond = f" (and {more} more)" if more else ""
        yield _indented(f"Would change this: {board.would_change[0]}{beyond}.")
    if board.lines:
        yield _indented(f"In full: sayso why {board.lines[0].claim_id}")


def boards_view(boards: Sequence[QuestionBoard], *, in_full: bool = False) -> RenderableType:
    """Boards one under the other, in short unless in full is asked for; then what their grades say, each once."""
    shown = board_view if in_full else short_board_view
    legend = () if in_full else _legend(boards)
    return Group(*(part for board in boards for part in shown(board)), *legend)


def _legend(boards: Sequence[QuestionBoard]) -> Iterator[RenderableType]:
    glosses = sorted({gloss for board in boards for gloss in board.grade_gloss.split("; ") if gloss}, key=_as_listed)
    if glosses:
        yield Text()
        yield Text("Admiralty grades: how the source has fared, then what is recorded of the matter.", style="dim")
        yield from (_indented(gloss) for gloss in glosses)


def _as_listed(gloss: str) -> tuple[bool, str]:
    """Letters before digits."""
    return gloss[:1].isdigit(), gloss


def _head(board: QuestionBoard) -> Iterator[RenderableType]:
    yield Text()
    yield Text.assemble((board.question, "bold"))
    scope = f" ({board.scope})" if board.scope else ""
    gloss = f", {board.rung_gloss}" if board.rung_gloss else ""
    answer = board.answer[:1].upper() + board.answer[1:]
    yield Padding(Text.assemble(answer, ": ", (board.rung.upper(), "bold"), scope, gloss), (0, 0, 0, 2))
    if board.told:
        yield _indented(f"told {board.told}" + (f"; {board.silence}" if board.silence else ""))


def _left_out(part: Part) -> str:
    return f"… and {part.more} more {'claim that does' if part.more == 1 else 'claims that do'} the same"


def _short_line(line: ClaimLine) -> Text:
    said = f"{line.side}; {line.channel}" if line.channel else line.side
    facts = [line.source, line.modality, line.quantity, line.when, line.note, line.claim_id]
    return Text.assemble(
        f"{line.who} ({said}): ",
        ("“" + " ".join(short_quotation(line.words).split()) + "”", "italic"),
        (" " + " · ".join(fact for fact in facts if fact), "dim"),
    )


def _indented(text: str) -> RenderableType:
    return Padding(Text(text, style="dim"), (0, 0, 0, 2))


def _bullet(text: str) -> RenderableType:
    row = Table.grid(padding=(0, 1))
    row.add_column(no_wrap=True)
    row.add_column(overflow="fold")
    row.add_row(Text("  •"), Text(text))
    return row


def _remarks(remarks: Sequence[RemarkLine]) -> Iterator[RenderableType]:
    if not remarks:
        return
    yield _title("Remarks on the reading")
    for remark in remarks[:MOST_REMARKS]:
        times = f"; {counted(remark.times, 'time')}" if remark.times > 1 else ""
        yield _bullet(f"{remark.note} ({remark.source}{times})")
    if len(remarks) > MOST_REMARKS:
        yield _indented(f"… and {len(remarks) - MOST_REMARKS} more: sayso unresolved lists what stayed open")


def lines_view(lines: Sequence[ClaimLine]) -> RenderableType:
    """Claims, one under the other: what is done on the left, who and the words on the right."""
    table = _two_columns()
    for line in lines:
        table.add_row(Text(line.does, style="bold"), _line(line))
    return Padding(table, (0, 0, 0, 2))


def _two_columns() -> Table:
    table = Table.grid(padding=(0, 1), expand=True)
    table.add_column(width=WIDTH_OF_DOES, no_wrap=False)
    table.add_column(ratio=1, overflow="fold")
    return table


def _line(line: ClaimLine) -> Text:
    said = f"{line.side}; {line.channel}" if line.channel else line.side
    facts = [
        line.source,
        line.modality,
        line.quantity,
        line.places and f"where: {line.places}",
        line.when and f"when: {line.when}",
        line.note,
        f"said {line.also} more time{'s' * (line.also != 1)} in the article" if line.also else "",
        line.claim_id,
    ]
    return Text.assemble(
        f"{line.who} ({said}): ",
        ("“" + " ".join(line.words.split()) + "”", "italic"),
        "\n",
        (" · ".join(f for f in facts if f), "dim"),
    )


def _line_section(label: str, lines: Sequence[ClaimLine]) -> Iterator[RenderableType]:
    if lines:
        yield _title(label)
        yield lines_view(lines)


def _source(source: SourceText) -> str:
    leans = f"; leans on {', '.join(source.leans_on)}" if source.leans_on else ""
    claims = counted(source.claims, "claim")
    return f"{source.publisher}, {source.published}: {source.title}{leans}; {claims}"


def _method(method: MethodBlock) -> Iterator[RenderableType]:
    yield _title("How this was made, and what it cannot tell")
    rows = [f"Languages read: {method.languages}", f"Theatre: {method.theatre}", f"Rules: {method.rules}"]
    rows += [f"Gap: {gap}" for gap in method.gaps]
    rows += method.caution
    yield from (_bullet(row) for row in rows)


def why_view(page: WhyPage) -> RenderableType:
    """One claim with its words in context, the chain of voices, and what it does in the questions it answers."""
    return Group(*_why(page))


def _why(page: WhyPage) -> Iterator[RenderableType]:
    yield Text(f"Claim {page.claim.claim_id}", style="bold")
    yield lines_view((page.claim,))
    yield _title("In its place")
    # Marked by characters too: in a file or without colour nothing else tells the words from those around them.
    yield Text.assemble((page.quotation_before, "dim"), (f"»{page.quotation}«", "bold"), (page.quotation_after, "dim"))
    if page.boards:
        yield _title("What it answers")
    for board in page.boards:
        yield from board_view(board)
    if page.if_false:
        yield _title("If this report were false")
        yield from (Padding(Text(line), (0, 0, 0, 2)) for line in page.if_false)
    for estimate in page.estimates:
        yield _title("A model's estimate, beside the ladder")
        yield Text.assemble((estimate.question, "bold"))
        yield from (Padding(Text(line), (0, 0, 0, 2)) for line in estimate.lines)
        if estimate.waterfall is not None:
            yield Text()
            yield Padding(Text(as_text(estimate.waterfall), no_wrap=True), (0, 0, 0, 2))
    yield _title("How it was read")
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for step in page.steps:
        table.add_row(Text(step.label, style="bold"), Text(step.text))
    yield Padding(table, (0, 0, 0, 2))


def _title(label: str) -> RenderableType:
    return Group(Text(), Rule(label, align="left", characters="─"))
