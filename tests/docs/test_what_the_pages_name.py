"""What the pages name is there: commands, their options, files, modules and settings."""

from __future__ import annotations

import importlib
import re
import shlex
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import typer.main

from sayso.cli.app import app

ROOT = Path(__file__).parents[2]
PAGES = sorted([*(ROOT / "docs").rglob("*.md"), *ROOT.glob("*.md"), *(ROOT / "benchmarks").rglob("*.md")])
FOLDERS = ("src", "tests", "docs", "benchmarks")
COMMAND = re.compile(r"(?:^|`|\$ |\(|; )sayso ([a-z][^`\n#;]*)", re.MULTILINE)
PLACEHOLDER = re.compile(r"[<*{]|/my_")
LEDGERS = "sayso.db"


def test_every_command_on_a_page_is_one_and_has_the_options() -> None:
    wrong = {
        f"{page.relative_to(ROOT)}: sayso {line}: {problem}"
        for page in PAGES
        for line in COMMAND.findall(page.read_text(encoding="utf-8"))
        for problem in _problems(line)
    }
    assert wrong == set()


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("wiegh claims.jsonl", "no command wiegh"),
        ("read report.txt --languge en", "no option --languge"),
        ("revise plaice x", "no command plaice"),
        ("status Velika --full", None),
    ],
)
def test_a_wrong_command_or_option_is_noticed(line: str, problem: str | None) -> None:
    assert list(_problems(line)) == ([problem] if problem else [])


def test_every_file_on_a_page_is_there() -> None:
    missing = {
        f"{page.relative_to(ROOT)}: {path}"
        for page in PAGES
        for path in re.findall(rf"\b(?:{'|'.join(FOLDERS)})/[\w./<>*{{}}-]*[\w>]", page.read_text(encoding="utf-8"))
        if not PLACEHOLDER.search(path) and not _is_there(path, page)
    }
    assert missing == set()


def test_every_module_and_group_of_entry_points_on_a_page_is_there() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    groups = set(re.findall(r'(?:folders_in\("[\w.]+", |\bGROUP = (?:"[\w.]+", )?)"(\w+)"', code))
    missing = {
        f"{page.relative_to(ROOT)}: {name}"
        for page in PAGES
        for name in re.findall(r"\bsayso(?:\.[a-zA-Z_]+)+\b", page.read_text(encoding="utf-8"))
        if not _is_name(name) and name.removeprefix("sayso.") not in groups and not name.startswith(LEDGERS)
    }
    assert missing == set()


def test_every_setting_on_a_page_is_read_somewhere() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    code += "".join(path.read_text(encoding="utf-8") for path in (ROOT / "benchmarks").rglob("*.py"))
    named = {name for page in PAGES for name in re.findall(r"\bSAYSO_[A-Z_]+\b", page.read_text(encoding="utf-8"))}
    assert {name for name in named if name not in code} == set()


def _problems(line: str) -> Iterator[str]:
    """What a command line names that the program does not have."""
    command = typer.main.get_command(app)
    try:
        words = shlex.split(line.replace("|", " "))
    except ValueError:  # An apostrophe of the sentence that the command stands in.
        words = line.split()
    while words and hasattr(command, "commands"):
        name = words.pop(0).rstrip(",.:)")
        if name.startswith("-"):
            break
        if name not in command.commands:
            yield f"no command {name}"
            return
        command = command.commands[name]
    known = {option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)}
    for option in (word.partition("=")[0].rstrip(",.:)") for word in words if re.match(r"--?[a-z]", word)):
        if option not in known | {"--help"}:
            yield f"no option {option}"


def _is_there(path: str, page: Path) -> bool:
    return any((base / path).exists() for base in (ROOT, page.parent, ROOT / "src" / "sayso"))


@cache
def _is_name(name: str) -> bool:
    """A module, or something in one."""
    parts = name.split(".")
    for end in range(len(parts), 0, -1):
        try:
            found: object = importlib.import_module(".".join(parts[:end]))
        except ImportError:
            continue
        for part in parts[end:]:
            if not hasattr(found, part):
                return False
            found = getattr(found, part)
        return True
    return False
