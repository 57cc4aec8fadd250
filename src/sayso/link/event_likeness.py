"""How alike two articles' accounts are: points for place, days, kind of deed, figures and parties that agree.

Only accounts that name one place, or one notable figure, within the length of an event are compared, so the work grows
with what is told of a place in a week and not with the square of the ledger.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.languages.acts import load_acts
from sayso.link.event_parts import LONGEST_EVENT_DAYS, EventPart
from sayso.link.places_in_common import PlaceKeys
from sayso.model.claim import Polarity
from sayso.model.ids import folded

# Tuned together. A place and a day in common are not enough in a city that is shelled every day: something else must
# agree too. A place at which few events are told says more than a crowded one.
POINTS_PLACE = 2.0
POINTS_WIDE_PLACE = 1.0
POINTS_CROWDED_PLACE = 0.5
POINTS_TOLD_DAY = 1.5
POINTS_WINDOW = 0.5
POINTS_KIND = 0.5
MOST_KINDS = 2
POINTS_FIGURE = 1.5
POINTS_PARTY = 0.5
POINTS_SAME_WORDS = 2.5
LEAST_SAME_WORDS = 5
"""A clause so long that stands in both, word for word, comes from one dispatch, whatever places were read around it."""
POINTS_TO_JOIN = 3.5
# What tells two events of one city and day apart: other means (gas, and shells) or, where none are told, a toll that is
# so many times the other.
POINTS_MEANS = 0.5
POINTS_SOME_OTHER_MEANS = -0.75
POINTS_OTHER_MEANS = -1.5
POINTS_OTHER_TOLL = -1.0
TOLLS_APART = 3
EVENTS_THAT_CROWD_A_PLACE = 4
"""Events at one place within the days of a report, from which on the place alone says little."""
NOTABLE_FIGURE = 10
"""From here on, two equal figures are rarely equal by chance."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two parts, by their place in the list, and how alike they are."""

    points: float
    one: int
    other: int


@dataclass(frozen=True, slots=True)
class Survey:
    """The parts of a view, and where to look for those that can be one event."""

    parts: Sequence[EventPart]
    around: Sequence[frozenset[str]]
    """For each part the keys of its places and of those that contain them."""
    named: Mapping[str, frozenset[str]]
    """Article id -> keys of everything in it that could be a place's name."""
    at: Mapping[str, Sequence[int]]
    """Key -> parts there."""
    telling: Mapping[str, Sequence[int]]
    """Key of a place -> parts whose article names it."""
    giving: Mapping[tuple[str, int], Sequence[int]]
    """Notable figure -> parts with it."""
    saying: Mapping[str, Sequence[int]]
    """A whole clause -> parts that have it word for word."""
    wide: frozenset[str]
    """Keys of places around several others: a province, a city with its quarters."""
    means: Sequence[frozenset[str]]
    """For each part, with what its blow was struck, as far as it says."""
    follows: frozenset[str]
    """Kinds that follow from any deed and so tell none from another: tolls."""


def survey(parts: Sequence[EventPart], places: PlaceKeys, *, follows: frozenset[str]) -> Survey:
    """Lays the parts out by place, name and figure."""
    around = [frozenset(key for place in part.places for key in places.around(place)) for part in parts]
    wanted = frozenset().union(*(part.places for part in parts))
    articles = {part.article.id: part.article for part in parts}
    named = {key: places.named_in(article.text) & wanted for key, article in articles.items()}
    at: dict[str, list[int]] = defaultdict(list)
    telling: dict[str, list[int]] = defaultdict(list)
    giving: dict[tuple[str, int], list[int]] = defaultdict(list)
    saying: dict[str, list[int]] = defaultdict(list)
    for i, part in enumerate(parts):
        for clause in _clauses(part):
            saying[clause].append(i)
        for key in around[i]:
            at[key].append(i)
        for key in named[part.article.id]:
            telling[key].append(i)
        for figure in _notable(part):
            giving[figure].append(i)
    wide = frozenset(key for key in wanted if places.is_around_many(key))
    means = [_means(part) for part in parts]
    return Survey(parts, around, named, at, telling, giving, saying, wide, means, follows)


def alike(surveyed: Survey) -> list[Likeness]:
    """Pairs that may be one event, the most alike first; the same whatever the order of arrival."""
    blocks: list[Sequence[int]] = [
        *(sorted({*here, *surveyed.telling.get(key, ())}) for key, here in sorted(surveyed.at.items())),
        *(here for _, here in sorted(surveyed.giving.items())),
        *(here for _, here in sorted(surveyed.saying.items())),
    ]
    pairs = {(min(i, j), max(i, j)) for block in blocks for i, j in _near_in_time(block, surveyed.parts)}
    found = (Likeness(_points(surveyed, i, j), i, j) for i, j in pairs)
    enough = [one for one in found if one.points >= POINTS_TO_JOIN]
    return sorted(enough, key=lambda one: (-one.points, one.one, one.other))


def _near_in_time(block: Sequence[int], parts: Sequence[EventPart]) -> Iterator[tuple[int, int]]:
    """Pairs of different articles whose windows meet."""
    dated = sorted((first, i) for i in block if (first := parts[i].window.first) is not None)
    for n, (start, i) in enumerate(dated):
        for other, j in dated[n + 1 :]:
            if (other - start).days > LONGEST_EVENT_DAYS:
                break
            if parts[i].article.id != parts[j].article.id and parts[i].window.meets(parts[j].window):
                yield i, j


