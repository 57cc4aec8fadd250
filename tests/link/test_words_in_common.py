"""Near copies: what is retold is tied to its parent, and what is only about the same is not."""

from __future__ import annotations

import json
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

import pytest

from ledger_by_hand import article
from sayso.link.copies import find_lineage
from sayso.link.own_words import longest_shared_passage
from sayso.model.source import Article

DAY = date(2031, 5, 14)
STORIES = Path(__file__).parents[2] / "benchmarks" / "lineage" / "stories.jsonl"
BACKGROUND = (
    "The valley has been divided since the winter before last, when a commission of elders drew a line along the river "
    "that neither army has ever put its name to. "
)


def are_copies(one: Article, other: Article) -> bool:
    copies_of = find_lineage((one, other), None).copies_of
    return one.id in copies_of[other.id] or other.id in copies_of[one.id]


def news(n: int) -> str:
    """Forty words that no other number shares."""
    return " ".join(f"word{n}x{i}" for i in range(40)) + ". "


def test_background_printed_again_weeks_later_makes_no_copy() -> None:
    one = article("Hill Herald", DAY, news(1) + BACKGROUND)
    other = article("Valley Post", DAY + timedelta(days=30), news(2) + BACKGROUND)
    assert not are_copies(one, other)


def test_same_passage_within_the_week_makes_a_copy() -> None:
    one = article("Hill Herald", DAY, news(1) + BACKGROUND)
    other = article("Valley Post", DAY + timedelta(days=1), news(2) + BACKGROUND)
    assert are_copies(one, other)


def test_story_printed_whole_is_a_copy_whenever_it_is_printed() -> None:
    one = article("Hill Herald", DAY, news(1))
    assert are_copies(one, article("Valley Post", DAY + timedelta(days=90), news(1)))


def test_longest_shared_passage_is_given_in_the_words_of_the_first_text() -> None:
    one = article("Hill Herald", DAY, news(1) + BACKGROUND)
    span = longest_shared_passage(one, article("Valley Post", DAY, BACKGROUND + news(2)))
    assert span is not None
    assert span.of(one.text) == BACKGROUND.strip(". ")


@pytest.mark.parametrize("event", ["e01", "e04", "e09", "e12"])
def test_retold_stories_are_tied_and_independent_reports_are_not(event: str) -> None:
    """A part of the labelled set, without its credits: by the words alone."""
    rows = [
        row for line in STORIES.read_text(encoding="utf-8").splitlines() if (row := json.loads(line))["event"] == event
    ]
    told = {r["id"]: article(r["publisher"], date.fromisoformat(r["published"]), r["text"]) for r in rows}
    roots = find_lineage(tuple(told.values()), None).roots
    right = wrong = missed = 0
    for one, other in combinations(rows, 2):
        gold = bool(set(one["parents"] or [one["id"]]) & set(other["parents"] or [other["id"]]))
        said = bool(set(roots[told[one["id"]].id]) & set(roots[told[other["id"]].id]))
        right, wrong, missed = right + (gold and said), wrong + (said and not gold), missed + (gold and not said)
    assert wrong == 0
    assert 2 * right / (2 * right + wrong + missed) >= 0.90
