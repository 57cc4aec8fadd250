"""What became of an announcement: whether a later claim says that it came about, or its days have passed unheard."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, MutableMapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from sayso.ontology.answers import Placed
from sayso.theatres.theatre import Theatre
from sayso.weigh.dossier import Dossier
from sayso.weigh.fulfilment import (
    Announcement,
    Says,
    Times,
    event_days,
    fits,
    named_places,
    parties_of,
    side_or_self,
    times_told,
    what_it_says,
    window_of,
)

STRETCH_DAYS = 28
"""What is told is looked for by stretches of so many days, counted from the first day of the calendar."""
MOST_STRETCHES = 130
"""Ten years: of what lasts longer the last ten count, of what is announced for longer the first ten."""
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

    index: FactIndex
    placed: Callable[[str], Placed]
    """A claim on the first of its questions."""
    theatre: Theatre | None
    is_reprint: Callable[[Placed], bool]
    """Whether a copy only prints it again: that is no later word."""
    fetch: Callable[[Iterable[str]], None] = lambda _: None
    """Hears which claims will be asked for."""

    def tell_apart(self, promise: Placed) -> bool:
        """Whether what a promise promises is a claim of its own: "promised to free them" holds "to free them"."""
        claim = promise.claim
        if not promise.kind.announces:
            return False
        beside = (self.placed(one).claim for one in self.index.announced.get(claim.article_id, ()))
        return any(one.evidence.overlaps(claim.evidence) for one in beside)

    def near(self, announced: Announcement, *, among: Collection[str] | None = None) -> Iterator[Placed]:
        """Each claim of the kind by the same actor, at one of the places or on one of the days, once, if in time."""
        window = window_of(announced)
        by_key = (self.index.by_key.get(key, {}) for key in awaited_keys(announced))
        found = {one for times_of in by_key for one, times in times_of.items() if fits(times, window)}
        if among is not None:
            found &= set(among)
        self.fetch(found)
        for claim_id in found:
            one = self.placed(claim_id)
            if not self.is_reprint(one):
                yield one


@dataclass(frozen=True, slots=True)
class FactIndex:
    """What can show what came of announcements, kept up as claims come and are placed anew."""

    by_key: MutableMapping[str, dict[str, Times | None]] = field(default_factory=dict)
    """Kind with a party, place or day -> ids of the claims of facts, with when each was told and begun."""
    announced: MutableMapping[str, set[str]] = field(default_factory=dict)
    """Article -> ids of the claims of what is announced in it, but for bare promises."""

    def add(self, one: Placed, theatre: Theatre | None) -> None:
        """Takes in a claim on the first of its questions, or as it now stands there."""
        if one.family == "forecast" and not one.kind.announces:
            self.announced.setdefault(one.claim.article_id, set()).add(one.claim.id)
        for key in fact_keys(one, theatre):
            self.by_key.setdefault(key, {})[one.claim.id] = times_told(one)

    def drop(self, one: Placed, theatre: Theatre | None) -> None:
        """Takes out a claim that was taken in as it stands, if it was."""
        article_id, claim_id = one.claim.article_id, one.claim.id
        if claim_id in self.announced.get(article_id, ()):
            self.announced[article_id].discard(claim_id)
            if not self.announced[article_id]:
                del self.announced[article_id]
        for key in fact_keys(one, theatre):
            if claim_id in self.by_key.get(key, {}):
                del self.by_key[key][claim_id]
                if not self.by_key[key]:
                    del self.by_key[key]


def facts_of(placed: Iterable[Placed], theatre: Theatre | None, is_reprint: Callable[[Placed], bool]) -> Facts:
    """What can show what came of announcements."""
    index = FactIndex()
    by_claim = {one.claim.id: one for one in placed}
    for one in by_claim.values():
        index.add(one, theatre)
    return Facts(index, by_claim.__getitem__, theatre, is_reprint)


def fact_keys(one: Placed, theatre: Theatre | None) -> Iterator[str]:
    """Where a fact that counts is to be found; nothing for anything else."""
    if one.family == "fact" and one.counts and not one.is_hedged:
        stretches = _stretches_told(one)
        yield from (f"{one.kind.name} {key} {n}" for key in _keys_of(one, theatre) for n in stretches)


def awaited_keys(announced: Announcement) -> Iterator[str]:
    """Where what came of an announcement is to be found. That the same is promised again shows nothing."""
    if announced.kind.announces:
        return
    whom = (f"party {announced.actor or ''}", "party ")
    where = (f"place {place}" for place in sorted(announced.places))
    keys = dict.fromkeys((*whom, *where))
    stretches = _stretches_awaited(announced)
    yield from (f"{announced.kind.name} {key} {n}" for key in keys for n in stretches)
    first, last = announced.first or announced.last, announced.last
    if first and last and (last - first).days <= LONGEST_WINDOW_BY_DAY:
        days = (first + timedelta(days=n) for n in range((last - first).days + 1))
        yield from (f"{announced.kind.name} day {day.isoformat()} {_stretch(day)}" for day in days)


def _stretches_told(one: Placed) -> range:
    """When it happened: on all days of the event, on the day of telling where none is known."""
    times, days = times_told(one), event_days(one.claim)
    if times is None:
        return range(0)
    first = _stretch(times[1])
    last = _stretch(days.last) if days is not None and days.last is not None else first
    return range(max(first, last - MOST_STRETCHES), max(first, last) + 1)


def _stretches_awaited(announced: Announcement) -> range:
    """When it would have to happen: from the day of the announcement, or the first day named, to the last."""
    window = window_of(announced)
    if window is None:
        return range(0)
    first = _stretch(min(window[0], announced.first or window[0]))
    return range(first, min(first + MOST_STRETCHES, _stretch(window[1])) + 1)


def _stretch(day: date) -> int:
    return day.toordinal() // STRETCH_DAYS


def _keys_of(one: Placed, theatre: Theatre | None) -> Iterator[str]:
    yield from (f"party {party}" for party in sorted(parties_of(one, theatre)))
    if one.actor is None:
        yield "party "
    yield from (f"place {place}" for place in sorted(named_places(one.claim)))
    days = event_days(one.claim)
    if days is not None and days.first is not None and days.first == days.last:
        yield f"day {days.first.isoformat()}"


@dataclass(frozen=True, slots=True)
class Heard:
    """What later claims say of an announcement, in order of time."""

    happened: tuple[Placed, ...]
    did_not_happen: tuple[Placed, ...]


def heard_of(dossier: Dossier, facts: Facts, *, among: Collection[str] | None = None) -> Heard:
    """What later claims, all or those among some, say of a forecast."""
    announced = announcement_of(dossier, facts.theatre)
    heard: dict[Says, list[Placed]] = defaultdict(list)
    for one in sorted(facts.near(announced, among=among), key=lambda one: one.rank):
        heard[what_it_says(one, announced, facts.theatre)].append(one)
    return Heard(tuple(heard[Says.CAME_ABOUT]), tuple(heard[Says.DID_NOT]))


def outcome_of(dossier: Dossier, facts: Facts, heard: Heard, *, now: date | None) -> Outcome:
    """What became of a forecast as known `now`."""
    announced = announcement_of(dossier, facts.theatre)
    last = announced.last
    is_told_apart = facts.tell_apart(dossier.first)
    return Outcome(
        happened=heard.happened,
        did_not_happen=heard.did_not_happen,
        first=announced.first,
        last=last,
        has_passed=last is not None and now is not None and now > last and not is_told_apart,
        is_told_apart=is_told_apart,
    )


def announcement_of(dossier: Dossier, theatre: Theatre | None) -> Announcement:
    """What a forecast announces, by whom, where and for which days."""
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
