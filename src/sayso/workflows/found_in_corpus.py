"""What a corpus names, counted article by article, and made into the draft of a theatre."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sayso.gazetteer import Choice
from sayso.model.claim import Claim
from sayso.model.ids import folded
from sayso.model.source import Article, Span
from sayso.resolve.roll_call import NamedPerson, RollCall, is_name, roll_call
from sayso.theatres.draft import Draft, DraftActor, DraftPlace, DraftSource, Seen
from sayso.theatres.parts import PLACE_KINDS
from sayso.theatres.world import WorldName, load_world
from sayso.workflows.packs import Packs
from sayso.workflows.pipeline import Reading

LONGEST_SPELLING = 6
"""Words: what is longer is a description and no name."""
MOST_CANDIDATES = 3
SURE_FROM = 2
"""A place in no claim is taken in from this many mentions on; a single one may be a slip of the reading."""
COMMON_IN_NAMES = frozenset({"forces", "army", "front", "movement", "government", "of", "the", "for", "and", "people"})
ORGANS = ("government", "army", "forces", "troops", "military")
"""With the adjective of a state's people these name the state as a party, and nobody else."""


@dataclass(slots=True)
class Tally:
    """How often one thing was met, where first, and how it was written."""

    first: str = ""
    times: int = 0
    reports: set[str] = field(default_factory=set)
    spellings: Counter[str] = field(default_factory=Counter)
    groups: Counter[str] = field(default_factory=Counter)
    texts: Counter[str] = field(default_factory=Counter)
    """Roles of people, kinds of places and of bodies."""
    evidence: dict[str, str] = field(default_factory=dict)
    """By group: the words that tie to it."""
    is_claimed: bool = False

    def meet(self, article: Article, span: Span | None, words: str = "", times: int = 1) -> Tally:
        where = f", characters {span.start} to {span.end}" if span is not None else ""
        self.first = self.first or f"{article.locator}{where}"
        self.times += times
        self.reports.add(article.id)
        if words:
            self.spellings[" ".join(words.split())] += 1
        return self

    @property
    def seen(self) -> Seen:
        return Seen(self.times, len(self.reports), self.first)


Tallies = dict[str, Tally]


