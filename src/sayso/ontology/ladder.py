"""The ladder of standings as data: reads and checks ladder.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from sayso.errors import PackError
from sayso.ontology.phrases import SLOT

FAMILIES = frozenset({"fact", "forecast"})
SCOPES = frozenset({None, "support", "against", "concession"})
FACTS = frozenset(
    {
        "withdrawn",
        "documented",
        "conceding",
        "overtaken",
        "disputed",
        "independent",
        "independent_in_part",
        "sides",
        "reporting",
        "happened",
        "did_not_happen",
        "window_passed",
        "independent_against",
    }
)


PROSPECTS = frozenset(
    {
        "place",
        "inside",
        "witness",
        "loser",
        "against",
        "behind",
        "supporters",
        "conceding",
        "needed",
        "opponent",
        "part",
        "number",
        "last",
        "announcer",
    }
)
"""Slots of the templates under `would_change`; weigh/prospects.py fills them."""


@dataclass(frozen=True, slots=True)
class Rung:
    """One rung: what it is called, what it means and what an answer needs to stand on it."""

    name: str
    family: str
    """'fact' for what is put forward as so, 'forecast' for what is announced."""
    height: int
    """How well an answer on it stands; compared within a family."""
    gloss: str
    """A phrase that ends a sentence, in words about what was said."""
    needs: tuple[Mapping[str, int], ...]
    """Ways up: each names facts and the least of each; an empty one is met by every answer."""
    would_change: tuple[tuple[str, ...], ...]
    """What would lift or lower an answer from here: templates (ontology/phrases.py); of each the first that fits."""
    scope_from: str | None
    """Whose reach limits the rung's: 'support', 'against' or 'concession'; None where it reaches the whole."""

    @property
    def is_forecast(self) -> bool:
        return self.family == "forecast"

    def is_met_by(self, facts: Mapping[str, int]) -> bool:
        return _is_any_met(self.needs, facts)


@dataclass(frozen=True, slots=True)
class SourceGrade:
    """A letter of the Admiralty grade, and what a source's earlier claims must have come to for it."""

    grade: str
    borne_out: float
    """The least part, 0 to 1, of the claims on which others were heard."""
    judged: int
    """The least number of such claims."""
    gloss: str = ""
    """What it says, for a reader who does not know the scale."""


@dataclass(frozen=True, slots=True)
class InformationGrade:
    """A digit of the Admiralty grade, and what must be recorded of an answer for it."""

    grade: str
    needs: tuple[Mapping[str, int], ...]
    gloss: str = ""
    """What it says, for a reader who does not know the scale."""


@dataclass(frozen=True, slots=True)
class Ladder:
    """The rungs in the order in which they are tried."""

    rungs: tuple[Rung, ...]
    reach: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Kind of a place -> kinds of places in it, of which a state bears out a part of the state of the whole."""
    sources: tuple[SourceGrade, ...] = ()
    """Best first; the last asks for nothing."""
    informations: tuple[InformationGrade, ...] = ()
    """In the order in which they are tried; the last asks for nothing."""

    def rung(self, name: str) -> Rung:
        """Raises KeyError for a name that is not on the ladder."""
        for rung in self.rungs:
            if rung.name == name:
                return rung
        raise KeyError(name)

    def reliability(self, borne_out: int, judged: int) -> str:
        """The letter of a source of whose earlier claims so many of so many were borne out by others."""
        part = borne_out / judged if judged else 0.0
        return next(one.grade for one in self.sources if judged >= one.judged and part >= one.borne_out)

    def information(self, facts: Mapping[str, int]) -> str:
        """The digit of an answer with these facts."""
        return next(one.grade for one in self.informations if _is_any_met(one.needs, facts))

    def grade_gloss(self, grade: str) -> str:
        """What both characters of a grade say, in words; '' for none."""
        glosses = {one.grade: one.gloss for one in self.sources} | {one.grade: one.gloss for one in self.informations}
        return "; ".join(f"{mark}: {glosses[mark]}" for mark in grade if glosses.get(mark))

    def stand(self, facts: Mapping[str, int], *, family: str = "fact") -> Rung:
        """The rung on which an answer with these facts stands."""
        return next(rung for rung in self.rungs if rung.family == family and rung.is_met_by(facts))


def _is_any_met(ways: tuple[Mapping[str, int], ...], facts: Mapping[str, int]) -> bool:
    return any(all(facts.get(fact, 0) >= least for fact, least in way.items()) for way in ways)


@cache
def load_ladder() -> Ladder:
    """The ladder that ships with Sayso. Raises PackError when the file does not hold together."""
    return read_ladder(Path(__file__).parent / "ladder.toml")


def read_ladder(path: Path) -> Ladder:
    """A ladder from its file. Raises PackError for a missing field, an unknown fact, or no last rung for everything."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        ladder = _ladder(table)
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise PackError(str(path), f"cannot be read: {error}", "see docs/methods/ladder.md") from error
    problems = _problems(ladder)
    if problems:
        raise PackError(str(path), "; ".join(problems), "see docs/methods/ladder.md")
    return ladder


