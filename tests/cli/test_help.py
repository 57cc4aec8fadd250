"""The command line teaches itself: every command says what it does, and the main ones show an example."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import typer

from command import sayso
from sayso.cli.app import app

GROUP = typer.main.get_command(app)
COMMANDS = sorted(GROUP.commands)  # type: ignore[attr-defined]


def test_help_lists_every_command_and_says_where_to_start() -> None:
    words = sayso("--help").words
    assert all(f" {command} " in words for command in COMMANDS)
    assert "sayso demo" in words


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_says_what_it_does_and_what_its_options_are(command: str) -> None:
    ran = sayso(command, "--help")
    assert ran.code == 0
    assert len((GROUP.commands[command].help or "").split()) >= 8  # type: ignore[attr-defined]


def every_command(group: object, *path: str) -> Iterator[tuple[str, ...]]:
    for name, command in group.commands.items():  # type: ignore[attr-defined]
        if hasattr(command, "commands"):
            yield from every_command(command, *path, name)
        else:
            yield (*path, name)


@pytest.mark.parametrize("path", list(every_command(GROUP)), ids=" ".join)
def test_every_command_shows_an_example_and_its_exit_codes(path: tuple[str, ...]) -> None:
    words = sayso(*path, "--help").words
    assert f"Example: sayso {' '.join(path)}" in words
    assert "Exit codes: 0 done" in words
    assert "**" not in words


def test_the_version_is_told() -> None:
    assert sayso("--version").words.startswith("sayso 0.")


def test_an_unknown_command_is_a_usage_error() -> None:
    assert sayso("guess").code == 2