class Corpus:
    """Takes articles in one by one; afterwards makes a draft of everything that they name."""

    def __init__(self, packs: Packs) -> None:
        self._packs = packs
        self.reports = 0
        self._parties: Tallies = {}
        self._bodies: Tallies = {}
        self._people: Tallies = {}
        self._forbidden: set[str] = set()
        self._places: Tallies = {}
        self._outlets: Tallies = {}

    def add(self, article: Article, reading: Reading) -> None:
        """Counts everybody and everywhere in one article."""
        self.reports += 1
        sources = [one.source for one in reading.attributions if one.source is not None]
        found = roll_call(reading.parsed, sources)
        self._add_sides(article, found, reading.resolved.claims)
        self._add_bodies(article, found, reading)
        for person in found.people:
            self._add_person(article, person)
        claimed = {folded(place.words) for claim in reading.resolved.claims for place in claim.resolution.places}
        for place in found.places:
            tally = _at(self._places, folded(place.name)).meet(article, place.span, place.name)
            tally.texts[place.kind or ""] += 1
            tally.is_claimed |= folded(place.name) in claimed
        if article.publisher:
            outlet = _at(self._outlets, folded(article.publisher)).meet(article, None, article.publisher)
            for credit in article.credits:
                if folded(credit.name) != folded(article.publisher):
                    _at(self._outlets, folded(credit.name)).meet(article, credit.span, credit.name).texts["agency"] += 1
                    outlet.groups[folded(credit.name)] += 1

    def _add_sides(self, article: Article, found: RollCall, claims: Iterable[Claim]) -> None:
        for side in found.sides:
            _at(self._parties, side.ref).meet(article, side.span, side.words)
        for claim in claims:
            for ref, words, span in _parties_of(claim):
                _at(self._parties, ref).meet(article, span, words).is_claimed = True

    def _add_bodies(self, article: Article, found: RollCall, reading: Reading) -> None:
        for body in found.bodies:
            tallies = self._outlets if body.kind == "official_media" else self._bodies
            tally = _at(tallies, folded(body.name)).meet(article, body.span, body.name)
            tally.texts["state media" if body.kind == "official_media" else body.kind] += 1
            if body.kind == "official_media" and body.side is not None:
                tally.evidence[_world_ref(body.side)] = "official media"
                _at(self._parties, _world_ref(body.side)).meet(article, body.span).is_claimed = True
        known = {folded(body.name) for body in found.bodies} | {folded(place.name) for place in found.places}
        for claim in reading.resolved.claims:
            who = claim.resolution.claimant
            if who is None or who.kind != "organisation" or not is_name(reading.parsed, who.span):
                continue
            key = folded(who.words)
            if key in known or who.ref in self._parties or len(who.words.split()) > LONGEST_SPELLING:
                continue
            tally = _at(self._bodies, key).meet(article, who.span, who.words)
            if who.party_ref is not None:
                tally.groups[who.party_ref] += 1
                tally.evidence.setdefault(who.party_ref, who.reason)

    def _add_person(self, article: Article, person: NamedPerson) -> None:
        key = folded(person.name)
        if person.is_forbidden:
            self._forbidden.add(key)
        if not person.may_be_named:
            return
        tally = _at(self._people, key).meet(article, person.span, person.name, person.mentions)
        tally.texts[person.role] += 1
        if person.party_ref is not None:
            tally.groups[person.party_ref] += 1
            tally.evidence.setdefault(person.party_ref, person.evidence)

    def draft(self, name: str, language: str) -> Draft:
        """The draft, what was met most first. A person whom one report shows as private or hurt is left out."""
        ids = _Ids()
        met = [(ref, tally) for ref, tally in _ranked(self._parties) if tally.is_claimed or len(tally.reports) > 1]
        parties = {ref: tally for ref, tally in met if tally.spellings or ref.startswith("world:")}
        nameless = [_party_name(ref) for ref, _ in met if ref not in parties]
        id_of = {ref: ids.new(_party_name(ref)) for ref in parties}
        people = [(key, tally) for key, tally in _ranked(self._people) if key not in self._forbidden]
        outlets = {key: ids.new(tally.spellings.most_common(1)[0][0]) for key, tally in _ranked(self._outlets)}
        bodies = [(key, tally) for key, tally in _ranked(self._bodies) if key not in outlets]
        return Draft(
            name=name,
            reports=self.reports,
            parties=tuple(self._party(ref, tally, id_of, parties) for ref, tally in parties.items()),
            organisations=tuple(_member(ids, tally, id_of) for _, tally in bodies),
            people=tuple(_member(ids, tally, id_of, is_person=True) for _, tally in people),
            sources=tuple(_source(outlets[key], tally, outlets, id_of) for key, tally in _ranked(self._outlets)),
            places=tuple(self._place(ids, tally) for _, tally in _ranked(self._places)),
            language=language,
            notes=tuple(self._notes(nameless)),
        )

    def _notes(self, nameless: list[str]) -> Iterator[str]:
        if nameless:
            yield f"Also met as sides, but without a name of their own: {', '.join(nameless)}."
        if self._packs.gazetteer is None:
            yield "No index of places: with one (sayso places build) places.csv would have candidates."

    def _party(self, ref: str, tally: Tally, id_of: dict[str, str], parties: Tallies) -> DraftActor:
        name = _party_name(ref)
        others = [_party_name(other) for other in parties if other != ref]
        near = [other for other in others if _may_be_one(name, other)]
        notes = (f"perhaps the same side as {', '.join(near)}",) if near else ()
        spellings = tuple(_spellings(name, tally))
        return DraftActor(id_of[ref], name, tally.seen, spellings, notes=notes)

    def _place(self, ids: _Ids, tally: Tally) -> DraftPlace:
        name = _commonest(tally.spellings)
        choice = self._packs.gazetteer.choose(name) if self._packs.gazetteer is not None else None
        kind = _kind_said(tally) or (choice.place.kind if choice is not None and choice.place else "area")
        is_sure = tally.is_claimed or tally.times >= SURE_FROM
        return DraftPlace(ids.new(name), name, kind, tally.seen, tuple(self._candidates(choice)), is_sure)

    def _candidates(self, choice: Choice | None) -> Iterator[str]:
        for hit in choice.hits[:MOST_CANDIDATES] if choice is not None else ():
            around = self._packs.gazetteer.ancestors_of(hit.place) if self._packs.gazetteer is not None else ()
            within = ", ".join(place.name for place in around) or "the world"
            codes = ", ".join(filter(None, (hit.place.pcode, hit.place.iso_3166_2)))
            yield f"{hit.place.name}: {hit.place.kind} in {within}{f' [{codes}]' if codes else ''}"


