"""Reads a theatre's folder into a `Theatre`, and says what is wrong with one that does not hold together."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from sayso.errors import PackError, UnknownPackError
from sayso.model.ids import digest_of
from sayso.plugins import folders_in
from sayso.theatres.checks import check_counts, check_no_cycle, check_symmetry
from sayso.theatres.lexicon import Lexicon
from sayso.theatres.parts import (
    named_things,
    read_counts,
    read_names,
    read_places,
    read_priors,
    read_sources,
)
from sayso.theatres.people import read_actors, read_memberships
from sayso.theatres.tables import HOWTO, Row, read_toml
from sayso.theatres.theatre import Theatre

FILES = (
    "theatre.toml",
    "actors.toml",
    "names.csv",
    "places.csv",
    "sources.toml",
    "priors.toml",
    "examples.jsonl",
    "ORIGIN.md",
)


def installed_theatres() -> Mapping[str, Path]:
    """Name and folder of every theatre that is installed, in the order of their names."""
    return dict(sorted(folders_in("sayso.theatres", "theatres").items()))


def load_theatre(name_or_path: str) -> Theatre:
    """The theatre of this name, or in this folder.

    Raises UnknownPackError if there is neither such a name nor such a folder, and PackError with the file, the line or
    table, what was met and what to do if the folder does not hold together.
    """
    folder = _folder_of(name_or_path)
    for file in FILES:
        if not (folder / file).is_file():
            raise PackError(str(folder / file), "the file is missing", f"a theatre has {', '.join(FILES)}: see {HOWTO}")
    return _read(folder)


def _folder_of(name_or_path: str) -> Path:
    installed = installed_theatres()
    if name_or_path in installed:
        return installed[name_or_path]
    # An empty name would be the current folder, which nobody means.
    if name_or_path.strip() and Path(name_or_path).is_dir():
        return Path(name_or_path)
    raise UnknownPackError(
        "theatre", name_or_path, installed, f"give one of these, or the path of a theatre's folder: see {HOWTO}"
    )


def _read(folder: Path) -> Theatre:
    head, people_and_sides = read_toml(folder / "theatre.toml"), read_toml(folder / "actors.toml")
    head.allow_only(("title", "symmetric_parties", "counts"))
    people_and_sides.allow_only(("parties", "organisations", "people", "memberships"))
    names = read_names(folder / "names.csv")
    sources = read_sources(read_toml(folder / "sources.toml"), names)
    places = read_places(folder / "places.csv", names)
    actors = read_actors(people_and_sides, names, sources)
    names.check_refs((*(actor.id for actor in actors), *(place.id for place in places)))
    check_no_cycle(places, str(folder / "places.csv"))
    theatre = Theatre(
        name=folder.resolve().name,
        title=head.text("title"),
        digest=digest_of_folder(folder),
        parties=tuple(actor for actor in actors if actor.kind == "side"),
        actors=actors,
        memberships=read_memberships(people_and_sides, actors, sources),
        places=places,
        sources=sources,
        priors=read_priors(read_toml(folder / "priors.toml"), actors, places),
        counts=read_counts(head),
        symmetric_parties=_symmetric_parties(head, [actor.id for actor in actors if actor.kind == "side"]),
        names=Lexicon(named_things(actors, places)),
    )
    check_counts(theatre, head.where)
    check_symmetry(theatre, head.where)
    return theatre


def _symmetric_parties(head: Row, party_ids: list[str]) -> tuple[str, ...]:
    declared = head.texts("symmetric_parties")
    for party in declared:
        if party not in party_ids:
            raise head.fault(
                f"symmetric_parties names {party!r}, which is no party", f"the parties are {', '.join(party_ids)}"
            )
    return declared


def digest_of_folder(folder: Path) -> str:
    """SHA-256 over the names and bytes of the theatre's own files; what lies in sub-folders is material to read."""
    parts: list[str | bytes] = []
    for file in FILES:
        parts += [file, (folder / file).read_bytes()]
    return digest_of(*parts)
