"""What a corpus names, counted article by article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sayso.gazetteer import Choice
from sayso.model.claim import Claim
from sayso.model.ids import folded
from sayso.model.source import Article, Span
from sayso.present.redaction import redactor_for
from sayso.resolve.place_index import NamedPlace as PlaceMention
from sayso.resolve.place_index import choose_places
from sayso.resolve.roll_call import NamedPerson, RollCall, is_name, roll_call
from sayso.theatres.world import load_world
from sayso.workflows.drafting.tally import Scene, Tallies, at
from sayso.workflows.packs import Packs
from sayso.workflows.pipeline import Reading

LONGEST_SPELLING = 6
"""Words: what is longer is a description and no name."""
LOOK_BACK = 60
"""Characters before a side's name in which its backer may stand."""


@dataclass(slots=True)
class Found:
    """Everything that a corpus names."""

    reports: int = 0
    sides: Tallies = field(default_factory=dict)
    """By ref: 'world:russia', 'text:hill front'."""
    bodies: Tallies = field(default_factory=dict)
    """By folded name, as are people, places and outlets."""
    people: Tallies = field(default_factory=dict)
    forbidden: set[str] = field(default_factory=set)
    """People whom some report shows as private, hurt or held."""
    places: Tallies = field(default_factory=dict)
    choices: dict[str, Counter[int]] = field(default_factory=dict)
    """By place: what the index takes it for, article by article."""
    outlets: Tallies = field(default_factory=dict)
    relations: Tallies = field(default_factory=dict)
    """By 'relation|member|group', of refs of sides."""


