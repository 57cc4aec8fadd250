"""Writes the pages of docs/reference that come from code and ontology: `make docs`. A test keeps them current."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import typer

from sayso.cli.app import app
from sayso.ontology.ladder import load_ladder
from sayso.ontology.load import load_kinds

HERE = Path(__file__).parent
NOTE = "<!-- Written by docs/reference/generate.py (make docs); change the code or the data instead. -->"


def commands() -> Iterator[str]:
    """One section a command: what it does, its arguments and options."""
    yield "# Commands"
    yield NOTE
    group: Any = typer.main.get_command(app)
    for name, command in _commands_of(group, "sayso"):
        yield f"## {name}"
        yield _paragraphs(command.help or "")
        rows = [_parameter(parameter) for parameter in command.params if not getattr(parameter, "hidden", False)]
        if rows:
            yield "\n".join(["| argument or option | what |", "| --- | --- |", *rows])


def _commands_of(group: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Every command with its whole name; those of a group after the group."""
    for name, command in group.commands.items():
        yield f"{path} {name}", command
        if hasattr(command, "commands"):
            yield from _commands_of(command, f"{path} {name}")


def _paragraphs(text: str) -> str:
    return "\n\n".join(" ".join(block.split()) for block in text.split("\n\n"))


def _parameter(parameter: Any) -> str:
    flags = ", ".join([*parameter.opts, *parameter.secondary_opts])
    is_argument = parameter.param_type_name == "argument"
    name = (parameter.metavar or parameter.name.upper()) if is_argument else flags
    environment = f" Or set {parameter.envvar}." if parameter.envvar else ""
    return f"| `{name}` | {getattr(parameter, 'help', '') or ''}{environment} |".replace("N|DAY", "N\\|DAY")


def kinds() -> Iterator[str]:
    """One section a kind, as kind.toml has it."""
    yield "# Kinds of claim"
    yield NOTE
    for kind in load_kinds().values():
        yield f"## {kind.name}"
        yield f"{kind.label}. {kind.description}"
        yield f"Question: {kind.question.label} Slots: {', '.join(kind.slots)}."
        if kind.changes:
            yield "\n".join(
                ["| change | actor | target |", "| --- | --- | --- |"]
                + [f"| {c.name} | {c.actor_bearing} | {c.target_bearing} |" for c in kind.changes]
            )


def ladder() -> Iterator[str]:
    """The rungs in the order in which they are tried."""
    yield "# The ladder"
    yield NOTE
    rows = [f"| {rung.name} | {rung.family} | {rung.gloss} |" for rung in load_ladder().rungs]
    yield "\n".join(["| rung | family | meaning |", "| --- | --- | --- |", *rows])


PAGES: dict[str, Callable[[], Iterator[str]]] = {"commands.md": commands, "kinds.md": kinds, "ladder.md": ladder}


def page(name: str) -> str:
    """One page's text as it should be now."""
    return "\n\n".join(PAGES[name]()) + "\n"


if __name__ == "__main__":
    for page_name in PAGES:
        (HERE / page_name).write_text(page(page_name), encoding="utf-8")
