"""Where questions would stand if a report were false: without it and without its copies."""

from __future__ import annotations

from datetime import date

import pytest

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
from sayso.errors import NotFoundError
from sayso.model.claim import Claim
from sayso.present.boards import shelf_of
from sayso.workflows.without import Without, if_false, with_copies

POST, HERALD = article("Valley Post", date(2031, 5, 12)), article("Hill Herald", date(2031, 5, 13))
TAKEN = claim(POST, NORTH_SPEAKS, change="gained", actor="north", places=("velika",))
DENIED = claim(HERALD, SOUTH_SPEAKS, change="gained", actor="north", places=("velika",), denied=True)
SEEN = claim(HERALD, LANTERN_SPEAKS, change="holds", actor="north", places=("velika",))


def told(asked: Claim, view: HandView) -> list[str]:
    """The lines about one claim of a view."""
    return list(if_false(asked, weighed(view), view, VALLEYS, shelf_of(view)))


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
    assert with_copies("a", {"b": ("a",), "c": ("b", "x"), "d": ("x",)}) == {"a", "b", "c"}


def test_the_view_is_that_of_a_ledger_that_never_read_them() -> None:
    rest = Without(view_of(TAKEN, DENIED, articles=(POST, HERALD)), frozenset({HERALD.id}))
    assert weighed(rest) == weighed(view_of(TAKEN, articles=(POST,)))  # type: ignore[arg-type]
    with pytest.raises(NotFoundError, match="left out"):
        rest.claim(DENIED.id)
