"""An index of the installed data's places in a few countries: the real names, in seconds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from places_by_hand import nothing
from sayso.gazetteer import base
from sayso.gazetteer.build import Supply, build_index
from sayso.gazetteer.rows import PlaceRow

COUNTRIES = frozenset({"AF", "SY", "UA", "ET", "LY"})
OF_MANY_TOWNS = "Springfield"
"""Of the United States, towns of this name alone: they are there to be told from each other."""
_TOWN = re.compile(r'"\d+": (\{[^{}]*"countrycode": "([A-Z]{2})"[^{}]*\})')


def supplies() -> tuple[Supply, ...]:
    """The base of every index, cut to the countries."""
    return Supply(base.units_source(), _units), Supply(base.towns_source(), _towns)


def _units() -> Iterator[PlaceRow]:
    for row in base.unit_rows():
        is_state = row.country == "US" and row.kind == "province"
        if row.kind in ("country", "area") or row.country in COUNTRIES or is_state:
            yield row


def _towns() -> Iterator[PlaceRow]:
    for row in base.town_rows(_cut(base.package_text), base.capitals_in(base.package_text("countries.json"))):
        if row.country in COUNTRIES or row.name == OF_MANY_TOWNS:
            yield row


@cache
def _cut(text_of: Callable[[str], str]) -> str:
    """The package's towns without those of other countries: decoding all of them takes most of a build."""
    towns = _TOWN.finditer(text_of("cities500.json"))
    return "{" + ",".join(t[0] for t in towns if t[2] in COUNTRIES or OF_MANY_TOWNS in t[0]) + "}"


def some_countries(folder: Path) -> Path:
    """Builds the index in the folder."""
    path = folder / "places.sqlite"
    build_index(path, supplies(), step=nothing)
    return path
