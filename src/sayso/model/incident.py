"""Incidents: claims about one event, grouped. Derived from a view, never recorded."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model.times import Period


@dataclass(frozen=True, slots=True)
class Toll:
    """What one voice says of one kind of loss, as a range over everything that it said; never added to another's."""

    of: str
    """'killed', 'wounded', 'captured' ..., as quantities have it."""
    voice: str
    """Id of whom the figure comes from: one side, one organisation, one newsroom; 'claimant:<claim id>' for a leaf."""
    low: int | None
    """The smallest figure; None where only upper bounds were given."""
    high: int | None
    """The largest; None where the voice left it open ('at least 9')."""
    claim_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Incident:
    """One event as its claims tell it, in one article or in several."""

    id: str
    """Made from the ids of its claims, so it changes when a claim joins."""
    kinds: tuple[str, ...]
    """The kinds of its claims, most frequent first."""
    places: tuple[str, ...]
    """Keys of its places, the one most often named first; no country where anything finer is named."""
    place_names: tuple[str, ...]
    """The same places as the articles write them."""
    days: Period
    """When it happened, as far as the claims say; failing that, within a few days before the first report."""
    days_are_told: bool
    """False where the days are taken from the publication alone."""
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    claim_ids: tuple[str, ...]
    """In order of article, then of the evidence."""
    article_ids: tuple[str, ...]
    """In order of publication."""
    main_in: tuple[str, ...]
    """Those of the articles that say more about it than about any other event."""
    tolls: tuple[Toll, ...]
