"""Places of a draft: spellings of one joined, what the index takes each for, and what lies in what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from sayso.gazetteer import Choice, Gazetteer, GazetteerPlace
from sayso.model.ids import folded
from sayso.theatres.draft import DraftPlace
from sayso.theatres.parts import PLACE_KINDS
from sayso.theatres.world import LONGEST_ACRONYM, load_world
from sayso.workflows.drafting.corpus import Found
from sayso.workflows.drafting.tally import Ids, Tallies, Tally, joined, one_of_each, ranked

MOST_CANDIDATES = 3
SURE_FROM = 2
"""A place in no claim is taken in from this many mentions on; a single one may be a slip of the reading."""
LEAST_SHARE_OF_KIND = 0.1
"""Of a place's mentions, for a kind that the text gives it: one slip among hundreds makes no town of a country."""
KNOWN_ABROAD_FROM = 100_000
"""Inhabitants: abroad, a smaller place of the name is rather a slip."""
SETTLEMENTS = frozenset({"town", "village"})
NOT_APART = frozenset({"area", "country"})
"""What any other place may be called too."""
LEAST_TIMES_OF_UNIT = 2
FEW_MENTIONS = 8
"""Of a place with fewer, one that gives a kind is enough."""
LEAST_SHARE_OF_HOME = 0.25
"""Of all mentions of places that are clear by themselves, for a country to be one that the corpus is about."""


@dataclass(slots=True)
class _Known:
    """A place with what the index takes it for, if anything."""

    tally: Tally
    choice: Choice | None
    place: GazetteerPlace | None
    unit: str = ""
    """'province' for the province that is named like a town of the draft."""
    near: GazetteerPlace | None = None
    """That town: what is around it is around the unit too, at least its country."""

    @property
    def id_from(self) -> str:
        return f"{self.tally.name} {self.unit}"


def draft_places(
    found: Found,
    gazetteer: Gazetteer | None,
    ids: Ids,
    named: Callable[[str], bool],
    is_forbidden: Callable[[str], bool],
) -> tuple[DraftPlace, ...]:
    """Most met first; `named`: whether a folded name is already somebody's, whom a slip of the reading made a place."""
    tallies = {key: tally for key, tally in found.places.items() if not named(key) or _state(key)}
    tallies = joined(tallies, _swallowed(tallies))
    known = _known(tallies, found, gazetteer) if gazetteer is not None else _by_state(tallies)
    known = _with_units(known)
    id_of = {key: ids.new(one.id_from, _kind(one)) for key, one in known.items()}
    by_place = {one.place.id: id_of[key] for key, one in known.items() if one.place is not None and _is_sure(one.tally)}
    return tuple(_place(id_of[key], one, by_place, gazetteer, is_forbidden) for key, one in known.items())


def _with_units(known: dict[str, _Known]) -> dict[str, _Known]:
    """'Velika' and 'Velika province', where texts say both of one name: two places."""
    found: dict[str, _Known] = {}
    key_of = {one.place.id: key for key, one in known.items() if one.place is not None}
    for key, one in known.items():
        for said in _apart(one):
            unit = _of_kind(one, said)
            own = key_of.get(unit.place.id, "") if unit.place is not None else f"{key} {said}"
            if own in known:
                # It is there under its full name: this is how it is called for short.
                known[own].tally.take_in(unit.tally)
            else:
                found[f"{key} {said}"] = unit
        found[key] = one
    return found


def _apart(one: _Known) -> list[str]:
    """Kinds that the texts give the name often enough, and that the place itself cannot be called."""
    said = (kind for kind, times in one.tally.texts.items() if kind in PLACE_KINDS and _is_said(times, one.tally))
    return [kind for kind in said if not _is_one_place(kind, _kind(one))]


def _of_kind(one: _Known, kind: str) -> _Known:
    """The place of the same name that is of this kind; the index's in the same country, if it has one."""
    hits = one.choice.hits if one.choice is not None and one.place is not None else ()
    country = one.place.country if one.place is not None else None
    place = next(
        (hit.place for hit in hits if _is_one_place(hit.place.kind, kind) and hit.place.country == country), None
    )
    times = one.tally.texts[kind]
    tally = replace(one.tally, times=times, texts=Counter({kind: times}), spellings=Counter([one.tally.name]))
    return _Known(tally, one.choice, place, kind, near=one.place)


def _is_one_place(kind: str, other: str) -> bool:
    """Whether one place may be called both: a town a village, but no province a town."""
    return kind == other or {kind, other} <= SETTLEMENTS or not {kind, other}.isdisjoint(NOT_APART)


def _is_said(times: int, tally: Tally) -> bool:
    return times >= max(LEAST_TIMES_OF_UNIT, LEAST_SHARE_OF_KIND * tally.texts.total())


def _swallowed(tallies: Tallies) -> dict[str, str]:
    """'upland velika' -> 'velika': a land in front of a place that is met more often without it."""
    same = {}
    for key, tally in tallies.items():
        first, _, rest = key.partition(" ")
        is_land = any(name.people for name in load_world().by_words.get((first.removesuffix("s"),), ()))
        if is_land and rest in tallies and len(tallies[rest].reports) > len(tally.reports):
            same[key] = rest
    return same


def _by_state(tallies: Tallies) -> dict[str, _Known]:
    """Without an index: names of one state joined, the rest as it is."""
    first_of: dict[str, str] = {}
    same = {key: first_of.setdefault(owner, key) for key, _ in ranked(tallies) if (owner := _state(key))}
    return {key: _Known(tally, None, None) for key, tally in ranked(joined(tallies, same))}


