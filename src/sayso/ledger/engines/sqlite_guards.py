"""The triggers that keep what is recorded as it is, and the check that they still stand."""

from __future__ import annotations

from sqlalchemy import Connection, text

from sayso.ledger.tables import metadata

_APPEND_ONLY = "a sayso ledger is append-only"
_REFUSE_CHANGE = (
    "CREATE TRIGGER {table}_refuse_{name} BEFORE {verb} ON {table} "
    f"BEGIN SELECT RAISE(ABORT, '{_APPEND_ONLY}: record a new entry instead'); END"
)
_REFUSE_INSERT = (
    "CREATE TRIGGER {table}_refuse_{name} BEFORE INSERT ON {table} WHEN {condition} "
    f"BEGIN SELECT RAISE(ABORT, '{_APPEND_ONLY}: {{why}}'); END"
)

# INSERT OR REPLACE deletes the row in its way without asking the DELETE guard: these guards speak before it.
# A statement that gives no number shows as number -1 here, so numbers are always given.
_INSERT_GUARDS = (
    (
        "entries",
        "old_number",
        "NEW.number <= coalesce((SELECT max(number) FROM entries), 0)",
        "entry numbers rise",
    ),
    (
        "entries",
        "broken_chain",
        "NEW.prev_hash IS NOT coalesce((SELECT hash FROM entries ORDER BY number DESC LIMIT 1), NEW.prev_hash)",
        "an entry names the hash of the one before it",
    ),
    (
        "captures",
        "known_bytes",
        "EXISTS (SELECT 1 FROM captures WHERE sha256 = NEW.sha256 OR rowid = NEW.rowid)",
        "captured bytes are stored once",
    ),
    ("ledger_format", "second_format", "EXISTS (SELECT 1 FROM ledger_format)", "it has one format"),
)


def guards() -> dict[str, str]:
    """Name and SQL of every guard."""
    changes = [
        _REFUSE_CHANGE.format(table=table, verb=verb, name=verb.lower())
        for table in metadata.tables
        for verb in ("UPDATE", "DELETE")
    ]
    inserts = [
        _REFUSE_INSERT.format(table=table, name=name, condition=condition, why=why)
        for table, name, condition, why in _INSERT_GUARDS
    ]
    return {sql.split()[2]: sql for sql in (*changes, *inserts)}


def guard_problems(connection: Connection) -> list[str]:
    """Guards that are missing or changed, and triggers that nobody here wrote, as sentences."""
    found = {
        row.name: row.sql
        for row in connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    }
    expected = guards()
    missing = [f"the guard {name!r} is missing" for name in expected if name not in found]
    changed = [
        f"the guard {name!r} was changed" for name in expected if found.get(name, expected[name]) != expected[name]
    ]
    strange = [f"the trigger {name!r} is none of the ledger's" for name in found if name not in expected]
    return missing + changed + strange
