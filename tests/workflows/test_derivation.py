"""How much one new article makes to be derived again: counted, never timed."""

from __future__ import annotations

from datetime import date, timedelta
from statistics import median

from benchmark_scripts import script
from counting import calls_made_by
from ledger_by_hand import NORTH_SPEAKS, SOUTH_SPEAKS, VALLEYS, article, claim
from sayso.workflows.derivation import Derivation

arrivals = script("speed/arrivals.py")
DAY = date(2031, 5, 12)


def test_article_touches_the_questions_that_it_answers_and_few_others() -> None:
    war = arrivals.War(400, 60, days=100)
    derivation = Derivation(war.theatre)
    derivation.take(war.reports())
    (late,) = war.late(1, 4)
    asked = {question.id for one in late[1] for question in one.resolution.questions}
    touched = derivation.take([late])
    assert asked <= touched
    assert len(touched) <= 25


def test_one_more_claim_makes_no_more_work_in_a_ledger_of_five_times_the_days() -> None:
    few, many = (_work_for_one_claim(claims=claims, days=claims // 5) for claims in (300, 1500))
    assert many <= 1.3 * few


def _work_for_one_claim(*, claims: int, days: int) -> float:
    """Calls made to take in one more claim and to weigh what it touches: the median of some."""
    war = arrivals.War(claims, 100, days=days, skew=0)
    derivation = Derivation(war.theatre)
    derivation.take(war.reports())
    late = list(war.late(15, 1))
    return median(calls_made_by(lambda one=one: arrivals.cost_of(one, derivation)) for one in late)


def test_denial_touches_what_it_denies_and_not_the_same_matter_elsewhere() -> None:
    derivation = Derivation(VALLEYS)
    for n, place in enumerate(("velika", "brod", "dubra_district")):
        of = article("Valley Post", DAY + timedelta(days=n))
        derivation.take([(of, [claim(of, NORTH_SPEAKS, change="gained", actor="north", places=(place,))])])
    of = article("Hill Herald", DAY + timedelta(days=3))
    denial = claim(of, SOUTH_SPEAKS, change="gained", actor="north", places=("velika",), denied=True)
    assert derivation.take([(of, [denial])]) == {denial.resolution.questions[0].id}


def test_what_happens_inside_a_place_touches_the_question_of_the_whole() -> None:
    derivation = Derivation(VALLEYS)
    of = article("Valley Post", DAY)
    whole = claim(of, NORTH_SPEAKS, change="holds", actor="north", places=("south_valley",))
    derivation.take([(of, [whole])])
    later = article("Hill Herald", DAY + timedelta(days=1))
    part = claim(later, SOUTH_SPEAKS, change="holds", actor="south", places=("velika",))
    touched = derivation.take([(later, [part])])
    assert touched == {one.resolution.questions[0].id for one in (whole, part)}
