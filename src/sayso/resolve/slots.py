"""A draft's slots into references: who, to whom and where, with what the clauses around say where its own do not."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sayso.languages.geography import load_geography
from sayso.model.claim import Attribution, Claimant, ClaimDraft, Filler, Quantity, Reference
from sayso.model.source import Span
from sayso.ontology.load import Kind
from sayso.resolve.actors import is_bare_count, reference_to, sides_named
from sayso.resolve.desk import Desk
from sayso.resolve.index import sentence_over
from sayso.resolve.phrases import phrase_in
from sayso.resolve.places import resolve_place

INHERITED = "inherited"
"""How a slot is filled that the clause itself leaves empty."""


@dataclass(frozen=True, slots=True)
class Parties:
    """Who does it, and to whom."""

    actor: Reference | None
    target: Reference | None


def who_and_to_whom(
    desk: Desk, draft: ClaimDraft, attribution: Attribution | None, claimant: Claimant | None
) -> Parties:
    """The two slots resolved; kept on the desk for the claims that follow."""
    pair = _as_answered(desk, draft) or _two_at_once(desk, draft)
    if pair is not None:
        parties = pair
    else:
        actor = _reference(desk, draft.actor, claimant) or _actor_nearby(desk, draft, attribution)
        parties = Parties(actor, _counted(desk, draft) or _reference(desk, draft.target, claimant))
    if parties.actor is not None:
        desk.actors.setdefault(draft.index, parties.actor)
    if parties.target is not None:
        desk.targets.append((draft, parties.target))
    return parties


def _as_answered(desk: Desk, draft: ClaimDraft) -> Parties | None:
    """Who acts in what a bare denial or doubt answers, as it was put forward: "our troops" are not the denier's own."""
    for number in draft.about[:1]:
        actor = desk.actors.get(number)
        target = next((told for before, told in reversed(desk.targets) if before.index == number), None)
        if actor is not None or target is not None:
            return Parties(_taken_over(actor), _taken_over(target))
    return None


def _taken_over(found: Reference | None) -> Reference | None:
    if found is None:
        return None
    return replace(found, reason=f"as in the claim that this one is about: {found.words!r}", how=INHERITED)


def _two_at_once(desk: Desk, draft: ClaimDraft) -> Parties | None:
    """'The army and the rebels met': in what is done with one another the second stands opposite the first."""
    if draft.actor is None or draft.target is not None or not _is_mutual(desk.kinds[draft.kind]):
        return None
    phrase = phrase_in(desk.parsed, draft.actor.span)
    if phrase is None or not any(token.pos == "CCONJ" for token in phrase.tokens):
        return None
    sides = sides_named(desk.cast, phrase)
    return Parties(sides[0], sides[1]) if len(sides) == 2 else None


def _is_mutual(kind: Kind) -> bool:
    """Whether the kind is something that two do with each other: it asks for both, or both contest the place."""
    return kind.actor_bearing == "contests" or {"{actor}", "{target}"} <= set(kind.question.label.split())


def _actor_nearby(desk: Desk, draft: ClaimDraft, attribution: Attribution | None) -> Reference | None:
    """Who acts where the clause does not say: as in the claim that this one denies, or the one side of its sentence.

    The second only where the actor is the answer: "the town had been taken, giving Velika forces the road".
    """
    for number in draft.about:
        if number in desk.actors:
            return _taken_over(desk.actors[number])
    kind = desk.kinds[draft.kind]
    if draft.actor is not None or kind.question.answered_by != "actor" or draft.about:
        return None
    around = sentence_over(desk.parsed, draft.evidence)
    sentence = around.span if around is not None else draft.evidence
    own_end = attribution.source.end if attribution is not None and attribution.source is not None else sentence.start
    begin = own_end if sentence.start <= own_end < draft.evidence.end else sentence.start
    phrase = phrase_in(desk.parsed, Span(begin, sentence.end))
    sides = sides_named(desk.cast, phrase) if phrase is not None else []
    if len(sides) != 1:
        return None
    return replace(sides[0], reason=f"{sides[0].words!r} is the only side named in its sentence", how=INHERITED)


def _counted(desk: Desk, draft: ClaimDraft) -> Reference | None:
    """Of '400 others': those of whom the claim before it spoke; None for any other target."""
    if draft.target is None or not is_bare_count(desk.cast, draft.target) or not desk.targets:
        return None
    before, target = desk.targets[-1]
    tokens = desk.parsed.tokens
    is_near = 0 <= tokens[draft.target.head].sentence - tokens[before.trigger].sentence <= 1
    if not is_near or target.ref is None:
        return None
    return replace(target, reason=f"{draft.target.words!r} counts on from {target.words!r}", how=INHERITED)


def _reference(desk: Desk, filler: Filler | None, speaker: Claimant | None) -> Reference | None:
    if filler is None:
        return None
    found = reference_to(desk.cast, filler, speaker)
    span = desk.parsed.tokens[filler.head].span
    is_place = bool(desk.places_by_span.around(span))
    if is_place and (found.ref or "").startswith("text:"):
        found = replace(found, ref=None, reason="a place, which does not act and is not acted on as a party is")
    if found.ref is None:
        desk.remark("actor-unresolved", filler.span, f"{filler.words!r}: whom it means stays open ({found.reason})")
    return replace(found, how=filler.how)


def around_what_is_counted(place: Reference, quantity: Quantity | None, desk: Desk) -> Reference:
    """The place, or the one around it where parts of its own kind are counted.

    "It holds three of the four districts" says this of no district, whichever was named before: of what they lie in.
    """
    theatre = desk.cast.theatre
    known = theatre.place(place.ref) if theatre is not None and place.ref is not None else None
    if theatre is None or known is None or known.parent is None or quantity is None or quantity.total is None:
        return place
    geography = load_geography(desk.parsed.article.language)
    if place.how == "argument" or geography.kind_of(quantity.of.split()[-1]) != known.kind:
        return place
    around = theatre.place(known.parent)
    if around is None:
        return place
    reason = f"{quantity.of} are counted, so what is meant lies around {known.name!r}"
    return replace(place, ref=around.id, name=around.name, candidates=(), reason=reason)


def where(desk: Desk, filler: Filler) -> Reference:
    """The place that a filler means, with a remark where neither the theatre nor the index settles it."""
    article = desk.parsed.article
    found = resolve_place(filler, desk.parsed, theatre=desk.cast.theatre, found=desk.places, names=desk.place_names)
    found = desk.settled.settle(found, article.text, load_geography(article.language))
    if found.ref is None:
        desk.remark("place-unresolved", found.span, f"{found.words!r}: {found.reason}")
    return replace(found, how=filler.how)
