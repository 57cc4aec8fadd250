"""The Admiralty grade of an answer, such as C2: a letter for its source and a digit for the information.

The two axes never feed each other. The letter is what became of the source's earlier claims, up to the day on which it
put this one forward; the digit is what others have said of this one. F and 6 mean that there is no basis, and not that
something is bad.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from sayso.model.finding import Role
from sayso.ontology.ladder import Ladder
from sayso.weigh.dossier import Dossier, Part
from sayso.weigh.facts import Tally


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a claim of one source: borne out, or spoken against, by others, and on which day."""

    day: date
    is_borne_out: bool


@dataclass(slots=True)
class Record:
    """The days on which fates of one source's claims were known, in order."""

    borne_out: list[date] = field(default_factory=list)
    against: list[date] = field(default_factory=list)

    def add(self, fate: Fate) -> None:
        insort(self._days(fate), fate.day)

    def drop(self, fate: Fate) -> None:
        """Takes out a fate that was added."""
        days = self._days(fate)
        del days[bisect_left(days, fate.day)]

    @property
    def is_empty(self) -> bool:
        return not self.borne_out and not self.against

    def before(self, day: date) -> tuple[int, int]:
        """How many claims were borne out, and how many judged either way, before a day."""
        borne_out = bisect_left(self.borne_out, day)
        return borne_out, borne_out + bisect_left(self.against, day)

    def _days(self, fate: Fate) -> list[date]:
        return self.borne_out if fate.is_borne_out else self.against


NO_RECORD = Record()


def records_by_source(dossiers: Iterable[Dossier]) -> Mapping[str, Record]:
    """What became of the claims of each origin."""
    found: dict[str, Record] = defaultdict(Record)
    for dossier in dossiers:
        for origin, fate in fates_in(dossier):
            found[origin].add(fate)
    return found


def fates_in(dossier: Dossier) -> Iterator[tuple[str, Fate]]:
    """What becomes of the claims of each origin in one dossier, by origin."""
    if dossier.first.family != "fact":
        return
    said = {part.origin.id: part for part in reversed(dossier.live) if not part.placed.is_hedged}
    for origin, part in said.items():
        yield from ((origin, fate) for fate in _fates(part, dossier))


def grade_of(dossier: Dossier, tally: Tally, records: Mapping[str, Record], ladder: Ladder) -> str:
    """Letter and digit: the best letter among those who put it forward; '' for what is announced or called for."""
    if dossier.first.family != "fact" or not dossier.live:
        return ""
    letters = (_letter(part, records.get(part.origin.id, NO_RECORD), ladder) for part in dossier.live)
    return f"{min(letters)}{ladder.information(tally.facts())}"


def _fates(said: Part, dossier: Dossier) -> Iterator[Fate]:
    """One fate at most for each way: the first other root that bears it out, and the first that speaks against it."""
    others = [part for part in dossier.parts if part.is_live and not part.scope and part.origin.id != said.origin.id]
    for_it = [part for part in others if _bears_out(part)]
    against = [part for part in others if part.role in (Role.DENIES, Role.CONTRADICTS) and _is_independent(part)]
    for parts, is_borne_out in ((for_it, True), (against, False)):
        days = [max(part.placed.day, said.placed.day) for part in parts if part.placed.day and said.placed.day]
        if days:
            yield Fate(min(days), is_borne_out)


def _bears_out(part: Part) -> bool:
    if part.role is Role.CONCEDES:
        return True
    return part.role in (Role.PUTS_FORWARD, Role.REPEATS, Role.BEARS_OUT) and _is_independent(part)


def _is_independent(part: Part) -> bool:
    return part.origin.side is None and part.origin.stands_alone and not part.placed.is_hedged


def _letter(part: Part, record: Record, ladder: Ladder) -> str:
    """By what part of its claims was borne out before the day on which it put this one forward.

    An unnamed source, or one of several, has no record: nobody knows whose it would be.
    """
    day = part.placed.day
    is_nobody = part.origin.side is None and not part.origin.stands_alone
    if day is None or is_nobody:
        return ladder.reliability(0, 0)
    return ladder.reliability(*record.before(day))
