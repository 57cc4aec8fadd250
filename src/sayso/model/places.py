"""Places as a gazetteer has them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Position:
    """A point; degrees, WGS84, longitude before latitude."""

    longitude: float
    latitude: float

    def __post_init__(self) -> None:
        if not (-180 <= self.longitude <= 180 and -90 <= self.latitude <= 90):
            raise ValueError(f"not a position in degrees: {self.longitude}, {self.latitude}")


@dataclass(frozen=True, slots=True)
class Place:
    """A named place: a province, a district, a village, a pass, a valley."""

    id: str
    name: str
    """The neutral label that briefs use; what was written stays with the claim."""
    kind: str
    """country, province, district, town, village, valley, pass, road, site, area."""
    parent: str | None = None
    """Id of the place that contains it."""
    pcode: str | None = None
    iso_3166_2: str | None = None
    position: Position | None = None
    spellings: tuple[str, ...] = ()
