"""What reading an article costs beside the bare parse of the same text, side by side in one process.

    python benchmarks/speed/extraction.py [--pages FILE] [--rounds N]

The target is a ratio of at most 1.6. Each round parses and reads the same texts in turn; the median of the
rounds' ratios is given, so that another program's work in between falls on both. Exit status 1 above the target.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from pathlib import Path

from sayso import theatres
from sayso.model.source import Article, Span, Zone, ZoneKind
from sayso.settings import Settings
from sayso.workflows.packs import Packs, load_packs
from sayso.workflows.pipeline import read_article

PAGES = Path(theatres.__file__).parent / "panjshir_2021" / "dispatches"
"""Dense in claims, as news of a conflict is; benchmarks/other_news/pages.jsonl has nearly none."""
TARGET = 1.6
LEAST_CHARACTERS = 1500
"""Shorter texts are joined until they are about as long as an article."""


def texts(path: Path) -> list[Article]:
    """The articles of a file of JSON lines, or of a folder of text files."""
    if path.is_dir():
        rows = [one.read_text(encoding="utf-8") for one in sorted(path.glob("*.txt"))]
    else:
        rows = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    joined = [""]
    for row in rows:
        if len(joined[-1]) < LEAST_CHARACTERS:
            joined[-1] = f"{joined[-1]}\n\n{row}".strip()
        else:
            joined.append(row)
    return [
        Article(f"a-{i}", "0" * 64, text, (Zone(ZoneKind.BODY, Span(0, len(text))),), f"{i}.txt")
        for i, text in enumerate(joined)
    ]


def seconds_to_parse(articles: list[Article], packs: Packs) -> float:
    """The parser alone, paragraph by paragraph."""
    start = time.process_time()
    for article in articles:
        for _ in packs.parser.parse(article.text.split("\n\n")):
            pass
    return time.process_time() - start


def seconds_to_read(articles: list[Article], packs: Packs) -> float:
    """Everything from the article to its claims, the parse included."""
    start = time.process_time()
    for article in articles:
        read_article(article, packs)
    return time.process_time() - start


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, default=PAGES)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    packs, articles = load_packs(Settings()), texts(asked.pages)
    seconds_to_read(articles[:2], packs)
    ratios = []
    for _ in range(asked.rounds):
        parse, read = seconds_to_parse(articles, packs), seconds_to_read(articles, packs)
        ratios.append(read / parse)
        print(f"parse {parse:.2f} s, whole reading {read:.2f} s, ratio {read / parse:.2f}")
    ratio = statistics.median(ratios)
    print(f"ratio {ratio:.2f}; at most {TARGET} wanted")
    return int(ratio > TARGET)


if __name__ == "__main__":
    sys.exit(main())
