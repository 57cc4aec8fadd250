"""Who is cited: "the radio reported, citing two officials, that ..." puts what is reported in the officials' mouth."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sayso.extract.attributions.drafts import Draft
from sayso.extract.attributions.reading import Reading
from sayso.extract.attributions.sources import source_stretch
from sayso.extract.attributions.verbs import cue_stretch
from sayso.model.claim import Stance
from sayso.model.source import Token

PEOPLE_LABELS = frozenset({"PERSON", "ORG", "NORP"})


def with_cited_sources(reading: Reading, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """The drafts, and for each that cites somebody one more with the cited as its source."""
    for draft in drafts:
        yield draft
        if draft.stance is Stance.ASSERTS and draft.rule.startswith(("verb/that", "aside", "quotation")):
            yield from _cited(reading, draft)


def _cited(reading: Reading, draft: Draft) -> Iterator[Draft]:
    for citing in {token.i: token for token in _participles(reading, draft)}.values():
        cited = reading.child(citing.i, "dobj")
        if cited is None or not can_speak(reading, cited) or any(piece.holds(citing.i) for piece in draft.content):
            continue
        source = source_stretch(reading, cited.i, citing.i)
        cue = (cue_stretch(reading, citing.i),)
        yield Draft(-1 - citing.i, source, cue, draft.content, draft.stance, "citing", draft.certainty, draft.cue_word)


def _participles(reading: Reading, draft: Draft) -> Iterator[Token]:
    """ "citing" or "quoting" on the cue or on its source."""
    hanging = [child.i for child in reading.children(draft.cue_word, "advcl", "xcomp", "prep")]
    hanging += reading.detached_from.get(draft.cue_word, ())
    yield from (reading.tokens[i] for i in hanging if _cites(reading, reading.tokens[i]))
    if draft.source is not None:
        for i in range(draft.source.last + 1, min(draft.source.last + 3, draft.cue_word)):
            if _cites(reading, reading.tokens[i]):
                yield reading.tokens[i]


def _cites(reading: Reading, token: Token) -> bool:
    return token.tag == "VBG" and token.lemma in reading.speech.citing_verbs


def can_speak(reading: Reading, noun: Token) -> bool:
    """Whether a noun names people or an organisation, and not a paper or a reason."""
    if noun.entity in PEOPLE_LABELS:
        return True
    return noun.lemma.lower() in reading.speech.titles | reading.speech.collective_speakers
