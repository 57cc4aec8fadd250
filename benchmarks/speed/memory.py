"""Whether memory stays flat over many short articles, all of them different.

    python benchmarks/speed/memory.py [--articles N]

Prints the process's memory along the way, in megabytes. The first fifth is left out: caches fill, and the
parser's table of words grows fast there. Exit status 1 when the rest grows by more than a tenth.
"""

from __future__ import annotations

import argparse
import itertools
import sys
from collections.abc import Iterator
from pathlib import Path

from sayso.model.source import Article, Span, Zone, ZoneKind
from sayso.settings import Settings
from sayso.workflows.packs import load_packs
from sayso.workflows.pipeline import read_article

WHO = ("The Northern army", "Southern forces", "The council of Dubra", "A resident", "Spokeswoman Ana Ferro")
DID = ("shelled", "has taken", "denied attacking", "left", "surrounded")
WHERE = ("Velika", "Brod", "Old Ford", "Upper Dubra", "Tarn")
STATUS = Path("/proc/self/status")
LOOKS = 10
MOST_GROWTH = 0.10


def articles(number: int) -> Iterator[Article]:
    """Short texts of an invented war, each with figures of its own."""
    rows = itertools.cycle(itertools.product(WHO, DID, WHERE))
    for i, (who, did, where) in zip(range(number), rows, strict=False):
        text = f"{who} {did} {where} on Tuesday. At least {i % 97 + 2} people were killed, doctors said. Report {i}."
        yield Article(f"a-{i}", "0" * 64, text, (Zone(ZoneKind.BODY, Span(0, len(text))),), f"{i}.txt")


def megabytes() -> float:
    """What the process holds now."""
    line = next(line for line in STATUS.read_text(encoding="ascii").splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    asked = parser.parse_args()
    if not STATUS.exists():
        print("this system does not tell a process's memory: nothing measured")
        return 0
    packs = load_packs(Settings())
    held = []
    for i, article in enumerate(articles(asked.articles), start=1):
        read_article(article, packs)
        if i % max(1, asked.articles // LOOKS) == 0:
            held.append(megabytes())
            print(f"{i:7} articles {held[-1]:8.1f} MB", flush=True)
    settled = held[len(held) // 5 :]
    growth = max(settled) / settled[0] - 1
    print(f"growth after the first fifth: {growth:.1%}; at most {MOST_GROWTH:.0%} wanted")
    return int(growth > MOST_GROWTH)


if __name__ == "__main__":
    sys.exit(main())
