"""What an importer hands on: one row a place, with every spelling and whence it comes; and what it could not read."""

from __future__ import annotations

from dataclasses import dataclass, field

from sayso.model.times import Period

MOST_LISTED = 100_000
"""Broken or odd rows of one source that are kept to be shown; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write a name; the language as BCP 47, None where the source does not say it."""

    name: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place as one source has it."""

    key: str
    """The source's own id of it: a geonameid, a P-code, a shape's id. Unique within the source."""
    name: str
    kind: str
    """country, province, district, town, village, valley, pass, road, site, area."""
    country: str | None = None
    """ISO 3166-1, two letters."""
    geonameid: int | None = None
    parent: str | None = None
    """Key of the place around it in the same source."""
    parent_code: str | None = None
    """Or its code among the units of GeoNames, 'AF.42'; two letters for a country."""
    code: str | None = None
    """Its own code among the units of GeoNames; three letters for a country."""
    feature: str | None = None
    """The source's own kind of thing: 'PPLA', 'ADM2', 'Governorate'."""
    pcode: str | None = None
    iso_3166_2: str | None = None
    longitude: float | None = None
    latitude: float | None = None
    point_from: str | None = None
    """What the point is, where the source gives none itself: outline, towns, capital."""
    population: int | None = None
    spellings: tuple[Spelling, ...] = ()
    """Besides the name."""
    valid: Period | None = None
    """When the unit stood in the form that the source describes; None where it does not say."""
    where: str = ""
    """Where the row stands in its file: 'line 12'. Not kept."""


@dataclass(frozen=True, slots=True)
class BrokenRow:
    """A row that could not be read: where it stands, and why."""

    where: str
    """'line 12', 'feature 3'."""
    problem: str


@dataclass(frozen=True, slots=True)
class OddRow:
    """Something about a row that came in all the same: a parent that is nowhere, a day that cannot be read."""

    where: str
    remark: str


Row = PlaceRow | BrokenRow | OddRow


@dataclass(frozen=True, slots=True)
class Source:
    """Where rows come from, and on what terms."""

    name: str
    edition: str
    """Version or day, as the publisher tells them apart; 'unknown' if nobody said."""
    licence: str
    citation: str = ""
    """Whom to name when the data are shown."""


@dataclass(slots=True)
class Tally:
    """Counts kept while rows go in."""

    places: int = 0
    spellings: int = 0
    broken: int = 0
    listed: list[BrokenRow] = field(default_factory=list)
    """The first of the broken rows, in order."""
    odd: int = 0
    odd_listed: list[OddRow] = field(default_factory=list)
    """The first of the odd ones, in order."""

    def note(self, met: BrokenRow | OddRow) -> None:
        """Counts what was met, and lists it unless there are too many."""
        if isinstance(met, BrokenRow):
            self.broken += 1
            if len(self.listed) < MOST_LISTED:
                self.listed.append(met)
        else:
            self.odd += 1
            if len(self.odd_listed) < MOST_LISTED:
                self.odd_listed.append(met)

    def add(self, other: Tally) -> None:
        """Takes over the counts of another source."""
        self.places += other.places
        self.spellings += other.spellings
        self.broken += other.broken
        self.odd += other.odd
        self.listed += other.listed
        self.odd_listed += other.odd_listed