class _Ids:
    """Ids in small letters, each given once."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def new(self, name: str) -> str:
        plain = "_".join(folded(name).split()) or "unnamed"
        number, chosen = 1, plain
        while chosen in self._taken:
            number += 1
            chosen = f"{plain}_{number}"
        self._taken.add(chosen)
        return chosen


def _at(tallies: Tallies, key: str) -> Tally:
    return tallies.setdefault(key, Tally())


def _ranked(tallies: Tallies) -> list[tuple[str, Tally]]:
    return sorted(tallies.items(), key=lambda pair: (-len(pair[1].reports), -pair[1].times, pair[0]))


def _commonest(texts: Counter[str]) -> str:
    return min(texts, key=lambda text: (-texts[text], text))


def _parties_of(claim: Claim) -> Iterator[tuple[str, str, Span | None]]:
    """Sides that put the claim forward or play a part in it; a name only where it is the side's alone."""
    who = claim.resolution.claimant
    if who is not None and who.party_ref is not None:
        yield who.party_ref, "", who.span
    for slot in (claim.resolution.actor, claim.resolution.target):
        if slot is not None and slot.ref is not None and slot.ref.startswith("world:"):
            yield slot.ref, "", slot.span


def _party_name(ref: str) -> str:
    return ref.partition(":")[2]


def _may_be_one(name: str, other: str) -> bool:
    """Whether two sides' names share a word that says who, or one is the other's initials."""
    rows = [folded(text).split() for text in (name, other)]
    initials = ["".join(word[0] for word in row if word not in ("of", "the", "for", "and")) for row in rows]
    shared = set(rows[0]) & set(rows[1]) - COMMON_IN_NAMES
    return bool(shared) or initials[0] == "".join(rows[1]) or initials[1] == "".join(rows[0])


def _kind_said(tally: Tally) -> str | None:
    """The kind that most of the mentions give that give one."""
    return next((kind for kind, _ in tally.texts.most_common() if kind in PLACE_KINDS), None)


def _world_ref(side: str) -> str:
    return f"world:{folded(side)}"


def _spellings(name: str, tally: Tally) -> Iterator[str]:
    """As met, without what names the state's land or people too; then the side's own name."""
    states = [one for one in _world_names(name) if one.kind in ("state", "adjective", "seat")]
    lands = {folded(one.words) for one in states}
    for spelling, _ in tally.spellings.most_common():
        if folded(spelling) not in lands and len(spelling.split()) <= LONGEST_SPELLING:
            yield spelling
    for people in dict.fromkeys(one.people for one in states if one.people):
        yield from (f"{people} {organ}" for organ in ORGANS)
    if not lands and folded(name) not in {folded(spelling) for spelling in tally.spellings}:
        yield name


def _world_names(side: str) -> list[WorldName]:
    names = (name for row in load_world().by_words.values() for name in row)
    return [name for name in names if name.side is not None and folded(name.side) == side]


def _member(ids: _Ids, tally: Tally, id_of: dict[str, str], *, is_person: bool = False) -> DraftActor:
    name = _commonest(tally.spellings)
    groups = [ref for ref, _ in tally.groups.most_common() if ref in id_of]
    notes = [f"in other reports for {id_of[ref]}: {tally.evidence[ref]}" for ref in groups[1:]]
    return DraftActor(
        ids.new(name),
        name if is_person else name.lower(),
        tally.seen,
        tuple(spelling for spelling, _ in tally.spellings.most_common() if not is_person or spelling != name),
        role=(_commonest(tally.texts) or "in a public role") if is_person else "",
        group=id_of[groups[0]] if groups else None,
        evidence=tally.evidence.get(groups[0], "") if groups else "",
        notes=tuple(notes),
    )


def _source(key: str, tally: Tally, outlets: dict[str, str], id_of: dict[str, str]) -> DraftSource:
    sides = [id_of[ref] for ref in tally.evidence if ref in id_of]
    leans_on = [outlets[other] for other, _ in tally.groups.most_common() if outlets[other] != key]
    kind = "state media" if sides else _commonest(tally.texts) if tally.texts else "website"
    return DraftSource(key, _commonest(tally.spellings), kind, tally.seen, tuple(leans_on), sides[0] if sides else None)
