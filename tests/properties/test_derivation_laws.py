"""What is kept up as articles come is what would be derived from all of them at once."""

from __future__ import annotations

import os
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from ledger_by_hand import (
    LANTERN_SPEAKS,
    MONITORS_SPEAK,
    NORTH_SPEAKS,
    SOUTH_SPEAKS,
    VALLEYS,
    HandView,
    Speaker,
    article,
    claim,
    links_of,
    origins_of,
    view_of,
    weighed,
)
from sayso.model.claim import Claim, Modality
from sayso.model.source import Article
from sayso.workflows.derivation import Derivation

FIRST_DAY = date(2031, 5, 1)
PLACES = (("velika",), ("dubra_district",), ("dubra_village",), ("south_valley",), ("velika", "dubra_village"), ())
SPEAKERS: tuple[Speaker | None, ...] = (
    NORTH_SPEAKS,
    SOUTH_SPEAKS,
    LANTERN_SPEAKS,
    MONITORS_SPEAK,
    (None, None, "a resident"),
    None,
)
MODALITIES = (Modality.HAPPENED, Modality.HAPPENED, Modality.POSSIBLE, Modality.PLANNED, Modality.UNVERIFIED)
WORDS = ("will meet for talks in the town", "held talks in the town", "")
LONG_TEXTS = tuple(" ".join(f"word{n} of story {letter}" for n in range(20)) for letter in "abc")

laws = settings(max_examples=int(os.environ.get("SAYSO_EXPLORE") or 40), deadline=None)


@st.composite
def reports(draw: st.DrawFn) -> tuple[Article, list[Claim]]:
    """An article with up to three claims, the later ones of which may answer the first or be about it."""
    text = draw(st.sampled_from(("", *LONG_TEXTS))) + f" end {draw(st.integers(0, 9))}"
    day = FIRST_DAY + timedelta(days=draw(st.sampled_from((0, 1, 1, 2, 3, 8, 18, 30))))
    publisher = draw(st.sampled_from(("Valley Post", "River Gazette", "Northern Courier", None)))
    of = article(publisher, day, text, credits=draw(st.sampled_from(((), (), ("Valley Wire",)))))
    claims: list[Claim] = []
    for _ in range(draw(st.integers(1, 3))):
        kind = draw(st.sampled_from(("control", "control", "control", "casualties", "talks")))
        tied = draw(st.sampled_from(("", "", "about", "answers"))) if claims else ""
        killed = draw(st.sampled_from((3, 9)))
        made = claim(
            of,
            draw(st.sampled_from(SPEAKERS)),
            kind=kind,
            change=draw(st.sampled_from(("holds", "gained", "lost", "withdraws"))) if kind == "control" else None,
            actor=draw(st.sampled_from(("north", "south", None))),
            places=draw(st.sampled_from(PLACES)),
            words=draw(st.sampled_from(WORDS)) if kind == "talks" else "",
            denied=draw(st.sampled_from((False, False, True))),
            modality=draw(st.sampled_from(MODALITIES)),
            quantity=("killed", killed, killed, None) if kind == "casualties" else None,
            about=(claims[0],) if tied == "about" else (),
            answers=(claims[0],) if tied == "answers" else (),
            background=draw(st.sampled_from((False, False, False, True))),
        )
        if made.id not in {one.id for one in claims}:
            claims.append(made)
    return of, claims


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
