"""The rules that tie claims, and how directly each ties them: reads and checks links.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from sayso.errors import PackError
from sayso.model.finding import LinkKind

REMEDY = "see docs/methods/links.md"


@dataclass(frozen=True, slots=True)
class LinkRule:
    """One rule by which a claim is tied to another."""

    name: str
    kind: LinkKind
    """What it mostly makes; what an article ties itself may be of another kind."""
    directness: float
    """Above 0, at most 1: how many steps lie between the words and the tie."""
    gloss: str


@dataclass(frozen=True, slots=True)
class LinkRules:
    """The rules by name, and what weakens a link whatever its rule."""

    by_name: Mapping[str, LinkRule]
    in_part: float
    """Factor for a link with a scope."""
    one_event: float
    """Factor where two articles are taken to tell of one event."""

    def rule(self, name: str) -> LinkRule:
        """Raises PackError for a rule without an entry."""
        found = self.by_name.get(name)
        if found is None:
            raise PackError("links.toml", f"no rule {name!r}", f"it has: {', '.join(sorted(self.by_name))}")
        return found


@cache
def load_link_rules() -> LinkRules:
    """The rules that come with Sayso. Read once a process. Raises PackError."""
    return read_link_rules(Path(__file__).parent / "links.toml")


def read_link_rules(path: Path) -> LinkRules:
    """Raises PackError for a file that does not hold together."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        rules = [_rule(path, row) for row in table["rules"]]
        factors = {name: _part(path, name, table["factors"][name]) for name in ("in_part", "one_event")}
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise PackError(str(path), f"cannot be read: {error}", REMEDY) from error
    by_name = {rule.name: rule for rule in rules}
    if len(by_name) < len(rules):
        raise PackError(str(path), "one name stands twice among the rules", REMEDY)
    return LinkRules(by_name, **factors)


def _rule(path: Path, row: Mapping[str, Any]) -> LinkRule:
    name = str(row["name"])
    return LinkRule(name, LinkKind(row["kind"]), _part(path, name, row["directness"]), str(row["gloss"]))


def _part(path: Path, name: str, value: object) -> float:
    if not isinstance(value, int | float) or not 0.0 < value <= 1.0:
        raise PackError(str(path), f"{name}: expected a number above 0 and at most 1, met {value!r}", REMEDY)
    return float(value)
