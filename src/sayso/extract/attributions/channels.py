"""How, and to whom, something was said: "on Telegram", "in a statement", "told reporters"."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.extract.attributions.reading import Reading, Stretch
from sayso.model.source import Token


def channel_of(reading: Reading, cue: int) -> Stretch | None:
    """The first phrase around the cue that says how: a network, a paper, a call, a broadcast, a listener by trade."""
    for preposition in _prepositions(reading, cue):
        named = reading.child(preposition.i, "pobj")
        if named is not None and is_channel(reading, preposition, named):
            return _short(reading, preposition.i, named)
    told = addressee_of(reading, cue)
    if told is not None and _is_listener(reading, told):
        return Stretch(cue, told.last) if told.first == cue + 1 else told
    if reading.tokens[cue].lemma.lower() in reading.speech.channels.verbs:
        return Stretch(cue, cue)
    return None


def _prepositions(reading: Reading, cue: int) -> Iterator[Token]:
    """Phrases on the cue first, then those on a verb that shares its subject ("speaking on state radio, he said")."""
    yield from _direct_prepositions(reading, cue)
    for child in reading.children(cue, "advcl", "dobj"):
        yield from _direct_prepositions(reading, child.i)
    above = reading.tokens[cue]
    if above.dep in ("xcomp", "advcl", "conj") and above.head != cue:
        yield from _direct_prepositions(reading, above.head)


def _direct_prepositions(reading: Reading, word: int) -> Iterator[Token]:
    for preposition in reading.children(word, "prep"):
        yield preposition
        yield from reading.children(preposition.i, "prep")


def is_channel(reading: Reading, preposition: Token, named: Token) -> bool:
    """Whether a preposition and its noun say how something was said."""
    channels = reading.speech.channels
    if preposition.text.lower() not in channels.prepositions or reading.is_quoted(named.i):
        return False
    words = {named.text.lower(), named.lemma.lower()}
    return bool(words & (channels.nouns | channels.networks))


def _short(reading: Reading, preposition: int, named: Token) -> Stretch:
    """The phrase without its relative clauses and what follows a comma: "in a statement on Telegram" whole."""
    last = named.i
    for child in reading.children(named.i, "prep"):
        inner = reading.child(child.i, "pobj")
        if inner is not None and child.i > named.i and child.right - child.i <= 3:
            last = max(last, child.right)
    return Stretch(preposition, last)


def addressee_of(reading: Reading, cue: int) -> Stretch | None:
    """Who is told: the object beside a clause ("told the council that"), or "to" somebody."""
    cues = reading.speech.verbs.get(reading.tokens[cue].lemma, ())
    if not cues or reading.tokens[cue].pos != "VERB":
        return None
    if any(word.has_addressee for word in cues):
        told = reading.child(cue, "dobj", "dative")
        if (
            told is not None
            and told.i > cue
            and not reading.is_quoted(told.i)
            and told.pos in ("NOUN", "PROPN", "PRON")
        ):
            return _phrase(reading, told)
    for to in reading.children(cue, "prep", "dative"):
        named = reading.child(to.i, "pobj")
        if (
            to.text.lower() == reading.speech.addressee_preposition
            and named is not None
            and to.i > cue
            and named.pos in ("NOUN", "PROPN", "PRON")
        ):
            return _phrase(reading, named)
    return None


def _phrase(reading: Reading, named: Token) -> Stretch:
    """The noun phrase without clauses that hang on it."""
    last = named.i
    for child in reading.children(named.i, "compound", "appos", "prep", "nummod"):
        if child.i > named.i and child.dep == "prep" and child.right - child.i <= 4:
            last = max(last, child.right)
    return Stretch(named.left, last)


def _is_listener(reading: Reading, told: Stretch) -> bool:
    words = reading.tokens[told.first : told.last + 1]
    listeners = reading.speech.channels.listeners
    return any(word.text.lower() in listeners or word.entity == "ORG" for word in words)
