"""Where the index lies: in the user's cache, or where SAYSO_CACHE says."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from platformdirs import user_cache_dir

FILE_NAME = "places.sqlite"


def index_path(environ: Mapping[str, str] | None = None) -> Path:
    """The index's file; it need not be there."""
    env = os.environ if environ is None else environ
    return Path(env.get("SAYSO_CACHE") or user_cache_dir("sayso")) / FILE_NAME
