"""Which countries and provinces an article is about, by the names in it that leave no doubt."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.gazetteer import Gazetteer, GazetteerPlace, Hit
from sayso.theatres.world import World

# Powers of ten of weight, tuned together on development articles.
IN_THEATRE = 3.0
SHARE_OF_COUNTRY, IN_VOTED_COUNTRY = 1.5, 0.3
IN_VOTED_PROVINCE = 1.0
SURE = 1.0
"""Margin from which a name votes for its country without further context."""

_WORD = re.compile(r"\w[\w'’.-]*")


@dataclass(frozen=True, slots=True)
class Votes:
    """What the article is about, as far as its names tell."""

    by_country: Mapping[str, float]
    """Share of the votes by two letters; they sum to 1, or there are none."""
    provinces: frozenset[int]
    theatre: frozenset[str]
    own: Mapping[str, str]
    """The country that a name voted for itself, by name."""
    total: float

    def share_of(self, country: str, *, without: str) -> float:
        """The country's part of the votes of all names but one: no name speaks for itself."""
        own = self.own.get(without)
        others = self.total - (own is not None)
        voted = self.by_country.get(country, 0.0) * self.total - (own == country)
        return max(0.0, voted / others) if others > 0 else 0.0

    def others_than(self, name: str) -> float:
        """How many votes other names have given."""
        return self.total - (name in self.own)

    @property
    def countries(self) -> tuple[str, ...]:
        """Those of the theatre, or those voted for."""
        return tuple(sorted(self.theatre or self.by_country))


def votes_of(
    hits: Mapping[str, tuple[Hit, ...]], text: str, *, gazetteer: Gazetteer, world: World, countries: Sequence[str]
) -> Votes:
    """A vote for each name that is sure without context, and for each word of nationality."""
    voted: Counter[str] = Counter()
    provinces: set[int] = set()
    own: dict[str, str] = {}
    for name, readings in hits.items():
        place = _sure_place(name, readings, gazetteer)
        if place is not None and place.country:
            voted[place.country] += 1
            own[name] = place.country
            provinces |= {p.id for p in (place, *gazetteer.ancestors_of(place)) if p.kind == "province"}
    words = [match.group() for match in _WORD.finditer(text)]
    for owner, times in Counter(hit.name.owner for hit in world.find(words) if hit.name.people).items():
        if country := gazetteer.country_named(owner):
            voted[country.country or ""] += min(times, 3)
    total = sum(voted.values())
    shares = {country: count / total for country, count in voted.items() if country}
    return Votes(shares, frozenset(provinces), frozenset(countries), own, total)


def _sure_place(name: str, readings: tuple[Hit, ...], gazetteer: Gazetteer) -> GazetteerPlace | None:
    choice = gazetteer.choose_among(readings, name)
    is_sure = choice.margin is None or choice.margin >= SURE
    return choice.place if is_sure and choice.hits and choice.hits[0].how in ("name", "spelling") else None


def points_for(hit: Hit, around: Sequence[GazetteerPlace], votes: Votes, *, name: str) -> tuple[float, list[str]]:
    """Points for lying where the article plays, and why."""
    points, reasons = 0.0, list[str]()
    country = hit.place.country or ""
    if country in votes.theatre:
        points, reasons = points + IN_THEATRE, [*reasons, "in the theatre"]
    if share := votes.share_of(country, without=name):
        points += SHARE_OF_COUNTRY * share + IN_VOTED_COUNTRY
        reasons = [*reasons, f"{share:.0%} of the article's other names are in {country}"]
    if votes.provinces & {hit.place.id, *(place.id for place in around)}:
        points, reasons = points + IN_VOTED_PROVINCE, [*reasons, "the article names its province, or a place in it"]
    return points, reasons
