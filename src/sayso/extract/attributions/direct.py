"""Who speaks each quotation: the cue before, inside or after it, and the quotations that go on from one to the next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sayso.extract.attributions.complements import finite_clause
from sayso.extract.attributions.drafts import Draft
from sayso.extract.attributions.quotations import Quotation
from sayso.extract.attributions.reading import Reading, Stretch
from sayso.extract.attributions.sources import SUBJECTS, source_of_verb, source_stretch
from sayso.extract.attributions.verbs import cue_stretch
from sayso.languages.speech import Frame, cue_for

SENTENCE_ENDS = frozenset({".", "?", "!", "…", "..."})
QUOTE_INTRODUCERS = frozenset({",", ":", "—", "–", "-", "--", ";"})

# Between a cue and its quotation stands a title, an addressee, a channel; more words than this are another thought.
WIDEST_GAP = 30
# In words. Longer than any sentence of prose; the bound keeps pages without full stops linear.
LONGEST_SENTENCE = 300


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A cue verb with the quotations that it introduces or closes."""

    verb: int
    before: int | None
    after: int | None
    source: Stretch | None


def attributions_of_quotations(reading: Reading) -> Iterator[Draft]:
    """One draft for each cue verb that stands beside a quotation, with all that it says."""
    owners: dict[int, int] = {}
    spoken: list[_Spoken] = []
    for token in reading.tokens:
        if token.pos != "VERB" or reading.is_quoted(token.i):
            continue
        if cue_for(reading.speech.verbs, token.lemma, Frame.QUOTE) is None:
            continue
        found = _spoken_by(reading, token.i, owners)
        if found is not None:
            for number in (found.before, found.after):
                if number is not None:
                    owners[number] = len(spoken)
            spoken.append(found)
    _go_on(reading, owners, spoken)
    for index, cue in enumerate(spoken):
        yield _draft(reading, cue, sorted(number for number, owner in owners.items() if owner == index))


def _spoken_by(reading: Reading, verb: int, taken: dict[int, int]) -> _Spoken | None:
    source, left = _source_and_left_edge(reading, verb)
    before = _quotation_before(reading, left)
    after = _quotation_after(reading, verb)
    if before is None and source is not None and source.first > verb:
        left = cue_stretch(reading, verb).first
        before = _quotation_before(reading, left)
    if before in taken or (before is not None and not _leads_to(reading, before, verb, left)):
        before = None
    if before is None and after is None:
        return None
    return _Spoken(verb, before, after, source)


def _leads_to(reading: Reading, before: int, verb: int, left: int) -> bool:
    """Whether the cue belongs to the quotation before it and does not open a sentence of its own."""
    quotation = reading.quotations[before]
    is_over = reading.tokens[quotation.last].text == "."
    if is_over and left < verb:
        return False
    opens_sentence = _start_of_sentence(reading, quotation.opening) == quotation.opening
    return opens_sentence or finite_clause(reading, verb) is None


def _source_and_left_edge(reading: Reading, verb: int) -> tuple[Stretch | None, int]:
    """The speaker next to the verb, by the tree or, where a quotation has broken the tree, by position."""
    cue = cue_stretch(reading, verb)
    own = next((s for s in reading.children(verb, *SUBJECTS) if not reading.is_quoted(s.i)), None)
    if own is not None:
        source = source_stretch(reading, own.i, verb)
        return source, min(source.first, cue.first)
    beside = _beside(reading, cue)
    if beside is not None:
        return beside, min(beside.first, cue.first)
    return source_of_verb(reading, verb), cue.first


NAMING = frozenset({"NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM", "ADP"})


def _beside(reading: Reading, cue: Stretch) -> Stretch | None:
    """A run of naming words between a quotation and the cue, or right after the cue."""
    first = cue.first
    while first - 1 >= 0 and not reading.is_quoted(first - 1) and reading.tokens[first - 1].pos in NAMING:
        first -= 1
    closes_quotation = _quotation_before(reading, first) is not None
    if first < cue.first and closes_quotation:
        return Stretch(first, cue.first - 1)
    last = cue.last
    while last + 1 < len(reading.tokens) and reading.tokens[last + 1].pos in NAMING - {"ADP"}:
        last += 1
    if last > cue.last and _quotation_before(reading, cue.first) is not None and not reading.is_quoted(last):
        return Stretch(cue.last + 1, last)
    return None


def _quotation_before(reading: Reading, left: int) -> int | None:
    """The quotation that ends right before a token, commas between."""
    i = left - 1
    while i >= 0 and not reading.is_quoted(i) and reading.tokens[i].text in QUOTE_INTRODUCERS:
        i -= 1
    if i < 0 or not reading.is_quoted(i) or reading.paragraph_at[i] != reading.paragraph_at[left]:
        return None
    number = reading.quotation_at[i]
    quotation = reading.quotations[number]
    return number if i in (quotation.closing, quotation.last) else None


def _quotation_after(reading: Reading, verb: int) -> int | None:
    """The quotation that a cue introduces, with a comma, a colon or nothing between."""
    for i in range(verb + 1, min(verb + WIDEST_GAP, len(reading.tokens))):
        if reading.paragraph_at[i] != reading.paragraph_at[verb]:
            return None
        if reading.is_quoted(i):
            number = reading.quotation_at[i]
            opens = reading.quotations[number].opening == i
            mark = reading.tokens[i - 1]
            introduced = mark.text in QUOTE_INTRODUCERS or i - 1 == verb or mark.dep == "prt"
            fits = (
                opens and introduced and _is_integral(reading, verb, i) and not _is_beside_the_point(reading, verb, i)
            )
            return number if fits else None
        if reading.tokens[i].text in SENTENCE_ENDS or _is_another_cue(reading, i):
            return None
    return None


