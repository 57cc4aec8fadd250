"""One layer of the reading for each text of a feed, with no ledger: what measuring and other programs want."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO, TypeVar

from sayso.errors import InputError, UnknownPackError
from sayso.extract.checking import REFUSALS
from sayso.model.claim import Attribution, Claim, Reference
from sayso.model.remark import Remark
from sayso.model.source import Article, Span
from sayso.read import Hints, Skipped, captures_in, read_capture
from sayso.resolve.place_located import Located, located
from sayso.resolve.places import find_places
from sayso.resolve.times import resolve_times
from sayso.settings import Settings
from sayso.workflows.files import whole_file
from sayso.workflows.ingest import now_utc
from sayso.workflows.packs import Packs, load_packs
from sayso.workflows.pipeline import parsed_with_names, parsed_with_times, read_article

Step = Callable[[int, int | None], None]
Row = dict[str, Any]
Found = TypeVar("Found")

MOST_CANDIDATES = 5
"""Readings of a place's name that are written out."""


@dataclass(frozen=True, slots=True)
class LayerReport:
    """What was written."""

    written: int
    items: int
    skipped: tuple[str, ...]


def claims_layer(article: Article, packs: Packs) -> Row:
    """{"claims": [...]}: one object a claim, fields as in the annotation guide, and more.

    Where the extractor gave what the text does not bear out, "refused" lists it.
    """
    resolved = read_article(article, packs).resolved
    refused = refusals(resolved.remarks)
    return {"claims": claim_rows(resolved.claims), **({"refused": refused} if refused else {})}


def refusals(remarks: Sequence[Remark]) -> list[str]:
    """What was not taken of an extractor's answer, and why, as sentences."""
    return [remark.note for remark in remarks if remark.code in REFUSALS]


def claim_rows(claims: Sequence[Claim]) -> list[Row]:
    """One object a claim, in the order of the claims."""
    index = {claim.id: position for position, claim in enumerate(claims)}
    return [_claim_row(claim, index) for claim in claims]


def _claim_row(claim: Claim, index: Mapping[str, int]) -> Row:
    resolution = claim.resolution
    claimant, when, quantity = resolution.claimant, resolution.when, claim.quantity
    period = when.period if when else None
    first = period.first if period else None
    last = period.last if period else None
    return {
        "evidence": claim.words,
        "span": [claim.evidence.start, claim.evidence.end],
        "kind": claim.kind,
        "change": claim.change,
        "claimant": claimant.words if claimant else None,
        "party": claimant.party if claimant else None,
        "channel": next((voice.channel for voice in reversed(claim.voices) if voice.channel), None),
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "actor": resolution.actor.name if resolution.actor else None,
        "target": resolution.target.name if resolution.target else None,
        "places": list(dict.fromkeys(place.words for place in resolution.places)),
        # History told as context has its span in the ledger, and no days in this form.
        "when": [str(first or last), str(last or first)] if (first or last) and not resolution.background else None,
        "quantity": {"of": quantity.of, "low": quantity.low, "high": quantity.high} if quantity else None,
        "about": next((index[key] for key in claim.about if key in index), None),
        "background": resolution.background,
        "id": claim.id,
        "rule": claim.rule,
        "voices": [voice.words for voice in claim.voices],
        "also": [[span.start, span.end] for span in claim.also],
    }


def attributions_layer(article: Article, packs: Packs) -> Row:
    """{"attributions": [...]}: source, cue and content as lists of [start, end), and what was made of them."""
    found = packs.extractor.extract(parsed_with_names(article, packs)).attributions
    return {"attributions": [_attribution_row(attribution) for attribution in found]}


def _attribution_row(attribution: Attribution) -> Row:
    return {
        "source": _pairs(attribution.source),
        "cue": _pairs(*attribution.cue),
        "content": _pairs(*attribution.content),
        "quoting": attribution.quoting.value,
        "stance": attribution.stance.value,
        "certainty": attribution.certainty.value,
        "channel": _pairs(attribution.channel),
        "addressee": _pairs(attribution.addressee),
        "parent": attribution.parent,
        "rule": attribution.rule,
    }


