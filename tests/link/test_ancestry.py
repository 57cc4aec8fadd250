"""Which article copies which, kept up while articles come in any order, against finding it in one go."""

from __future__ import annotations

import os
from datetime import date, timedelta
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from ledger_by_hand import VALLEYS, article
from sayso.link import holders, words_in_common
from sayso.link.copies import Ancestry, find_lineage
from sayso.model.source import Article

FIRST_DAY = date(2031, 5, 1)
PASSAGES = tuple(" ".join(f"passage{n}{letter}of{m} told" for m in range(9)) for n, letter in enumerate("abcdefgh"))
"""Each long enough to be shared by itself."""
FACTS = tuple(
    " ".join(f"and near Place{chr(97 + n)}{chr(97 + m)} some {letter}{chr(97 + m)}word" for m in range(5))
    for n, letter in enumerate("abcd")
)
"""Names that can be told again in another order."""

laws = settings(max_examples=int(os.environ.get("SAYSO_EXPLORE") or 60), deadline=None)


@st.composite
def printed(draw: st.DrawFn) -> Article:
    passages = draw(st.lists(st.sampled_from(PASSAGES), min_size=1, max_size=4))
    told = draw(st.lists(st.sampled_from(FACTS), max_size=3, unique=True))
    parts = [piece for facts in told for piece in facts.split(" and ")]
    passages += [f"and {piece}" for piece in (reversed(parts) if draw(st.booleans()) else parts)]
    ending = f"end {draw(st.integers(0, 99))}"
    day = draw(st.one_of(st.none(), st.sampled_from((0, 0, 1, 2, 5, 9, 20, 40))))
    return article(
        draw(st.sampled_from(("Valley Post", "River Gazette", "Hill Herald", None))),
        None if day is None else FIRST_DAY + timedelta(days=day),
        f"{' '.join(passages)} {ending}",
        credits=draw(st.sampled_from(((), (), ("Valley Wire",)))),
    )


stories = st.lists(printed(), min_size=1, max_size=10, unique_by=lambda one: one.id)


@laws
@given(stories)
def test_articles_that_come_one_by_one_have_the_lineage_of_all_at_once(told: list[Article]) -> None:
    assert_order_changes_nothing(told)


def assert_order_changes_nothing(told: list[Article]) -> None:
    ancestry = Ancestry(VALLEYS, {one.id: one for one in told}.__getitem__)
    for one in told:
        ancestry.take([one])
    at_once = find_lineage(told, VALLEYS)
    assert ancestry.copies_of == at_once.copies_of
    assert ancestry.roots == at_once.roots


@laws
@given(stories, stories)
def test_what_changes_is_told(told: list[Article], more: list[Article]) -> None:
    ancestry = Ancestry(VALLEYS, {one.id: one for one in (*more, *told)}.__getitem__)
    ancestry.take(told)
    before = {one.id: (ancestry.roots[one.id], ancestry.copies_of[one.id]) for one in told}
    changed = ancestry.take([one for one in more if one.id not in before])
    after = {one: (ancestry.roots[one], ancestry.copies_of[one]) for one in before}
    assert {one for one in before if before[one] != after[one]} == changed & before.keys()


@laws
@given(stories)
def test_it_is_so_where_a_run_leads_to_few_of_those_that_have_it(told: list[Article]) -> None:
    with patch.object(holders, "MOST_LEADS", 2), patch.object(words_in_common, "MOST_WORDINGS", 1):
        assert_order_changes_nothing(told)
        assert_what_is_taken_out_never_came(told)


def assert_what_is_taken_out_never_came(told: list[Article]) -> None:
    by_id = {one.id: one for one in told}
    ancestry = Ancestry(VALLEYS, by_id.__getitem__)
    ancestry.take(told)
    ancestry.drop([one.id for one in told[::2]])
    left = find_lineage(told[1::2], VALLEYS)
    assert ancestry.copies_of == left.copies_of
    assert ancestry.roots == left.roots
