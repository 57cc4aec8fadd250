"""Measures Sayso on the evaluation data, if it is here, and on the project's own annotated dispatches with the scorer
that comes with that data, and holds each figure against its floor in floors.toml.

    python benchmarks/quality/gate.py [--only NAME] [--quick] [--data FOLDER]

The data is found at SAYSO_SHARED or in a folder named shared beside the checkout; what is absent is not measured, and
that is said. Exit status 1 when a figure is under its floor.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
CHECKOUT = HERE.parents[1]
Job = Mapping[str, Any]
MOST_ERRORS = 12


def data_folder(asked: str | None) -> Path | None:
    """The evaluation data's folder, or None where it is not."""
    folder = Path(asked or os.environ.get("SAYSO_SHARED") or HERE.parents[2] / "shared")
    return folder if folder.exists() else None


def jobs() -> dict[str, Job]:
    """Every measurement by name."""
    return tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))


def found(name: str, data: Path) -> Path | None:
    """A file or folder that a job names, from the evaluation data or else from the checkout; None if in neither."""
    return next((folder / name for folder in (data, CHECKOUT) if (folder / name).exists()), None)


def measure(job: Job, data: Path, work: Path) -> dict[str, float]:
    """Extracts the job's layer, if it has one, runs its scorer, and gives every figure of it by its dotted name."""
    texts, pred = work / "texts.jsonl", work / "pred.jsonl"
    if "layer" in job:
        _write_texts(job, data, texts)
        _sayso("extract", "--layer", job["layer"], str(texts), "-o", str(pred))
    return dict(_flat(json.loads(_python(job["score"], data, pred, texts))))


def _write_texts(job: Job, data: Path, texts: Path) -> None:
    if "make_texts" in job:
        printed = _python(job["make_texts"], data, texts, texts)
        if not texts.exists():
            texts.write_text(printed, encoding="utf-8")
        return
    source = found(job["texts"], data)
    if source is None:
        sys.exit(f"{job['texts']} is neither in {data} nor in {CHECKOUT}")
    if source.is_dir():
        rows = [
            # newline="": offsets count the characters that are there, line ends included.
            {"doc": path.name, "text": path.open(encoding="utf-8", newline="").read()}
            for path in sorted(source.glob("*.txt"))
        ]
        texts.write_text("\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")
    else:
        texts.write_bytes(source.read_bytes())


def _python(command: list[str], data: Path, pred: Path, texts: Path) -> str:
    """Runs a scorer; arguments that name something in the data folder or the checkout become paths."""
    words = [word.format(pred=pred, texts=texts) for word in command]
    paths = [str(found(word, data) or word) if "/" in word else word for word in words]
    return subprocess.run([sys.executable, *paths], check=True, capture_output=True, text=True).stdout


def _has_index() -> bool:
    from sayso.gazetteer import index_path

    return index_path().is_file()


def _sayso(*arguments: str) -> None:
    done = subprocess.run([sys.executable, "-m", "sayso", *arguments], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"sayso {' '.join(arguments)} ended with {done.returncode}:\n{done.stderr}")


def _flat(value: Any, name: str = "") -> Iterator[tuple[str, float]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _flat(inner, f"{name}.{key}" if name else str(key))
    elif isinstance(value, (int, float)):
        yield name, float(value)


def common_errors(job: Job, data: Path, work: Path) -> list[str]:
    """The scorer's errors counted by their first words, most frequent first."""
    if "errors" not in job:
        return []
    lines = _python(job["errors"], data, work / "pred.jsonl", work / "texts.jsonl").splitlines()
    kinds = Counter(" ".join(line.split(": ")[0].split()[1:]) for line in lines if ": '" in line or ': "' in line)
    return [f"{times:5}  {kind}" for kind, times in kinds.most_common(MOST_ERRORS)]


def check(name: str, job: Job, data: Path) -> bool:
    """Prints one measurement against its floors; whether all of them hold. Without its scorer it is passed over."""
    if found(job["score"][0], data) is None:
        print(f"{name}\n  the scorer {job['score'][0]} is not in {data}: nothing measured")
        return True
    if job.get("needs_index") and not _has_index():
        print(f"{name}\n  the index of places is not built (sayso places build): nothing measured")
        return True
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        figures = measure(job, data, work)
        errors = common_errors(job, data, work)
    print(f"{name}")
    holds = True
    for figure, value in figures.items():
        floor = job["floors"].get(figure)
        if floor is None and not figure.endswith("f1") and "." in figure:
            continue
        under = floor is not None and value < floor
        holds = holds and not under
        print(f"  {figure:28} {value:10.4f}" + (f"  floor {floor}{'  UNDER' if under else ''}" if floor else ""))
    if errors:
        print("  most frequent errors:", *errors, sep="\n  ")
    return holds


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=sorted(jobs()), help="one measurement alone")
    parser.add_argument("--quick", action="store_true", help="only what takes seconds")
    parser.add_argument("--data", help="the folder of the evaluation data")
    asked = parser.parse_args()
    data = data_folder(asked.data)
    if data is None:
        print("the evaluation data is not here: nothing measured (set SAYSO_SHARED to its folder)")
        return 0
    chosen = {
        name: job
        for name, job in jobs().items()
        if asked.only in (None, name) and (not asked.quick or job.get("is_quick"))
    }
    outcomes = [check(name, job, data) for name, job in chosen.items()]
    return 0 if all(outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
