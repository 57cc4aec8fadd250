"""What a voice does to its own words on a later day."""

from __future__ import annotations

from datetime import date, timedelta

from ledger_by_hand import (
    LANTERN_SPEAKS,
    MONITORS_SPEAK,
    NORTH_SPEAKS,
    article,
    claim,
    links_of,
    view_of,
)
from sayso.model.claim import Claim
from sayso.model.finding import LinkKind

DAY = date(2031, 5, 14)
POST, HERALD = article("Valley Post", DAY), article("Hill Herald", DAY + timedelta(days=1))


def dead(of: object, by: object, n: int, day: date = DAY) -> Claim:
    quantity = ("killed", n, n, None)
    return claim(of, by, kind="casualties", places=("velika",), quantity=quantity, when=(day, day))  # type: ignore[arg-type]


def links_between(source: Claim, target: Claim) -> list[tuple[LinkKind, str]]:
    found = links_of(view_of(source, target, articles=(POST, HERALD)))
    return [(one.kind, one.rule) for one in found if (one.source, one.target) == (source.id, target.id)]


def test_later_toll_of_one_voice_updates_the_earlier() -> None:
    first, then = dead(POST, LANTERN_SPEAKS, 3), dead(HERALD, LANTERN_SPEAKS, 5)
    assert links_between(then, first) == [(LinkKind.UPDATES, "a newer number, by the same voice")]
    assert links_between(first, then) == []


def test_toll_of_another_voice_updates_nothing() -> None:
    first, then = dead(POST, LANTERN_SPEAKS, 3), dead(HERALD, MONITORS_SPEAK, 5)
    assert LinkKind.UPDATES not in {kind for kind, _ in links_between(then, first)}


def test_toll_of_another_day_updates_nothing() -> None:
    assert links_between(dead(HERALD, LANTERN_SPEAKS, 5, DAY + timedelta(days=1)), dead(POST, LANTERN_SPEAKS, 3)) == []


def test_later_state_told_by_one_voice_updates_the_earlier() -> None:
    first = claim(POST, MONITORS_SPEAK, change="holds", actor="north", places=("velika",))
    then = claim(HERALD, MONITORS_SPEAK, change="holds", actor="south", places=("velika",))
    assert links_between(then, first) == [(LinkKind.UPDATES, "a later state, told by the same voice")]


def test_speaker_who_later_denies_his_own_claim_takes_it_back() -> None:
    first = claim(POST, NORTH_SPEAKS, change="gained", actor="north", places=("velika",))
    then = claim(HERALD, NORTH_SPEAKS, change="gained", actor="north", places=("velika",), denied=True)
    assert links_between(then, first) == [(LinkKind.WITHDRAWS, "takes back what it said")]


def test_another_speaker_of_the_side_denies_and_takes_nothing_back() -> None:
    first = claim(POST, NORTH_SPEAKS, change="gained", actor="north", places=("velika",))
    deputy = ("deputy", "north", "a deputy of the North")
    then = claim(HERALD, deputy, change="gained", actor="north", places=("velika",), denied=True)
    assert [kind for kind, _ in links_between(then, first)] == [LinkKind.DENIES]
