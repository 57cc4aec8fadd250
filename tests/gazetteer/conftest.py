from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from places_by_hand import small_index
from sayso.gazetteer import Gazetteer


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gazetteer]:
    with Gazetteer(small_index(tmp_path_factory.mktemp("gazetteer"))) as opened:
        yield opened


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return small_index(tmp_path)
