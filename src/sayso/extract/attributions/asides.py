"""Cues that stand after or inside what is said without quotation marks: "The town fell, he said", "as she put it"."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.extract.attributions.drafts import Draft
from sayso.extract.attributions.reading import Reading, Stretch
from sayso.extract.attributions.sources import PASSIVE_SUBJECTS, SUBJECTS, agent_of, source_stretch
from sayso.extract.attributions.verbs import cue_stretch
from sayso.languages.speech import CueWord, Frame, cue_for
from sayso.model.claim import Stance

BREAKS = frozenset({",", "—", "–", "--"})
HYPHEN = "-"
# In words: how far after its cue an aside may end.
LONGEST_ASIDE = 60
# In words: a name's apposition before its verb ("a former deputy head of the commission for ...").
LONGEST_APPOSITION = 25
RELAY = "aside/relay"
# A cue with one of these says something of its own and stands beside nothing: "found support", "continued to fire".
FILLED = ("dobj", "xcomp", "acomp", "attr", "oprd", "ccomp")


def attributions_of_asides(reading: Reading, taken: frozenset[int]) -> Iterator[Draft]:
    """Cue verbs that found nothing to their right and have a sentence to their left or around them.

    `taken` holds the cue words that other rules have explained.
    """
    for token in reading.tokens:
        if token.i in taken or token.pos != "VERB":
            continue
        word = cue_for(reading.speech.verbs, token.lemma, Frame.ASIDE)
        if word is None or _is_filled(reading, token.i, word):
            continue
        relayed = list(_relayed(reading, token.i, word))
        yield from relayed
        draft = None if relayed else _as_clause(reading, token.i, word) or _aside(reading, token.i, word)
        draft = draft or (None if relayed else _aside_with_lost_subject(reading, token.i, word))
        if draft is not None:
            yield draft


def _is_filled(reading: Reading, verb: int, word: CueWord) -> bool:
    """Whether the cue already has what it says, or does, to its right (whom it tells, and "put it", do not count)."""
    for child in reading.children(verb, *FILLED):
        is_addressee = child.dep == "dobj" and (
            word.has_addressee or child.text.lower() in reading.speech.empty_subjects
        )
        if child.i > verb and not is_addressee:
            return True
    return False


def _is_break(reading: Reading, i: int) -> bool:
    """A comma or a dash; a hyphen only with white space around it."""
    token = reading.tokens[i]
    if token.text != HYPHEN:
        return token.text in BREAKS
    text = reading.parsed.article.text
    return (
        text[token.span.start - 1 : token.span.start].isspace() and text[token.span.end : token.span.end + 1].isspace()
    )


def _aside(reading: Reading, verb: int, word: CueWord) -> Draft | None:
    cue = cue_stretch(reading, verb)
    # "The town fell, reporters were told by a spokesman": whom it was told to stands where the speaker would.
    is_told_to = word.has_addressee and reading.is_passive(verb)
    subject = reading.child(verb, *(PASSIVE_SUBJECTS if is_told_to else SUBJECTS))
    if subject is None or subject.text.lower() in reading.speech.relative_pronouns:
        return None
    spoken_of = source_stretch(reading, subject.i, verb)
    source = agent_of(reading, verb) if is_told_to else spoken_of
    edges = [stretch for stretch in (spoken_of, source, cue) if stretch is not None]
    left, right = min(edge.first for edge in edges), max(edge.last for edge in edges)
    sentence = reading.sentence(verb)
    if left - 1 <= sentence.first:
        return None
    has_break = _is_break(reading, left - 1)
    if not has_break and not (_may_lack_comma(reading, verb, word) and _ends_sentence(reading, right, sentence.last)):
        return None
    content = _around(reading, sentence, left - 1 if has_break else left, right, verb)
    if not content:
        return None
    return Draft(verb, source, (cue,), content, word.stance, "aside", word.certainty)


def _aside_with_lost_subject(reading: Reading, verb: int, word: CueWord) -> Draft | None:
    """ "The army has left Brod, Jan Orel, a spokesman for it, told the radio": the tree makes the name a second town.

    A person's name between commas, or a name and its apposition, right before a cue that has no subject of its own.
    """
    if reading.child(verb, *SUBJECTS, *PASSIVE_SUBJECTS) is not None or reading.is_passive(verb):
        return None
    first = _name_in_front(reading, verb)
    if first is None:
        return None
    sentence = reading.sentence(verb)
    before = Stretch(sentence.first, first - 2)
    if before.last < before.first or not any(
        reading.tokens[i].tag.startswith(("VB", "MD")) for i in range(before.first, before.last + 1)
    ):
        return None
    last = verb - 2 if _is_break(reading, verb - 1) else verb - 1
    source = Stretch(first, last)
    return Draft(verb, source, (Stretch(verb, verb),), (before,), word.stance, "aside/lost subject", word.certainty)


def _name_in_front(reading: Reading, verb: int) -> int | None:
    """First token of a person's name that stands after a comma and has nothing but its apposition before the cue."""
    start = max(reading.sentence(verb).first + 1, verb - LONGEST_APPOSITION)
    for i in range(verb - 1, start - 1, -1):
        token = reading.tokens[i]
        if token.pos in ("VERB", "AUX"):
            return None
        if token.entity == "PERSON" and token.entity_begins and _is_break(reading, i - 1):
            end = i + 1
            while reading.tokens[end].entity == "PERSON" and not reading.tokens[end].entity_begins:
                end += 1
            has_apposition = _is_break(reading, end) and _is_break(reading, verb - 1) and end < verb - 1
            return i if end == verb or has_apposition else None
    return None


