"""Where questions would stand if a report were false: without it and without its copies."""

from __future__ import annotations

import os
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from ledger_by_hand import (
    LANTERN_SPEAKS,
    NORTH_SPEAKS,
    SOUTH_SPEAKS,
    VALLEYS,
    HandView,
    article,
    claim,
    retold,
    view_of,
    weighed,
)
from reports_by_hand import reports
from sayso.model.claim import Claim
from sayso.model.source import Article
from sayso.present.boards import shelf_of
from sayso.workflows.derivation import Derivation
from sayso.workflows.without import if_false

POST, HERALD = article("Valley Post", date(2031, 5, 12)), article("Hill Herald", date(2031, 5, 13))
TAKEN = claim(POST, NORTH_SPEAKS, change="gained", actor="north", places=("velika",))
DENIED = claim(HERALD, SOUTH_SPEAKS, change="gained", actor="north", places=("velika",), denied=True)
SEEN = claim(HERALD, LANTERN_SPEAKS, change="holds", actor="north", places=("velika",))


def told(asked: Claim, view: HandView) -> list[str]:
    """The lines about one claim of a view."""
    derivation = Derivation.of(view, VALLEYS)
    return if_false(asked, derivation.assess(), derivation, shelf_of(view))


def test_a_claim_without_its_only_denial_would_only_be_claimed() -> None:
    lines = told(DENIED, view_of(TAKEN, DENIED, articles=(POST, HERALD)))
    assert lines == ["left out: Hill Herald, 13 May 2031", "northern army holds Velika: claimed instead of disputed"]


def test_without_the_only_witness_it_would_be_claimed() -> None:
    lines = told(SEEN, view_of(TAKEN, SEEN, articles=(POST, HERALD)))
    assert lines[1] == "northern army holds Velika: claimed instead of supported"


def test_what_one_report_alone_puts_forward_nobody_would() -> None:
    lines = told(TAKEN, view_of(TAKEN, articles=(POST,)))
    assert lines[1] == "northern army holds Velika: nobody would put it forward any more; with the report it is claimed"


def test_copies_fall_with_the_report_that_they_copy() -> None:
    story = (
        "the northern army took the town of velika at dawn, its spokesman told the valley post by telephone, and " * 3
    )
    original = article("Valley Post", date(2031, 5, 12), story)
    copy = article("Hill Herald", date(2031, 5, 13), story)
    said = claim(original, NORTH_SPEAKS, change="gained", actor="north", places=("velika",))
    view = view_of(said, retold(said, copy), articles=(original, copy))
    assert told(said, view) == [
        "left out: Valley Post, 12 May 2031 and 1 copy of it",
        "northern army holds Velika: nobody would put it forward any more; with the report it is claimed",
    ]


def test_another_outlet_that_heard_the_same_itself_stays() -> None:
    again = claim(HERALD, NORTH_SPEAKS, change="gained", actor="north", places=("velika",))
    assert told(TAKEN, view_of(TAKEN, again, articles=(POST, HERALD)))[1] == "northern army holds Velika: still claimed"


def test_copies_of_copies_are_copies() -> None:
    texts = ("a b c d e f g h " * 4, "a b c d e f g h " * 4 + "i j k l m n o p " * 4, "i j k l m n o p " * 4)
    days = (date(2031, 5, 12), date(2031, 5, 13), date(2031, 5, 14))
    outlets = ("Valley Post", "Hill Herald", "Lake Herald")
    told = [article(*one) for one in zip(outlets, days, texts, strict=True)]
    derivation = Derivation.of(view_of(articles=told), VALLEYS)
    copies = derivation.origins.copies_of
    assert (copies[told[1].id], copies[told[2].id]) == ((told[0].id,), (told[1].id,))
    assert derivation.with_copies(told[0].id) == {one.id for one in told}
    assert derivation.with_copies(told[2].id) == {told[2].id}


@settings(max_examples=int(os.environ.get("SAYSO_EXPLORE") or 15), deadline=None)
@given(st.lists(reports(), min_size=1, max_size=6, unique_by=lambda report: report[0].id), st.integers(0, 5))
def test_where_questions_would_stand_is_derived_from_all_that_is_left(
    reported: list[tuple[Article, list[Claim]]], n: int
) -> None:
    claims = [one for _, some in reported for one in some]
    view = view_of(*claims, articles=[of for of, _ in reported])
    asked = claims[n % len(claims)]
    derivation = Derivation.of(view, VALLEYS)
    left_out, latest = derivation.with_copies(asked.article_id), derivation.latest
    if_false(asked, derivation.assess(), derivation, shelf_of(view))
    rest = [(of, some) for of, some in reported if of.id not in left_out]
    what_is_left = view_of(*(one for _, some in rest for one in some), articles=[of for of, _ in rest])
    assert derivation.assess(today=latest) == weighed(what_is_left, today=latest)
