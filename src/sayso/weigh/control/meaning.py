"""What a report says about control, as a category whose reliability can be learned, and the side it is about."""

from __future__ import annotations

from itertools import product
from typing import NamedTuple

from sayso.weigh.control.reports import CLASSES, Report

SPEAKS_FOR_A_SIDE = frozenset({"party", "state_media"})


class Category(NamedTuple):
    """Reports that are assumed to be equally reliable."""

    claimant_class: str
    kind: str
    """One of KINDS: denies (a rival's success), denies_advance, denies_fight, and what their names say."""
    relation: str
    """own: a side about itself; rival: a side about another; neutral."""


KINDS = ("gained", "holds", "lost", "advances", "fight", "denies", "denies_advance", "denies_fight")
RELATIONS = ("neutral", "own", "rival")
CATEGORIES = tuple(sorted(Category(*row) for row in product(sorted(CLASSES), KINDS, RELATIONS)))
"""All there are, so that a category has one number whichever reports there are."""


def has_side(category: Category) -> bool:
    """Whether its reports have a side in view: that there is fighting names none, unless a side says it."""
    return category.relation != "neutral" or category.kind not in ("fight", "denies_fight")


class Meaning(NamedTuple):
    """A category and the side in view, None for reports that name none."""

    category: Category
    side: str | None


def meaning_of(report: Report) -> Meaning:
    """How a report is to be understood; a side's denial of a rival's success speaks of its own hold on the place."""
    speaker = report.claimant_side if report.claimant_class in SPEAKS_FOR_A_SIDE else None
    relation = "neutral" if speaker is None else "own" if report.actor in (speaker, None) else "rival"
    kind, side = _kind(report, speaker)
    return Meaning(Category(report.claimant_class, kind, relation), side)


def _kind(report: Report, speaker: str | None) -> tuple[str, str | None]:
    if report.change == "contested":
        return ("denies_fight" if report.is_denial else "fight"), speaker
    if report.change == "advances":
        return ("denies_advance" if report.is_denial else "advances"), report.actor
    says_up = (report.change in ("gained", "holds")) != report.is_denial
    if not report.is_denial:
        return (report.change if says_up else "lost"), report.actor
    if says_up:
        return "holds", report.actor
    if speaker is not None and speaker != report.actor:
        return "denies", speaker
    return "lost", report.actor
