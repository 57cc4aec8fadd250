"""Where the command line writes, and how it shows that it is working."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO, cast

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from sayso.cli.exits import Exit

SECONDS_BETWEEN_LINES = 10.0
"""How often a run without a terminal (a log file) says how far it is."""

WHAT_REMAINS = "every article recorded before stays recorded, whole, and the same command goes on from there"

_TRAILING_BLANKS = re.compile(r" +$", re.MULTILINE)

Step = Callable[[int, int | None], None]
"""Called with how much is done and, if known, of how much."""


WIDTH_OF_FILES = 100
"""Columns where there is no terminal to ask: a file, a pipe."""


def output() -> Console:
    """For what the user asked for. Plain when piped, without the blanks that fill up a terminal's lines."""
    console = Console(highlight=False, soft_wrap=False)
    if console.is_terminal:
        return console
    return Console(file=cast(TextIO, Trimmed(sys.stdout)), highlight=False, width=WIDTH_OF_FILES)


class Trimmed:
    """A text file whose lines end where their words end, so that they can be pasted and compared."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, text: str) -> int:
        """Writes whole lines without their trailing blanks."""
        return self._file.write(_TRAILING_BLANKS.sub("", text))

    def __getattr__(self, name: str) -> object:
        return getattr(self._file, name)


def messages() -> Console:
    """For everything else: warnings, progress, hints."""
    return Console(stderr=True, highlight=False, soft_wrap=True)


@contextmanager
def progress(label: str, *, remains: str = WHAT_REMAINS) -> Iterator[Step]:
    """A bar on a terminal, a line every ten seconds elsewhere. Short work shows nothing.

    Ctrl-C inside ends the command with its own exit code and a word on what remains.
    """
    try:
        if sys.stderr.isatty():
            with _bar(label) as step:
                yield step
        else:
            yield _lines(label)
    except KeyboardInterrupt:
        messages().print(f"sayso: stopped while {label}; {remains}")
        raise typer.Exit(Exit.INTERRUPTED) from None


@contextmanager
def _bar(label: str) -> Iterator[Step]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=messages(), transient=True) as bar:
        task: TaskID = bar.add_task(label, total=None)

        def step(done: int, total: int | None) -> None:
            bar.update(task, completed=done, total=total)

        yield step


def _lines(label: str) -> Step:
    last = time.monotonic()

    def step(done: int, total: int | None) -> None:
        nonlocal last
        if time.monotonic() - last >= SECONDS_BETWEEN_LINES:
            last = time.monotonic()
            of = f" of {total}" if total else ""
            messages().print(f"{label}: {done}{of}")

    return step
