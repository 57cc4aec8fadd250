"""sayso theatre new: a theatre drafted from a corpus."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.exits import Exit
from sayso.model.counted import counted
from sayso.settings import Settings

if TYPE_CHECKING:
    from sayso.workflows.draft_theatre import Drafted

MOST_SKIPPED_SHOWN = 10
WHAT_REMAINS = "nothing was written"

theatres = typer.Typer(
    no_args_is_help=True,
    help="Theatres: what is known of one conflict, as a folder of plain files: sides, speakers, places, outlets.",
)


def add_to(app: typer.Typer) -> None:
    """Adds the group."""
    app.add_typer(theatres, name="theatre", short_help="Draft a theatre from a corpus.")


@theatres.callback()
def _root() -> None:
    """Keeps `new` a command of its own beside others to come."""


@theatres.command("new", no_args_is_help=True)
def new(
    name: Annotated[str, typer.Argument(help="The folder's name: small letters, digits and _.")],
    corpus: Annotated[
        list[Path], typer.Option("--from", metavar="CORPUS", help="Files or folders, as sayso read takes them.")
    ],
    into: Annotated[Path, typer.Option("--into", metavar="FOLDER", help="Where to put it; here by default.")] = Path(),
) -> None:
    """Draft a theatre from a corpus: parties, speakers, outlets and places, with how often and where each was met.

    The files load as they are, and are there for you to correct. Nothing is written over. People are in it only with
    an office or as a body's public voice.

    Example: sayso theatre new hill_war --from reports/
    """
    from sayso.cli.console import messages, progress
    from sayso.workflows.draft_theatre import draft_theatre

    with progress("drafting", remains=WHAT_REMAINS) as step:
        done = draft_theatre(name, corpus, beside=into, settings=Settings.from_environment(), step=step)
    messages().print(summary_of(done), markup=False)
    for skipped in done.skipped[:MOST_SKIPPED_SHOWN]:
        messages().print(f"not read: {skipped}", markup=False)
    if done.skipped:
        raise typer.Exit(Exit.INCOMPLETE)


def summary_of(done: Drafted) -> str:
    """What was found, and what to do next."""
    draft = done.draft
    counts = (
        counted(len(draft.parties), "party"),
        counted(len(draft.organisations), "organisation"),
        counted(len(draft.people), "person", "people"),
        counted(len(draft.sources), "outlet"),
        counted(len(draft.places), "place"),
    )
    return (
        f"{done.folder}: drafted from {counted(draft.reports, 'report')} with {', '.join(counts)}. "
        "Correct it (actors.toml first), then: "
        f"sayso read ... --theatre {done.folder}"
    )
