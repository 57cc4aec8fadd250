"""sayso read, sayso extract: texts in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.exits import Exit
from sayso.cli.options import ExtractorOption, LedgerOption, NoGazetteerOption, TheatreOption, day_of
from sayso.model.counted import counted
from sayso.settings import DEFAULT_EXTRACTOR, DEFAULT_LEDGER, Settings

if TYPE_CHECKING:
    from sayso.workflows.ingest import IngestReport

MOST_SKIPPED_SHOWN = 10

DayOption = Annotated[
    date | None,
    typer.Option(
        "--published", parser=day_of, metavar="DAY", help="The day of publication, where the file does not say it."
    ),
]


def add_to(app: typer.Typer) -> None:
    """Adds the group's commands."""
    app.command("read", short_help="Read articles into the ledger.", no_args_is_help=True)(read)
    app.command("extract", short_help="Extract one layer from texts, without a ledger.", no_args_is_help=True)(extract)


def read(
    paths: Annotated[
        list[Path],
        typer.Argument(help="Text files, saved HTML pages, .jsonl feeds, or folders of them; - for standard input."),
    ],
    ledger: LedgerOption = Path(DEFAULT_LEDGER),
    theatre: TheatreOption = None,
    publisher: Annotated[str | None, typer.Option(help="Who published it, where the file does not say.")] = None,
    published: DayOption = None,
    title: Annotated[str | None, typer.Option(help="The headline, where the file does not say it.")] = None,
    url: Annotated[str | None, typer.Option(help="The address, where the file does not say it.")] = None,
    extractor: ExtractorOption = None,
    no_gazetteer: NoGazetteerOption = False,
) -> None:
    """Read articles into the ledger: every claim in them, with who makes it and its exact words.

    Reading the same article again with the same rules adds nothing. Each article is recorded whole or not at all, so a
    stopped run goes on where it was.

    Places come from the theatre; what it lacks, from the index of places where one is built (sayso places build).

    Example: sayso read dispatch.txt --publisher CGTN --published 2021-09-04 --theatre panjshir_2021
    """
    from sayso.cli.console import messages, progress
    from sayso.read import Hints
    from sayso.workflows.ingest import ingest

    settings = settings_for(theatre=theatre, extractor=extractor, ledger=ledger)
    settings = replace(settings, gazetteer=not no_gazetteer)
    hints = Hints(publisher=publisher, published=published, title=title, url=url)
    with progress("reading") as step:
        report = ingest(paths, settings=settings, hints=hints, step=step)
    messages().print(summary_of(report))
    for skipped in report.skipped[:MOST_SKIPPED_SHOWN]:
        messages().print(f"not read: {skipped}", markup=False)
    if len(report.skipped) > MOST_SKIPPED_SHOWN:
        messages().print(f"... and {len(report.skipped) - MOST_SKIPPED_SHOWN} more that were not read")
    if report.skipped:
        raise typer.Exit(Exit.INCOMPLETE if report.articles else Exit.INPUT)


def settings_for(*, theatre: str | None, extractor: str | None, ledger: Path = Path(DEFAULT_LEDGER)) -> Settings:
    """The environment's settings with what the command line says instead."""
    environment = Settings.from_environment()
    return replace(environment, ledger=ledger, theatre=theatre, extractor=extractor or DEFAULT_EXTRACTOR)


def summary_of(report: IngestReport) -> str:
    """One line: what was read, what was known already, and what to do next."""
    known = f", {report.unchanged} already in it and unchanged" if report.unchanged else ""
    new = f"{counted(report.recorded, 'article')} recorded with {counted(report.claims, 'claim')}"
    remarks = f", {counted(report.remarks, 'remark')}" if report.remarks else ""
    index = f" Places also from the index ({', '.join(report.gazetteer)})." if report.gazetteer else ""
    here = "" if report.ledger == Path(DEFAULT_LEDGER) else f" --ledger {report.ledger}"
    return f"{report.ledger}: {new}{remarks}{known}.{index} Next: sayso status{here}, sayso brief{here}"


def extract(
    source: Annotated[Path, typer.Argument(metavar="IN.jsonl", help='One {"doc", "text", ...} object a line.')],
    out: Annotated[Path, typer.Option("--output", "-o", metavar="OUT.jsonl", help="- for standard output.")],
    layer: Annotated[str, typer.Option(help="What to extract: claims, attributions, places or times.")] = "claims",
    theatre: TheatreOption = None,
    extractor: ExtractorOption = None,
) -> None:
    """Extract one layer from texts, with no ledger: one line out for each line in.

    A line in is an object with "doc" and "text", and if known "published", "publisher" and "title".
    The output appears under its name only when it is complete.

    Example: sayso extract --layer claims texts.jsonl -o claims.jsonl
    """
    from sayso.cli.console import messages, progress
    from sayso.workflows.layers import extract_layer

    settings = settings_for(theatre=theatre, extractor=extractor)
    with progress(f"extracting {layer}") as step:
        report = extract_layer(source, out, layer=layer, settings=settings, step=step)
    messages().print(f"{out}: {report.written} documents, {report.items} {layer}")
    for problem in report.skipped[:MOST_SKIPPED_SHOWN]:
        messages().print(f"not read: {problem}", markup=False)
    if report.skipped:
        raise typer.Exit(Exit.INCOMPLETE)
