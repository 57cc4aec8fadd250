"""The short form of `make calibration`: one small simulated war, a few seconds."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from evaluation_data import FOLDER
from sayso.weigh.control import Mode, estimate_control, read_region, read_reports

SIMULATOR = FOLDER / "bench" / "weigh" / "simulate.py"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SIMULATOR.exists(), reason="the evaluation data is not here"),
]


@pytest.fixture(scope="module")
def small_war(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Thirty places for 120 days."""
    folder = tmp_path_factory.mktemp("war")
    size = ["--set", "places=30", "--set", "days=120"]
    command = [sys.executable, str(SIMULATOR), "--regime", "balanced", "--seed", "100", *size, "--out", str(folder)]
    subprocess.run(command, check=True, capture_output=True)
    return folder


def scorer() -> ModuleType:
    """The scorer of the evaluation data."""
    spec = importlib.util.spec_from_file_location("score", SIMULATOR.with_name("score.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("mode", "worst_log_score"), [(Mode.FILTERED, 0.31), (Mode.SMOOTHED, 0.25)])
def test_probabilities_come_true_on_a_small_simulated_war(small_war: Path, mode: Mode, worst_log_score: float) -> None:
    region = read_region(small_war / "theatre.json")
    reports, unused = read_reports(small_war / "claims.jsonl", region)
    assert not unused
    found = estimate_control(region, reports, mode=mode).probabilities.transpose(1, 0, 2)
    score = scorer()
    result = score.score(found, score.Truth(small_war / "truth.jsonl"))
    assert result["log"] <= worst_log_score
    assert result["ece"] <= 0.05
