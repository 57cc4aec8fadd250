"""What did the reading: one digest over the rules, the words they use, the parser and the extractor."""

from __future__ import annotations

import sys
from functools import cache
from importlib.metadata import version
from pathlib import Path

from sayso.gazetteer import Gazetteer
from sayso.model.ids import digest_of
from sayso.theatres.theatre import Theatre

PACKAGE = Path(__file__).parents[1]
READING_STAGES = ("model", "ontology", "languages", "gazetteer", "read", "parse", "extract", "resolve", "theatres")
"""The packages whose change can change what is read from an article; theatres are added one by one."""
DERIVING_STAGES = ("model", "ontology", "languages", "gazetteer", "ledger", "theatres", "link", "weigh", "workflows")
"""The packages whose change can change what is derived from a ledger."""
SUFFIXES = frozenset({".py", ".toml", ".csv"})
SHORT = 12


def derivation_digest() -> str:
    """Equal for two runs that would derive the same from a ledger; the hash of a tuple is this interpreter's own."""
    return digest_of(version("sayso"), sys.version, _code_digest(DERIVING_STAGES))


@cache
def _code_digest(stages: tuple[str, ...]) -> str:
    parts: list[str | bytes] = []
    for stage in stages:
        folder = PACKAGE / stage
        files = sorted(p for p in folder.rglob("*") if p.suffix in SUFFIXES and p.is_file())
        for path in files:
            # A theatre in use brings its own digest; another theatre's data cannot change this reading.
            if stage == "theatres" and path.parent != folder and path.parent.name[0] != "_":
                continue
            parts += [path.relative_to(PACKAGE).as_posix(), path.read_bytes()]
    return digest_of(*parts)


def ruleset(parser_name: str, theatre: Theatre | None, extractor_name: str, gazetteer: Gazetteer | None = None) -> str:
    """'0.1.0+9f2a40c1d0b7': equal for two runs that would read every article alike."""
    of_theatre = theatre.digest if theatre else None
    digest = digest_of(_code_digest(READING_STAGES), parser_name, of_theatre, extractor_name, _index_digest(gazetteer))
    return f"{version('sayso')}+{digest[:SHORT]}"


def _index_digest(gazetteer: Gazetteer | None) -> str | None:
    """Over the sources of the index with their editions; None for a reading without one."""
    if gazetteer is None:
        return None
    parts = [str(part) for source in gazetteer.sources() for part in (source.name, source.edition, source.licence)]
    return digest_of(*parts)
