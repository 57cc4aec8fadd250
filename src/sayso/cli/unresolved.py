"""sayso unresolved: what stayed open, most frequent first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.hints import tell_what_is_near
from sayso.cli.options import AsOfOption, LedgerOption, PublishedByOption
from sayso.model.counted import counted
from sayso.settings import DEFAULT_LEDGER

if TYPE_CHECKING:
    from sayso.workflows.unresolved import Sort

MOST_POINTS = 40

OfOption = Annotated[
    list[str] | None,
    typer.Option(
        "--of", metavar="SORT", help="Only places, times, speakers, parties, actors, people; may be repeated."
    ),
]


def add_to(app: typer.Typer) -> None:
    """Adds the group's commands."""
    app.command("unresolved", short_help="What stayed open: places, times, speakers, parties.")(unresolved)


def unresolved(
    ledger: LedgerOption = Path(DEFAULT_LEDGER),
    of: OfOption = None,
    about: Annotated[
        str | None, typer.Option("--about", help="Only of claims that name this: a place, a party, a word.")
    ] = None,
    as_of: AsOfOption = None,
    published_by: PublishedByOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line instead.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="A table for a spreadsheet instead.")] = False,
    most: Annotated[int, typer.Option("--most", min=1, help="How many, the most frequent first.")] = MOST_POINTS,
) -> None:
    """What stayed open: each wording with how many claims hang on it, why, and a sentence in which it stands.

    Settle one with sayso revise, or for all reports to come with a line in the theatre's names.csv.

    Example: sayso unresolved --of places --about Khinj
    """
    from sayso.cli.console import messages
    from sayso.present.open_points import csv_of, json_of, text_of
    from sayso.workflows.ask import Filter
    from sayso.workflows.unresolved import open_points
    from sayso.workflows.views import Known

    if as_json and as_csv:
        raise typer.BadParameter("--json or --csv, not both")
    known = Known.parse(as_of, published_by)
    found = open_points(ledger, Filter(about=about), known=known, sorts=_sorts(of or []))
    shown = found[:most]
    if as_csv:
        typer.echo(csv_of(shown), nl=False)
    else:
        for line in json_of(shown) if as_json else text_of(shown):
            typer.echo(line)
    messages().print(_summary(len(found), len(shown), is_narrowed=bool(of or about)), markup=False)
    if not found:
        tell_what_is_near(ledger, about=about)


def _sorts(names: list[str]) -> list[Sort]:
    from sayso.workflows.unresolved import Sort

    for name in names:
        if name not in list(Sort):
            raise typer.BadParameter(f"{name!r} is none of {', '.join(Sort)}", param_hint="--of")
    return [Sort(name) for name in names]


def _summary(found: int, shown: int, *, is_narrowed: bool) -> str:
    if not found:
        asked = "of what was asked for " if is_narrowed else ""
        return f"Nothing {asked}stayed open in this ledger. That says nothing of what was not read as a claim."
    left = f"; {found - shown} more with --most" if shown < found else ""
    return f"{counted(found, 'open point')}{left}. Settle one with sayso revise."
