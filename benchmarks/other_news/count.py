"""How many conflict claims are found on pages that have none: sport, weather, markets, health, culture and the like.

    python benchmarks/other_news/count.py [--show] [--pages FILE]

Every claim is a false one. The target is one in twenty pages; exit status 1 when there are more.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

from sayso.model.claim import Claim
from sayso.model.source import Article, Span, Zone, ZoneKind
from sayso.settings import Settings
from sayso.workflows.packs import load_packs
from sayso.workflows.pipeline import read_article

PAGES = Path(__file__).parent / "pages.jsonl"
PAGES_FOR_ONE_CLAIM = 20


def page(row: dict[str, str]) -> Article:
    """One page as an article, all of it body."""
    whole = (Zone(ZoneKind.BODY, Span(0, len(row["text"]))),)
    return Article(row["doc"], "0" * 64, row["text"], whole, row["doc"], publisher=row["publisher"])


def rows_of(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def false_claims(rows: list[dict[str, str]]) -> list[tuple[dict[str, str], Claim]]:
    """Every claim found, with its page."""
    packs = load_packs(Settings())
    return [(row, claim) for row in rows for claim in read_article(page(row), packs).resolved.claims]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, default=PAGES)
    parser.add_argument("--show", action="store_true", help="print each false claim")
    asked = parser.parse_args()
    rows = rows_of(asked.pages)
    found = false_claims(rows)
    sections = Counter(row["section"] for row in rows)
    by_section = Counter(row["section"] for row, _ in found)
    for name, times in by_section.most_common():
        print(f"{name:12} {times:4} claims on {sections[name]} pages")
    for row, claim in found if asked.show else ():
        print(f"{row['doc']:14} {claim.kind:14} {claim.words}")
    allowed = len(rows) / PAGES_FOR_ONE_CLAIM
    print(f"{len(found)} false claims on {len(rows)} pages; at most {allowed:g} wanted")
    return int(len(found) > allowed)


if __name__ == "__main__":
    sys.exit(main())
