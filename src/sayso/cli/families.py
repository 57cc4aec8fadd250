"""sayso families: which articles go back to one text, so that they count as one origin."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.options import AsOfOption, LedgerOption, PublishedByOption, TheatreOption
from sayso.model.counted import counted
from sayso.settings import DEFAULT_LEDGER

MOST_FAMILIES = 30


def add_to(app: typer.Typer) -> None:
    """Adds the group's commands."""
    app.command("families", short_help="Articles that are copies of one another.")(families)


def families(
    ledger: LedgerOption = Path(DEFAULT_LEDGER),
    theatre: TheatreOption = None,
    as_of: AsOfOption = None,
    published_by: PublishedByOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line instead.")] = False,
    most: Annotated[int, typer.Option("--most", min=1, help="How many, the largest first.")] = MOST_FAMILIES,
) -> None:
    """Families of copies: articles that go back to one text and so count as one origin.

    The first text comes first; below each other one stands how much of the shorter text it has in common with the one
    that it most directly goes back to, and the longest passage of that.

    Example: sayso families --most 5
    """
    from sayso.cli.console import messages, output
    from sayso.workflows.families import families as families_in
    from sayso.workflows.views import Known

    found = families_in(ledger, known=Known.parse(as_of, published_by), theatre=theatre)
    for family in found[:most]:
        if as_json:
            typer.echo(json.dumps(dataclasses.asdict(family), ensure_ascii=False))
            continue
        output().print(counted(len(family.members), "article"), markup=False)
        first_of = {one.article_id: f"{one.publisher}, {one.published}" for one in family.members}
        for one in family.members:
            shared = (
                f"\n      {_what_is_shared(one.part, one.passage, first_of[one.goes_back_to[0]])}" if one.part else ""
            )
            output().print(f"  {one.published}  {one.publisher}: {one.title}{shared}", markup=False)
    left = f"; {len(found) - most} more with --most" if len(found) > most else ""
    messages().print(
        f"{counted(len(found), 'family')} of copies found{left}. Each counts as one origin of its own voice."
    )


def _what_is_shared(part: float, passage: str, parent: str) -> str:
    words = f": “{passage}”" if passage else ", in other words"
    return f"{part:.0%} as in {parent}{words}"
