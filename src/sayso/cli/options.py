"""Options that several commands share, said once."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from sayso.settings import DEFAULT_LEDGER


def day_of(text: str) -> date:
    """A day as a user writes it."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no day: write year-month-day, as 2021-09-04") from None


LedgerOption = Annotated[
    Path,
    typer.Option("--ledger", "-l", envvar="SAYSO_LEDGER", help="The ledger file.", show_default=DEFAULT_LEDGER),
]
TheatreOption = Annotated[
    str | None,
    typer.Option(
        "--theatre",
        "-t",
        envvar="SAYSO_THEATRE",
        help="An installed theatre (panjshir_2021) or the path of one. Without: names as the texts have them.",
    ),
]
ExtractorOption = Annotated[
    str | None,
    typer.Option(
        "--extractor",
        metavar="NAME[:ARGUMENT]",
        envvar="SAYSO_EXTRACTOR",
        help="What finds the claims: rules (the default), or command:PROGRAM for a program of your own, such as a "
        "language model (docs/howto/add-an-extractor.md).",
    ),
]
NoGazetteerOption = Annotated[
    bool,
    typer.Option(
        "--no-gazetteer",
        envvar="SAYSO_NO_GAZETTEER",
        help="Read without the index of places, even where one is built (sayso places build).",
    ),
]
AsOfOption = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="N|DAY",
        help="The ledger as it was: an entry number, or a day (2021-09-04): everything recorded by its end, UTC.",
    ),
]
PublishedByOption = Annotated[
    date | None,
    typer.Option(
        "--published-by",
        parser=day_of,
        metavar="DAY",
        help="Only what was published on or before this day: what an archive's reader could have known then.",
    ),
]
