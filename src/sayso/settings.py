"""One frozen value, built at the doors (the command line, the Python face) and passed down."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

DEFAULT_LEDGER = "sayso.db"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run needs to know beyond its input."""

    ledger: Path = Path(DEFAULT_LEDGER)
    theatre: str | None = None
    """Name of an installed theatre, or a path to a theatre's folder."""
    language: str = "en"
    parser: str | None = None
    """Name of an installed spaCy pipeline to use instead of the default."""

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None) -> Settings:
        """SAYSO_LEDGER, SAYSO_THEATRE and SAYSO_PARSER, where they are set."""
        env = os.environ if environ is None else environ
        return cls(
            ledger=Path(env.get("SAYSO_LEDGER") or DEFAULT_LEDGER),
            theatre=env.get("SAYSO_THEATRE") or None,
            parser=env.get("SAYSO_PARSER") or None,
        )
