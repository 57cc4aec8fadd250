"""Cues that stand after or inside what is said without quotation marks: "The town fell, he said", "as she put it"."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.extract.attributions.drafts import Draft
from sayso.extract.attributions.reading import Reading, Stretch
from sayso.extract.attributions.sources import SUBJECTS, source_stretch
from sayso.extract.attributions.verbs import cue_stretch
from sayso.languages.speech import CueWord, Frame, cue_for

BREAKS = frozenset({",", "—", "–", "--", "-"})


def attributions_of_asides(reading: Reading, taken: frozenset[int]) -> Iterator[Draft]:
    """Cue verbs that found nothing to their right and have a sentence to their left or around them.

    `taken` holds the cue words that other rules have explained.
    """
    for token in reading.tokens:
        if token.i in taken or token.pos != "VERB":
            continue
        word = cue_for(reading.speech.verbs, token.lemma, Frame.ASIDE)
        if word is None:
            continue
        draft = _as_clause(reading, token.i, word) or _aside(reading, token.i, word)
        if draft is not None:
            yield draft


def _aside(reading: Reading, verb: int, word: CueWord) -> Draft | None:
    cue = cue_stretch(reading, verb)
    subject = reading.child(verb, *SUBJECTS)
    if subject is None or subject.text.lower() in reading.speech.relative_pronouns:
        return None
    source = source_stretch(reading, subject.i, verb)
    left, right = min(source.first, cue.first), max(source.last, cue.last)
    sentence = reading.sentence(verb)
    if left - 1 <= sentence.first:
        return None
    has_break = reading.tokens[left - 1].text in BREAKS
    if not has_break and not (reading.lacks_commas and _ends_sentence(reading, right, sentence.last)):
        return None
    content = _around(reading, sentence, left - 1 if has_break else left, right, verb)
    if not content:
        return None
    return Draft(verb, source, (cue,), content, word.stance, "aside", word.certainty)


def _around(reading: Reading, sentence: Stretch, left: int, right: int, verb: int) -> tuple[Stretch, ...]:
    """The sentence before the aside and, when it goes on after a comma, the rest of it."""
    before = Stretch(sentence.first, left - 1)
    resume = _resumption(reading, right, sentence.last, verb)
    if resume is not None:
        return (before, Stretch(resume, sentence.last))
    if any(reading.tokens[i].tag.startswith(("VB", "MD")) for i in range(before.first, before.last + 1)):
        return (before,)
    return ()


def _resumption(reading: Reading, right: int, last: int, verb: int) -> int | None:
    """Where the sentence goes on after an aside; None where the rest hangs on the cue."""
    comma = next((i for i in range(right + 1, last) if reading.tokens[i].text in BREAKS), None)
    if comma is None or comma + 1 > last:
        return None
    after = reading.tokens[comma + 1]
    if _hangs_under(reading, after.i, verb) or after.tag in ("VBG", "WP", "WDT", "CC"):
        return None
    return after.i


def _hangs_under(reading: Reading, i: int, verb: int) -> bool:
    """Whether a word's path to the root goes through the cue by anything but what is said."""
    for _ in range(len(reading.tokens)):
        token = reading.tokens[i]
        if token.head == verb:
            return token.dep in ("advcl", "conj", "advmod", "prep", "npadvmod", "cc", "mark", "appos")
        if token.head == i:
            return False
        i = token.head
    return False


def _ends_sentence(reading: Reading, right: int, last: int) -> bool:
    """Whether nothing but a short phrase of place, time or channel stands between the aside and the full stop."""
    rest = [reading.tokens[i] for i in range(right + 1, last + 1) if not reading.is_punctuation(i)]
    return len(rest) <= 8 and all(token.pos not in ("VERB", "AUX", "SCONJ") for token in rest)


def _as_clause(reading: Reading, verb: int, word: CueWord) -> Draft | None:
    """ "as the governor put it": the rest of the sentence is what is said."""
    mark = reading.child(verb, "mark", "advmod", "prep")
    if mark is None or mark.text.lower() not in reading.speech.aside_markers:
        return None
    subject = reading.child(verb, *SUBJECTS)
    if subject is None or reading.tokens[verb].head == verb:
        return None
    clause, sentence = reading.subtree(verb), reading.sentence(verb)
    before = Stretch(sentence.first, clause.first - 1) if clause.first > sentence.first else None
    after = Stretch(clause.last + 1, sentence.last) if clause.last < sentence.last else None
    pieces = tuple(piece for piece in (before, after) if piece is not None)
    source = source_stretch(reading, subject.i, verb)
    return Draft(verb, source, (cue_stretch(reading, verb),), pieces, word.stance, "as_clause", word.certainty)
