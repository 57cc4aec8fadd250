"""The worked number of docs/methods/control.md."""

from __future__ import annotations

import dataclasses

import pytest

from control_by_hand import report
from sayso.weigh.control import Mode, Region, estimate_control


def test_one_claim_of_gain_on_the_first_day() -> None:
    alone = Region(("north", "south"), 1, ("Brod",), ((),), ("north",))
    claim = dataclasses.replace(report(1), day_said=0, day_about=0)
    found = estimate_control(alone, [claim], mode=Mode.FILTERED, learns=False).probabilities[0, 0]
    assert found == pytest.approx([0.964, 0.028, 0.008], abs=0.0005)
