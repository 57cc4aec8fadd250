"""Where the evaluation data lies, if it is here. It is for measuring only and is no part of the project."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

FOLDER = Path(os.environ.get("SAYSO_SHARED") or Path(__file__).parents[2] / "shared")

needs_evaluation_data = pytest.mark.skipif(not FOLDER.exists(), reason="the evaluation data is not here")
