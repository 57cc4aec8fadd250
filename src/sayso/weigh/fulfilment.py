"""Whether a later claim tells what came of an announcement: the same sort of act, by the same, when it was due."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from sayso.languages.acts import load_acts
from sayso.model.claim import Claim
from sayso.model.times import Period
from sayso.ontology.answers import Placed
from sayso.ontology.load import Kind
from sayso.ontology.meant import INHERITED, key_of
from sayso.ontology.replies import are_opposites, opposed_replies, reply_of
from sayso.theatres.theatre import Theatre

# What is told later than this after the last day named, or where none is named after the announcement, is taken to be
# another matter: sides meet, free prisoners and leave towns again and again. A judgement.
ANSWERED_WITHIN_DAYS = 60

# Two content words in common, for broad kinds whose slots do not say what they are about; one where the text itself
# dates the later event within the days announced. The first six letters stand for a word, so that 'announced' meets
# 'announcement'; shorter words are mostly grammar. Judgements.
SHARED_STEMS = 2
SHARED_STEMS_ON_TIME = 1
STEM_LETTERS = 6
SHORTEST_CONTENT_WORD = 5
WORD = re.compile(r"[^\W\d_]+")


class Says(StrEnum):
    """What a later claim says of an announcement."""

    CAME_ABOUT = "came about"
    DID_NOT = "did not come about"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Announcement:
    """What is announced: by whom, where, and for which days."""

    placed: Placed
    said: date | None
    """The day on which it was first announced."""
    first: date | None
    last: date | None
    actor: str | None
    """The side that should act, or who else; None where nobody is named."""
    places: frozenset[str]
    """Places that its own words name."""

    @property
    def kind(self) -> Kind:
        return self.placed.kind

    @property
    def claim(self) -> Claim:
        return self.placed.claim

    def is_due(self, days: Period) -> bool:
        """Whether an event falls on the days named. Without a first day, from the announcement on."""
        return self.last is not None and days.meets(Period(self.first or self.said, self.last))


def what_it_says(one: Placed, announced: Announcement, theatre: Theatre | None) -> Says:
    """What a claim of the same kind says of the announcement; nothing where it may be about something else."""
    if not _is_told_in_time(one, announced):
        return Says.NOTHING
    if _is_opposite(one, announced, theatre):
        return Says.DID_NOT if _is_told_after(one, announced.last) else Says.NOTHING
    if not _has_its_parties(one, announced, theatre) or not _is_the_same_act(one, announced):
        return Says.NOTHING
    is_undone = load_acts().says_undone(_words(one.claim))
    if one.denies:
        return Says.DID_NOT if is_undone or _is_told_after(one, announced.last) else Says.NOTHING
    return Says.NOTHING if is_undone else Says.CAME_ABOUT  # "Was not postponed" leaves it open.


def event_days(claim: Claim) -> Period | None:
    when = claim.resolution.when
    return when.period if when else None


def named_places(claim: Claim) -> frozenset[str]:
    """Keys of the places that the claim's own words name."""
    keys = (key_of(place) for place in claim.resolution.places if place.how != INHERITED)
    return frozenset(key for key in keys if key)


def side_or_self(actor: str | None, theatre: Theatre | None) -> str | None:
    """The side of an actor, or the actor itself where none is known."""
    side = theatre.party_of(actor) if theatre is not None and actor is not None else None
    return side.id if side else actor


Times = tuple[date, date]
"""The day on which something was told, and the first day of the event; the day of telling where none is known."""


def times_told(one: Placed) -> Times | None:
    """When it was told and begun; None where neither is known."""
    days = event_days(one.claim)
    told = one.day or (days.last or days.first if days else None)
    return (told, (days.first if days else None) or told) if told is not None else None


def fits(times: Times | None, window: Times | None) -> bool:
    """Whether what was told then can be told in time of what is announced with this window."""
    return times is not None and window is not None and times[0] > window[0] and times[1] <= window[1]


def window_of(announced: Announcement) -> Times | None:
    """The day of the announcement, and the last on which what comes of it can begin; None where no day is known."""
    if announced.said is None:
        return None
    return announced.said, (announced.last or announced.said) + timedelta(days=ANSWERED_WITHIN_DAYS)


def _is_told_in_time(one: Placed, announced: Announcement) -> bool:
    """Whether it was said after the announcement, of an event not before the first day named, and not too late."""
    times, days = times_told(one), event_days(one.claim)
    happened = days.last or days.first if days else None
    if times is None or announced.said is None or not fits(times, window_of(announced)):
        return False
    told, begins = times[0], announced.first or announced.said
    is_too_early = happened < begins if happened else told < begins and not one.denies
    return not is_too_early  # An undated "they will not meet after all" may come at any time.


