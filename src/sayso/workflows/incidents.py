"""Incidents of a ledger: events grouped over claims and articles, each with its range of tolls by claimant."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from sayso.link import find_origins
from sayso.link.incidents import find_incidents
from sayso.model.claim import Claim
from sayso.model.finding import Origins
from sayso.model.incident import Incident, Toll
from sayso.model.ports import LedgerView
from sayso.ontology.load import load_kinds
from sayso.present.boards import Shelf, shelf_of
from sayso.present.incident_lines import IncidentLine, TollLine, days_words
from sayso.present.lines import NO_SIDE, source_words
from sayso.theatres.theatre import Theatre
from sayso.workflows.ask import Filter, words_of_the_ontology
from sayso.workflows.views import Known, theatre_for, view_of

MOST_PLACES_NAMED = 3


def incidents_of(view: LedgerView, theatre: Theatre | None, *, origins: Origins | None = None) -> tuple[Incident, ...]:
    """The incidents of a view, those in most articles first; derived, and never recorded. Origins, where known."""
    known = origins if origins is not None else find_origins(view, theatre=theatre)
    return find_incidents(view, kinds=load_kinds(), origins=known, theatre=theatre)


def incident_lines(path: Path, wanted: Filter, *, known: Known, theatre: str | None = None) -> list[IncidentLine]:
    """Incidents with a claim that passes, as lines fit to be shown. Raises LedgerError, UnknownPackError."""
    with view_of(path, known) as view:
        used = theatre_for(view, theatre)
        origins = find_origins(view, theatre=used)
        found = find_incidents(view, kinds=load_kinds(), origins=origins, theatre=used)
        shelf = shelf_of(view)
        return [
            _line(one, shelf)
            for one in found
            if any(wanted.takes(shelf.claims[claim_id]) for claim_id in one.claim_ids)
        ]


def incidents_as_json(lines: list[IncidentLine]) -> Iterator[str]:
    """One JSON object a line, with the fields of IncidentLine."""
    for line in lines:
        yield json.dumps(asdict(line), ensure_ascii=False)


def _line(incident: Incident, shelf: Shelf) -> IncidentLine:
    words = words_of_the_ontology()
    claims = [shelf.claims[claim_id] for claim_id in incident.claim_ids]
    places = ", ".join(_place_names(claims, shelf, frozenset(incident.place_names))[:MOST_PLACES_NAMED])
    return IncidentLine(
        incident_id=incident.id,
        kinds=tuple(words.kind_label(kind) for kind in incident.kinds),
        places=places or "place not named",
        days=days_words(incident.days, are_told=incident.days_are_told),
        articles=tuple(source_words(shelf.articles[key]) for key in incident.article_ids),
        claim_ids=incident.claim_ids,
        tolls=_each_once(_toll(toll, shelf) for toll in incident.tolls),
    )


def _each_once(tolls: Iterable[TollLine]) -> tuple[TollLine, ...]:
    """Lines that read alike as one: an outlet's own voice has several roots where it leans on others."""
    merged: dict[object, TollLine] = {}
    for toll in tolls:
        key = (toll.of, toll.who, toll.side, toll.low, toll.high)
        same = merged.get(key)
        if same is not None:
            sources = tuple(dict.fromkeys((*same.sources, *toll.sources)))
            toll = replace(same, sources=sources, claim_ids=(*same.claim_ids, *toll.claim_ids))
        merged[key] = toll
    return tuple(merged.values())


def _place_names(claims: Sequence[Claim], shelf: Shelf, wanted: frozenset[str]) -> list[str]:
    """Names of its places as those articles give them that do not protect the name, the most frequent first."""
    shown = Counter(
        place.name
        for claim in claims
        for place in claim.resolution.places
        if place.name in wanted and shelf.redactors[claim.article_id].words(place.name) == place.name
    )
    return sorted(shown, key=lambda name: (-shown[name], name))


def _toll(toll: Toll, shelf: Shelf) -> TollLine:
    lines = [shelf.line(shelf.claims[claim_id]) for claim_id in toll.claim_ids]
    who = sorted({line.who for line in lines}, key=lambda name: (-len(name), name))[0]
    side = next((line.side for line in lines if line.side != NO_SIDE), NO_SIDE)
    named = dict.fromkeys(line.source for line in lines)
    return TollLine(toll.of, who, side, toll.low, toll.high, tuple(named), toll.claim_ids)
