"""sayso compare: two extractors side by side."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.exits import Exit
from sayso.cli.options import ExtractorOption, TheatreOption
from sayso.cli.reading import MOST_SKIPPED_SHOWN, settings_for

if TYPE_CHECKING:
    from sayso.workflows.compare import ComparisonReport


def add_to(app: typer.Typer) -> None:
    """Adds the group's commands."""
    app.command("compare", short_help="Compare two extractors on the same texts.", no_args_is_help=True)(compare)


def compare(
    source: Annotated[Path, typer.Argument(metavar="IN.jsonl", help='One {"doc", "text", ...} object a line.')],
    other: Annotated[
        str, typer.Option("--with", metavar="NAME[:ARGUMENT]", help="The second extractor, named like the first.")
    ],
    out: Annotated[
        Path, typer.Option("--output", "-o", metavar="OUT.jsonl", help="One line a claim; - for standard output.")
    ] = Path("-"),
    theatre: TheatreOption = None,
    extractor: ExtractorOption = None,
) -> None:
    """Compare two extractors: the claims that both find, those that one finds alone, and the fields that differ.

    A line out has "found_by" (both, first or second), the evidence, and for both the fields that differ, each with the
    two answers. Two claims are the same where they are of one kind and rest on largely the same words. Agreement is no
    proof: both may be wrong.

    Example: sayso compare texts.jsonl --with "command:./my-claims" -o compared.jsonl
    """
    from sayso.cli.console import messages, progress
    from sayso.workflows.compare import compare as run

    settings = settings_for(theatre=theatre, extractor=extractor)
    with progress("comparing") as step:
        report = run(source, out, settings=settings, other=other, step=step)
    for line in lines_of(report):
        messages().print(line, markup=False)
    for problem in report.skipped[:MOST_SKIPPED_SHOWN]:
        messages().print(f"not compared: {problem}", markup=False)
    if report.skipped:
        raise typer.Exit(Exit.INCOMPLETE)


def lines_of(report: ComparisonReport) -> list[str]:
    """The counts, as lines for a terminal."""
    fields = ", ".join(f"{field} {times}" for field, times in report.differences)
    return [
        f"{report.documents} documents; first: {report.first}; second: {report.second}",
        f"found by both: {report.both}, {report.alike} of them alike in every field; "
        f"only by the first: {report.only_first}; only by the second: {report.only_second}",
        *([f"differing fields: {fields}"] if fields else []),
        *([f"refused, since the text does not bear it out: {report.refused}"] if report.refused else []),
    ]
