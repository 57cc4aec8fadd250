"""Which languages are installed, and how their TOML files are read."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from sayso.errors import PackError, UnknownPackError
from sayso.plugins import folders_in

LANGUAGE_FILE = "language.toml"

Words = TypeVar("Words")


def installed_languages() -> dict[str, Path]:
    """Code and folder of every language pack, in alphabetical order."""
    folders = folders_in("sayso.languages", "languages")
    return {code: folder for code, folder in sorted(folders.items()) if (folder / LANGUAGE_FILE).is_file()}


def language_folder(code: str) -> Path:
    """The folder of a language; "en-GB" falls back on "en".

    Raises UnknownPackError for a language that is not installed.
    """
    installed = installed_languages()
    for name in (code, code.split("-")[0]):
        if name in installed:
            return installed[name]
    raise UnknownPackError("language", code, installed, "add one: docs/howto/add-a-language.md")


def read_table(folder: Path, name: str) -> dict[str, Any]:
    """One TOML file of a pack.

    Raises PackError where it is missing or is not TOML.
    """
    path = folder / name
    where = f"{folder.name}/{name}"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as missing:
        raise PackError(where, "no such file", "every language folder needs one; see languages/en") from missing
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as broken:
        raise PackError(where, f"not TOML: {broken}", "mend the line that it names") from broken


def words_from(code: str, name: str, build: Callable[[str, dict[str, Any]], Words]) -> Words:
    """What `build` makes of one TOML file of a language; it is given the language's own code and the file's content.

    Raises UnknownPackError for a language that is not installed, PackError as `words_in` does.
    """
    return words_in(language_folder(code), name, build)


def words_in(folder: Path, name: str, build: Callable[[str, dict[str, Any]], Words]) -> Words:
    """The same for a language's folder, wherever it lies.

    Raises PackError for a file that is missing, is not TOML or lacks what `build` looks for.
    """
    content = read_table(folder, name)
    try:
        return build(folder.name, content)
    except (KeyError, TypeError, ValueError, AttributeError, re.error) as error:
        problem = f"lacks {error}" if isinstance(error, KeyError) else f"{type(error).__name__}: {error}"
        raise PackError(f"{folder.name}/{name}", problem, f"compare languages/en/{name}") from error


def parsers_of(code: str) -> tuple[str, ...]:
    """Names of the spaCy pipelines that can read a language, the first choice first; none for an unknown language."""
    try:
        folder = language_folder(code)
    except UnknownPackError:
        return ()
    return tuple(read_table(folder, LANGUAGE_FILE).get("parsers", ()))
