"""Whether articles about one incident are found to be, on the evaluation data, if it is here.

    python benchmarks/incidents/score.py LEDGER [--data FOLDER] [--json]

LEDGER holds a reading of the claims' texts (`sayso read claims/texts.jsonl -l LEDGER`). Two articles count as joined
where one incident is what both are mainly about; a mention in passing of what another article is about is told apart.
"""

from __future__ import annotations

import argparse
import json
import os
from itertools import combinations
from pathlib import Path

from sayso.workflows.incidents import incidents_of
from sayso.workflows.views import Known, view_of

SHARED = Path(os.environ.get("SAYSO_SHARED") or Path(__file__).parents[3] / "shared")


def expected_pairs(gold: Path) -> tuple[set[frozenset[str]], dict[str, str]]:
    """Pairs of documents with one incident, and the incident of each document."""
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    slug = {row["doc"]: row["incident"] for row in rows}
    return {frozenset(pair) for pair in combinations(slug, 2) if slug[pair[0]] == slug[pair[1]]}, slug


def found_pairs(ledger: Path) -> tuple[set[frozenset[str]], set[frozenset[str]]]:
    """Pairs of documents that are mainly about one incident, and pairs where one at least only mentions it."""
    main, mentions = set(), set()
    with view_of(ledger, Known()) as view:
        key = {article.id: article.locator.rpartition("#")[2] for article in view.articles()}
        for incident in incidents_of(view, None):
            for pair in combinations(incident.article_ids, 2):
                both = set(pair) <= set(incident.main_in)
                (main if both else mentions).add(frozenset(key[one] for one in pair))
    return main, mentions - main


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ledger", type=Path)
    parser.add_argument("--data", type=Path, default=SHARED)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    gold = asked.data / "data" / "claims" / "gold.jsonl"
    if not gold.exists():
        print("the evaluation data is not here: nothing measured (set SAYSO_SHARED to its folder)")
        return 0
    expected, slug = expected_pairs(gold)
    found, mentions = found_pairs(asked.ledger)
    wrong = sorted(tuple(sorted(slug[doc] for doc in pair)) for pair in found - expected)
    result = {
        "expected": len(expected),
        "found": len(found & expected),
        "missed": sorted(slug[min(pair)] for pair in expected - found),
        "wrongly_joined": wrong,
        "joined_by_mention": sorted(tuple(sorted(slug[doc] for doc in pair)) for pair in mentions - expected),
    }
    print(json.dumps(result, indent=2) if asked.json else "\n".join(f"{k}: {v}" for k, v in result.items()))
    return int(bool(wrong or result["missed"]))


if __name__ == "__main__":
    raise SystemExit(main())
