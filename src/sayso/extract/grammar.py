"""Who does what to whom in a sentence, whatever its voice: a thin reading of the dependency tree.

The labels are those of the `Token` contract (Universal parts of speech, spaCy's English relations). 'Subject' and
'object' are always those of the active voice. Scraped archives lose their commas and the tree errs there; where it is
implausible, the order of the words has the last say.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from sayso.languages.grammar import load_grammar
from sayso.model.source import ParsedArticle, Token

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$"})
NOUN_TAGS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
TIMES = frozenset({"DATE", "TIME"})
CLAUSES_OF_ANOTHER = frozenset({"xcomp", "advcl", "conj", "ccomp", "dep", "pcomp", "parataxis"})
DEEPEST_CHAIN = 8
"""How many heads up a missing subject is looked for; trees of real sentences are shallower."""


def is_verbal(token: Token) -> bool:
    """Whether the token works as a verb here: by its fine tag, whatever its coarse one."""
    return token.tag.startswith("VB") or token.pos in ("VERB", "AUX")


def is_nominal(token: Token) -> bool:
    return token.pos in NOUN_TAGS or token.tag in ("NN", "NNS", "NNP", "NNPS", "PRP", "CD")


class Grammar:
    """Reads one parsed article; holds nothing of its own but the tokens and the small words of their language."""

    __slots__ = ("parsed", "small", "tokens", "transitives")

    def __init__(self, parsed: ParsedArticle, transitives: frozenset[str] = frozenset()) -> None:
        """`transitives` are verbs that never go without an object: without one they are a passive cut short."""
        self.parsed = parsed
        self.tokens = parsed.tokens
        self.small = load_grammar(parsed.article.language)
        self.transitives = transitives

    def children(self, i: int, *labels: str) -> Iterator[Token]:
        for child in self.tokens[i].children:
            if not labels or self.tokens[child].dep in labels:
                yield self.tokens[child]

    def is_passive(self, i: int) -> bool:
        """'Was taken', 'taken by', 'being taken', and a participle that hangs on the noun it is about."""
        token = self.tokens[i]
        if token.tag not in ("VBN", "VBD"):
            return False
        if any(True for _ in self.children(i, "nsubjpass", "auxpass", "csubjpass", "agent")):
            return True
        has_object = any(not self._counts_others(child) for child in self.children(i, "dobj"))
        if any(True for _ in self.children(i, "nsubj")):  # "Dozens killed in raid"
            cut_short = token.lemma.lower() in self.transitives and not any(True for _ in self.children(i, "aux"))
            return cut_short and not has_object and not any(is_verbal(c) for c in self.children(i, "conj"))
        if token.dep in ("acl", "amod"):
            return not has_object
        if token.dep == "conj" and token.tag == "VBN" and not has_object:
            return self.is_passive(token.head)
        if token.tag == "VBN" and not has_object:
            return not any(child.lemma in self.small.perfects for child in self.children(i, "aux"))
        return False

    def _counts_others(self, token: Token) -> bool:
        """The '15' of "ten killed 15 wounded", two counts run together without a comma."""
        done = (c for c in self.children(token.i, "acl", "amod") if c.tag in ("VBN", "VBD", "JJ"))
        return token.pos == "NUM" and any(c.lemma.lower() in self.transitives for c in done)

    def is_infinitive(self, i: int) -> bool:
        return any(child.tag == "TO" for child in self.children(i, "aux"))

    def subject(self, i: int) -> int | None:
        """Who does it: the active subject, the agent of a passive, or the one a verb without its own takes over."""
        if self.is_passive(i):
            return self.agent(i)
        return self._doer(i, DEEPEST_CHAIN)

    def agent(self, i: int) -> int | None:
        """What stands after 'by', however the tree labels it; not the day of "by Friday"."""
        for agent in self.children(i, "agent", "prep"):
            if agent.dep == "agent" or agent.lemma in self.small.agents:
                for filler in self.children(agent.i, "pobj"):
                    if filler.entity not in TIMES:
                        return filler.i
        return None

    def _doer(self, i: int, depth: int) -> int | None:
        own = next(chain(self.children(i, *SUBJECTS), self._under_helpers(i)), None)
        if own is not None:
            return self._name_in_front(self.antecedent(own.i))
        token = self.tokens[i]
        if depth == 0 or token.head == i:
            return None
        head = self.tokens[token.head]
        if token.dep in ("acl", "relcl") and not is_verbal(head):
            return head.i if token.tag in ("VBG", "VBD", "VBZ", "VBP") else None
        if token.dep == "pcomp" or (token.dep in ("advcl", "xcomp") and head.dep == "prep"):
            return self._doer_over_preposition(head, depth)
        if token.dep in CLAUSES_OF_ANOTHER and is_verbal(head):
            return self._shared_doer(token, head, depth)
        if token.dep in ("xcomp", "ccomp") and head.dep in ("acomp", "oprd"):  # "is due to form"
            return self._doer(head.head, depth - 1)
        return None

    def _name_in_front(self, i: int) -> int:
        """'The Velika Front an alliance of clans': the name, not what explains it, is the subject."""
        if not is_nominal(self.tokens[i]):
            return i
        return next((c.i for c in self.children(i, "nsubj") if c.i < i and c.pos == "PROPN"), i)

    def _under_helpers(self, i: int) -> Iterator[Token]:
        """The subject where the tree hangs it on the auxiliary: "said that [troops are] advancing"."""
        for helper in self.children(i, "aux", "auxpass"):
            yield from self.children(helper.i, *SUBJECTS)

    def _shared_doer(self, token: Token, head: Token, depth: int) -> int | None:
        if token.dep == "xcomp" and (handed := self.direct_object(head.i)) is not None and handed < token.i:
            return handed
        if token.dep == "xcomp" and (addressed := self._addressed_just_before(token, head)) is not None:
            return addressed
        if self.is_passive(head.i):
            patient = self.object(head.i)
            return patient if token.dep in ("xcomp", "conj") else self.agent(head.i)
        return self._doer(head.i, depth - 1)

    def _addressed_just_before(self, token: Token, head: Token) -> int | None:
        """'Called on the army to leave': whoever stands right before the infinitive is to do it."""
        for preposition in self.children(head.i, "prep"):
            for filler in self.children(preposition.i, "pobj"):
                if filler.right + 1 == token.left and filler.entity not in TIMES:
                    return filler.i
        return None

    def _doer_over_preposition(self, preposition: Token, depth: int) -> int | None:
        head = self.tokens[preposition.head]
        if head.dep == "dobj" and preposition.lemma in self.small.accusing:  # "accused the army of shelling"
            return head.i
        while head.dep in ("acomp", "advmod", "oprd") and head.pos in ("ADJ", "ADV"):  # "close to", "stopped short of"
            head = self.tokens[head.head]
        if is_verbal(head):
            handed = self.direct_object(head.i)
            if handed is not None and preposition.lemma in self.small.holding_back:
                return handed
            if self.is_passive(head.i):
                return self.object(head.i)
            return self._doer(head.i, depth - 1)
        return None

    def antecedent(self, i: int) -> int:
        """The noun that a relative pronoun stands for; any other token stands for itself."""
        token = self.tokens[i]
        if token.tag not in RELATIVE_TAGS:
            return i
        for above in self.parsed.ancestors(i):
            if above.dep == "relcl" and above.head != above.i:
                return self._nearest_noun_before(self.tokens[above.head], i)
        return i

    def _nearest_noun_before(self, head: Token, pronoun: int) -> int:
        # The pronoun follows its noun: where the tree hangs the clause on a verb, take the noun just before it.
        if is_nominal(head):
            return head.i
        before = self.tokens[pronoun - 1] if pronoun else head
        return before.i if is_nominal(before) else head.i

    def direct_object(self, i: int) -> int | None:
        found = next((child.i for child in self.children(i, "dobj", "obj")), None)
        if found is None:  # "hold the soldiers captive"
            small = (c for c in self.children(i, "ccomp") if c.tag in ("JJ", "VBN"))
            found = next((s.i for c in small for s in self.children(c.i, *SUBJECTS)), None)
        return None if found is None else self.antecedent(found)

    def object(self, i: int) -> int | None:
        """To whom it is done: the direct object, the subject of a passive, or the noun a participle hangs on."""
        token = self.tokens[i]
        if (patient := next((c.i for c in self.children(i, *PASSIVE_SUBJECTS)), None)) is not None:
            return self.antecedent(patient)
        if (direct := self.direct_object(i)) is not None:
            return direct
        head = self.tokens[token.head]
        if self.is_passive(i):
            if token.dep in ("acl", "relcl", "amod") and not is_verbal(head):
                return head.i
            if token.dep in ("conj", "xcomp", "advcl", "ccomp") and is_verbal(head):
                return self.object(head.i) if self.is_passive(head.i) else self._doer(head.i, DEEPEST_CHAIN)
            return next((c.i for c in self.children(i, *SUBJECTS)), None)
        if token.dep == "relcl" and not is_verbal(head) and self._has_own_subject_other_than(i, head.i):
            return head.i
        return self._object_shared_with_next(i)

    def _has_own_subject_other_than(self, i: int, noun: int) -> bool:
        subject = next((c.i for c in self.children(i, *SUBJECTS)), None)
        return subject is not None and self.antecedent(subject) != noun

    def _object_shared_with_next(self, i: int) -> int | None:
        """'Shelled and then stormed the town': both have the town."""
        if any(True for _ in self.children(i, "attr", "acomp", "oprd", "prep", "ccomp", "xcomp")):
            return None
        for verb in self.children(i, "conj"):
            if is_verbal(verb) and not any(True for _ in self.children(verb.i, *SUBJECTS)):
                return self.direct_object(verb.i)
        return None

    def after_preposition(self, i: int, *prepositions: str) -> Iterator[int]:
        """What stands after one of the prepositions under token i, or under its object, where trees often hang it."""
        for owner in self._owners_of_prepositions(i):
            for child in self.children(owner, "prep", "agent", "dative", "prt", "advmod"):
                if child.lemma in prepositions or child.text.lower() in prepositions:
                    yield from self._fillers_of(child.i)

    def _owners_of_prepositions(self, i: int) -> Iterator[int]:
        yield i
        if is_verbal(self.tokens[i]):
            direct = next((c.i for c in self.children(i, "dobj", "nsubjpass", "attr")), None)
            if direct is not None and direct > i:
                yield direct
                for inner in self.children(direct, "prep"):  # "rushed dozens of injured to hospital"
                    yield from (filler.i for filler in self.children(inner.i, "pobj"))
        for child in self.children(i, "prep", "prt", "agent"):
            yield child.i
            for filler in self.children(child.i, "pobj"):
                if filler.right > filler.i:
                    yield filler.i

    def _fillers_of(self, preposition: int) -> Iterator[int]:
        for filler in self.children(preposition, "pobj"):
            yield filler.i
            for inner in self.children(preposition, "prep"):  # "from inside the town"
                yield from (deep.i for deep in self.children(inner.i, "pobj"))
        if not any(True for _ in self.children(preposition, "pobj")):
            for inner in self.children(preposition, "prep", "amod", "pcomp"):
                yield from (deep.i for deep in self.children(inner.i, "pobj"))

    def modifiers(self, i: int) -> Iterator[int]:
        """What stands before a noun: possessors first, then adjectives and compounds, nearest to the noun last."""
        ordered = [c.i for c in self.children(i, "poss")] + [c.i for c in self.children(i, "amod", "nmod", "compound")]
        for modifier in ordered:
            if modifier < i:
                yield modifier

    def arguments(self, i: int, path: str) -> Iterator[int]:
        """Head tokens of what the path leads to from the trigger at i, best first."""
        if path == "subject":
            found = self.subject(i)
        elif path == "object":
            found = self.object(i)
        elif path == "indirect":
            found = next((c.i for c in self.children(i, "dative", "iobj")), None)
        elif path == "complement":
            found = next((c.i for c in self.children(i, "attr", "acomp", "oprd")), None)
        elif path == "below":
            found = next((c.i for c in self.children(i, "xcomp", "ccomp")), None)
        elif path == "modifier":
            yield from self.modifiers(i)
            return
        else:
            yield from self.after_preposition(i, path)
            return
        if found is not None:
            yield found

    def conjuncts(self, i: int) -> Iterator[int]:
        """The token and what is coordinated with it: 'Brod', 'Velika' in 'Brod and Velika'."""
        yield i
        for child in self.children(i, "conj"):
            if is_nominal(child):
                yield from self.conjuncts(child.i)

    def descendants(self, i: int) -> Iterator[Token]:
        """Every token under i, itself not included."""
        for child in self.tokens[i].children:
            yield self.tokens[child]
            yield from self.descendants(child)
