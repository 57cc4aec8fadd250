"""Who does it: the argument that can act, behind arms and events, past subjects that the tree has wrong."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from sayso.extract.grammar import TIMES, Grammar, is_nominal, is_verbal
from sayso.extract.matching import Match, Matcher
from sayso.extract.places import NAMES_OF_PLACES
from sayso.extract.words import Words
from sayso.model.claim import Attribution
from sayso.model.source import Token

PARTY_CLASSES = frozenset({"party", "force", "leader_word", "government"})
SIDE_CLASSES = frozenset({"party", "force"})
PEOPLE_CLASSES = PARTY_CLASSES | {"people", "person"}
NO_DOER = frozenset({"weapon", "aircraft", "projectile", "engagement", "strike_event", "damage", "war_word"})
"""Word classes that do nothing of themselves: who is behind them is the actor."""
THINGS = frozenset({"place", "structure", "relief"})
"""Word classes that are acted on: where the tree makes one of them the subject, somebody else is."""
SUBJECTS = ("nsubj", "nsubjpass")
HYPHENED = ("name", "-")
"""What stands before the 'led' of 'Front-led', by tokens."""
LONGEST_ABBREVIATION = 4
"""Letters of a state's short name, which stands before its arms and deeds as an adjective does: 'UAE jets'."""


