"""What is said taken up again by its name: "..., a claim the ministry made a day earlier"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sayso.extract.attributions.drafts import Draft
from sayso.extract.attributions.reading import Reading, Stretch
from sayso.extract.attributions.sources import SUBJECTS, source_stretch
from sayso.languages.speech import Frame, cue_for
from sayso.model.source import Token


def with_appositions(reading: Reading, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """The drafts, each cut before a noun of saying in apposition, and a draft for the one whose claim it is."""
    taken_up = {
        noun.right: (noun, clause) for noun in reading.tokens if (clause := _relative_clause(reading, noun)) is not None
    }
    for draft in drafts:
        found = taken_up.get(draft.content[-1].last)
        if found is None or not _ends_content(draft, found[0]):
            yield draft
            continue
        noun, clause = found
        last = draft.content[-1]
        shorter = (*draft.content[:-1], Stretch(last.first, noun.left - 1))
        yield replace(draft, content=shorter)
        yield from _taken_up(reading, noun, clause, shorter)


def _ends_content(draft: Draft, noun: Token) -> bool:
    last = draft.content[-1]
    return draft.cue_word < noun.i and last.first < noun.left - 1


def _relative_clause(reading: Reading, noun: Token) -> Token | None:
    """The verb in "a claim (that) the ministry made"."""
    if noun.dep != "appos" or cue_for(reading.speech.nouns, noun.lemma, Frame.THAT) is None:
        return None
    if noun.left == 0 or reading.tokens[noun.left - 1].text != ",":
        return None
    clause = reading.child(noun.i, "relcl")
    return clause if clause is not None and reading.child(clause.i, *SUBJECTS) is not None else None


def _taken_up(reading: Reading, noun: Token, clause: Token, content: tuple[Stretch, ...]) -> Iterator[Draft]:
    subject = reading.child(clause.i, *SUBJECTS)
    word = cue_for(reading.speech.nouns, noun.lemma, Frame.THAT)
    if subject is None or word is None or subject.text.lower() in reading.speech.relative_pronouns:
        return
    source = source_stretch(reading, subject.i, clause.i)
    cue = (Stretch(noun.i, noun.i), Stretch(clause.i, clause.i))
    yield Draft(noun.i, source, cue, content, word.stance, "apposition", word.certainty)
