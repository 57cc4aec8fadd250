"""Remarks of resolve: what stays open, once for each wording; counts that do not agree with the names beside them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sayso.model.claim import Claim
from sayso.model.ids import folded
from sayso.model.remark import Remark
from sayso.model.source import ParsedArticle
from sayso.ontology.load import Kind
from sayso.resolve.index import SpanIndex, sentence_over
from sayso.resolve.propositions import key_of


def once_each(remarks: Iterable[Remark], parsed: ParsedArticle) -> Iterator[Remark]:
    """The first remark for each code and wording, in the order of the text."""
    met: set[tuple[str, str]] = set()
    for remark in sorted(remarks, key=lambda r: r.span.start if r.span else -1):
        words = folded(remark.span.of(parsed.article.text)) if remark.span is not None else remark.note
        if (remark.code, words) not in met:
            met.add((remark.code, words))
            yield remark


def remark_on_counts(
    claims: Sequence[Claim], counted: frozenset[str], kinds: Mapping[str, Kind], parsed: ParsedArticle
) -> Iterator[Remark]:
    """'count-and-names-differ': a claim counts four districts, and it and its neighbours in the sentence name two."""
    by_evidence = SpanIndex((claim.evidence, claim) for claim in claims)
    for claim in claims:
        quantity = claim.quantity
        if quantity is None or quantity.of.lower() not in counted or not kinds[claim.kind].question.per_place:
            continue
        neighbours = _neighbours(claim, by_evidence, parsed) or _told_just_before(claim, by_evidence, parsed)
        named = {key_of(p): p.name for other in neighbours for p in other.resolution.places}
        within = (quantity.low is None or quantity.low <= len(named)) and (
            quantity.high is None or len(named) <= quantity.high
        )
        if named and not within:
            names = ", ".join(named.values())
            yield Remark(
                "count-and-names-differ", quantity.span, f"{quantity.words!r} counts, {len(named)} named: {names}"
            )


def _neighbours(claim: Claim, by_evidence: SpanIndex[Claim], parsed: ParsedArticle) -> list[Claim]:
    """Claims of the same kind and claimant in the same sentence that name places; it may be one of them."""
    around = sentence_over(parsed, claim.evidence)
    who = claim.resolution.claimant
    return [
        other
        for other in by_evidence.touching(around.span if around is not None else claim.evidence)
        if other.kind == claim.kind
        and other.resolution.places
        and (other.resolution.claimant.words if other.resolution.claimant else None) == (who.words if who else None)
    ]


def _told_just_before(claim: Claim, by_evidence: SpanIndex[Claim], parsed: ParsedArticle) -> list[Claim]:
    """'That makes four of the seven': claims of the same kind in the sentence before, whoever makes them."""
    around = sentence_over(parsed, claim.evidence)
    at = bisect_left(parsed.sentences, around.span.start, key=lambda s: s.span.start) if around is not None else 0
    if at == 0:
        return []
    told = by_evidence.touching(parsed.sentences[at - 1].span)
    return [other for other in told if other.kind == claim.kind and other.resolution.places]
