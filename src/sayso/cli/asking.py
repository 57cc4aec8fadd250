"""sayso claims, status, why, brief: answers out."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.hints import tell_what_is_near
from sayso.cli.options import AsOfOption, LedgerOption, PublishedByOption, TheatreOption, day_of
from sayso.model.counted import counted
from sayso.settings import DEFAULT_LEDGER

if TYPE_CHECKING:
    from sayso.workflows.ask import Boards
    from sayso.workflows.kept.state import Watch
    from sayso.workflows.views import Known

MOST_CLAIMS = 50
MOST_BOARDS = 10
"""Questions that a reader at a terminal is shown unasked."""
MOST_BOARDS_WRITTEN = 60
"""Questions in a brief that is written to a file."""

FullOption = Annotated[
    bool, typer.Option("--full", help="Every claim on each question, and every reason; else the first of each part.")
]
AboutOption = Annotated[
    str | None, typer.Option("--about", help="Only what names this: a place, a party, a person speaking, a word.")
]


def add_to(app: typer.Typer) -> None:
    """Adds the group's commands."""
    app.command("claims", short_help="List claims with who makes them and their words.")(claims)
    app.command("status", short_help="Where questions stand, and who put them there.")(status)
    app.command("why", short_help="Explain one claim, step by step.", no_args_is_help=True)(why)
    app.command("brief", short_help="The brief: terminal, HTML, Markdown or JSON.")(brief)


def claims(
    ledger: LedgerOption = Path(DEFAULT_LEDGER),
    about: AboutOption = None,
    kind: Annotated[str | None, typer.Option(help="Only claims of this kind: control, casualties, talks ...")] = None,
    by: Annotated[str | None, typer.Option("--by", help="Only what this side, body or person puts forward.")] = None,
    denied: Annotated[bool, typer.Option("--denied", help="Only denials.")] = False,
    as_of: AsOfOption = None,
    published_by: PublishedByOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line instead.")] = False,
    show_all: Annotated[bool, typer.Option("--all", help=f"All of them; else the first {MOST_CLAIMS}.")] = False,
) -> None:
    """List claims: who puts forward or denies what, in which words, in which article.

    Example: sayso claims --about Khinj --kind control
    """
    from sayso.cli.console import messages, output
    from sayso.present.terminal import lines_view
    from sayso.workflows.ask import Filter, claims_as_json, found_lines

    wanted = Filter(about=about, kind=kind, by=by, denied=denied)
    known = _known(as_of, published_by)
    if as_json:
        is_empty = True
        for row in claims_as_json(ledger, wanted, known=known):
            is_empty = False
            typer.echo(row)
        if is_empty:
            tell_what_is_near(ledger, about=about, by=by)
        return
    with watching() as watch:
        lines = found_lines(ledger, wanted, known=known, most=None if show_all else MOST_CLAIMS, watch=watch)
    output().print(lines_view(lines.shown))
    left = f"; {lines.found - len(lines.shown)} more with --all" if len(lines.shown) < lines.found else ""
    messages().print(
        f"{counted(lines.found, 'claim')} found{left}. No claim found does not mean that nothing happened."
    )
    if lines.shown:
        messages().print("Claims stand alone here: sayso status and sayso why say who denies them or bears them out.")
    if not lines.found:
        tell_what_is_near(ledger, about=about, by=by)


def status(
    about: Annotated[str | None, typer.Argument(help="A place, a party or a word; nothing for everything.")] = None,
    ledger: LedgerOption = Path(DEFAULT_LEDGER),
    theatre: TheatreOption = None,
    kind: Annotated[str | None, typer.Option(help="Only questions of this kind: control, talks ...")] = None,
    on: Annotated[
        date | None, typer.Option("--on", parser=day_of, metavar="DAY", help="Only what is about this day.")
    ] = None,
    as_of: AsOfOption = None,
    published_by: PublishedByOption = None,
    show_all: Annotated[bool, typer.Option("--all", help=f"All questions; else the first {MOST_BOARDS}.")] = False,
    in_full: FullOption = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a question, all of them.")] = False,
) -> None:
    """Where questions stand: who puts forward what, who denies it, who bears it out, and on which rung that leaves it.

    Example: sayso status Khinj --published-by 2021-09-05
    """
    from sayso.cli.console import messages, output
    from sayso.present.terminal import boards_view
    from sayso.workflows.ask import Filter, boards

    wanted = Filter(about=about, kind=kind, on=on)
    known, most = _known(as_of, published_by), None if show_all or as_json else MOST_BOARDS
    with watching() as watch:
        found = boards(ledger, wanted, known=known, theatre=theatre, most=most, watch=watch)
    if as_json:
        for board in found.shown:
            typer.echo(json.dumps(dataclasses.asdict(board), ensure_ascii=False))
    else:
        output().print(boards_view(found.shown, in_full=in_full))
    for line in what_is_left(found):
        messages().print(line, markup=False)
    if not found.found:
        tell_what_is_near(ledger, about=about)


