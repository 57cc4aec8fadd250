"""Whether a proposition is affirmed or denied, and whether it is put forward as done, possible, planned or demanded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.extract.governors import Chain, Climber, Hold, Link
from sayso.extract.grammar import Grammar, is_nominal, is_verbal
from sayso.extract.knowledge import Knowledge
from sayso.extract.matching import Match
from sayso.extract.signs import SignReader, Signs
from sayso.extract.signs_above import SignsAbove
from sayso.extract.words import Words
from sayso.languages.stance import Cues
from sayso.model.claim import Attribution, Certainty, Modality, Polarity, Stance
from sayso.model.source import Span

# When several are shown at once the first wins: "should have been able to" is a demand, "may plan to" is a plan.
ORDER = (Modality.UNVERIFIED, Modality.CALLED_FOR, Modality.POSSIBLE, Modality.PLANNED, Modality.HAPPENED)
HEARSAY_RULE = "noun/"
SOURCELESS_RULE = "verb/passive_to"


@dataclass(frozen=True, slots=True)
class Standing:
    """How a proposition is put forward."""

    polarity: Polarity
    modality: Modality
    is_purpose: bool
    """Told only as what something else was done for ("fought to break the siege")."""


class Standings:
    """Tells how each proposition of one article stands."""

    def __init__(self, grammar: Grammar, knowledge: Knowledge) -> None:
        self.grammar, self.tokens, self.knowledge = grammar, grammar.tokens, knowledge
        self.stance = knowledge.stance
        self.words = Words(grammar.parsed)
        triggers = knowledge.triggers
        self.climber = Climber(grammar, knowledge.stance, occurrences=triggers.occurrences)
        self.signs = SignReader(grammar, knowledge.stance)
        self.above = SignsAbove(self.signs, blame=triggers.blame)

    def of(self, match: Match, saying: Sequence[Attribution], voice: Attribution | None) -> Standing:
        """Reads the words around the match, then what its sources do with it.

        `saying` are the attributions around it, the innermost first, as far as the one that names who speaks; `voice`
        is that one, None for the article's own voice.
        """
        within = voice.content if voice is not None and voice.source is not None else ()
        chain = self.climber.chain(match.trigger, match.clause, within=within)
        signs = self._around(match, chain, within)
        is_denied_hearsay = signs.negations % 2 == 1 and any(self._is_hearsay(a) for a in saying if a is not voice)
        said = self._said_by(match, saying, voice, chain)
        signs += Signs(said.negations, said.modalities - {Modality.POSSIBLE}) if is_denied_hearsay else said
        if match.frame.modality:
            signs += Signs(0, frozenset({Modality(match.frame.modality)}))
        denied = (signs.negations + (match.frame.polarity == Polarity.DENIED)) % 2 == 1
        modality = next((m for m in ORDER if m in signs.modalities), Modality.HAPPENED)
        return Standing(Polarity.DENIED if denied else Polarity.AFFIRMED, modality, self._is_purpose(match, chain))

    def denies_noun(self, i: int) -> bool:
        """Whether what a noun tells is denied: "no reports that", "denied rumours of", "no basis for claims that"."""
        signs = self.signs.at_noun(i)
        for link in self.climber.chain(i, i, within=()).links:
            signs += self.above.of_link(link)
        return signs.negations % 2 == 1

    def _is_another_event(self, i: int, kind: str) -> bool:
        frames = self.knowledge.frames.get(("noun", self.tokens[i].lemma.lower()), ())
        return bool(frames) and all(frame.kind != kind for frame in frames)

    def _around(self, match: Match, chain: Chain, within: Sequence[Span]) -> Signs:
        signs = self.signs.at_noun(match.trigger) if match.frame.form == "noun" else self.signs.at_verb(match.trigger)
        for argument in self._arguments(match):
            is_another = self._is_another_event(argument, match.frame.kind)
            signs += self.signs.at_argument(argument, is_another_event=is_another)
        signs += self._from_above(match, chain)
        held = {match.trigger, *(link.governor.i for link in chain.links)}
        if match.clause not in held and self._is_within(match.clause, within):
            signs += self.signs.at_verb(match.clause)
        return signs

    def _from_above(self, match: Match, chain: Chain) -> Signs:
        """What the links show, the highest first: what a denied report told is denied, and not possible."""
        signs = Signs()
        for link in reversed(chain.links):
            shown = self.above.of_link(link, counts_subject=link.governor.i != match.clause)
            told = link.governor.lemma.lower() in self.stance.possible.nouns
            doubts = shown.modalities - ({Modality.POSSIBLE} if told and signs.negations % 2 else set())
            signs += Signs(shown.negations, doubts)
        return signs

    def _arguments(self, match: Match) -> set[int]:
        """Who and what is in it, the frame's other words included: "no troops", "no casualties"."""
        if match.stands_as_noun:
            return set()
        paths = (self.grammar.arguments(match.clause, path) for path in ("subject", "object"))
        companions = {i for i in self._with_nouns_over(match) if is_nominal(self.tokens[i])}
        return ({i for arguments in paths for i in arguments} | companions) - {match.trigger, match.clause}

    def _with_nouns_over(self, match: Match) -> set[int]:
        """The frame's other words, and the nouns that hold them: "there were no reports of casualties"."""
        chains = (self.climber.chain(i, match.clause, within=()) for i in match.companions)
        over = {link.governor.i for chain in chains for link in chain.links}
        return {*match.companions, *(i for i in over if match.clause < i)}

    def _is_within(self, i: int, pieces: Sequence[Span]) -> bool:
        return not pieces or any(piece.contains(self.tokens[i].span) for piece in pieces)

    def _said_by(self, match: Match, saying: Sequence[Attribution], voice: Attribution | None, chain: Chain) -> Signs:
        signs = Signs()
        for attribution in saying:
            way = chain
            if attribution is not voice:
                way = self.climber.chain(match.trigger, match.clause, within=attribution.content)
            if way.arrives:
                shown = frozenset(self._shown_by(attribution))
                by_cue = self.above.listed(way.edge).modalities if way.edge is not None else frozenset[Modality]()
                signs += Signs(0, shown or by_cue)
        denied = voice is not None and voice.stance is Stance.DENIES and chain.arrives
        if voice is not None and self._leaves_unknown(voice, self._cue_words(voice)):
            denied = False
        return Signs(1, signs.modalities - {Modality.POSSIBLE}) if denied else signs

    def _shown_by(self, attribution: Attribution) -> set[Modality]:
        """What its cue shows of what it says."""
        said, stance = self._cue_words(attribution), self.stance
        shown: set[Modality] = set()
        if attribution.stance in (Stance.EXPECTS, Stance.VOWS):
            shown.add(Modality.PLANNED)
        elif attribution.stance is Stance.DEMANDS and said & _governing(stance.called_for):
            shown.add(Modality.CALLED_FOR)
        elif attribution.stance is Stance.DOUBTS and said & (stance.unverified.verbs | stance.unverified.nouns):
            shown.add(Modality.UNVERIFIED)
        if self._is_doubtful(attribution, said):
            shown.add(Modality.POSSIBLE)
        return shown

    def _is_doubtful(self, attribution: Attribution, said: frozenset[str]) -> bool:
        possible, stance = self.stance.possible, attribution.stance
        return (
            (stance is Stance.DOUBTS and not said & (self.stance.unverified.verbs | self.stance.unverified.nouns))
            or (stance is Stance.BELIEVES and bool(said & _governing(possible)))
            or (stance is Stance.CONCEDES and self._leaves_open(said))
            or self._leaves_unknown(attribution, said)
            or attribution.certainty is Certainty.HEDGED
            or bool(said & possible.saying)
            or self._is_hearsay(attribution)
        )

    def _is_hearsay(self, attribution: Attribution) -> bool:
        return is_hearsay(attribution, self.grammar, self.knowledge)

    def _leaves_unknown(self, attribution: Attribution, said: frozenset[str]) -> bool:
        """'It did not know whether': no denial."""
        unknown = said & self.stance.possible.negated and said & self.stance.negation.words
        return attribution.stance is Stance.DENIES and bool(unknown)

    def _leaves_open(self, said: frozenset[str]) -> bool:
        """'Did not rule out', 'has not denied'."""
        heads = {word for entry in self.stance.negation.left_open for word in entry.split()[:1]}
        return bool(said & heads) and bool(said & self.stance.negation.words)

    def _cue_words(self, attribution: Attribution) -> frozenset[str]:
        """Lemmas and forms of the cue's words, and each two words in a row."""
        inside = [self.tokens[i] for cue in attribution.cue for i in self.words.inside(cue)]
        singly = {form for token in inside for form in (token.lemma.lower(), token.text.lower())}
        after = [self.tokens[t.i + 1].text.lower() for t in inside if t.i + 1 < len(self.tokens)]
        return frozenset(singly | {f"{t.lemma.lower()} {word}" for t, word in zip(inside, after, strict=False)})

    def _is_purpose(self, match: Match, chain: Chain) -> bool:
        """Told only as what something else was for: "fought to break the siege", "an offensive aimed at cutting it"."""
        verbs = [match.clause, *(link.governor.i for link in chain.links)]
        return any(self.above.aims(link) for link in chain.links) or any(self._says_what_for(i) for i in verbs)

    def _says_what_for(self, i: int) -> bool:
        """An infinitive under a verb or noun that neither plans nor demands nor tries it."""
        token = self.tokens[i]
        while token.dep == "conj" and is_verbal(self.tokens[token.head]):
            token = self.tokens[token.head]
        hangs = token.dep in ("advcl", "acl", "relcl")
        if not (is_verbal(token) and hangs and self.grammar.is_infinitive(token.i)):
            return False
        head = self.tokens[token.head]
        listed = self.climber.holding_clauses if is_verbal(head) else self.climber.listed_nouns
        names = self.above.names(Link(head, token, Hold.INFINITIVE)) if is_verbal(head) else {head.lemma.lower()}
        return not names & (listed | self.climber.listed_adjectives)


