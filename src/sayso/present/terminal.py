"""Pages as rich renderables, readable at 80 columns and without colour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from sayso.present.pages import Brief, ClaimLine, MethodBlock, QuestionBoard, SourceText, WhyPage
from sayso.present.waterfall import as_text

WIDTH_OF_DOES = 16


def brief_view(brief: Brief) -> RenderableType:
    """The whole brief."""
    return Group(*_brief(brief))


def _brief(brief: Brief) -> Iterator[RenderableType]:
    yield Text(brief.title, style="bold")
    yield Text(f"{brief.method.as_of} · {brief.method.window}", style="dim")
    if brief.in_short:
        yield _title("In short")
        yield from (Padding(Text("• " + sentence), (0, 0, 0, 2)) for sentence in brief.in_short)
    for heading in brief.headings:
        yield _title(heading.label)
        if heading.note:
            yield Text(heading.note, style="dim")
        for board in heading.boards:
            yield from board_view(board)
    yield from _line_section("What could not be verified", brief.unverified)
    yield from _line_section("Background, told as context", brief.background)
    if brief.remarks:
        yield _title("Remarks on the reading")
        yield from (
            Text(f"  • {r.note} ({r.source}{f'; {r.times} times' if r.times > 1 else ''})") for r in brief.remarks
        )
    yield _title("Sources")
    yield from (Text("  • " + _source(source)) for source in brief.sources)
    yield from _method(brief.method)


def board_view(board: QuestionBoard) -> Iterator[RenderableType]:
    """One question, its answer and rung, and everybody's words on it."""
    yield Text()
    yield Text.assemble((board.question, "bold"))
    scope = f" ({board.scope})" if board.scope else ""
    yield Text.assemble("  ", board.answer, ": ", (board.rung.upper(), "bold"), scope)
    yield lines_view(board.lines)
    for reason in board.reasons:
        yield Padding(Text(reason, style="dim"), (0, 0, 0, 2))
    counts = f"times reported {board.times_reported}; independent support {board.independent_support}"
    counts += f"; Admiralty grade {board.grade}" if board.grade else ""
    change = f"; would change this: {'; '.join(board.would_change)}" if board.would_change else ""
    yield Padding(Text(counts + change, style="dim"), (0, 0, 0, 2))


def lines_view(lines: Sequence[ClaimLine]) -> RenderableType:
    """Claims, one under the other: what is done on the left, who and the words on the right."""
    table = Table.grid(padding=(0, 1), expand=True)
    table.add_column(width=WIDTH_OF_DOES, no_wrap=False)
    table.add_column(ratio=1, overflow="fold")
    for line in lines:
        table.add_row(Text(line.does, style="bold"), _line(line))
    return Padding(table, (0, 0, 0, 2))


def _line(line: ClaimLine) -> Text:
    said = f"{line.side}; {line.channel}" if line.channel else line.side
    facts = [
        line.source,
        line.modality,
        line.quantity,
        line.places and f"where: {line.places}",
        line.when and f"when: {line.when}",
        line.note,
        f"said {line.also} more time(s)" if line.also else "",
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
    return f"{source.publisher}, {source.published}: {source.title}{leans}; {source.claims} claims"


def _method(method: MethodBlock) -> Iterator[RenderableType]:
    yield _title("How this was made, and what it cannot tell")
    rows = [f"Languages read: {method.languages}", f"Theatre: {method.theatre}", f"Rules: {method.rules}"]
    rows += [f"Gap: {gap}" for gap in method.gaps]
    rows += method.caution
    yield from (Padding(Text("• " + row, style="dim"), (0, 0, 0, 2)) for row in rows)


def why_view(page: WhyPage) -> RenderableType:
    """One claim with its words in context, the chain of voices, and what it does in the questions it answers."""
    return Group(*_why(page))


def _why(page: WhyPage) -> Iterator[RenderableType]:
    yield Text(f"Claim {page.claim.claim_id}", style="bold")
    yield lines_view((page.claim,))
    yield _title("In its place")
    yield Text.assemble((page.quotation_before, "dim"), (page.quotation, "bold"), (page.quotation_after, "dim"))
    yield _title("How it was read")
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for step in page.steps:
        table.add_row(Text(step.label, style="bold"), Text(step.text))
    yield Padding(table, (0, 0, 0, 2))
    for board in page.boards:
        yield _title("What it answers")
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


def _title(label: str) -> RenderableType:
    return Group(Text(), Rule(label, align="left", characters="─"))
