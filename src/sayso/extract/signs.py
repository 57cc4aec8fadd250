"""Words beside a proposition that negate it, doubt it, plan it or call for it: at its verb and at its nouns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.extract.grammar import Grammar, is_verbal
from sayso.languages.stance import Cues, StanceLexicon
from sayso.model.claim import Modality
from sayso.model.source import Token

HELPERS = ("aux", "auxpass", "neg", "advmod", "mark", "preconj", "det", "cc")
AROUND_NOUN = ("det", "amod", "neg", "compound", "advmod", "predet", "preconj", "nmod")
WH_TAGS = frozenset({"WP", "WRB", "WDT", "WP$"})


@dataclass(frozen=True, slots=True)
class Signs:
    """How often it is negated, and what else is shown."""

    negations: int = 0
    modalities: frozenset[Modality] = frozenset()

    def __add__(self, other: Signs) -> Signs:
        return Signs(self.negations + other.negations, self.modalities | other.modalities)


NONE = Signs()


def shows(modality: Modality) -> Signs:
    """It is shown once, and not negated."""
    return Signs(0, frozenset({modality}))


class SignReader:
    """Reads the signs beside the words of one article."""

    def __init__(self, grammar: Grammar, stance: StanceLexicon) -> None:
        self.grammar, self.tokens, self.stance = grammar, grammar.tokens, stance
        self.parts = (
            (Modality.CALLED_FOR, stance.called_for),
            (Modality.POSSIBLE, stance.possible),
            (Modality.PLANNED, stance.planned),
        )

    def at_verb(self, i: int) -> Signs:
        """Auxiliaries, negations, adverbs, conjunctions, and phrases just before it."""
        helpers = list(self._helpers(i))
        negated = any(self.negates(token) for token in helpers) or self._has_phrase(i, self.stance.negation)
        signs = Signs(int(negated), frozenset(self._of_helpers(helpers, negated=negated)))
        for modality, cues in self.parts:
            if self._has_phrase(i, cues):
                signs += shows(modality)
        if self._is_asked(i):
            signs += shows(Modality.POSSIBLE)
        return signs + self._before(i)

    def _of_helpers(self, helpers: list[Token], *, negated: bool) -> Iterator[Modality]:
        possible, planned, called_for = self.stance.possible, self.stance.planned, self.stance.called_for
        said = [token.text.lower() for token in helpers]
        is_perfect = any(token.dep == "aux" and token.lemma in self.grammar.small.perfects for token in helpers)
        is_future = not planned.modals.isdisjoint(said)
        for token, word in zip(helpers, said, strict=True):
            if token.dep in ("aux", "auxpass"):
                guesses = is_perfect and word in possible.perfect_modals
                follows = word in self.stance.consequence.modals and self._follows_from_what_is_said(token.head)
                if guesses or follows or (word in possible.inverted and self._opens_condition(token)):
                    yield Modality.POSSIBLE
                elif word in possible.modals:
                    # "Could not reach" is a failure that happened, not a possibility.
                    if not (negated and word in possible.able):
                        yield Modality.POSSIBLE
                elif word in planned.modals:
                    yield Modality.PLANNED
                elif word in called_for.modals:
                    yield Modality.CALLED_FOR
            elif self._is_doubting_word(token, is_future=is_future):
                yield Modality.POSSIBLE

    def _follows_from_what_is_said(self, i: int) -> bool:
        """Whether the subject takes up what was just said: "that would give them two of the three bridges".

        It holds if that does, and is no plan. A relative pronoun may take up a noun: there, it does only after a verb.
        """
        token = self.tokens[i]
        subjects = self.grammar.children(i, "nsubj", "nsubjpass")
        takes_up = any(child.text.lower() in self.stance.consequence.words for child in subjects)
        return takes_up and (token.dep != "relcl" or is_verbal(self.tokens[token.head]))

    def _is_doubting_word(self, token: Token, *, is_future: bool) -> bool:
        """'Reportedly', 'if'; 'likely' unless it forecasts."""
        possible, word = self.stance.possible, token.text.lower()
        if word in possible.adverbs:
            return not (is_future and word in self.stance.planned.likelihood)
        return token.dep == "mark" and token.lemma.lower() in possible.conditionals

    def _opens_condition(self, auxiliary: Token) -> bool:
        """'Should the army enter the town, ...': before its subject, in a clause that hangs on another."""
        verb = self.tokens[auxiliary.head]
        opens = auxiliary.i == verb.left
        return opens and verb.dep == "advcl" and any(c.i > auxiliary.i for c in self.grammar.children(verb.i, "nsubj"))

    def _helpers(self, i: int) -> Iterator[Token]:
        own = [c for c in self.grammar.children(i, *HELPERS) if c.dep != "cc" or c.i < i]
        yield from own
        token = self.tokens[i]
        head = self.tokens[token.head]
        has_own_subject = any(True for _ in self.grammar.children(i, "nsubj", "nsubjpass"))
        has_aux = any(c.dep == "aux" for c in own)
        if token.dep != "conj" or not is_verbal(head) or has_own_subject or has_aux:
            return
        same_form = token.tag == head.tag or token.tag == "VB"
        joined_by_or = any(
            c.text.lower() in self.grammar.small.alternatives for c in self.grammar.children(head.i, "cc")
        )
        for helper in self._helpers(head.i):
            is_negation = helper.dep in ("neg", "preconj") or self.negates(helper)
            if (helper.dep in ("aux", "auxpass") and same_form) or (joined_by_or and is_negation):
                yield helper

    def negates(self, token: Token) -> bool:
        """'No', 'not', 'without'; not the 'no' of 'no fewer than'."""
        window = " ".join(t.text.lower() for t in self.tokens[token.i : token.i + 3])
        is_exempt = any(f"{window} ".startswith(f"{phrase} ") for phrase in self.stance.negation.exempt)
        return token.text.lower() in self.stance.negation.words and not is_exempt

    def _has_phrase(self, i: int, cues: Cues) -> bool:
        """Whether a phrase of several words stands just before the verb, around its auxiliary, or after "be"."""
        helpers = [c.i for c in self.grammar.children(i, "aux", "auxpass", "advmod", "neg", "nsubj", "expl")]
        first = min([i, *(h for h in helpers if h >= i - 4)])
        last = max([i, *(h for h in helpers if h <= i + 2)])
        window = " ".join(t.text.lower() for t in self.tokens[max(self._start(i), first - 3) : last + 1])
        return any(f" {phrase} " in f" {window} " for phrase in cues.phrases)

    def _start(self, i: int) -> int:
        return self.grammar.parsed.sentences[self.tokens[i].sentence].first

    def _is_asked(self, i: int) -> bool:
        """Whether its sentence is a question: nothing is put forward, unless it asks who, where or when."""
        sentence = self.grammar.parsed.sentences[self.tokens[i].sentence]
        tokens = self.tokens[sentence.first : sentence.last + 1]
        return any(token.text == "?" for token in tokens[-2:]) and not any(t.tag in WH_TAGS for t in tokens[:4])

    def _before(self, i: int) -> Signs:
        """'Without entering', 'instead of a raid', 'far from it'."""
        above = self.tokens[self.tokens[i].head]
        if self.tokens[i].dep not in ("pobj", "pcomp"):
            return NONE
        pair = " ".join(t.text.lower() for t in self.tokens[max(0, above.i - 1) : above.i + 1])
        return Signs(int(bool({above.text.lower(), pair} & self.stance.negation.prepositions)))

    def at_noun(self, i: int) -> Signs:
        """What stands with an event noun, or one that tells of it: "no raid", "the planned raid"."""
        signs = self._before(i)
        for child in self.grammar.children(i, *AROUND_NOUN):
            forms = {child.lemma.lower(), child.text.lower()}
            if self.negates(child):
                signs += Signs(1)
            elif forms & (self.stance.possible.adjectives | self.stance.possible.adverbs):
                signs += shows(Modality.POSSIBLE)
            elif forms & self.stance.planned.adjectives:
                signs += shows(Modality.PLANNED)
            elif child.dep == "amod" and forms & self.stance.negation.adjectives:
                signs += Signs(1)
        return signs

    def at_argument(self, i: int, *, is_another_event: bool = False) -> Signs:
        """Who does it or to whom: "no troops", "nobody", "suspected rebels", "jets believed to be theirs".

        What is doubted about another event ("the alleged gas attack killed two") is that event, not what it did.
        """
        token = self.tokens[i]
        negations = int(self.negates(token))
        for child in self.grammar.children(i, "det", "neg", "predet", "preconj", "advmod"):
            negations += self.negates(child)
        is_doubted = not is_another_event and any(self._doubts(child) for child in self.grammar.children(i))
        return Signs(min(negations, 1)) + (shows(Modality.POSSIBLE) if is_doubted else NONE)

    def _doubts(self, child: Token) -> bool:
        """'Suspected', 'probably', 'believed to be'."""
        possible, forms = self.stance.possible, {child.lemma.lower(), child.text.lower()}
        if child.dep in ("amod", "compound", "nmod"):
            return bool(forms & possible.adjectives)
        if child.dep == "advmod":
            return bool(forms & possible.adverbs)
        if child.dep != "acl" or child.tag != "VBN":
            return False
        around = {c.text.lower() for c in self.grammar.children(child.i, "advmod")}
        return bool(forms & possible.verbs or around & possible.adverbs)
