"""Where a claim says that it is: names of places in its clause, the most specific only."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.extract.grammar import Grammar, is_nominal, is_verbal
from sayso.extract.matching import Match, Matcher
from sayso.extract.words import Words
from sayso.model.claim import Filler
from sayso.model.source import Span, Token, ZoneKind

NAMES_OF_PLACES = frozenset({"GPE", "LOC", "FAC"})
ZONES_OF_EVENTS = frozenset({ZoneKind.BODY, ZoneKind.CAPTION, ZoneKind.HEADLINE})
NO_NAMES = frozenset({"DATE", "TIME", "NORP", "CARDINAL", "ORDINAL", "QUANTITY", "PERCENT", "MONEY", "LANGUAGE"})
BEFORE_NOUN = frozenset({"compound", "nmod", "amod", "poss"})
PLACE = frozenset({"place", "structure"})
UNDERGOING = frozenset({"dobj", "nsubjpass"})
DEFINITE = frozenset({"the", "this", "that", "its", "their"})


class Places:
    """Finds the places of matches of one article."""

    def __init__(self, grammar: Grammar, matcher: Matcher, words: Words) -> None:
        self.grammar, self.tokens, self.matcher, self.words = grammar, grammar.tokens, matcher, words
        self.lexicon = matcher.lexicon

    def of(self, match: Match, evidence: Span) -> tuple[Filler, ...]:
        """The bare names of where it happens, as arguments; or the place told last where the clause says 'the town'."""
        arguments = self._arguments(match)
        region = sorted({*self.words.inside(evidence), *arguments})
        named = self._one_a_name([i for i in region if i in arguments or self.names_a_place(i)])
        fillers = [self.bare_name(i) for i in self._most_specific(named)]
        if fillers:
            return tuple({filler.words: filler for filler in fillers}.values())
        if (country := self._country_in_front(region)) is not None:
            return (country,)
        for i in region:
            if self._refers_back(i):
                before = self.told_before(region[0], self.tokens[i])
                return (before,) if before is not None else ()
        return ()

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

    def _extent_of_name(self, i: int) -> tuple[int, int]:
        """First and last token of the name around token i; 'Brod and Velika' are two."""
        first, last = self.words.extent_of_name(i)
        joints = [t.i for t in self.tokens[first : last + 1] if t.pos == "CCONJ"]
        first = max([first, *(joint + 1 for joint in joints if joint < i)])
        return first, min([last, *(joint - 1 for joint in joints if joint > i)])

    def _one_a_name(self, named: Sequence[int]) -> list[int]:
        """The last word of each name, where several of its words would do."""
        ends = {self._extent_of_name(i): i for i in sorted(named)}
        loose = [i for i in named if self.words.mention_at(i) is None]
        return sorted({*ends.values(), *loose})

    def _arguments(self, match: Match) -> set[int]:
        """Names of places on the frame's own paths, wherever the evidence ends ('the town which he left')."""
        found: set[int] = set()
        for path in match.frame.place:
            for argument in self.matcher.arguments(path, match.trigger, match.clause):
                for joined in self.grammar.conjuncts(argument):
                    if self._may_be_taken(joined):
                        found.add(joined)
                    elif not is_verbal(self.tokens[joined]):
                        found |= {i for i in self._named_within(joined) if self.names_a_place(i)}
        for path in match.frame.target:
            found |= {i for i in self.matcher.arguments(path, match.trigger, match.clause) if self._is_hit_place(i)}
        return found

    def _is_hit_place(self, i: int) -> bool:
        """A bare name that something is done to, and that the parser takes for nobody: 'the army attacked Velika'."""
        token = self.tokens[i]
        mention = self.words.mention_at(i)
        if token.entity or token.dep not in UNDERGOING or (mention is not None and mention.candidates):
            return False
        return self._may_be_taken(i)

    def _may_be_taken(self, i: int) -> bool:
        """A name where the frame wants a place is one, though the parser took it for a person."""
        token = self.tokens[i]
        if (
            token.pos != "PROPN"
            or not token.text[0].isupper()
            or token.entity in NO_NAMES - {"LANGUAGE"}  # no one enters a language: a name that it was taken for
            or (self._is_qualifier(token) and token.dep == "compound")
        ):
            return False
        if self.matcher.is_listed(i, frozenset({"force", "people", "party"})):
            return False
        # The parser takes many a town for an organisation; an article before the name speaks for the latter.
        return token.entity != "ORG" or not (token.text.isupper() or any(True for _ in self.grammar.children(i, "det")))

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

    def names_a_place(self, i: int) -> bool:
        """Whether the token is the last word of a place's name."""
        token = self.tokens[i]
        if token.pos not in ("PROPN", "NOUN") and not self._is_known_place(i):
            return False
        if not token.text[0].isupper():
            return False
        if token.entity in NO_NAMES - {"NORP"} or token.dep == "npadvmod":  # "Northland-backed"
            return False
        if self.words.parsed.sentences[token.sentence].zone not in ZONES_OF_EVENTS:
            return False
        if self._is_qualifier(token) and token.entity not in NAMES_OF_PLACES:  # "the Free State" of a group's name
            return False
        mention = self.words.mention_at(i)
        if mention is not None and any(c.kind == "place" for c in mention.candidates):
            return i == self._extent_of_name(i)[1]
        head = self.tokens[token.head]
        if self._is_part_of_longer_name(token, head):
            return False
        if mention is not None and self._is_name_of_force(i):
            return False
        if token.dep in BEFORE_NOUN and head.i > i:
            return self._stands_before_place_noun(token, head)
        if token.entity in NAMES_OF_PLACES:
            first = self._first_of_list(token)
            above = self.tokens[first.head]
            if first.dep == "pobj" and above.lemma.lower() not in self.lexicon.locative_prepositions:
                return False
            return token.dep not in ("nsubj", "nsubjpass") or not self._acts(token)
        return token.pos == "PROPN" and self._stands_where_places_do(token, head)

    def _is_name_of_force(self, i: int) -> bool:
        """'The Free Valley Brigade', whatever the parser takes the name for: it ends in what it is."""
        last = self.words.extent_of_name(i)[1]
        return self.matcher.is_listed(last, frozenset({"force"})) and not self.matcher.is_listed(last, PLACE)

    def _is_known_place(self, i: int) -> bool:
        """Whether the theatre knows the word as a place's name and nothing else, whatever the parser made of it."""
        mention = self.words.mention_at(i)
        return mention is not None and {c.kind for c in mention.candidates} == {"place"}

    def _first_of_list(self, token: Token) -> Token:
        """'Brod' for 'Velika' in 'by Brod and Velika'."""
        while token.dep == "conj" and is_nominal(self.tokens[token.head]):
            token = self.tokens[token.head]
        return token

    def _stands_before_place_noun(self, token: Token, head: Token) -> bool:
        """'Velika province', 'Brod's airport': the name before a noun for a place; not 'Velika army'."""
        follows = self.tokens[token.i + 1]
        last_of_name = follows.pos != "PROPN" or self._is_qualifier(follows) or follows.tag == "POS"
        qualified = self._is_qualifier(head) or (
            token.dep in ("poss", "compound") and self.matcher.is_listed(head.i, PLACE)
        )
        if not last_of_name or not qualified or token.entity in NO_NAMES - {"NORP"}:
            return False
        return self._is_qualifier(head) or token.entity != "ORG"

    def _acts(self, token: Token) -> bool:
        """Whether a place's name stands for a government: 'Northland said'."""
        return (
            is_verbal(self.tokens[token.head])
            and not self.grammar.is_passive(token.head)
            and (self.tokens[token.head].lemma.lower() not in self.lexicon.occurrences)
        )

    def _stands_where_places_do(self, token: Token, head: Token) -> bool:
        if token.entity in ("NORP",):
            return False
        if token.dep == "pobj" and head.lemma.lower() in self.lexicon.locative_prepositions:
            if head.lemma == "of" and self._is_qualifier(self.tokens[head.head]):
                return True
            if token.entity == "ORG" and any(True for _ in self.grammar.children(token.i, "det")):
                return False
            if token.entity in ("ORG", "PERSON"):
                return head.lemma.lower() in self.lexicon.place_prepositions or self._is_under_event(head)
            return True
        if token.dep == "appos" and is_nominal(head):
            return self._is_qualifier(head)
        if token.dep == "conj" and is_nominal(head):
            return self.names_a_place(head.i)
        return False

    def _is_under_event(self, preposition: Token) -> bool:
        """'The raid on Brod', 'shelled positions on Brod': what is struck is a place, whatever its label."""
        above = self.tokens[preposition.head]
        return preposition.lemma in ("on", "of", "against") and self.matcher.is_listed(
            above.i, frozenset({"engagement", "strike_event"})
        )

    def _is_part_of_longer_name(self, token: Token, head: Token) -> bool:
        """'Army of Velika': the place is part of somebody's name."""
        above = self.tokens[head.head]
        return (
            token.dep in ("pobj", "conj")
            and head.lemma == "of"
            and above.pos == "PROPN"
            and not self._is_qualifier(above)
        )

    def _is_qualifier(self, token: Token) -> bool:
        return token.lemma.lower() in self.lexicon.place_qualifiers

    def _most_specific(self, named: Sequence[int]) -> list[int]:
        """Without names that only say in which province or country another one lies."""
        within = {i for i in named if any(self._lies_in(other, i) for other in named if other != i)}
        kept = [i for i in named if i not in within]
        if len(kept) > 1:
            narrow = [i for i in kept if not self._is_wide(i)]
            kept = narrow or kept
        return kept

    def _lies_in(self, narrow: int, wide: int) -> bool:
        """'Brod in Velika', 'Brod, Velika', 'the Velika town of Brod'."""
        if narrow > wide:
            head = self.tokens[self.tokens[wide].head]
            return (
                self.tokens[wide].dep in BEFORE_NOUN
                and head.left <= narrow <= head.right
                and self._is_qualifier(head)
                and (self.tokens[narrow].dep == "appos" or self._hangs_on_of(narrow))
            )
        if self.tokens[wide].dep == "conj":
            return False
        above = self.tokens[wide]
        for _ in range(5):
            if above.head == above.i or above.dep == "conj" or is_verbal(self.tokens[above.head]):
                break
            above = self.tokens[above.head]
            if above.i in (narrow, self.tokens[narrow].head if self.tokens[narrow].dep in BEFORE_NOUN else narrow):
                return True
        between = self.tokens[narrow + 1 : wide]
        first_of_wide = self._extent_of_name(wide)[0]
        gap = [t for t in between if t.i < first_of_wide]
        if all(t.pos in ("PUNCT", "ADJ") or self._is_qualifier(t) for t in gap) and len(gap) <= 2:
            return self.words.mention_at(narrow) is not self.words.mention_at(wide) or not gap
        into = [t.lemma.lower() for t in gap]
        return bool(into) and len(into) <= 5 and "in" in into and not any(is_verbal(t) or t.dep == "cc" for t in gap)

    def _hangs_on_of(self, i: int) -> bool:
        """'Brod' in "the Velika town of Brod"; not in "Velika town in Brod"."""
        token = self.tokens[i]
        return token.dep == "pobj" and self.tokens[token.head].lemma.lower() == "of"

    def _is_wide(self, i: int) -> bool:
        head = self.tokens[self.tokens[i].head]
        wide = frozenset({"wide"})
        named_so = head.i > i and self.tokens[i].dep in BEFORE_NOUN and self.matcher.is_listed(head.i, wide)
        of_so = self.tokens[i].dep == "pobj" and self.matcher.is_listed(head.head, wide)
        return named_so or of_so

    def bare_name(self, i: int) -> Filler:
        """The name that ends at token i, without article, 'the village of' and the like."""
        first, last = self._extent_of_name(i)
        first, last = min(first, i), max(last, i)
        first = max([first, *(t.i + 1 for t in self.tokens[first:i] if t.pos == "ADP")])
        while first > 0 and self._is_part_of_name(first - 1, first, last):
            first -= 1
        while last > first and (self._is_qualifier(self.tokens[last]) or self.tokens[last].tag == "POS"):
            last -= 1
        while first < last and (
            self.tokens[first].text.removesuffix("s").lower()
            in self.lexicon.countries - {self.words.text(first, last).lower()}
            or self.tokens[first].pos in ("DET", "ADP", "PUNCT")
            or self._is_qualifier(self.tokens[first])
        ):
            first += 1
        first = self._with_compass(first, last)
        span = self.words.span(first, last)
        return Filler(span.of(self.words.parsed.article.text), span, i, "argument")

    def _with_compass(self, first: int, last: int) -> int:
        """'Northern' belongs to a country's name ('northern Northland'), not to a town's."""
        is_country = self.words.text(first, last).lower() in self.lexicon.countries
        if first > 0 and is_country and self._is_compass(first - 1):
            return first - 1
        while first < last and self._is_compass(first):
            rest = self.words.text(first + 1, last).lower()
            if rest in self.lexicon.countries:
                break
            first += 1
        return first

    def _is_compass(self, i: int) -> bool:
        return self.tokens[i].text.lower() in self.lexicon.compass

    def _is_part_of_name(self, candidate: int, first: int, last: int) -> bool:
        token = self.tokens[candidate]
        if self._is_qualifier(token) or token.entity in NO_NAMES or token.sentence != self.tokens[first].sentence:
            return False
        if token.text == "-" or self.tokens[first].text == "-":
            return token.entity == self.tokens[last].entity and token.pos in ("PROPN", "PUNCT")
        return token.pos == "PROPN" and token.dep in BEFORE_NOUN and first <= token.head <= last

    def _refers_back(self, i: int) -> bool:
        token = self.tokens[i]
        if token.lemma.lower() in ("there", "here") and token.pos == "ADV":
            return True
        named = any(self.tokens[f].pos == "PROPN" for f in self.grammar.after_preposition(i, "of"))
        return (
            self._is_qualifier(token)
            and not named
            and any(c.text.lower() in DEFINITE for c in self.grammar.children(i, "det", "poss"))
        )

    def told_before(self, i: int, noun: Token) -> Filler | None:
        """The place named last before token i that 'the town', 'the province' or 'there' can mean."""
        wide = self.matcher.is_listed(noun.i, frozenset({"wide"}))
        for earlier in range(i - 1, -1, -1):
            if not self.names_a_place(earlier):
                continue
            if self._is_qualifier(noun) and self._qualifiers_of(earlier) and wide != self._is_wide(earlier):
                if noun.lemma.lower() not in self._qualifiers_of(earlier):
                    continue
            elif wide and noun.lemma.lower() not in self._qualifiers_of(earlier):
                continue
            name = self.bare_name(earlier)
            return Filler(name.words, name.span, name.head, "taken_up")
        return None

    def _qualifiers_of(self, i: int) -> set[str]:
        """What the text calls the place where it names it: 'province' for 'Velika province'."""
        last = self._extent_of_name(i)[1]
        near = [
            self.tokens[last],
            *self.tokens[last + 1 : last + 2],
            self.tokens[self.tokens[self.tokens[i].head].head],
        ]
        return {token.lemma.lower() for token in near if self._is_qualifier(token)}
