"""What could not be checked: "could not be independently verified", "unable to confirm", "no confirmation of"."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.extract.attributions.drafts import Draft
from sayso.extract.attributions.reading import Reading, Stretch
from sayso.extract.attributions.sources import SUBJECTS, agent_of, source_stretch
from sayso.model.claim import Certainty, Stance
from sayso.model.source import Token

# A failed check stands at most this far above its verb: "was not possible to get further confirmation".
STEPS = 5


def attributions_of_doubt(reading: Reading) -> Iterator[Draft]:
    """Each failed check that says what was to be checked; its source is who tried, where the text says."""
    for token in reading.tokens:
        lemma = token.lemma.lower()
        if token.pos == "VERB" and lemma in reading.speech.unverified_verbs:
            draft = _failed_verb(reading, token)
        elif token.pos == "NOUN" and lemma in reading.speech.unverified_nouns:
            draft = _missing_noun(reading, token)
        else:
            continue
        if draft is not None:
            yield draft


def _failed_verb(reading: Reading, verb: Token) -> Draft | None:
    failure = _failure_above(reading, verb.i)
    if failure is None:
        return None
    if reading.is_passive(verb.i):
        subject = reading.child(verb.i, "nsubjpass")
        content = None if subject is None else reading.subtree(subject.i)
        source = agent_of(reading, verb.i)
    else:
        said = next((c for c in reading.children(verb.i, "dobj", "ccomp") if c.i > verb.i), None)
        content = None if said is None else reading.subtree(said.i)
        source = _who_tried(reading, failure)
    if content is None or content.holds(verb.i):
        return None
    return _draft(reading, verb.i, failure, source, content)


def _missing_noun(reading: Reading, noun: Token) -> Draft | None:
    of = next((p for p in reading.children(noun.i, "prep") if p.i > noun.i and _is_about(reading, p)), None)
    clause = next((c for c in reading.children(noun.i, "acl") if not reading.is_infinitive(c.i)), None)
    holder = of if of is not None else clause
    failure = noun.i if reading.is_negated_noun(noun.i) else _failure_above(reading, noun.i)
    if holder is None or failure is None:
        return None
    first = holder.i + 1 if holder.dep == "prep" else holder.left
    source = _from_whom(reading, noun.i) or _who_tried(reading, failure)
    return _draft(reading, noun.i, failure, source, Stretch(first, holder.right))


def _is_about(reading: Reading, preposition: Token) -> bool:
    return preposition.text.lower() in reading.speech.unverified_prepositions


def _from_whom(reading: Reading, noun: int) -> Stretch | None:
    """ "no comment from the ministry"."""
    for preposition in reading.children(noun, "prep"):
        named = reading.child(preposition.i, "pobj")
        if preposition.text.lower() in reading.speech.origin_prepositions and named is not None:
            return source_stretch(reading, named.i, noun)
    return None


def _failure_above(reading: Reading, i: int) -> int | None:
    """The word that says that it failed: the verb itself negated, or "unable", "not possible" above it."""
    for _ in range(STEPS):
        token = reading.tokens[i]
        modal = {child.text.lower() for child in reading.children(i, "aux", "acomp")} | {token.text.lower()}
        if modal & reading.speech.unverified_modals and (_is_failed(reading, i, token)):
            return i
        if token.head == i or token.dep not in ("xcomp", "dobj", "ccomp", "acomp", "advcl", "acl", "conj", "nsubj"):
            return None
        i = token.head
    return None


def _is_failed(reading: Reading, i: int, token: Token) -> bool:
    words = [token, *(reading.tokens[child] for child in token.children)]
    return reading.is_negated(i) or any(word.text.lower() in reading.speech.failure_words for word in words)


def _who_tried(reading: Reading, failure: int) -> Stretch | None:
    subject = reading.child(failure, *SUBJECTS)
    if subject is None and reading.tokens[failure].dep == "acomp":
        subject = reading.child(reading.tokens[failure].head, *SUBJECTS)
    if subject is None or subject.text.lower() in reading.speech.empty_subjects:
        return None
    return source_stretch(reading, subject.i, failure)


def _draft(reading: Reading, cue: int, failure: int, source: Stretch | None, content: Stretch) -> Draft:
    parts = sorted(
        {cue, failure, *(c.i for word in {cue, failure} for c in reading.children(word, "aux", "neg", "det"))}
    )
    whole = Stretch(parts[0], parts[-1])
    crosses = whole.overlaps(content) or (source is not None and whole.overlaps(source))
    apart = [Stretch(i, i) for i in parts if not content.holds(i) and (source is None or not source.holds(i))]
    pieces = apart if crosses else [whole]
    return Draft(
        cue, source, tuple(pieces), (content,), Stance.DOUBTS, "unverified", Certainty.ASSERTED, stance_is_final=True
    )
