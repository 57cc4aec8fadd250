"""From drafts to attributions: who overlaps whom, what nests in what, characters instead of tokens."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.extract.attributions.channels import addressee_of, channel_of
from sayso.extract.attributions.drafts import Draft
from sayso.extract.attributions.reading import Reading, Stretch
from sayso.model.claim import Attribution, Certainty, Quoting
from sayso.model.source import Span

# Share of a content's letters between quotation marks from which it counts as direct.
DIRECT_SHARE = 0.9


@dataclass(frozen=True, slots=True)
class _Placed:
    """A draft with its characters, in the order of the content."""

    draft: Draft
    source: Span | None
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


def settle(reading: Reading, drafts: Iterable[Draft]) -> tuple[Attribution, ...]:
    """The drafts as attributions: in order of content, parents found, spans disjoint within each."""
    placed = [one for one in (_place(reading, draft) for draft in drafts) if one is not None]
    placed.sort(key=lambda one: (one.content[0].start, -one.content[-1].end, abs(one.draft.cue_word)))
    parents = _parents(placed)
    return tuple(_attribution(reading, index, one, parents[index]) for index, one in enumerate(placed))


def _place(reading: Reading, draft: Draft) -> _Placed | None:
    """Content gives way to cue and source; None when nothing of it is left."""
    source = draft.source
    cue = tuple(piece for piece in draft.cue if source is None or not piece.overlaps(source))
    taken = [*cue, *([source] if source is not None else [])]
    content = [left for piece in draft.content for left in _without(piece, taken)]
    spans = tuple(span for span in (_characters(reading, piece) for piece in content) if span is not None)
    if not spans:
        return None
    source_span = None if source is None else _characters(reading, source)
    cue_spans = tuple(span for span in (_characters(reading, piece) for piece in sorted_stretches(cue)) if span)
    if not cue_spans:
        cue_spans = tuple(_whole(reading, piece) for piece in cue)
    return _Placed(draft, source_span, cue_spans, tuple(sorted(spans)))


def sorted_stretches(pieces: Iterable[Stretch]) -> list[Stretch]:
    """In order of the text."""
    return sorted(pieces, key=lambda piece: piece.first)


def _without(piece: Stretch, taken: Sequence[Stretch]) -> list[Stretch]:
    left = [piece]
    for cut in taken:
        left = [part for whole in left for part in _cut(whole, cut)]
    return left


def _cut(whole: Stretch, cut: Stretch) -> list[Stretch]:
    if not whole.overlaps(cut):
        return [whole]
    parts = []
    if whole.first < cut.first:
        parts.append(Stretch(whole.first, cut.first - 1))
    if cut.last < whole.last:
        parts.append(Stretch(cut.last + 1, whole.last))
    return parts


def _characters(reading: Reading, piece: Stretch) -> Span | None:
    """The characters of a stretch without marks and white space at its ends; None for a stretch of marks alone."""
    first, last = piece.first, piece.last
    while first <= last and reading.is_punctuation(first):
        first += 1
    while last >= first and reading.is_punctuation(last):
        last -= 1
    return _whole(reading, _with_partner_marks(reading, piece, first, last)) if first <= last else None


PARTNERS = {")": "(", "]": "["}


def _with_partner_marks(reading: Reading, piece: Stretch, first: int, last: int) -> Stretch:
    """The stretch with a quotation mark or bracket at its end whose partner stands inside."""
    quotation = reading.quotations[reading.quotation_at[first]] if reading.is_quoted(first) else None
    if quotation is not None and quotation.closing is not None and quotation.closing < last:
        first = max(piece.first - 1, min(first, quotation.opening))
    quotation = reading.quotations[reading.quotation_at[last]] if reading.is_quoted(last) else None
    if quotation is not None and quotation.closing is not None and first < quotation.opening:
        last = min(piece.last + 1, max(last, quotation.closing))
    opening = PARTNERS.get(reading.tokens[last + 1].text) if last < piece.last else None
    if opening is not None and any(reading.tokens[i].text == opening for i in range(first, last + 1)):
        last += 1
    return Stretch(first, last)


def _whole(reading: Reading, piece: Stretch) -> Span:
    return Span(reading.tokens[piece.first].span.start, reading.tokens[piece.last].span.end)


# Nobody follows more voices than this at once; the bound keeps "he said he said ..." linear.
MOST_OPEN = 64


def _parents(placed: Sequence[_Placed]) -> list[int | None]:
    """For each the innermost other whose content holds its content and its cue word, or that relays it."""
    parents: list[int | None] = []
    open_ones: list[int] = []
    by_cue = {one.draft.cue_word: index for index, one in enumerate(placed)}
    for index, one in enumerate(placed):
        start, end = one.content[0].start, one.content[-1].end
        open_ones = [other for other in open_ones if placed[other].content[-1].end > start][-MOST_OPEN:]
        relay = None if one.draft.relayed_by is None else by_cue.get(one.draft.relayed_by)
        around = (other for other in reversed(open_ones) if _holds(placed[other], start, end, one))
        parents.append(relay if relay is not None else next(around, None))
        open_ones.append(index)
    return parents


def _holds(other: _Placed, start: int, end: int, one: _Placed) -> bool:
    inside = other.content[0].start <= start and end <= other.content[-1].end
    if not inside or _length(other) <= _length(one):
        return False
    return any(piece.contains(span) for piece in other.content for span in one.cue)


def _length(one: _Placed) -> int:
    return sum(len(piece) for piece in one.content)


def _attribution(reading: Reading, index: int, one: _Placed, parent: int | None) -> Attribution:
    draft = one.draft
    cue_word = draft.cue_word if draft.cue_word >= 0 else -1 - draft.cue_word
    channel, addressee = channel_of(reading, cue_word), addressee_of(reading, cue_word)
    stance = draft.stance
    if not draft.stance_is_final and reading.is_negated(cue_word):
        stance = reading.speech.negated_stance.get(stance, stance)
    return Attribution(
        index=index,
        source=one.source,
        cue=one.cue,
        content=one.content,
        quoting=_quoting(reading, one),
        stance=stance,
        certainty=Certainty.HEDGED if not draft.stance_is_final and _is_hedged(reading, draft) else draft.certainty,
        channel=None if channel is None else _characters(reading, channel),
        addressee=None if addressee is None else _characters(reading, addressee),
        parent=parent,
        rule=draft.rule,
    )


def _quoting(reading: Reading, one: _Placed) -> Quoting:
    whole, quoted = reading.letters_before, reading.quoted_letters_before
    total = sum(whole[piece.last + 1] - whole[piece.first] for piece in one.draft.content)
    inside = sum(quoted[piece.last + 1] - quoted[piece.first] for piece in one.draft.content)
    if inside == 0:
        return Quoting.INDIRECT
    return Quoting.DIRECT if inside >= DIRECT_SHARE * total else Quoting.MIXED


def _is_hedged(reading: Reading, draft: Draft) -> bool:
    speech = reading.speech
    around = reading.children(draft.cue_word, "advmod", "aux")
    return any(
        word.text.lower() in speech.hedging_adverbs or word.text.lower() in speech.hedging_auxiliaries
        for word in around
    )
