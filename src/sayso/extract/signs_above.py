"""What the words above a proposition make of it: 'failed to enter', 'the plan to leave', 'nobody was able to cross'."""

from __future__ import annotations

from sayso.extract.governors import Hold, Link, names_of
from sayso.extract.grammar import is_verbal
from sayso.extract.signs import NONE, WH_TAGS, SignReader, Signs, shows
from sayso.model.claim import Modality
from sayso.model.source import Token

COMPLEMENTS = ("acomp", "attr", "oprd")
OF_EVENTS = frozenset({Hold.OBJECT, Hold.PREPOSITION, Hold.SUBJECT})


class SignsAbove:
    """Reads what governing words show, with the signs beside these words themselves."""

    def __init__(self, own: SignReader, *, blame: frozenset[str]) -> None:
        """`blame` are words that tie somebody to an event: "was to blame" plans nothing."""
        self.own, self.blame = own, blame
        self.grammar, self.tokens, self.stance = own.grammar, own.tokens, own.stance

    def of_link(self, link: Link, *, counts_subject: bool = True) -> Signs:
        """What the word above says of what it holds; its subject apart ("nobody plans it") where that is counted."""
        if self._asks_who(link.governed):
            return NONE
        governor = link.governor
        if is_verbal(governor):
            return self._of_verb(link, counts_subject=counts_subject)
        if governor.pos == "ADJ" or governor.dep in ("acomp", "oprd"):
            return self._of_adjective(governor, link)
        return self._of_noun(governor)

    def _asks_who(self, clause: Token) -> bool:
        """'It is not clear who shelled the town': that it was shelled is taken for granted."""
        return is_verbal(clause) and any(
            child.tag in WH_TAGS and child.dep != "mark" for child in self.grammar.children(clause.i)
        )

    def _of_noun(self, noun: Token) -> Signs:
        signs, lemma = self.own.at_noun(noun.i), noun.lemma.lower()
        signs += Signs(int(self.own.negates(noun)))  # "nothing to do with it"
        if lemma in self.stance.negation.nouns | self.stance.negation.adjectives:  # "the lie that"
            signs += Signs(1)
        if signs.negations % 2 and lemma in self.stance.possible.nouns:
            return Signs(signs.negations)  # "no sign that": a plain denial
        for modality, cues in self.own.parts:
            if lemma in cues.nouns:
                return signs + shows(modality)
        return signs

    def _of_adjective(self, adjective: Token, link: Link) -> Signs:
        verb = self.tokens[adjective.head]
        around = self.own.at_verb(verb.i) if is_verbal(verb) and adjective.dep in COMPLEMENTS else NONE
        own = Signs(sum(self.own.negates(c) for c in self.grammar.children(adjective.i, "neg", "advmod")))
        return self._judged(adjective, around + own, link)

    def _judged(self, adjective: Token, around: Signs, link: Link) -> Signs:
        """What an adjective makes of it, given what is around: "is not clear", "is unable", "may be ready"."""
        lemma = adjective.lemma.lower()
        entries = {f"{lemma} {link.preposition}"} if link.preposition else {lemma}
        if around.negations and lemma in self.stance.possible.negated:
            return Signs(0, around.modalities | {Modality.POSSIBLE})
        signs = around + Signs(int(bool(entries & self.stance.negation.adjectives)))
        infinitive = link.governed if link.hold is Hold.INFINITIVE else self._infinitive_under(adjective)
        if lemma in self.stance.planned.likelihood and infinitive is not None:
            return signs + self._forecast(infinitive)
        for modality, cues in self.own.parts:
            # "Was able to" did it; "is able to" could.
            past = modality is Modality.POSSIBLE and lemma in cues.present_only and self._is_past(adjective)
            if entries & cues.adjectives and not past and not signs.negations:
                return signs + shows(modality)
        return signs

    def _infinitive_under(self, adjective: Token) -> Token | None:
        below = self.grammar.children(adjective.i, "xcomp", "ccomp")
        return next((verb for verb in below if self.grammar.is_infinitive(verb.i)), None)

    def _is_past(self, adjective: Token) -> bool:
        verb = self.tokens[adjective.head]
        auxiliaries = list(self.grammar.children(verb.i, "aux"))
        return verb.tag == "VBD" or any(c.lemma in self.grammar.small.perfects for c in auxiliaries)

    def _forecast(self, infinitive: Token) -> Signs:
        perfect = any(c.lemma in self.grammar.small.perfects for c in self.grammar.children(infinitive.i, "aux"))
        return shows(Modality.POSSIBLE if perfect else Modality.PLANNED)

    def _of_verb(self, link: Link, *, counts_subject: bool) -> Signs:
        verb, negation = link.governor, self.stance.negation
        own, names = self.own.at_verb(verb.i), self.names(link)
        negated = own.negations + (self._negated_subject(link) if counts_subject else 0)
        if names & self.stance.possible.negated and negated:
            return Signs(0, own.modalities | {Modality.POSSIBLE})
        if names & negation.presupposing and not names & negation.verbs:
            negated = 0
        signs = Signs(negated, own.modalities)
        if self._comes_to_nothing(link, names):
            signs += Signs(1)
            if negated and names & negation.left_open:
                signs += shows(Modality.POSSIBLE)
        for complement in self.grammar.children(verb.i, *COMPLEMENTS):
            if complement.i != link.governed.i and self._judges(complement):
                signs = self._judged(complement, signs, link)
        return signs + self.listed(link)

    def _judges(self, complement: Token) -> bool:
        """'False', 'likely'; of nouns 'a lie'."""
        return complement.pos == "ADJ" or complement.lemma.lower() in self.stance.negation.adjectives

    def _negated_subject(self, link: Link) -> int:
        """'Nobody plans to attack', 'no group has claimed the raid'."""
        if link.hold is Hold.SUBJECT:
            return 0
        subjects = self.grammar.children(link.governor.i, "nsubj", "nsubjpass")
        return sum(self.own.at_argument(c.i).negations for c in subjects if c.i != link.governed.i)

    def names(self, link: Link) -> frozenset[str]:
        """The verb's names; those with a particle alone where one of them is listed."""
        names = names_of(link.governor, self.grammar, link.preposition)
        if link.hold is Hold.INFINITIVE:
            names |= {f"{link.governor.lemma.lower()} to do"}
        cues = [self.stance.negation, self.stance.attempts, *(cues for _, cues in self.own.parts)]
        listed = frozenset[str]().union(*(c.verbs | c.events | c.of_attempts for c in cues))
        longer = frozenset(name for name in names if " " in name and name in listed)
        return longer or names

    def _comes_to_nothing(self, link: Link, names: frozenset[str]) -> bool:
        negation = self.stance.negation
        governed = link.governed.lemma.lower()
        if link.hold in OF_EVENTS and governed in self.stance.attempts.nouns | self.stance.planned.nouns:
            return bool(names & (negation.of_attempts | negation.events))
        if link.hold in OF_EVENTS:
            return link.hold is not Hold.SUBJECT and bool(self._with_preposition(link, names) & negation.events)
        return bool(names & negation.verbs)

    def _with_preposition(self, link: Link, names: frozenset[str]) -> frozenset[str]:
        if link.hold is not Hold.PREPOSITION:
            return names
        return frozenset(name for name in names if name.endswith(f" {link.preposition}"))

    def listed(self, link: Link) -> Signs:
        """What the verb above shows by itself, whatever is said of it."""
        verb, names = link.governor, self.names(link)
        is_passive = self.grammar.is_passive(verb.i)
        for modality, cues in self.own.parts:
            if link.hold in OF_EVENTS:
                shown = cues.happening if link.hold is Hold.SUBJECT else cues.events
                found = self._with_preposition(link, names) & shown
            else:
                found = names & (cues.verbs | (cues.of_others if self._is_anothers(link) else frozenset()))
                found -= cues.infinitive_only if link.hold is Hold.CLAUSE else frozenset()
                found -= frozenset() if is_passive else cues.passive_only
                found -= cues.present_only if verb.tag == "VBD" else frozenset()
                has_complement = any(True for _ in self.grammar.children(verb.i, *COMPLEMENTS))
                is_copula = verb.lemma in self.grammar.small.copulas
                is_blame = is_copula and link.governed.lemma.lower() in self.blame
                found = frozenset() if (is_copula and has_complement) or is_blame else found
            if found:
                return shows(modality)
        return NONE

    def aims(self, link: Link) -> bool:
        """'An offensive aimed at taking the town', 'designed to take it'."""
        verb = link.governor
        return verb.dep == "acl" and verb.tag == "VBN" and verb.lemma.lower() in self.stance.purposes.verbs

    def _is_anothers(self, link: Link) -> bool:
        """'Wants the army to leave': the infinitive has a subject of its own, or the verb an object before it."""
        told = self.grammar.children(link.governor.i, "nsubjpass")
        own = any(True for _ in (*told, *self.grammar.children(link.governed.i, "nsubj", "nsubjpass")))
        handed = self.grammar.direct_object(link.governor.i)
        return self.grammar.is_infinitive(link.governed.i) and (
            own or (handed is not None and handed < link.governed.i)
        )