def _state(key: str) -> str | None:
    """The state of this name: 'United States' for 'us'."""
    tried = (tuple(key.split()), ("".join(key.split()),))
    names = (name for words in tried for name in load_world().by_words.get(words, ()))
    return next((name.owner for name in names if name.kind == "state"), None)


def _known(tallies: Tallies, found: Found, gazetteer: Gazetteer) -> dict[str, _Known]:
    """With an index: names of one place joined. What articles left open is asked again in the corpus's countries."""
    settled = {key: _settled(found.choices.get(key), gazetteer) for key in tallies}
    home = _home(tallies, settled)
    settled = {key: place if place is not None and _is_likely(place, home) else None for key, place in settled.items()}
    choices: dict[str, Choice] = {}
    first_of: dict[int, str] = {}
    same: dict[str, str] = {}
    for key, tally in ranked(tallies):
        choices[key] = _choice(tally.name, home, gazetteer)
        offered = choices[key].place
        settled[key] = settled[key] or (offered if offered is not None and _is_likely(offered, home) else None)
        if (place := settled[key]) is not None:
            same[key] = first_of.setdefault(place.id, key)
    return {key: _Known(tally, choices[key], settled[key]) for key, tally in ranked(joined(tallies, same))}


def _settled(choices: Counter[int] | None, gazetteer: Gazetteer) -> GazetteerPlace | None:
    """What most articles that could tell take it for."""
    if not choices:
        return None
    place_id, times = min(choices.items(), key=lambda pair: (-pair[1], pair[0]))
    return gazetteer.place(place_id) if times * 2 > choices.total() else None


def _home(tallies: Tallies, settled: dict[str, GazetteerPlace | None]) -> tuple[str, ...]:
    """Countries that the corpus is about, by two letters."""
    votes: Counter[str] = Counter()
    for key, place in settled.items():
        if place is not None and place.country and place.kind != "country":
            votes[place.country] += len(tallies[key].reports)
    return tuple(sorted(code for code, times in votes.items() if times >= LEAST_SHARE_OF_HOME * votes.total()))


def _is_likely(place: GazetteerPlace, home: tuple[str, ...]) -> bool:
    """Whether the corpus may mean it: at home any place, abroad one that the world knows."""
    return place.country in home or place.kind == "country" or (place.population or 0) >= KNOWN_ABROAD_FROM


def _choice(name: str, home: tuple[str, ...], gazetteer: Gazetteer) -> Choice:
    at_home = gazetteer.choose(name, countries=home) if home else None
    return at_home if at_home is not None and at_home.hits else gazetteer.choose(name)


def _place(
    place_id: str,
    one: _Known,
    by_place: dict[int, str],
    gazetteer: Gazetteer | None,
    is_forbidden: Callable[[str], bool],
) -> DraftPlace:
    tally, place = one.tally, one.place
    within = place or one.near
    around = gazetteer.ancestors_of(within) if gazetteer is not None and within is not None else ()
    outer = [other for other in around if place is not None or other.kind == "country"]
    parents = (by_place[other.id] for other in outer if other.id in by_place)
    return DraftPlace(
        place_id,
        _display(tally),
        _kind(one),
        tally.seen(is_forbidden),
        tuple(_spellings(tally)),
        tuple(_candidates(one, gazetteer)),
        parent=next((parent for parent in parents if parent != place_id), ""),
        pcode=place.pcode or "" if place is not None else "",
        iso_3166_2=place.iso_3166_2 or "" if place is not None else "",
        position=place.position if place is not None else None,
        is_sure=_is_sure(tally),
    )


def _display(tally: Tally) -> str:
    """The spelling met most; one that is not all in capitals, as in datelines, where there is one."""
    quiet = [name for name, _ in tally.spellings.most_common() if not name.isupper() or len(name) <= LONGEST_ACRONYM]
    return quiet[0] if quiet else tally.name.title()


def _spellings(tally: Tally) -> Iterator[str]:
    """Besides the name; not what is the name with more before or behind it, which is found by the name."""
    name = folded(_display(tally))
    met = (spelling for spelling, _ in tally.spellings.most_common())
    return (one for one in one_of_each(met) if f" {name} " not in f" {folded(one)} ")


def _is_sure(tally: Tally) -> bool:
    return tally.is_claimed or tally.times >= SURE_FROM


def _kind(one: _Known) -> str:
    """The unit's; the index's; a state's; the text's where it gives one often enough; 'area' where nobody says."""
    if one.unit:
        return one.unit
    if one.place is not None and one.place.kind in PLACE_KINDS:
        return one.place.kind
    if _state(folded(one.tally.name)) is not None:
        return "country"
    said = ((kind, times) for kind, times in one.tally.texts.most_common() if kind in PLACE_KINDS)
    total = one.tally.texts.total()
    least = LEAST_SHARE_OF_KIND * total if total < FEW_MENTIONS else max(2.0, LEAST_SHARE_OF_KIND * total)
    return next((kind for kind, times in said if times >= least), "area")


def _candidates(one: _Known, gazetteer: Gazetteer | None) -> Iterator[str]:
    """In words: what it is taken for, then what else it may be."""
    if gazetteer is None:
        return
    if one.place is not None:
        yield f"taken for {_described(one.place, gazetteer)}"
    hits = one.choice.hits if one.choice is not None else ()
    others = [hit.place for hit in hits if hit.place != one.place]
    for place in others[:MOST_CANDIDATES]:
        yield f"perhaps {_described(place, gazetteer)}"


def _described(place: GazetteerPlace, gazetteer: Gazetteer) -> str:
    within = ", ".join(outer.name for outer in gazetteer.ancestors_of(place)) or "the world"
    codes = ", ".join(filter(None, (place.pcode, place.iso_3166_2, place.ref)))
    return f"{place.name}: {place.kind} in {within} [{codes}]"
