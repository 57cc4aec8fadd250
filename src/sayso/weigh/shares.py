"""Counts of parts of a whole, held against the parts that the same side names: four of seven counted, two named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.ontology.meant import key_of
from sayso.theatres.theatre import Theatre
from sayso.weigh.dossier import Dossier
from sayso.weigh.reasons import joined


def share_reasons(dossier: Dossier, dossiers: Sequence[Dossier], theatre: Theatre | None) -> Iterator[str]:
    """A sentence on a count such as 'four of the seven districts': how many of them its claimants name."""
    quantity = dossier.first.claim.quantity
    if quantity is None or quantity.total is None or quantity.low is None:
        return
    articles = {part.placed.claim.article_id for part in dossier.live}
    # What an article works out itself ("that would make three of four") it works out from what anybody says in it.
    in_own_voice = all(part.placed.claim.resolution.claimant is None for part in dossier.live)
    voices = None if in_own_voice else {part.origin.id for part in dossier.live}
    named = [one for one in dossiers if _says_the_same(one, dossier) and _is_told_by(one, articles, voices)]
    inside = [one for one in named if _lies_in(one.first.place, dossier.first.place, theatre)]
    # Where none lies in what the count is about, what stands beside it in the same article is taken for its parts.
    names = sorted({_place_name(one) for one in inside or named})
    counted = f"{quantity.low} of {quantity.total} {quantity.of} are counted"
    if not names:
        yield f"{counted} and none is named."
    elif len(names) == quantity.low:
        yield f"{counted} and as many named: {joined(names)}."
    else:
        yield f"{counted}, and {len(names)} named: {joined(names)}."


def _says_the_same(other: Dossier, whole: Dossier) -> bool:
    """Whether an answer says of one place what the count says of several."""
    same = (other.first.kind.name, other.reply, other.actor) == (whole.first.kind.name, whole.reply, whole.actor)
    return same and not other.is_denial and other.first.place is not None and not other.first.is_share


def _lies_in(place: str | None, whole: str | None, theatre: Theatre | None) -> bool:
    return theatre is not None and place is not None and whole in {one.id for one in theatre.ancestors_of(place)}


def _is_told_by(other: Dossier, articles: set[str], voices: set[str] | None) -> bool:
    """Whether one of the voices that count (None: any) names it too, in one of the articles that carry the count."""
    told = (part for part in other.live if part.placed.claim.article_id in articles)
    return any(voices is None or part.origin.id in voices for part in told)


def _place_name(dossier: Dossier) -> str:
    names = {key_of(place): place.name for place in dossier.first.claim.resolution.places}
    return names.get(dossier.first.place, dossier.first.place or "")
