"""sayso demo: the Panjshir example, from ten dispatches to a brief."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sayso.model.counted import counted


def add_to(app: typer.Typer) -> None:
    """Adds the group's commands."""
    app.command("demo", short_help="The Panjshir example, from dispatches to a brief.")(demo)


def demo(
    folder: Annotated[Path, typer.Option("--folder", help="Where to put the ledger and the brief.")] = Path("demo"),
) -> None:
    """Read the bundled Panjshir dispatches of September 2021 into a fresh ledger and show what comes out.

    The dispatches are retellings for illustration, not the outlets' words.

    Example: sayso demo --folder demo
    """
    from sayso.cli.console import messages, output, progress
    from sayso.present.terminal import brief_view
    from sayso.workflows.demo import run_demo

    with progress("reading the example") as step:
        result = run_demo(folder, step=step)
    output().print(brief_view(result.brief))
    messages().print(
        f"\n{counted(result.articles, 'dispatch')} read, {counted(result.claims, 'claim')} recorded in "
        f"{result.ledger}. The dispatches are "
        "retellings for illustration, not the outlets' words.\n"
        f"The same brief with every quotation in its place: {result.page}\n\n"
        "Try next:\n"
        f"  sayso status Khinj --ledger {result.ledger}\n"
        f"  sayso claims --about Paryan --ledger {result.ledger}\n"
        f"  sayso why {result.example_claim} --ledger {result.ledger}\n"
        f"  sayso brief --published-by 2021-09-04 --ledger {result.ledger}\n"
        "  sayso read YOUR-ARTICLE.txt --publisher NAME --published YYYY-MM-DD"
    )
