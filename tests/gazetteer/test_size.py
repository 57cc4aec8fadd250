"""What the gazetteer's data take: measured as installed, so that a next edition cannot grow past the limit unseen."""

from __future__ import annotations

from importlib.metadata import files
from pathlib import Path

from sayso.gazetteer.base import TOWNS_PACKAGE, WORLD

MEGABYTE = 1_000_000
MOST_MEGABYTES = 250
INDEX_MEGABYTES = 51
"""Of the index built from these data: docs/methods/gazetteer.md."""


def test_data_and_index_together_stay_under_the_limit() -> None:
    paths = [Path(str(file.locate())) for file in files(TOWNS_PACKAGE) or ()] + list(WORLD.iterdir())
    installed = sum(path.stat().st_size for path in paths if path.is_file()) / MEGABYTE
    assert installed > 100
    assert installed + INDEX_MEGABYTES < MOST_MEGABYTES
