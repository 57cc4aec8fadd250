"""Reading the fields of a row: each says what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from sayso.gazetteer.folding import folded_name
from sayso.gazetteer.importers.reference_systems import REMEDY
from sayso.model.times import Period

KINDS = frozenset(
    ("country", "province", "district", "town", "village", "valley", "pass", "road", "site", "area"),
)


class FieldError(ValueError):
    """A field that cannot be read; the row is counted as broken."""


_DECIMAL_COMMA = re.compile(r"-?\d+,\d+")
_NO_DAY = frozenset({"", "-99", "-9999", "none", "null", "nan", "n/a", "na"})
"""What tables have in the place of a day that is not known."""


def number(text: str, name: str) -> float:
    hint = ", write it with a point" if _DECIMAL_COMMA.fullmatch(text) else ""
    if "_" in text:  # Python's own way with numbers, and nobody else's.
        raise FieldError(f"{name} is {text!r}, not a number")
    try:
        return float(text)
    except ValueError:
        raise FieldError(f"{name} is {text!r}, not a number{hint}") from None


def point(longitude: str, latitude: str) -> tuple[float, float] | tuple[None, None]:
    """Degrees, longitude first; (None, None) where both are empty."""
    if not longitude and not latitude:
        return None, None
    return position(number(longitude, "the longitude"), number(latitude, "the latitude"))


def position(longitude: float, latitude: float) -> tuple[float, float]:
    """The same two, if they are degrees; else a FieldError that says what they may be."""
    if -180 <= longitude <= 180 and -90 <= latitude <= 90:
        return longitude, latitude
    met = f"longitude {longitude:.12g}, latitude {latitude:.12g} is no position in degrees"
    if -180 <= latitude <= 180 and -90 <= longitude <= 90:
        raise FieldError(f"{met}: are the two exchanged?")
    if abs(longitude) > 360 or abs(latitude) > 360:
        raise FieldError(f"{met}: are they metres? {REMEDY}")
    raise FieldError(met)


def population(text: str) -> int | None:
    if not text:
        return None
    count = number(text, "the population")
    if not 0 <= count < 1e11:
        raise FieldError(f"the population is {text}")
    return int(count)


def day(text: str) -> date | None:
    """Of '2021-09-04', '2021-09-04T00:00:00' or '2021/09/04'; None where it is empty or says that nobody knows."""
    if text.casefold() in _NO_DAY:
        return None
    try:
        return date.fromisoformat(text[:10].replace("/", "-"))
    except ValueError:
        raise FieldError(f"{text!r} is no day such as 2021-09-04") from None


def validity(first: str, last: str) -> tuple[Period | None, str | None]:
    """The days between which it holds, if any; and where they cannot be read, the problem: the place is kept."""
    try:
        days = (day(first), day(last))
        return (Period(*days) if any(days) else None), None
    except ValueError as error:
        return None, f"came in without the days between which it holds: {error}"


def kind(text: str, default: str) -> str:
    if not text:
        return default
    if text.casefold() not in KINDS:
        raise FieldError(f"kind {text!r} is none of {', '.join(sorted(KINDS))}")
    return text.casefold()


def country(text: str, countries: Mapping[str, str], default: str | None = None) -> str | None:
    """Two letters, by the table of names and codes; never by the beginning of some other code."""
    if not text:
        return default
    found = countries.get(folded_name(text))
    if found is None:
        raise FieldError(f"country {text!r} is not known")
    return found


def required(text: str, name: str) -> str:
    if not text:
        raise FieldError(f"no {name}")
    return text
