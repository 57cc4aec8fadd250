"""sayso weigh: a model's estimate of who held which place on which day."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.model.counted import counted

if TYPE_CHECKING:
    from sayso.weigh.control import Mode

MOST_LINES_SHOWN = 10


class ModeChoice(StrEnum):
    """What an estimate for a day may know."""

    FILTERED = "filtered"
    SMOOTHED = "smoothed"


def add_to(app: typer.Typer) -> None:
    """Adds the group's commands."""
    app.command("weigh", short_help="A model's estimate of who held what, and when.")(weigh)


def weigh(
    claims: Annotated[Path, typer.Argument(help="Claims of control, one JSON object a line; theatre.json beside it.")],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Where to write: JSON lines; with --why, a .svg, .html or .txt drawing."),
    ] = None,
    mode: Annotated[
        ModeChoice, typer.Option("--mode", help="filtered: as known each day; smoothed: in hindsight.")
    ] = ModeChoice.FILTERED,
    priors_only: Annotated[
        bool, typer.Option("--priors-only", help="Learn nothing from the claims: the priors' reliabilities alone.")
    ] = False,
    why: Annotated[
        tuple[str, int, str] | None,
        typer.Option("--why", metavar="PLACE DAY ANSWER", help="Show what each claim contributes to one estimate."),
    ] = None,
) -> None:
    """Estimate who held each place on each day from a file of attributed claims.

    What comes out is a model's estimate, never a finding: see docs/methods/control.md for what it assumes.

    Example: sayso weigh claims.jsonl --mode smoothed -o estimates.jsonl
    """
    # The chain multiplies small matrices, one after the other: threads wait for each other longer than they work.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from sayso.weigh.control import Mode

    if why is not None:
        _explain(claims, why, output, Mode(mode.value), learns=not priors_only)
    elif output is None:
        raise typer.BadParameter("say where to write with -o PROBS.jsonl", param_hint="--output")
    else:
        _estimate(claims, output, Mode(mode.value), learns=not priors_only)


def _estimate(claims: Path, output: Path, mode: Mode, *, learns: bool) -> None:
    from sayso.cli.console import messages
    from sayso.cli.exits import Exit
    from sayso.workflows.weigh import weigh_file

    done = weigh_file(claims, output, mode=mode, learns=learns)
    messages().print(
        f"{counted(done.reports, 'claim')} weighed for {counted(done.places, 'place')} "
        f"and {counted(done.days, 'day')} ({mode.value}"
        f"{'' if learns else ', priors only'}); a model's estimate, written to {output}",
        markup=False,
    )
    for unused in done.unused[:MOST_LINES_SHOWN]:
        messages().print(f"line {unused.line} not used: {unused.reason}", markup=False)
    if done.unused:
        messages().print(f"{counted(len(done.unused), 'line')} not used")
        raise typer.Exit(Exit.INCOMPLETE)


def _explain(claims: Path, why: tuple[str, int, str], output: Path | None, mode: Mode, *, learns: bool) -> None:
    from sayso.cli.console import messages
    from sayso.present.waterfall import as_text
    from sayso.workflows.weigh import Asked, explain_in_file, write_drawing

    waterfall, remark = explain_in_file(claims, Asked(*why), mode=mode, learns=learns)
    if waterfall is not None and output is not None:
        write_drawing(waterfall, output)
    elif waterfall is not None:
        typer.echo(as_text(waterfall))
    messages().print(remark, markup=False)
