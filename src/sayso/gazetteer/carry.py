"""Takes what was imported into an older index over into a new one."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sayso.gazetteer.schema import VERSION

# Ids stay: those of GeoNames are its own, and the rest are numbered apart from the base.
_COPIES = (
    "INSERT OR IGNORE INTO sources (name, edition, licence, citation, is_base) "
    "SELECT name, edition, licence, citation, 0 FROM old.sources WHERE NOT is_base ORDER BY id",
    "CREATE TEMP TABLE carried AS SELECT o.id AS before, n.id AS now FROM old.sources o "
    "JOIN main.sources n USING (name, edition) WHERE NOT o.is_base",
    "INSERT OR REPLACE INTO places SELECT p.id, c.now, p.key, p.name, p.kind, p.feature, p.country, p.parent, p.code, "
    "p.pcode, p.iso_3166_2, p.longitude, p.latitude, p.point_from, p.population, p.valid_first, p.valid_last "
    "FROM old.places p JOIN carried c ON c.before = p.source",
    "INSERT OR IGNORE INTO spellings SELECT s.folded, s.place FROM old.spellings s JOIN old.places p ON p.id = s.place "
    "JOIN carried c ON c.before = p.source",
    "INSERT OR IGNORE INTO consonants SELECT k.key, k.place FROM old.consonants k "
    "JOIN old.places p ON p.id = k.place JOIN carried c ON c.before = p.source",
    "INSERT OR IGNORE INTO names SELECT a.place, a.name, a.language, c.now FROM old.names a "
    "JOIN carried c ON c.before = a.source",
    "DROP TABLE carried",
)


def carry_over(connection: sqlite3.Connection, old: Path) -> bool:
    """Copies the places of every imported source; False if the old file is no index of this format.

    The files that they came from may be gone, so they are not asked for again.
    """
    if connection.in_transaction:
        connection.execute("COMMIT")
    try:
        connection.execute("ATTACH ? AS old", (f"{old.resolve().as_uri()}?mode=ro",))
    except sqlite3.DatabaseError:
        # A damaged old index has nothing to hand on; a new one is what the user asked for.
        return False
    try:
        if connection.execute("PRAGMA old.user_version").fetchone()[0] != VERSION:
            return False
        connection.execute("BEGIN")
        for statement in _COPIES:
            connection.execute(statement)
        connection.execute("COMMIT")
    except sqlite3.DatabaseError:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        return False
    finally:
        connection.execute("DETACH old")
    return True
