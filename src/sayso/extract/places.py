"""Where a claim says that it is: names of places in its clause, the most specific only."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sayso.extract.grammar import Grammar, is_nominal, is_verbal
from sayso.extract.matching import Match, Matcher
from sayso.extract.place_names import BEFORE_NOUN, NO_NAMES, WIDE, PlaceNames
from sayso.extract.words import Words
from sayso.model.claim import Filler
from sayso.model.source import Span, Token, ZoneKind

NAMES_OF_PLACES = frozenset({"GPE", "LOC", "FAC"})
"""The labels that the parser gives places."""
ZONES_OF_EVENTS = frozenset({ZoneKind.BODY, ZoneKind.CAPTION, ZoneKind.HEADLINE})
PLACE = frozenset({"place", "structure"})
SOMEBODY = frozenset({"force", "people", "party"})
EVENT = frozenset({"engagement", "strike_event"})
BOUNDARY = frozenset({"boundary"})
UNDERGOING = frozenset({"dobj", "nsubjpass"})


class Places:
    """Finds the places of matches of one article."""

    def __init__(
        self, grammar: Grammar, matcher: Matcher, words: Words, *, sources: frozenset[int] = frozenset()
    ) -> None:
        """`sources` are the tokens that name who says something: "the mayor of Brod" tells of himself where he is."""
        self.sources = sources
        self.grammar, self.tokens, self.matcher, self.words = grammar, grammar.tokens, matcher, words
        self.lexicon = matcher.lexicon
        self.names = PlaceNames(matcher, words)

    def of(self, match: Match, evidence: Span) -> tuple[Filler, ...]:
        """The bare names of where it happens, as arguments; or the place told last where the clause says 'the town'."""
        arguments = self._arguments(match)
        region = sorted({*self.words.inside(evidence), *arguments})
        named = self._own([i for i in region if i in arguments or self._says_where(i)], match, arguments)
        fillers = [self.names.bare(i) for i in self.names.most_specific(self.names.one_a_name(named))]
        if fillers:
            return tuple({filler.words: filler for filler in fillers}.values())
        for found in (self._boundary(region), self._country_in_front(region)):
            if found is not None:
                return (found,)
        return self._taken_up(region)

    def _own(self, named: Sequence[int], match: Match, arguments: Collection[int]) -> list[int]:
        """Those that the clause itself has; of those that its participants have only where it has none."""
        told = [i for i in named if i not in self.sources] or list(named)
        own = [i for i in told if i in arguments or not self._is_aside(i, match)]
        return own or told

    def _is_aside(self, i: int, match: Match) -> bool:
        """Whether it stands in a clause about one who takes part: 'the men dug in at Brod shelled Velika'."""
        for above in self.words.parsed.ancestors(i):
            if above.i in (match.trigger, match.clause):
                return False
            if is_verbal(above) and above.dep in ("acl", "relcl"):
                return True
            if above.dep == "nsubj" and above.head == match.clause and self.matcher.is_listed(above.i, SOMEBODY):
                return above.i != match.trigger
        return False

    def _boundary(self, region: Sequence[int]) -> Filler | None:
        """'The Northland-Southland border': of two peoples, one name."""
        for i in region:
            if not self.matcher.is_listed(i, BOUNDARY):
                continue
            first = i
            while first > 0 and (self.tokens[first - 1].entity == "NORP" or self.tokens[first - 1].text == "-"):
                first -= 1
            if first < i and any(t.text == "-" for t in self.tokens[first:i]):
                span = self.words.span(first, i)
                return Filler(span.of(self.words.parsed.article.text), span, i, "argument")
        return None

    def _country_in_front(self, region: Sequence[int]) -> Filler | None:
        """'Northland' in "Northland's long war", the apostrophe being often lost ("Northlands long war")."""
        for i in region:
            token = self.tokens[i]
            if token.dep not in BEFORE_NOUN or not token.text[0].isupper() or token.pos != "PROPN":
                continue
            for name in (token.text, token.text.removesuffix("s")):
                owns = name != token.text or token.dep == "poss"
                if owns and name.lower() in self.lexicon.countries:
                    span = Span(token.span.start, token.span.start + len(name))
                    return Filler(name, span, i, "argument")
        return None

    def _arguments(self, match: Match) -> set[int]:
        """Names of places on the frame's own paths, wherever the evidence ends ('the town which he left')."""
        found: set[int] = set()
        for path in match.frame.place:
            for argument in self.matcher.arguments(path, match.trigger, match.clause):
                for joined in self.grammar.conjuncts(argument):
                    if self._may_be_taken(joined, is_first=joined == argument):
                        found.add(joined)
                    elif not is_verbal(self.tokens[joined]):
                        found |= {i for i in self._named_within(joined) if self._says_where(i)}
        for path in match.frame.target:
            found |= {i for i in self.matcher.arguments(path, match.trigger, match.clause) if self._is_hit_place(i)}
        return found | self._whom_it_befell(match)

    def _is_hit_place(self, i: int) -> bool:
        """A bare name that something is done to, and that the parser takes for nobody: 'the army attacked Velika'."""
        token = self.tokens[i]
        mention = self.words.mention_at(i)
        if token.entity or token.dep not in UNDERGOING or (mention is not None and mention.candidates):
            return False
        return self._may_be_taken(i, is_first=True)

    def _whom_it_befell(self, match: Match) -> set[int]:
        """'Velika' of 'Velika has seen fighting', where the fighting is what is claimed."""
        verb = self.tokens[match.clause if match.clause != match.trigger else self.tokens[match.trigger].head]
        if verb.lemma.lower() not in self.lexicon.befalls:
            return set()
        subjects = (s for child in self.grammar.children(verb.i, "nsubj") for s in self.grammar.conjuncts(child.i))
        return {i for i in subjects if self.names.ends_at(i)}

    def _may_be_taken(self, i: int, *, is_first: bool) -> bool:
        """A name where the frame wants a place is one, though the parser took it for a person."""
        token = self.tokens[i]
        if self.names.ends_at(i):
            return not self._stands_before_other_noun(token)
        if (
            token.pos != "PROPN"
            or not token.text[0].isupper()
            or token.text.isupper()  # "seized it from the NVF"
            or token.entity in NO_NAMES - {"LANGUAGE"}  # no one enters a language: a name that it was taken for
            or (self.names.is_qualifier(token) and token.dep == "compound")
        ):
            return False
        if (
            self.matcher.is_listed(i, SOMEBODY)
            or self.names.is_somebody(i)
            or (token.entity == "PERSON" and not is_first)
        ):
            return False
        # The parser takes many a town for an organisation; an article before the name speaks for the latter.
        return token.entity != "ORG" or not any(True for _ in self.grammar.children(i, "det"))

    def _named_within(self, argument: int) -> list[int]:
        token = self.tokens[argument]
        return [i for i in range(token.left, token.right + 1) if self._hangs_close(i, argument)]

    def _hangs_close(self, i: int, argument: int) -> bool:
        while i != argument:
            token = self.tokens[i]
            if is_verbal(token) or token.head == i:
                return False
            i = token.head
        return True

    def _says_where(self, i: int) -> bool:
        """Whether the token ends a place's name that says where something is, and not whose it is or who acts."""
        token = self.tokens[i]
        if self.words.parsed.sentences[token.sentence].zone not in ZONES_OF_EVENTS:
            return False
        if not self.names.ends_at(i):
            return self._stands_where_places_do(token)
        if token.dep == "npadvmod" or self._is_name_of_force(i) or self.names.is_somebody(i):  # "Northland-backed"
            return False
        if self._is_part_of_longer_name(token) or self._stands_before_other_noun(token):
            return False
        first = self._first_of_list(token)
        above = self.tokens[first.head]
        if first.dep == "pobj":
            return above.lemma.lower() in self.lexicon.locative_prepositions
        return first.dep not in ("nsubj", "nsubjpass") or not self._acts(first)

    def _is_name_of_force(self, i: int) -> bool:
        """'The Free Valley Brigade', whatever the parser takes the name for: it ends in what it is."""
        last = self.words.extent_of_name(i)[1]
        return self.matcher.is_listed(last, frozenset({"force"})) and not self.matcher.is_listed(last, PLACE)

    def _stands_where_places_do(self, token: Token) -> bool:
        """Whether a name that nobody knows for a place is taken for one by its place in the sentence alone."""
        if token.pos != "PROPN" or token.text.isupper() or token.entity in NO_NAMES or not token.text[0].isupper():
            return False
        if self.names.is_somebody(token.i):
            return False
        if self.names.extent(token.i) != (token.i, token.i) or self._is_part_of_longer_name(token):
            return False
        # Of names in several words, those that nobody knows for a place are mostly bodies and people.
        if any(c.pos == "PROPN" for c in self.grammar.children(token.i, "compound")):
            return False
        head = self.tokens[token.head]
        is_body = token.entity == "ORG" and any(True for _ in self.grammar.children(token.i, "det"))
        if token.dep == "pobj":
            is_near = head.lemma.lower() in self.lexicon.place_prepositions
            return not is_body and (is_near or self._is_struck(head))
        if token.dep in ("compound", "poss") and head.i > token.i:
            return token.entity != "ORG" and self.matcher.is_listed(head.i, PLACE)
        return token.dep == "conj" and is_nominal(head) and self._says_where(head.i)

    def _is_struck(self, preposition: Token) -> bool:
        """'The raid on Brod', 'the shelling of Brod': what is struck is a place, whatever its label."""
        before_struck = preposition.lemma in self.lexicon.before_struck
        return before_struck and self.matcher.is_listed(preposition.head, EVENT)

    def _first_of_list(self, token: Token) -> Token:
        """'Brod' for 'Velika' in 'by Brod and Velika'."""
        while token.dep == "conj" and is_nominal(self.tokens[token.head]):
            token = self.tokens[token.head]
        return token

    def _stands_before_other_noun(self, token: Token) -> bool:
        """'Velika army'; not 'Velika province', 'Brod's airport', where the noun is for a place."""
        head = self.tokens[token.head]
        if token.dep not in BEFORE_NOUN or head.i < token.i:
            return False
        return not (
            self.names.is_qualifier(head)
            or (token.dep in ("poss", "compound") and self.matcher.is_listed(head.i, PLACE))
            or self.names.extent(token.i) == self.names.extent(head.i)
        )

    def _acts(self, token: Token) -> bool:
        """Whether a place's name stands for a government: 'Northland said'; not in 'Brod saw fighting'."""
        head = self.tokens[token.head]
        lemma = head.lemma.lower()
        happens_to_it = lemma in self.lexicon.occurrences or lemma in self.lexicon.befalls
        return is_verbal(head) and not self.grammar.is_passive(head.i) and not happens_to_it

    def _is_part_of_longer_name(self, token: Token) -> bool:
        """'Army of Velika': the place is part of somebody's name."""
        head = self.tokens[token.head]
        above = self.tokens[head.head]
        return (
            token.dep in ("pobj", "conj")
            and head.lemma in self.lexicon.containing
            and above.pos == "PROPN"
            and not self.names.is_qualifier(above)
        )

    def _taken_up(self, region: Sequence[int]) -> tuple[Filler, ...]:
        """The place told before for 'there' or 'the town'."""
        for i in region:
            if self._refers_back(i):
                before = self._told_before(region[0], self.tokens[i])
                return (before,) if before is not None else ()
        return ()

    def _refers_back(self, i: int) -> bool:
        token = self.tokens[i]
        if token.lemma.lower() in self.lexicon.place_adverbs and token.pos == "ADV":
            return True
        if not (self.names.is_qualifier(token) or token.lemma.lower() in self.lexicon.classes["wide"]):
            return False
        named = any(
            self.tokens[f].pos == "PROPN"
            for of in self.lexicon.containing
            for f in self.grammar.after_preposition(i, of)
        )
        is_definite = any(c.text.lower() in self.lexicon.definite for c in self.grammar.children(i, "det", "poss"))
        return is_definite and not named

    def _told_before(self, i: int, noun: Token) -> Filler | None:
        """The place named last before token i that 'the town', 'the province' or 'there' can mean."""
        told = (e for e in range(i - 1, -1, -1) if self._is_told(e, noun) and self._may_be_called(e, noun))
        nearest = next(told, None)
        if nearest is None:
            return None
        return self.names.bare(next((e for e in (nearest, *told) if e not in self.sources), nearest), "taken_up")

    def _is_told(self, i: int, noun: Token) -> bool:
        """Whether the name says where something is, or is called what the noun says: 'fought for the Velika Valley'."""
        is_called_so = self.names.ends_at(i) and noun.lemma.lower() in self.names.called(i)
        return is_called_so or self._says_where(i)

    def _may_be_called(self, i: int, noun: Token) -> bool:
        word = noun.lemma.lower()
        if self.names.is_aside_of(i):
            return False
        if word in self.lexicon.for_countries or self.names.is_country(i):
            return (word in self.lexicon.for_countries) == self.names.is_country(i)
        wide = self.matcher.is_listed(noun.i, WIDE)
        called = self.names.called(i)
        if wide or (self.names.is_qualifier(noun) and called and wide != self.names.is_wide(i)):
            return word in called
        # "The town" is nothing that the article calls a province elsewhere and never a town.
        elsewhere = self.names.called_anywhere(i) if self.names.is_qualifier(noun) else frozenset[str]()
        return not elsewhere or not elsewhere <= self.lexicon.classes["wide"] or word in elsewhere
