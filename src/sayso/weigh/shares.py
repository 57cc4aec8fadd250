"""Counts of parts of a whole, held against the parts that the same side names: four of seven counted, two named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.ontology.answers import key_of
from sayso.theatres.theatre import Theatre
from sayso.weigh.dossier import Dossier
from sayso.weigh.reasons import joined


def share_reasons(dossier: Dossier, dossiers: Sequence[Dossier], theatre: Theatre | None) -> Iterator[str]:
    """A sentence on a count such as 'four of the seven districts': how many of them its claimants name."""
    quantity = dossier.first.claim.quantity
    if quantity is None or quantity.total is None or quantity.low is None:
        return
    articles = {part.placed.claim.article_id for part in dossier.live}
    sides = {part.origin.id for part in dossier.live}
    names = sorted(
        _place_name(other)
        for other in dossiers
        if _names_a_part(other, dossier, theatre) and _is_told_by(other, articles, sides)
    )
    counted = f"{quantity.low} of {quantity.total} {quantity.of} are counted"
    if not names:
        yield f"{counted} and none is named."
    elif len(names) == quantity.low:
        yield f"{counted} and as many named: {joined(names)}."
    else:
        yield f"{counted}, and {len(names)} named: {joined(names)}."


def _names_a_part(other: Dossier, whole: Dossier, theatre: Theatre | None) -> bool:
    """Whether an answer says the same of one place inside the whole."""
    same = (other.first.kind.name, other.reply, other.actor) == (whole.first.kind.name, whole.reply, whole.actor)
    quantity = other.first.claim.quantity
    if not same or other.is_denial or other.first.place is None or (quantity and quantity.total):
        return False
    if theatre is None or whole.first.place is None:
        return other.first.place != whole.first.place
    return whole.first.place in {place.id for place in theatre.ancestors_of(other.first.place)}


def _is_told_by(other: Dossier, articles: set[str], voices: set[str]) -> bool:
    """Whether one of the voices that count names it too, in one of the articles that carry the count."""
    return any(p.placed.claim.article_id in articles and p.origin.id in voices for p in other.live)


def _place_name(dossier: Dossier) -> str:
    names = {key_of(place): place.name for place in dossier.first.claim.resolution.places}
    return names.get(dossier.first.place, dossier.first.place or "")
