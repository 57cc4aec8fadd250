"""Event codes of claims and the finest place that a public export may give, by tables: reads and checks them.

A row of a table is met by a claim when every condition that it names holds; the first row met counts. What the codes
cannot say stands in the rows' notes and in docs/methods/event-codes.md.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sayso.errors import PackError
from sayso.model.claim import Claim, Modality, Polarity
from sayso.model.ids import folded
from sayso.ontology.load import load_kinds

FOLDER = Path(__file__).parent
ANY = "*"
BETWEEN = "|"
REMEDY = "see docs/methods/event-codes.md"


@dataclass(frozen=True, slots=True)
class Condition:
    """What a claim must be for a row to count; None: whatever it is."""

    kind: str | None
    change: str | None
    modalities: frozenset[str] | None
    polarity: str | None
    words: str | None
    """Name of a word list, one of whose words must stand in the claim's words, actor or target."""

    def takes(self, claim: Claim, language: str) -> bool:
        return (
            self.kind in (None, claim.kind)
            and self.change in (None, claim.change)
            and (self.modalities is None or claim.modality in self.modalities)
            and self.polarity in (None, claim.polarity)
            and (self.words is None or says(claim, self.words, language))
        )


@dataclass(frozen=True, slots=True)
class PloverCode:
    """PLOVER's event, mode and contexts; '' where it has none. No key of PLOVER's says who puts it forward."""

    event: str
    mode: str
    contexts: tuple[str, ...]
    auxiliary: str
    """'historical', 'future', 'hypothetical', 'negation' or ''."""
    note: str
    """Where the code says less, or other, than the claim."""


@dataclass(frozen=True, slots=True)
class AcledCode:
    """ACLED's types, if the claim is treated as having happened; '' where there is none or it cannot be told."""

    event_type: str
    sub_event_type: str
    alternatives: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The finest kind of place that a public export may give, and the rule that says so."""

    level: str
    rule: str


def plover_code(claim: Claim, language: str = "en") -> PloverCode:
    """The first row of plover.csv that the claim meets, with its auxiliary mode."""
    row = _first(_rows("plover.csv"), claim, language)
    return PloverCode(row["event"], row["mode"], _several(row["context"]), _auxiliary(claim), row["note"])


def acled_code(claim: Claim, language: str = "en") -> AcledCode:
    """The first row of acled.csv that the claim meets."""
    row = _first(_rows("acled.csv"), claim, language)
    return AcledCode(row["event_type"], row["sub_event_type"], _several(row["alternatives"]), row["note"])


def ceiling_of(claim: Claim, language: str = "en") -> Ceiling:
    """The coarsest of the ceilings that hold for the claim; the table's last row holds for every claim."""
    table = _ceilings()
    return next(ceiling for condition, ceiling in table if condition.takes(claim, language))


@cache
def levels() -> tuple[str, ...]:
    """Kinds of place that a ceiling may name, from the coarsest to the finest."""
    return tuple(str(level) for level in _toml("ceilings.toml")["levels"])


def says(claim: Claim, name: str, language: str) -> bool:
    """Whether a word of the list stands in the claim's words, its actor or its target."""
    resolution = claim.resolution
    parties = (reference.words for reference in (resolution.actor, resolution.target) if reference)
    text = f" {folded(' '.join((claim.words, *parties)))} "
    return any(f" {word} " in text for word in word_lists(language).get(name, ()))


@cache
def word_lists(language: str) -> Mapping[str, frozenset[str]]:
    """The lists of one language, folded; an unknown language has none."""
    table = _toml("words.toml").get(language.split("-")[0], {})
    return MappingProxyType({name: frozenset(map(folded, words)) for name, words in table.items()})


@cache
def _rows(name: str) -> tuple[tuple[Condition, Mapping[str, str]], ...]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as handle:
        rows = tuple(dict(row) for row in csv.DictReader(handle))
    return tuple((_condition(row, f"{name} line {number}"), row) for number, row in enumerate(rows, start=2))


@cache
def _ceilings() -> tuple[tuple[Condition, Ceiling], ...]:
    found = []
    for number, row in enumerate(_toml("ceilings.toml")["ceilings"], start=1):
        for kind in row.get("kinds", [ANY]):
            for words in row.get("words", [""]):
                condition = _condition({"kind": kind, "words": words}, f"ceilings.toml, ceiling {number}")
                found.append((condition, Ceiling(row["level"], row["rule"])))
    return tuple(found)


def _condition(row: Mapping[str, str], where: str) -> Condition:
    kind, change = _wanted(row.get("kind")), _wanted(row.get("change"))
    modalities, polarity, words = (_wanted(row.get(name)) for name in ("modality", "polarity", "words"))
    allowed = {"kind": frozenset(load_kinds()), "polarity": frozenset(Polarity), "words": frozenset(word_lists("en"))}
    for name, value in (("kind", kind), ("polarity", polarity), ("words", words)):
        if value is not None and value not in allowed[name]:
            raise PackError(where, f"unknown {name} {value!r}", REMEDY)
    several = frozenset(_several(modalities)) if modalities else None
    if several is not None and not several <= frozenset(Modality):
        raise PackError(where, f"unknown modality in {modalities!r}", REMEDY)
    return Condition(kind, change, several, polarity, words)


def _auxiliary(claim: Claim) -> str:
    background = str(claim.resolution.background).lower()
    met = (
        row["auxiliary"]
        for condition, row in _rows("plover_auxiliary.csv")
        if condition.takes(claim, "en") and row["background"] in (ANY, background)
    )
    return next(met, "")


def _first(rows: Iterable[tuple[Condition, Mapping[str, str]]], claim: Claim, language: str) -> Mapping[str, str]:
    none = dict.fromkeys(("event", "mode", "context", "event_type", "sub_event_type", "alternatives"), "")
    met = (row for condition, row in rows if condition.takes(claim, language))
    return next(met, {**none, "note": "no row for this kind of claim"})


def _wanted(cell: str | None) -> str | None:
    return cell if cell and cell != ANY else None


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split(BETWEEN) if part)


def _toml(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))
    return loaded
