"""What stayed open in a ledger, as rows: for the terminal, as JSON lines, as CSV."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.model.counted import counted
from sayso.model.source import Candidate
from sayso.present.cells import safe_cell
from sayso.present.possible import candidates_words


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """One wording that nobody could settle; protected names are gone from every field."""

    sort: str
    """places, times, speakers, parties, actors or people."""
    words: str
    """As the texts have them, in the spelling met most."""
    claims: int
    articles: int
    reason: str
    """Why it stayed open, as given most often."""
    sentence: str
    """Where it stands for the first time."""
    source: str
    """Outlet and day of that article."""
    article_id: str
    start: int
    """First character of the words in the article; `end` is the one after the last."""
    end: int
    claim_id: str
    """A claim that hangs on it: `sayso why` explains it, `sayso revise` settles it."""
    candidates: tuple[Candidate, ...] = ()
    """What it may mean there, best first; () where the reading found nothing to choose from."""
    margin: float | None = None
    """How far the first candidate is ahead of the second."""


def text_of(points: Sequence[OpenPoint]) -> Iterator[str]:
    """A few lines a point: what and how often, why, what it could be, and where it stands."""
    for point in points:
        claims = counted(point.claims, "claim")
        articles = counted(point.articles, "report")
        yield f"{point.sort}  “{point.words}”: {claims} in {articles}"
        yield f"    open: {point.reason}"
        if point.candidates:
            yield f"    could be: {candidates_words(point.candidates)}"
        where = f"{point.article_id}, characters {point.start} to {point.end}, claim {point.claim_id}"
        yield f"    “{point.sentence}” ({point.source}; {where})"


def json_of(points: Sequence[OpenPoint]) -> Iterator[str]:
    """One JSON object a point, with the fields of OpenPoint."""
    for point in points:
        yield json.dumps(dataclasses.asdict(point), ensure_ascii=False)


def csv_of(points: Sequence[OpenPoint]) -> str:
    """A line of headers, then a line a point."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    names = [field.name for field in dataclasses.fields(OpenPoint)]
    writer.writerow(names)
    for point in points:
        cells = dataclasses.asdict(point) | {"candidates": candidates_words(point.candidates)}
        writer.writerow([safe_cell("" if cells[name] is None else cells[name]) for name in names])
    return out.getvalue()
