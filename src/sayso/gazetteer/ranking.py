"""Which of several places of one name is meant, if nothing nearer is known: by kind, inhabitants and country."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from types import MappingProxyType

from sayso.gazetteer.kinds import CAPITAL
from sayso.gazetteer.places import GazetteerPlace

# Tuned together on development articles; only the order of magnitude matters. A weight stands for how often a place of
# this size is spoken of: as many as its inhabitants for a town, fewer for a unit that is mostly named for its town.
SHARE_OF_INHABITANTS: Mapping[str, float] = MappingProxyType({"country": 10.0, "province": 0.3, "district": 0.05})
LEAST_WEIGHT: Mapping[str, float] = MappingProxyType(
    {"country": 1e6, "province": 3e4, "district": 1500.0, "town": 1000.0}
)
LEAST_OF_ANY = 300.0
OTHER_NAME = 0.15
"""A town's second name is less often meant than the first name of another."""
CAPITAL_FACTOR = 10.0
"""A government is spoken of by its seat."""
OTHER_KIND = 0.1
"""Where the text says a kind: what is of another, but might be called so."""
LIKENESS_POWER = 4

MIN_MARGIN = math.log10(3)
"""Powers of ten between the first and the second place; below, the name stays open."""
MIN_MARGIN_OF_CONSONANTS = 1.0

_ALSO_CALLED: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "country": frozenset(),
        "province": frozenset({"district"}),
        "district": frozenset({"area", "province"}),
        "town": frozenset({"village"}),
        "village": frozenset({"town"}),
        "valley": frozenset({"area"}),
    }
)


def may_be_called(place_kind: str, said: str | None) -> bool:
    """Whether a text that says `said` may mean a place of this kind: a village is no district, a pass no village."""
    return said is None or place_kind == said or place_kind in _ALSO_CALLED.get(said, frozenset())


def weight_of(place: GazetteerPlace, *, is_own_name: bool, kind: str | None = None) -> float:
    """How likely the place is meant, among others of its name; more than 0."""
    weight = (place.population or 0) * SHARE_OF_INHABITANTS.get(place.kind, 1.0)
    weight = max(weight, LEAST_WEIGHT.get(place.kind, LEAST_OF_ANY))
    if place.feature == CAPITAL:
        weight *= CAPITAL_FACTOR
    # "Aleppo province" is called so, whatever its first name is.
    if not is_own_name and place.kind not in ("country", kind):
        weight *= OTHER_NAME
    if kind is not None and place.kind != kind:
        weight *= OTHER_KIND
    return weight


def in_countries(place: GazetteerPlace, countries: Collection[str]) -> bool:
    return not countries or place.country in countries
