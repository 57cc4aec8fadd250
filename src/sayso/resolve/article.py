"""Drafts and attributions of one article into claims: who, where and when are decided, or left open with a remark."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.gazetteer import Gazetteer
from sayso.languages.roles import Roles, load_roles
from sayso.languages.times import TimeLexicon, load_times
from sayso.model.actors import PersonNotice
from sayso.model.claim import (
    Attribution,
    Certainty,
    Claim,
    Claimant,
    ClaimDraft,
    Polarity,
    Resolution,
    Stance,
)
from sayso.model.ids import make_id
from sayso.model.remark import Remark
from sayso.model.source import ParsedArticle, Span
from sayso.ontology.load import Kind
from sayso.resolve.cast import cast_of
from sayso.resolve.claimants import claimant_of, speaker_of, voices_of
from sayso.resolve.clock import Clock
from sayso.resolve.desk import Desk
from sayso.resolve.index import SpanIndex
from sayso.resolve.people import people_in
from sayso.resolve.place_settled import settled
from sayso.resolve.places import find_places, names_found
from sayso.resolve.propositions import Slots, proposition_id, questions_of
from sayso.resolve.remarks import once_each, remark_on_counts
from sayso.resolve.slots import around_what_is_counted, where, who_and_to_whom
from sayso.resolve.source_words import sources_in
from sayso.resolve.times import resolve_times
from sayso.resolve.whole_war import is_toll_of_a_war
from sayso.theatres.theatre import Theatre
from sayso.theatres.world import load_world

ARGUMENT = "argument"
"""How a slot is filled that its own clause names."""


@dataclass(frozen=True, slots=True)
class ResolvedArticle:
    """What resolve makes of one article."""

    claims: tuple[Claim, ...]
    """In the order of the drafts."""
    people: tuple[PersonNotice, ...]
    remarks: tuple[Remark, ...]


def resolve_article(
    parsed: ParsedArticle,
    attributions: Sequence[Attribution],
    drafts: Sequence[ClaimDraft],
    *,
    theatre: Theatre | None,
    kinds: Mapping[str, Kind],
    roles: Roles | None = None,
    times: TimeLexicon | None = None,
    gazetteer: Gazetteer | None = None,
) -> ResolvedArticle:
    """The article's claims, the people it names, and remarks on whatever stays open.

    The parsed article should carry candidates (`parse.with_candidates`) and antecedents (`parse.with_antecedents`);
    without them names are taken as the text has them and pronouns stay open. `roles` and
    `times` default to the article's language. `gazetteer` is asked about the places that the theatre lacks.
    """
    words = roles or load_roles(parsed.article.language)
    sources = [attribution.source for attribution in attributions if attribution.source is not None]
    cast = cast_of(
        parsed, theatre=theatre, world=load_world(), roles=words, sources=sources, doers=_doers(drafts, kinds)
    )
    found = find_places(parsed, theatre=theatre)
    fillers = [filler for draft in drafts for filler in draft.places]
    answers = settled(found, parsed, gazetteer=gazetteer, theatre=theatre, fillers=fillers)
    places = answers.places
    named_places = {place.span for place in places if place.span is not None}
    people = people_in(cast, frozenset(named_places | {filler.span for filler in fillers}))
    lexicon = times or load_times(parsed.article.language)
    clock = Clock(parsed, lexicon, resolve_times(parsed, lexicon))
    by_span = SpanIndex((place.span, place) for place in places if place.span is not None)
    desk = Desk(
        cast, people, tuple(attributions), kinds, clock, places, by_span, names_found(found), answers, [], {}, []
    )
    claims = _linked(list(_claims(desk, drafts)))
    desk.remarks.extend(remark_on_counts(claims, words.counted_places, kinds, parsed))
    return ResolvedArticle(tuple(claims), tuple(p.notice for p in people), tuple(once_each(desk.remarks, parsed)))


def _doers(drafts: Sequence[ClaimDraft], kinds: Mapping[str, Kind]) -> frozenset[int]:
    """The head tokens of those whom the article has fighting, striking, or taking and holding places."""
    return frozenset(
        draft.actor.head
        for draft in drafts
        if draft.actor is not None
        and draft.actor.how == ARGUMENT
        and (draft.change is not None or _is_deed(kinds[draft.kind]))
    )


def _is_deed(kind: Kind) -> bool:
    """An event in which somebody fights or hurts others."""
    return kind.incident and (kind.hurts == "target" or kind.actor_bearing == "contests")


def _claims(desk: Desk, drafts: Sequence[ClaimDraft]) -> Iterator[tuple[ClaimDraft, Claim]]:
    """One claim for a draft and each of its claimants, links to other claims still missing."""
    taken: set[str] = set()
    sourced = [(draft, source) for draft in drafts for source in _sources(desk, draft)]
    for draft, source in sourced:
        claim = _claim(desk, draft, source)
        again = 0
        while claim.id in taken:
            again += 1
            claim = replace(claim, id=_claim_id(desk, draft, claim.resolution.claimant, again))
        taken.add(claim.id)
        yield draft, claim


def _claim_id(desk: Desk, draft: ClaimDraft, claimant: Claimant | None, again: int = 0) -> str:
    who = claimant.words if claimant else None
    evidence = draft.evidence
    return make_id(
        "c", desk.parsed.article.id, evidence.start, evidence.end, draft.kind, who, *([again] if again else [])
    )


def _sources(desk: Desk, draft: ClaimDraft) -> tuple[Span | None, ...]:
    """Who puts the draft forward, as written: two where two are named side by side; None where nobody is."""
    if draft.attribution is None:
        return (None,)
    speaker = speaker_of(desk.cast, desk.attributions, desk.attributions[draft.attribution])
    return sources_in(desk.cast, speaker.source) if speaker.source is not None else (None,)


def _claim(desk: Desk, draft: ClaimDraft, source: Span | None) -> Claim:
    attribution = desk.attributions[draft.attribution] if draft.attribution is not None else None
    claimant = _claimant(desk, attribution, source)
    text = desk.parsed.article.text
    return Claim(
        id=_claim_id(desk, draft, claimant),
        article_id=desk.parsed.article.id,
        evidence=draft.evidence,
        words=draft.evidence.of(text),
        kind=draft.kind,
        change=draft.change,
        polarity=draft.polarity,
        modality=draft.modality,
        quantity=draft.quantity,
        voices=voices_of(desk.cast, desk.attributions, attribution) if attribution else (),
        about=(),
        answers=(),
        zone=draft.zone,
        rule=draft.rule,
        also=draft.also,
        resolution=_resolution(desk, draft, attribution, claimant),
    )


def _claimant(desk: Desk, attribution: Attribution | None, source: Span | None) -> Claimant | None:
    if attribution is None:
        return None
    found = claimant_of(desk.cast, desk.people, source)
    nobody_is_asked = attribution.stance is Stance.DOUBTS or attribution.certainty is Certainty.HEDGED
    if found.is_open or (found.claimant is None and not nobody_is_asked):
        place = attribution.source or (attribution.cue[0] if attribution.cue else attribution.content[0])
        words = place.of(desk.parsed.article.text)
        desk.remark("speaker-unclear", place, f"{words!r}: who says it stays open ({found.reason})")
    return found.claimant


def _resolution(
    desk: Desk, draft: ClaimDraft, attribution: Attribution | None, claimant: Claimant | None
) -> Resolution:
    parties = who_and_to_whom(desk, draft, attribution, claimant)
    places = tuple(around_what_is_counted(where(desk, filler), draft.quantity, desk) for filler in draft.places)
    said_at = desk.clock.said_at(attribution, draft) if attribution is not None else None
    when = desk.clock.counted_from_saying(desk.clock.when(draft), said_at)
    for reading in (when, said_at):
        if reading is not None and reading.period is None:
            desk.remark("time-unresolved", reading.span, f"{reading.words!r}: {reading.reason}")
    kind = desk.kinds[draft.kind]
    slots = Slots(parties.actor, parties.target, places, when, draft.quantity)
    words = draft.evidence.of(desk.parsed.article.text)
    is_sum = is_toll_of_a_war(draft.quantity, words, kind, desk.clock.lexicon)
    return Resolution(
        claimant=claimant,
        actor=parties.actor,
        target=parties.target,
        places=places,
        when=when,
        said_at=said_at,
        background=is_sum or desk.clock.is_background(when),
        questions=questions_of(kind, slots),
        proposition=proposition_id(draft.kind, draft.change, slots),
    )


def _linked(pairs: Sequence[tuple[ClaimDraft, Claim]]) -> list[Claim]:
    """The claims with the ids of those in the same article that they are about, or that they deny."""
    claims = [claim for _, claim in pairs]
    by_draft: dict[int, list[str]] = {}
    for draft, claim in pairs:
        by_draft.setdefault(draft.index, []).append(claim.id)
    affirmed: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.polarity is Polarity.AFFIRMED:
            affirmed.setdefault(claim.resolution.proposition, []).append(claim)
    linked = []
    for draft, claim in pairs:
        about = tuple(claim_id for i in draft.about for claim_id in by_draft.get(i, ()))
        denied = about if claim.polarity is Polarity.DENIED else ()
        answers = dict.fromkeys((*denied, *_contradicted(claim, affirmed)))
        linked.append(replace(claim, about=about, answers=tuple(answers)))
    return linked


def _contradicted(claim: Claim, affirmed: Mapping[str, Sequence[Claim]]) -> Iterator[str]:
    """What others in the article affirm in so many words and this claim denies; `affirmed` is by proposition."""
    if claim.polarity is not Polarity.DENIED:
        return
    mine = claim.resolution
    for other in affirmed.get(mine.proposition, ()):
        theirs = other.resolution
        if theirs.claimant is None or mine.claimant is None or theirs.claimant.words != mine.claimant.words:
            yield other.id