def _governing(cues: Cues) -> frozenset[str]:
    return cues.verbs | cues.nouns | cues.adjectives | cues.events | cues.of_others


def is_hearsay(attribution: Attribution, grammar: Grammar, knowledge: Knowledge) -> bool:
    """'Rumours that', 'is said to have', 'unconfirmed reports say': put about by nobody in particular, or with doubt.

    What "reports said" is theirs, as what a letter says.
    """
    text, possible = grammar.parsed.article.text, knowledge.stance.possible
    if attribution.source is None:
        is_passed_on = attribution.stance is Stance.ASSERTS and attribution.rule.startswith(SOURCELESS_RULE)
        return is_passed_on or any(_ends_in(span.of(text), possible.nouns) for span in attribution.cue)
    words = attribution.source.of(text).lower().split()
    told_by_noun = attribution.rule.startswith(HEARSAY_RULE) and _ends_in(attribution.source.of(text), possible.nouns)
    rumoured = _ends_in(attribution.source.of(text), possible.words)
    return told_by_noun or rumoured or (_ends_in(words[-1], possible.nouns) and bool(possible.adjectives & set(words)))


def _ends_in(phrase: str, nouns: frozenset[str]) -> bool:
    words = phrase.lower().split()
    return bool(words) and (words[-1] in nouns or words[-1].removesuffix("s") in nouns)
