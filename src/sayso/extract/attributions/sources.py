"""Who says it: the subject, agent or owner of a cue, with its titles and appositions."""

from __future__ import annotations

from sayso.extract.attributions.reading import Reading, Stretch
from sayso.languages.speech import Frame, cue_for

SUBJECTS = ("nsubj", "csubj")
PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")

# A parse never nests subjects deeper than this; the bound keeps a broken tree from costing more than a glance.
DEEPEST_SEARCH = 12


def source_of_verb(reading: Reading, verb: int) -> Stretch | None:
    """The words that name who says it; None where nobody is named."""
    if reading.is_passive(verb):
        return agent_of(reading, verb)
    subject = subject_of(reading, verb)
    return None if subject is None else source_stretch(reading, subject, verb)


def agent_of(reading: Reading, i: int) -> Stretch | None:
    """The object of "by" under a passive verb or a noun."""
    for by in reading.children(i, "agent", "prep"):
        if by.text.lower() == reading.speech.agent_preposition:
            named = reading.child(by.i, "pobj")
            if named is not None:
                return source_stretch(reading, named.i, i)
    return None


def subject_of(reading: Reading, verb: int) -> int | None:
    """The token that does it: the verb's own subject, or the one that it shares with the verb above it."""
    for _ in range(DEEPEST_SEARCH):
        own = reading.child(verb, *SUBJECTS, *PASSIVE_SUBJECTS)
        if own is not None:
            return own.i
        found, above = _shared(reading, verb)
        if found is not None or above is None:
            return found
        verb = above
    return None


# Clauses that share the subject of the clause above them.
SHARING = frozenset({"conj", "xcomp", "advcl", "pcomp", "ccomp", "dep", "parataxis"})


def _shared(reading: Reading, verb: int) -> tuple[int | None, int | None]:
    """The subject from outside the clause, or else the verb above whose subject it is; neither when there is none."""
    token = reading.tokens[verb]
    above = reading.tokens[token.head]
    if verb in reading.detached:
        return None, reading.detached[verb]
    if token.head == verb:
        return None, None
    if token.dep == "acl":
        speaker = _cue_above(reading, above.i) if token.tag == "VBG" else None
        return (above.i, None) if speaker is None else (None, speaker)
    if token.dep not in SHARING or (token.dep == "ccomp" and token.tag != "VBG"):
        return None, None
    if token.dep == "pcomp" and above.dep in ("prep", "agent"):
        spoken_of = _quoted_as(reading, above.i)
        if spoken_of is not None:
            return spoken_of, None
        above = reading.tokens[above.head]
    controller = _controller(reading, above.i) if token.dep == "xcomp" else None
    if controller is not None:
        return controller, None
    if above.pos not in ("VERB", "AUX", "ADJ"):
        return _owner_token(reading, above.i), None
    return None, above.i


def _cue_above(reading: Reading, noun: int) -> int | None:
    """The saying verb above a noun that cannot itself say: "said behind closed doors, adding that ..."."""
    speech, token = reading.speech, reading.tokens[noun]
    if token.lemma in speech.nouns or token.lemma.lower() in speech.channels.nouns or token.dep in SUBJECTS:
        return None
    for _ in range(DEEPEST_SEARCH):
        if token.head == token.i or token.dep not in ("pobj", "prep", "dobj", "npadvmod", "dative", "appos", "conj"):
            return None
        token = reading.tokens[token.head]
        if token.pos == "VERB" and cue_for(speech.verbs, token.lemma, Frame.QUOTE) is not None:
            return token.i
    return None


def _quoted_as(reading: Reading, preposition: int) -> int | None:
    """The one quoted in "quoted the mayor as saying", "the mayor was quoted as saying"."""
    if reading.tokens[preposition].text.lower() not in reading.speech.aside_markers:
        return None
    verb = reading.tokens[preposition].head
    quoted = reading.child(verb, "nsubjpass") or reading.child(verb, "dobj")
    return None if quoted is None else quoted.i


def _controller(reading: Reading, verb: int) -> int | None:
    """Who is to do the infinitive: the object of "asked him to say"."""
    told = reading.child(verb, "dobj", "dative")
    if told is None or cue_for(reading.speech.verbs, reading.tokens[verb].lemma, Frame.OBJECT_TO) is None:
        return None
    return told.i


def _owner_token(reading: Reading, noun: int) -> int | None:
    owner = reading.child(noun, "poss")
    return None if owner is None else owner.i


def owner_of(reading: Reading, noun: int) -> Stretch | None:
    """Whose promise, claim or view it is: the possessive, without its mark."""
    owner = reading.child(noun, "poss")
    if owner is None:
        return None
    stretch = source_stretch(reading, owner.i, noun)
    mark = reading.child(owner.i, "case")
    if mark is not None and mark.i == stretch.last and stretch.last > stretch.first:
        return Stretch(stretch.first, stretch.last - 1)
    return stretch


def source_stretch(reading: Reading, head: int, cue: int) -> Stretch:
    """The whole noun phrase, with titles, appositions and relative clauses, on its own side of the cue."""
    first, last = reading.tokens[head].left, reading.tokens[head].right
    if first <= cue <= last:
        first, last = (first, cue - 1) if head < cue else (cue + 1, last)
    first, last = _on_one_side_of_quotations(reading, head, first, last)
    last = _before_added_clause(reading, head, last) if head < cue else last
    while last > head and _ends_loosely(reading, last):
        last -= 1
    while (
        first < head and reading.is_punctuation(first) and reading.tokens[first].text not in ("$", "#", "@", "(", "[")
    ):
        first += 1
    return Stretch(first, last)


def _before_added_clause(reading: Reading, head: int, last: int) -> int:
    """A relative clause after a comma tells more about the source and is not part of its name."""
    for clause in reading.children(head, "relcl"):
        if head < clause.left <= last and reading.tokens[clause.left - 1].text == ",":
            return clause.left - 2
    return last


def _ends_loosely(reading: Reading, i: int) -> bool:
    return reading.is_punctuation(i) and reading.tokens[i].text not in (")", "]", "%")


def _on_one_side_of_quotations(reading: Reading, head: int, first: int, last: int) -> tuple[int, int]:
    """A source does not reach over a quotation of several words beside it (a nickname inside stays)."""
    home = reading.quotation_at[head]
    for i in range(head, first - 1, -1):
        if reading.quotation_at[i] != home and _is_long(reading, i):
            first = i + 1
            break
    for i in range(head, last + 1):
        if reading.quotation_at[i] != home and _is_long(reading, i):
            last = i - 1
            break
    return first, last


LONGEST_NICKNAME = 3


def _is_long(reading: Reading, i: int) -> bool:
    number = reading.quotation_at[i]
    if number < 0:
        return True
    quotation = reading.quotations[number]
    return quotation.last - quotation.first >= LONGEST_NICKNAME