def _points(surveyed: Survey, i: int, j: int) -> float:
    """Points for what agrees; 0 where places or deeds are at odds."""
    one, other = surveyed.parts[i], surveyed.parts[j]
    shared = _shared_places(surveyed, i, j)
    same_words = bool(_clauses(one) & _clauses(other))
    elsewhere = bool(one.places and other.places) and not shared
    if not _deeds_agree(one, other, surveyed.follows) or (elsewhere and not same_words):
        return 0.0
    if not same_words and _are_in_other_parts(surveyed, i, j):
        return 0.0
    points = POINTS_SAME_WORDS if same_words else 0.0
    points += _points_of_place(surveyed, i, shared) if shared else 0.0
    points += POINTS_TOLD_DAY if one.days is not None and other.days is not None else POINTS_WINDOW
    points += POINTS_KIND * min(MOST_KINDS, len(set(one.kinds) & set(other.kinds)))
    one_figure = _notable(one) & _notable(other) or (shared and _figures(one) & _figures(other))
    points += POINTS_FIGURE if one_figure else 0.0
    if not same_words:
        points += _points_of_means(surveyed, i, j, one_figure=bool(one_figure))
    return points + POINTS_PARTY * sum(bool(one.keys(slot) & other.keys(slot)) for slot in ("actor", "target"))


def _shared_places(surveyed: Survey, i: int, j: int) -> frozenset[str]:
    """Places that both are at; failing these, the places of both where each article also names the other's.

    A province in one paper and its town in the other are one place where both papers name both.
    """
    one, other = surveyed.parts[i], surveyed.parts[j]
    same = (surveyed.around[i] & other.places) | (surveyed.around[j] & one.places)
    if same:
        return frozenset(same)
    theirs = other.places & surveyed.named[one.article.id]
    ours = one.places & surveyed.named[other.article.id]
    return frozenset(theirs | ours) if theirs and ours else frozenset()


def _are_in_other_parts(surveyed: Survey, i: int, j: int) -> bool:
    """Whether what they share is wide, and each also names a place in it that the other's article never names."""
    one, other = surveyed.parts[i], surveyed.parts[j]
    ours, theirs = one.places - surveyed.wide, other.places - surveyed.wide
    if not ours or not theirs or surveyed.around[i] & theirs or surveyed.around[j] & ours:
        return False
    named = surveyed.named[one.article.id], surveyed.named[other.article.id]
    return not (ours & named[1] or theirs & named[0])


def _points_of_means(surveyed: Survey, i: int, j: int, *, one_figure: bool) -> float:
    """More for blows struck by one means; less for what two accounts of one event would hardly tell so differently."""
    mine, theirs = surveyed.means[i], surveyed.means[j]
    if mine and theirs:
        if mine <= theirs or theirs <= mine:
            return POINTS_MEANS
        return POINTS_SOME_OTHER_MEANS if mine & theirs else POINTS_OTHER_MEANS
    if one_figure:
        return 0.0
    tolls, others = (_highest_tolls(surveyed.parts[k], surveyed.follows) for k in (i, j))
    are_apart = [_are_apart(tolls[of], others[of]) for of in tolls.keys() & others.keys()]
    return POINTS_OTHER_TOLL if are_apart and all(are_apart) else 0.0


def _are_apart(one: int, other: int) -> bool:
    return max(one, other) >= TOLLS_APART * min(one, other)


def _points_of_place(surveyed: Survey, i: int, shared: frozenset[str]) -> float:
    crowd = min(_events_at(surveyed, key, i) for key in shared)
    if crowd >= EVENTS_THAT_CROWD_A_PLACE:
        return POINTS_CROWDED_PLACE
    return POINTS_WIDE_PLACE if shared <= surveyed.wide else POINTS_PLACE


def _events_at(surveyed: Survey, key: str, i: int) -> int:
    """The least number of events told of a place in the days of a part: two in one article, or on two days, are two."""
    window = surveyed.parts[i].window
    here = [surveyed.parts[k] for k in surveyed.at.get(key, ()) if surveyed.parts[k].window.meets(window)]
    in_one_article = Counter(part.article.id for part in here)
    return max(max(in_one_article.values(), default=0), len({part.days for part in here if part.days}))


def _deeds_agree(one: EventPart, other: EventPart, follows: frozenset[str]) -> bool:
    deeds, others = set(one.kinds) - follows, set(other.kinds) - follows
    return bool(deeds & others) or not deeds or not others


def _means(part: EventPart) -> frozenset[str]:
    return load_acts().means_in(" ".join(claim.words for claim in part.claims).casefold())


def _highest_tolls(part: EventPart, follows: frozenset[str]) -> dict[str, int]:
    """What was counted -> the highest number given, where that is above 0."""
    found: dict[str, int] = {}
    for claim in part.claims:
        quantity = claim.quantity
        number = (quantity.high or quantity.low or 0) if quantity is not None else 0
        if quantity is not None and claim.kind in follows and number:
            found[quantity.of] = max(number, found.get(quantity.of, 0))
    return found


def _clauses(part: EventPart) -> frozenset[str]:
    """The longer clauses of a part, folded."""
    clauses = (folded(claim.words) for claim in part.claims)
    return frozenset(clause for clause in clauses if clause.count(" ") >= LEAST_SAME_WORDS - 1)


def _figures(part: EventPart) -> frozenset[tuple[str, int]]:
    """What was counted and the number, as far as the text gives one in digits or words of its own (no 'dozens')."""
    exact = (
        (q.of, n)
        for claim in part.claims
        if (q := claim.quantity) is not None and claim.polarity is Polarity.AFFIRMED and not q.words.endswith("s")
        for n in (q.low, q.high)
        if n is not None and n > 1
    )
    return frozenset(exact)


def _notable(part: EventPart) -> frozenset[tuple[str, int]]:
    return frozenset(figure for figure in _figures(part) if figure[1] >= NOTABLE_FIGURE)
