"""Puts rows into an index: places, their spellings, their parents."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable

from sayso.gazetteer.doubts import Doubts
from sayso.gazetteer.folding import bare_name, consonant_key, folded_name
from sayso.gazetteer.rows import BrokenRow, OddRow, PlaceRow, Row, Source, Tally
from sayso.gazetteer.schema import DEGREE, INDEXES, OWN_IDS_FROM

Step = Callable[[int, int | None], None]

FIRST_BEYOND_LATIN = 0x250
KINDS_THAT_KEEP_THEIR_WORD = (None, "town", "village")
STEP_EVERY = 500
"""Rows between two words on how far it is."""

_INSERT_PLACE = (
    "INSERT INTO places VALUES (:id, :source, :key, :name, :kind, :feature, :country, NULL, :code, :pcode, "
    ":iso_3166_2, :longitude, :latitude, :point_from, :population, :valid_first, :valid_last) "
    # What a fuller source leaves empty stays as it was: a dump has no ISO codes, the table of units has.
    "ON CONFLICT (id) DO UPDATE SET source = excluded.source, name = excluded.name, kind = excluded.kind, "
    "feature = coalesce(excluded.feature, feature), country = coalesce(excluded.country, country), "
    "code = coalesce(excluded.code, code), pcode = coalesce(excluded.pcode, pcode), "
    "iso_3166_2 = coalesce(excluded.iso_3166_2, iso_3166_2), "
    "point_from = CASE WHEN excluded.longitude IS NULL THEN point_from ELSE excluded.point_from END, "
    "longitude = coalesce(excluded.longitude, longitude), latitude = coalesce(excluded.latitude, latitude), "
    "population = coalesce(nullif(excluded.population, 0), population), "
    "valid_first = excluded.valid_first, valid_last = excluded.valid_last"
)
_INCOMING = (
    "CREATE TEMP TABLE IF NOT EXISTS incoming_spellings (folded TEXT, place INTEGER)",
    "CREATE TEMP TABLE IF NOT EXISTS incoming_consonants (key TEXT, place INTEGER)",
)


class IndexWriter:
    """Takes the rows of one source. Ids of its own places go on from those in the index."""

    def __init__(self, connection: sqlite3.Connection, source: Source, *, is_base: bool = False) -> None:
        self._connection = connection
        self._name = source.name
        self.source_id = _source_id(connection, source, is_base=is_base)
        self.tally = Tally()
        self._ids: dict[str, int] = dict(
            connection.execute("SELECT key, id FROM places WHERE source = ? AND key IS NOT NULL", (self.source_id,))
        )
        self._doubts = None if is_base else Doubts(connection)
        self._met: set[str] = set()
        self._parents: list[tuple[int, str | None, str | None, str]] = []
        self._places: list[dict[str, object]] = []
        self._spellings: list[tuple[str, int]] = []
        self._consonants: set[tuple[str, int]] = set()
        self._names: list[tuple[int, str, str | None, int]] = []
        for statement in _INCOMING:
            connection.execute(statement)
        last = connection.execute("SELECT max(id) FROM places").fetchone()[0] or 0
        self._next_own = max(last + 1, OWN_IDS_FROM)
        if not is_base:
            _forget_own_places(connection, self.source_id)

    def take(self, rows: Iterable[Row], *, total: int | None, step: Step) -> Tally:
        """Writes the rows, then joins them to their parents. Broken and odd rows are counted, the first of them listed.

        Raises UnreadableError where most points of an import lie in their country only with the two numbers exchanged.
        """
        for done, row in enumerate(rows, start=1):
            if isinstance(row, PlaceRow):
                self._write(row)
            else:
                self.tally.note(row)
            if done % STEP_EVERY == 0:
                self._flush()
                step(done, total)
        self._flush()
        if self._doubts is not None:
            self._doubts.check(self._name)
        self._join_parents()
        self._sort_in()
        return self.tally

    def _write(self, row: PlaceRow) -> None:
        if row.key in self._met:
            self.tally.note(BrokenRow(row.where or row.name, f"the id {row.key!r} stands further up already"))
            return
        self._met.add(row.key)
        if self._doubts is not None and (doubt := self._doubts.about(row)):
            self.tally.note(doubt)
        place_id = self._id_of(row)
        self._places.append(_place_values(row, place_id, self.source_id))
        if row.parent or row.parent_code:
            self._parents.append((place_id, row.parent, row.parent_code, row.where or row.name))
        self.tally.places += 1
        self._write_spellings(place_id, row)

    def _id_of(self, row: PlaceRow) -> int:
        if row.geonameid is not None:
            self._ids[row.key] = row.geonameid
        elif row.key not in self._ids:
            self._ids[row.key] = self._next_own
            self._next_own += 1
        return self._ids[row.key]

    def _write_spellings(self, place_id: int, row: PlaceRow) -> None:
        folded: set[str] = set()
        latin: set[str] = set()
        # A dump has most names two or three times, and folding is what takes the time.
        for name in dict.fromkeys((row.name, *(spelling.name for spelling in row.spellings))):
            forms = _forms_of(name)
            folded.update(forms)
            if _is_latin(name):
                latin.update(forms)
        self._spellings += [(form, place_id) for form in folded]
        self._consonants |= {(key, place_id) for form in latin or folded if (key := consonant_key(form))}
        self._names += [(place_id, s.name, s.language, self.source_id) for s in row.spellings if s.language]
        self.tally.spellings += len(folded)

    def _flush(self) -> None:
        execute_many = self._connection.executemany
        execute_many(_INSERT_PLACE, self._places)
        execute_many("INSERT INTO incoming_spellings VALUES (?, ?)", self._spellings)
        execute_many("INSERT INTO incoming_consonants VALUES (?, ?)", self._consonants)
        execute_many("INSERT OR IGNORE INTO names VALUES (?, ?, ?, ?)", self._names)
        self._places, self._spellings, self._consonants, self._names = [], [], set(), []

    def _known(self, key: str) -> int | None:
        """Id of the place with this key in the source; or with this geonameid, or P-code, in the index."""
        if key in self._ids:
            return self._ids[key]
        by_id = key.isascii() and key.isdecimal() and int(key) < OWN_IDS_FROM
        column, value = ("id", int(key)) if by_id else ("pcode", key)
        found = self._connection.execute(f"SELECT id FROM places WHERE {column} = ? ORDER BY id", (value,)).fetchone()
        return int(found[0]) if found else None

    def _sort_in(self) -> None:
        """In order, all at once: ten times as fast as one by one, and the pages stay full."""
        for table, column in (("spellings", "folded"), ("consonants", "key")):
            self._connection.execute(
                f"INSERT OR IGNORE INTO {table} SELECT {column}, place FROM incoming_{table} ORDER BY {column}, place"
            )
            self._connection.execute(f"DELETE FROM incoming_{table}")

    def _join_parents(self) -> None:
        codes = dict(self._connection.execute("SELECT country, id FROM places WHERE kind = 'country'"))
        codes |= dict(self._connection.execute("SELECT code, id FROM places WHERE code IS NOT NULL"))
        joined = []
        for place_id, key, code, where in self._parents:
            parent = self._known(key) if key else None
            if key and parent is None:
                self.tally.note(OddRow(where, f"what it lies in, {key!r}, is not known"))
            if parent is None and code:
                parent = _nearest_known(code, codes)
            if parent is not None and parent != place_id:
                joined.append((parent, place_id))
        self._connection.executemany("UPDATE places SET parent = ? WHERE id = ?", joined)


def _nearest_known(code: str, codes: dict[str, int]) -> int | None:
    """The unit of this code, or the nearest around it that the index has: 'AF.42.4207', 'AF.42', 'AF'."""
    while code not in codes and "." in code:
        code = code.rpartition(".")[0]
    return codes.get(code)


def _forms_of(name: str) -> tuple[str, ...]:
    """The folded name, and the same without its unit word; () for a name without a letter.

    "Spanish Town" keeps its word: a town is not called without it, as "Velika District" is called Velika.
    """
    folded = folded_name(name)
    if not folded:
        return ()
    bare = bare_name(folded)
    return (folded,) if bare.kind in KINDS_THAT_KEEP_THEIR_WORD else (folded, bare.name)


def _is_latin(name: str) -> bool:
    return name.isascii() or all(ord(c) < FIRST_BEYOND_LATIN or not c.isalpha() for c in name)


def _place_values(row: PlaceRow, place_id: int, source_id: int) -> dict[str, object]:
    valid = row.valid
    return {
        "id": place_id,
        "source": source_id,
        # GeoNames' own ids need no second column.
        "key": None if row.geonameid is not None else row.key,
        "name": row.name,
        "kind": row.kind,
        "feature": row.feature,
        "country": row.country,
        "code": row.code,
        "pcode": row.pcode,
        "iso_3166_2": row.iso_3166_2,
        "longitude": None if row.longitude is None else round(row.longitude * DEGREE),
        "latitude": None if row.latitude is None else round(row.latitude * DEGREE),
        "point_from": row.point_from,
        "population": row.population,
        "valid_first": str(valid.first) if valid and valid.first else None,
        "valid_last": str(valid.last) if valid and valid.last else None,
    }


def _forget_own_places(connection: sqlite3.Connection, source_id: int) -> None:
    """A source that is renewed: what its new rows do not have is gone. GeoNames' ids belong to no one source."""
    own = "SELECT id FROM places WHERE source = ? AND id >= ?"
    values = (source_id, OWN_IDS_FROM)
    if connection.execute(f"{own} LIMIT 1", values).fetchone():
        for table in ("spellings", "consonants", "names"):
            connection.execute(f"DELETE FROM {table} WHERE place IN ({own})", values)
        connection.execute("DELETE FROM places WHERE source = ? AND id >= ?", values)


def _source_id(connection: sqlite3.Connection, source: Source, *, is_base: bool) -> int:
    connection.execute(
        "INSERT INTO sources (name, edition, licence, citation, is_base) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (name, edition) DO UPDATE SET licence = excluded.licence, citation = excluded.citation",
        (source.name, source.edition, source.licence, source.citation, int(is_base)),
    )
    found = connection.execute("SELECT id FROM sources WHERE (name, edition) = (?, ?)", (source.name, source.edition))
    return int(found.fetchone()[0])


def finish(connection: sqlite3.Connection, source_id: int | None = None) -> None:
    """What can only be made when every row is in: the look-ups by code, and the trigrams of the places' own names.

    Only names that have no trigrams yet are added, of one source if it alone is new: a small import does not pay for
    the whole world.
    """
    for statement in INDEXES:
        connection.execute(statement)
    known = {row[0] for row in connection.execute("SELECT folded FROM forms")}
    new_places = "SELECT DISTINCT name FROM places WHERE ? IS NULL OR source = ?"
    names = (row[0] for row in connection.execute(new_places, (source_id, source_id)))
    new = sorted({folded_name(name) for name in names} - known)
    connection.executemany("INSERT INTO forms (folded) VALUES (?)", [(form,) for form in new])
