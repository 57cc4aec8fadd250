"""Clauses that the tree hangs inside what is said, though they go on about the one who says it.

"The ministry said that the truce holds, adding that ..." and "The council said that it is ready and called for ...":
small parsers often hang "adding" and "called" on the reported verb. They belong to the reporting one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sayso.languages.speech import Frame, SpeechLexicon, cue_for
from sayso.model.source import Token

# How many steps up the tree the reporting verb is looked for; it is nearly always two.
STEPS = 6

BREAKS = frozenset({",", "—", "–", "--", "-"})
PRESENT_TAGS = frozenset({"VBZ", "VBP", "MD"})


def detached_clauses(tokens: Sequence[Token], speech: SpeechLexicon) -> Mapping[int, int]:
    """For each verb that hangs too deep, the reporting verb that it belongs to."""
    return dict(_found(tokens, speech))


def _found(tokens: Sequence[Token], speech: SpeechLexicon) -> Iterator[tuple[int, int]]:
    for token in tokens:
        if token.pos != "VERB" or token.lemma not in speech.verbs or _has_own_subject(tokens, token):
            continue
        if token.dep == "advcl" and token.tag == "VBG" and _follows_comma(tokens, token):
            reporting = _highest_cue(tokens, speech, token)
        elif token.dep == "conj" and token.tag == "VBD":
            reporting = _reporting_verb(tokens, speech, token)
            parts = _quotes(tokens, speech, token) or (
                reporting is not None and _tenses_part(tokens, token, tokens[reporting])
            )
            reporting = reporting if parts else None
        else:
            continue
        if reporting is not None:
            yield token.i, reporting


def _has_own_subject(tokens: Sequence[Token], token: Token) -> bool:
    return any(tokens[child].dep in ("nsubj", "nsubjpass", "mark") for child in token.children)


def _follows_comma(tokens: Sequence[Token], token: Token) -> bool:
    return token.left > 0 and tokens[token.left - 1].text in BREAKS


def _reporting_verb(tokens: Sequence[Token], speech: SpeechLexicon, token: Token) -> int | None:
    """The cue above the reported clause that the token hangs in."""
    at = tokens[token.head]
    for _ in range(STEPS):
        above = tokens[at.head]
        if at.dep == "ccomp" and at.i > above.i and cue_for(speech.verbs, above.lemma, Frame.THAT) is not None:
            return above.i
        if at.head == at.i or at.dep not in ("conj", "xcomp", "advcl", "relcl", "ccomp", "acl", "pobj", "prep", "dobj"):
            return None
        at = above
    return None


def _highest_cue(tokens: Sequence[Token], speech: SpeechLexicon, token: Token) -> int | None:
    """The topmost cue above a participle that hangs in what is said: ", saying" goes on about the main clause."""
    highest, is_inside = None, False
    at = tokens[token.head]
    for _ in range(STEPS):
        if is_inside and at.pos == "VERB" and at.lemma in speech.verbs:
            highest = at.i
        if at.head == at.i:
            break
        is_inside = is_inside or at.dep in ("ccomp", "acl", "relcl")
        at = tokens[at.head]
    return highest


def _quotes(tokens: Sequence[Token], speech: SpeechLexicon, token: Token) -> bool:
    """Whether a quotation follows: nobody reports in indirect words what another says directly."""
    if cue_for(speech.verbs, token.lemma, Frame.QUOTE) is None:
        return False
    opening = {mark for pair in speech.double_marks for mark in pair}
    return any(following.text in opening for following in tokens[token.i + 1 : token.i + 3])


def _tenses_part(tokens: Sequence[Token], token: Token, reporting: Token) -> bool:
    """Whether the clause has the reporting verb's past tense while the reported one is in the present."""
    inner = tokens[token.head]
    helpers = [tokens[child].tag for child in inner.children if tokens[child].dep in ("aux", "auxpass")]
    is_present = (inner.tag in PRESENT_TAGS or any(tag in PRESENT_TAGS for tag in helpers)) and "VBD" not in helpers
    return reporting.tag == "VBD" and is_present
