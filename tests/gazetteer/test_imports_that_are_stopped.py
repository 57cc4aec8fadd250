"""Imports as programs of their own: stopped, killed, out of disk, two at once; the index is whole after each.

The same at full size, over the world's index: benchmarks/gazetteer/stress.py.
"""

from __future__ import annotations

import hashlib
import os
import pty
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from benchmark_scripts import script
from places_by_hand import small_index

ROWS, BROKEN = 1000, 6
TESTS = Path(__file__).parents[1]
SOURCES = TESTS.parent / "src"


@pytest.fixture(scope="module")
def dump(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dump")
    file: Path = script("gazetteer/make_dump.py").make_dump(folder, rows=ROWS, broken=BROKEN).file
    return file


def start(
    index: Path, *arguments: str, stderr: int = subprocess.PIPE, most_bytes: int | None = None
) -> subprocess.Popen[str]:
    def limit() -> None:
        if most_bytes is not None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))

    return subprocess.Popen(
        [sys.executable, "-m", "small_world", "places", *arguments],
        env={**os.environ, "SAYSO_CACHE": str(index.parent), "PYTHONPATH": os.pathsep.join(map(str, (SOURCES, TESTS)))},
        stdout=subprocess.PIPE,
        stderr=stderr,
        text=True,
        preexec_fn=limit,
    )


def start_import(index: Path, dump: Path, edition: str = "1", **how: int) -> subprocess.Popen[str]:
    return start(index, "import", str(dump), "--format", "geonames", "--edition", edition, **how)


def editions(index: Path) -> set[str]:
    with closing(sqlite3.connect(f"{index.as_uri()}?mode=ro", uri=True)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        return {row[0] for row in connection.execute("SELECT edition FROM sources WHERE NOT is_base")}


def fingerprint(index: Path) -> str:
    return hashlib.sha256(index.read_bytes()).hexdigest()


def test_broken_rows_are_counted_and_each_is_told_with_its_line(index: Path, dump: Path) -> None:
    out, messages = (process := start_import(index, dump)).communicate()
    assert process.returncode == 1
    assert f"{ROWS:,} places from GeoNames AF" in " ".join(out.split())
    assert messages.startswith(f"not read: {BROKEN} rows")
    lines = dump.read_text(encoding="utf-8").splitlines()
    told = [line for line in messages.splitlines() if line.startswith("  line ")]
    assert len(told) == BROKEN
    number = next(int(line.split()[1].rstrip(":")) for line in told if "half a line" in line)
    assert lines[number - 1] == "half a line"


def test_a_terminal_shows_a_bar(index: Path, dump: Path) -> None:
    ours, theirs = pty.openpty()
    process = start_import(index, dump, stderr=theirs)
    os.close(theirs)
    shown = b""
    while True:
        try:
            shown += os.read(ours, 4096)
        except OSError:
            break
    process.communicate()
    assert b"importing AF.txt" in shown


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_stopped_at_any_moment_the_index_is_the_old_one_or_the_new_one(
    index: Path, dump: Path, number: signal.Signals
) -> None:
    chance = random.Random(number)
    for edition in ("1", "2"):
        before = fingerprint(index)
        process = start_import(index, dump, edition)
        time.sleep(chance.uniform(0.2, 2.0))
        process.send_signal(number)
        process.communicate()
        assert edition in editions(index) or fingerprint(index) == before
    assert start_import(index, dump, "last").wait() == 1
    assert not list(index.parent.glob(".*.part*"))


@pytest.mark.parametrize("room", [0, 100_000])
def test_a_full_disk_is_told_and_changes_nothing(index: Path, dump: Path, room: int) -> None:
    before = fingerprint(index)
    process = start_import(index, dump, most_bytes=room)
    _, messages = process.communicate()
    assert process.returncode == 5
    assert "cannot be written" in messages
    assert "Traceback" not in messages
    assert fingerprint(index) == before


def test_two_imports_and_a_build_at_once_all_come_in(tmp_path: Path, dump: Path) -> None:
    index = small_index(tmp_path)
    processes = [
        start_import(index, dump, "left"),
        start_import(index, dump, "right"),
        start(index, "build", "--again"),
    ]
    for process in processes:
        process.communicate()
    assert [process.returncode for process in processes] == [1, 1, 0]
    assert editions(index) == {"left", "right"}
