"""Families of copies: by the text that each most directly goes back to."""

from __future__ import annotations

import os
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from ledger_by_hand import VALLEYS, article
from sayso.link.kinship import Family, find_families
from sayso.model.source import Article

DAY = date(2031, 5, 14)
FOOT = " ".join(f"page{i}" for i in range(60)) + ". "
laws = settings(max_examples=int(os.environ.get("SAYSO_EXPLORE") or 40), deadline=None)


def news(n: int, words: int = 60) -> str:
    """Words that no other number shares."""
    return " ".join(f"word{n}x{i}" for i in range(words)) + ". "


def families_of(*articles: Article) -> tuple[Family, ...]:
    found = find_families(articles, VALLEYS)
    assert found == find_families(reversed(articles), VALLEYS)
    return found


def test_family_begins_with_the_first_text_and_gives_each_other_its_direct_parent() -> None:
    wire = article("Hill Herald", DAY, news(1) + news(2))
    cut = article("Valley Post", DAY + timedelta(days=1), news(1))
    later = article("River Gazette", DAY + timedelta(days=2), news(9, 20) + news(1) + news(2))
    (family,) = families_of(later, cut, wire)
    assert family.article_ids == (wire.id, cut.id, later.id)
    assert [parent.article_id for parent in family.parents[cut.id]] == [wire.id]
    assert family.parents[later.id][0].article_id == wire.id


def test_text_that_is_merged_from_two_belongs_to_the_one_it_has_more_of() -> None:
    one, other = article("Hill Herald", DAY, news(1, 90)), article("Valley Post", DAY, news(2))
    merged = article("River Gazette", DAY + timedelta(days=1), news(1, 90) + news(2, 30))
    (family,) = families_of(one, other, merged)
    assert family.article_ids == (one.id, merged.id)
    assert [parent.article_id for parent in family.parents[merged.id]] == [one.id, other.id]


def test_foot_of_a_site_ties_no_two_pages_of_it() -> None:
    """Four pages of one day, each with news of its own above the same long foot."""
    assert families_of(*(article("Hill Herald", DAY, news(n, 30) + FOOT) for n in range(4))) == ()


def test_story_that_a_house_prints_in_four_versions_is_one_family() -> None:
    versions = [article("Hill Herald", DAY, news(1, 100) + news(10 + n, 12)) for n in range(4)]
    (family,) = families_of(*versions)
    assert len(family.article_ids) == 4


def test_background_behind_the_news_of_both_joins_no_family() -> None:
    one = article("Hill Herald", DAY, news(1) + news(9, 24))
    other = article("Valley Post", DAY, news(2) + news(9, 24))
    assert families_of(one, other) == ()


def test_opening_that_is_taken_over_joins_a_family() -> None:
    one = article("Hill Herald", DAY, news(9, 24) + news(1))
    other = article("Valley Post", DAY, news(2) + news(9, 24))
    assert len(families_of(one, other)) == 1


def test_on_one_day_the_text_that_credits_the_other_comes_after_it() -> None:
    bare = article("Hill Herald", DAY, news(1))
    credited = article("Valley Post", DAY, news(1) + news(2, 10), credits=("Hill Herald",))
    (family,) = families_of(credited, bare)
    assert family.article_ids == (bare.id, credited.id)


def test_on_one_day_the_fuller_text_is_taken_for_the_first_whomever_else_it_credits() -> None:
    cut = article("Hill Herald", DAY, news(1))
    full = article("Valley Post", DAY, news(1) + news(2, 30), credits=("Coast Wire",))
    (family,) = families_of(cut, full)
    assert family.article_ids == (full.id, cut.id)


@laws
@given(
    st.lists(
        st.tuples(
            st.sampled_from(("Hill Herald", "Valley Post", "River Gazette")),
            st.integers(0, 9),
            st.sets(st.integers(1, 4), min_size=1),
        ),
        min_size=2,
        max_size=8,
        unique_by=str,
    ),
    st.randoms(use_true_random=False),
)
def test_order_of_arrival_changes_no_family(told: list[tuple[str, int, set[int]]], chance: object) -> None:
    articles = [
        article(house, DAY + timedelta(days=day), "".join(news(n, 30) for n in sorted(parts)) + f"end {i}")
        for i, (house, day, parts) in enumerate(told)
    ]
    shuffled = list(articles)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert find_families(articles, VALLEYS) == find_families(shuffled, VALLEYS)