def what_is_left(found: Boards) -> Iterator[str]:
    """How many questions there are, how those not shown can be seen, and what none of it means."""
    left = found.found - len(found.shown)
    if left:
        kinds = ", ".join(f"{kind} {count}" for kind, count in found.kinds)
        yield f"The first {len(found.shown)} of {counted(found.found, 'question')}. By kind: {kinds}."
        yield "See fewer with --kind KIND or --on DAY, or all with --all."
    else:
        yield f"{counted(found.found, 'question')} found."
    yield "No claim found does not mean that nothing happened."


def why(
    claim: Annotated[str, typer.Argument(help="A claim's id, or the unique beginning of one.")],
    ledger: LedgerOption = Path(DEFAULT_LEDGER),
    theatre: TheatreOption = None,
    out: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Write a file instead: .html (all), .svg or .txt (the waterfall alone)."),
    ] = None,
    as_of: AsOfOption = None,
) -> None:
    """Explain one claim: its words in their place, who cites whom, which rule read it, what it does to others.

    Then where its questions would stand if its report were false, and, for claims of control, a model's estimate with
    what each claim adds to it.

    Example: sayso why c-9e57 -o why.html
    """
    from sayso.cli.console import messages, output
    from sayso.present.terminal import why_view
    from sayso.workflows.explain import write_explanation
    from sayso.workflows.why import why_page

    with watching() as watch:
        page = why_page(ledger, claim, known=_known(as_of, None), theatre=theatre, watch=watch)
    if out is None:
        output().print(why_view(page))
    else:
        write_explanation(page, out)
        messages().print(f"{out} written", markup=False)


def brief(
    ledger: LedgerOption = Path(DEFAULT_LEDGER),
    theatre: TheatreOption = None,
    out: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Write a file instead: .html (self-contained), .md or .json."),
    ] = None,
    about: AboutOption = None,
    title: Annotated[str | None, typer.Option(help="A title of your own.")] = None,
    as_of: AsOfOption = None,
    published_by: PublishedByOption = None,
    show_all: Annotated[
        bool,
        typer.Option(
            "--all", help=f"All questions; else the first {MOST_BOARDS}, in a file the first {MOST_BOARDS_WRITTEN}."
        ),
    ] = False,
    in_full: FullOption = False,
    without_texts: Annotated[
        bool,
        typer.Option("--without-texts", help="To pass on: without the sources' texts, and with short quotations."),
    ] = False,
) -> None:
    """The brief: what is put forward and denied, borne out, not verified, announced; with every word's source.

    Example: sayso brief -o brief.html

    Example: sayso brief --about Khinj --without-texts -o to-pass-on.html
    """
    from sayso.cli.console import messages, output
    from sayso.present.terminal import brief_view
    from sayso.present.to_pass_on import to_pass_on
    from sayso.workflows.ask import Filter
    from sayso.workflows.brief import make_brief, write_brief

    fewest = MOST_BOARDS if out is None else MOST_BOARDS_WRITTEN
    with watching() as watch:
        page = make_brief(
            ledger,
            Filter(about=about),
            known=_known(as_of, published_by),
            theatre=theatre,
            title=title,
            most_boards=None if show_all else fewest,
            watch=watch,
        )
    if not (page.headings or page.unverified or page.background):
        # A page about a misspelt name, which says that nothing was found, would be passed on as news.
        tell_what_is_near(ledger, about=about)
    page = to_pass_on(page) if without_texts else page
    if out is None:
        output().print(brief_view(page, in_full=in_full))
    else:
        write_brief(page, out)
        messages().print(f"{out} written: {counted(len(page.sources), 'source')}", markup=False)


@contextmanager
def watching() -> Iterator[Watch]:
    """Shows how far the derived state of the ledger is brought up to date, where that takes long."""
    from sayso.cli.console import messages, progress
    from sayso.workflows.kept.state import Watch

    with progress("deriving what follows from the ledger", remains="the ledger is as it was") as step:
        yield Watch(step=step, tell=lambda sentence: messages().print(sentence, markup=False))


def _known(as_of: str | None, published_by: date | None) -> Known:
    from sayso.workflows.views import Known

    return Known.parse(as_of, published_by)
