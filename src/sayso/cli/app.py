"""The `sayso` command: its groups of commands, and the one place where errors become exit codes."""

from __future__ import annotations

import io
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
from sayso.cli.exits import TOLD, Exit, exit_for
from sayso.errors import SaysoError

app = typer.Typer(
    name="sayso",
    no_args_is_help=True,
    add_completion=False,
    # Plain help: the decorated one takes as long to load as everything else together.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="On whose say-so? Reads reports from a conflict and keeps a ledger of who claims what, who denies it and who "
    "bears it out.\n\nStart with sayso demo. Then, with articles of your own: sayso read ARTICLE.txt --publisher NAME "
    "--published DAY, sayso status PLACE, sayso why CLAIM, sayso brief -o brief.html. Every command has --help with "
    "an example.",
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


# In the order in which one comes to need them: read, ask, settle, hand on, set up, check.
for group in (
    demonstrating,
    reading,
    asking,
    incidents,
    families,
    unresolved,
    revising,
    exporting,
    weighing,
    places,
    theatres,
    checking,
    comparing,
):
    group.add_to(app)


def _tell_exit_codes(commands: typer.Typer) -> None:
    for command in commands.registered_commands:
        command.epilog = TOLD
    for part in commands.registered_groups:
        if part.typer_instance is not None:
            _tell_exit_codes(part.typer_instance)


_tell_exit_codes(app)


def main() -> None:
    """Runs the command line; an error that Sayso raises on purpose is told in words, with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal or pipe that cannot take a character of a text shows a mark in its place.
            stream.reconfigure(errors="replace")
    try:
        app()
    except BrokenPipeError:
        _leave_quietly()
    except SystemExit as stop:
        # click turns a closed pipe into an exit of its own, with the code of an error.
        if isinstance(stop.__context__, BrokenPipeError):
            _leave_quietly()
        raise
    except (SaysoError, OSError) as error:
        _say(str(error))
        sys.exit(exit_for(error))


def _leave_quietly() -> None:
    """The reader of a pipe (head, less) has gone: not an error of ours, and nothing more can be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(Exit.DONE)


def _say(message: str) -> None:
    typer.echo(f"sayso: {message}", err=True)
