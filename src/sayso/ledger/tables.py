"""The schema, once, for every engine: what was recorded, the bytes it rests on, and the format it is written in.

Entries are one table, so that "as of" is one number. A payload is the whole entry as canonical JSON and the only thing
that the hash covers besides number, clock and kind; the columns beside it repeat parts of it for look-ups, and `verify`
compares them. Captured bytes are compressed; payloads are not, so that a person can read a ledger with any tool.
"""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, LargeBinary, MetaData, String, Table, Text

FORMAT_NAME = "sayso ledger"
FORMAT_VERSION = 1
"""Rises when a ledger written by an older version can no longer be read as it is."""

metadata = MetaData()

ledger_format = Table(
    "ledger_format",
    metadata,
    Column("name", String, primary_key=True),
    Column("version", Integer, nullable=False),
)

captures = Table(
    "captures",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("size", Integer, nullable=False),
    Column("compressed", LargeBinary, nullable=False),
)

# No other unique column: SQLite's INSERT OR REPLACE would delete the row that holds the clashing value.
entries = Table(
    "entries",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("recorded_at", String(32), nullable=False),
    Column("kind", String, nullable=False),
    Column("payload", Text, nullable=False),
    Column("capture_sha256", String(64)),
    Column("article_id", String),
    Column("reading_id", String),
    Column("claim_id", String),
    Column("published_on", String(10)),
    Column("prev_hash", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    # Each begins with the kind, which every query names: with the id alone, SQLite's planner cannot tell that index
    # from the one by kind and may walk through every claim of the ledger to find those of one article.
    Index("entries_by_kind", "kind", "number"),
    Index("entries_by_article", "kind", "article_id", "number"),
    Index("entries_by_reading", "kind", "reading_id", "number"),
    Index("entries_by_claim", "kind", "claim_id", "number"),
)

LOOKUP_COLUMNS = ("capture_sha256", "article_id", "reading_id", "claim_id", "published_on")
"""Columns of `entries` that repeat parts of the payload."""
