"""Do the control model's probabilities come true? On simulated wars, against the usual methods.

    python benchmarks/calibration/run.py [--seeds 1,2,3,4,5] [--set NAME=VALUE ...] [--data FOLDER] [--output TABLE.md]

Needs the simulator and the scorer of the evaluation data (folder named by SAYSO_SHARED, or `shared` beside the
checkout). The usual methods come from their packages where those are installed in .venv-peers (`make calibration` does
that); where not, our own implementations stand in, and the table says so. They give scores and no probabilities, so
each is first recalibrated (power and uniform mix) on another simulated war of the same regime, seed 11; the control
model is not.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import numpy as np
from packages import PYTHON, Packages, furthest_apart
from peers import ALWAYS, Method
from votes import Opinions, Votes, known_at_fits, opinions_of, votes_of

from sayso.weigh.control import Mode, Region, Report, estimate_control, read_region, read_reports

REGIMES = ("balanced", "one-sided-media", "echo-chamber", "sparse-access", "propaganda-war")
CALIBRATION_SEED = 11
MODEL, PRIORS_ONLY = "control model", "control model, priors only"
POWERS = (0.2, 0.35, 0.5, 0.7, 1.0, 1.4, 2.0)
MIXES = (0.005, 0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4)
COLUMNS = ("accuracy", "brier", "log", "ece", "hot brier", "hot log", "delay_mean", "false_flips")


def evaluation_folder() -> Path:
    """Where the simulator and the scorer lie; stops with a word where they do not."""
    beside = Path(__file__).resolve().parents[2].parent / "shared"
    folder = Path(os.environ.get("SAYSO_SHARED", beside)) / "bench" / "weigh"
    if not (folder / "simulate.py").exists():
        sys.exit(f"no simulator in {folder}: set SAYSO_SHARED to the evaluation data")
    return folder


def scorer_in(folder: Path) -> ModuleType:
    """The scorer, as a module."""
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Wars:
    """Simulated wars, made when first asked for."""

    def __init__(self, evaluation: Path, data: Path, settings: list[str]) -> None:
        self.simulator, self.scorer, self.data = evaluation / "simulate.py", scorer_in(evaluation), data
        self.settings = settings

    def war(self, regime: str, seed: int) -> tuple[Region, list[Report], object]:
        """Region, reports and the scorer's truth."""
        changed = [hashlib.sha256(" ".join(self.settings).encode()).hexdigest()[:12]] if self.settings else []
        folder = self.data / "-".join([regime, str(seed), *changed])
        if not (folder / "truth.jsonl").exists():
            command = [sys.executable, str(self.simulator), "--regime", regime, "--seed", str(seed)]
            command += [word for setting in self.settings for word in ("--set", setting)]
            subprocess.run([*command, "--out", str(folder)], check=True, stdout=subprocess.DEVNULL)
        region = read_region(folder / "theatre.json")
        reports, _ = read_reports(folder / "claims.jsonl", region)
        return region, reports, self.scorer.Truth(folder / "truth.jsonl")


def softened(probabilities: np.ndarray, power: float, mix: float) -> np.ndarray:
    """Probabilities raised to a power and mixed with the uniform."""
    powered = np.maximum(probabilities, 1e-9) ** power
    powered /= powered.sum(axis=2, keepdims=True)
    return (1 - mix) * powered + mix / probabilities.shape[2]


def recalibration(probabilities: np.ndarray, truth: object) -> tuple[float, float]:
    """The power and mix with the best log score on a war whose truth is known."""
    true = truth.z.T[..., None]  # type: ignore[attr-defined]
    scores = {
        (power, mix): -np.log(np.take_along_axis(softened(probabilities, power, mix), true, 2)).mean()
        for power in POWERS
        for mix in MIXES
    }
    return min(scores, key=scores.__getitem__)


def estimates(
    region: Region, reports: list[Report], peers: dict[str, Method], *, in_hindsight: bool
) -> Iterator[tuple[str, np.ndarray]]:
    """(method, (D, P, answers)) of the model and of every peer."""
    mode = Mode.SMOOTHED if in_hindsight else Mode.FILTERED
    yield MODEL, estimate_control(region, reports, mode=mode).probabilities
    yield PRIORS_ONLY, estimate_control(region, reports, mode=mode, learns=False).probabilities
    votes = votes_of(region, reports, collapsed=True)
    for name, method in peers.items():
        yield name, method(votes, in_hindsight=in_hindsight)


def rows(
    wars: Wars, regime: str, seeds: list[int], peers: dict[str, Method], *, in_hindsight: bool
) -> dict[str, list[dict[str, object]]]:
    """Method -> scores on each seed."""
    region, reports, truth = wars.war(regime, CALIBRATION_SEED)
    fitted = {
        name: (1.0, 0.0) if name in (MODEL, PRIORS_ONLY) else recalibration(found, truth)
        for name, found in estimates(region, reports, peers, in_hindsight=in_hindsight)
    }
    found: dict[str, list[dict[str, object]]] = {name: [] for name in fitted}
    for seed in seeds:
        region, reports, truth = wars.war(regime, seed)
        for name, probabilities in estimates(region, reports, peers, in_hindsight=in_hindsight):
            given = softened(probabilities, *fitted[name]).transpose(1, 0, 2)
            found[name].append(wars.scorer.score(given, truth))
    return found


