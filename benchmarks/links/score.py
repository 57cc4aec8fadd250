"""How well the links among short invented reports are found: recall and precision, by kind of link.

    python benchmarks/links/score.py [benchmarks/links/cases.jsonl] [--misses] [--least-recall 0.7]

Each line of the file is a case: the articles, read one by one into a ledger of their own as `sayso read` reads them;
`theatre`, or null for none; and `links`, what a reader finds in them: kind, from, to, each end as the number of an
article and some of its words. `also_right` holds links that are neither asked for nor wrong. Repeats are not counted:
every report repeats something. A link counts for its ends' words, and once, however many claims stand in them. Who
contradicts is contradicted too, and an account may bear out the one that bears it out: there the direction is free.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.model.claim import Claim
from sayso.model.finding import Link, LinkKind
from sayso.settings import Settings
from sayso.workflows.derive import derive
from sayso.workflows.ingest import ingest
from sayso.workflows.views import Known, theatre_for, view_of

CASES = Path(__file__).parent / "cases.jsonl"
EITHER_WAY = frozenset({LinkKind.CONTRADICTS, LinkKind.BEARS_OUT})

Row = Mapping[str, Any]
End = tuple[int, str]
"""Number of the article, and the words that the reader marked there; other words where nothing is marked."""


@dataclass(frozen=True, slots=True)
class Tie:
    """One link between two stretches of words."""

    kind: str
    source: End
    target: End

    def __str__(self) -> str:
        (i, source), (k, target) = self.source, self.target
        return f"{self.kind}: [{i}] “{source}” -> [{k}] “{target}”"


def ties_found(row: Row) -> set[Tie]:
    """The links of a case, as found by reading its articles."""
    with tempfile.TemporaryDirectory() as folder:
        feed, ledger = Path(folder) / "feed.jsonl", Path(folder) / "case.db"
        feed.write_text("".join(json.dumps(one) + "\n" for one in row["articles"]), encoding="utf-8")
        ingest([feed], settings=Settings(ledger=ledger, theatre=row["theatre"]))
        with view_of(ledger, Known()) as view:
            place = {article.id: _number(article.text, row) for article in view.articles()}
            texts = {article.id: article.text for article in view.articles()}
            claims = {claim.id: claim for claim in view.claims()}
            links = derive(view, theatre_for(view, row["theatre"])).links
    marked = [tuple(link[end]) for link in (*row["links"], *row["also_right"]) for end in ("from", "to")]
    ends = {one: _end(claim, place[claim.article_id], texts[claim.article_id], marked) for one, claim in claims.items()}
    return set(_ties(links, ends))


def _number(text: str, row: Row) -> int:
    return next(i for i, one in enumerate(row["articles"]) if one["text"].split("\n")[0] in text)


def _end(claim: Claim, number: int, text: str, marked: Iterable[tuple[int, str]]) -> End:
    """The marked words that the claim's own ones meet."""
    for i, words in marked:
        begin = text.rfind(words)
        if i == number and begin < claim.evidence.end and claim.evidence.start < begin + len(words):
            return i, words
    return number, claim.words


def _ties(links: Iterable[Link], ends: Mapping[str, End]) -> Iterator[Tie]:
    for link in links:
        if link.kind is not LinkKind.REPEATS:
            yield Tie(link.kind.value, ends[link.source], ends[link.target])


def ties_marked(links: Iterable[Row]) -> list[Tie]:
    return [Tie(link["kind"], tuple(link["from"]), tuple(link["to"])) for link in links]


def is_one_of(tie: Tie, others: Iterable[Tie]) -> bool:
    """Whether a tie is among others, either way round where the direction is free."""
    turned = Tie(tie.kind, tie.target, tie.source)
    return any(one == tie or (one == turned and tie.kind in EITHER_WAY) for one in others)


def score(rows: Sequence[Row]) -> tuple[Counter[tuple[str, str]], list[str]]:
    """Counts by (kind, 'wanted' | 'found' | 'said' | 'right'), and a line for each miss and each mistake."""
    counts: Counter[tuple[str, str]] = Counter()
    lines: list[str] = []
    for row in rows:
        found, wanted = ties_found(row), ties_marked(row["links"])
        right = [*wanted, *ties_marked(row["also_right"])]
        for tie in wanted:
            counts[tie.kind, "wanted"] += 1
            counts[tie.kind, "found"] += is_one_of(tie, found)
            if not is_one_of(tie, found):
                lines.append(f"{row['id']}: missed {tie}")
        for tie in sorted(found, key=str):
            counts[tie.kind, "said"] += 1
            counts[tie.kind, "right"] += is_one_of(tie, right)
            if not is_one_of(tie, right):
                lines.append(f"{row['id']}: wrong {tie}")
    return counts, lines


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("cases", nargs="?", type=Path, default=CASES)
    options.add_argument("--misses", action="store_true", help="list what is missed and what is wrong")
    options.add_argument("--least-recall", type=float, default=0.0)
    asked = options.parse_args()
    rows = [json.loads(line) for line in asked.cases.read_text(encoding="utf-8").splitlines()]
    counts, lines = score(rows)
    totals = {name: sum(n for (_, what), n in counts.items() if what == name) for name in _MEASURES}
    for kind in sorted({kind for kind, _ in counts}):
        print(f"{kind:12}", _row({name: counts[kind, name] for name in _MEASURES}))
    print(f"{'all':12}", _row(totals))
    if asked.misses:
        print("\n".join(lines))
    return 0 if totals["found"] >= asked.least_recall * totals["wanted"] else 1


_MEASURES = ("wanted", "found", "said", "right")


def _row(n: Mapping[str, int]) -> str:
    return f"found {n['found']} of {n['wanted']}; right {n['right']} of {n['said']}"


if __name__ == "__main__":
    sys.exit(main())
