"""Who does it and to whom, in the article's own words: the shortest phrase that still names them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sayso.extract.doers import PEOPLE_CLASSES, SIDE_CLASSES, Doers
from sayso.extract.grammar import Grammar, is_nominal
from sayso.extract.matching import Match, Matcher
from sayso.extract.places import NAMES_OF_PLACES
from sayso.extract.words import Words
from sayso.model.claim import Attribution, Filler
from sayso.model.source import Token

CUT_IN_FRONT = frozenset({"det", "nummod", "predet", "quantmod", "cc", "preconj", "punct"})
INSIDE_PHRASE = frozenset({"compound", "amod", "nmod", "poss", "case", "punct", "npadvmod", "appos", "advmod"})
BEFALLEN = frozenset({"people", "force", "party", "structure", "materiel"})
"""Word classes that an event may hit, where it is the subject itself."""
LONGEST_TAIL = 6
"""Words that 'of' or a second name may add to a phrase."""


class Fillers:
    """Fills actor and target of matches of one article."""

    def __init__(self, grammar: Grammar, matcher: Matcher, words: Words) -> None:
        self.grammar, self.tokens, self.matcher, self.words = grammar, grammar.tokens, matcher, words
        self.lexicon = matcher.lexicon
        self.doers = Doers(grammar, matcher, words)

    def actor(self, match: Match, saying: Attribution | None = None) -> Filler | None:
        """Who does it; `saying` is the attribution that the claim stands under, whose source is not who acts in it."""
        doer = self.doers.of(match, saying)
        if doer is None:
            return None
        named = self._named_after(self.matcher.counted(doer))
        return self.phrase(named, is_alone=self._opposite(doer) is not None)

    def _named_after(self, i: int) -> int:
        """The Velika Front, for 'fighters of the Velika Front'; the word itself where its own name stands before it."""
        if not self.matcher.is_listed(i, SIDE_CLASSES) or self.tokens[i].pos == "PROPN":
            return i
        if any(self.tokens[m].pos == "PROPN" or self.tokens[m].entity for m in self.grammar.modifiers(i)):
            return i
        after = (
            o for o in self.grammar.after_preposition(i, *self.grammar.small.belonging) if self.tokens[o].pos == "PROPN"
        )
        return next((o for o in after if not self._is_place_only(o)), i)

    def target(self, match: Match, actor: Filler | None, places: Collection[int]) -> Filler | None:
        """The first argument on the frame's paths that is somebody or something, not merely a named place.

        `places` are the heads of what was found to be where.
        """
        opposite = self._opposite(actor.head) if actor is not None else None
        if opposite is not None:
            return self.phrase(self.matcher.counted(opposite))
        for path, argument in self._targets(match):
            counted = self.matcher.counted(argument)
            if (actor is not None and counted == actor.head) or counted in places:
                continue
            if any(self._is_one_of(counted, words) for words in match.frame.companions):
                continue
            if path == "modifier" and not self.matcher.is_of(counted, PEOPLE_CLASSES):
                continue
            if not self._is_place_only(counted):
                return self.phrase(counted)
        return None

    def _targets(self, match: Match) -> Iterator[tuple[str, int]]:
        """Arguments on the frame's paths, then those that a participle has between: 'a raid led by rebels on Brod'."""
        for path in match.frame.target:
            yield from ((path, i) for i in self.matcher.arguments(path, match.trigger, match.clause))
        if match.frame.form != "noun":
            return
        if self.tokens[match.trigger].dep == "nsubj" and match.clause != match.trigger:  # "an air strike hit a bakery"
            befallen = self.grammar.direct_object(match.clause)
            if befallen is not None and self.matcher.is_listed(befallen, BEFALLEN):
                yield "object", befallen
        for participle in self.doers.participles_of(match.trigger):
            for path in (path for path in match.frame.target if path in self.lexicon.locative_prepositions):
                yield from ((path, i) for i in self.grammar.after_preposition(participle.i, path))

    def _opposite(self, i: int) -> int | None:
        """The rebels, for the army in 'clashes between the army and the rebels'."""
        if self.tokens[self.tokens[i].head].lemma.lower() not in self.grammar.small.pairing:
            return None
        return next((other for other in self.grammar.conjuncts(i) if other != i), None)

    def is_side(self, i: int) -> bool:
        """Whether the word is one for those who fight or govern, or a name that is no place."""
        return self.matcher.is_of(i, SIDE_CLASSES) and not self._is_place_only(i)

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

    def phrase(self, i: int, how: str = "argument", *, is_alone: bool = False) -> Filler:
        """The words of the phrase headed by token i, without article, number and what follows the head.

        `is_alone` leaves out what is joined to it by "and".
        """
        first, last = self._extent(i, is_alone=is_alone)
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

    def _extent(self, i: int, *, is_alone: bool) -> tuple[int, int]:
        first = i
        while first > 0 and self._belongs_before(first - 1, i):
            first -= 1
        last = i
        for child in self.grammar.children(i, "prep"):
            if child.lemma in self.grammar.small.belonging and child.i == last + 1:
                inner = next(iter(self.grammar.children(child.i, "pobj")), None)
                if inner is not None and inner.i - child.i < LONGEST_TAIL:
                    last = inner.i
        for child in self.grammar.children(i, "conj"):
            if not is_alone and is_nominal(child) and child.i - last < LONGEST_TAIL:
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
