"""What is said, by the grammar of the cue: clauses, infinitives, gerunds, objects, objects of prepositions."""

from __future__ import annotations

from sayso.extract.attributions.channels import is_channel
from sayso.extract.attributions.reading import Reading, Stretch
from sayso.languages.speech import CueWord

CLAUSES = ("ccomp", "xcomp", "acl", "advcl", "parataxis", "dep")
SMALL_CLAUSES = ("oprd", "xcomp", "prep", "acl", "ccomp", "advcl")


def finite_clause(reading: Reading, cue: int) -> Stretch | None:
    """The clause after the cue: "that the town fell", "the town fell", "whether it fell"."""
    for clause in reading.children(cue, "ccomp"):
        if clause.i < cue or reading.is_infinitive(clause.i) or _is_bare_gerund(reading, clause.i):
            continue
        content = _to_last_clause(reading, cue, _from(reading, clause.i, cue))
        return _with_lost_subject(reading, cue, clause.i, content)
    return _that_without_tree(reading, cue)


def _with_lost_subject(reading: Reading, cue: int, clause: int, content: Stretch) -> Stretch:
    """The clause with the words before it that are its subject, though the tree hangs them on the cue."""
    if reading.child(clause, "nsubj", "nsubjpass", "csubj", "expl", "mark", "advmod") is not None:
        return content
    addresses = any(word.has_addressee for word in reading.speech.verbs.get(reading.tokens[cue].lemma, ()))
    lost = next((c for c in reading.children(cue, "dobj", "prep") if cue < c.i < content.first), None)
    if addresses or lost is None or lost.left != cue + 1 or reading.tokens[content.first - 1].text in (",", ":"):
        return content
    named = lost if lost.dep == "dobj" else reading.child(lost.i, "pobj")
    is_subject = named is not None and not is_time(reading, named.i) and not is_channel(reading, lost, named)
    return Stretch(cue + 1, content.last) if is_subject else content


def _to_last_clause(reading: Reading, cue: int, content: Stretch) -> Stretch:
    """A second reported clause that the tree hangs beside the first one."""
    last = content.last
    for clause in reading.children(cue, "ccomp"):
        if clause.left > last and clause.left <= last + 2 and cue not in reading.cut_before:
            last = clause.right
    if reading.tokens[cue].tag == "VBD":
        last = _joined_clause(reading, cue, last)
    return Stretch(content.first, last)


REPORTED_TENSES = frozenset({"VBZ", "VBP", "MD"})


def _joined_clause(reading: Reading, cue: int, last: int) -> int:
    """A main clause joined with "and" after past "said" that is not itself in the plain past: it is said as well."""
    joining = reading.speech.joining_conjunctions
    if not any(child.text.lower() in joining and last < child.i <= last + 2 for child in reading.children(cue, "cc")):
        return last
    for clause in reading.children(cue, "conj"):
        has_subject = any(reading.children(clause.i, "nsubj", "nsubjpass", "expl"))
        tags = {clause.tag, *(child.tag for child in reading.children(clause.i, "aux", "auxpass"))}
        reported = tags & REPORTED_TENSES or any(
            child.text.lower() == reading.speech.past_perfect for child in reading.children(clause.i, "aux")
        )
        if last < clause.left <= last + 3 and has_subject and reported and clause.lemma not in reading.speech.verbs:
            return clause.right
    return last


# Between a cue and its "that" stands whom it tells.
WORDS_BEFORE_THAT = 8


def _that_without_tree(reading: Reading, cue: int) -> Stretch | None:
    """The words from "that" to the end of the sentence where the tree has lost the clause."""
    for i in range(cue + 1, min(cue + 1 + WORDS_BEFORE_THAT, len(reading.tokens))):
        token = reading.tokens[i]
        if token.text.lower() == reading.speech.clause_opener and (
            token.tag == "IN" or (token.tag == "WDT" and i <= cue + 4)
        ):
            last = reading.sentence(cue).last
            is_lost = last > i + 1 and not _belongs_to_noun(reading, i)
            return Stretch(i, last) if is_lost else None
        if (
            token.pos not in ("NOUN", "PROPN", "PRON", "DET", "ADJ", "ADP", "NUM")
            or token.sentence != reading.tokens[cue].sentence
        ):
            return None
    return None


def _belongs_to_noun(reading: Reading, that: int) -> bool:
    """Whether "that" opens what a report or a rumour says: "found no basis for reports that"."""
    clause = reading.tokens[reading.tokens[that].head]
    words = reading.speech.nouns.get(reading.tokens[clause.head].lemma, ())
    return clause.dep == "acl" and any(word.is_document for word in words)


def _is_bare_gerund(reading: Reading, i: int) -> bool:
    return reading.tokens[i].tag == "VBG" and reading.child(i, "aux", "nsubj", "mark") is None


