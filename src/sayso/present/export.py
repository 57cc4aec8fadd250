"""What an exporter is, and how one is found by name or by a file's suffix."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import UnknownPackError
from sayso.plugins import folders_in, module_of
from sayso.present.pages import Brief

PACKAGE = "sayso.present.exporters"
GROUP = "exporters"


@dataclass(frozen=True, slots=True)
class Exporter:
    """Writes a brief in one format."""

    name: str
    suffix: str
    """With the dot: '.html'."""
    media_type: str
    summary: str
    """One line for `--help`."""
    write: Callable[[Brief], str]


def installed_exporters() -> dict[str, Exporter]:
    """Every exporter by name, in the order of their names."""
    found = {}
    for name in folders_in(PACKAGE, GROUP):
        exporter = module_of(PACKAGE, GROUP, name).EXPORTER
        found[name] = exporter
    return found


def exporter_for(name_or_path: str | Path) -> Exporter:
    """The exporter with this name, or for a file with this suffix. Raises UnknownPackError."""
    exporters = installed_exporters()
    wanted = str(name_or_path)
    if wanted in exporters:
        return exporters[wanted]
    suffix = Path(wanted).suffix.lower()
    for exporter in exporters.values():
        if suffix and exporter.suffix == suffix:
            return exporter
    known = [f"{e.name} ({e.suffix})" for e in exporters.values()]
    remedy = "end the file's name in one of these, or add one: docs/howto/add-an-exporter.md"
    raise UnknownPackError("exporter", wanted, known, remedy)
