"""Attributions that hang on a verb: "said that", "denied leaving", "urged the army to", "is said to", "called for"."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.extract.attributions import complements
from sayso.extract.attributions.channels import is_channel
from sayso.extract.attributions.drafts import Draft
from sayso.extract.attributions.reading import Reading, Stretch
from sayso.extract.attributions.sources import agent_of, source_of_verb
from sayso.languages.speech import CueWord, Frame

CUE_PARTS = ("aux", "auxpass", "neg", "advmod", "prt")
CLAUSE_FRAMES = (Frame.THAT, Frame.OBJECT_TO, Frame.TO, Frame.ING)


def attributions_of_verbs(reading: Reading) -> Iterator[Draft]:
    """Every verb of the lexicon with a complement that one of its frames allows, in order."""
    for token in reading.tokens:
        if token.pos in ("VERB", "AUX") and token.lemma in reading.speech.verbs:
            draft = attribution_of_verb(reading, token.i)
            if draft is not None:
                yield draft


def attribution_of_verb(reading: Reading, verb: int) -> Draft | None:
    """The verb's content by the first frame that fits; None where there is none."""
    lemma = reading.tokens[verb].lemma
    for frame in (*CLAUSE_FRAMES, Frame.PASSIVE_TO, Frame.RAISED_TO, Frame.RAISED_ADJECTIVE, Frame.OBJECT):
        for word in reading.speech.verbs.get(lemma, ()):
            fits = frame in word.frames and _has_particle(reading, verb, word, frame)
            content = _content(reading, verb, frame, word) if fits else ()
            if content:
                return draft_for(reading, verb, word, content, f"verb/{frame}")
    return _with_preposition(reading, verb)


def _has_particle(reading: Reading, verb: int, word: CueWord, frame: Frame) -> bool:
    """Whether the verb has the particle that the word asks for, and none that makes it another word: "called off"."""
    particles = {child.text.lower() for child in reading.children(verb, "prt")}
    if word.particle:
        return word.particle in particles
    others = {other.particle for other in reading.speech.verbs[word.lemma] if frame in other.frames}
    return not particles & others and not (particles and word.needs_predicate)


def _content(reading: Reading, verb: int, frame: Frame, word: CueWord) -> tuple[Stretch, ...]:
    match frame:
        case Frame.THAT:
            return _one(complements.finite_clause(reading, verb))
        case Frame.TO:
            return () if reading.is_passive(verb) else _one(complements.infinitive(reading, verb))
        case Frame.ING:
            return _one(complements.gerund(reading, verb))
        case Frame.OBJECT_TO:
            return () if reading.is_passive(verb) else _one(complements.object_with_infinitive(reading, verb))
        case Frame.PASSIVE_TO:
            return _raised(reading, verb) if reading.is_passive(verb) else ()
        case Frame.RAISED_TO:
            return _raised(reading, verb)
        case Frame.RAISED_ADJECTIVE:
            subject = complements.raised_subject(reading, verb)
            adjective = complements.predicate_adjective(reading, verb)
            return (subject, adjective) if subject and adjective else ()
        case Frame.OBJECT:
            return complements.object_phrase(reading, verb, word)
    return ()


def _one(stretch: Stretch | None) -> tuple[Stretch, ...]:
    return () if stretch is None else (stretch,)


def _raised(reading: Reading, verb: int) -> tuple[Stretch, ...]:
    subject, rest = complements.raised_subject(reading, verb), complements.infinitive(reading, verb)
    return (subject, rest) if subject and rest else ()


def _with_preposition(reading: Reading, verb: int) -> Draft | None:
    for preposition in reading.children(verb, "prep"):
        word = preposition_cue(reading.speech.verbs.get(reading.tokens[verb].lemma, ()), preposition.text.lower())
        if word is None or preposition.i < verb:
            continue
        named = reading.child(preposition.i, "pobj")
        if named is not None and is_channel(reading, preposition, named):
            continue
        content = complements.after_preposition(reading, verb, preposition.i)
        if content is not None and not complements.is_time(reading, content.last):
            return draft_for(reading, verb, word, (content,), "verb/preposition", Stretch(preposition.i, preposition.i))
    return None


def preposition_cue(words: tuple[CueWord, ...], preposition: str) -> CueWord | None:
    """What the cue does with this preposition; None where it does not take it."""
    return next((word for word in words if preposition in word.prepositions), None)


def draft_for(
    reading: Reading,
    verb: int,
    word: CueWord,
    content: tuple[Stretch, ...],
    rule: str,
    *also_cue: Stretch,
) -> Draft:
    """The draft of a verb with its source, its helpers and its small words."""
    source = agent_of(reading, verb) if word.is_sourceless else source_of_verb(reading, verb)
    return Draft(
        cue_word=verb,
        source=source,
        cue=(cue_stretch(reading, verb), *also_cue),
        content=content,
        stance=word.stance,
        rule=rule,
        certainty=word.certainty,
    )


def cue_stretch(reading: Reading, verb: int) -> Stretch:
    """The verb with the helpers, negations and adverbs that touch it: "has not yet said"."""
    parts = {child.i for child in reading.children(verb, *CUE_PARTS)}
    first = last = verb
    while first - 1 in parts:
        first -= 1
    while last + 1 in parts and reading.tokens[last + 1].dep == "prt":
        last += 1
    return Stretch(first, last)
