"""What any extractor must keep: words of the article at their offsets, known kinds, indexes that lead somewhere.

A draft that does not is refused with a remark, and the others stay; an extraction whose attributions do not hold
together is refused whole, since nobody could tell who says what.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from sayso.errors import ExtractionError
from sayso.model.claim import Attribution, ClaimDraft, Filler, Quantity
from sayso.model.extraction import Extraction
from sayso.model.remark import Remark
from sayso.model.source import ParsedArticle, Span
from sayso.ontology.load import Kind

CLAIM_REFUSED, SLOT_REFUSED, EVIDENCE_AMBIGUOUS = "claim-refused", "slot-refused", "evidence-ambiguous"
REFUSALS = frozenset({CLAIM_REFUSED, SLOT_REFUSED, EVIDENCE_AMBIGUOUS})
"""Codes of the remarks on what an extractor gave and the article does not bear out."""


def checked(extraction: Extraction, parsed: ParsedArticle, kinds: Mapping[str, Kind], *, extractor: str) -> Extraction:
    """The extraction with every draft that keeps the promise; a remark for each that does not.

    Raises ExtractionError when the attributions themselves are broken.
    """
    problems = [problem for row in enumerate(extraction.attributions) for problem in _of_attribution(*row, parsed)]
    if problems:
        raise ExtractionError(parsed.article.locator, extractor, f"gave attributions that do not hold: {problems[0]}")
    drafts: list[ClaimDraft] = []
    remarks: list[Remark] = []
    for draft in extraction.drafts:
        found = next(_of_draft(draft, parsed, kinds, len(extraction.attributions)), None)
        if found is None:
            drafts.append(draft)
        else:
            remarks.append(Remark(CLAIM_REFUSED, None, f"claim {draft.index} of {extractor}: {found}"))
    if not remarks and all(draft.index == place for place, draft in enumerate(drafts)):
        return extraction
    return replace(extraction, drafts=_renumbered(drafts), remarks=(*extraction.remarks, *remarks))


def _renumbered(drafts: list[ClaimDraft]) -> tuple[ClaimDraft, ...]:
    place = {draft.index: index for index, draft in enumerate(drafts)}
    return tuple(
        replace(draft, index=index, about=tuple(place[other] for other in draft.about if other in place))
        for index, draft in enumerate(drafts)
    )


def _of_attribution(place: int, attribution: Attribution, parsed: ParsedArticle) -> Iterator[str]:
    spans = (attribution.source, attribution.channel, attribution.addressee, *attribution.cue, *attribution.content)
    if attribution.index != place:
        yield f"attribution {place} calls itself {attribution.index}"
    if not attribution.content:
        yield f"attribution {place} has no content"
    if attribution.parent is not None and attribution.parent < 0:
        yield f"attribution {place} stands inside attribution {attribution.parent}"
    yield from (f"attribution {place}: {problem}" for problem in _outside(spans, parsed))


def _of_draft(draft: ClaimDraft, parsed: ParsedArticle, kinds: Mapping[str, Kind], attributions: int) -> Iterator[str]:
    if draft.kind not in kinds:
        yield f"no kind {draft.kind!r}"
    elif draft.change is not None and kinds[draft.kind].change(draft.change) is None:
        yield f"a claim of the kind {draft.kind!r} has no change {draft.change!r}"
    if not draft.evidence.of(parsed.article.text).strip():
        yield "its evidence has no words"
    if not 0 <= draft.trigger < len(parsed.tokens):
        yield f"its trigger is word {draft.trigger} of {len(parsed.tokens)}"
    if draft.attribution is not None and not 0 <= draft.attribution < attributions:
        yield f"it stands under attribution {draft.attribution} of {attributions}"
    yield from _outside((draft.evidence, *draft.times, *draft.also), parsed)
    for filler in (draft.actor, draft.target, *draft.places):
        yield from _of_filler(filler, parsed)
    yield from _of_quantity(draft.quantity, parsed)


def _of_filler(filler: Filler | None, parsed: ParsedArticle) -> Iterator[str]:
    if filler is None:
        return
    if not 0 <= filler.head < len(parsed.tokens):
        yield f"{filler.words!r} has its head at word {filler.head} of {len(parsed.tokens)}"
    yield from _outside((filler.span,), parsed)
    if filler.span.of(parsed.article.text) != filler.words:
        yield f"{filler.words!r} is not what the article has there"


def _of_quantity(quantity: Quantity | None, parsed: ParsedArticle) -> Iterator[str]:
    if quantity is None:
        return
    if quantity.low is not None and quantity.high is not None and quantity.low > quantity.high:
        yield f"its number runs from {quantity.low} to {quantity.high}"
    yield from _outside((quantity.span,), parsed)


def _outside(spans: tuple[Span | None, ...], parsed: ParsedArticle) -> Iterator[str]:
    end = len(parsed.article.text)
    for span in spans:
        if span is not None and span.end > end:
            yield f"characters {span.start} to {span.end} of an article of {end}"