def _is_integral(reading: Reading, verb: int, opening: int) -> bool:
    """Whether the quotation is what the cue says, and not a phrase inside a clause: 'said the "heroes" had left'."""
    if opening - 1 != verb:
        return True
    quotation = reading.quotations[reading.quotation_at[opening]]
    after = (quotation.closing if quotation.closing is not None else quotation.last) + 1
    if after >= len(reading.tokens) or reading.paragraph_at[after] != reading.paragraph_at[verb]:
        return True
    return reading.is_punctuation(after) or reading.is_punctuation(quotation.last)


def _is_beside_the_point(reading: Reading, verb: int, opening: int) -> bool:
    """Whether the cue says something else before the quotation: a clause that holds it, an object that it explains."""
    clause = finite_clause(reading, verb)
    if clause is not None and clause.first < opening < clause.last:
        return True
    if reading.tokens[opening - 1].text == ":":
        return False
    cues = reading.speech.verbs.get(reading.tokens[verb].lemma, ())
    if any(word.has_addressee for word in cues):
        return False
    return any(verb < thing.i < opening and not reading.is_quoted(thing.i) for thing in reading.children(verb, "dobj"))


def _is_another_cue(reading: Reading, i: int) -> bool:
    token = reading.tokens[i]
    return token.pos == "VERB" and cue_for(reading.speech.verbs, token.lemma, Frame.QUOTE) is not None


def _go_on(reading: Reading, owners: dict[int, int], spoken: list[_Spoken]) -> None:
    """Quotations without a cue of their own that carry on what the one before, or after, was saying."""
    for number, quotation in enumerate(reading.quotations):
        if number in owners or number == 0 or number - 1 not in owners:
            continue
        owner = owners[number - 1]
        if _carries_on(reading, reading.quotations[number - 1], quotation, spoken[owner].verb):
            owners[number] = owner
    for number in range(len(reading.quotations) - 2, -1, -1):
        if number not in owners and number + 1 in owners:
            here, following = reading.quotations[number], reading.quotations[number + 1]
            runs_on = here.closing is None and _opens_next_paragraph(reading, here, following)
            touches = _end_of(here) + 1 == following.opening and _same_paragraph(reading, here, following)
            if runs_on or touches:
                owners[number] = owners[number + 1]


def _carries_on(reading: Reading, earlier: Quotation, later: Quotation, cue: int) -> bool:
    if later.is_single or reading.is_quoted(cue):
        return False
    if not _same_paragraph(reading, earlier, later):
        return earlier.closing is None and _opens_next_paragraph(reading, earlier, later)
    between = range(_end_of(earlier) + 1, later.opening)
    if len(between) == 0:
        return True
    if reading.tokens[later.opening - 1].text not in SENTENCE_ENDS:
        return False
    ends = sum(reading.tokens[i].text in SENTENCE_ENDS for i in between)
    return ends == 1 and (cue in between or cue < earlier.opening)


def _end_of(quotation: Quotation) -> int:
    return quotation.closing if quotation.closing is not None else quotation.last


def _same_paragraph(reading: Reading, earlier: Quotation, later: Quotation) -> bool:
    return reading.paragraph_at[earlier.last] == reading.paragraph_at[later.opening]


def _opens_next_paragraph(reading: Reading, earlier: Quotation, later: Quotation) -> bool:
    is_next = reading.paragraph_at[later.opening] == reading.paragraph_at[earlier.last] + 1
    return is_next and reading.paragraph_at[later.opening - 1] != reading.paragraph_at[later.opening]


def _draft(reading: Reading, spoken: _Spoken, numbers: list[int]) -> Draft:
    pieces = [Stretch(reading.quotations[n].first, reading.quotations[n].last) for n in numbers]
    if spoken.before is not None:
        whole = numbers.index(spoken.before)
        start = _start_of_sentence(reading, reading.quotations[spoken.before].opening)
        start = max([start, *(piece.last + 1 for piece in pieces[:whole])])
        pieces[whole] = replace(pieces[whole], first=start) if start < pieces[whole].first else pieces[whole]
    word = cue_for(reading.speech.verbs, reading.tokens[spoken.verb].lemma, Frame.QUOTE)
    where = "before" if spoken.before is None else "after" if spoken.after is None else "inside"
    if word is None:
        raise ValueError(f"token {spoken.verb} is no cue of a quotation")
    return Draft(
        cue_word=spoken.verb,
        source=spoken.source,
        cue=(cue_stretch(reading, spoken.verb),),
        content=tuple(pieces),
        stance=word.stance,
        rule=f"quotation/cue_{where}",
        certainty=word.certainty,
    )


def _start_of_sentence(reading: Reading, opening: int) -> int:
    """Where a sentence begins that ends in a quotation but does not open with it: 'They would "leave," ...'."""
    i = opening
    while (
        i - 1 >= 0 and opening - i < LONGEST_SENTENCE and reading.paragraph_at[i - 1] == reading.paragraph_at[opening]
    ):
        before = reading.tokens[i - 1]
        if before.text in SENTENCE_ENDS and not reading.is_quoted(i - 1):
            break
        if reading.is_quoted(i - 1) and _quotation_ends_sentence(reading, i - 1):
            break
        i -= 1
    return i


def _quotation_ends_sentence(reading: Reading, i: int) -> bool:
    quotation = reading.quotations[reading.quotation_at[i]]
    is_end = i == _end_of(quotation)
    return is_end and reading.tokens[quotation.last].text in SENTENCE_ENDS
