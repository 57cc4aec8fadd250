"""What stands above a proposition and may decide on it, link by link: "no" plans "for" an attack "were drawn up"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from sayso.extract.grammar import Grammar, is_verbal
from sayso.languages.stance import StanceLexicon
from sayso.model.source import Span, Token

HIGHEST_CLIMB = 16
"""Words up at most; trees of real sentences are shallower."""
CLAUSES = frozenset({"xcomp", "ccomp", "csubj", "csubjpass"})
EVENTS = frozenset({"dobj", "nsubj", "nsubjpass", "attr", "oprd"})


class Hold(Enum):
    """How a word holds what stands below it."""

    INFINITIVE = "infinitive"
    GERUND = "gerund"
    CLAUSE = "clause"
    OBJECT = "object"
    SUBJECT = "subject"
    PREPOSITION = "preposition"
    """An event noun after a preposition: 'plans for an attack'."""


@dataclass(frozen=True, slots=True)
class Link:
    """One word with the word that it holds."""

    governor: Token
    governed: Token
    hold: Hold
    preposition: str = ""


@dataclass(frozen=True, slots=True)
class Chain:
    """The links upwards, nearest first."""

    links: tuple[Link, ...]
    arrives: bool
    """Whether they lead out of what is said, so that what its source does with it holds for the proposition."""
    edge: Link | None = None
    """The link to the word just outside, as a rule the source's cue."""


@dataclass(frozen=True, slots=True)
class _Way:
    """Where a climb begins and how far it may go."""

    clause: int
    within: Sequence[Span]

    def is_outside(self, token: Token) -> bool:
        return bool(self.within) and not any(piece.contains(token.span) for piece in self.within)