def _is_told_after(one: Placed, last: date | None) -> bool:
    """Whether it was said after the last day named: until then there was time."""
    return last is not None and one.day is not None and one.day > last


def _has_its_parties(one: Placed, announced: Announcement, theatre: Theatre | None) -> bool:
    """Whether nothing speaks against one actor and place, and an actor, a place or the day speaks for it."""
    actor, places, days = side_or_self(one.actor, theatre), named_places(one.claim), event_days(one.claim)
    if announced.places and places and not _share_a_place(announced.places, places, theatre):
        return False
    is_due = days is not None and announced.is_due(days)
    if actor and announced.actor and actor != announced.actor:
        acts = load_acts()
        together = acts.is_done_together(_words(one.claim)) and acts.is_done_together(_words(announced.claim))
        same_two = parties_of(one, theatre) == parties_of(announced.placed, theatre)
        return together and (same_two or is_due or bool(announced.places & places))
    is_same_actor = actor is not None and actor == announced.actor
    if announced.kind.about_conflict:
        return is_same_actor or is_due or bool(announced.places and places)
    return True  # Who decides is often left out; the words will tell.


def parties_of(one: Placed, theatre: Theatre | None) -> frozenset[str]:
    """Who does it and to whom or with whom, in whatever order."""
    keys = (side_or_self(one.actor, theatre), side_or_self(key_of(one.claim.resolution.target), theatre))
    return frozenset(key for key in keys if key)


def _share_a_place(some: frozenset[str], others: frozenset[str], theatre: Theatre | None) -> bool:
    """Whether two sets of places have one in common, or one inside another."""
    if some & others or theatre is None:
        return bool(some & others)
    around = [{place, *(outer.id for outer in theatre.ancestors_of(place))} for place in (*some, *others)]
    wide, wider = set().union(*around[: len(some)]), set().union(*around[len(some) :])
    return bool(some & wider or others & wide)


def _is_opposite(one: Placed, announced: Announcement, theatre: Theatre | None) -> bool:
    """Whether it puts forward what cannot hold beside what was announced: 'holds Brod', of who was to leave Brod."""
    is_state = announced.kind.question.state and one.place is not None
    if one.denies or not is_state or one.place != announced.placed.place:
        return False
    mine, theirs = (reply_of(p.kind, p.claim.change) for p in (one, announced.placed))
    return are_opposites(
        opposed_replies(announced.kind),
        (mine, one.actor),
        (theirs, announced.placed.actor),
        is_one_side=lambda one_actor, other: side_or_self(one_actor, theatre) == side_or_self(other, theatre),
    )


def _is_the_same_act(one: Placed, announced: Announcement) -> bool:
    """Whether the two tell of one sort of act: the same change, no opposite deeds nor a mere offer, the same matter.

    The last is asked of broad kinds only.
    """
    kind, acts = announced.kind, load_acts()
    if reply_of(kind, one.claim.change) != reply_of(kind, announced.claim.change):
        return False
    mine, theirs = _words(one.claim), _words(announced.claim)
    if acts.are_at_odds(mine, theirs) or (acts.is_an_offer(mine) and not acts.is_an_offer(theirs)):
        return False
    if kind.about_conflict:
        return True
    is_one_actor = one.actor is not None and one.actor == announced.placed.actor
    if is_one_actor and acts.matters_in(mine) & acts.matters_in(theirs):
        return True
    days = event_days(one.claim)
    on_time = days is not None and announced.first is not None and announced.is_due(days)
    return len(_stems(mine) & _stems(theirs)) >= (SHARED_STEMS_ON_TIME if on_time else SHARED_STEMS)


def _words(claim: Claim) -> str:
    """The claim's words without its actor and places: 'government', and not whose."""
    resolution = claim.resolution
    named = " ".join(r.words for r in (resolution.actor, *resolution.places) if r is not None)
    return _without(claim.words.casefold(), named.casefold())


@lru_cache(maxsize=8192)
def _without(words: str, left_out: str) -> str:
    names = set(WORD.findall(left_out))
    return WORD.sub(lambda word: "" if word[0] in names else word[0], words)


@lru_cache(maxsize=8192)
def _stems(words: str) -> frozenset[str]:
    long = (word for word in WORD.findall(words) if len(word) >= SHORTEST_CONTENT_WORD)
    return frozenset(word[:STEM_LETTERS] for word in long)
