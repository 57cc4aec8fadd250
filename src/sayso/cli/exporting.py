"""sayso export: a table of claims for other tools, each row with who asserts it and where it stands."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.hints import tell_what_is_near
from sayso.cli.options import AsOfOption, LedgerOption, PublishedByOption, TheatreOption
from sayso.settings import DEFAULT_LEDGER


def add_to(app: typer.Typer) -> None:
    """Adds the group's commands."""
    app.command("export", short_help="Write claims as a table for other programs.", no_args_is_help=True)(export)


def export(
    out: Annotated[Path, typer.Argument(help="The file to write: .csv or .jsonl.")],
    ledger: LedgerOption = Path(DEFAULT_LEDGER),
    theatre: TheatreOption = None,
    table: Annotated[
        str | None,
        typer.Option("--as", metavar="NAME", help="The table, where the suffix alone does not say."),
    ] = None,
    about: Annotated[str | None, typer.Option("--about", help="Only claims that name this.")] = None,
    kind: Annotated[str | None, typer.Option(help="Only claims of this kind.")] = None,
    as_of: AsOfOption = None,
    published_by: PublishedByOption = None,
    places_as_written: Annotated[
        bool,
        typer.Option("--places-as-written", help="For your own desk only: places as fine as the texts have them."),
    ] = False,
    unmarked: Annotated[
        bool,
        typer.Option(
            "--even-unmarked",
            help="Let a table without room for claimant and standing hold rows that are not corroborated. Is told.",
        ),
    ] = False,
) -> None:
    """Write claims as a table. No coordinates, no private names, and places no finer than the do-no-harm ceilings.

    Example: sayso export events.csv --theatre panjshir_2021
    """
    from sayso.cli.asking import watching
    from sayso.cli.console import messages
    from sayso.workflows.ask import Filter
    from sayso.workflows.export import Export, export_table
    from sayso.workflows.views import Known

    known = Known.parse(as_of, published_by)
    asked = Export(out, table=table, places_as_written=places_as_written, even_unmarked=unmarked)
    with watching() as watch:
        written = export_table(ledger, asked, Filter(about=about, kind=kind), known=known, theatre=theatre, watch=watch)
    for line in written.told():
        messages().print(line, markup=False)
    if not written.admitted.rows:
        tell_what_is_near(ledger, about=about)
