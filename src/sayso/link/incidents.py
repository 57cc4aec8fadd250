"""One event told in several articles: `find_incidents` joins their accounts of it.

Accounts are joined from the most to the least alike, and never so that one incident would be told of days that lie
apart. All of it is decided by the claims alone, so the order of arrival does not matter.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from sayso.link.event_likeness import alike, survey
from sayso.link.event_parts import EventPart, parts_of
from sayso.link.places_in_common import PlaceKeys
from sayso.link.tolls import tolls_of
from sayso.model.claim import Claim
from sayso.model.finding import Origins
from sayso.model.ids import make_id
from sayso.model.incident import Incident
from sayso.model.ports import LedgerView
from sayso.model.times import Period
from sayso.ontology.load import Kind
from sayso.theatres.theatre import Theatre

LEAST_CLAIMS_OF_A_SUBJECT = 2
LEAST_SHARE_ALIKE = 0.5
"""Of all pairs across two groups so many must be alike, or events would be chained through accounts of both."""
LARGEST_GAP_DAYS = 1
"""Told days of one event lie at most so far apart: a night has two."""


def find_incidents(
    view: LedgerView,
    *,
    kinds: Mapping[str, Kind],
    origins: Origins,
    theatre: Theatre | None = None,
) -> tuple[Incident, ...]:
    """Every event of the view, those in most articles first, then by day and id. Withdrawn claims are left out."""
    withdrawn = view.withdrawn()
    by_article: dict[str, list[Claim]] = defaultdict(list)
    for claim in view.claims():
        if claim.id not in withdrawn:
            by_article[claim.article_id].append(claim)
    articles = sorted(view.articles(), key=lambda a: (a.published_on or date.max, a.id))
    told = (place for claims in by_article.values() for claim in claims for place in claim.resolution.places)
    places = PlaceKeys(theatre, (article.text for article in articles), places=told)
    parts = [part for a in articles for part in parts_of(a, by_article[a.id], kinds, places)]
    follows = frozenset(name for name, kind in kinds.items() if kind.question.answered_by == "quantity")
    main = _main_parts(parts)
    groups = _grouped(parts, places, follows)
    found = [
        _incident(
            [parts[i] for i in group],
            frozenset(parts[i].article.id for i in group if i in main),
            origins=origins,
            follows=follows,
            places=places,
        )
        for group in groups
    ]
    return tuple(sorted(found, key=lambda one: (-len(one.article_ids), one.days.first or date.max, one.id)))


def _main_parts(parts: Sequence[EventPart]) -> set[int]:
    """Of each article the part that it is mainly about: the first with two claims or more, else the first.

    News opens with what is new; what follows at length is often how it came to that.
    """
    best: dict[str, int] = {}
    for i, part in enumerate(parts):
        known = best.setdefault(part.article.id, i)
        if len(parts[known].claims) < LEAST_CLAIMS_OF_A_SUBJECT <= len(part.claims):
            best[part.article.id] = i
    return set(best.values())


def _grouped(parts: Sequence[EventPart], places: PlaceKeys, follows: frozenset[str]) -> list[list[int]]:
    """Indexes of parts that tell one event, each group in order."""
    home = list(range(len(parts)))
    members = {i: [i] for i in range(len(parts))}
    pairs = alike(survey(parts, places, follows=follows))
    likely = {(pair.one, pair.other) for pair in pairs}
    for pair in pairs:
        one, other = home[pair.one], home[pair.other]
        if one == other or not _is_one_stretch([parts[i] for i in members[one] + members[other]]):
            continue
        across = sum((min(i, j), max(i, j)) in likely for i in members[one] for j in members[other])
        if across < LEAST_SHARE_ALIKE * len(members[one]) * len(members[other]):
            continue
        keep, gone = min(one, other), max(one, other)
        members[keep] = sorted(members[keep] + members.pop(gone))
        for i in members[keep]:
            home[i] = keep
    return [members[i] for i in sorted(members)]


def _is_one_stretch(parts: Sequence[EventPart]) -> bool:
    """Whether all days that are told lie together."""
    told = [part.days for part in parts if part.days]
    firsts = [days.first for days in told if days.first]
    lasts = [days.last for days in told if days.last]
    return not firsts or not lasts or (max(firsts) - min(lasts)).days <= LARGEST_GAP_DAYS


def _incident(
    group: Sequence[EventPart],
    main_in: frozenset[str],
    *,
    origins: Origins,
    follows: frozenset[str],
    places: PlaceKeys,
) -> Incident:
    claims = [claim for part in group for claim in part.claims]
    articles = tuple(dict.fromkeys(part.article.id for part in group))
    counted = Counter(key for part in group for key in sorted(part.places))
    days, told = _days(group)
    return Incident(
        id=make_id("i", *sorted(claim.id for claim in claims)),
        kinds=_most_frequent(claim.kind for claim in claims),
        places=tuple(sorted(counted, key=lambda key: (-counted[key], key))),
        place_names=_place_names(claims, frozenset(counted), places),
        days=days,
        days_are_told=told,
        actors=tuple(sorted({key for part in group for key in part.keys("actor")})),
        targets=tuple(sorted({key for part in group for key in part.keys("target")})),
        claim_ids=tuple(claim.id for claim in claims),
        article_ids=articles,
        main_in=tuple(article for article in articles if article in main_in),
        tolls=tolls_of((c for c in claims if c.kind in follows), origins.by_claim),
    )


def _days(group: Sequence[EventPart]) -> tuple[Period, bool]:
    """The days on which all agree that tell any, "this week" and "on Tuesday" on Tuesday; where they do not, from the
    first to the last of them; else the window of the earliest report."""
    told = [part.days for part in group if part.days and part.days.first and part.days.last]
    spans = told or [part.window for part in group if part.window.first and part.window.last][:1]
    firsts = [span.first for span in spans if span.first]
    lasts = [span.last for span in spans if span.last]
    if told and max(firsts) <= min(lasts):
        return Period(max(firsts), min(lasts)), True
    return Period(min(firsts, default=None), max(lasts, default=None)), bool(told)


def _most_frequent(names: Iterable[str]) -> tuple[str, ...]:
    counted = Counter(names)
    return tuple(sorted(counted, key=lambda name: (-counted[name], name)))


def _place_names(claims: Sequence[Claim], keys: frozenset[str], places: PlaceKeys) -> tuple[str, ...]:
    """The names under which its places are written; where it has none of its own, whatever is named."""
    named = [place for claim in claims for place in claim.resolution.places]
    own = [place for place in named if places.key(place) in keys]
    return _most_frequent(place.name for place in own or named)
