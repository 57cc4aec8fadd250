"""sayso weigh: a model's estimate of who held which place on which day."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class ModeChoice(StrEnum):
    """What an estimate for a day may know."""

    FILTERED = "filtered"
    SMOOTHED = "smoothed"


def add_to(app: typer.Typer) -> None:
    """Adds the group's commands."""
    app.command("weigh")(weigh)


def weigh(
    claims: Annotated[Path, typer.Argument(help="Claims of control, one JSON object a line; theatre.json beside it.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Where to write the probabilities, as JSON lines.")],
    mode: Annotated[
        ModeChoice, typer.Option("--mode", help="**filtered**: as known each day; **smoothed**: in hindsight.")
    ] = ModeChoice.FILTERED,
    priors_only: Annotated[
        bool, typer.Option("--priors-only", help="Learn nothing from the claims: the priors' reliabilities alone.")
    ] = False,
) -> None:
    """Estimate who held each place on each day from a file of attributed claims.

    What comes out is a model's estimate, never a finding: see docs/methods/control.md for what it assumes.
    """
    from sayso.cli.console import messages
    from sayso.cli.exits import Exit
    from sayso.weigh.control import Mode
    from sayso.workflows.weigh import weigh_file

    done = weigh_file(claims, output, mode=Mode(mode.value), learns=not priors_only)
    messages().print(
        f"{done.reports} claims weighed for {done.places} places and {done.days} days ({mode.value}"
        f"{', priors only' if priors_only else ''}); a model's estimate, written to {output}"
    )
    for unused in done.unused[:10]:
        messages().print(f"line {unused.line} not used: {unused.reason}")
    if done.unused:
        messages().print(f"{len(done.unused)} line(s) not used")
        raise typer.Exit(Exit.INCOMPLETE)
