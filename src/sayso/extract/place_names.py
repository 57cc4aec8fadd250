"""The names of places in an article, as its tokens have them: how far each reaches, and which lies in which."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from sayso.extract.grammar import is_verbal
from sayso.extract.matching import Matcher
from sayso.extract.words import Words
from sayso.languages.geography import load_geography
from sayso.model.claim import Filler
from sayso.model.source import Span, Token
from sayso.theatres.world import load_world

BEFORE_NOUN = frozenset({"compound", "nmod", "amod", "poss"})
NO_NAMES = frozenset({"DATE", "TIME", "NORP", "CARDINAL", "ORDINAL", "QUANTITY", "PERCENT", "MONEY", "LANGUAGE"})
BESIDE_NAME = frozenset({"DET", "ADJ", "NUM"})
PLURAL_TAGS = frozenset({"NNS", "NNPS"})
OF_STATES = frozenset({"state", "seat", "adjective"})
PART_OF_PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "VERB", "PUNCT"})
WIDE = frozenset({"wide"})
FURTHEST_CONTAINER = 5
"""Steps up the tree, or words between, within which one name may say in what another lies."""


class PlaceNames:
    """Where one article names a place. A name goes by the index of its last token."""

    def __init__(self, matcher: Matcher, words: Words) -> None:
        self.matcher, self.words, self.tokens = matcher, words, words.tokens
        self.lexicon = matcher.lexicon
        self.geography = load_geography(words.parsed.article.language)
        self._extents: dict[int, tuple[int, int]] = {}
        self._owners: dict[int, Span] = {}
        self._bodies = _bodies_in(words)
        for span in (place.span for place in words.parsed.places or ()):
            if inside := words.inside(span):
                self._extents |= dict.fromkeys(inside, (inside[0], inside[-1]))
                if span.end < self.tokens[inside[-1]].span.end:
                    self._owners[inside[-1]] = span

    def ends_at(self, i: int) -> bool:
        """Whether the token is the last one of a place's name, but for a number behind it ("Hill 212")."""
        if i not in self._extents:
            return False
        first, last = self._extents[i]
        while last > first and self.tokens[last].text.isdigit():
            last -= 1
        return last == i

    def is_somebody(self, i: int) -> bool:
        """Whether the token is in the name of a body, an armed group or a paper that the world or the theatre knows."""
        mention = self.words.mention_at(i)
        kinds = {candidate.kind for candidate in mention.candidates} if mention is not None else set[str]()
        return i in self._bodies or bool(kinds and "place" not in kinds)

    def extent(self, i: int) -> tuple[int, int]:
        """First and last token of the name around token i; 'Brod and Velika' are two."""
        if i in self._extents:
            return self._extents[i]
        first, last = self.words.extent_of_name(i)
        joints = [t.i for t in self.tokens[first : last + 1] if t.pos == "CCONJ"]
        first = max([first, *(joint + 1 for joint in joints if joint < i)])
        return first, min([last, *(joint - 1 for joint in joints if joint > i)])

    def is_qualifier(self, token: Token) -> bool:
        """Whether the word says what a named place is: 'village', 'province'."""
        return token.lemma.lower() in self.lexicon.place_qualifiers

    def is_country(self, i: int) -> bool:
        return self.words.text(*self.extent(i)).lower() in self.lexicon.countries

    def is_wide(self, i: int) -> bool:
        """Whether the text calls it a province or the like; one of several, "the provinces of", is where it says."""
        head = self.tokens[self.tokens[i].head]
        named_so = head.i > i and self.tokens[i].dep in BEFORE_NOUN and self.matcher.is_listed(head.i, WIDE)
        is_of_one = self.tokens[head.head].tag not in PLURAL_TAGS
        return named_so or (self.tokens[i].dep == "pobj" and is_of_one and self.matcher.is_listed(head.head, WIDE))

    def is_aside_of(self, i: int) -> bool:
        """'Brod' in 'a mile north of Brod': what is told of lies outside; not in 'the north of Brod'."""
        token = self.tokens[i]
        side = self.tokens[self.tokens[token.head].head]
        if token.dep == "pobj" and self._is_compass(side.i) and self.tokens[token.head].head != token.head:
            return not any(self.tokens[child].dep == "det" for child in side.children)
        return self._follows_compass(i)

    def _follows_compass(self, i: int) -> bool:
        """The same by the words alone, however the tree hangs: 'east of the second city Brod'."""
        before = self.extent(i)[0] - 1
        nearest = max(0, before - FURTHEST_CONTAINER)
        while before > nearest and (self.tokens[before].pos in BESIDE_NAME or self.is_qualifier(self.tokens[before])):
            before -= 1
        if before < 1 or self.tokens[before].lemma.lower() not in self.lexicon.containing:
            return False
        side = before - 1
        return self._is_compass(side) and not self._has_article(side)

    def _has_article(self, side: int) -> bool:
        """'The rebel-held east': a part of the place, and no way from it."""
        first = max(0, side - FURTHEST_CONTAINER)
        before = list(self.tokens[first:side])
        while before and before[-1].pos in PART_OF_PHRASE:
            if before.pop().pos == "DET":
                return True
        return False

    def called(self, i: int) -> set[str]:
        """What the text calls the place where it names it: 'province' for 'Velika province'."""
        last = self.extent(i)[1]
        near = [self.tokens[last], *self.tokens[last + 1 : last + 2]]
        above = self.tokens[self.tokens[i].head]
        if above.lemma.lower() in self.lexicon.containing:
            near.append(self.tokens[above.head])
        return {token.lemma.lower() for token in near if self.is_qualifier(token)}

    def called_anywhere(self, i: int) -> frozenset[str]:
        """What the text calls a place of this name at any mention of it."""
        return self._called.get(self.words.text(*self.extent(i)).lower(), frozenset())

    @cached_property
    def _called(self) -> dict[str, frozenset[str]]:
        by_name: dict[str, frozenset[str]] = {}
        for last in sorted({extent[1] for extent in self._extents.values()}):
            name = self.words.text(*self.extent(last)).lower()
            by_name[name] = by_name.get(name, frozenset()) | self.called(last)
        return by_name

    def one_a_name(self, named: Sequence[int]) -> list[int]:
        """The last word of each name, where several of its words would do."""
        ends = {self.extent(i): i for i in sorted(named)}
        loose = [i for i in named if i not in self._extents and self.words.mention_at(i) is None]
        return sorted({*ends.values(), *loose})

    def most_specific(self, named: Sequence[int]) -> list[int]:
        """Without names that only say in which province or country another one lies."""
        within = {i for i in named if any(self._lies_in(other, i) for other in named if other != i)}
        kept = [i for i in named if i not in within]
        for is_too_wide in (self.is_country, self.is_wide, self.is_aside_of):
            kept = [i for i in kept if not is_too_wide(i)] or kept
        return kept

    def _lies_in(self, narrow: int, wide: int) -> bool:
        """'Brod in Velika', 'Brod, Velika', 'the Velika town of Brod'."""
        if narrow > wide:
            head = self.tokens[self.tokens[wide].head]
            return (
                self.tokens[wide].dep in BEFORE_NOUN
                and head.left <= narrow <= head.right
                and self.is_qualifier(head)
                and (self.tokens[narrow].dep == "appos" or self._hangs_on_of(narrow))
            ) or self._is_named_with_kind(wide, narrow)
        if self.tokens[wide].dep == "conj" or self._is_named_with_kind(narrow, wide):
            return False
        return self._hangs_under(wide, narrow) or self._stands_right_behind(wide, narrow)

    def _is_named_with_kind(self, wide: int, narrow: int) -> bool:
        """'The Velika town of Brod' by the words alone, however the tree hangs."""
        between = self.tokens[self.extent(wide)[1] + 1 : self.extent(narrow)[0]]
        if len(between) != len(("town", "of")):
            return False
        return self.is_qualifier(between[0]) and between[1].lemma.lower() in self.lexicon.containing

    def _hangs_under(self, wide: int, narrow: int) -> bool:
        above = self.tokens[wide]
        name = self.tokens[narrow]
        for _ in range(FURTHEST_CONTAINER):
            if above.head == above.i or above.dep == "conj" or is_verbal(self.tokens[above.head]):
                return False
            above = self.tokens[above.head]
            if above.i in (narrow, name.head if name.dep in BEFORE_NOUN else narrow):
                return True
        return False

    def _stands_right_behind(self, wide: int, narrow: int) -> bool:
        first_of_wide = self.extent(wide)[0]
        gap = [t for t in self.tokens[narrow + 1 : wide] if t.i < first_of_wide]
        if all(t.pos in ("PUNCT", "ADJ") or self.is_qualifier(t) for t in gap) and len(gap) <= 2:
            return self.extent(narrow) != self.extent(wide)
        into = [t.lemma.lower() for t in gap]
        is_short = 0 < len(into) <= FURTHEST_CONTAINER
        is_inside = not self.lexicon.inside.isdisjoint(into)
        return is_short and is_inside and not any(is_verbal(t) or t.dep == "cc" for t in gap)

    def _hangs_on_of(self, i: int) -> bool:
        """'Brod' in "the Velika town of Brod"; not in "Velika town in Brod"."""
        token = self.tokens[i]
        return token.dep == "pobj" and self.tokens[token.head].lemma.lower() in self.lexicon.containing

    def bare(self, i: int, how: str = "argument") -> Filler:
        """The name that ends at token i, without article, 'the village of' and the like."""
        if (owner := self._owners.get(i)) is not None:
            return Filler(owner.of(self.words.parsed.article.text), owner, i, how)
        first, last = self.extent(i)
        first, last = min(first, i), max(last, i)
        first = max([first, *(t.i + 1 for t in self.tokens[first:i] if t.pos == "ADP")])
        while i not in self._extents and first > 0 and self._is_part_of_name(first - 1, first, last):
            first -= 1
        while last > first and (self.is_qualifier(self.tokens[last]) or self.tokens[last].tag == "POS"):
            last -= 1
        while first < last and self._is_before_name(first, last):
            first += 1
        if i not in self._extents or not self._begins_with_side(first):
            first = self._with_compass(first, last)
        span = self.words.span(first, last)
        return Filler(span.of(self.words.parsed.article.text), span, i, how)

    def _begins_with_side(self, first: int) -> bool:
        """'North Velika', 'Southern Hospital': without the compass word it is another place, or none."""
        is_named_so = self.tokens[first].text.lower() in self.geography.compass_of_name
        return is_named_so or self.tokens[first + 1].text in self.geography.head_of_name

    def _is_before_name(self, first: int, last: int) -> bool:
        token = self.tokens[first]
        owner = token.text.removesuffix("s").lower()
        is_country = owner in self.lexicon.countries and owner != self.words.text(first, last).lower()
        return is_country or token.pos in ("DET", "ADP", "PUNCT") or self.is_qualifier(token)

    def _with_compass(self, first: int, last: int) -> int:
        """'Northern' belongs to a country's name ('northern Northland'), not to a town's."""
        is_country = self.words.text(first, last).lower() in self.lexicon.countries
        if first > 0 and is_country and self._is_compass(first - 1):
            return first - 1
        while first < last and self._is_compass(first):
            if self.words.text(first + 1, last).lower() in self.lexicon.countries:
                break
            first += 1
        return first

    def _is_compass(self, i: int) -> bool:
        return self.tokens[i].text.lower() in self.lexicon.compass

    def _is_part_of_name(self, candidate: int, first: int, last: int) -> bool:
        token = self.tokens[candidate]
        if self.is_qualifier(token) or token.entity in NO_NAMES or token.sentence != self.tokens[first].sentence:
            return False
        if token.text == "-" or self.tokens[first].text == "-":
            return token.entity == self.tokens[last].entity and token.pos in ("PROPN", "PUNCT")
        return token.pos == "PROPN" and token.dep in BEFORE_NOUN and first <= token.head <= last


def _bodies_in(words: Words) -> frozenset[int]:
    """Tokens in names that are generally known for somebody's and for no place's."""
    hits = load_world().find([token.text for token in words.tokens])
    return frozenset(i for hit in hits if hit.name.kind not in OF_STATES for i in range(hit.first, hit.last + 1))
