"""How well retold stories are tied to where they come from: precision, recall and F1 over the pairs of each event.

    python benchmarks/lineage/score.py [--least-f1 0.90]

A pair counts as one where both stories go back to one wire story or report. Also told: for which of the ways of
retelling the pairs of story and parent are found, and how many independent reports were joined by mistake.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path
from typing import Any

from sayso.link.copies import Lineage, find_lineage
from sayso.model.source import Article
from sayso.read import Hints, Skipped, captures_in, read_capture

STORIES = Path(__file__).parent / "stories.jsonl"

Row = Mapping[str, Any]


def events_in(path: Path) -> Iterator[tuple[Sequence[Row], Sequence[Article]]]:
    """The stories of each event, as labelled and as read."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    articles = list(_articles(path))
    by_event: dict[str, list[tuple[Row, Article]]] = defaultdict(list)
    for row, article in zip(rows, articles, strict=True):
        by_event[row["event"]].append((row, article))
    for told in by_event.values():
        yield [row for row, _ in told], [article for _, article in told]


def _articles(path: Path) -> Iterator[Article]:
    for met in captures_in(path, now=lambda: datetime(2031, 6, 1, tzinfo=UTC)):
        if isinstance(met, Skipped):
            raise met.error
        yield read_capture(met, Hints(language="en"))[0]


def is_linked(lineage: Lineage, one: str, other: str) -> bool:
    """Whether two articles have a newsroom in common, or one is a copy of the other."""
    shares = set(lineage.roots[one]) & set(lineage.roots[other])
    return bool(shares) or one in lineage.copies_of[other] or other in lineage.copies_of[one]


def score(path: Path) -> tuple[dict[str, float], Counter[str], Counter[str], list[str]]:
    """The measures; found and all pairs of story and parent by way of retelling; independent pairs joined."""
    counts: Counter[str] = Counter()
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    joined: list[str] = []
    for rows, articles in events_in(path):
        lineage = find_lineage(articles, None)
        for (row, article), (other, other_article) in combinations(zip(rows, articles, strict=True), 2):
            gold = bool(_ancestors(row) & _ancestors(other))
            said = is_linked(lineage, article.id, other_article.id)
            counts[f"{'gold' if gold else 'none'} {'said' if said else 'unsaid'}"] += 1
            if not gold and said:
                joined.append(f"{row['id']} {other['id']}")
            if row["id"] in other["parents"] or other["id"] in row["parents"]:
                how = other["how"] if other["parents"] else row["how"]
                wanted[how] += 1
                found[how] += said
    right, wrong, missed = counts["gold said"], counts["none said"], counts["gold unsaid"]
    measures = {
        "precision": right / max(1, right + wrong),
        "recall": right / max(1, right + missed),
        "f1": 2 * right / max(1, 2 * right + wrong + missed),
    }
    return measures, found, wanted, joined


def _ancestors(row: Row) -> set[str]:
    return set(row["parents"]) or {row["id"]}


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--least-f1", type=float, default=0.90)
    options.add_argument("stories", nargs="?", type=Path, default=STORIES)
    asked = options.parse_args()
    measures, found, wanted, joined = score(asked.stories)
    print("  ".join(f"{name} {value:.3f}" for name, value in measures.items()))
    for how, total in sorted(wanted.items()):
        print(f"  {how}: {found[how]} of {total}")
    independent = [pair for pair in joined if all("-own" in one or "-wire" in one for one in pair.split())]
    print(f"  pairs joined by mistake: {len(joined)}, of them independent reports: {len(independent)}")
    print("".join(f"    {pair}\n" for pair in joined[:20]), end="")
    return 0 if measures["f1"] >= asked.least_f1 and not independent else 1


if __name__ == "__main__":
    sys.exit(main())
