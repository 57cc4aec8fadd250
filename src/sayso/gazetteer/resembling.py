"""Names that look like a given one: rarest trigrams first, then scored letter by letter. For suggestions only."""

from __future__ import annotations

import sqlite3

from rapidfuzz import fuzz, process

RAREST = 6
"""Trigrams asked for: the common ones of a name ('aba', 'ani') would bring in half the index."""
MOST_FORMS_SCORED = 5000
LEAST_LIKENESS = 75.0
MOST_FORMS = 8


def forms_resembling(connection: sqlite3.Connection, folded: str) -> list[tuple[str, float]]:
    """Folded names of places and their likeness from 0 to 100, best first; at most a handful."""
    grams = sorted({folded[i : i + 3] for i in range(len(folded) - 2)})
    marks = ", ".join("?" * len(grams))
    counted = connection.execute(f"SELECT term FROM trigrams WHERE term IN ({marks}) ORDER BY doc, term", grams)
    rarest = [row[0] for row in counted][:RAREST]
    if not rarest:
        return []
    wanted = " OR ".join(f'"{gram}"' for gram in rarest)
    rows = connection.execute("SELECT folded FROM forms WHERE forms MATCH ? LIMIT ?", (wanted, MOST_FORMS_SCORED))
    found = process.extract(
        folded, [row[0] for row in rows], scorer=fuzz.ratio, score_cutoff=LEAST_LIKENESS, limit=MOST_FORMS
    )
    return [(form, score) for form, score, _ in found]
