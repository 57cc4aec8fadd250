"""A language that a test may break."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sayso.languages.load import installed_languages


@pytest.fixture
def copy_of_english(tmp_path: Path) -> Path:
    return Path(shutil.copytree(installed_languages()["en"], tmp_path / "en"))
