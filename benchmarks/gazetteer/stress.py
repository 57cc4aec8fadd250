"""What becomes of the index of places when imports are large, stopped, killed, out of disk or two at once.

    python benchmarks/gazetteer/stress.py [--rows 60000] [--rounds 6] [--seed 1] [--index places.sqlite]

Works in a folder of its own, on a copy of the index given, or one built anew (a minute or two). Prints a line a test
with the seconds it took; exit status 1 if one fails. The import alone has a limit: a minute.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from make_dump import Dump, make_dump

MOST_SECONDS = 60.0
MEGABYTE = 1_000_000
DONE, INCOMPLETE, SETUP, INTERRUPTED = 0, 1, 5, 130


class Bench:
    """One folder with an index and a dump, and the command line run on them."""

    def __init__(self, folder: Path, dump: Dump, chance: random.Random) -> None:
        self.folder, self.dump, self.chance = folder, dump, chance
        self.index = folder / "places.sqlite"

    def start(self, *arguments: str, most_bytes: int | None = None) -> subprocess.Popen[str]:
        """A process of its own; `most_bytes`: how large its files may grow, from inside a full disk."""

        def limit() -> None:
            if most_bytes is not None:
                signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
                resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))

        return subprocess.Popen(
            [sys.executable, "-m", "sayso", "places", *arguments],
            env={**os.environ, "SAYSO_CACHE": str(self.folder)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=limit,
        )

    def start_import(self, edition: str, *, most_bytes: int | None = None) -> subprocess.Popen[str]:
        return self.start(
            "import", str(self.dump.file), "--format", "geonames", "--edition", edition, most_bytes=most_bytes
        )

    def editions(self) -> set[str]:
        """Those of the imports in the index; raises sqlite3.DatabaseError if it is damaged."""
        with closing(sqlite3.connect(f"{self.index.as_uri()}?mode=ro", uri=True)) as connection:
            if connection.execute("PRAGMA quick_check").fetchone()[0] != "ok":
                raise sqlite3.DatabaseError("the quick check fails")
            return {row[0] for row in connection.execute("SELECT edition FROM sources WHERE NOT is_base")}

    def finds(self, name: str) -> bool:
        process = self.start("find", name)
        out, _ = process.communicate()
        return process.returncode == DONE and name in out

    def fingerprint(self) -> str:
        return hashlib.sha256(self.index.read_bytes()).hexdigest()


def imports_in_time(bench: Bench) -> Iterator[str]:
    """A dump of many rows comes in under a minute; every broken row is counted and told."""
    started, used = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    process = bench.start_import("first")
    _, messages = process.communicate()
    seconds = time.monotonic() - started
    used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - used
    yield f"{bench.dump.rows:,} rows in {seconds:.1f} s, of which the processor was at it for {used:.1f} s"
    if process.returncode != INCOMPLETE or seconds > MOST_SECONDS:
        raise AssertionError(f"exit {process.returncode} after {seconds:.1f} s: {messages}")
    if f"not read: {bench.dump.broken:,} rows" not in messages or "line " not in messages:
        raise AssertionError(f"broken rows are not told: {messages}")


def survives(bench: Bench, number: signal.Signals, seconds: float) -> Iterator[str]:
    """Stopped at any moment, the index is the old one, byte for byte, or the new one, whole."""
    before, edition = bench.fingerprint(), f"{number.name} {bench.chance.random()}"
    process = bench.start_import(edition)
    time.sleep(bench.chance.uniform(0.0, seconds))
    process.send_signal(number)
    process.communicate()
    is_new = edition in bench.editions()
    yield f"{number.name}: exit {process.returncode}, the {'new' if is_new else 'old'} index"
    if not is_new and bench.fingerprint() != before:
        raise AssertionError("the index has changed")


def full_disk_changes_nothing(bench: Bench) -> Iterator[str]:
    before = bench.fingerprint()
    size = bench.index.stat().st_size
    for room in (0, MEGABYTE, size // 2, size - MEGABYTE):
        process = bench.start_import("too much", most_bytes=room)
        _, messages = process.communicate()
        yield f"{room / MEGABYTE:.0f} MB of room: exit {process.returncode}, {' '.join(messages.split())[:90]}"
        if process.returncode == DONE or "Traceback" in messages or bench.fingerprint() != before:
            raise AssertionError(messages)


def two_at_once(bench: Bench) -> Iterator[str]:
    """Two imports and a build anew, started together, all come in, one after the other."""
    processes = [bench.start_import("left"), bench.start_import("right"), bench.start("build", "--again")]
    outcomes = [process.communicate()[1] for process in processes]
    codes = [process.returncode for process in processes]
    yield f"exits {codes}"
    if codes != [INCOMPLETE, INCOMPLETE, DONE] or not {"left", "right"} <= bench.editions():
        raise AssertionError("\n".join(outcomes))


def leaves_nothing_behind(bench: Bench) -> Iterator[str]:
    left_over = [path.name for path in bench.folder.glob(".*.part*")]
    yield f"{len(left_over)} parts left over"
    if left_over or not bench.finds("Kabul"):
        raise AssertionError(f"left over: {left_over}")


def tried(name: str, test: Callable[[], Iterator[str]]) -> bool:
    started = time.monotonic()
    try:
        for line in test():
            print(f"  {line}", flush=True)
    except (AssertionError, sqlite3.DatabaseError) as error:
        print(f"FAILED {name}: {error}", flush=True)
        return False
    print(f"passed {name}, {time.monotonic() - started:.1f} s", flush=True)
    return True


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=60_000)
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--index", type=Path)
    asked = parser.parse_args()
    with TemporaryDirectory() as name:
        folder = Path(name)
        bench = Bench(folder, make_dump(folder, rows=asked.rows, seed=asked.seed), random.Random(asked.seed))
        if asked.index is not None:
            shutil.copy(asked.index, bench.index)
        bench.start("build").communicate()
        passed = [tried("a large import", lambda: imports_in_time(bench))]
        for _ in range(asked.rounds):
            for number in (signal.SIGINT, signal.SIGKILL):
                passed.append(tried(number.name, partial(survives, bench, number, MOST_SECONDS / 3)))  # noqa: PERF401
        passed.append(tried("a full disk", lambda: full_disk_changes_nothing(bench)))
        passed.append(tried("two at once", lambda: two_at_once(bench)))
        passed.append(tried("nothing left over", lambda: leaves_nothing_behind(bench)))
    return 0 if all(passed) else 1


if __name__ == "__main__":
    sys.exit(main())
