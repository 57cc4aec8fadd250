"""One frozen value, built at the doors (the command line, the Python face) and passed down."""

from __future__ import annotations

import math
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import PackError

DEFAULT_LEDGER = "sayso.db"
DEFAULT_EXTRACTOR = "rules"
DEFAULT_LANGUAGE = "en"
OFF = frozenset({"0", "false", "no", "off"})
"""Values with which a variable that turns something on leaves it off."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run needs to know beyond its input."""

    ledger: Path = Path(DEFAULT_LEDGER)
    theatre: str | None = None
    """Name of an installed theatre, or a path to a theatre's folder."""
    language: str = DEFAULT_LANGUAGE
    parser: str | None = None
    """Name of an installed spaCy pipeline to use instead of the default."""
    extractor: str = DEFAULT_EXTRACTOR
    """What finds the claims: the name of an installed extractor, with an argument after a colon where it takes one."""
    extractor_seconds: float = 120.0
    """How long an extractor outside the process may take over one article."""
    gazetteer: bool = False
    """Whether the index of places is asked, where one is built. The doors ask for it; a run that is to read alike on
    every machine does not."""

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None) -> Settings:
        """SAYSO_LEDGER, _THEATRE, _LANGUAGE, _PARSER, _EXTRACTOR, _EXTRACTOR_SECONDS and _NO_GAZETTEER.

        Raises PackError for seconds that are no number of seconds.
        """
        env = os.environ if environ is None else environ
        return cls(
            ledger=Path(env.get("SAYSO_LEDGER") or DEFAULT_LEDGER),
            theatre=env.get("SAYSO_THEATRE") or None,
            language=env.get("SAYSO_LANGUAGE") or DEFAULT_LANGUAGE,
            parser=env.get("SAYSO_PARSER") or None,
            extractor=env.get("SAYSO_EXTRACTOR") or DEFAULT_EXTRACTOR,
            extractor_seconds=_seconds(env.get("SAYSO_EXTRACTOR_SECONDS")),
            gazetteer=(env.get("SAYSO_NO_GAZETTEER") or "0").lower() in OFF,
        )


def _seconds(written: str | None) -> float:
    try:
        seconds = float(written or Settings().extractor_seconds)
    except ValueError:
        seconds = math.nan
    if not 0 < seconds < math.inf:
        raise PackError("SAYSO_EXTRACTOR_SECONDS", f"is {written!r}", "give a number of seconds above 0, such as 120")
    return seconds
