"""What an answer may know, from what a user writes."""

from __future__ import annotations

from datetime import date

import pytest

from sayso.errors import InputError
from sayso.workflows.views import Known


def test_a_number_is_an_entry() -> None:
    assert Known.parse("412") == Known(entry=412)


def test_a_day_is_the_end_of_that_day() -> None:
    assert Known.parse("2031-05-14") == Known(recorded_by=date(2031, 5, 14))


def test_nothing_is_everything() -> None:
    assert Known.parse(None) == Known.parse("") == Known()


def test_anything_else_is_explained() -> None:
    with pytest.raises(InputError, match="entry number"):
        Known.parse("last Tuesday")
