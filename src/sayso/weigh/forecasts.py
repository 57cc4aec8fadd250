"""What became of an announcement: whether a later claim says that it came about, or its days have passed unheard."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sayso.model.claim import Claim
from sayso.ontology.answers import Placed
from sayso.theatres.theatre import Theatre
from sayso.weigh.dossier import Dossier
from sayso.weigh.fulfilment import Announcement, Says, event_days, named_places, parties_of, side_or_self, what_it_says

LONGEST_WINDOW_BY_DAY = 10
"""Days: what nobody is named for is looked for on each day of a window up to so long."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What later claims and the calendar say of an announcement."""

    happened: tuple[Placed, ...]
    did_not_happen: tuple[Placed, ...]
    first: date | None
    last: date | None
    """The days announced; None where none is."""
    has_passed: bool
    is_told_apart: bool
    """Whether what is promised is a question of its own, so that what came of it is to be read there."""

    def facts(self) -> dict[str, int]:
        return {
            "happened": int(bool(self.happened)),
            "did_not_happen": int(bool(self.did_not_happen)),
            "window_passed": int(self.has_passed),
        }


@dataclass(frozen=True, slots=True)
class Facts:
    """What is put forward or denied as fact and counts, by where to look for what came of an announcement."""

    _by_key: Mapping[tuple[str, str, str], Sequence[Placed]]
    """(kind, 'party' | 'place' | 'day', which) -> claims in order of time."""
    _announced: Mapping[str, Sequence[Claim]]
    """Article -> what is announced in it, but for bare promises."""
    theatre: Theatre | None

    def tell_apart(self, promise: Placed) -> bool:
        """Whether what a promise promises is a claim of its own: "promised to free them" holds "to free them"."""
        claim = promise.claim
        beside = self._announced.get(claim.article_id, ())
        return promise.kind.announces and any(one.evidence.overlaps(claim.evidence) for one in beside)

    def near(self, announced: Announcement) -> Iterator[Placed]:
        """Each claim of the kind by the same actor, at one of the places or on one of the days, once."""
        met: set[str] = set()
        if announced.kind.announces:  # That the same is promised again shows nothing.
            return
        for key in self._keys(announced):
            for one in self._by_key.get((announced.kind.name, *key), ()):
                if one.claim.id not in met:
                    met.add(one.claim.id)
                    yield one

    def _keys(self, announced: Announcement) -> Iterator[tuple[str, str]]:
        yield "party", announced.actor or ""
        yield "party", ""
        yield from (("place", place) for place in sorted(announced.places))
        first, last = announced.first or announced.last, announced.last
        if first and last and (last - first).days <= LONGEST_WINDOW_BY_DAY:
            for n in range((last - first).days + 1):
                yield "day", (first + timedelta(days=n)).isoformat()


def facts_of(placed: Sequence[Placed], theatre: Theatre | None) -> Facts:
    """What can show what came of announcements."""
    found: dict[tuple[str, str, str], dict[str, Placed]] = defaultdict(dict)
    announced: dict[str, list[Claim]] = defaultdict(list)
    for one in placed:
        if one.family == "forecast" and not one.kind.announces:
            announced[one.claim.article_id].append(one.claim)
        if one.family == "fact" and one.counts and not one.is_hedged:
            for key in _keys_of(one, theatre):
                found[one.kind.name, *key].setdefault(one.claim.id, one)
    return Facts({key: tuple(claims.values()) for key, claims in found.items()}, announced, theatre)


def _keys_of(one: Placed, theatre: Theatre | None) -> Iterator[tuple[str, str]]:
    yield from (("party", party) for party in sorted(parties_of(one, theatre)))
    if one.actor is None:
        yield "party", ""
    yield from (("place", place) for place in sorted(named_places(one.claim)))
    days = event_days(one.claim)
    if days is not None and days.first is not None and days.first == days.last:
        yield "day", days.first.isoformat()


def outcome_of(dossier: Dossier, facts: Facts, *, now: date | None) -> Outcome:
    """What became of a forecast as known `now`."""
    announced = _announcement(dossier, facts.theatre)
    heard: dict[Says, list[Placed]] = defaultdict(list)
    for one in sorted(facts.near(announced), key=lambda one: one.rank):
        heard[what_it_says(one, announced, facts.theatre)].append(one)
    last = announced.last
    is_told_apart = facts.tell_apart(dossier.first)
    return Outcome(
        happened=tuple(heard[Says.CAME_ABOUT]),
        did_not_happen=tuple(heard[Says.DID_NOT]),
        first=announced.first,
        last=last,
        has_passed=last is not None and now is not None and now > last and not is_told_apart,
        is_told_apart=is_told_apart,
    )


def _announcement(dossier: Dossier, theatre: Theatre | None) -> Announcement:
    first, last = _window(dossier)
    return Announcement(
        placed=dossier.first,
        said=min(dossier.days(), default=None),
        first=first,
        last=last,
        actor=side_or_self(dossier.actor, theatre),
        places=named_places(dossier.first.claim),
    )


def _window(dossier: Dossier) -> tuple[date | None, date | None]:
    """The widest days announced by those who announce it."""
    whens = (part.placed.claim.resolution.when for part in dossier.live)
    periods = [when.period for when in whens if when is not None and when.period is not None]
    firsts = [period.first for period in periods if period.first]
    lasts = [period.last for period in periods if period.last]
    return min(firsts, default=None), max(lasts, default=None)
