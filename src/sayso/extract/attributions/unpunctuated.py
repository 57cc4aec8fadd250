"""Cues at the end of a sentence in texts that lost their commas: "The shells hit two houses the monitors said Friday".

The trees of such sentences are unreliable, so the source is read off the words before the cue.
"""

from __future__ import annotations

from collections.abc import Iterator

from sayso.extract.attributions.drafts import Draft
from sayso.extract.attributions.reading import Reading, Stretch
from sayso.extract.attributions.verbs import cue_stretch
from sayso.languages.speech import CueWord, Frame, cue_for
from sayso.model.claim import Stance

# Whom, where and when stand after the cue; more words than this are another thought.
LONGEST_TAIL = 16

NAME_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "CD", "HYPH", "POS", "VBN", "-LRB-", "-RRB-"})
FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
# Stances of saying: whoever only thinks or hopes it does not end a sentence in this way.
SPOKEN = frozenset({Stance.ASSERTS, Stance.DENIES, Stance.CONFIRMS, Stance.CONCEDES})


def attributions_without_commas(reading: Reading, taken: frozenset[int]) -> Iterator[Draft]:
    """Asides at the end of their sentence, in texts without a comma. `taken` are cue words explained otherwise."""
    if not reading.lacks_commas:
        return
    for token in reading.tokens:
        if token.i in taken or token.tag not in FINITE_TAGS or reading.is_quoted(token.i):
            continue
        word = cue_for(reading.speech.verbs, token.lemma, Frame.ASIDE)
        if word is None or word.stance not in SPOKEN or token.dep in ("aux", "auxpass"):
            continue
        if _is_tail(reading, token.i, word):
            draft = _draft(reading, token.i, word)
            if draft is not None:
                yield draft


def _is_tail(reading: Reading, verb: int, word: CueWord) -> bool:
    """Whether only names, days and places follow, up to the full stop, a participle ("adding") or "after"."""
    last = reading.sentence(verb).last
    if verb < last and not word.has_addressee and reading.tokens[verb + 1].pos in ("DET", "PRON", "ADJ"):
        return _takes_no_object(reading, verb)
    for i in range(verb + 1, last + 1):
        token = reading.tokens[i]
        if token.tag == "VBG" and token.lemma in reading.speech.verbs:
            return True
        if token.text.lower() in reading.speech.time_words and token.pos in ("SCONJ", "ADP"):
            return True
        if token.tag in FINITE_TAGS or token.pos == "SCONJ" or token.text == ":" or i - verb > LONGEST_TAIL:
            return False
    return True


def _draft(reading: Reading, verb: int, word: CueWord) -> Draft | None:
    cue = cue_stretch(reading, verb)
    inverted = _names_after(reading, verb) if not word.has_addressee and _takes_no_object(reading, verb) else None
    source = inverted or _names_before(reading, cue.first)
    sentence = reading.sentence(verb)
    if source is None or min(source.first, cue.first) <= sentence.first:
        return None
    content = Stretch(sentence.first, min(source.first, cue.first) - 1)
    if not any(reading.tokens[i].tag in FINITE_TAGS for i in range(content.first, content.last + 1)):
        return None
    return Draft(verb, source, (cue,), (content,), word.stance, "aside/without_comma", word.certainty)


def _takes_no_object(reading: Reading, verb: int) -> bool:
    return cue_for(reading.speech.verbs, reading.tokens[verb].lemma, Frame.OBJECT) is None


def _names_after(reading: Reading, verb: int) -> Stretch | None:
    """The speaker in "said governor Jan Orel": names right after the cue, no day among them."""
    last = verb
    while last + 1 <= reading.sentence(verb).last and reading.tokens[last + 1].tag in NAME_TAGS | {"DT"}:
        token = reading.tokens[last + 1]
        if token.entity in ("DATE", "TIME") or token.text.lower() in reading.speech.time_words:
            break
        last += 1
    return Stretch(verb + 1, last) if last > verb else None


def _names_before(reading: Reading, cue: int) -> Stretch | None:
    """The noun phrase that ends right before the cue."""
    last = cue - 1
    if last < 0 or reading.tokens[last].pos not in ("NOUN", "PROPN", "PRON", "PUNCT"):
        return None
    if reading.tokens[last].pos == "PRON":
        is_named = reading.tokens[last].text.lower() not in reading.speech.relative_pronouns
        return Stretch(last, last) if is_named else None
    first = last
    while first > 0 and _belongs(reading, first - 1, first):
        first -= 1
        if (
            reading.tokens[first].tag in ("DT", "PRP$")
            and reading.tokens[first - 1].text.lower() not in reading.speech.name_links
        ):
            break
    while first < last and (reading.tokens[first].pos in ("ADP", "CCONJ", "PUNCT")):
        first += 1
    return Stretch(first, last)


def _belongs(reading: Reading, i: int, after: int) -> bool:
    """Whether a token goes on leftwards with the noun phrase that so far begins at `after`."""
    token, following = reading.tokens[i], reading.tokens[after]
    if token.entity in ("DATE", "TIME") or token.text.lower() in reading.speech.time_words or reading.is_quoted(i):
        return False
    if token.tag in ("DT", "PRP$"):
        return following.tag in NAME_TAGS
    if token.text.lower() in reading.speech.name_links or token.pos == "CCONJ":
        return i > 0 and reading.tokens[i - 1].pos in ("NOUN", "PROPN")
    if token.tag not in NAME_TAGS:
        return False
    if following.text[:1].isupper():
        is_title = token.text[:1].isupper() or token.lemma.lower() in reading.speech.titles
        return is_title and token.tag != "CD"
    return not (token.text[:1].isupper() and following.tag == "JJ")