class Climber:
    """Follows links upwards in one article."""

    def __init__(self, grammar: Grammar, stance: StanceLexicon, *, occurrences: frozenset[str]) -> None:
        """`occurrences` are verbs that say of an event only that it is: 'take place'."""
        self.grammar, self.tokens, self.stance = grammar, grammar.tokens, stance
        self.occurrences = occurrences
        decided = (stance.possible, stance.planned, stance.called_for, stance.negation)
        adjectives = (part.adjectives | part.negated for part in decided)
        nouns = (part.nouns for part in (*decided, stance.attempts, stance.passing_on))
        self.listed_adjectives = frozenset[str]().union(*adjectives)
        self.listed_nouns = stance.denial.nouns.union(*nouns)
        self.befalling = frozenset[str]().union(*(part.happening | part.of_attempts for part in decided))
        self.holding_events = self.befalling.union(*(part.events for part in (*decided, stance.passing_on)))
        self.holding_clauses = frozenset[str]().union(*(part.verbs for part in (*decided, stance.attempts)))

    def chain(self, trigger: int, clause: int, *, within: Sequence[Span]) -> Chain:
        """From the trigger up to the edge of what is said (`within`; empty: the sentence).

        `clause` is the verb that carries the trigger out: what is said of it is said of the trigger.
        """
        links: list[Link] = []
        token, way = self.tokens[trigger], _Way(clause, within)
        for _ in range(HIGHEST_CLIMB):
            if token.head == token.i:
                return Chain(tuple(links), arrives=True)
            found = self._step(token, way)
            above = self.tokens[token.head] if found is None else found[0]
            if way.is_outside(self.tokens[token.head]) or way.is_outside(above):
                return Chain(tuple(links), arrives=True, edge=None if found is None else found[1])
            if found is None:
                return Chain(tuple(links), arrives=False)
            token = above
            links += [found[1]] if found[1] is not None else []
        return Chain(tuple(links), arrives=False)

    def _step(self, token: Token, way: _Way) -> tuple[Token, Link | None] | None:
        """The next word up and how it holds this one; None where what is above says nothing of what is below."""
        head = self.tokens[token.head]
        if token.dep == "conj":
            return self._beside(token, head)
        if token.dep == "acomp":
            return head, None
        if token.dep in ("pobj", "pcomp"):
            return self._over_preposition(token, head, way)
        if token.dep in EVENTS:
            link = Link(head, token, self._hold_of_event(token, head))
            return (head, link) if is_verbal(head) and self._passes_on(link, way) else None
        is_infinitive = self.grammar.is_infinitive(token.i)
        says_what = token.dep in ("acl", "relcl") and self._opens_with_mark(token)  # "the claim that it fell"
        if token.dep in CLAUSES or says_what or (token.dep == "acl" and is_infinitive):
            return head, Link(head, token, self._hold_of(token))
        if token.dep in ("advcl", "relcl") and is_infinitive:
            return head, Link(head, token, Hold.INFINITIVE)
        return None

    def _hold_of_event(self, token: Token, head: Token) -> Hold:
        below = self.grammar.children(head.i, "xcomp")
        if token.dep in ("nsubj", "nsubjpass") and any(verb.lemma.lower() in self.occurrences for verb in below):
            return Hold.INFINITIVE  # "talks are to resume", "failed to resume": the subject of both
        return Hold.SUBJECT if token.dep == "nsubj" else Hold.OBJECT

    def _beside(self, token: Token, head: Token) -> tuple[Token, None] | None:
        """A verb joined to another shares what is above it, unless it has a subject of its own."""
        has_subject = any(True for _ in self.grammar.children(token.i, "nsubj", "nsubjpass", "expl"))
        alike = is_verbal(token) == is_verbal(head)
        return (head, None) if alike and not (is_verbal(token) and has_subject) else None

    def _over_preposition(self, token: Token, preposition: Token, way: _Way) -> tuple[Token, Link] | None:
        above = self.tokens[preposition.head]
        word = preposition.text.lower()
        while above.pos in ("ADP", "ADV", "SCONJ") and above.head != above.i:  # "short of", "from inside"
            above = self.tokens[above.head]
        above = self._reattached(above, preposition)
        if not is_verbal(above) and word not in self.stance.passing_on.prepositions:
            return None
        has_object = token.tag == "VBG" and any(True for _ in self.grammar.children(token.i, "dobj"))
        link = Link(above, token, Hold.GERUND if token.dep == "pcomp" or has_object else Hold.PREPOSITION, word)
        return (above, link) if way.is_outside(above) or self._passes_on(link, way) else None

    def _reattached(self, above: Token, preposition: Token) -> Token:
        """'Denied any role in the raid': the role, though the tree hangs "in" on the verb; or the other way round."""
        verb, word = self.tokens[above.head], preposition.text.lower()
        if above.dep in ("dobj", "nsubjpass") and f"{verb.lemma.lower()} {word}" in self.holding_clauses:
            return verb  # "suspect the army of shelling"
        direct = next((c for c in self.grammar.children(above.i, "dobj") if c.right + 1 == preposition.left), None)
        return direct if direct is not None and direct.lemma.lower() in self.listed_nouns else above

    def _passes_on(self, link: Link, way: _Way) -> bool:
        """Whether what is said of the word above is said of the event below it."""
        above = link.governor
        if above.i == way.clause:
            return True
        lemma = above.lemma.lower()
        if above.pos == "ADJ":
            return f"{lemma} {link.preposition}" in self.listed_adjectives
        if not is_verbal(above):
            return lemma in self.listed_nouns
        if above.lemma in self.grammar.small.copulas and (link.governed.dep == "attr" or self._is_judged(above)):
            return True
        return bool(names_of(above, self.grammar, link.preposition) & self._holding(link))

    def _holding(self, link: Link) -> frozenset[str]:
        """Verbs that hold an event, or a gerund, in this way."""
        if link.hold is Hold.INFINITIVE:
            return frozenset()
        if link.hold is Hold.GERUND:
            return self.holding_clauses
        if link.hold is Hold.SUBJECT:
            return self.befalling
        if link.hold is Hold.PREPOSITION:
            return frozenset(name for name in self.holding_events if name.endswith(f" {link.preposition}"))
        return self.holding_events

    def _is_judged(self, verb: Token) -> bool:
        """'The attack is likely', 'talks are due'."""
        complements = self.grammar.children(verb.i, "acomp", "oprd")
        return any(c.lemma.lower() in self.listed_adjectives for c in complements)

    def _hold_of(self, token: Token) -> Hold:
        if self.grammar.is_infinitive(token.i):
            return Hold.INFINITIVE
        has_own = any(True for _ in self.grammar.children(token.i, "nsubj", "nsubjpass", "mark"))
        return Hold.CLAUSE if has_own else Hold.GERUND if token.tag == "VBG" else Hold.INFINITIVE

    def _opens_with_mark(self, token: Token) -> bool:
        return any(True for _ in self.grammar.children(token.i, "mark"))


def names_of(verb: Token, grammar: Grammar, preposition: str = "") -> frozenset[str]:
    """The lemma, and the lemma with each particle or preposition that it has: "call", "call off"."""
    lemma = verb.lemma.lower()
    beside = [c.text.lower() for c in grammar.children(verb.i, "prt", "prep", "advmod", "agent") if c.i > verb.i]
    return frozenset({lemma, *(f"{lemma} {word}" for word in (*beside, preposition) if word)})
