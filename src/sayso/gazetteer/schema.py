"""The tables of the index: one SQLite file, written once and then only read."""

from __future__ import annotations

import sqlite3

VERSION = 1
"""Kept as the file's user_version. An index of another version is built anew."""

OWN_IDS_FROM = 1_000_000_000
"""Ids below are geonameids; places that GeoNames does not have are numbered from here."""

DEGREE = 100_000
"""Coordinates are kept as whole hundred-thousandths of a degree (about a metre): half the room of a float."""

# Every spelling is kept folded, for looking up; as written, with its language, only where the source tells that: a
# million names in no particular language would double the file.
TABLES = """
CREATE TABLE sources (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL, edition TEXT NOT NULL, licence TEXT NOT NULL, citation TEXT NOT NULL,
    is_base INTEGER NOT NULL,
    UNIQUE (name, edition)
);
CREATE TABLE places (
    id INTEGER PRIMARY KEY,
    source INTEGER NOT NULL REFERENCES sources (id),
    key TEXT,
    name TEXT NOT NULL, kind TEXT NOT NULL, feature TEXT,
    country TEXT, parent INTEGER, code TEXT, pcode TEXT, iso_3166_2 TEXT,
    longitude INTEGER, latitude INTEGER, point_from TEXT,
    population INTEGER, valid_first TEXT, valid_last TEXT
);
CREATE TABLE spellings (folded TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (folded, place)) WITHOUT ROWID;
CREATE TABLE consonants (key TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE names (
    place INTEGER NOT NULL, name TEXT NOT NULL, language TEXT NOT NULL, source INTEGER NOT NULL,
    PRIMARY KEY (place, language, name)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE forms USING fts5 (folded, tokenize = 'trigram', detail = 'none', columnsize = 0);
CREATE VIRTUAL TABLE trigrams USING fts5vocab ('forms', 'row');
"""

INDEXES = (
    "CREATE INDEX IF NOT EXISTS places_by_code ON places (code) WHERE code IS NOT NULL",
    "CREATE INDEX IF NOT EXISTS places_by_pcode ON places (pcode) WHERE pcode IS NOT NULL",
    "CREATE INDEX IF NOT EXISTS places_by_iso ON places (iso_3166_2) WHERE iso_3166_2 IS NOT NULL",
    "CREATE INDEX IF NOT EXISTS places_by_key ON places (source, key) WHERE key IS NOT NULL",
)


def create(connection: sqlite3.Connection) -> None:
    """The tables of an empty index. Look-up by code comes at the end of a build, when the rows are in."""
    connection.executescript(TABLES)
    connection.execute(f"PRAGMA user_version = {VERSION}")


def version_of(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