class Doers:
    """Finds who does what the matches of one article say."""

    def __init__(self, grammar: Grammar, matcher: Matcher, words: Words) -> None:
        self.grammar, self.tokens, self.matcher, self.words = grammar, grammar.tokens, matcher, words
        self.lexicon = matcher.lexicon

    def of(self, match: Match, saying: Attribution | None) -> int | None:
        """The first argument on the frame's paths that can act; for arms and events, whose they are."""
        for path in match.frame.actor:
            for argument in self._arguments(path, match):
                doer = self._behind(argument)
                if doer is None or self._cannot_act(doer) or (path == "modifier" and not self._may_act(doer)):
                    continue
                if (
                    path in self.grammar.small.belonging | self.grammar.small.agents
                    and self._is_place_only(doer)
                    and not self._may_act(doer)
                ):
                    continue
                return self._inside(match, self._taken_up(doer), saying)
        return self._firer_of(match.trigger) if match.frame.form == "noun" and match.frame.actor else None

    def _arguments(self, path: str, match: Match) -> Iterator[int]:
        """What the path leads to; for the subject, also what the tree may have overlooked, further up."""
        if path != "subject":
            yield from self.matcher.arguments(path, match.trigger, match.clause)
            return
        if self.is_undergone(match):
            return
        if not self._tells_an_outcome(match.clause):
            yield from self.matcher.arguments(path, match.trigger, match.clause)
            return
        verb = self._verb_above(match.clause)
        above = list(self.grammar.arguments(verb, "subject")) if verb is not None else []
        yield from above if verb is not None and self._is_incident(verb) else ()
        yield from self.matcher.arguments(path, match.trigger, match.clause)
        yield from above

    def comes_of_event(self, match: Match) -> bool:
        """'The attack caused damage', 'shells fell causing damage': an event or arms are its subject."""
        subjects = self._arguments("subject", match) if "subject" in match.frame.actor else iter(())
        return any(self.matcher.is_listed(i, NO_DOER) for i in subjects)

    def is_undergone(self, match: Match) -> bool:
        """'Faced an attack', 'repelled the raid': the verb's subject is not whose attack it is."""
        verb = self.tokens[match.clause]
        return match.clause != match.trigger and verb.lemma.lower() in self.lexicon.undergoing

    def _tells_an_outcome(self, i: int) -> bool:
        """'Fired on the rebels killing ten': the tree hangs on the noun before it what came of the whole."""
        token = self.tokens[i]
        if token.tag != "VBG":
            return False
        if token.dep == "pcomp":  # "on Brod killing ten"
            return any(True for _ in self.grammar.children(i, "nsubj"))
        return token.dep in ("acl", "conj") and is_nominal(self.tokens[token.head])

    def _is_incident(self, verb: int) -> bool:
        kinds = self.matcher.knowledge.kinds
        return any(kinds[event.frame.kind].incident for event in self.matcher.matches(verb))

    def _verb_above(self, i: int) -> int | None:
        return next((token.i for token in self.grammar.parsed.ancestors(i) if is_verbal(token)), None)

    def _inside(self, match: Match, doer: int, saying: Attribution | None) -> int:
        """Never who says it, where what is said has a subject of its own: the tree hung its verb too high."""
        if saying is None or saying.source is None or not saying.source.contains(self.tokens[doer].span):
            return doer
        said = [i for piece in saying.content for i in self.words.inside(piece) if i < match.clause]
        if match.clause in self.words.inside(saying.source) or not said:
            return doer
        own = (i for i in said if self.tokens[i].dep in SUBJECTS and self.matcher.is_of(i, PEOPLE_CLASSES))
        return next(own, doer)

    def _taken_up(self, i: int) -> int:
        """'The army swept south, but it never held the valley': the subject of the clause that it is joined to."""
        token = self.tokens[i]
        verb = self.tokens[token.head]
        if token.tag != "PRP" or token.dep not in SUBJECTS or verb.dep != "conj":
            return i
        if token.text.lower() not in self.lexicon.taking_up:
            return i
        before = [child.i for child in self.grammar.children(verb.head, *SUBJECTS)]
        if len(before) != 1 or self.tokens[before[0]].pos == "PRON":
            return i
        return before[0] if self.matcher.is_of(before[0], PEOPLE_CLASSES) else i

    def _cannot_act(self, i: int) -> bool:
        """A day, or a thing."""
        token = self.tokens[i]
        if self.matcher.is_listed(i, PEOPLE_CLASSES):
            return False
        return token.entity in TIMES or (token.pos == "NOUN" and self.matcher.is_listed(i, THINGS))

    def _may_act(self, i: int) -> bool:
        token = self.tokens[i]
        if token.tag == "PRP$":
            return True
        if token.entity in NAMES_OF_PLACES and token.tag != "JJ":
            return token.dep == "poss" or _is_abbreviation(token)
        return self.matcher.is_of(i, PARTY_CLASSES)

    def _is_place_only(self, i: int) -> bool:
        """A named place, however the parser labels it."""
        token = self.tokens[i]
        if token.entity in NAMES_OF_PLACES:
            return True
        unlabelled = token.pos == "PROPN" and token.entity not in ("NORP", "ORG", "PERSON")
        return unlabelled and not self.matcher.is_listed(i, PEOPLE_CLASSES)

    def _behind(self, i: int) -> int | None:
        i = self.matcher.counted(self._leading(i))
        token = self.tokens[i]
        name_first, name_last = self.words.extent_of_name(i)
        if not self.matcher.is_listed(i, NO_DOER) or (token.entity in ("NORP", "ORG") and name_first < name_last):
            return i if is_nominal(token) or token.tag == "JJ" else None
        found = chain(
            self.grammar.after_preposition(i, *self.grammar.small.agents),
            self.grammar.modifiers(i),
            self.grammar.after_preposition(i, *self.grammar.small.origins),
            self.grammar.after_preposition(i, *self.grammar.small.belonging),
        )
        for argument in (self._leading(one) for one in found):
            if self.matcher.is_listed(argument, NO_DOER):
                deeper = self._behind(argument) if argument < i else None
                if deeper is not None:
                    return deeper
            elif self._may_act(argument):
                return argument
        return self._firer_of(i)

    def _leading(self, i: int) -> int:
        """The Front, for the 'led' of 'Front-led strikes'; any other word itself."""
        led = self.lexicon.classes.get("leading_verb", frozenset())
        token = self.tokens[i]
        if token.tag != "VBN" or i < len(HYPHENED) or token.lemma.lower() not in led:
            return i
        before = self.tokens[i - len(HYPHENED)]
        return before.i if self.tokens[i - 1].text == HYPHENED[-1] and before.pos in ("NOUN", "PROPN") else i

    def _firer_of(self, i: int) -> int | None:
        """Who fired or led it, where a participle says so: 'rockets fired by the rebels', 'a raid led by the army'."""
        for participle in self.participles_of(i):
            for prepositions in (self.grammar.small.agents, self.grammar.small.origins):
                for argument in self.grammar.after_preposition(participle.i, *prepositions):
                    doer = self._behind(argument)
                    if doer is not None:
                        return doer
        return None

    def participles_of(self, i: int) -> Iterator[Token]:
        """'Fired' and 'led' on a noun; not 'condemned' in 'a raid condemned by the council', nor 'repelled'."""
        enacting = self.lexicon.carriers - self.lexicon.undergoing
        for participle in self.grammar.children(i, "acl"):
            verb = participle.lemma.lower()
            if verb in enacting or verb in self.lexicon.classes.get("fire_verb", frozenset()):
                yield participle


def _is_abbreviation(token: Token) -> bool:
    letters = token.text.replace(".", "")
    return letters.isupper() and 1 < len(letters) <= LONGEST_ABBREVIATION
