"""Whether a proposition is affirmed or denied, and whether it is put forward as done, possible, planned or demanded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.extract.grammar import Grammar, is_verbal
from sayso.extract.knowledge import Knowledge
from sayso.extract.matching import Match
from sayso.languages.stance import Cues
from sayso.model.claim import Attribution, Certainty, Modality, Polarity, Stance
from sayso.model.source import Token

GOVERNED = frozenset({"xcomp", "ccomp", "acl", "pcomp", "advcl", "csubj", "csubjpass", "relcl"})
"""Relations through which what stands above can decide whether the proposition below came about."""
OVER_INFINITIVE = frozenset({"xcomp", "acl", "advcl", "pcomp"})

MODALITY_OF_STANCE = {
    Stance.BELIEVES: Modality.POSSIBLE,
    Stance.EXPECTS: Modality.PLANNED,
    Stance.VOWS: Modality.PLANNED,
    Stance.DEMANDS: Modality.CALLED_FOR,
    Stance.DOUBTS: Modality.UNVERIFIED,
}

# When several are shown at once the first wins: "should have been able to" is a demand, "may plan to" is a plan.
ORDER = (Modality.UNVERIFIED, Modality.CALLED_FOR, Modality.POSSIBLE, Modality.PLANNED, Modality.HAPPENED)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a proposition is put forward."""

    polarity: Polarity
    modality: Modality
    is_purpose: bool
    """Told only as what something else was done for ("fought to break the siege")."""


def standing_of(
    match: Match,
    grammar: Grammar,
    knowledge: Knowledge,
    attribution: Attribution | None,
    *,
    voice: Attribution | None,
) -> Standing:
    """Reads the words around the match, then what its source does with it.

    `attribution` is the innermost one around the match; `voice`, where it is another, the one that names who speaks:
    "the army denied reports that" has the denial outside and the reports inside.
    """
    reader = _Reader(grammar, knowledge, attribution)
    negations, modalities = reader.read(match)
    if match.frame.modality:
        modalities.add(Modality(match.frame.modality))
    denied = negations % 2 == 1
    if match.frame.polarity == Polarity.DENIED:
        denied = not denied
    if attribution is not None:
        # "Ruled out talks" is one denial, though both the verb and its source show it.
        says_it_itself = any(cue.contains(grammar.tokens[match.clause].span) for cue in attribution.cue)
        denied ^= attribution.stance is Stance.DENIES and not says_it_itself
        if (shown := MODALITY_OF_STANCE.get(attribution.stance)) is not None:
            modalities.add(shown)
        if attribution.certainty is Certainty.HEDGED or (
            voice is attribution and is_hearsay(attribution, grammar, knowledge)
        ):
            modalities.add(Modality.POSSIBLE)
    if voice is not None and voice is not attribution:
        denied ^= voice.stance is Stance.DENIES
    modality = next((m for m in ORDER if m in modalities), Modality.HAPPENED)
    return Standing(Polarity.DENIED if denied else Polarity.AFFIRMED, modality, reader.is_purpose(match))


def is_hearsay(attribution: Attribution, grammar: Grammar, knowledge: Knowledge) -> bool:
    """'Reports that', 'fears that': put about by nobody in particular."""
    text = grammar.parsed.article.text
    spans = (attribution.source,) if attribution.source is not None else attribution.cue
    nouns = knowledge.stance.possible.nouns
    words = [word.lower() for span in spans for word in span.of(text).split()]
    return bool(words) and (words[-1] in nouns or words[-1].removesuffix("s") in nouns)


