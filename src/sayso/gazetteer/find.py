"""Looks names up in an index: by folded name, then by consonants; what only resembles is offered and never chosen."""

from __future__ import annotations

import math
import re
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any

from rapidfuzz import fuzz

from sayso.errors import GazetteerError
from sayso.gazetteer.choose import choice_among
from sayso.gazetteer.folding import bare_name, consonant_key, folded_name, is_without_vowels
from sayso.gazetteer.places import Choice, GazetteerPlace, Hit
from sayso.gazetteer.ranking import LIKENESS_POWER, in_countries, may_be_called, weight_of
from sayso.gazetteer.resembling import forms_resembling
from sayso.gazetteer.rows import Source
from sayso.gazetteer.schema import DEGREE, VERSION, version_of
from sayso.model.places import Position
from sayso.model.times import Period

LEAST_LIKENESS = 66.0
"""Of 100, between two spellings with the same consonants: 'Bara' and 'Bahrayya' are two names."""
LEAST_LIKENESS_OF_KIND = 50.0
"""The same for a unit that is of the kind that the text says: of these there are few."""
UNITS = frozenset({"province", "district"})
MOST_HITS = 20
MOST_ANCESTORS = 8

_VOWELS = re.compile("[aeiou]")
_COLUMNS = (
    "p.id, p.key, p.name, p.kind, p.feature, p.country, p.parent, p.code, p.pcode, p.iso_3166_2, p.point_from, "
    "p.population, p.longitude, p.latitude, p.valid_first, p.valid_last, p.source"
)


class Gazetteer:
    """An index opened for reading. Use it in a `with` block, or close it."""

    def __init__(self, path: Path) -> None:
        """Raises GazetteerError for a file that is no index of this version."""
        self.path = path
        self._connection = _opened(path)
        rows = self._connection.execute("SELECT id, name, edition, licence, citation FROM sources ORDER BY id")
        self._sources = {row[0]: Source(*row[1:]) for row in rows}

    def __enter__(self) -> Gazetteer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._connection.close()

    def sources(self) -> tuple[Source, ...]:
        """What the index was made from, in the order in which it came in."""
        return tuple(self._sources.values())

    def place(self, place_id: int) -> GazetteerPlace | None:
        return next(iter(self._places("WHERE p.id = ?", (place_id,))), None)

    def ancestors_of(self, place: GazetteerPlace) -> tuple[GazetteerPlace, ...]:
        """The places around it, nearest first."""
        found: list[GazetteerPlace] = []
        parent = place.parent
        while parent is not None and len(found) < MOST_ANCESTORS and parent not in (p.id for p in found):
            around = self.place(parent)
            if around is None:
                break
            found.append(around)
            parent = around.parent
        return tuple(found)

    def with_pcode(self, pcode: str) -> tuple[GazetteerPlace, ...]:
        """By the whole code, as the table has it: the beginning of a P-code says nothing reliable."""
        return self._places("WHERE p.pcode = ?", (pcode,))

    def with_iso_3166_2(self, code: str) -> tuple[GazetteerPlace, ...]:
        return self._places("WHERE p.iso_3166_2 = ?", (code,))

    def countries(self) -> tuple[GazetteerPlace, ...]:
        return self._places("WHERE p.kind = 'country'", ())

    def country_named(self, name: str) -> GazetteerPlace | None:
        """The country of this name, two-letter or three-letter code."""
        if name.isascii() and len(name) in (2, 3) and name.isupper():
            column = "country" if len(name) == 2 else "code"
            by_code = self._places(f"WHERE p.kind = 'country' AND p.{column} = ?", (name,))
            if by_code:
                return by_code[0]
        named = [place for place in self._spelled(folded_name(name)) if place.kind == "country"]
        return named[0] if named else None

    def names_of(self, place_id: int) -> tuple[tuple[str, str], ...]:
        """Language and name, where the source tells the language."""
        rows = self._connection.execute(
            "SELECT language, name FROM names WHERE place = ? ORDER BY language, name", (place_id,)
        )
        return tuple(rows)

    def find(self, name: str, *, countries: Collection[str] = (), kind: str | None = None) -> tuple[Hit, ...]:
        """What the name may mean, best first. `countries` are two-letter codes; () for the whole world.

        Places of that very name; failing these, of a name with the same consonants; failing these, of a like name.
        """
        folded = folded_name(name)
        if not folded:
            return ()
        hits = self._by_name(folded, countries, kind)
        said = kind or bare_name(folded).kind
        if hits and said in UNITS and all(hit.place.kind != said for hit in hits):
            # "Velika province", where only the town goes by this spelling: the province is the one that sounds so.
            of_kind = [hit for hit in self._by_consonants(folded, countries, said) if hit.place.kind == said]
            called_so = [hit for hit in hits if may_be_called(hit.place.kind, said)]
            hits = _best_first((*called_so, *of_kind)) if of_kind else hits
        return (hits or self._by_consonants(folded, countries, kind) or self._by_likeness(folded, countries, kind))[
            :MOST_HITS
        ]

    def choose(self, name: str, *, countries: Collection[str] = (), kind: str | None = None) -> Choice:
        """The place that the name means, or none: not known, only alike, or too many that are equally likely."""
        return self.choose_among(self.find(name, countries=countries, kind=kind), name, countries=countries, kind=kind)

    def choose_among(
        self, hits: tuple[Hit, ...], name: str, *, countries: Collection[str] = (), kind: str | None = None
    ) -> Choice:
        """The same for hits that somebody has scored anew; best first."""
        needs_one = is_without_vowels(folded_name(name))
        return choice_among(hits, countries, self.ancestors_of, kind=kind, needs_one=needs_one)

    def _by_name(self, folded: str, countries: Collection[str], kind: str | None) -> tuple[Hit, ...]:
        bare = bare_name(folded)
        places = {place.id: place for place in self._spelled(folded)}
        said = kind
        if bare.kind is not None:
            # "Khar pass" is a pass or nothing, whatever village is called Khar.
            said = kind or bare.kind
            unit = (place for place in self._spelled(bare.name) if may_be_called(place.kind, bare.kind))
            places |= {place.id: place for place in unit}
        hits = []
        for place in places.values():
            if in_countries(place, countries):
                is_own = _is_own_name(place, folded, bare.name)
                hits.append(_hit(place, is_own, said, "name" if is_own else "spelling"))
        return _best_first(hits)

    def _by_consonants(self, folded: str, countries: Collection[str], kind: str | None) -> tuple[Hit, ...]:
        bare = bare_name(folded)
        said = bare.kind or kind
        hits = []
        for place in self._sounding_like(bare.name):
            likeness = _likeness(bare.name, bare_name(folded_name(place.name)).name)
            least = LEAST_LIKENESS_OF_KIND if said in UNITS and place.kind == said else LEAST_LIKENESS
            if likeness < least or not in_countries(place, countries):
                continue
            if not may_be_called(place.kind, said):
                continue
            hits.append(_hit(place, True, said, "consonants", likeness=likeness))
        return _best_first(hits)

    def _sounding_like(self, bare: str) -> tuple[GazetteerPlace, ...]:
        """With the same consonants; where these are too few, with or without the h at the end that is not heard."""
        if key := consonant_key(bare):
            return self._places("JOIN consonants c ON c.place = p.id WHERE c.key = ?", (key,))
        return self._spelled(bare.removesuffix("h") if bare.endswith("ah") else f"{bare}h")

    def _by_likeness(self, folded: str, countries: Collection[str], kind: str | None) -> tuple[Hit, ...]:
        bare = bare_name(folded)
        said = bare.kind or kind
        return _best_first(
            _hit(place, True, said, "resembles", likeness=likeness)
            for form, likeness in forms_resembling(self._connection, bare.name)
            for place in self._spelled(form)
            if in_countries(place, countries) and may_be_called(place.kind, said)
        )

    def _spelled(self, folded: str) -> tuple[GazetteerPlace, ...]:
        return self._places("JOIN spellings s ON s.place = p.id WHERE s.folded = ?", (folded,))

    def _places(self, where: str, values: Sequence[object]) -> tuple[GazetteerPlace, ...]:
        rows = self._connection.execute(f"SELECT {_COLUMNS} FROM places p {where} ORDER BY p.id", values)
        return tuple(_place(row, self._sources) for row in rows)


