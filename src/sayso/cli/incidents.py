"""sayso incidents: events told in one article or in several, with who gives which toll."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.hints import tell_what_is_near
from sayso.cli.options import AsOfOption, LedgerOption, PublishedByOption, TheatreOption
from sayso.model.counted import counted
from sayso.settings import DEFAULT_LEDGER

MOST_INCIDENTS = 20


def add_to(app: typer.Typer) -> None:
    """Adds the group's commands."""
    app.command("incidents", short_help="Events told by several reports, with their tolls.")(incidents)


def incidents(
    ledger: LedgerOption = Path(DEFAULT_LEDGER),
    theatre: TheatreOption = None,
    about: Annotated[str | None, typer.Option("--about", help="Only with a claim that names this.")] = None,
    as_of: AsOfOption = None,
    published_by: PublishedByOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line instead.")] = False,
    most: Annotated[
        int, typer.Option("--most", min=1, help="How many, those in most articles first.")
    ] = MOST_INCIDENTS,
) -> None:
    """Events that reports tell of, grouped by place, days and parties; each toll stays with who gives it.

    Example: sayso incidents --about Velika --most 5
    """
    from sayso.cli.console import messages, output
    from sayso.present.incident_lines import incident_text
    from sayso.workflows.ask import Filter
    from sayso.workflows.incidents import incident_lines, incidents_as_json
    from sayso.workflows.views import Known

    known = Known.parse(as_of, published_by)
    lines = incident_lines(ledger, Filter(about=about), known=known, theatre=theatre)
    if not lines:
        tell_what_is_near(ledger, about=about)
    if as_json:
        for row in incidents_as_json(lines[:most]):
            typer.echo(row)
        return
    for line in lines[:most]:
        output().print("\n".join(incident_text(line)), markup=False)
    left = f"; {len(lines) - most} more with --most" if len(lines) > most else ""
    messages().print(
        f"{counted(len(lines), 'incident')} found{left}. Ranges are what each voice says; they are never added up."
    )
