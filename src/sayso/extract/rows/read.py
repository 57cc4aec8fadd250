"""Rows -> Extraction: each row becomes a draft with its attribution, or a remark that says why it does not.

What a row says of the claimant's side, of the days and of the background is left to the resolving stage, which decides
with the theatre and the publication day, the same for every extractor; days are named by their words ("times").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sayso.extract.checking import CLAIM_REFUSED, EVIDENCE_AMBIGUOUS, SLOT_REFUSED
from sayso.extract.rows.fields import (
    Row,
    RowRefusedError,
    list_of_words,
    one_of,
    position_of,
    range_of,
    span_of,
    words_of,
)
from sayso.extract.rows.located import Locator
from sayso.model.claim import (
    Attribution,
    Certainty,
    ClaimDraft,
    Filler,
    Modality,
    Polarity,
    Quantity,
    Quoting,
    Stance,
)
from sayso.model.counted import counted
from sayso.model.extraction import Extraction
from sayso.model.remark import Remark
from sayso.model.source import ParsedArticle, Span
from sayso.ontology.load import Kind

STANCES = {Modality.CALLED_FOR: Stance.DEMANDS, Modality.UNVERIFIED: Stance.DOUBTS}
OPENING_QUOTES = '"“‘«'


@dataclass(frozen=True, slots=True)
class _Told:
    """One row that holds: its draft, and the attribution that it stands under, both still without an index."""

    position: int
    draft: ClaimDraft
    attribution: Attribution | None
    about: int | None


def extraction_from_rows(
    rows: Sequence[object], parsed: ParsedArticle, kinds: Mapping[str, Kind], *, name: str
) -> Extraction:
    """Drafts and attributions for rows in the form of the annotation guide; `name` is the extractor, for the remarks.

    The evidence and the claimant must stand in the text word for word, or the row is refused; other slots must, or they
    are left open. Every refusal is a remark.
    """
    reader = _RowReader(parsed, kinds, name)
    told = [one for position, row in enumerate(rows) if (one := reader.read(position, row)) is not None]
    told.sort(key=lambda one: (one.draft.evidence.start, one.draft.evidence.end, one.draft.kind, one.position))
    attributions = _in_order(one.attribution for one in told if one.attribution is not None)
    index_of = {_key(attribution): attribution.index for attribution in attributions}
    place = {one.position: index for index, one in enumerate(told)}
    reader.remark_on_what_leads_nowhere(told)
    drafts = tuple(
        replace(
            one.draft,
            index=index,
            attribution=index_of[_key(one.attribution)] if one.attribution is not None else None,
            about=(place[one.about],) if one.about is not None and one.about in place else (),
        )
        for index, one in enumerate(told)
    )
    return Extraction(attributions, drafts, tuple(reader.remarks))


def _in_order(attributions: Iterable[Attribution]) -> tuple[Attribution, ...]:
    ordered = sorted(attributions, key=lambda one: (one.content[0].start, one.content[-1].end))
    once = {_key(attribution): attribution for attribution in ordered}
    return tuple(replace(attribution, index=index) for index, attribution in enumerate(once.values()))


def _key(attribution: Attribution) -> Attribution:
    return replace(attribution, index=0)


class _RowReader:
    def __init__(self, parsed: ParsedArticle, kinds: Mapping[str, Kind], name: str) -> None:
        self.parsed, self.kinds, self.name = parsed, kinds, name
        self.where = Locator(parsed)
        self.remarks: list[Remark] = []

    def read(self, position: int, row: object) -> _Told | None:
        try:
            if not isinstance(row, dict):
                raise RowRefusedError("is not an object")
            return self._told(position, row)
        except RowRefusedError as problem:
            self._remark(CLAIM_REFUSED, None, position, str(problem))
            return None

    def remark_on_what_leads_nowhere(self, told: Sequence[_Told]) -> None:
        """A remark for each claim that is about a claim which is not there."""
        there = {one.position for one in told}
        for one in told:
            if one.about is not None and one.about not in there:
                note = f'it is about claim {one.about}, which is not there or was refused; "about" was left open'
                self._remark(SLOT_REFUSED, one.draft.evidence, one.position, note)

    def _told(self, position: int, row: Row) -> _Told:
        evidence, trigger = self._evidence(position, row)
        kind = words_of(row, "kind")
        if kind is None or kind not in self.kinds:
            raise RowRefusedError(f'"kind" is {kind!r}, not one of {", ".join(self.kinds)}')
        change = words_of(row, "change")
        if change is not None and self.kinds[kind].change(change) is None:
            raise RowRefusedError(f"a claim of the kind {kind!r} has no change {change!r}")
        draft = ClaimDraft(
            index=-1,
            evidence=evidence,
            kind=kind,
            change=change,
            trigger=trigger,
            attribution=None,
            polarity=one_of(row, "polarity", Polarity, Polarity.AFFIRMED),
            modality=one_of(row, "modality", Modality, Modality.HAPPENED),
            actor=self._slot(position, "actor", words_of(row, "actor"), evidence),
            target=self._slot(position, "target", words_of(row, "target"), evidence),
            places=self._slots(position, "places", list_of_words(row, "places"), evidence),
            times=self._times(position, row, evidence),
            quantity=self._quantity(position, row, evidence),
            about=(),
            zone=self.parsed.article.zone_at(evidence.start),
            rule=self.name,
        )
        about = position_of(row, "about")
        if about == position:
            raise RowRefusedError("is about itself")
        return _Told(position, draft, self._attribution(position, row, draft), about)

    def _evidence(self, position: int, row: Row) -> tuple[Span, int]:
        words = words_of(row, "evidence")
        if words is None:
            raise RowRefusedError("has no evidence")
        given = span_of(row)
        if given is not None and given.of(self.where.text).split() != words.split():
            raise RowRefusedError(f'its evidence {words!r} is not what the text has at its "span"')
        found = [given] if given is not None else self.where.all_of(words)
        if not found:
            raise RowRefusedError(f"its evidence {words!r} does not stand in the text")
        span = found[0]
        trigger = self.where.head_of(span)
        if trigger is None:
            raise RowRefusedError(f"its evidence {words!r} has no word in it")
        if len(found) > 1:
            times = counted(len(found), "time")
            note = f'its evidence stands {times} in the text, and the first was taken ("span" says which)'
            self._remark(EVIDENCE_AMBIGUOUS, span, position, note)
        return span, trigger

    def _slot(self, position: int, field: str, words: str | None, evidence: Span) -> Filler | None:
        if words is None:
            return None
        filler = self.where.filler(words, evidence)
        if filler is None:
            note = f'"{field}" is {words!r}, which does not stand in the text, and was left open'
            self._remark(SLOT_REFUSED, evidence, position, note)
        return filler

    def _slots(self, position: int, field: str, words: Sequence[str], evidence: Span) -> tuple[Filler, ...]:
        found = (self._slot(position, field, item, evidence) for item in words)
        return tuple(filler for filler in found if filler is not None)

    def _times(self, position: int, row: Row, evidence: Span) -> tuple[Span, ...]:
        """The words that are named as times; where none are, the time expressions inside the evidence."""
        if row.get("times") is None:
            return tuple(span for span in self.parsed.times if evidence.contains(span))
        named = self._slots(position, "times", list_of_words(row, "times"), evidence)
        return tuple(sorted(filler.span for filler in named))

    def _quantity(self, position: int, row: Row, evidence: Span) -> Quantity | None:
        quantity = row.get("quantity")
        if quantity is None:
            return None
        if not isinstance(quantity, dict):
            raise RowRefusedError('"quantity" is not an object')
        of = words_of(quantity, "of")
        if of is None:
            raise RowRefusedError('"quantity" does not say of what')
        low, high = range_of(quantity)
        named = self._slot(position, "quantity", words_of(quantity, "words"), evidence)
        span = named.span if named is not None else self._number_in(evidence)
        return Quantity(of=of, low=low, high=high, words=span.of(self.where.text), span=span)

    def _number_in(self, evidence: Span) -> Span:
        """The first number in the evidence with the words that the parser takes with it; else the evidence itself."""
        numbers = [token for token in self.where.tokens_in(evidence) if token.pos == "NUM"]
        if not numbers:
            return evidence
        first = last = numbers[0]
        for token in numbers[1:]:
            last = token if token.i == last.i + 1 else last
        return Span(first.span.start, last.span.end)

    def _attribution(self, position: int, row: Row, draft: ClaimDraft) -> Attribution | None:
        """Who puts the row forward; None for the article's own voice."""
        words = words_of(row, "claimant")
        if words is None:
            return None
        evidence = draft.evidence
        source = self.where.nearest(words, evidence, apart_from=[evidence]) or self.where.nearest(words, evidence)
        if source is None:
            raise RowRefusedError(f"its claimant {words!r} does not stand in the text")
        content = self._content(evidence, source)
        if not content:
            raise RowRefusedError("its evidence is nothing but its claimant")
        cue = self._beside(position, "cue", words_of(row, "cue"), evidence, [source, *content])
        channel = self._beside(position, "channel", words_of(row, "channel"), evidence, [source])
        is_quoted = self.where.text[max(evidence.start - 1, 0)] in OPENING_QUOTES
        return Attribution(
            index=0,
            source=source,
            cue=(cue,) if cue is not None else (),
            content=content,
            quoting=Quoting.DIRECT if is_quoted else Quoting.INDIRECT,
            stance=self._stance(row, draft),
            certainty=Certainty.HEDGED if draft.modality is Modality.POSSIBLE else Certainty.ASSERTED,
            channel=channel,
            rule=self.name,
        )

    def _content(self, evidence: Span, source: Span) -> tuple[Span, ...]:
        """The evidence without the words that name who says it."""
        if not evidence.overlaps(source):
            return (evidence,)
        pieces = ((evidence.start, source.start), (source.end, evidence.end))
        spans = [Span(start, end) for start, end in pieces if start < end]
        return tuple(span for span in spans if span.of(self.where.text).strip())

    def _beside(
        self, position: int, field: str, words: str | None, near: Span, apart_from: Sequence[Span]
    ) -> Span | None:
        if words is None:
            return None
        span = self.where.nearest(words, near, apart_from=apart_from)
        if span is None:
            note = f'"{field}" is {words!r}, which does not stand in the text, and was left open'
            self._remark(SLOT_REFUSED, near, position, note)
        return span

    def _stance(self, row: Row, draft: ClaimDraft) -> Stance:
        if draft.polarity is Polarity.DENIED and position_of(row, "about") is not None:
            return Stance.DENIES
        return STANCES.get(draft.modality, Stance.ASSERTS)

    def _remark(self, code: str, span: Span | None, position: int, note: str) -> None:
        self.remarks.append(Remark(code, span, f"claim {position} of {self.name}: {note}"))


def rows_in(answer: Mapping[str, Any]) -> list[object]:
    """The list under "claims". Raises RowRefusedError when there is none."""
    rows = answer.get("claims")
    if not isinstance(rows, list):
        raise RowRefusedError('it has no list of "claims"')
    return rows
