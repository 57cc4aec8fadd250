"""Points that lie outside the country that their row names: told, and where most do, the file is refused."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from sayso.errors import UnreadableError
from sayso.gazetteer.rows import OddRow, PlaceRow
from sayso.gazetteer.schema import DEGREE

MARGIN_DEGREES = 2.0
"""How far beyond its outermost towns a country may reach: villages, passes and capes lie further out."""
LEAST_TOWNS = 3
"""A country of fewer known points says too little about where it lies."""


@dataclass(frozen=True, slots=True)
class _Box:
    west: float
    south: float
    east: float
    north: float

    def holds(self, longitude: float, latitude: float) -> bool:
        return self.west <= longitude <= self.east and self.south <= latitude <= self.north


class Doubts:
    """Compares each row's point with where the index has its country's towns."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        rows = connection.execute(
            "SELECT country, min(longitude), min(latitude), max(longitude), max(latitude) FROM places "
            "WHERE longitude IS NOT NULL AND country IS NOT NULL AND source IN (SELECT id FROM sources WHERE is_base) "
            "GROUP BY country HAVING count(*) >= ?",
            (LEAST_TOWNS,),
        )
        self._boxes = {country: _box(*corners) for country, *corners in rows}
        self._compared = self._exchanged = 0

    def about(self, row: PlaceRow) -> OddRow | None:
        """What is odd about the row's point; None where nothing is, or nothing can be said."""
        box = self._boxes.get(row.country or "")
        if box is None or row.longitude is None or row.latitude is None:
            return None
        self._compared += 1
        if box.holds(row.longitude, row.latitude):
            return None
        met = f"{row.name}: longitude {row.longitude:.6g}, latitude {row.latitude:.6g} is far from {row.country}"
        if box.holds(row.latitude, row.longitude):
            self._exchanged += 1
            met += ", and not if the two are exchanged"
        return OddRow(row.where or row.key, met)

    def check(self, source: str) -> None:
        """Raises UnreadableError where most of the points fit their country only with their two numbers exchanged."""
        if self._exchanged * 2 > self._compared:
            raise UnreadableError(
                source,
                f"{self._exchanged:,} of {self._compared:,} points lie in their country only if longitude and latitude "
                "are exchanged",
                "mend the file, or exchange them in --columns; nothing was added",
            )


def _box(west: int, south: int, east: int, north: int) -> _Box:
    margin = MARGIN_DEGREES * DEGREE
    return _Box(
        (west - margin) / DEGREE, (south - margin) / DEGREE, (east + margin) / DEGREE, (north + margin) / DEGREE
    )
