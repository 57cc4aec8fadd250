"""The usual methods from their packages, asked in an environment of their own; votes and answers go by file."""

from __future__ import annotations

import hashlib
import json
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from peers import OWN, TRUSTS, Confusion, Method, by_confusion, by_trust, confusion
from votes import Opinions, Votes, opinions_of

HERE = Path(__file__).resolve()
PYTHON = HERE.parents[2] / ".venv-peers" / "bin" / "python"
"""Where `make calibration` puts the environment."""
METHODS = {
    "TruthFinder": "truthdiscovery",
    "Sums": "truthdiscovery",
    "AverageLog": "truthdiscovery",
    "Investment": "truthdiscovery",
    "PooledInvestment": "truthdiscovery",
    "Wawa": "crowd-kit",
    "Dawid-Skene": "crowd-kit",
}


@dataclass
class Packages:
    """Asks the packages; what was answered once is kept in the folder."""

    folder: Path
    python: Path = PYTHON
    found: dict[str, dict[str, str | None]] = field(default_factory=dict)
    """Package -> its version, or why it is missing."""

    def ask(self, wars: Iterable[tuple[Votes, Iterable[np.ndarray]]]) -> None:
        """Hands over the votes (and which are known) of every fit there will be, and has all answered."""
        self.answer_all(opinions_of(votes, known) for votes, fits in wars for known in fits if known.any())

    def answer_all(self, asked: Iterable[Opinions]) -> None:
        """Has the packages learn from each of these."""
        self.folder.mkdir(parents=True, exist_ok=True)
        if not self.python.exists():
            why = "no environment for it (make calibration sets it up)"
            self.found = {name: {"version": None, "missing": why} for name in set(METHODS.values())}
            return
        for opinions in asked:
            self._path(opinions).write_text(as_csv(opinions), encoding="utf-8")
        subprocess.run([str(self.python), str(HERE.with_name("packaged.py")), str(self.folder)], check=True)
        self.found = json.loads((self.folder / "packages.json").read_text(encoding="utf-8"))

    def answer(self, opinions: Opinions) -> dict[str, Any]:
        """What was learned from opinions that were handed over, by method."""
        path = self._path(opinions).with_suffix(".json")
        learned: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return learned

    def has(self, method: str) -> bool:
        """Whether the package of a method is installed."""
        return self.found[METHODS[method]]["missing"] is None

    def methods(self) -> dict[str, Method]:
        """Name, with the package or the want of one -> method, for all that can be had."""
        result: dict[str, Method] = {}
        for name, package in METHODS.items():
            if self.has(name):
                result[f"{name} ({package} {self.found[package]['version']})"] = self._packaged(name)
            elif name in OWN:
                result[f"{name} (our own: no {package})"] = OWN[name]
        return result

    def notes(self) -> list[str]:
        """One sentence for each package that is missing."""
        return [
            f"{name} is not installed: {what['missing']}. Our own implementations stand in for its methods; "
            f"those that we have not are left out."
            for name, what in sorted(self.found.items())
            if what["missing"] is not None
        ]

    def _packaged(self, name: str) -> Method:
        if name == "Dawid-Skene":
            return self._dawid_skene
        return by_trust(name, lambda votes, known: trust_of(self.answer(opinions_of(votes, known))[name], votes))

    def _dawid_skene(self, votes: Votes, *, in_hindsight: bool) -> np.ndarray:
        def fit(known: np.ndarray) -> Confusion:
            learned = self.answer(opinions_of(votes, known))["Dawid-Skene"] if known.any() else None
            return tables_of(learned, votes.sources, votes.shape[2])

        return by_confusion(votes, fit, in_hindsight=in_hindsight)

    def _path(self, opinions: Opinions) -> Path:
        return self.folder / f"{hashlib.sha256(as_csv(opinions).encode()).hexdigest()[:16]}.csv"


def as_csv(opinions: Opinions) -> str:
    """The form in which votes are handed over."""
    rows = zip(opinions.object.tolist(), opinions.source.tolist(), opinions.answer.tolist(), strict=True)
    return "task,worker,label\n" + "".join(f"{task},{worker},{label}\n" for task, worker, label in rows)


def trust_of(learned: dict[str, float], votes: Votes) -> np.ndarray:
    """(sources,) trust; a source not heard yet has the mean of the others."""
    trust = np.full(votes.sources, np.nan_to_num(np.mean([*learned.values()])))
    for source, value in learned.items():
        trust[int(source)] = value
    return trust


def tables_of(learned: dict[str, Any] | None, sources: int, answers: int) -> Confusion:
    """Tables (sources, truth, said) and shares (truth,); a source not heard yet says anything alike."""
    table, prior = np.full((sources, answers, answers), 1e-10), np.full(answers, 1e-10)
    if learned is None:
        return np.full_like(table, 1 / answers), np.full(answers, 1 / answers)
    for worker, said, true, share in learned["tables"]:
        table[worker, true, said] = share
    for true, share in learned["shares"].items():
        prior[int(true)] = share
    heard = {worker for worker, *_ in learned["tables"]}
    table[[source for source in range(sources) if source not in heard]] = 1 / answers
    return table, prior


def furthest_apart(packages: Packages, asked: Iterable[tuple[Opinions, int, int]]) -> dict[str, float]:
    """Method -> the largest difference between a trust (or a table's share) of the package's and of our own.

    asked: opinions that were handed over, with the number of sources and of answers.
    """
    result: dict[str, float] = {}
    for opinions, sources, answers in asked:
        learned, heard = packages.answer(opinions), np.unique(opinions.source)
        for name, own in TRUSTS.items():
            if packages.has(name):
                theirs = np.array([learned[name][str(source)] for source in heard.tolist()])
                gap = float(np.abs(theirs - own(opinions, sources)[heard]).max())
                result[name] = max(gap, result.get(name, 0.0))
        if packages.has("Dawid-Skene"):
            table, _ = tables_of(learned["Dawid-Skene"], sources, answers)
            gap = _gap_of_tables(opinions, table, learned["Dawid-Skene"]["rounds"])
            result["Dawid-Skene"] = max(gap, result.get("Dawid-Skene", 0.0))
    return result


def _gap_of_tables(opinions: Opinions, table: np.ndarray, rounds: int) -> float:
    own, _ = confusion(opinions, *table.shape[:2], smoothing=0.0, rounds=rounds)
    said = np.zeros(table.shape, bool)
    said[opinions.source, :, opinions.answer] = True
    return float(np.abs(np.where(said, table - own, 0.0)).max())
