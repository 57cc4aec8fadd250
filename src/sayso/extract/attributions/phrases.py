"""Attributions without a verb of their own: "according to", "in his view", "reportedly", headlines with a colon."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.extract.attributions.drafts import Draft
from sayso.extract.attributions.reading import Reading, Stretch
from sayso.extract.attributions.sources import owner_of, source_stretch
from sayso.languages.speech import PhraseCue
from sayso.model.claim import Certainty, Stance
from sayso.model.source import Token, ZoneKind

LONGEST_HEADLINE_SOURCE = 7


def attributions_of_phrases(reading: Reading) -> Iterator[Draft]:
    """Every phrase of the lexicon, in order of the text."""
    by_first: dict[str, list[PhraseCue]] = {}
    for phrase in reading.speech.phrases:
        by_first.setdefault(phrase.words[0], []).append(phrase)
    for token in reading.tokens:
        lower = token.text.lower()
        for phrase in by_first.get(lower, ()):
            draft = _owned(reading, token.i, phrase) if phrase.source_owns else _followed(reading, token.i, phrase)
            if draft is not None:
                yield draft
        if lower in reading.speech.sourceless_adverbs:
            draft = _adverb(reading, token)
            if draft is not None:
                yield draft


def _followed(reading: Reading, first: int, phrase: PhraseCue) -> Draft | None:
    last = first + len(phrase.words) - 1
    if last + 1 >= len(reading.tokens):
        return None
    if any(reading.tokens[first + k].text.lower() != word for k, word in enumerate(phrase.words)):
        return None
    named = reading.child(last, "pobj")
    if named is None:
        return None
    source = source_stretch(reading, named.i, last)
    content = rest_of_sentence(reading, first, source.last)
    cue = Stretch(first, last)
    return Draft(first, source, (cue,), content, phrase.stance, "phrase/" + " ".join(phrase.words)) if content else None


def _owned(reading: Reading, first: int, phrase: PhraseCue) -> Draft | None:
    """ "in the council's view": preposition, owner, noun."""
    noun = reading.child(first, "pobj")
    if noun is None or noun.text.lower() != phrase.words[1]:
        return None
    source = owner_of(reading, noun.i)
    if source is None:
        return None
    content = rest_of_sentence(reading, first, noun.i)
    cue = (Stretch(first, first), Stretch(noun.i, noun.i))
    return Draft(first, source, cue, content, phrase.stance, "phrase/" + " … ".join(phrase.words)) if content else None


def rest_of_sentence(reading: Reading, first: int, last: int) -> tuple[Stretch, ...]:
    """The sentence without the phrase: before it, after it, or both where it stands between commas."""
    sentence = _inside_brackets(reading, reading.sentence(first), first)
    before = _clause_before(reading, sentence, first)
    after = _clause_after(reading, sentence, last, is_first=before is None)
    return tuple(piece for piece in (before, after) if piece is not None)


BREAKS = frozenset({",", "—", "–", "--", "-"})
# Words that go on about something else after the phrase: "..., according to the monitors, who ...".
GOING_ON = frozenset({"CC", "WP", "WDT", "WP$", "VBG", "WRB", "RB", "IN", "TO"})


def _clause_before(reading: Reading, sentence: Stretch, first: int) -> Stretch | None:
    """What stands before, if it is more than a link: "because, according to him, the road is cut"."""
    if first <= sentence.first:
        return None
    end = first - 1
    while end > sentence.first and reading.is_punctuation(end):
        end -= 1
    if reading.tokens[end].pos in ("SCONJ", "CCONJ"):
        return None
    piece = Stretch(sentence.first, first - 1)
    return piece if _says_something(reading, piece) else None


def _clause_after(reading: Reading, sentence: Stretch, last: int, *, is_first: bool) -> Stretch | None:
    if last >= sentence.last:
        return None
    piece = Stretch(last + 1, sentence.last)
    if not _says_something(reading, piece):
        return None
    if is_first:
        return piece
    follows = next((i for i in range(last + 1, sentence.last + 1) if not reading.is_punctuation(i)), sentence.last)
    between_commas = reading.tokens[last + 1].text in BREAKS
    return piece if between_commas and reading.tokens[follows].tag not in GOING_ON else None


def _inside_brackets(reading: Reading, sentence: Stretch, i: int) -> Stretch:
    """The stretch between round brackets around a token, or the whole sentence."""
    left = next((k for k in range(i, max(sentence.first, i - WIDEST_BRACKET) - 1, -1) if _bracket(reading, k)), None)
    if left is None or reading.tokens[left].text != "(":
        return sentence
    right = next((k for k in range(i, min(sentence.last, i + WIDEST_BRACKET) + 1) if _bracket(reading, k)), None)
    return Stretch(left + 1, right - 1) if right is not None and right - 1 > left + 1 else sentence


# In words: brackets further apart than this hold no single thought.
WIDEST_BRACKET = 60


def _bracket(reading: Reading, i: int) -> bool:
    return reading.tokens[i].text in ("(", ")")


def _says_something(reading: Reading, piece: Stretch) -> bool:
    words = (reading.tokens[i] for i in range(piece.first, piece.last + 1))
    return any(word.pos in ("NOUN", "PROPN", "VERB", "PRON", "NUM", "AUX", "ADJ") for word in words)


def _adverb(reading: Reading, adverb: Token) -> Draft | None:
    """ "reportedly": the clause that it stands in, nobody saying who reports."""
    above = reading.tokens[adverb.head]
    if above.pos not in ("VERB", "AUX") or adverb.dep != "advmod":
        return None
    first, last = above.left, above.right
    if above.dep == "relcl" or first > adverb.i:
        first = min(first, adverb.i + 1)
    pieces = []
    if first < adverb.i:
        pieces.append(Stretch(first, adverb.i - 1))
    if last > adverb.i:
        pieces.append(Stretch(adverb.i + 1, last))
    cue = (Stretch(adverb.i, adverb.i),)
    return Draft(adverb.i, None, cue, tuple(pieces), Stance.ASSERTS, "adverb", Certainty.HEDGED)


def attributions_of_headlines(reading: Reading) -> Iterator[Draft]:
    """ "General: bridge is ours", in headlines and in the first line of the text."""
    for number, sentence in enumerate(reading.parsed.sentences):
        if number > 0 and sentence.zone is not ZoneKind.HEADLINE:
            continue
        draft = _colon(reading, sentence.first, sentence.last)
        if draft is not None:
            yield draft


def _colon(reading: Reading, first: int, last: int) -> Draft | None:
    colon = next((i for i in range(first + 1, last) if _separates(reading, i)), None)
    if colon is None or reading.is_quoted(colon):
        return None
    before, after = Stretch(first, colon - 1), Stretch(colon + 1, last)
    if _names_somebody(reading, before) and reading.tokens[colon].text == ":":
        source, content = before, after
    elif _names_somebody(reading, after):
        source, content = after, before
    else:
        return None
    return Draft(colon, source, (Stretch(colon, colon),), (content,), Stance.ASSERTS, "headline")


def _separates(reading: Reading, i: int) -> bool:
    """A colon, or a dash between spaces."""
    if reading.tokens[i].text not in reading.speech.headline_separators:
        return False
    text, span = reading.parsed.article.text, reading.tokens[i].span
    return reading.tokens[i].text == ":" or (text[span.start - 1].isspace() and text[span.end : span.end + 1].isspace())


def _names_somebody(reading: Reading, stretch: Stretch) -> bool:
    words = [reading.tokens[i] for i in range(stretch.first, stretch.last + 1) if not reading.is_punctuation(i)]
    if not words or len(words) > LONGEST_HEADLINE_SOURCE:
        return False
    if any(word.text.lower() in reading.speech.not_headline_sources for word in words[:1]):
        return False
    naming = all(word.pos in ("PROPN", "NOUN", "ADJ", "DET", "ADP", "PART") for word in words)
    speakers = reading.speech.titles | reading.speech.collective_speakers
    return naming and any(
        word.entity in ("PERSON", "ORG", "GPE", "NORP") or word.lemma.lower() in speakers for word in words
    )
