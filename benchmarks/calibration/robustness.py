"""Does the control model hold in wars of other settings? Random settings of the simulator, each with its own seed.

    python benchmarks/calibration/robustness.py [--draw 1] [--count 25] [--first-seed 5001] [--output TABLE.md]

Each war takes one of the five regimes and halves or doubles eleven parameters: two each of the war's, the parties', the
observers', the media's and of noise, and one of size; one war in four has another number of sides. Needs the evaluation
data (SAYSO_SHARED, or `shared` beside the checkout). Nothing here is used to choose anything in the model.
"""

from __future__ import annotations

import argparse
import importlib.util
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType

import numpy as np
from run import REGIMES, Wars, evaluation_folder

from sayso.weigh.control import Mode, estimate_control

GROUPS = {
    "the war": (
        *("offensive_rate", "offensive_days", "attack_quiet", "attack_axis", "axis_radius", "fight_days", "collapse"),
        "raid",
    ),
    "the parties": (
        *("premature", "fabricate", "admit", "admit_delay", "deny_true", "deny_false", "hold_rate", "hold_fight"),
        *("hold_lost", "morale"),
    ),
    "the observers": (
        *("ngos", "ngo_coverage", "ngo_check", "ngo_delay", "ngo_lean", "correspondents", "corr_active", "locals_mean"),
        *("local_rate", "repression", "aggregators"),
    ),
    "the media": (
        *("wires", "outlets", "wire_pick", "copies_mean", "copy_lag", "rewrite", "attribution_loss", "credit"),
        *("state_echo", "primary_seen", "boilerplate"),
    ),
    "noise": ("mixup", "date_stale", "date_error", "garble", "twin_share"),
    "size": ("places", "days", "degree"),
}
NO_CHANCE = {
    *("offensive_rate", "offensive_days", "axis_radius", "fight_days", "admit_delay", "morale", "ngo_delay"),
    *("locals_mean", "local_rate", "copies_mean", "copy_lag"),
}
"""Parameters that are no probability, and so may pass 1."""
MOST_CHANCE = 0.97
OTHER_SIDES = 0.25
COLUMNS = ("log", "ece", "hot log", "delay_mean", "false_flips")
HEADS = ("log", "ECE", "hot log", "delay", "false flips")


def simulator_in(folder: Path) -> ModuleType:
    """The simulator, for its parameters and regimes."""
    spec = importlib.util.spec_from_file_location("simulate", folder / "simulate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def drawn(simulator: ModuleType, seed: int, count: int) -> Iterator[tuple[str, dict[str, float]]]:
    """(regime, changed parameters) of each war."""
    rng = np.random.default_rng(seed)
    for number in range(count):
        regime = REGIMES[number % len(REGIMES)]
        usual = {name: told[0] for name, told in simulator.PARAMS.items()} | simulator.REGIMES[regime]
        changed: dict[str, float] = {}
        for group, names in GROUPS.items():
            for name in rng.choice(names, size=1 if group == "size" else 2, replace=False):
                value = usual[name] * (2.0 if rng.random() < 0.5 else 0.5)
                if isinstance(usual[name], int):
                    changed[str(name)] = max(1, round(value))
                else:
                    changed[str(name)] = round(value if name in NO_CHANCE else min(value, MOST_CHANCE), 5)
        if rng.random() < OTHER_SIDES:
            changed["sides"] = 5 - usual["sides"]
        yield regime, changed


def scores(wars: Wars, regime: str, seed: int, *, learns: bool) -> dict[str, dict[str, float]]:
    """Mode -> column -> score of one war."""
    region, reports, truth = wars.war(regime, seed)
    result = {}
    for mode in Mode:
        found = estimate_control(region, reports, mode=mode, learns=learns).probabilities.transpose(1, 0, 2)
        score = wars.scorer.score(found, truth)
        result[mode.value] = {column: _value(score, column) for column in COLUMNS}
    return result


def _value(score: Mapping[str, object], column: str) -> float:
    where, name = column.split(" ") if " " in column else ("", column)
    value = (score[where] if where else score)[name]  # type: ignore[index]
    return float("nan") if value is None else float(value)


def report(evaluation: Path, data: Path, *, draw: int, count: int, first_seed: int) -> Iterator[str]:
    """The table, line by line, and its means."""
    modes = [(mode.value, learns) for mode in Mode for learns in (True, False)]
    titles = [f"{mode}{'' if learns else ', priors only'}" for mode, learns in modes]
    yield f"# Wars of other settings\n\nDraw {draw}: {count} wars, seeds from {first_seed} on. Lower is better.\n\n"
    yield f"| war | {' | '.join(f'{title}: {head}' for title in titles for head in HEADS)} |\n"
    yield "|---" * (1 + len(titles) * len(HEADS)) + "|\n"
    rows, settings = [], []
    for number, (regime, changed) in enumerate(drawn(simulator_in(evaluation), draw, count)):
        wars = Wars(evaluation, data, [f"{name}={value}" for name, value in changed.items()])
        by_learning = {learns: scores(wars, regime, first_seed + number, learns=learns) for learns in (True, False)}
        row = [by_learning[learns][mode][column] for mode, learns in modes for column in COLUMNS]
        rows.append(row)
        settings.append(f"{number + 1}. {regime}: {', '.join(f'{name} {value}' for name, value in changed.items())}\n")
        yield f"| {number + 1}, {regime} | {_cells(row)} |\n"
    yield f"| mean | {_cells(np.nanmean(rows, axis=0).tolist())} |\n"
    yield f"| worst | {_cells(np.nanmax(rows, axis=0).tolist())} |\n\n"
    yield from settings


def _cells(values: list[float]) -> str:
    return " | ".join(f"{value:.3f}" for value in values)


def main() -> None:
    """Prints the table and writes it where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--draw", type=int, default=1, help="seed of the settings")
    parser.add_argument("--count", type=int, default=25)
    parser.add_argument("--first-seed", type=int, default=5001, help="the simulator's seed of the first war")
    parser.add_argument("--data", type=Path, help="keep the simulated wars here; else they are thrown away")
    parser.add_argument("--output", type=Path, help="where to write the table")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        pieces = []
        data = chosen.data or Path(scratch)
        told = report(evaluation_folder(), data, draw=chosen.draw, count=chosen.count, first_seed=chosen.first_seed)
        for piece in told:
            print(piece, end="", flush=True)
            pieces.append(piece)
    if chosen.output:
        chosen.output.write_text("".join(pieces), encoding="utf-8")


if __name__ == "__main__":
    main()
