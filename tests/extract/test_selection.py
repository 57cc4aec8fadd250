"""One claim a proposition: none for what another claim only hangs on, or comes from."""

from __future__ import annotations

import pytest

from claims_in_text import claims_in

pytestmark = pytest.mark.parser


def kinds(text: str) -> list[str]:
    return [claim.kind for claim in claims_in(text)]


def test_what_a_threat_hangs_on_is_put_forward_by_nobody() -> None:
    assert kinds("The Northern army threatened to shell Brod if Lipa is attacked.") == ["vow"]


def test_what_happened_while_something_else_did_is_still_told() -> None:
    assert sorted(kinds("The Northern army shelled Brod after rebels captured Lipa.")) == ["control", "strike"]


def test_where_rockets_came_from_is_no_strike_of_its_own() -> None:
    assert kinds("Ten rockets fired by rebels in Velika hit a mill in Brod.") == ["strike"]


def test_both_sentences_tell_of_a_strike() -> None:
    assert kinds("Rebels fired ten rockets at Brod. Northern jets bombed Lipa.") == ["strike", "strike"]
