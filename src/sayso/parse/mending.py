"""What the parser is known to get wrong in reports, put right before anything reads the tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from sayso.errors import UnknownPackError
from sayso.languages.speech import Frame, load_speech
from sayso.model.source import Token
from sayso.parse.speaker_last import with_speakers_last


def mended(tokens: Sequence[Token], language: str) -> tuple[Token, ...]:
    """The tokens of one paragraph with the trees of its sentences mended; as they are for an unknown language."""
    verbs = _verbs_after_what_is_said(language)
    whole = list(tokens)
    for first, last in _sentences(tokens):
        tree = with_speakers_last(whole, first, last, lambda token: token.lemma.lower() in verbs)
        if tree is not None:
            whole[first : last + 1] = tree.grown()
    return tuple(whole)


def _sentences(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    first = 0
    for i in range(len(tokens)):
        if i + 1 == len(tokens) or tokens[i + 1].sentence != tokens[i].sentence:
            yield first, i
            first = i + 1


@cache
def _verbs_after_what_is_said(language: str) -> frozenset[str]:
    try:
        cues = load_speech(language).verbs
    except UnknownPackError:
        return frozenset()
    return frozenset(lemma for lemma, words in cues.items() if any(Frame.ASIDE in word.frames for word in words))
