"""A small index of the invented war's places, and of a few that test what names do to each other."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from sayso.gazetteer.build import Supply, build_index
from sayso.gazetteer.rows import BrokenRow, PlaceRow, Source, Spelling

BASE = Source("by hand", "1", "CC0")
UPLAND, LOWLAND = "XA", "XB"


def nothing(_done: int, _total: int | None) -> None:
    """A step that nobody watches."""


def town(geonameid: int, name: str, country: str, inhabitants: int, at: tuple[float, float], *also: str) -> PlaceRow:
    """`at` is longitude, latitude; the province is the one of the same whole degrees."""
    return PlaceRow(
        key=str(geonameid),
        geonameid=geonameid,
        name=name,
        kind="town",
        country=country,
        parent_code=f"{country}.{int(at[0]):02}",
        longitude=at[0],
        latitude=at[1],
        population=inhabitants,
        spellings=tuple(Spelling(spelling) for spelling in also),
    )


def province(geonameid: int, name: str, country: str, number: int, *also: str) -> PlaceRow:
    return PlaceRow(
        key=str(geonameid),
        geonameid=geonameid,
        name=name,
        kind="province",
        country=country,
        code=f"{country}.{number:02}",
        iso_3166_2=f"{country}-{number:02}",
        parent=str(1 if country == UPLAND else 2),
        longitude=number + 0.5,
        latitude=10.0,
        spellings=tuple(Spelling(spelling) for spelling in also),
    )


def country(geonameid: int, name: str, code: str, letters: str) -> PlaceRow:
    return PlaceRow(str(geonameid), name, "country", code, geonameid, code=letters, spellings=(Spelling(name, "en"),))


ROWS: tuple[PlaceRow, ...] = (
    country(1, "Upland", UPLAND, "XAA"),
    country(2, "Lowland", LOWLAND, "XBB"),
    province(11, "Velika", UPLAND, 20, "Velika Province"),
    province(12, "Brod", UPLAND, 21),
    province(21, "Delta", LOWLAND, 30),
    town(101, "Velika", UPLAND, 90_000, (20.5, 10.1), "Вeлика", "Great Town"),
    town(102, "Dayr az Zar", UPLAND, 40_000, (21.5, 10.2), "Deir ez-Zar"),
    town(103, "Springford", UPLAND, 50_000, (20.9, 10.9)),
    town(104, "Springford", LOWLAND, 60_000, (30.1, 9.0)),
    town(105, "Brod", LOWLAND, 700, (30.9, 8.0)),
    town(106, "Mek’ala", LOWLAND, 8_000, (30.4, 8.5)),
    town(107, "Harbour", LOWLAND, 900_000, (30.6, 8.4)),
    town(108, "Harbour", UPLAND, 2_000, (21.1, 10.4)),
)


def supply(rows: Iterable[PlaceRow | BrokenRow] = ROWS, source: Source = BASE) -> Supply:
    kept = tuple(rows)
    return Supply(source, lambda: kept, len(kept))


def small_index(folder: Path) -> Path:
    """Builds the index of ROWS in the folder."""
    path = folder / "places.sqlite"
    build_index(path, (supply(),), step=nothing)
    return path
