"""Who does it and to whom, in the article's own words: the shortest phrase that still names them."""

from __future__ import annotations

from collections.abc import Collection
from itertools import chain

from sayso.extract.grammar import Grammar, is_nominal
from sayso.extract.matching import Match, Matcher
from sayso.extract.places import NAMES_OF_PLACES
from sayso.extract.words import Words
from sayso.model.claim import Filler
from sayso.model.source import Token

PARTY_CLASSES = frozenset({"party", "force", "leader_word", "government"})
PEOPLE_CLASSES = PARTY_CLASSES | {"people", "person"}
NO_DOER = frozenset({"weapon", "aircraft", "projectile", "engagement", "strike_event", "damage", "war_word"})
"""Word classes that do nothing of themselves: who is behind them is the actor."""
SUBJECTS = ("nsubj", "nsubjpass")
CUT_IN_FRONT = frozenset({"det", "nummod", "predet", "quantmod", "cc", "preconj", "punct"})
INSIDE_PHRASE = frozenset({"compound", "amod", "nmod", "poss", "case", "punct", "npadvmod", "appos", "advmod"})
LONGEST_TAIL = 6
"""Words that 'of' or a second name may add to a phrase."""


class Fillers:
    """Fills actor and target of matches of one article."""

    def __init__(self, grammar: Grammar, matcher: Matcher, words: Words) -> None:
        self.grammar, self.tokens, self.matcher, self.words = grammar, grammar.tokens, matcher, words
        self.lexicon = matcher.lexicon

    def actor(self, match: Match) -> Filler | None:
        """The first argument on the frame's paths that can act; for arms and events, whose they are."""
        for path in match.frame.actor:
            for argument in self.matcher.arguments(path, match.trigger, match.clause):
                doer = self._behind(argument)
                if doer is None or (path == "modifier" and not self._may_act(doer)):
                    continue
                if path in ("of", "by") and self._is_place_only(doer) and not self._may_act(doer):
                    continue
                return self.phrase(self.matcher.counted(self._subject_taken_up(doer)))
        return None

    def _subject_taken_up(self, i: int) -> int:
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

    def _may_act(self, i: int) -> bool:
        token = self.tokens[i]
        if token.entity in NAMES_OF_PLACES and token.tag != "JJ":
            return token.dep == "poss"
        return self.matcher.is_of(i, PARTY_CLASSES)

    def _behind(self, i: int) -> int | None:
        token = self.tokens[i]
        name_first, name_last = self.words.extent_of_name(i)
        if not self.matcher.is_listed(i, NO_DOER) or (token.entity in ("NORP", "ORG") and name_first < name_last):
            return i if is_nominal(token) or token.tag == "JJ" else None
        found = chain(
            self.grammar.after_preposition(i, "by"),
            self.grammar.modifiers(i),
            self.grammar.after_preposition(i, "from"),
            self.grammar.after_preposition(i, "of"),
        )
        for argument in found:
            if self.matcher.is_listed(argument, NO_DOER):
                deeper = self._behind(argument) if argument < i else None
                if deeper is not None:
                    return deeper
            elif self._may_act(argument):
                return argument
        return self._firer_of(i)

    def _firer_of(self, i: int) -> int | None:
        """Who fired it, where a participle says so: 'rockets fired by the Southern forces'."""
        for participle in self.grammar.children(i, "acl"):
            for path in ("by", "from"):
                for argument in self.grammar.after_preposition(participle.i, path):
                    doer = self._behind(argument)
                    if doer is not None:
                        return doer
        return None

    def target(self, match: Match, actor: Filler | None, places: Collection[int]) -> Filler | None:
        """The first argument on the frame's paths that is somebody or something, not merely a named place.

        `places` are the heads of what was found to be where.
        """
        for path in match.frame.target:
            for argument in self.matcher.arguments(path, match.trigger, match.clause):
                counted = self.matcher.counted(argument)
                if (actor is not None and counted == actor.head) or counted in places:
                    continue
                if any(self._is_one_of(counted, words) for words in match.frame.companions):
                    continue
                if path == "modifier" and not self.matcher.is_of(counted, PEOPLE_CLASSES):
                    continue
                if self._is_place_only(counted):
                    continue
                return self.phrase(counted)
        return None

    def _is_one_of(self, i: int, words: frozenset[str]) -> bool:
        return self.tokens[i].lemma.lower() in words or self.tokens[i].text.lower() in words

    def _is_place_only(self, i: int) -> bool:
        """A named place that is hit or held goes among the places, not the targets."""
        token = self.tokens[i]
        if token.entity in ("DATE", "TIME"):
            return not self.matcher.is_listed(i, PEOPLE_CLASSES)
        if token.entity in NAMES_OF_PLACES:
            return True
        if token.pos == "PROPN":
            return token.entity not in ("NORP", "ORG", "PERSON") and not self.matcher.is_listed(i, PEOPLE_CLASSES)
        return self._is_named_place(token)

    def _is_named_place(self, token: Token) -> bool:
        """'The village of Brod', 'Brod town'; a camp or a neighbourhood that is hit is a thing hit, too."""
        if token.lemma.lower() not in self.lexicon.place_qualifiers:
            return False
        return not self.matcher.is_listed(token.i, frozenset({"inhabited"}))

    def phrase(self, i: int, how: str = "argument") -> Filler:
        """The words of the phrase headed by token i, without article, number and what follows the head."""
        first, last = self._extent(i)
        name_first, name_last = self.words.extent_of_name(i)
        first, last = min(first, name_first), max(last, name_last)
        while first < i and self._is_cut(self.tokens[first]):
            first += 1
        while last > i and self.tokens[last].tag == "POS":
            last -= 1
        span = self.words.span(first, last)
        how = "pronoun" if self.tokens[i].pos == "PRON" else how
        return Filler(span.of(self.words.parsed.article.text), span, i, how)

    def _is_cut(self, token: Token) -> bool:
        return token.dep in CUT_IN_FRONT or token.pos in ("DET", "PUNCT", "ADP") or token.tag == "PRP$"

    def _extent(self, i: int) -> tuple[int, int]:
        first = i
        while first > 0 and self._belongs_before(first - 1, i):
            first -= 1
        last = i
        for child in self.grammar.children(i, "prep"):
            if child.lemma == "of" and child.i == last + 1:
                inner = next(iter(self.grammar.children(child.i, "pobj")), None)
                if inner is not None and inner.i - child.i < LONGEST_TAIL:
                    last = inner.i
        for child in self.grammar.children(i, "conj"):
            if is_nominal(child) and child.i - last < LONGEST_TAIL:
                last = max(last, child.i)
        return first, last

    def _belongs_before(self, candidate: int, head: int) -> bool:
        token = self.tokens[candidate]
        if (token.dep in CUT_IN_FRONT and token.dep != "cc" and token.text != "-") or token.entity in (
            "CARDINAL",
            "DATE",
            "TIME",
        ):
            return False
        while token.head != token.i and token.i != head:
            joined = token.dep in ("conj", "cc") and token.head < head and self.tokens[token.head].dep in INSIDE_PHRASE
            if not (token.dep in INSIDE_PHRASE or joined) or token.head > head:
                return False
            token = self.tokens[token.head]
        return token.i == head
