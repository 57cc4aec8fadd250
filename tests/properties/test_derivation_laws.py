"""What is kept up as articles come is what would be derived from all of them at once."""

from __future__ import annotations

import os

from hypothesis import given, settings
from hypothesis import strategies as st

from kept_maps import plain_maps
from ledger_by_hand import VALLEYS, HandView, links_of, origins_of, view_of, weighed
from reports_by_hand import FIRST_DAY, reports
from sayso.model.claim import Claim
from sayso.model.finding import Assessment
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
@given(arrivals)
def test_answers_that_no_article_touched_since_stand_where_they_were_last_found(
    told: list[tuple[Article, list[Claim]]],
) -> None:
    """But for what the calendar says, for the record of the sources, and for counts of parts beside others."""
    derivation = Derivation(VALLEYS)
    found: dict[str, Assessment] = {}
    for report in told:
        touched = derivation.take_in([report])
        found |= derivation.assess_answers(touched.answers, today=FIRST_DAY)
    given_now = derivation.maps.weighed.gathered.keys()
    kept = {(one.question.id, *standing_of(one)) for answer, one in found.items() if answer in given_now}
    assert kept == {(one.question.id, *standing_of(one)) for one in weighed(all_of(told), today=FIRST_DAY)}


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


@laws
@given(arrivals, st.sets(st.integers(0, 6)), st.booleans())
def test_articles_that_leave_leave_nothing_behind(
    told: list[tuple[Article, list[Claim]]], leaving: set[int], summarises: bool
) -> None:
    derivation = Derivation(VALLEYS, summarises=summarises)
    derivation.take(told)
    derivation.leave([of.id for n, (of, _) in enumerate(told) if n in leaving])
    rest = [report for n, report in enumerate(told) if n not in leaving]
    assert_is_derived_from(derivation, rest, summarises=summarises)


@laws
@given(arrivals, st.lists(st.tuples(st.integers(0, 6), st.booleans()), min_size=1, max_size=4))
def test_claims_that_leave_come_back_as_if_they_had_never_left(
    told: list[tuple[Article, list[Claim]]], turns: list[tuple[int, bool]]
) -> None:
    """Whether their article's text leaves with them or stays."""
    derivation = Derivation(VALLEYS, summarises=True)
    derivation.take(told)
    for n, with_text in turns:
        report = told[n % len(told)]
        derivation.leave([report[0].id], texts=[report[0].id] if with_text else [])
        derivation.take([report])
    assert_is_derived_from(derivation, told, summarises=True)


def assert_is_derived_from(
    derivation: Derivation, told: list[tuple[Article, list[Claim]]], *, summarises: bool
) -> None:
    fresh = Derivation(VALLEYS, summarises=summarises)
    fresh.take(told)
    assert derivation.links() == fresh.links()
    assert derivation.assess() == fresh.assess()
    kept, anew = plain_maps(derivation.maps), plain_maps(fresh.maps)
    assert {name: kept[name] for name in kept if kept[name] != anew[name]} == {
        name: anew[name] for name in kept if kept[name] != anew[name]
    }


def standing(derivation: Derivation) -> dict[str, list[object]]:
    found: dict[str, list[object]] = {}
    for one in derivation.assess(today=FIRST_DAY):
        if not one.answer.startswith("announced"):
            found.setdefault(one.question.id, []).append(standing_of(one))
    return found


def standing_of(one: Assessment) -> tuple[object, ...]:
    return one.answer, one.rung, one.scope, one.contributions