def _may_lack_comma(reading: Reading, verb: int, word: CueWord) -> bool:
    """Whether a cue at the end is an aside without its comma, and not a relative clause ("the words he said").

    What is said needs no comma before a verb that takes no object: nobody says houses.
    """
    if reading.lacks_commas:
        return True
    token = reading.tokens[verb]
    above = reading.tokens[token.head]
    takes_object = cue_for(reading.speech.verbs, token.lemma, Frame.OBJECT) is not None
    if takes_object or word.stance is not Stance.ASSERTS or token.dep != "relcl":
        return False
    return above.pos in ("NOUN", "PROPN") and above.lemma not in reading.speech.sayable_nouns


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
    comma = next((i for i in range(right + 1, min(last, right + LONGEST_ASIDE)) if _is_break(reading, i)), None)
    if comma is None or comma + 1 > last:
        return None
    after = reading.tokens[comma + 1]
    if _hangs_under(reading, after.i, verb) or after.tag in ("VBG", "WP", "WDT", "CC"):
        return None
    return after.i


def _hangs_under(reading: Reading, i: int, verb: int) -> bool:
    """Whether a word's path to the root goes through the cue by anything but what is said."""
    for _ in range(LONGEST_ASIDE):
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


def _relayed(reading: Reading, verb: int, word: CueWord) -> Iterator[Draft]:
    """ "The bridge is gone, the radio quoted the mayor as saying": his words, and the radio that passes them on."""
    preposition = reading.tokens[reading.tokens[verb].head]
    quoting = reading.tokens[preposition.head]
    is_saying = reading.tokens[verb].dep == "pcomp" and preposition.text.lower() in reading.speech.aside_markers
    if not is_saying or quoting.pos != "VERB":
        return
    quoted = reading.child(quoting.i, "nsubjpass") or reading.child(quoting.i, "dobj")
    radio = None if reading.is_passive(quoting.i) else reading.child(quoting.i, *SUBJECTS)
    if quoted is None:
        return
    source = source_stretch(reading, quoted.i, quoting.i)
    relay = agent_of(reading, quoting.i) if radio is None else source_stretch(reading, radio.i, quoting.i)
    left = min(source.first, quoting.i, *([] if radio is None or relay is None else [relay.first]))
    sentence = reading.sentence(verb)
    if left - 1 <= sentence.first or not _ends_sentence(reading, verb, sentence.last):
        return
    content = Stretch(sentence.first, left - 1)
    cue = (cue_stretch(reading, quoting.i), Stretch(preposition.i, verb))
    yield Draft(verb, source, cue, (content,), word.stance, "aside/relayed", word.certainty, quoting.i)
    if relay is not None:
        yield Draft(quoting.i, relay, cue[:1], (content, source), word.stance, RELAY, word.certainty)


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
