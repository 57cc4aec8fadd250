"""A person's decision about a claim, put into its resolution: which place, party, speaker or actor, which days.

The decision changes one point; question and proposition are made anew from it, as a reading would make them. What stood
there before stays with the claim's earlier entries, and is named in the reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.model.claim import Claim, Claimant, Reference, Resolution
from sayso.model.entry import Decided, ResolutionRevised
from sayso.model.ids import folded
from sayso.model.times import Period, TimeReading
from sayso.ontology.load import Kind
from sayso.resolve.propositions import Slots, proposition_id, questions_of
from sayso.resolve.side import Side

PLACE, PARTY, DAY, SPEAKER, ACTOR = "place", "party", "day", "speaker", "actor"

NEVER_TIED = frozenset({"witness", "unnamed", "document"})
"""Kinds of claimant that stay leaves: nobody says whose they are (do no harm, H11)."""


@dataclass(frozen=True, slots=True)
class ChosenPlace:
    """A place that somebody chose."""

    ref: str
    name: str


@dataclass(frozen=True, slots=True)
class NoSide:
    """The decision that somebody speaks for no side."""


@dataclass(frozen=True, slots=True)
class ChosenSpeaker:
    """Who somebody says is meant by a pronoun or a noun of the article, as that article names them."""

    claimant: Claimant


@dataclass(frozen=True, slots=True)
class ChosenActor:
    """Who somebody says acts, or is acted upon, under some words."""

    ref: str
    name: str


@dataclass(frozen=True, slots=True)
class NoActor:
    """The decision that some words name nobody who acts or is acted upon."""


Answer = ChosenPlace | Side | NoSide | ChosenSpeaker | ChosenActor | NoActor | Period


def decided(claim: Claim, words: str, answer: Answer, *, kind: Kind, note: str) -> Resolution | None:
    """The claim's resolution with the answer for these words; None where the claim has none of them to decide.

    `note` says who decided and why; it becomes the reason.
    """
    old = claim.resolution
    match answer:
        case ChosenPlace():
            places = tuple(_place(place, words, answer, note) for place in old.places)
            new = replace(old, places=places)
        case Period():
            new = replace(old, when=_day(old.when, words, answer, note), said_at=_day(old.said_at, words, answer, note))
        case ChosenSpeaker():
            new = replace(old, claimant=_speaker(claim, words, answer, note))
        case ChosenActor() | NoActor():
            actor, target = (_actor(slot, words, answer, note) for slot in (old.actor, old.target))
            new = replace(old, actor=actor, target=target)
        case _:
            new = replace(old, claimant=_party(old.claimant, words, answer, note))
    return _asked_anew(claim, new, kind) if new != old else None


def is_named(words: str, text: str) -> bool:
    """Whether the words stand in the text as whole words, whatever the case and accents."""
    return f" {folded(words)} " in f" {folded(text)} "


def kept_through(
    claim: Claim, revisions: Sequence[ResolutionRevised], kind: Kind, speakers: Mapping[str, Claimant]
) -> Iterator[ResolutionRevised]:
    """What was decided about a claim before its article was read again, put into the new reading's resolution.

    `speakers` are those of the new reading, by their folded words: what is now known of one whom a decision names.
    Nothing where a whole resolution was decided: that one holds as it is.
    """
    if any(revision.decided is None for revision in revisions):
        return
    for revision in revisions:
        point = revision.decided
        new = _kept(claim, revision.resolution, point, speakers) if point is not None else None
        if new is not None:
            resolution = _asked_anew(claim, new, kind)
            claim = replace(claim, resolution=resolution)
            yield replace(revision, claim_id=claim.id, resolution=resolution)


def _kept(claim: Claim, then: Resolution, point: Decided, speakers: Mapping[str, Claimant]) -> Resolution | None:
    """The new reading with the one point as it was decided; None where it has no such words any more."""
    now = claim.resolution
    if point.slot == PLACE:
        chosen = next((place for place in then.places if is_same(place.words, point.words)), None)
        return replace(now, places=tuple(_kept_place(place, chosen) for place in now.places)) if chosen else None
    if point.slot == DAY:
        when = _kept_day(now.when, then.when, point.words)
        return replace(now, when=when, said_at=_kept_day(now.said_at, then.said_at, point.words))
    if point.slot == ACTOR:
        actor = _kept_actor(now.actor, then.actor, point.words)
        return replace(now, actor=actor, target=_kept_actor(now.target, then.target, point.words))
    who, said = now.claimant, then.claimant
    if point.slot == SPEAKER:
        if said is None or not says(claim, point.words):
            return None
        better = speakers.get(folded(said.words))
        return replace(now, claimant=replace(better, reason=said.reason) if better is not None else said)
    if who is None or said is None or not is_named(point.words, who.words):
        return None
    who = replace(who, party=said.party, party_ref=said.party_ref, reason=said.reason, stays_open="")
    return replace(now, claimant=who)


def _kept_place(place: Reference, chosen: Reference) -> Reference:
    if not is_same(place.words, chosen.words):
        return place
    return replace(place, ref=chosen.ref, name=chosen.name, reason=chosen.reason)


def _kept_actor(now: Reference | None, then: Reference | None, words: str) -> Reference | None:
    """As it was decided, where the new reading has the words in the same slot; None if they were to name nobody."""
    if now is None or not is_called(now, words):
        return now
    return replace(now, ref=then.ref, name=then.name, candidates=(), reason=then.reason) if then is not None else None


def _kept_day(now: TimeReading | None, then: TimeReading | None, words: str) -> TimeReading | None:
    if now is None or then is None or not (is_same(now.words, words) and is_same(then.words, words)):
        return now
    return replace(then, span=now.span, words=now.words)


def is_same(words: str, other: str) -> bool:
    """Whether two wordings are one name, whatever the case and accents."""
    return folded(words) == folded(other)


def _place(place: Reference, words: str, answer: ChosenPlace, note: str) -> Reference:
    if not is_same(place.words, words):
        return place
    before = f"; before: {place.name} [{place.ref}]" if place.ref else "; before: not resolved"
    return replace(place, ref=answer.ref, name=answer.name, reason=note + before)


def is_called(reference: Reference, words: str) -> bool:
    """Whether the words are those of the text, or the name that they were read as."""
    return is_same(reference.words, words) or is_same(reference.name, words)


def _actor(slot: Reference | None, words: str, answer: ChosenActor | NoActor, note: str) -> Reference | None:
    if slot is None or not is_called(slot, words):
        return slot
    if isinstance(answer, NoActor):
        return None
    before = f"; before: {slot.name} [{slot.ref}]" if slot.ref else "; before: not resolved"
    return replace(slot, ref=answer.ref, name=answer.name, candidates=(), reason=note + before)


def _party(claimant: Claimant | None, words: str, answer: Side | NoSide, note: str) -> Claimant | None:
    if claimant is None or claimant.kind in NEVER_TIED or not claimant.has_public_role:
        return claimant
    if not is_named(words, claimant.words):
        return claimant
    side = answer if isinstance(answer, Side) else None
    reason = f"{note}; before: {claimant.party or 'no side'}"
    return replace(
        claimant,
        party_ref=side.ref if side else None,
        party=side.name if side else None,
        reason=reason,
        stays_open="",
    )


def says(claim: Claim, words: str) -> bool:
    """Whether these are the words for who puts the claim forward: as the sentence has them, or as they were read."""
    claimant = claim.resolution.claimant
    return (claimant is not None and is_same(claimant.words, words)) or _is_voice(claim, words)


def stays_unnamed(claim: Claim, words: str) -> bool:
    """Whether the words are a source without a name, in so many words, whom nobody is to find out (do no harm, H11)."""
    claimant = claim.resolution.claimant
    if claimant is None or claimant.stays_open == SPEAKER:
        return False
    is_followed = not is_same(claimant.words, words)
    return not is_followed and (claimant.kind in NEVER_TIED or not claimant.has_public_role)


def _is_voice(claim: Claim, words: str) -> bool:
    voice = claim.voices[-1] if claim.voices else None
    return voice is not None and is_same(voice.words or voice.cue, words)


def _speaker(claim: Claim, words: str, answer: ChosenSpeaker, note: str) -> Claimant | None:
    old = claim.resolution.claimant
    if not says(claim, words) or stays_unnamed(claim, words):
        return old
    before = f"{old.words!r}" if old is not None and old.stays_open != SPEAKER else "open"
    return replace(answer.claimant, reason=f"{note}; before: {before}; {answer.claimant.reason}".removesuffix("; "))


def _day(reading: TimeReading | None, words: str, answer: Period, note: str) -> TimeReading | None:
    if reading is None or not is_same(reading.words, words):
        return reading
    first, last = (day.isoformat() if day else "" for day in (answer.first, answer.last))
    before = f"; before: {reading.value or 'not resolved'}"
    value, precision = (first, "day") if first == last else (f"{first}/{last}", "range")
    return replace(reading, value=value, period=answer, precision=precision, anchor=None, reason=note + before)


def _asked_anew(claim: Claim, resolution: Resolution, kind: Kind) -> Resolution:
    slots = Slots(resolution.actor, resolution.target, resolution.places, resolution.when, claim.quantity)
    return replace(
        resolution,
        questions=questions_of(kind, slots),
        proposition=proposition_id(claim.kind, claim.change, slots),
    )


def point_of(words: str, answer: Answer) -> Decided:
    """What an answer decides."""
    match answer:
        case ChosenPlace():
            slot = PLACE
        case Period():
            slot = DAY
        case ChosenSpeaker():
            slot = SPEAKER
        case ChosenActor() | NoActor():
            slot = ACTOR
        case _:
            slot = PARTY
    return Decided(slot, words)
