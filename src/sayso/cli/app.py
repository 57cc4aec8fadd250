"""The `sayso` command: its groups of commands, and the one place where errors become exit codes."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from sayso.cli import (
    asking,
    checking,
    comparing,
    demonstrating,
    exporting,
    families,
    incidents,
    places,
    reading,
    revising,
    theatres,
    unresolved,
    weighing,
)
from sayso.cli.exits import Exit, exit_for
from sayso.errors import SaysoError

app = typer.Typer(
    name="sayso",
    no_args_is_help=True,
    add_completion=False,
    # Plain help: the decorated one takes as long to load as everything else together.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="On whose say-so? Reads reports from a conflict and keeps a ledger of who claims what, who denies it and who "
    "bears it out.\n\nStart with sayso demo, then sayso read YOUR-ARTICLE.txt and "
    "sayso brief.",
)


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version as installed_version

        typer.echo(f"sayso {installed_version('sayso')}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Say which version this is.")
    ] = False,
) -> None:
    """Options of the command itself."""


reading.add_to(app)
comparing.add_to(app)
asking.add_to(app)
checking.add_to(app)
demonstrating.add_to(app)
incidents.add_to(app)
families.add_to(app)
exporting.add_to(app)
weighing.add_to(app)
places.add_to(app)
unresolved.add_to(app)
revising.add_to(app)
theatres.add_to(app)


def main() -> None:
    """Runs the command line; an error that Sayso raises on purpose is told in words, with its exit code."""
    try:
        app()
    except BrokenPipeError:
        # The reader of a pipe (head, less) has gone: not an error of ours, and nothing more can be written.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(Exit.DONE)
    except (SaysoError, OSError) as error:
        _say(str(error))
        sys.exit(exit_for(error))


def _say(message: str) -> None:
    typer.echo(f"sayso: {message}", err=True)