def mean(scores: list[dict[str, object]], column: str) -> float:
    """The mean over seeds of one of COLUMNS."""
    where, name = column.split(" ") if " " in column else ("", column)
    return float(np.mean([(score[where] if where else score)[name] for score in scores]))  # type: ignore[index]


def table(title: str, found: dict[str, list[dict[str, object]]]) -> str:
    """One Markdown table."""
    names = ("accuracy", "Brier", "log", "ECE", "hot Brier", "hot log", "delay, days", "false flips")
    lines = [f"### {title}", "", "| method | " + " | ".join(names) + " |", "|---" * (len(names) + 1) + "|"]
    for method, scores in found.items():
        cells = (f"{mean(scores, column):.3f}" for column in COLUMNS)
        lines.append(f"| {method} | " + " | ".join(cells) + " |")
    return "\n".join([*lines, ""])


def reliability(scores: list[dict[str, object]]) -> str:
    """The reliability table of the model over all wars: stated against observed."""
    bins: dict[float, np.ndarray] = {}
    for score in scores:
        for low, _, count, stated, observed in score["reliability"]:  # type: ignore[attr-defined]
            bins[low] = bins.get(low, np.zeros(3)) + np.array([count, count * stated, count * observed])
    lines = ["| stated | place-days | mean stated | came true |", "|---|---|---|---|"]
    for low, (count, stated, observed) in sorted(bins.items()):
        lines.append(f"| {low:.1f} to {low + 0.1:.1f} | {count:.0f} | {stated / count:.3f} | {observed / count:.3f} |")
    return "\n".join([*lines, ""])


def ask(packages: Packages, wars: Wars, seeds: list[int]) -> str:
    """Has the packages learn from every war, and says which there are and how far from our own they are."""
    votes = [
        votes_of(*wars.war(regime, seed)[:2], collapsed=True)
        for regime in REGIMES
        for seed in (CALIBRATION_SEED, *seeds)
    ]
    packages.ask((one, known_at_fits(one)) for one in votes)
    lines = [f"{name} {what['version']}" for name, what in sorted(packages.found.items()) if what["version"]]
    told = [f"Packages: {', '.join(lines) or 'none'}.", *packages.notes()]
    asked = [(opinions, one.sources, one.shape[2]) for one in votes for opinions in _all_opinions(one)]
    if lines:
        gaps = ", ".join(f"{name} {gap:.1e}" for name, gap in furthest_apart(packages, asked).items())
        told.append(
            f"Largest difference between the package's and our own, over {len(asked)} sets of votes, in trust "
            f"(Dawid-Skene: in a share of a table): {gaps}."
        )
    return " ".join(told)


def _all_opinions(votes: Votes) -> Iterator[Opinions]:
    return (opinions_of(votes, known) for known in known_at_fits(votes) if known.any())


def report(wars: Wars, seeds: list[int], packages: Packages) -> Iterator[str]:
    """The whole report, piece by piece."""
    yield f"# Calibration of the control model\n\nFive regimes, seeds {', '.join(map(str, seeds))}; lower is better "
    yield "but for accuracy.\nHot: within fourteen days of a change. The model itself is never recalibrated.\n\n"
    yield f"{ask(packages, wars, seeds)}\n\n"
    peers = {**ALWAYS, **packages.methods()}
    for in_hindsight in (False, True):
        mode = "smoothed" if in_hindsight else "filtered"
        together: dict[str, list[dict[str, object]]] = {}
        for regime in REGIMES:
            found = rows(wars, regime, seeds, peers, in_hindsight=in_hindsight)
            for name, scores in found.items():
                together.setdefault(name, []).extend(scores)
            yield table(f"{mode}, {regime}", found) + "\n"
        yield table(f"{mode}, mean of the regimes", together) + "\n"
        yield f"### {mode}, reliability of the control model\n\n{reliability(together[MODEL])}\n"


def main() -> None:
    """Prints the report and writes it where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", default="1,2,3,4,5")
    parser.add_argument("--set", action="append", default=[], help="another parameter of the simulator: NAME=VALUE")
    parser.add_argument("--data", type=Path, help="keep the simulated wars here; else they are thrown away")
    parser.add_argument("--output", type=Path, help="where to write the table")
    parser.add_argument("--packages", type=Path, default=PYTHON, help="the Python that has the usual methods' packages")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder, pieces = chosen.data or Path(scratch), []
        wars, packages = Wars(evaluation_folder(), folder, chosen.set), Packages(folder / "votes", chosen.packages)
        for piece in report(wars, [*map(int, chosen.seeds.split(","))], packages):
            print(piece, end="", flush=True)
            pieces.append(piece)
    if chosen.output:
        chosen.output.write_text("".join(pieces), encoding="utf-8")


if __name__ == "__main__":
    main()
