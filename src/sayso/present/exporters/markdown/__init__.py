"""A brief as Markdown that reads well as plain text too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sayso.model.counted import counted
from sayso.present.export import Exporter
from sayso.present.pages import Brief, ClaimLine, Heading, MethodBlock, QuestionBoard, SourceText, counts_of

# The characters that would start markup in running text; a quotation must come out as it was written.
_SPECIAL = str.maketrans({c: f"\\{c}" for c in "\\`*_[]<>#|"})


def write(brief: Brief) -> str:
    """The whole brief, one block a paragraph, ending in a newline."""
    return "\n\n".join(_blocks(brief)) + "\n"


def _blocks(brief: Brief) -> Iterator[str]:
    yield f"# {_plain(brief.title)}"
    if brief.in_short:
        yield "## In short"
        yield _bullets(map(_plain, brief.in_short))
    for heading in brief.headings:
        yield from _heading(heading)
    yield from _lines("What could not be verified", brief.unverified)
    yield from _lines("Background, told as context", brief.background)
    if brief.remarks:
        yield "## Remarks on the reading"
        yield _bullets(f"{_plain(r.note)} ({_plain(r.source)}; {r.times}×)" for r in brief.remarks)
    yield "## Sources"
    yield _bullets(map(_source, brief.sources))
    yield from _method(brief.method)


def _heading(heading: Heading) -> Iterator[str]:
    yield f"## {_plain(heading.label)}"
    if heading.note:
        yield _plain(heading.note)
    for board in heading.boards:
        yield from _board(board)


def _board(board: QuestionBoard) -> Iterator[str]:
    yield f"### {_plain(board.question)}"
    scope = f" ({_plain(board.scope)})" if board.scope else ""
    yield f"{_plain(board.answer)}: **{_plain(board.rung)}**{scope}. {_plain(board.rung_gloss)}"
    yield _bullets(map(_claim, board.lines))
    yield " ".join([*map(_plain, board.reasons), counts_of(board)])
    if board.would_change:
        yield "Would change this: " + "; ".join(map(_plain, board.would_change)) + "."


def _claim(line: ClaimLine) -> str:
    side = f" ({_plain(line.side)})"
    channel = f", {_plain(line.channel)}" if line.channel else ""
    facts = [
        line.modality,
        line.quantity,
        line.places and f"where: {line.places}",
        line.when and f"when: {line.when}",
        line.note,
    ]
    told = "; ".join(_plain(fact) for fact in facts if fact)
    again = f", and {counted(line.also, 'more time')} in the article" if line.also else ""
    tail = f" [{told}]" if told else ""
    said = f"**{_plain(line.does)}**: {_plain(line.who)}{side}{channel}: “{_plain(line.words)}”"
    return f"{said}{tail} — {_plain(line.source)}{again} `{line.claim_id}`"


def _lines(label: str, lines: tuple[ClaimLine, ...]) -> Iterator[str]:
    if lines:
        yield f"## {label}"
        yield _bullets(map(_claim, lines))


def _source(source: SourceText) -> str:
    leans = f"; leans on {_plain(', '.join(source.leans_on))}" if source.leans_on else ""
    url = f" <{source.url}>" if source.url else ""
    head = f"{_plain(source.publisher)}, {_plain(source.published)}: {_plain(source.title)}"
    return f"{head}{leans}; {counted(source.claims, 'claim')}{url}"


def _method(method: MethodBlock) -> Iterator[str]:
    yield "## How this was made, and what it cannot tell"
    yield _bullets(
        _plain(text)
        for text in (
            f"Window: {method.window}",
            f"Languages read: {method.languages}",
            f"Theatre: {method.theatre}",
            f"Rules: {method.rules}",
            f"As of: {method.as_of}",
            *(f"Gap: {gap}" for gap in method.gaps),
            *method.caution,
        )
    )


def _bullets(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _plain(text: str) -> str:
    return " ".join(text.translate(_SPECIAL).split())


EXPORTER = Exporter(
    name="markdown",
    suffix=".md",
    media_type="text/markdown",
    summary="Markdown, to paste into a mail or a wiki",
    write=write,
)
