"""Attributions that hang on a noun or an adjective: "the claim that", "its promise to", "is confident that"."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.extract.attributions import complements
from sayso.extract.attributions.drafts import Draft
from sayso.extract.attributions.reading import Reading, Stretch
from sayso.extract.attributions.sources import agent_of, owner_of, source_of_verb, source_stretch
from sayso.extract.attributions.verbs import cue_stretch, preposition_cue
from sayso.languages.speech import CueWord, Frame, cue_for
from sayso.model.source import Token


def attributions_of_nouns(reading: Reading) -> Iterator[Draft]:
    """Every noun of the lexicon with a complement that it allows, in order."""
    for token in reading.tokens:
        if token.pos == "NOUN" and token.lemma in reading.speech.nouns:
            found = _noun_content(reading, token.i)
            if found is not None and not _is_channel_of_saying(reading, token, found[1]):
                word, content, rule, preposition = found
                draft = _noun_draft(reading, token.i, word, content, rule, preposition)
                if draft.source is None or not (word.is_document and reading.is_negated_noun(token.i)):
                    yield draft  # "no reports of a raid" tell of none


def _is_channel_of_saying(reading: Reading, noun: Token, content: Stretch) -> bool:
    """Whether the noun only says how the verb above it says the same: "said in a statement that the road is open"."""
    preposition = reading.tokens[noun.head]
    verb = reading.tokens[preposition.head]
    if noun.dep != "pobj" or cue_for(reading.speech.verbs, verb.lemma, Frame.THAT) is None:
        return False
    clause = complements.finite_clause(reading, verb.i)
    return clause is not None and clause.first == content.first


def _noun_content(reading: Reading, noun: int) -> tuple[CueWord, Stretch, str, tuple[Stretch, ...]] | None:
    lemma, table = reading.tokens[noun].lemma, reading.speech.nouns
    for clause in reading.children(noun, "acl", "ccomp", "relcl"):
        if clause.i < noun:
            continue
        frame = Frame.TO if reading.is_infinitive(clause.i) else Frame.THAT
        word = cue_for(table, lemma, frame)
        if word is not None and (frame is Frame.TO or _opens_with_subordinator(reading, clause.i)):
            return word, Stretch(max(clause.left, noun + 1), clause.right), f"noun/{frame}", ()
    for preposition in reading.children(noun, "prep"):
        word = preposition_cue(table.get(lemma, ()), preposition.text.lower())
        named = reading.child(preposition.i, "pobj", "pcomp")
        if word is not None and named is not None and preposition.i > noun:
            content = Stretch(preposition.i + 1, preposition.right)
            return word, content, "noun/preposition", (Stretch(preposition.i, preposition.i),)
    return None


def _opens_with_subordinator(reading: Reading, clause: int) -> bool:
    """ "the claim that he left" says what is claimed; "the claim that he made" does not."""
    mark = reading.child(clause, "mark")
    return mark is not None and mark.text.lower() in reading.speech.subordinators


def _noun_draft(
    reading: Reading, noun: int, word: CueWord, content: Stretch, rule: str, preposition: tuple[Stretch, ...]
) -> Draft:
    source = owner_of(reading, noun) or agent_of(reading, noun)
    cue = [Stretch(noun, noun), *preposition]
    above = reading.tokens[reading.tokens[noun].head]
    light = reading.tokens[noun].dep == "dobj" and above.lemma in reading.speech.light_verbs
    if source is None and light and above.i < noun:
        source = source_of_verb(reading, above.i)
        cue.insert(0, cue_stretch(reading, above.i))
    if source is None and word.is_document:
        return _document_draft(reading, noun, word, content, rule, preposition)
    return Draft(noun, source, tuple(cue), (content,), word.stance, rule, word.certainty)


def _document_draft(
    reading: Reading, noun: int, word: CueWord, content: Stretch, rule: str, preposition: tuple[Stretch, ...]
) -> Draft:
    """ "conflicting reports of a raid": the reports are the source, "of" or "that" the cue."""
    source = Stretch(reading.tokens[noun].left, noun)
    cue = preposition or (Stretch(content.first, content.first),)
    return Draft(noun, source, cue, (content,), word.stance, rule, word.certainty)


def attributions_of_adjectives(reading: Reading) -> Iterator[Draft]:
    """Every adjective of the lexicon under "be" or its like with a complement that it allows, in order."""
    for token in reading.tokens:
        if token.lemma not in reading.speech.adjectives or token.dep not in ("acomp", "oprd", "ROOT", "ccomp", "conj"):
            continue
        if token.pos != "ADJ" and token.tag not in ("VBN", "JJ"):
            continue
        draft = _adjective_draft(reading, token.i)
        if draft is not None:
            yield draft


def _adjective_draft(reading: Reading, adjective: int) -> Draft | None:
    lemma, table = reading.tokens[adjective].lemma, reading.speech.adjectives
    for frame, found in (
        (Frame.THAT, complements.finite_clause(reading, adjective)),
        (Frame.TO, complements.infinitive(reading, adjective)),
    ):
        word = cue_for(table, lemma, frame)
        if word is not None and found is not None:
            return _draft_under_be(reading, adjective, word, (found,), f"adjective/{frame}")
    raised = cue_for(table, lemma, Frame.RAISED_TO)
    if raised is not None:
        subject, rest = complements.raised_subject(reading, adjective), complements.infinitive(reading, adjective)
        if subject and rest:
            return _draft_under_be(reading, adjective, raised, (subject, rest), "adjective/raised_to")
    for preposition in reading.children(adjective, "prep"):
        word = preposition_cue(table.get(lemma, ()), preposition.text.lower())
        if word is not None and preposition.right > preposition.i > adjective:
            content = (Stretch(preposition.i + 1, preposition.right),)
            return _draft_under_be(reading, adjective, word, content, "adjective/preposition")
    return None


def _draft_under_be(
    reading: Reading, adjective: int, word: CueWord, content: tuple[Stretch, ...], rule: str
) -> Draft | None:
    token = reading.tokens[adjective]
    verb = token.head if token.dep in ("acomp", "oprd") else adjective
    source = None
    if not word.is_sourceless:
        subject = reading.child(verb, "nsubj", "nsubjpass")
        if subject is None:
            return None
        source = source_stretch(reading, subject.i, verb)
    cue = cue_stretch(reading, verb) if verb < adjective else Stretch(adjective, adjective)
    joined = Stretch(cue.first, adjective) if adjective - cue.last <= 2 else cue
    return Draft(adjective, source, (joined,), content, word.stance, rule, word.certainty)
