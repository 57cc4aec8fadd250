"""What would change where an answer stands: the rung's templates, filled for the question at hand.

Each says who would have to speak, of which place or number: the side whose concession would lift it, the sort of
source that could know, the part still missing. The sentences are data (ladder.toml); here their slots are filled.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.model.finding import Role
from sayso.ontology.ladder import Ladder, Rung
from sayso.ontology.meant import key_of
from sayso.ontology.phrases import filled, number_words
from sayso.theatres.theatre import Theatre
from sayso.weigh.dossier import Dossier, Part
from sayso.weigh.facts import Tally
from sayso.weigh.forecasts import Outcome
from sayso.weigh.reasons import joined, speaker

MOST_NAMED = 2
"""Voices that a sentence names; more are counted."""
MOST_KINDS_OF_PLACE = 2
SOME_SIDE = "the side that it hurts"
ANYBODY = "anybody"


@dataclass(frozen=True, slots=True)
class Stood:
    """An answer with what its standing rests on."""

    dossier: Dossier
    tally: Tally
    rung: Rung
    outcome: Outcome | None
    scope: str
    """How far the rung reaches."""


def prospects_of(one: Stood, ladder: Ladder, theatre: Theatre | None) -> tuple[str, ...]:
    """What would lift or lower the answer, one phrase for each of the rung's templates that can be filled."""
    slots = _slots(one, ladder, theatre)
    ways = (next(filter(None, (filled(form, slots) for form in forms)), None) for forms in one.rung.would_change)
    return tuple(dict.fromkeys(phrase for phrase in ways if phrase))


def _slots(one: Stood, ladder: Ladder, theatre: Theatre | None) -> Mapping[str, str]:
    dossier, tally, outcome = one.dossier, one.tally, one.outcome
    loser = _loser(dossier, tally, theatre)
    supporters = [part for part in dossier.parts if part.origin.id in {*tally.in_whole, *tally.in_part}]
    last = outcome.last if outcome else None
    return {
        "place": place_name(dossier),
        "inside": "" if tally.independent_against else _inside(dossier, ladder, theatre),
        "number": number_words(dossier.first.claim.quantity),
        "witness": _witness(dossier),
        "needed": _origins(len(tally.independent_against) + 1 - len(tally.in_whole)),
        "opponent": _opponent(tally, loser),
        "loser": loser,
        "conceding": joined(_side_name(side, theatre) for side in tally.conceding),
        "behind": _named(dossier.putting_forward, theatre),
        "against": _named(dossier.with_role(Role.DENIES, Role.CONTRADICTS), theatre),
        "supporters": _named(supporters, theatre),
        "part": "" if tally.in_whole else one.scope.removeprefix("in part: "),
        "last": last.isoformat() if last is not None else "",
        "announcer": _named(dossier.live, theatre) if one.scope and outcome else "",
    }


def place_name(dossier: Dossier) -> str:
    """The place that the answer is about, as its first claim calls it; '' where it is about none or about several."""
    names = {key_of(place): place.name for place in dossier.first.claim.resolution.places}
    if dossier.first.place in names:
        return names[dossier.first.place]
    return next(iter(names.values())) if len(names) == 1 else ""


def _witness(dossier: Dossier) -> str:
    """Who could know it; of what a promise or a demand would come to, the words do not say who."""
    is_only_said = dossier.first.family == "call" or (
        dossier.first.family == "forecast" and dossier.first.kind.announces
    )
    return "" if is_only_said else dossier.first.kind.witness


def _origins(needed: int) -> str:
    return "an origin" if needed <= 1 else f"{needed} more origins"


def _opponent(tally: Tally, loser: str) -> str:
    """Whose denial would leave it disputed: a side's word does not outweigh an origin without one."""
    if not tally.in_whole and not tally.in_part:
        return loser if loser != SOME_SIDE and loser else ANYBODY
    return f"{_origins(len(tally.in_whole) - len(tally.independent_against))} without a side"


def _loser(dossier: Dossier, tally: Tally, theatre: Theatre | None) -> str:
    """The sides whose admission would count; '' where none would, or where they have said so already."""
    if dossier.is_denial or dossier.first.family != "fact":
        return ""
    hurt = _hurt(dossier, theatre)
    silent = [side for side in hurt if side not in {*tally.sides, *tally.conceding}]
    is_nameless = not hurt and _hurting_slot(dossier) is not None
    return joined(_side_name(side, theatre) for side in silent) or (SOME_SIDE if is_nameless else "")


def _hurting_slot(dossier: Dossier) -> str | None:
    """The slot whose filler it hurts; of who did something, the doer: who was hit accuses."""
    kind, change = dossier.first.kind, dossier.first.kind.change(dossier.first.claim.change)
    if kind.question.answered_by == "actor" and not kind.question.state:
        return "actor"
    return change.hurts if change and change.hurts else kind.hurts


def _hurt(dossier: Dossier, theatre: Theatre | None) -> Sequence[str]:
    """Ids of the sides that it hurts: the one in the slot, or the only rival of the side that gains."""
    slot, resolution = _hurting_slot(dossier), dossier.first.claim.resolution
    parties = [party.id for party in theatre.parties] if theatre is not None else []
    filler = {"actor": dossier.actor, "target": key_of(resolution.target)}.get(slot or "")
    if filler in parties:
        return [filler] if filler else []
    rivals = [side for side in parties if side != dossier.actor]
    if slot == "target" and dossier.actor in parties and len(rivals) == 1:
        return rivals
    against = (part.origin.side for part in dossier.with_role(Role.DENIES, Role.CONTRADICTS))
    return list(dict.fromkeys(side for side in against if side)) if slot == "target" else []


def _side_name(side: str, theatre: Theatre | None) -> str:
    actor = theatre.actor(side) if theatre is not None else None
    return actor.name if actor is not None else side


def _named(parts: Sequence[Part], theatre: Theatre | None) -> str:
    """Each origin once: a side by its name, whoever speaks for it, and others by who speaks first."""
    by_origin = {part.origin.id: part for part in reversed(parts)}
    origins = dict.fromkeys(part.origin.id for part in parts)
    names = [_voice(by_origin[origin], theatre) for origin in origins]
    more = [f"{len(names) - MOST_NAMED} more"] if len(names) > MOST_NAMED else []
    return joined([*names[:MOST_NAMED], *more])


def _voice(part: Part, theatre: Theatre | None) -> str:
    return _side_name(part.origin.side, theatre) if part.origin.side is not None else speaker(part)


def _inside(dossier: Dossier, ladder: Ladder, theatre: Theatre | None) -> str:
    """'a town or a village in Velika': kinds of smaller places whose state bears out a part, by the ladder's reach."""
    place = theatre.place(dossier.first.place) if theatre is not None and dossier.first.place else None
    if place is None or not _is_borne_out_from_inside(dossier):
        return ""
    kinds = [_with_article(kind) for kind in ladder.reach.get(place.kind, ())[:MOST_KINDS_OF_PLACE]]
    return f"{' or '.join(kinds)} in {place.name}" if kinds else ""


def _is_borne_out_from_inside(dossier: Dossier) -> bool:
    kind, change = dossier.first.kind, dossier.first.claim.change
    is_state = kind.question.state and not dossier.first.is_share and not dossier.is_denial
    return is_state and any("inside" in one.places and one.change in (None, change) for one in kind.bears_out)


def _with_article(noun: str) -> str:
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"
