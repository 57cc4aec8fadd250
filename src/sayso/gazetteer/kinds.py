"""Which of our kinds of place a feature code of GeoNames is: the table beside this file."""

from __future__ import annotations

import csv
from functools import cache, lru_cache
from pathlib import Path

FEATURE_KINDS = Path(__file__).parent / "feature_kinds.csv"

KIND_OF_LEVEL = ("country", "province", "district", "area", "area", "area")
"""By level of administration, the country first: what COD-AB and geoBoundaries number from 0 to 5."""

CAPITAL = "PPLC"
"""The feature code of a country's seat of government."""

TOWN_FROM = 5000
"""Inhabitants from which a populated place without a seat of administration counts as a town."""


@cache
def _table() -> dict[str, str]:
    with FEATURE_KINDS.open(encoding="utf-8", newline="") as file:
        return {row["feature"]: row["kind"] for row in csv.DictReader(file)}


@lru_cache(maxsize=1024)
def kind_of_feature(feature_class: str, feature_code: str) -> str:
    """The kind for a class and code of GeoNames ('P', 'PPLA'); 'area' for what the table does not have."""
    table = _table()
    if feature_code in table:
        return table[feature_code]
    for length in range(len(feature_code), 1, -1):
        if (kind := table.get(f"{feature_code[:length]}*")) is not None:
            return kind
    return table.get(f"{feature_class}.*", "area")
