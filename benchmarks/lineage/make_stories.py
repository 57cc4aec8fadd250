"""Writes stories.jsonl: wire stories of an invented war, retellings with known parents, and independent reports.

Every sentence is written by hand; names, places and figures are filled in twice, so that each plot is told of two
events. Per event: one wire story, five retellings of it and five independent reports, all of which share the names,
the figures and the spokesman's words. Only stories of one event are to be compared with each other.

    python benchmarks/lineage/make_stories.py > benchmarks/lineage/stories.jsonl
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

PLOTS = Path(__file__).parent / "plots.toml"
WIRE = "Continental Press"
RETELLERS = ("Hill Herald", "Lower Road Site", "Orlan Today", "Lesno Mirror", "The Bridge Daily")
WITNESSES = ("Valley Post", "River Gazette", "Two Rivers Radio", "Kamen Observer", "Dubra Weekly")
WAYS = ("shortened, credited", "re-led", "rewritten", "merged", "rewritten and shortened, credited")


@dataclass(frozen=True, slots=True)
class Plot:
    """Sentences with names and figures in braces."""

    wire: Sequence[str]
    rewritten: Sequence[str]
    """Each wire sentence once more, by somebody who had it before him."""
    lead: str
    """A first sentence of a reteller's own."""
    independent: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Story:
    """A text with its event, how it came about and whose text it was made from."""

    id: str
    event: str
    publisher: str
    published: str
    how: str
    parents: tuple[str, ...]
    text: str


def stories_of(number: int, variant: int, plot: Plot, names: dict[str, str]) -> Iterator[Story]:
    """The eleven stories of one event; the second variant keeps and drops other sentences than the first."""
    event = f"e{number:02}"
    wire, told, lead = plot.wire, plot.rewritten, plot.lead
    day, next_day = names["iso"], names["iso_next"]

    def story(key: str, publisher: str, how: str, parents: Sequence[str], sentences: Sequence[str]) -> Story:
        text = _paragraphs([sentence.format(**names) for sentence in sentences])
        return Story(f"{event}-{key}", event, publisher, next_day if parents else day, how, tuple(parents), text)

    source = f"{event}-wire"
    yield story("wire", WIRE, "wire", (), [f"{names['place'].upper()} ({WIRE}) - {wire[0]}", *wire[1:]])
    some = (0, 1, 3) if variant == 0 else (0, 2, 4)
    kept = (1, 2, 3, 4, 5) if variant == 0 else (5, 2, 1, 3)
    rewritten = (0, 1, 2, 3, 4, 5) if variant == 0 else (0, 2, 1, 4, 5)
    short = (1, 3, 4) if variant == 0 else (0, 2, 5)
    second = f"{event}-own1"
    made = (
        ((source,), [*(wire[i] for i in some), f"With input from {WIRE}."]),
        ((source,), [lead, *(wire[i] for i in kept)]),
        ((source,), [told[i] for i in rewritten]),
        ((source, second), [wire[0], plot.independent[1][0], wire[2], plot.independent[1][2], wire[4]]),
        ((source,), [*(told[i] for i in short), f"({WIRE})"]),
    )
    for i, (parents, sentences) in enumerate(made):
        yield story(f"re{i}", RETELLERS[i], WAYS[i], parents, sentences)
    for i, sentences in enumerate(plot.independent):
        yield story(f"own{i}", WITNESSES[i], "independent", (), sentences)


def _paragraphs(sentences: Sequence[str]) -> str:
    """Two sentences a paragraph, as newspapers set them."""
    return "\n\n".join(" ".join(sentences[i : i + 2]) for i in range(0, len(sentences), 2))


def all_stories() -> Iterator[Story]:
    """Every story of every event, in the order of plots.toml."""
    number = 0
    for row in tomllib.loads(PLOTS.read_text(encoding="utf-8"))["plots"]:
        plot = Plot(row["wire"], row["rewritten"], row["lead"], row["independent"])
        for variant, names in enumerate(row["events"]):
            number += 1
            yield from stories_of(number, variant, plot, names)


if __name__ == "__main__":
    for one in all_stories():
        fields = ("id", "event", "publisher", "published", "how", "parents", "text")
        print(json.dumps({name: getattr(one, name) for name in fields}, ensure_ascii=False))
