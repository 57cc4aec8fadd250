"""Equal standing (do no harm, H15): exchanging the two sides exchanges them in the brief and changes nothing else."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

import sayso
from command import sayso as run

NORTH_AND_SOUTH = {
    "Northern": "Southern",
    "northern army": "southern forces",
    "Northern army": "Southern forces",
    "Dorin Velika": "Tomas Brod",
    "north": "south",
}

DISPATCH = """\
Northern spokesman Dorin Velika said that Northern troops had taken the district of Orlan.
The Southern troops denied the claim.
Southern spokesman Tomas Brod said on Telegram that Northern fighters had been surrounded at Dubra.
Lantern, a medical charity, said in a statement that Northern troops had reached the village of Orlan on Tuesday.
The Southern troops will leave Dubra within two days, Northern spokesman Dorin Velika said.
It was not possible to confirm the reports independently.
"""


def exchange(text: str, pairs: Mapping[str, str]) -> str:
    """The text with each name of a pair in the other's place, longest names first, whole words."""
    both = {**pairs, **{other: one for one, other in pairs.items()}}
    names = sorted(both, key=len, reverse=True)
    pattern = re.compile(r"(?<![\w-])(" + "|".join(map(re.escape, names)) + r")(?![\w])")
    return pattern.sub(lambda match: both[match[1]], text)


def exchanged(value: Any) -> Any:
    """The same value with the names exchanged in each of its strings."""
    if isinstance(value, str):
        return exchange(value, NORTH_AND_SOUTH)
    if isinstance(value, list):
        return [exchanged(item) for item in value]
    if isinstance(value, dict):
        return {key: exchanged(item) for key, item in value.items()}
    return value


def brief_of(text: str, folder: Path) -> dict[str, Any]:
    """The brief of one dispatch, without ids, which are made from the words."""
    folder.mkdir()
    (folder / "dispatch.txt").write_text(
        f"---\npublisher: River Agency\npublished: 2031-05-14\ntitle: The valleys\n---\n{text}", encoding="utf-8"
    )
    ledger = folder / "l.db"
    assert run("read", folder / "dispatch.txt", "--theatre", "twin_valleys", "--ledger", ledger).code == 0
    return without_ids(dataclasses.asdict(sayso.open(ledger).brief()))


def without_ids(value: Any) -> Any:
    plain = json.dumps(value, default=str, ensure_ascii=False, sort_keys=True)
    return json.loads(re.sub(r"\b[acr]-[0-9a-f]{16}\b", "ID", plain))


@pytest.mark.parser
def test_exchanging_the_sides_in_a_dispatch_exchanges_them_in_its_brief(tmp_path: Path) -> None:
    one = brief_of(DISPATCH, tmp_path / "one")
    other = brief_of(exchange(DISPATCH, NORTH_AND_SOUTH), tmp_path / "other")
    assert other == exchanged(one)


@pytest.mark.parser
def test_the_dispatch_says_enough_for_the_exchange_to_mean_something(tmp_path: Path) -> None:
    brief = brief_of(DISPATCH, tmp_path / "one")
    does = [line["does"] for heading in brief["headings"] for board in heading["boards"] for line in board["lines"]]
    assert {"puts forward", "denies", "bears out"} <= set(does)
