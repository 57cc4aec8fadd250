"""What lies in the kept file: a table for each mapping of a derivation, with the type of its values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sayso.ledger.kept import KeptFile
from sayso.link.board_index import BoardIndex, Card, Days
from sayso.link.holders import DaySpan, Head, Rank, ShelfMaps
from sayso.link.linked import LinkedMaps, Stated
from sayso.link.sayings import Saying, Sayings, Telling
from sayso.link.ties import TieMaps
from sayso.model.finding import Link, Origin
from sayso.ontology.placing import Asked
from sayso.weigh.forecasts import FactIndex
from sayso.weigh.grades import Record
from sayso.weigh.kept import Gathered, WeighedMaps
from sayso.weigh.summaries import Summary
from sayso.workflows.derivation import DerivedMaps
from sayso.workflows.filters import Findable
from sayso.workflows.kept.finding import FindMaps, Shelved
from sayso.workflows.kept.maps import KeptMap

Names = tuple[str, ...]
Ids = set[str]
OptionalDays = dict[str, date | None]

TABLES: dict[str, Any] = {
    "asked": Asked,
    "first_days": OptionalDays,
    "at_place": OptionalDays,
    "origins": Origin,
    "roots": Names,
    "copies_of": Names,
    "heads": Head,
    "copied": frozenset[str],
    "copiers": Ids,
    "copy_days": DaySpan,
    "last_rank": Rank,
    "utterances": str,
    "told": Telling,
    "by_speech": dict[str, Saying],
    "acts": str,
    "act_members": Ids,
    "by_matter": Ids,
    "matters": str,
    "cards": Card,
    "by_circle": dict[str, Days],
    "at": dict[str, Days],
    "inside": dict[str, Days],
    "about": dict[str, Days],
    "made": tuple[Link, ...],
    "makers": Ids,
    "done_to": Ids,
    "done_by": dict[str, int],
    "answers": dict[str, str],
    "stated": Stated,
    "by_saying": Ids,
    "by_question": Ids,
    "gathered": Gathered,
    "records": Record,
    "fact_keys": dict[str, Days],
    "announced": Ids,
    "awaiting": dict[str, Days],
    "summaries": Summary,
    "parts": Ids,
    "calendar": date,
    "findable": Findable,
    "shelved": Shelved,
    "numbers": int,
    "arrivals": int,
}
"""Tables whose keys are ids or other texts."""

RUNS: dict[str, Any] = {"words_new": list[str], "words_again": list[str]}
"""Tables whose keys are runs of words as numbers."""


@dataclass(frozen=True, slots=True)
class KeptMaps:
    """Every mapping of the file, put together."""

    derived: DerivedMaps
    finding: FindMaps
    all: tuple[KeptMap[Any, Any], ...]

    def save(self) -> None:
        """Writes what changed."""
        for one in self.all:
            one.save()


def key_types() -> dict[str, type]:
    """Each table with the type of its keys."""
    return {**dict.fromkeys(TABLES, str), **dict.fromkeys(RUNS, int)}


def maps_in(file: KeptFile, *, is_new: bool) -> KeptMaps:
    """The mappings that lie in a file, or that are to lie there."""
    m = {name: KeptMap[Any, Any](file, name, holds, is_new=is_new) for name, holds in (TABLES | RUNS).items()}
    shelf = ShelfMaps(
        m["heads"], m["words_new"], m["words_again"], m["copied"], m["copiers"], m["copy_days"], m["last_rank"]
    )
    sayings = Sayings(
        m["utterances"], m["told"], m["by_speech"], m["acts"], m["act_members"], m["by_matter"], m["matters"]
    )
    index = BoardIndex(m["cards"], m["by_circle"], m["at"], m["inside"], m["about"])
    ties = TieMaps(m["made"], m["makers"], m["done_to"], m["done_by"])
    derived = DerivedMaps(
        asked=m["asked"],
        first_days=m["first_days"],
        at_place=m["at_place"],
        origins=m["origins"],
        roots=m["roots"],
        copies_of=m["copies_of"],
        shelf=shelf,
        sayings=sayings,
        linked=LinkedMaps(index, ties, m["answers"], m["stated"], m["by_saying"]),
        weighed=WeighedMaps(
            by_question=m["by_question"],
            gathered=m["gathered"],
            records=m["records"],
            facts=FactIndex(m["fact_keys"], m["announced"]),
            awaiting=m["awaiting"],
            summaries=m["summaries"],
            parts=m["parts"],
        ),
        calendar=m["calendar"],
    )
    return KeptMaps(derived, FindMaps(m["findable"], m["shelved"], m["numbers"], m["arrivals"]), tuple(m.values()))
