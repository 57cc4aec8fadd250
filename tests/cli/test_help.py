"""The command line teaches itself: every command says what it does, and the main ones show an example."""

from __future__ import annotations

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


@pytest.mark.parametrize("command", ["read", "extract", "claims", "status", "brief"])
def test_the_main_commands_show_an_example(command: str) -> None:
    assert f"Example: sayso {command}" in sayso(command, "--help").words


def test_the_version_is_told() -> None:
    assert sayso("--version").words.startswith("sayso 0.")


def test_an_unknown_command_is_a_usage_error() -> None:
    assert sayso("guess").code == 2
