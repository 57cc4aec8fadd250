"""What a kept file says of itself: by which code and theatre it was made, and up to which entry it goes."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.ledger.kept import KeptUnusableError

FORMAT = "sayso kept state 2"


@dataclass(frozen=True, slots=True)
class TheatreUsed:
    """A theatre, and how many current readings used it."""

    name: str | None
    readings: int


@dataclass(frozen=True, slots=True)
class Marks:
    """What a kept file says of itself."""

    rules: str
    theatre: str
    """Digest of the theatre; '' for none."""
    theatres: tuple[TheatreUsed, ...]
    """Those that the current readings used."""
    number: int
    """Of the last entry taken in."""
    hash: str
    """Of that entry."""
    claims: int

    @classmethod
    def read(cls, marks: dict[str, str]) -> Marks:
        """Raises KeptUnusableError for marks that are not of this format."""
        try:
            if marks["format"] != FORMAT:
                raise KeptUnusableError(f"it is of format {marks['format']!r}")
            used = tuple(TheatreUsed(name, int(readings)) for name, readings in json.loads(marks["theatres"]))
            number, claims = int(marks["number"]), int(marks["claims"])
            return cls(marks["rules"], marks["theatre"], used, number, marks["hash"], claims)
        except (KeyError, ValueError, TypeError) as error:
            raise KeptUnusableError(f"its marks are not whole: {error!r}") from error

    def written(self) -> dict[str, str]:
        names = {"rules": self.rules, "theatre": self.theatre, "hash": self.hash}
        used = json.dumps([[one.name, one.readings] for one in self.theatres])
        return {"format": FORMAT, **names, "number": str(self.number), "claims": str(self.claims), "theatres": used}

    @property
    def articles(self) -> int:
        """How many were taken in."""
        return sum(one.readings for one in self.theatres)

    def own_theatre(self) -> str | None:
        """The one theatre that every reading used; None where they used several, or none."""
        return self.theatres[0].name if len(self.theatres) == 1 else None


def theatres_used(
    before: Iterable[TheatreUsed], *, gone: Iterable[str | None] = (), come: Iterable[str | None] = ()
) -> tuple[TheatreUsed, ...]:
    """The theatres in use, after those of some readings went and those of others came."""
    readings = Counter({one.name: one.readings for one in before})
    readings.update(come)
    readings.subtract(gone)
    used = (TheatreUsed(name, times) for name, times in readings.items() if times > 0)
    return tuple(sorted(used, key=lambda one: str(one.name)))