def _ladder(table: Mapping[str, Any]) -> Ladder:
    return Ladder(
        rungs=tuple(_rung(row) for row in table["rungs"]),
        reach={around: tuple(inside) for around, inside in table.get("reach", {}).items()},
        sources=tuple(_source_grade(row) for row in table.get("reliability", ())),
        informations=tuple(
            InformationGrade(row["grade"], tuple(dict(way) for way in row["needs"]), row.get("gloss", ""))
            for row in table.get("information", ())
        ),
    )


def _source_grade(row: Mapping[str, Any]) -> SourceGrade:
    return SourceGrade(row["grade"], row["borne_out"], row["judged"], row.get("gloss", ""))


def _rung(row: Mapping[str, Any]) -> Rung:
    return Rung(
        name=row["name"],
        family=row["family"],
        height=row["height"],
        gloss=row["gloss"],
        needs=tuple(dict(way) for way in row["needs"]),
        would_change=tuple((one,) if isinstance(one, str) else tuple(one) for one in row["would_change"]),
        scope_from=row.get("scope_from"),
    )


def _problems(ladder: Ladder) -> list[str]:
    names = [rung.name for rung in ladder.rungs]
    ways = [one.needs for one in ladder.rungs] + [one.needs for one in ladder.informations]
    used = {fact for needs in ways for way in needs for fact in way}
    last = {rung.family: rung for rung in ladder.rungs}
    return [
        *(f"the rung {name!r} stands twice" for name in sorted({n for n in names if names.count(n) > 1})),
        *(f"unknown fact {fact!r}" for fact in sorted(used - FACTS)),
        *(
            f"{rung.name!r} would change by the unknown {slot!r}"
            for rung in ladder.rungs
            for slot in _unknown_slots(rung)
        ),
        *(f"unknown scope_from {rung.scope_from!r}" for rung in ladder.rungs if rung.scope_from not in SCOPES),
        *(f"unknown family {family!r}" for family in sorted(set(last) - FAMILIES)),
        *(["the last reliability and the last information must need nothing"] if not _ends_open(ladder) else []),
        *(f"no rung for {family!r}" for family in sorted(FAMILIES - set(last))),
        *(
            f"the last {family} rung, {rung.name!r}, must need nothing"
            for family, rung in last.items()
            if not rung.is_met_by({})
        ),
    ]


def _unknown_slots(rung: Rung) -> list[str]:
    templates = (template for ways in rung.would_change for template in ways)
    return sorted({slot for template in templates for slot in SLOT.findall(template)} - PROSPECTS)


def _ends_open(ladder: Ladder) -> bool:
    """Whether every source and every answer gets a grade; a ladder without grades gives none."""
    source_ok = not ladder.sources or (ladder.sources[-1].judged == 0 and ladder.sources[-1].borne_out == 0)
    return source_ok and (not ladder.informations or _is_any_met(ladder.informations[-1].needs, {}))
