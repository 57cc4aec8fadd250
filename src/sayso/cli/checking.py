"""sayso verify, sayso check: does what is stored and what is installed hold together."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.exits import Exit
from sayso.cli.options import LedgerOption, TheatreOption
from sayso.model.counted import counted
from sayso.settings import DEFAULT_LEDGER


def add_to(app: typer.Typer) -> None:
    """Adds the group's commands."""
    app.command("verify", short_help="Check that all is as it was recorded.")(verify)
    app.command("check", short_help="List what is installed, and the holes in it.")(check)


DerivedOption = Annotated[
    bool,
    typer.Option(
        "--derived",
        help="Also derive everything anew and compare it with what is kept beside the ledger: most of a minute for "
        "some hundred articles.",
    ),
]


def verify(ledger: LedgerOption = Path(DEFAULT_LEDGER), derived: DerivedOption = False) -> None:
    """Check the whole ledger: the hash chain, the captures, and that every claim's words stand at their place.

    With --derived, what is kept beside it for quick answers is compared with what follows anew; if it differs, it is
    thrown away.

    Exits with 0 when everything is as it was recorded, 1 when something was changed (and says what).

    Example: sayso verify --ledger sayso.db
    """
    from sayso.cli.console import messages, output, progress
    from sayso.workflows.verify import differences_in_kept_state, verify_ledger

    with progress("verifying") as step:
        verification = verify_ledger(ledger, step=step)
    if verification.problems:
        for problem in verification.problems:
            messages().print(problem, markup=False)
        output().print(
            f"{ledger}: {counted(len(verification.problems), 'problem')} in {counted(verification.entries, 'entry')}",
            markup=False,
        )
        raise typer.Exit(Exit.INCOMPLETE)
    output().print(f"{ledger}: {counted(verification.entries, 'entry')}, all as recorded", markup=False)
    for difference in (differences := differences_in_kept_state(ledger) if derived else ()):
        messages().print(f"{difference}: thrown away, to be made anew", markup=False)
    if differences:
        raise typer.Exit(Exit.INCOMPLETE)
    # Kept elsewhere, it shows later whether the last entries were cut off, which the chain alone cannot.
    output().print(f"last hash {verification.last_hash}", markup=False)


def check(theatre: TheatreOption = None) -> None:
    """Check what is installed: kinds, languages, theatres, formats, exporters, and the holes between them.

    Example: sayso check --theatre panjshir_2021
    """
    from sayso.cli.console import output
    from sayso.workflows.check import check_packs

    report = check_packs(theatre)
    for line in report.lines:
        output().print(line, markup=False)
