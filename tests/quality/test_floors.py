"""The short form of `make quality`: what is read from the development articles stays above its floors."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from evaluation_data import FOLDER, needs_evaluation_data

GATE = Path(__file__).parents[2] / "benchmarks" / "quality" / "gate.py"


@needs_evaluation_data
@pytest.mark.shared
@pytest.mark.parser
def test_the_quick_figures_hold_their_floors() -> None:
    run = subprocess.run([sys.executable, GATE, "--quick", "--data", FOLDER], capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
