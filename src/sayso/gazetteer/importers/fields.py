"""Reading the fields of a row: each says what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sayso.gazetteer.folding import folded_name
from sayso.model.times import Period

KINDS = frozenset(
    ("country", "province", "district", "town", "village", "valley", "pass", "road", "site", "area"),
)


class FieldError(ValueError):
    """A field that cannot be read; the row is counted as broken."""


def number(text: str, name: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise FieldError(f"{name} is {text!r}, not a number") from None


def point(longitude: str, latitude: str) -> tuple[float, float] | tuple[None, None]:
    """Degrees, longitude first; (None, None) where both are empty."""
    if not longitude and not latitude:
        return None, None
    lon, lat = number(longitude, "the longitude"), number(latitude, "the latitude")
    if not (-180 <= lon <= 180 and -90 <= lat <= 90):
        raise FieldError(f"{lon}, {lat} is no position in degrees")
    return lon, lat


def population(text: str) -> int | None:
    if not text:
        return None
    count = number(text, "the population")
    if not 0 <= count < 1e11:
        raise FieldError(f"the population is {text}")
    return int(count)


def day(text: str) -> date | None:
    """Of '2021-09-04', '2021-09-04T00:00:00' or '2021/09/04'; None where it is empty."""
    if not text:
        return None
    try:
        return date.fromisoformat(text[:10].replace("/", "-"))
    except ValueError:
        raise FieldError(f"{text!r} is no day such as 2021-09-04") from None


def validity(first: str, last: str) -> Period | None:
    if not first and not last:
        return None
    try:
        return Period(day(first), day(last))
    except FieldError:
        raise
    except ValueError as error:
        raise FieldError(str(error)) from None


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
