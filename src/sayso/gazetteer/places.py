"""A place as the index has it, and a reading of a name."""

from __future__ import annotations

import math
from dataclasses import dataclass

from sayso.gazetteer.rows import Source
from sayso.gazetteer.schema import OWN_IDS_FROM
from sayso.model.places import Position
from sayso.model.times import Period

EARTH_RADIUS_KM = 6371.0


@dataclass(frozen=True, slots=True)
class GazetteerPlace:
    """A place with where it is known from. Two sources may have the same place: see `Gazetteer.choose`."""

    id: int
    key: str | None
    """The source's own id, where that is no geonameid."""
    name: str
    kind: str
    feature: str | None
    country: str | None
    """ISO 3166-1, two letters."""
    parent: int | None
    code: str | None
    pcode: str | None
    iso_3166_2: str | None
    point_from: str | None
    """None: the source's own point, or none. outline, towns, capital: made from these; middle: of a wide country."""
    population: int | None
    position: Position | None
    valid: Period | None
    source: Source

    @property
    def geonameid(self) -> int | None:
        return self.id if self.id < OWN_IDS_FROM else None

    @property
    def ref(self) -> str:
        """'geonames:170063', or the source's name and its own id."""
        return f"geonames:{self.id}" if self.id < OWN_IDS_FROM else f"{self.source.name}:{self.key}"


@dataclass(frozen=True, slots=True)
class Hit:
    """One place that a name may mean."""

    place: GazetteerPlace
    how: str
    """name: its own; spelling: another of its names; consonants: a transliteration; resembles: no more than that."""
    score: float
    """Log10 of the weight; comparable among the hits of one name."""
    reason: str


@dataclass(frozen=True, slots=True)
class Choice:
    """What became of a name: a place, or none, with what else it may mean."""

    place: GazetteerPlace | None
    hits: tuple[Hit, ...]
    """All readings, best first, the chosen one included."""
    margin: float | None
    """How far the best is before the best that is another place, in powers of ten; None where there is no other."""
    reason: str


def distance_km(one: Position, other: Position) -> float:
    """Along a great circle of a round Earth.

    >>> round(distance_km(Position(0, 0), Position(0, 1)), 1)
    111.2
    """
    lat1, lat2 = math.radians(one.latitude), math.radians(other.latitude)
    half_lat, half_lon = (lat2 - lat1) / 2, math.radians(other.longitude - one.longitude) / 2
    h = math.sin(half_lat) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin(half_lon) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(h)))
