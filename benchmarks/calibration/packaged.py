"""The usual methods as their packages have them. Runs in an environment of its own, which knows nothing of Sayso.

    .venv-peers/bin/python benchmarks/calibration/packaged.py FOLDER     (`make calibration` calls it)

Reads every FOLDER/*.csv of votes (task, worker, label: whole numbers) that has no answer yet, and writes what each
package learns from it as .json beside it: trust by worker; for Dawid-Skene, shares of the labels and a table for each
worker. What is installed is written to packages.json, with the reason for what is not.
"""

from __future__ import annotations

import csv
import json
import sys
import warnings
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from types import ModuleType
from typing import Any

Votes = list[tuple[int, int, int]]
"""(task, worker, label)"""
Learned = dict[str, Any]
ROUNDS = 20
"""Of truthdiscovery's methods: its own default but for TruthFinder, which would stop after the first or second."""


def of_truthdiscovery() -> Callable[[Votes], Learned]:
    """Fits its five methods. Raises ImportError where it is not installed."""
    # Importing anything of the package imports its part that draws, which needs cairo; an empty module stands in.
    sys.modules.setdefault("truthdiscovery.graphs", ModuleType("truthdiscovery.graphs"))
    from truthdiscovery.algorithm import AverageLog, Investment, PooledInvestment, Sums, TruthFinder
    from truthdiscovery.input import Dataset
    from truthdiscovery.utils.iterator import FixedIterator

    methods = {
        "TruthFinder": lambda: TruthFinder(iterator=FixedIterator(ROUNDS)),
        "Sums": Sums,
        "AverageLog": AverageLog,
        "Investment": Investment,
        "PooledInvestment": PooledInvestment,
    }

    def fit(votes: Votes) -> Learned:
        data = Dataset((worker, task, label) for task, worker, label in votes)
        return {name: _by_worker(method().run(data).trust) for name, method in methods.items()}

    return fit


def of_crowdkit() -> Callable[[Votes], Learned]:
    """Fits two methods of crowd-kit. Raises ImportError where it is not installed.

    Its others for labels are left out for their time alone: seconds for each of some four hundred sets of votes.
    """
    import pandas
    from crowdkit.aggregation import DawidSkene, Wawa

    def fit(votes: Votes) -> Learned:
        table = pandas.DataFrame(votes, columns=["task", "worker", "label"])
        confusion = DawidSkene(n_iter=100).fit(table)
        return {
            "Wawa": _by_worker(Wawa().fit(table).skills_),
            "Dawid-Skene": {
                "rounds": len(confusion.loss_history_),
                "shares": _by_worker(confusion.priors_),
                "tables": [
                    (int(worker), int(said), int(true), float(share))
                    for (worker, said), row in confusion.errors_.to_dict("index").items()
                    for true, share in row.items()
                ],
            },
        }

    return fit


PACKAGES = {"truthdiscovery": of_truthdiscovery, "crowd-kit": of_crowdkit}


def _by_worker(learned: Any) -> dict[int, float]:
    return {int(worker): float(value) for worker, value in learned.items()}


def main(folder: Path) -> None:
    """Answers all votes in a folder."""
    # Methods that divide by a trust that has become nothing say so on every set of votes; see `weight_of` of peers.py.
    warnings.simplefilter("ignore", RuntimeWarning)
    fits, found = [], {}
    for name, package in PACKAGES.items():
        try:
            fits.append(package())
            found[name] = {"version": version(name), "missing": None}
        except ImportError as error:
            found[name] = {"version": None, "missing": f"{type(error).__name__}: {error}"}
    (folder / "packages.json").write_text(json.dumps(found), encoding="utf-8")
    for path in sorted(folder.glob("*.csv")):
        answer = path.with_suffix(".json")
        if not answer.exists():
            with path.open(encoding="utf-8") as lines:
                votes = [(int(task), int(worker), int(label)) for task, worker, label in list(csv.reader(lines))[1:]]
            answer.write_text(json.dumps({name: value for fit in fits for name, value in fit(votes).items()}), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
