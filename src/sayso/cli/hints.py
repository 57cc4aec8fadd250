"""What helps somebody who asked for something that is not there."""

from __future__ import annotations

from pathlib import Path

import typer

from sayso.cli.exits import Exit
from sayso.model.counted import counted


def tell_what_is_near(ledger: Path, *, about: str | None = None, by: str | None = None) -> None:
    """After an empty answer: whether the ledger knows the name at all, and if not, what resembles it.

    Ends with the exit code of what is not found where no claim bears the name.
    """
    from sayso.cli.console import messages
    from sayso.workflows.near_names import near_names

    near = near_names(ledger, about=about, by=by)
    if near is None:
        return
    if near.claims:
        messages().print(
            f"{near.asked!r} is named in {counted(near.claims, 'claim')} of this ledger; none of them passes the other "
            "limits that were given.",
            markup=False,
        )
        return
    hint = f" Like it: {', '.join(near.names)}." if near.names else " Nothing in it is spelled like it either."
    messages().print(f"Nothing in {ledger} names {near.asked!r}.{hint}", markup=False)
    raise typer.Exit(Exit.NOT_FOUND)