def _pairs(*spans: Span | None) -> list[list[int]]:
    return [[span.start, span.end] for span in spans if span is not None]


def places_layer(article: Article, packs: Packs) -> Row:
    """{"toponyms": [...]}: every place name with its characters; with positions, where the index of places is built."""
    parsed = parsed_with_names(article, packs)
    found = find_places(parsed, packs.theatre)
    if packs.gazetteer is None:
        return {"toponyms": [_place_row(place) for place in found if place.span is not None]}
    places = located(found, parsed, gazetteer=packs.gazetteer, theatre=packs.theatre)
    return {"toponyms": [_located_row(place) for place in places]}


def _place_row(place: Reference) -> Row:
    span = place.span or Span(0, 0)
    return {"start": span.start, "end": span.end, "name": place.words, "ref": place.ref, "lat": None, "lon": None}


def _located_row(located_place: Located) -> Row:
    place, position = located_place.place, located_place.position
    return {
        **_place_row(located_place.reference),
        "lat": position.latitude if position else None,
        "lon": position.longitude if position else None,
        "geonameid": place.geonameid if place else None,
        "gazetteer": place.ref if place else None,
        "kind": place.kind if place else None,
        "margin": located_place.margin,
        "candidates": [[hit.place.ref, hit.place.name, hit.score] for hit in located_place.hits[:MOST_CANDIDATES]],
        "reason": located_place.reason,
    }


def times_layer(article: Article, packs: Packs) -> Row:
    """{"times": [...]}: every time expression with its characters and its TIMEX3 value."""
    readings = resolve_times(parsed_with_times(article, packs), packs.times)
    return {
        "times": [
            {"start": time.span.start, "end": time.span.end, "value": time.value, "reason": time.reason}
            for time in readings
        ]
    }


LAYERS: Mapping[str, Callable[[Article, Packs], Row]] = {
    "claims": claims_layer,
    "attributions": attributions_layer,
    "places": places_layer,
    "times": times_layer,
}


def extract_layer(source: Path, out: Path, *, layer: str, settings: Settings, step: Step) -> LayerReport:
    """Reads {"doc", "text", ...} lines and writes {"doc", <layer>} lines in the same order; '-' is standard output.

    The file `out` appears only when it is whole. A line that cannot be read is named in the report.
    Raises UnknownPackError for an unknown layer, InputError when `source` itself cannot be read.
    """
    if layer not in LAYERS:
        raise UnknownPackError("layer", layer, LAYERS, "choose one of these with --layer")
    packs = load_packs(settings)
    written = items = 0
    skipped: list[str] = []
    with writer(out) as handle:
        for doc, row in found_in(source, lambda article: LAYERS[layer](article, packs), skipped=skipped, step=step):
            items += len(next(iter(row.values())))
            handle.write(json.dumps({"doc": doc, **row}, ensure_ascii=False) + "\n")
            written += 1
    return LayerReport(written, items, tuple(skipped))


def found_in(
    source: Path, find: Callable[[Article], Found], *, skipped: list[str], step: Step
) -> Iterator[tuple[str, Found]]:
    """The caller's key of each text with what is found in it, in order; what cannot be read is added to `skipped`.

    Raises InputError when `source` itself cannot be read.
    """
    for done, met in enumerate(captures_in(source, now=now_utc), start=1):
        try:
            if isinstance(met, Skipped):
                raise met.error
            article, _ = read_capture(met, Hints())
            found = find(article)
        except InputError as error:
            skipped.append(str(error))
            continue
        yield doc_of(met.raw, article.locator), found
        step(done, None)


def doc_of(raw: bytes, locator: str) -> str:
    """The caller's own key for the text: "doc" of a JSON line, else where it was met."""
    try:
        parsed = json.loads(raw)
    except ValueError:
        return locator
    return str(parsed["doc"]) if isinstance(parsed, dict) and "doc" in parsed else locator


@contextmanager
def writer(out: Path) -> Iterator[TextIO]:
    """Where lines go: standard output for '-', else a file that appears only when it is whole."""
    if str(out) == "-":
        yield sys.stdout
    else:
        with whole_file(out) as handle:
            yield handle
