"""sayso revise place, party, speaker, actor, day: a person's decision, as new entries."""

# No postponed annotations: the parser of options reads those of the commands that are made here, one a point.

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.options import LedgerOption, TheatreOption, day_of
from sayso.model.counted import counted
from sayso.settings import DEFAULT_LEDGER

if TYPE_CHECKING:
    from sayso.workflows.revise import Decision

MOST_SHOWN = 20

revisions = typer.Typer(
    no_args_is_help=True,
    help="Decide what stayed open or was read wrongly: which place a name means, who speaks, for which party somebody "
    "speaks, who acts or is acted upon, which days are meant. Each decision is a new entry with who decided and why; "
    "what stood before stays in the ledger, and --as-of shows it. Reading the article again keeps the decision.",
)

ByOption = Annotated[str, typer.Option("--by", metavar="NAME", help="Who decides.")]
BecauseOption = Annotated[str, typer.Option("--because", metavar="WHY", help="On what grounds.")]
InOption = Annotated[
    list[str] | None,
    typer.Option(
        "--in",
        metavar="ID",
        help="Only in this article or claim, by the beginning of its id; may be repeated. Without: in every report.",
    ),
]
DryOption = Annotated[bool, typer.Option("--dry-run", help="Show which claims it bears on; write nothing.")]


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that can be decided by a name, as its command explains it."""

    slot: str
    words: str
    answer: str
    metavar: str
    help: str
    is_of_one_report: bool = False
    """Whether the same words mean somebody else in the next report."""


POINTS = (
    Point(
        "place",
        "The name as the reports have it.",
        "A place of the theatre: its id, or its name.",
        "PLACE",
        """Decide which place a name means in some reports, or in all.

        Example: sayso revise place "Khenj" --is khinj --by "A. Analyst" --because "the report's map shows it"
        """,
    ),
    Point(
        "party",
        "The speaker or body as the reports name it.",
        "A party of the theatre, a well-known one by its name, or none.",
        "PARTY",
        """Decide for which party somebody speaks. Unnamed sources, witnesses and private people are tied to nobody.

        Example: sayso revise party "Bilal Karimi" --is taliban --by "A. Analyst" --because "appointed on 1 September"
        """,
    ),
    Point(
        "speaker",
        "The words for whoever speaks, as the sentence has them: he, the group, Karimi.",
        "Somebody whom the report itself names, or the theatre's id of one.",
        "NAME",
        """Decide who speaks where a report says only "he" or "the group". Name the report: elsewhere they mean others.

        Example: sayso revise speaker he --is "Bilal Karimi" --in a-d24b --by "A. Analyst" --because "only he was there"
        """,
        is_of_one_report=True,
    ),
    Point(
        "actor",
        "The words for who acts or is acted upon, as the reports have them: guerrillas, it.",
        "Somebody in the theatre by id or name, a well-known party by its name, or none.",
        "NAME",
        """Decide who acts, or is acted upon, in what is claimed. Name the report where the words mean others elsewhere.

        Example: sayso revise actor guerrillas --is nrf --in a-d24b --by "A. Analyst" --because "no others were there"
        """,
    ),
)


def add_to(app: typer.Typer) -> None:
    """Adds the group."""
    app.add_typer(revisions, name="revise", short_help="Decide what stayed open, as new entries.")


def _command_for(point: Point) -> Callable[..., None]:
    def command(
        words: Annotated[str, typer.Argument(help=point.words)],
        answer: Annotated[str, typer.Option("--is", metavar=point.metavar, help=point.answer)],
        by: ByOption,
        because: BecauseOption,
        within: InOption = None,
        ledger: LedgerOption = Path(DEFAULT_LEDGER),
        theatre: TheatreOption = None,
        dry: DryOption = False,
    ) -> None:
        from sayso.workflows.revise import Decision

        if point.is_of_one_report:
            _check_named(within)
        decision = Decision(point.slot, words, answer, by, because, tuple(within or ()))
        _revise(decision, ledger=ledger, theatre=theatre, dry=dry)

    return command


for _point in POINTS:
    revisions.command(_point.slot, no_args_is_help=True, help=_point.help)(_command_for(_point))


@revisions.command("day", no_args_is_help=True)
def day(
    words: Annotated[str, typer.Argument(help="The words for the time as the reports have them.")],
    answer: Annotated[
        date, typer.Option("--is", parser=day_of, metavar="DAY", help="The day, or the first of several.")
    ],
    by: ByOption,
    because: BecauseOption,
    until: Annotated[
        date | None, typer.Option("--until", parser=day_of, metavar="DAY", help="The last of several days.")
    ] = None,
    within: InOption = None,
    ledger: LedgerOption = Path(DEFAULT_LEDGER),
    dry: DryOption = False,
) -> None:
    """Decide which days are meant. "On Friday" means another day in each report: name the reports with --in.

    Example: sayso revise day "Friday night" --is 2021-09-03 --in a-d24b --by "A. Analyst" --because "dated on Saturday"
    """
    from sayso.workflows.revise import Decision, period_of

    _check_named(within)
    period = period_of(answer, until)
    _revise(Decision("day", words, period, by, because, tuple(within or ())), ledger=ledger, theatre=None, dry=dry)


def _check_named(within: list[str] | None) -> None:
    if not within:
        raise typer.BadParameter("name the reports: the same words mean others in other reports", param_hint="--in")


def _revise(decision: "Decision", *, ledger: Path, theatre: str | None, dry: bool) -> None:
    from sayso.cli.console import messages, output
    from sayso.present.terminal import lines_view
    from sayso.workflows.revise import revise

    done = revise(ledger, decision, theatre=theatre, dry=dry)
    output().print(lines_view(done.lines[:MOST_SHOWN]))
    claims = counted(len(done.lines), "claim")
    if dry:
        messages().print(f"It would bear on {claims}; nothing was written.", markup=False)
    else:
        messages().print(
            f"{claims} revised in entries {done.entries[0]} to {done.entries[-1]}. "
            f"Without the decision: --as-of {done.before}",
            markup=False,
        )