class Corpus:
    """Takes articles in one by one."""

    def __init__(self, packs: Packs) -> None:
        self._packs = packs
        endings = "|".join(sorted(packs.roles.group.backing_endings))
        self._backed = re.compile(rf"(\w[\w.]*)[-‐‑– ](?:{endings})\s+(?:\w+\s+){{0,2}}$", re.IGNORECASE)
        self.found = Found()

    def add(self, article: Article, reading: Reading) -> None:
        """Counts everybody and everywhere in one article."""
        self.found.reports += 1
        shown = redactor_for(article.text, reading.resolved.people).shown
        scene = Scene(article, reading.parsed, shown)
        sources = [one.source for one in reading.attributions if one.source is not None]
        called = roll_call(reading.parsed, sources)
        self._add_sides(scene, called, reading.resolved.claims)
        self._add_relations(scene, called, reading.resolved.claims)
        self._add_bodies(scene, called, reading)
        for person in called.people:
            self._add_person(scene, person)
        self._add_places(scene, called, reading.resolved.claims)
        self._add_outlets(scene)

    def _add_sides(self, scene: Scene, called: RollCall, claims: Iterable[Claim]) -> None:
        for side in called.sides:
            at(self.found.sides, side.ref).meet(scene, side.span, side.words)
        for claim in claims:
            for ref, span in _parties_of(claim):
                at(self.found.sides, ref).meet(scene, span).is_claimed = True

    def _add_relations(self, scene: Scene, called: RollCall, claims: Iterable[Claim]) -> None:
        """Who acts against whom, and who is said to be backed by whom."""
        for claim in claims:
            actor, target = claim.resolution.actor, claim.resolution.target
            if self._packs.kinds[claim.kind].incident and actor and target and actor.ref and target.ref:
                self._relate(scene, "opposes", actor.ref, target.ref, claim.evidence)
        for side in called.sides:
            before = scene.article.text[max(0, side.span.start - LOOK_BACK) : side.span.start]
            backer = self._backed.search(before)
            state = next(iter(load_world().find([backer[1]])), None) if backer else None
            if state is not None and state.name.side is not None:
                self._relate(scene, "allied_with", side.ref, f"world:{folded(state.name.side)}", side.span)

    def _relate(self, scene: Scene, relation: str, member: str, group: str, span: Span) -> None:
        if member != group:
            # Whoever is opposed is opposed in return, whichever of the two a report has act.
            member, group = (min(member, group), max(member, group)) if relation == "opposes" else (member, group)
            at(self.found.relations, f"{relation}|{member}|{group}").meet(scene, span)

    def _add_bodies(self, scene: Scene, called: RollCall, reading: Reading) -> None:
        found = self.found
        for body in called.bodies:
            is_media = body.kind == "official_media"
            tally = at(found.outlets if is_media else found.bodies, folded(body.name))
            tally.meet(scene, body.span, body.name).texts["state media" if is_media else body.kind] += 1
            if body.side is None:
                continue
            side = f"world:{folded(body.side)}"
            if is_media:
                tally.evidence[side] = "official media"
                at(found.sides, side).meet(scene, body.span).is_claimed = True
            else:
                # A body that speaks as one of the sides: how it is written is how that side is.
                at(found.sides, side).spellings[body.span.of(scene.article.text)] += 1
        known = {folded(body.name) for body in called.bodies} | {folded(place.name) for place in called.places}
        for claim in reading.resolved.claims:
            self._add_claimant(scene, claim, reading, known)

    def _add_claimant(self, scene: Scene, claim: Claim, reading: Reading, known: set[str]) -> None:
        who = claim.resolution.claimant
        if who is None or who.kind != "organisation" or not is_name(reading.parsed, who.span):
            return
        key = folded(who.words)
        if key in known or who.ref in self.found.sides or len(who.words.split()) > LONGEST_SPELLING:
            return
        tally = at(self.found.bodies, key).meet(scene, who.span, who.words)
        if who.party_ref is not None:
            tally.groups[who.party_ref] += 1
            tally.evidence.setdefault(who.party_ref, who.reason)

    def _add_person(self, scene: Scene, person: NamedPerson) -> None:
        key = folded(person.name)
        if person.is_forbidden:
            self.found.forbidden.add(key)
        if not person.may_be_named:
            return
        tally = at(self.found.people, key).meet(scene, person.span, person.name, person.mentions)
        tally.texts[person.role] += 1
        if person.party_ref is not None:
            tally.groups[person.party_ref] += 1
            tally.evidence.setdefault(person.party_ref, person.evidence)

    def _add_places(self, scene: Scene, called: RollCall, claims: Iterable[Claim]) -> None:
        claimed = {folded(place.words) for claim in claims for place in claim.resolution.places}
        for place in called.places:
            tally = at(self.found.places, folded(place.name)).meet(scene, place.span, place.name.strip(" -–—"))
            tally.texts[place.kind or ""] += 1
            tally.is_claimed |= folded(place.name) in claimed
        for name, choice in self._choices(scene, called).items():
            if choice.place is not None:
                self.found.choices.setdefault(name, Counter())[choice.place.id] += 1

    def _choices(self, scene: Scene, called: RollCall) -> dict[str, Choice]:
        """What the index takes each name for in this article, by folded name; the last mention decides."""
        if self._packs.gazetteer is None:
            return {}
        mentions = [PlaceMention(place.span, place.name, place.kind) for place in called.places]
        chosen = choose_places(mentions, scene.article.text, gazetteer=self._packs.gazetteer, world=load_world())
        return {folded(mention.name): choice for mention, choice in zip(mentions, chosen, strict=True)}

    def _add_outlets(self, scene: Scene) -> None:
        article = scene.article
        if not article.publisher:
            return
        outlet = at(self.found.outlets, folded(article.publisher)).meet(scene, None, article.publisher)
        for credit in article.credits:
            if folded(credit.name) != folded(article.publisher):
                leant_on = at(self.found.outlets, folded(credit.name)).meet(scene, credit.span, credit.name)
                leant_on.texts["agency"] += 1
                outlet.groups[folded(credit.name)] += 1


def _parties_of(claim: Claim) -> Iterator[tuple[str, Span | None]]:
    """Sides that put the claim forward or play a part in it."""
    who = claim.resolution.claimant
    if who is not None and who.party_ref is not None:
        yield who.party_ref, who.span
    for slot in (claim.resolution.actor, claim.resolution.target):
        if slot is not None and slot.ref is not None and slot.ref.startswith("world:"):
            yield slot.ref, slot.span
