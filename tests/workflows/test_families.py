"""Which articles of a ledger go back to one text."""

from __future__ import annotations

from sayso.workflows.families import _tied


def test_articles_that_hang_together_through_a_third_are_one_family() -> None:
    groups = _tied({"a": (), "b": ("a",), "c": (), "d": ("c",), "e": ("b", "d"), "alone": ()})
    assert groups == [{"a", "b", "c", "d", "e"}]


def test_family_does_not_depend_on_the_order() -> None:
    assert _tied({"e": ("b", "d"), "d": ("c",), "c": (), "b": ("a",), "a": ()}) == [{"a", "b", "c", "d", "e"}]
