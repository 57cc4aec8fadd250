"""Words around a proposition that negate it, doubt it, plan it or call for it: at its verb, its nouns, and above it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.extract.governors import Hold, Link, names_of
from sayso.extract.grammar import Grammar, is_verbal
from sayso.languages.stance import Cues, StanceLexicon
from sayso.model.claim import Modality
from sayso.model.source import Token

HELPERS = ("aux", "auxpass", "neg", "advmod", "mark", "preconj", "det", "cc")
AROUND_NOUN = ("det", "amod", "neg", "compound", "advmod", "predet", "preconj", "nmod")
COMPLEMENTS = ("acomp", "attr", "oprd")
OF_EVENTS = frozenset({Hold.OBJECT, Hold.PREPOSITION, Hold.SUBJECT})
WH_TAGS = frozenset({"WP", "WRB", "WDT", "WP$"})


@dataclass(frozen=True, slots=True)
class Signs:
    """How often it is negated, and what else is shown."""

    negations: int = 0
    modalities: frozenset[Modality] = frozenset()

    def __add__(self, other: Signs) -> Signs:
        return Signs(self.negations + other.negations, self.modalities | other.modalities)


NONE = Signs()


def _shows(modality: Modality) -> Signs:
    return Signs(0, frozenset({modality}))


class SignReader:
    """Reads the signs in one article."""

    def __init__(self, grammar: Grammar, stance: StanceLexicon, *, blame: frozenset[str]) -> None:
        """`blame` are words that tie somebody to an event: "was to blame" plans nothing."""
        self.grammar, self.tokens, self.stance, self.blame = grammar, grammar.tokens, stance, blame
        self.parts = (
            (Modality.CALLED_FOR, stance.called_for),
            (Modality.POSSIBLE, stance.possible),
            (Modality.PLANNED, stance.planned),
        )

    def at_verb(self, i: int) -> Signs:
        """Auxiliaries, negations, adverbs, conjunctions, and phrases just before it."""
        helpers = list(self._helpers(i))
        negated = any(self._negates(token) for token in helpers) or self._has_phrase(i, self.stance.negation)
        signs = Signs(int(negated), frozenset(self._of_helpers(helpers, negated=negated)))
        for modality, cues in self.parts:
            if self._has_phrase(i, cues):
                signs += _shows(modality)
        if self._is_asked(i):
            signs += _shows(Modality.POSSIBLE)
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
            is_negation = helper.dep in ("neg", "preconj") or self._negates(helper)
            if (helper.dep in ("aux", "auxpass") and same_form) or (joined_by_or and is_negation):
                yield helper

    def _negates(self, token: Token) -> bool:
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
            if self._negates(child):
                signs += Signs(1)
            elif forms & (self.stance.possible.adjectives | self.stance.possible.adverbs):
                signs += _shows(Modality.POSSIBLE)
            elif forms & self.stance.planned.adjectives:
                signs += _shows(Modality.PLANNED)
            elif child.dep == "amod" and forms & self.stance.negation.adjectives:
                signs += Signs(1)
        return signs

    def at_argument(self, i: int, *, is_another_event: bool = False) -> Signs:
        """Who does it or to whom: "no troops", "nobody", "suspected rebels", "jets believed to be theirs".

        What is doubted about another event ("the alleged gas attack killed two") is that event, not what it did.
        """
        token = self.tokens[i]
        negations = int(self._negates(token))
        for child in self.grammar.children(i, "det", "neg", "predet", "preconj", "advmod"):
            negations += self._negates(child)
        is_doubted = not is_another_event and any(self._doubts(child) for child in self.grammar.children(i))
        return Signs(min(negations, 1)) + (_shows(Modality.POSSIBLE) if is_doubted else NONE)

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
        signs, lemma = self.at_noun(noun.i), noun.lemma.lower()
        signs += Signs(int(self._negates(noun)))  # "nothing to do with it"
        if lemma in self.stance.negation.nouns | self.stance.negation.adjectives:  # "the lie that"
            signs += Signs(1)
        if signs.negations % 2 and lemma in self.stance.possible.nouns:
            return Signs(signs.negations)  # "no sign that": a plain denial
        for modality, cues in self.parts:
            if lemma in cues.nouns:
                return signs + _shows(modality)
        return signs

    def _of_adjective(self, adjective: Token, link: Link) -> Signs:
        verb = self.tokens[adjective.head]
        around = self.at_verb(verb.i) if is_verbal(verb) and adjective.dep in COMPLEMENTS else NONE
        own = Signs(sum(self._negates(c) for c in self.grammar.children(adjective.i, "neg", "advmod")))
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
        for modality, cues in self.parts:
            # "Was able to" did it; "is able to" could.
            past = modality is Modality.POSSIBLE and lemma in cues.present_only and self._is_past(adjective)
            if entries & cues.adjectives and not past and not signs.negations:
                return signs + _shows(modality)
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
        return _shows(Modality.POSSIBLE if perfect else Modality.PLANNED)

    def _of_verb(self, link: Link, *, counts_subject: bool) -> Signs:
        verb, negation = link.governor, self.stance.negation
        own, names = self.at_verb(verb.i), self.names(link)
        negated = own.negations + (self._negated_subject(link) if counts_subject else 0)
        if names & self.stance.possible.negated and negated:
            return Signs(0, own.modalities | {Modality.POSSIBLE})
        if names & negation.presupposing and not names & negation.verbs:
            negated = 0
        signs = Signs(negated, own.modalities)
        if self._comes_to_nothing(link, names):
            signs += Signs(1)
            if negated and names & negation.left_open:
                signs += _shows(Modality.POSSIBLE)
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
        return sum(self.at_argument(c.i).negations for c in subjects if c.i != link.governed.i)

    def names(self, link: Link) -> frozenset[str]:
        """The verb's names; those with a particle alone where one of them is listed."""
        names = names_of(link.governor, self.grammar, link.preposition)
        if link.hold is Hold.INFINITIVE:
            names |= {f"{link.governor.lemma.lower()} to do"}
        cues = [self.stance.negation, self.stance.attempts, *(cues for _, cues in self.parts)]
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
        for modality, cues in self.parts:
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
                return _shows(modality)
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