def _opened(path: Path) -> sqlite3.Connection:
    if not path.is_file():
        raise GazetteerError(str(path), "there is no index", "build it with 'sayso places build'")
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    try:
        version = version_of(connection)
        if version != VERSION:
            raise GazetteerError(
                str(path), f"the index has format {version}, not {VERSION}", "build it anew with 'sayso places build'"
            )
    except sqlite3.DatabaseError as error:
        connection.close()
        raise GazetteerError(str(path), f"not an index: {error}", "delete it and run 'sayso places build'") from error
    except GazetteerError:
        connection.close()
        raise
    return connection


def _place(row: Sequence[Any], sources: Mapping[int, Source]) -> GazetteerPlace:
    *plain, longitude, latitude, first, last, source = row
    position = None if longitude is None or latitude is None else Position(longitude / DEGREE, latitude / DEGREE)
    valid = Period(_day(first), _day(last)) if first or last else None
    values: list[Any] = [*plain, position, valid, sources[source]]
    return GazetteerPlace(*values)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _likeness(name: str, other: str) -> float:
    """From 0 to 100; a name without vowels is compared without them."""
    return fuzz.ratio(name, _VOWELS.sub("", other) if is_without_vowels(name) else other)


def _is_own_name(place: GazetteerPlace, folded: str, bare: str) -> bool:
    own = folded_name(place.name)
    return own in (folded, bare) or bare_name(own).name in (folded, bare)


def _hit(place: GazetteerPlace, is_own: bool, kind: str | None, how: str, *, likeness: float = 100.0) -> Hit:
    weight = weight_of(place, is_own_name=is_own, kind=kind) * (likeness / 100) ** LIKENESS_POWER
    what = {
        "name": "its name",
        "spelling": "one of its names",
        "consonants": f"a name with the same consonants, {likeness:.0f} of 100 alike",
        "resembles": f"a name that is {likeness:.0f} of 100 alike",
    }[how]
    inhabitants = f", {place.population:,} inhabitants" if place.population else ""
    return Hit(place, how, round(math.log10(weight), 3), f"{what}; {place.kind}{inhabitants}")


def _best_first(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """Each place once, with its best hit; equals in the order of their ids."""
    best: dict[int, Hit] = {}
    for hit in sorted(hits, key=lambda hit: (-hit.score, hit.place.id)):
        best.setdefault(hit.place.id, hit)
    return tuple(best.values())
