"""Runs the command line inside the test's process, so that the parser is loaded once."""

from __future__ import annotations

import contextlib
import io
import sys
from dataclasses import dataclass
from unittest import mock

from sayso.cli.app import main


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str

    @property
    def words(self) -> str:
        """Everything printed, with single spaces: a terminal's line breaks say nothing."""
        return " ".join((self.out + " " + self.err).split())


def sayso(*arguments: object) -> Ran:
    """What `sayso ARGUMENTS` printed, and its exit code."""
    out, err = io.StringIO(), io.StringIO()
    code = 0
    with (
        mock.patch.object(sys, "argv", ["sayso", *map(str, arguments)]),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        try:
            main()
        except SystemExit as stop:
            code = int(stop.code or 0)
    return Ran(code, out.getvalue(), err.getvalue())