def infinitive(reading: Reading, cue: int) -> Stretch | None:
    """The infinitive of the same subject: "to leave by Friday"."""
    for clause in reading.children(cue, "xcomp", "acl", "ccomp", "advcl"):
        alone = reading.child(clause.i, "nsubj", "nsubjpass") is None
        if clause.i > cue and alone and reading.is_infinitive(clause.i):
            if clause.dep == "advcl" and clause.left > cue + 2:
                continue
            return _from(reading, clause.i, cue)
    return None


def gerund(reading: Reading, cue: int) -> Stretch | None:
    """ "leaving the town" after "denied"."""
    for clause in reading.children(cue, "xcomp", "ccomp", "pcomp", "dobj"):
        if clause.i > cue and clause.tag == "VBG" and clause.pos == "VERB" and reading.child(clause.i, "det") is None:
            return _from(reading, clause.i, cue)
    return None


def object_with_infinitive(reading: Reading, cue: int) -> Stretch | None:
    """ "the army to leave" after "urged": the object and what it is to do."""
    for clause in reading.children(cue, "ccomp", "xcomp", "advcl", "acl"):
        if clause.i < cue or not reading.is_infinitive(clause.i):
            continue
        own = reading.child(clause.i, "nsubj", "nsubjpass")
        if own is not None and own.i > cue:
            return _from(reading, clause.i, cue)
        told = reading.child(cue, "dobj", "dative")
        if told is not None and cue < told.i < clause.i:
            return Stretch(max(reading.tokens[told.i].left, cue + 1), reading.tokens[clause.i].right)
    told = reading.child(cue, "dobj")
    if told is not None and told.i > cue:
        for clause in reading.children(told.i, "acl", "relcl"):
            if reading.is_infinitive(clause.i):
                return Stretch(max(reading.tokens[told.i].left, cue + 1), reading.tokens[clause.i].right)
    return None


def object_phrase(reading: Reading, cue: int, word: CueWord) -> tuple[Stretch, ...]:
    """ "the raid", "him of lying", "the move as a trap"; for a passive the subject and what follows the cue."""
    if word.only_figures:
        return _figure(reading, cue)
    if reading.is_passive(cue):
        return _passive_object(reading, cue, word)
    thing = reading.child(cue, "dobj") or reading.child(cue, "ccomp", "oprd")
    if thing is None:
        return _antecedent(reading, cue, word)
    if thing.i < cue:
        return _gapped_object(reading, cue, thing.i, word)
    if thing.dep == "ccomp" and (reading.child(thing.i, "nsubj") is None or reading.child(thing.i, "mark") is not None):
        return ()
    if word.only_persons_and_deeds and not _is_person_or_deed(reading, thing.i):
        return ()
    last, has_predicate, has_preposition = _reach(reading, cue, thing.right)
    if word.needs_as and not _has_as(reading, cue, last):
        return ()
    has_predicate = has_predicate or thing.dep != "dobj"
    has_preposition = has_preposition or any(child.i > thing.i for child in reading.children(thing.i, "prep"))
    if (word.needs_predicate and not (has_predicate or has_preposition)) or (
        word.needs_preposition and not has_preposition
    ):
        return ()
    return (Stretch(max(thing.left, cue + 1), last),)


# In words: "the overall number of dead" is as long as a number's name gets.
LONGEST_FIGURE = 6


def _figure(reading: Reading, cue: int) -> tuple[Stretch, ...]:
    """ "the toll at nine", "the death toll higher": the number right after the cue, and what is said of it."""
    near = range(cue + 1, min(cue + LONGEST_FIGURE, reading.sentence(cue).last) + 1)
    named = (reading.tokens[i] for i in near if reading.tokens[i].lemma.lower() in reading.speech.figures)
    thing = next((token for token in named if token.dep != "compound" and token.left == cue + 1), None)
    if thing is None:
        return ()
    below = (child.right for child in reading.children(cue, "prep", "advmod", "oprd", "acomp", "xcomp", "ccomp"))
    return (Stretch(cue + 1, max([thing.right, *below])),)


def _is_person_or_deed(reading: Reading, i: int) -> bool:
    token, speech = reading.tokens[i], reading.speech
    return token.entity == "PERSON" or token.lemma in speech.nouns or token.lemma in speech.deeds


def _has_as(reading: Reading, cue: int, last: int) -> bool:
    return any(
        child.text.lower() == reading.speech.predicate_preposition and cue < child.i <= last
        for child in reading.children(cue, "prep")
    )


def _reach(reading: Reading, cue: int, last: int) -> tuple[int, bool, bool]:
    """How far what is said of the object goes, and whether a predicate and a preposition belong to it."""
    has_predicate = has_preposition = False
    for child in reading.children(cue, *SMALL_CLAUSES):
        if child.i <= last or child.left > last + 2:
            continue
        if child.dep == "prep" and not _belongs_to_object(reading, child.i):
            break
        if child.dep == "advcl" and not (child.tag == "VBG" and reading.child(child.i, "mark") is None):
            break
        if child.dep == "advcl" and child.left != last + 1:
            break
        has_predicate = (
            has_predicate or child.dep != "prep" or child.text.lower() == reading.speech.predicate_preposition
        )
        has_preposition = has_preposition or child.dep == "prep"
        last = child.right
    return last, has_predicate, has_preposition