class _Reader:
    def __init__(self, grammar: Grammar, knowledge: Knowledge, attribution: Attribution | None) -> None:
        self.grammar, self.tokens, self.stance = grammar, grammar.tokens, knowledge.stance
        self.raising = knowledge.triggers.raising
        self.attribution = attribution

    def read(self, match: Match) -> tuple[int, set[Modality]]:
        negations, modalities = self._at(match.clause)
        if match.trigger != match.clause:  # "talks are expected to resume", "failed to resume"
            verb = self.tokens[match.clause]
            hands_on = verb.lemma.lower() in self.raising or any(True for _ in self.grammar.children(verb.i, "xcomp"))
            modalities |= self._shown_by(verb, infinitive=hands_on)
            for complement in self.grammar.children(verb.i, "acomp"):  # "is due to start", "is expected"
                modalities |= self._shown_by(complement, infinitive=True) & {Modality.PLANNED}
            negations += self._is_negative(verb.lemma.lower()) or self._is_called_off(verb)
        elif match.stands_as_noun:
            more = self._from_the_verb_of(match.trigger)
            negations += more[0]
            modalities |= more[1]
        if match.trigger != match.clause or match.stands_as_noun:
            own = self._around_noun(match.trigger)
            negations += own[0]
            modalities |= own[1]
        for path in ("subject", "object"):
            for argument in self.grammar.arguments(match.clause, path):
                if argument != match.trigger and not match.stands_as_noun:
                    more = self._around_noun(argument)
                    negations += more[0]
                    modalities |= more[1] & {Modality.POSSIBLE}
        for governor, governed, loose in self._governors(match.clause):
            more = self._from_above(governor, governed, loose)
            negations += more[0]
            modalities |= more[1]
        return negations, modalities

    def _from_the_verb_of(self, noun: int) -> tuple[int, set[Modality]]:
        """What the verb says of its subject, an event: "talks are planned for Friday", "the talks were called off"."""
        token = self.tokens[noun]
        verb = self.tokens[token.head]
        if token.dep not in ("nsubj", "nsubjpass") or not is_verbal(verb) or self._is_outside(verb):
            return 0, set()
        planned = token.dep == "nsubjpass" and verb.lemma.lower() in self.stance.planned.verbs
        return int(self._is_called_off(verb)), {Modality.PLANNED} if planned else set()

    def _is_called_off(self, verb: Token) -> bool:
        """'Postponed', 'called off'."""
        lemma = verb.lemma.lower()
        particles = (f"{lemma} {child.text.lower()}" for child in self.grammar.children(verb.i, "prt"))
        return not self.stance.called_off.isdisjoint({lemma, *particles})

    def _at(self, i: int) -> tuple[int, set[Modality]]:
        """What stands at the verb itself: auxiliaries, negations, adverbs, conjunctions."""
        modalities: set[Modality] = set()
        helpers = list(self._helpers(i))
        negated = any(self._negates(token) for token in helpers)
        for token in helpers:
            lemma, lower = token.lemma.lower(), token.text.lower()
            if token.dep in ("aux", "auxpass"):
                modalities |= self._shown_by_modal(lower, i, negated=negated)
            elif lower in self.stance.possible.adverbs or (
                token.dep == "mark" and lemma in self.stance.possible.conditionals and lower != "whether"
            ):
                modalities.add(Modality.POSSIBLE)
        if self._follows_phrase(i, self.stance.negation):
            negated = not negated
        if self._follows_phrase(i, self.stance.planned):
            modalities.add(Modality.PLANNED)
        if self._follows_phrase(i, self.stance.called_for):
            modalities.add(Modality.CALLED_FOR)
        return int(negated), modalities

    def _shown_by_modal(self, modal: str, verb: int, *, negated: bool) -> set[Modality]:
        # "Could not reach" is a failure that happened, not a possibility.
        if modal in self.stance.possible.modals and not (negated and modal in ("could", "can", "ca")):
            return {Modality.POSSIBLE}
        if modal in self.stance.consequence.modals and self._follows_from_what_is_said(verb):
            return {Modality.POSSIBLE}
        if modal in self.stance.planned.modals:
            return {Modality.PLANNED}
        return {Modality.CALLED_FOR} if modal in self.stance.called_for.modals else set()

    def _follows_from_what_is_said(self, i: int) -> bool:
        """Whether the subject takes up what was just said: "that would give them two of the three bridges".

        It holds if that does, and is no plan. A relative pronoun may take up a noun: there, it does only after a verb.
        """
        token = self.tokens[i]
        subjects = self.grammar.children(i, "nsubj", "nsubjpass")
        takes_up = any(child.text.lower() in self.stance.consequence.words for child in subjects)
        return takes_up and (token.dep != "relcl" or is_verbal(self.tokens[token.head]))

    def _helpers(self, i: int) -> Iterator[Token]:
        own = [
            c
            for c in self.grammar.children(i)
            if c.dep in ("aux", "auxpass", "neg", "advmod", "mark", "preconj", "det")
        ]
        yield from own
        token = self.tokens[i]
        head = self.tokens[token.head]
        has_own_subject = any(True for _ in self.grammar.children(i, "nsubj", "nsubjpass"))
        if token.dep == "conj" and is_verbal(head) and not has_own_subject and not any(c.dep == "aux" for c in own):
            same_form = token.tag == head.tag or token.tag == "VB"
            joined_by_or = any(c.text.lower() in ("or", "nor") for c in self.grammar.children(head.i, "cc"))
            for helper in self._helpers(head.i):
                if (helper.dep in ("aux", "auxpass") and same_form) or (helper.dep == "neg" and joined_by_or):
                    yield helper

    def _negates(self, token: Token) -> bool:
        lower = token.text.lower()
        return lower in self.stance.negation.words and not self._is_exempt(token)

    def _is_exempt(self, token: Token) -> bool:
        window = " ".join(t.text.lower() for t in self.tokens[token.i : token.i + 3])
        return any(window.startswith(phrase) for phrase in self.stance.not_negations)

    def _follows_phrase(self, i: int, cues: Cues) -> bool:
        """Whether a phrase of several words stands just before the verb, or around its auxiliary."""
        first = min([i, *(c.i for c in self.grammar.children(i, "aux", "auxpass", "advmod", "neg"))])
        window = " ".join(t.text.lower() for t in self.tokens[max(0, first - 3) : i + 1])
        return any(f" {phrase} " in f" {window} " for phrase in cues.phrases)

    def _around_noun(self, i: int) -> tuple[int, set[Modality]]:
        negations, modalities = 0, set[Modality]()
        for child in self.grammar.children(i, "det", "amod", "neg", "compound", "advmod", "predet"):
            lemma, lower = child.lemma.lower(), child.text.lower()
            if self._negates(child):
                negations += 1
            if lower in self.stance.possible.adjectives or lemma in self.stance.possible.adjectives:
                modalities.add(Modality.POSSIBLE)
            elif lower in self.stance.planned.adjectives:
                modalities.add(Modality.PLANNED)
            elif lower in self.stance.possible.adverbs:
                modalities.add(Modality.POSSIBLE)
        token = self.tokens[i]
        if token.dep == "pobj":
            above = self.tokens[self.tokens[token.head].head]
            if above.pos == "NOUN" and above.lemma in self.stance.possible.nouns:
                modalities.add(Modality.POSSIBLE)
            if (above.pos == "NOUN" and above.lemma in self.stance.called_for.nouns) or (
                is_verbal(above) and above.lemma in self.stance.called_for.verbs
            ):
                modalities.add(Modality.CALLED_FOR)
        elif token.dep == "dobj" and self.tokens[token.head].lemma in self.stance.called_for.verbs:
            modalities.add(Modality.CALLED_FOR)
        return negations, modalities

    def _governors(self, i: int) -> Iterator[tuple[Token, Token, bool]]:
        """What stands above the clause and may decide on it, nearest first, within what the source says.

        Each with what it governs, and whether only loosely, through a preposition ("with each side blaming"): then its
        own words decide, not what is said about it.
        """
        token, loose = self.tokens[i], False
        while token.head != token.i:
            head = self.tokens[token.head]
            if (
                token.dep == "conj"
                and is_verbal(head)
                and not any(True for _ in self.grammar.children(token.i, "nsubj", "nsubjpass"))
            ):
                token = head
                continue
            if token.dep == "prep" or head.dep == "prep" or head.pos == "ADP":
                if token.dep not in ("pcomp", "prep") or self._is_outside(head):
                    return
                token, loose = head, True
                continue
            if token.dep not in GOVERNED and token.dep != "prep":
                return
            if token.dep == "relcl" or self._is_outside(head):
                return
            if token.dep == "advcl" and not self._is_infinitive(token):
                return
            yield head, token, loose
            token, loose = head, False

    def _is_infinitive(self, token: Token) -> bool:
        return any(child.tag == "TO" for child in self.grammar.children(token.i, "aux"))

    def _is_outside(self, token: Token) -> bool:
        """Whether the word is no part of what the source says: its own cue or beyond."""
        if self.attribution is None:
            return False
        return not any(piece.contains(token.span) for piece in self.attribution.content)

    def _from_above(self, governor: Token, governed: Token, loose: bool) -> tuple[int, set[Modality]]:
        lemma = governor.lemma.lower()
        infinitive = self._is_infinitive(governed) or governed.dep == "xcomp"
        if loose and not self._shown_by(governor, infinitive) and not self._is_negative(lemma):
            return 0, set()
        negated = sum(self._negates(token) for token in self._helpers(governor.i)) + int(
            self._follows_phrase(governor.i, self.stance.negation)
        )
        _, own_modality = self._at(governor.i) if is_verbal(governor) else (0, set[Modality]())
        modalities = set(own_modality)
        negations = negated
        if self._is_negative(lemma) and not (is_verbal(governor) and governed.dep in ("acl", "advcl", "relcl")):
            negations += 1
            if lemma in self.stance.possible.adjectives:
                modalities.add(Modality.POSSIBLE)
        for complement in self.grammar.children(governor.i, "acomp", "attr", "oprd"):
            negations += complement.lemma.lower() in self.stance.negation.adjectives
            modalities |= self._shown_by(complement, True)
        modalities |= self._shown_by(governor, infinitive)
        return negations, modalities

    def _is_negative(self, lemma: str) -> bool:
        negation = self.stance.negation
        return lemma in negation.verbs or lemma in negation.nouns or lemma in negation.adjectives

    def _shown_by(self, governor: Token, infinitive: bool) -> set[Modality]:
        lemma = governor.lemma.lower()
        passive = is_verbal(governor) and self.grammar.is_passive(governor.i)
        for modality, cues in (
            (Modality.CALLED_FOR, self.stance.called_for),
            (Modality.POSSIBLE, self.stance.possible),
            (Modality.PLANNED, self.stance.planned),
        ):
            if lemma in cues.verbs and is_verbal(governor):
                if lemma in cues.passive_only and not passive:
                    continue
                if lemma in cues.infinitive_only and not infinitive:
                    continue
                return {modality}
            if lemma in cues.nouns | cues.adjectives and not is_verbal(governor):
                return {modality}
        return set()

    def is_purpose(self, match: Match) -> bool:
        """An infinitive of purpose: under a verb or noun that neither plans nor demands nor tries it."""
        return self._is_for_something(self.tokens[match.clause])

    def _is_for_something(self, token: Token) -> bool:
        while token.dep == "conj" and is_verbal(self.tokens[token.head]):
            token = self.tokens[token.head]
        head = self.tokens[token.head]
        if not is_verbal(token) or head.i == token.i:
            return False
        if token.dep == "pcomp":  # "an offensive aimed at taking the town"
            aimed = self.tokens[head.head]
            return aimed.dep == "acl" and aimed.lemma.lower() in self.stance.purposes.verbs
        if not self._is_infinitive(token):
            return False
        if token.dep == "xcomp":  # "designed to take", "fought to try to break": for what stands above it
            meant = head.dep == "acl" and head.tag == "VBN" and head.lemma.lower() in self.stance.purposes.verbs
            return meant or self._is_for_something(head)
        return token.dep in ("advcl", "acl", "relcl") and head.lemma.lower() not in self._decides_on_infinitive()

    def _decides_on_infinitive(self) -> frozenset[str]:
        """Words that plan, demand, try or fail to do what the infinitive below them says."""
        stance = self.stance
        return (
            stance.planned.verbs
            | stance.called_for.verbs
            | stance.called_for.nouns
            | stance.possible.verbs
            | stance.negation.verbs
            | stance.negation.nouns
            | stance.negation.adjectives
            | stance.attempts.verbs
            | stance.planned.adjectives
            | stance.possible.adjectives
        )
