"""Two extractors on the same texts: what both find, what only one finds, and where they differ on the same claim."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from typing import Any

from sayso.extract import load_extractor
from sayso.model.source import Article
from sayso.resolve import ResolvedArticle
from sayso.settings import Settings
from sayso.workflows.layers import Step, claim_rows, found_in, refusals, writer
from sayso.workflows.packs import load_packs
from sayso.workflows.pipeline import parsed_with_names, read_parsed

Row = dict[str, Any]

FIELDS = (
    "kind",
    "change",
    "claimant",
    "polarity",
    "modality",
    "actor",
    "target",
    "places",
    "when",
    "quantity",
    "background",
)
"""What is compared of two claims that rest on the same words."""
LEAST_OVERLAP = 0.3
"""Shared characters of two pieces of evidence, as a part of both together, to be taken for the same claim."""
LEAST_OVERLAP_ACROSS_KINDS = 0.7
"""The same for two claims of different kinds: one clause often carries several."""


@dataclass(frozen=True, slots=True)
class ComparisonReport:
    """What came of the comparison, counted."""

    first: str
    second: str
    """The extractors' names and versions."""
    documents: int
    both: int
    only_first: int
    only_second: int
    alike: int
    """Of those that both found: those without a difference."""
    refused: int
    """What either gave and the text does not bear out."""
    differences: tuple[tuple[str, int], ...]
    """Field and how many of the claims found by both differ in it, the most frequent first."""
    skipped: tuple[str, ...]


def compare(source: Path, out: Path, *, settings: Settings, other: str, step: Step) -> ComparisonReport:
    """Reads {"doc", "text", ...} lines with two extractors and writes one line a claim: found by both, or by which.

    `other` is the second extractor, the first is that of the settings. A text that either gives up on is named in the
    report and left out. Raises SetupError, InputError.
    """
    packs = load_packs(settings)
    pair = (packs, replace(packs, extractor=load_extractor(replace(settings, extractor=other))))

    def read_twice(article: Article) -> list[ResolvedArticle]:
        parsed = parsed_with_names(article, packs)
        return [read_parsed(parsed, each).resolved for each in pair]

    found_by: Counter[str] = Counter()
    differing: Counter[str] = Counter()
    documents = alike = refused = 0
    skipped: list[str] = []
    with writer(out) as handle:
        for doc, readings in found_in(source, read_twice, skipped=skipped, step=step):
            documents += 1
            refused += sum(len(refusals(reading.remarks)) for reading in readings)
            for row in compared(*(claim_rows(reading.claims) for reading in readings)):
                found_by[row["found_by"]] += 1
                differing.update(row.get("differs", ()))
                alike += row["found_by"] == "both" and not row["differs"]
                handle.write(json.dumps({"doc": doc, **row}, ensure_ascii=False) + "\n")
    return ComparisonReport(
        first=pair[0].extractor.name,
        second=pair[1].extractor.name,
        documents=documents,
        both=found_by["both"],
        only_first=found_by["first"],
        only_second=found_by["second"],
        alike=alike,
        refused=refused,
        differences=tuple(differing.most_common()),
        skipped=tuple(skipped),
    )


def compared(first: Sequence[Row], second: Sequence[Row]) -> Iterator[Row]:
    """One row a claim, in the order of the evidence: {"found_by": "both" | "first" | "second", "evidence", ...}."""
    pairs = dict(_pairs(first, second))
    met_by = {there: here for here, there in pairs.items()}
    rows = [_both(one, second[pairs[i]]) if i in pairs else _alone(one, "first") for i, one in enumerate(first)]
    rows += [_alone(two, "second") for j, two in enumerate(second) if j not in met_by]
    yield from sorted(rows, key=lambda row: (row["span"], row["kind"], row["found_by"]))


def _pairs(first: Sequence[Row], second: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """Indexes of the claims that are the same one, each used once, those with most in common first."""
    likeness = sorted(
        ((_likeness(first[i], second[j]), -i, -j) for i, j in product(range(len(first)), range(len(second)))),
        reverse=True,
    )
    used_first: set[int] = set()
    used_second: set[int] = set()
    for (shared, *_), i, j in likeness:
        if shared > 0 and -i not in used_first and -j not in used_second:
            used_first.add(-i)
            used_second.add(-j)
            yield -i, -j


def _likeness(one: Row, two: Row) -> tuple[float, int]:
    """How much of the evidence is shared (0 where it is too little), then how many fields agree."""
    (a, b), (c, d) = one["span"], two["span"]
    shared = max(0, min(b, d) - max(a, c)) / max(1, max(b, d) - min(a, c))
    is_same_kind = one["kind"] == two["kind"]
    enough = shared >= (LEAST_OVERLAP if is_same_kind else LEAST_OVERLAP_ACROSS_KINDS)
    # Claims of the same kind first, however much evidence another kind shares.
    return (shared + is_same_kind if enough else 0.0), len(FIELDS) - len(_differences(one, two))


def _differences(one: Row, two: Row) -> dict[str, list[Any]]:
    return {field: [one[field], two[field]] for field in FIELDS if one[field] != two[field]}


def _both(one: Row, two: Row) -> Row:
    return {
        "found_by": "both",
        "evidence": one["evidence"],
        "span": one["span"],
        "kind": one["kind"],
        "differs": _differences(one, two),
        "other_span": two["span"],
    }


def _alone(row: Row, who: str) -> Row:
    known = {field: row[field] for field in FIELDS if row[field] not in (None, [], False)}
    return {"found_by": who, "evidence": row["evidence"], "span": row["span"], **known}