def _belongs_to_object(reading: Reading, preposition: int) -> bool:
    if reading.tokens[preposition].text.lower() not in reading.speech.object_prepositions:
        return False
    named = reading.child(preposition, "pobj", "pcomp", "amod", "prep")
    return named is None or not is_time(reading, named.i)


def is_time(reading: Reading, i: int) -> bool:
    token = reading.tokens[i]
    return token.entity in ("DATE", "TIME") or token.text.lower() in reading.speech.time_words


def _gapped_object(reading: Reading, cue: int, thing: int, word: CueWord) -> tuple[Stretch, ...]:
    """ "what he called a trap": the pronoun before, and what follows."""
    after = [
        child
        for child in reading.children(cue, *SMALL_CLAUSES)
        if child.i > cue and (child.dep != "prep" or _belongs_to_object(reading, child.i))
    ]
    if not after:
        return ()
    pieces = Stretch(max(after[0].left, cue + 1), after[0].right)
    pronoun = reading.tokens[thing]
    if word.needs_predicate or pronoun.left == pronoun.right:
        return (Stretch(pronoun.left, pronoun.right), pieces)
    return ()


def _antecedent(reading: Reading, cue: int, word: CueWord) -> tuple[Stretch, ...]:
    """ "the terms" in "the terms (that) the rebels rejected": the noun that the clause hangs on."""
    token = reading.tokens[cue]
    subject = reading.child(cue, "nsubj")
    if token.dep != "relcl" or subject is None or word.needs_preposition or word.needs_as:
        return ()
    if subject.text.lower() in reading.speech.relative_pronouns or token.head > cue:
        return ()
    noun = reading.tokens[token.head]
    clause_begins = token.left
    if noun.left >= clause_begins or any(reading.children(cue, "prep", "xcomp", "ccomp", "acomp", "prt")):
        return ()
    return (Stretch(noun.left, clause_begins - 1),)


def _passive_object(reading: Reading, cue: int, word: CueWord) -> tuple[Stretch, ...]:
    subject = raised_subject(reading, cue)
    after = [
        child
        for child in reading.children(cue, "prep", "oprd", "xcomp", "dobj")
        if child.i > cue and (child.dep != "prep" or _belongs_to_object(reading, child.i))
    ]
    if subject is None or (not after and (word.needs_predicate or word.needs_preposition)):
        return ()
    if not after:
        return (subject,)
    return (subject, Stretch(max(after[0].left, cue + 1), after[0].right))


def raised_subject(reading: Reading, cue: int) -> Stretch | None:
    """The subject that is part of what is said: "the bridge" in "the bridge is said to be open"."""
    subject = reading.child(cue, "nsubjpass", "nsubj")
    if subject is None and reading.tokens[cue].dep in ("acomp", "oprd", "attr"):
        subject = reading.child(reading.tokens[cue].head, "nsubjpass", "nsubj")
    if subject is None and reading.tokens[cue].dep == "acl":
        above = reading.tokens[reading.tokens[cue].head]
        return Stretch(above.left, min(above.right, cue - 1))
    if subject is None and reading.tokens[cue].dep == "conj":
        above = reading.tokens[reading.tokens[cue].head]
        subject = reading.child(above.i, "nsubjpass", "nsubj")
    if subject is None or subject.i > cue or subject.text.lower() in reading.speech.expletives:
        return None
    return Stretch(subject.left, min(subject.right, cue - 1))


def after_preposition(reading: Reading, cue: int, preposition: int) -> Stretch | None:
    """What stands under a preposition, with an infinitive that follows it: "for the army to leave"."""
    named = reading.child(preposition, "pobj", "pcomp")
    if named is None:
        return None
    last = reading.tokens[preposition].right
    for clause in reading.children(cue, "xcomp", "advcl", "ccomp"):
        if reading.is_infinitive(clause.i) and clause.left == last + 1:
            last = clause.right
    return Stretch(preposition + 1, last)


def predicate_adjective(reading: Reading, cue: int) -> Stretch | None:
    """ "empty" after "seems"."""
    for child in reading.children(cue, "acomp", "oprd", "attr"):
        if child.i > cue:
            return _from(reading, child.i, cue)
    return None


def _from(reading: Reading, head: int, cue: int) -> Stretch:
    first, last = reading.tokens[head].left, reading.tokens[head].right
    cut = reading.cut_before.get(cue)
    if cut is not None and first < cut <= last:
        last = cut - 1
    return Stretch(max(first, cue + 1), last) if head > cue else Stretch(first, min(last, cue - 1))
