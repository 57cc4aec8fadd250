"""Who, whom and where of a match, in the article's own words: the shortest phrase that still names it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from sayso.extract.grammar import Grammar, is_nominal, is_verbal
from sayso.extract.matching import Match, Matcher
from sayso.model.claim import Filler
from sayso.model.source import Span, Token

ARGUMENT, INHERITED, PRONOUN = "argument", "inherited", "pronoun"
PARTY_CLASSES = frozenset({"party", "force", "leader_word", "government"})
PERSON_CLASSES = frozenset({"party", "force", "people", "person", "leader_word", "government"})
NO_DOER = frozenset({"weapon", "aircraft", "projectile", "engagement", "strike_event", "damage", "war_word"})
"""Word classes that do nothing of themselves: who is behind them is the actor."""
PLACE = frozenset({"place", "structure"})
NAMES_OF_PLACES = frozenset({"GPE", "LOC", "FAC"})
LEADING_WORDS_CUT = frozenset({"det", "nummod", "predet", "quantmod", "cc", "preconj", "punct"})
INSIDE_NAME = frozenset({"compound", "amod", "nmod", "poss", "case", "punct", "nummod", "npadvmod", "appos", "prep"})


class Fillers:
    """Fills the slots of matches of one article."""

    def __init__(self, grammar: Grammar, matcher: Matcher) -> None:
        self.grammar, self.tokens, self.matcher = grammar, grammar.tokens, matcher
        self.parsed = grammar.parsed
        self.lexicon = matcher.lexicon
        self._mention_at = {i: mention for mention in self.parsed.mentions for i in self._tokens_in(mention.span)}

    def _tokens_in(self, span: Span) -> Iterator[int]:
        return (t.i for t in self.tokens if span.contains(t.span)) if len(self.tokens) < 1 else self._scan(span)

    def _scan(self, span: Span) -> Iterator[int]:
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].span.start < span.start:
                low = middle + 1
            else:
                high = middle
        while low < len(self.tokens) and self.tokens[low].span.end <= span.end:
            yield low
            low += 1

    def actor(self, match: Match) -> Filler | None:
        for path in match.frame.actor:
            for argument in self.matcher.arguments(path, match.trigger, match.clause):
                doer = self._behind(argument)
                if doer is None or (path == "modifier" and not self._may_act(doer)):
                    continue
                return self.phrase(doer)
        return None

    def _may_act(self, i: int) -> bool:
        token = self.tokens[i]
        if token.entity in NAMES_OF_PLACES and token.tag != "JJ":
            return token.dep == "poss"
        return self.matcher.is_of(i, PARTY_CLASSES)

    def _behind(self, i: int) -> int | None:
        """Who is behind an argument: itself, or, for arms and events, the party that they belong to."""
        if not self.matcher.is_listed(i, NO_DOER) or self.tokens[i].entity in ("NORP", "ORG"):
            return i if is_nominal(self.tokens[i]) or self.tokens[i].tag == "JJ" else None
        found = chain(
            self.grammar.after_preposition(i, "by"),
            self.grammar.modifiers(i),
            self.grammar.after_preposition(i, "from"),
            self.grammar.after_preposition(i, "of"),
        )
        for argument in found:
            if not self.matcher.is_listed(argument, NO_DOER) and self._may_act(argument):
                return argument
        for owner in self.grammar.modifiers(i):
            deeper = self._behind(owner) if self.matcher.is_listed(owner, NO_DOER) else None
            if deeper is not None:
                return deeper
        return None

    def target(self, match: Match, actor: Filler | None) -> Filler | None:
        for path in match.frame.target:
            for argument in self.matcher.arguments(path, match.trigger, match.clause):
                if actor is not None and argument == actor.head:
                    continue
                if path == "modifier" and not self.matcher.is_of(argument, PERSON_CLASSES):
                    continue
                if self._is_place_only(argument):
                    continue
                return self.phrase(self._counted(argument))
        return None

    def _is_place_only(self, i: int) -> bool:
        """A named place that is hit or held goes among the places, not the targets."""
        token = self.tokens[i]
        if token.entity in NAMES_OF_PLACES or token.lemma.lower() in self.lexicon.place_qualifiers:
            return True
        return (token.pos == "PROPN" and token.entity not in ("NORP", "ORG", "PERSON")) or token.entity in (
            "DATE",
            "TIME",
        )

    def _counted(self, i: int) -> int:
        """'Dozens of fighters', 'members of the army': the fighters, the army."""
        token = self.tokens[i]
        counts = token.pos == "NUM" or token.lemma.lower() in self.lexicon.classes.get("number", frozenset())
        if counts:
            return next(self.grammar.after_preposition(i, "of"), i)
        return i

    def phrase(self, i: int, how: str = ARGUMENT) -> Filler:
        """The words of the phrase headed by token i, without article, number and what follows the head."""
        mention = self._mention_at.get(i)
        first, last = self._extent(i)
        if mention is not None and mention.label not in ("DATE", "TIME"):
            inside = list(self._scan(mention.span))
            first, last = min(first, inside[0]), max(last, inside[-1])
        while first < i and (self.tokens[first].dep in LEADING_WORDS_CUT or self.tokens[first].pos in ("DET", "PUNCT")):
            first += 1
        span = Span(self.tokens[first].span.start, self.tokens[last].span.end)
        return Filler(span.of(self.parsed.article.text), span, i, how)

    def _extent(self, i: int) -> tuple[int, int]:
        first = i
        while first > 0 and self._belongs_before(first - 1, i):
            first -= 1
        last = i
        for child in self.grammar.children(i, "prep"):
            if child.lemma == "of" and child.i == last + 1:
                inner = next((c for c in self.grammar.children(child.i, "pobj")), None)
                if inner is not None and inner.i - child.i < 4:
                    last = inner.i
        for child in self.grammar.children(i, "conj"):
            if is_nominal(child) and child.i - last < 6:
                last = max(last, child.i)
        return first, last

    def _belongs_before(self, candidate: int, head: int) -> bool:
        token = self.tokens[candidate]
        while token.head != token.i and token.i != head:
            if token.dep not in INSIDE_NAME or token.head > head:
                return False
            token = self.tokens[token.head]
        return token.i == head and self.tokens[candidate].dep not in ("nummod", "det", "punct", "predet", "quantmod")

    # ------------------------------------------------------------------------------------------------- places

    def places(self, match: Match, evidence: Span) -> tuple[Filler, ...]:
        """Names of where it happens, the most specific only; a place told before where the clause says 'the town'."""
        region = self._region(match, evidence)
        named = [i for i in region if self._names_a_place(i)]
        kept = self._most_specific(named)
        if kept:
            fillers = [self._bare_name(i) for i in kept]
            return tuple({f.words: f for f in fillers}.values())
        if any(self._refers_to_a_place(i) for i in region):
            before = self.last_place_before(region[0] if region else match.trigger)
            if before is not None:
                return (before,)
        return ()

    def _region(self, match: Match, evidence: Span) -> list[int]:
        return list(self._scan(evidence))

    def _names_a_place(self, i: int) -> bool:
        token = self.tokens[i]
        if token.pos not in ("PROPN", "NOUN", "ADJ") or (token.tag == "JJ" and token.entity != "GPE"):
            return False
        mention = self._mention_at.get(i)
        if mention is not None and any(c.kind == "place" for c in mention.candidates):
            return mention.head == i or token.i == list(self._scan(mention.span))[-1]
        head = self.tokens[token.head]
        qualifies = head.lemma.lower() in self.lexicon.place_qualifiers and head.i > i
        if token.entity in NAMES_OF_PLACES:
            if token.dep == "compound" or token.dep in ("amod", "nmod", "poss"):
                return (qualifies and self._last_of_name(i)) or (
                    token.dep == "poss" and self.matcher.is_listed(head.i, PLACE)
                )
            return token.dep != "nsubj" or self.matcher.is_of(i, PLACE)
        if token.pos != "PROPN" or token.entity in ("DATE", "TIME", "NORP", "CARDINAL", "ORDINAL"):
            return False
        if token.dep == "pobj" and head.lemma.lower() in self.lexicon.locative_prepositions:
            return token.entity != "ORG" or head.lemma.lower() in (
                "in",
                "at",
                "near",
                "on",
                "into",
                "towards",
                "toward",
            )
        if token.dep in ("compound", "nmod") and qualifies:
            return self._last_of_name(i)
        if token.dep in ("appos", "conj") and is_nominal(head):
            return self._names_a_place(head.i) or head.lemma.lower() in self.lexicon.place_qualifiers
        return False

    def _last_of_name(self, i: int) -> bool:
        after = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        return after is None or after.pos != "PROPN" or after.lemma.lower() in self.lexicon.place_qualifiers

    def _most_specific(self, named: list[int]) -> list[int]:
        kept = []
        for i in named:
            above: set[int] = set()
            token = self.tokens[i]
            while token.head != token.i and len(above) < 6 and not is_verbal(self.tokens[token.head]):
                token = self.tokens[token.head]
                above.add(token.i)
            nested = any(other in above for other in named if other != i)
            coordinated = self.tokens[i].dep == "conj"
            follows = any(
                other < i
                and i - other <= 3
                and not coordinated
                and all(
                    t.pos in ("PUNCT", "PROPN", "ADJ", "NOUN") and t.dep != "cc" for t in self.tokens[other + 1 : i]
                )
                and self._mention_at.get(other) != self._mention_at.get(i)
                for other in named
            )
            if not (nested and not coordinated) and not follows:
                kept.append(i)
        if len(kept) > 1:
            narrower = [i for i in kept if not self._is_wide(i)]
            kept = narrower or kept
        return kept

    def _is_wide(self, i: int) -> bool:
        """A province or a country beside a town."""
        head = self.tokens[self.tokens[i].head]
        wide = ("province", "region", "governorate", "state", "country", "oblast", "county")
        return head.lemma.lower() in wide and self.tokens[i].dep in ("compound", "nmod", "amod", "pobj")

    def _bare_name(self, i: int) -> Filler:
        mention = self._mention_at.get(i)
        first = last = i
        if mention is not None:
            inside = list(self._scan(mention.span))
            first, last = inside[0], inside[-1]
        while (
            first > 0
            and self.tokens[first - 1].pos == "PROPN"
            and self.tokens[first - 1].dep in ("compound", "amod", "nmod")
            and self.tokens[first - 1].head in range(first, last + 1)
        ):
            first -= 1
        while (
            last > first
            and self.tokens[last].lemma.lower() in self.lexicon.place_qualifiers
            and self.tokens[last].text[0].islower()
        ):
            last -= 1
        while first < last and (
            self.tokens[first].pos in ("DET", "ADP")
            or self.tokens[first].lemma.lower() in self.lexicon.place_qualifiers
            or self.tokens[first].tag == "POS"
        ):
            first += 1
        while last > first and (self.tokens[last].tag == "POS" or self.tokens[last].pos == "PUNCT"):
            last -= 1
        span = Span(self.tokens[first].span.start, self.tokens[last].span.end)
        return Filler(span.of(self.parsed.article.text), span, i, ARGUMENT)

    def _refers_to_a_place(self, i: int) -> bool:
        token = self.tokens[i]
        if token.lemma.lower() == "there" and token.pos == "ADV":
            return True
        if token.lemma.lower() not in self.lexicon.place_qualifiers:
            return False
        return any(c.text.lower() in ("the", "this", "that") for c in self.grammar.children(i, "det"))

    def last_place_before(self, i: int) -> Filler | None:
        """The place named last before token i, for 'the town' and 'there'."""
        for earlier in range(i - 1, -1, -1):
            if self._names_a_place(earlier):
                name = self._bare_name(earlier)
                return Filler(name.words, name.span, name.head, INHERITED)
        return None

    # ------------------------------------------------------------------------------------------------- times

    def times(
        self, match: Match, evidence: Span, content: Iterable[Span] | None, cues: Iterable[Span]
    ) -> tuple[Span, ...]:
        """Time expressions of the event: in its evidence, or hanging on its verb; never on the verb of saying."""
        found = self.parsed.times or tuple(self._entity_times())
        subtree = self.parsed.subtree_span(match.clause)
        sayings = tuple(cues)
        return tuple(
            span
            for span in found
            if evidence.overlaps(span) or (subtree.contains(span) and self._hangs_on(span, match.clause, sayings))
        )

    def _hangs_on(self, span: Span, clause: int, cues: tuple[Span, ...]) -> bool:
        inside = list(self._scan(span))
        if not inside:
            return False
        token: Token = self.tokens[inside[0]]
        for _ in range(6):
            if token.head == clause:
                return not any(cue.overlaps(span) or 0 <= span.start - cue.end <= 1 for cue in cues)
            if is_verbal(self.tokens[token.head]):
                return False
            token = self.tokens[token.head]
        return False

    def _entity_times(self) -> Iterator[Span]:
        start = None
        for token in self.tokens:
            is_time = token.entity in ("DATE", "TIME")
            if start is not None and (not is_time or token.entity_begins):
                yield Span(start, self.tokens[token.i - 1].span.end)
                start = None
            if is_time and start is None:
                start = token.span.start
        if start is not None:
            yield Span(start, self.tokens[-1].span.end)
