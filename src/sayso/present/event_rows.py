"""Claims as rows of a table: who asserts each, where it stands, its codes, and nothing that may not be shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sayso.model.claim import Claim, Reference
from sayso.model.finding import Assessment, Role
from sayso.model.source import Article
from sayso.model.times import Period, TimeReading
from sayso.ontology.codes.load import acled_code, plover_code
from sayso.present.boards import Shelf
from sayso.present.lines import source_words
from sayso.present.quoting import short_quotation
from sayso.present.table import EventRow, PublicPlace

NOT_ASSESSED = "not assessed"
CORROBORATED = "corroborated"
OWN_ROLES = (Role.PUTS_FORWARD, Role.REPEATS)

Height = Callable[[str], int]
"""Name of a rung -> its height."""
PlacesOf = Callable[[Claim, Article], tuple[PublicPlace, ...]]


@dataclass(frozen=True, slots=True)
class Stands:
    """Where a claim stands."""

    words: str
    is_corroborated: bool


def standings(
    assessments: Iterable[Assessment], height: Height, *, is_forecast: Callable[[str], bool]
) -> dict[str, Stands]:
    """Claim id -> where it stands: on the lowest of the rungs of the answers that it puts forward.

    A claim that only answers others (a denial, a doubt) stands on no rung: it says what it does, to an answer on which.
    """
    own: dict[str, tuple[int, Stands]] = {}
    other: dict[str, Stands] = {}
    for one in assessments:
        at, least = height(one.rung), height(CORROBORATED)
        for part in one.contributions:
            if part.role in OWN_ROLES:
                stands = Stands(one.rung, at >= least and not is_forecast(one.rung) and not one.scope)
                if part.claim_id not in own or at < own[part.claim_id][0]:
                    own[part.claim_id] = at, stands
            else:
                other.setdefault(part.claim_id, Stands(f"{part.role.value} what is {one.rung}", False))
    return other | {claim_id: stands for claim_id, (_, stands) in own.items()}


def rows_of(
    claims: Iterable[Claim],
    shelf: Shelf,
    *,
    stands: Mapping[str, Stands],
    incident_of: Mapping[str, str],
    places_of: PlacesOf,
) -> Iterator[EventRow]:
    """One row a claim, in the order given."""
    for claim in claims:
        article = shelf.articles[claim.article_id]
        yield _row(claim, article, shelf, stands.get(claim.id, Stands(NOT_ASSESSED, False)), incident_of, places_of)


def _row(
    claim: Claim,
    article: Article,
    shelf: Shelf,
    stands: Stands,
    incident_of: Mapping[str, str],
    places_of: PlacesOf,
) -> EventRow:
    line, resolution, quantity = shelf.line(claim), claim.resolution, claim.quantity
    first, last = _days(resolution.when)
    return EventRow(
        claim_id=claim.id,
        incident_id=incident_of.get(claim.id, ""),
        asserted_by=line.who,
        side=line.side,
        standing=stands.words,
        is_corroborated=stands.is_corroborated,
        words=short_quotation(line.words),
        kind=claim.kind,
        change=claim.change or "",
        polarity=claim.polarity.value,
        modality=claim.modality.value,
        is_background=resolution.background,
        actor=_shown(resolution.actor, claim, shelf),
        target=_shown(resolution.target, claim, shelf),
        places=places_of(claim, article),
        first_day=first,
        last_day=last,
        said_on=_days(resolution.said_at)[1],
        published_on=_iso(article.published_on),
        quantity_of=quantity.of if quantity else "",
        low=quantity.low if quantity else None,
        high=quantity.high if quantity else None,
        source=source_words(article),
        url=article.url or "",
        plover=plover_code(claim, article.language),
        acled=acled_code(claim, article.language),
    )


def _shown(reference: Reference | None, claim: Claim, shelf: Shelf) -> str:
    """The name with roles for protected names: by its place in the text where it has one, and by its words."""
    if reference is None:
        return ""
    redactor = shelf.redactors[claim.article_id]
    shown = redactor.words(reference.name)
    masked = reference.span is not None and any(piece.is_masked for piece in redactor.pieces(reference.span))
    return redactor.shown(reference.span) if masked and reference.span is not None else shown


def _days(reading: TimeReading | None) -> tuple[str, str]:
    period = reading.period if reading and reading.period else Period(None, None)
    return _iso(period.first), _iso(period.last)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
