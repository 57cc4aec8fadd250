"""What is installed, and where the packs do not cover each other: holes are said, never a crash."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.languages.load import installed_languages
from sayso.model.counted import counted
from sayso.ontology.load import load_kinds
from sayso.plugins import folders_in
from sayso.present.export import installed_exporters
from sayso.theatres.load import installed_theatres, load_theatre
from sayso.workflows.packs import frames_for


@dataclass(frozen=True, slots=True)
class CheckReport:
    """Lines for a person."""

    lines: tuple[str, ...]


def check_packs(theatre: str | None = None) -> CheckReport:
    """Loads every pack and lists what each brings. Raises PackError for one that does not hold together."""
    return CheckReport(tuple(_lines([theatre] if theatre else list(installed_theatres()))))


def _lines(theatres: list[str]) -> Iterator[str]:
    for language in installed_languages():
        yield f"language {language}"
        frames = frames_for(language)
        for name, kind in load_kinds().items():
            count = sum(frame.kind == name for frame in frames)
            hole = "" if count else "  HOLE: nothing in this language puts it forward"
            yield f"  kind {name:15} {kind.label:45} {count:4} frames{hole}"
    for name in theatres:
        theatre = load_theatre(name)
        yield (
            f"theatre {name}: {theatre.title}; {counted(len(theatre.parties), 'party')}, "
            f"{counted(len(theatre.actors), 'actor')}, {counted(len(theatre.places), 'place')}, "
            f"{counted(len(theatre.sources), 'source')}"
        )
    yield f"formats: {', '.join(folders_in('sayso.read.formats', 'formats'))}"
    yield f"fetchers: {', '.join(folders_in('sayso.read.fetchers', 'fetchers'))}"
    yield f"exporters: {', '.join(installed_exporters())}"
