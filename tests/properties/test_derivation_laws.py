"""What is kept up as articles come is what would be derived from all of them at once."""

from __future__ import annotations

import os

from hypothesis import given, settings
from hypothesis import strategies as st

from ledger_by_hand import VALLEYS, HandView, links_of, origins_of, view_of, weighed
from reports_by_hand import FIRST_DAY, reports
from sayso.model.claim import Claim
from sayso.model.source import Article
from sayso.workflows.derivation import Derivation

laws = settings(max_examples=int(os.environ.get("SAYSO_EXPLORE") or 40), deadline=None)


arrivals = st.lists(reports(), min_size=1, max_size=7, unique_by=lambda report: report[0].id)


def all_of(told: list[tuple[Article, list[Claim]]]) -> HandView:
    return view_of(*(one for _, claims in told for one in claims), articles=[of for of, _ in told])


@laws
@given(arrivals)
def test_articles_that_come_one_by_one_derive_what_all_at_once_derive(told: list[tuple[Article, list[Claim]]]) -> None:
    derivation = Derivation(VALLEYS)
    for report in told:
        derivation.take([report])
    view = all_of(told)
    assert derivation.origins == origins_of(view)
    assert derivation.links() == links_of(view)
    assert derivation.assess() == weighed(view)


@laws
@given(arrivals, reports())
def test_questions_that_an_article_does_not_touch_stand_where_they_stood(
    told: list[tuple[Article, list[Claim]]], late: tuple[Article, list[Claim]]
) -> None:
    """But for what the calendar says, and for the record of the sources, which every question shares."""
    if late[0].id in {of.id for of, _ in told}:
        return
    derivation = Derivation(VALLEYS)
    derivation.take(told)
    before = standing(derivation)
    touched = derivation.take([late])
    after = standing(derivation)
    untouched = (before.keys() | after.keys()) - touched
    assert {one: before.get(one) for one in untouched} == {one: after.get(one) for one in untouched}


def standing(derivation: Derivation) -> dict[str, list[object]]:
    found: dict[str, list[object]] = {}
    for one in derivation.assess(today=FIRST_DAY):
        if not one.answer.startswith("announced"):
            found.setdefault(one.question.id, []).append((one.answer, one.rung, one.scope, one.contributions))
    return found
