"""Where the frames of the lexicon match a parsed article: one matcher for every kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sayso.extract.grammar import Grammar, is_nominal, is_verbal
from sayso.extract.knowledge import ANY_HEAD, Knowledge
from sayso.model.frames import Frame
from sayso.model.source import Token

NAME = "NAME"
"""Key of the entity classes for a proper noun whatever its label: the parser's labels are often wrong for places."""
OUTRIGHT = "!"
"""Before a class in a condition: the word itself must be listed there; a name of any sort is not enough."""
ENTITIES_OF_TIME = frozenset({"DATE", "TIME"})
NUMBER_WORDS = frozenset({"number", "member_word"})
CLAUSES_OF_THEIR_OWN = frozenset({"ROOT", "ccomp", "conj"})
"""Where a frame of last resort may stand."""
NUMBER = "number"
"""Class of words that count; a number written in figures is of it, too."""
CLAUSES_INSIDE = frozenset({"relcl", "advcl", "ccomp", "parataxis", "acl"})
COMPANIONS_WITHIN = 3
"""How many steps down the tree from its head a companion may stand: "took" > "under" > "control"."""


@dataclass(frozen=True, slots=True)
class Match:
    """A frame found in the text."""

    frame: Frame
    trigger: int
    """The head word."""
    clause: int
    """The verb whose clause says it: the trigger itself, or what carries out or befalls an event noun; or the noun."""

    companions: frozenset[int] = frozenset()
    """Tokens of the frame's other words: they are said with it and make no claim of their own."""
    told_by: int = 0
    """How many words of its clause tell what it is about, for a frame that goes by these."""

    @property
    def stands_as_noun(self) -> bool:
        """Whether the event stands only as a noun phrase in a clause that says something else."""
        return self.frame.form != "verb" and self.trigger == self.clause


class Matcher:
    """Finds matches in one article."""

    def __init__(self, grammar: Grammar, knowledge: Knowledge) -> None:
        self.grammar = grammar
        self.tokens = grammar.tokens
        self.knowledge = knowledge
        self.lexicon = knowledge.triggers
        # What is asked of one token again and again, for each frame that its head word has.
        self._listed: dict[int, frozenset[str]] = {}
        self._counted_as: dict[int, frozenset[str]] = {}
        self._found_arguments: dict[tuple[str, int, int], tuple[int, ...]] = {}
        self._found_near: dict[int, tuple[tuple[Token, frozenset[str]], ...]] = {}

    def matches(self, i: int, *, going_before: str | None = None) -> Iterator[Match]:
        """Every frame that the word at i and its arguments fit, the most particular first.

        `going_before`: only of the frames that go before those of this kind.
        """
        of_its_own = self.tokens[i].dep in CLAUSES_OF_THEIR_OWN
        for form, head in self._readings(self.tokens[i]):
            for told_by, frame in self._frames(form, head, i):
                if frame.last_resort and not of_its_own:
                    continue
                if going_before is not None and going_before not in frame.goes_before:
                    continue
                clause = self._clause_of(i, frame)
                if self._fits(frame, i, clause):
                    yield Match(frame, i, clause, self._companions(frame, i), told_by)

    def _frames(self, form: str, head: str, i: int) -> Iterable[tuple[int, Frame]]:
        """Frames of the head, each with how many words of the clause tell of it: of those that go by such words, only
        the ones that have some, the most telling first."""
        frames = self.knowledge.frames.get((form, head), ())
        if head != ANY_HEAD:
            return ((0, frame) for frame in frames)
        telling = Counter(name for token in self._own_words(i) for name in self._classes_listing(token))
        weighed = ((sum(telling[name] for name in frame.tells), frame) for frame in frames)
        kept = [(weight, frame) for weight, frame in weighed if weight or not frame.tells]
        return sorted(kept, key=lambda pair: (pair[1].last_resort, -pair[0]))

    def _own_words(self, i: int) -> Iterator[int]:
        """The words of the clause at i without those of clauses inside it."""
        yield i
        for child in self.tokens[i].children:
            token = self.tokens[child]
            apart = token.dep in CLAUSES_INSIDE or (token.dep == "conj" and is_verbal(token))
            if not apart:
                yield from self._own_words(child)

    def _readings(self, token: Token) -> Iterator[tuple[str, str]]:
        """(form, lemma) pairs under which the word may be in the lexicon, the parser's own reading first."""
        lemma, lower = token.lemma.lower(), token.text.lower()
        before_noun = token.dep in ("amod", "compound", "nmod") and token.i < token.head
        if token.dep in ("aux", "auxpass") or (before_noun and token.dep != "nmod"):
            return
        if is_verbal(token):
            bases = [base for base in _bases(lower) if base != lemma]
            if token.tag == "VBG" and token.dep in ("nsubj", "csubj", "pobj", "nsubjpass"):
                yield "noun", lower
            yield "verb", lemma
            if token.pos in ("NOUN", "PROPN") or token.tag == "VBG":
                yield "noun", lemma
                yield "noun", lower
            yield from (("verb", base) for base in bases)
            yield "verb", ANY_HEAD
        elif is_nominal(token):
            for form in dict.fromkeys((lemma, lower, *_singulars(lower))):
                yield "noun", form
                yield "adjective", form
            yield from (("verb", base) for base in _bases(lower))
        elif token.pos == "ADJ":
            yield "adjective", lemma
            yield from (("verb", base) for base in _bases(lower))

    def _clause_of(self, i: int, frame: Frame) -> int:
        if frame.form == "verb":
            return i
        token = self._standing_for(self.tokens[i])
        head = self.tokens[token.head]
        if frame.form == "noun" and is_verbal(head) and head.i != i:
            if token.dep in ("dobj", "nsubjpass", "attr", "oprd") and (
                _lemmas(head) & self.lexicon.carriers or head.lemma in self.grammar.small.copulas
            ):
                return head.i
            if token.dep in ("nsubj", "csubj", "nsubjpass", "attr") and self._says_that_it_is(head):
                return head.i
        if frame.form == "noun" and token.dep == "pobj":
            verb = self.tokens[head.head]
            if is_verbal(verb) and f"{verb.lemma.lower()} {head.lemma.lower()}" in self.lexicon.prepositional_carriers:
                return verb.i
            return self._verb_of_blame(i)
        if frame.form == "adjective" and is_verbal(head) and token.dep in ("acomp", "attr"):
            return head.i
        return i

    def _standing_for(self, token: Token) -> Token:
        """What has the noun's place in the clause: 'series' for the raids of 'a series of raids'; or the noun."""
        above = self.tokens[self.tokens[token.head].head]
        gathered = token.dep == "pobj" and self.tokens[token.head].lemma in self.grammar.small.belonging
        return above if gathered and above.lemma.lower() in self.lexicon.collectives else token

    def _verb_of_blame(self, i: int) -> int:
        """The verb of 'was behind the raid', 'claimed responsibility for the raid'; else the noun itself."""
        preposition = self.tokens[self.tokens[i].head]
        above = self.tokens[preposition.head]
        if not any(self.lexicon.blame & {word.lemma.lower()} for word in (above, preposition)):
            return i
        while not is_verbal(above) and above.head != above.i:  # "there was no claim of responsibility for the raid"
            above = self.tokens[above.head]
        return above.i if is_verbal(above) else i

    def _says_that_it_is(self, verb: Token) -> bool:
        """'Raged', or 'seemed to break down'."""
        if _lemmas(verb) & self.lexicon.occurrences:
            return True
        below = self.grammar.children(verb.i, "xcomp") if _lemmas(verb) & self.lexicon.raising else iter(())
        return any(_lemmas(child) & self.lexicon.occurrences for child in below)

    def _fits(self, frame: Frame, i: int, clause: int) -> bool:
        if frame.companions and not self._has_companions(frame, i):
            return False
        if not all(self.leads_to(path, i, clause, classes) for path, classes in frame.needs.items()):
            return False
        if any(self._names_outright(path, i, clause, classes) for path, classes in frame.unless.items()):
            return False
        alternatives = frame.needs_one_of
        return not alternatives or any(
            self.leads_to(path, i, clause, classes) for path, classes in alternatives.items()
        )

    def _has_companions(self, frame: Frame, i: int) -> bool:
        found = self._companions(frame, i)
        words = {form for token in found for form in self._forms(self.tokens[token])}
        return all(words & companions for companions in frame.companions)

    def _companions(self, frame: Frame, i: int) -> frozenset[int]:
        """Tokens near the head that are among the words that the frame asks for."""
        if not frame.companions:
            return frozenset()
        wanted = frozenset().union(*frame.companions)
        near = self._near_with_forms(i)
        if frame.form == "noun":
            near += tuple((self.tokens[m], self._forms(self.tokens[m])) for m in self.grammar.modifiers(i))
        return frozenset(other.i for other, forms in near if not wanted.isdisjoint(forms) and not self._dates(other))

    def _near_with_forms(self, i: int) -> tuple[tuple[Token, frozenset[str]], ...]:
        if i not in self._found_near:
            near = list(self._near(i, COMPANIONS_WITHIN))
            token = self.tokens[i]
            if token.dep in ("acl", "relcl"):
                near.append(self.tokens[token.head])
            self._found_near[i] = tuple((other, self._forms(other)) for other in near)
        return self._found_near[i]

    def _dates(self, token: Token) -> bool:
        """Whether the word only says when: "fought on Saturday" is not "fought on"."""
        return token.dep == "prep" and any(c.entity in ENTITIES_OF_TIME for c in self.grammar.children(token.i, "pobj"))

    def _forms(self, token: Token) -> frozenset[str]:
        return frozenset({token.lemma.lower(), token.text.lower(), *_singulars(token.text.lower())})

    def _near(self, i: int, depth: int) -> Iterator[Token]:
        for child in self.tokens[i].children:
            token = self.tokens[child]
            if token.dep in ("relcl", "advcl", "parataxis") or (token.dep == "conj" and is_verbal(token)):
                continue
            yield token
            if depth > 1:
                yield from self._near(child, depth - 1)

    def leads_to(self, path: str, i: int, clause: int, classes: frozenset[str]) -> bool:
        return any(
            self.is_of(argument, classes) or self.is_of(self.counted(argument), classes)
            for argument in self.arguments(path, i, clause)
        )

    def counted(self, i: int) -> int:
        """'Dozens of fighters', 'members of the army', 'a series of blasts': fighters, army, blasts; else itself."""
        gathers = self.tokens[i].lemma.lower() in self.lexicon.collectives
        if gathers or self.tokens[i].pos == "NUM" or self.is_listed(i, NUMBER_WORDS):
            inner = next(self.grammar.after_preposition(i, *self.grammar.small.belonging), None)
            return i if inner is None else self.counted(inner)
        return i

    def _names_outright(self, path: str, i: int, clause: int, classes: frozenset[str]) -> bool:
        return any(
            self.is_listed(argument, classes) or self.is_listed(self.counted(argument), classes)
            for argument in self.arguments(path, i, clause)
        )

    def arguments(self, path: str, i: int, clause: int) -> tuple[int, ...]:
        """Head tokens of the arguments that a path of a frame leads to, best first; see `Frame`."""
        key = (path, i, clause)
        if key not in self._found_arguments:
            self._found_arguments[key] = tuple(self._arguments_on(path, i, clause))
        return self._found_arguments[key]

    def _arguments_on(self, path: str, i: int, clause: int) -> Iterator[int]:
        path, _, wanted = path.partition(":")
        first, *rest = path.split(".")
        found: Iterable[int] = self._plain_arguments(first, i, clause)
        for step in rest:
            found = [further for argument in found for further in self.grammar.arguments(argument, step)]
        for argument in found:
            if not wanted or self.is_of(argument, frozenset({wanted})):
                yield argument

    def _plain_arguments(self, path: str, i: int, clause: int) -> Iterator[int]:
        token = self.tokens[i]
        if path == "self":
            yield i
        elif path == "participle":
            yield from (child.i for child in self.grammar.children(i, "acl"))
        elif path in ("subject", "object", "complement", "indirect", "below"):
            if clause != i and (token.head == clause or token.dep == "pobj"):
                yield from self._arguments_of_carrier(path, i, clause)
            elif is_verbal(token) or _bases(token.text.lower()):
                yield from self.grammar.arguments(i, path)
            elif path == "subject" and token.dep in ("amod", "appos", "oprd", "acl"):
                yield token.head
        else:
            yield from self.grammar.arguments(i, path)
            if clause != i and path != "modifier":
                yield from self.grammar.arguments(clause, path)

    def _arguments_of_carrier(self, path: str, i: int, clause: int) -> Iterator[int]:
        blamed = self.grammar.direct_object(clause)
        if path == "subject" and blamed is not None and blamed < i and self.tokens[i].dep == "pobj":
            # "Blamed the rebels for the raid": who is blamed did it; "claimed responsibility" names no other.
            names_another = self.tokens[blamed].lemma.lower() not in self.lexicon.blame
            yield from (blamed,) if names_another else self.grammar.arguments(clause, path)
            return
        for argument in self.grammar.arguments(clause, path):
            if argument != i:
                yield argument

    def is_of(self, i: int, classes: frozenset[str]) -> bool:
        """Whether the word may be of one of the classes: by its lemma, its entity label, or as a name of any sort."""
        if i not in self._counted_as:
            self._counted_as[i] = self._classes_in_conditions(i)
        return not classes.isdisjoint(self._counted_as[i])

    def _classes_in_conditions(self, i: int) -> frozenset[str]:
        """Every name under which a condition may ask for the word: those that list it outright come with their mark."""
        token, listed, by_label = self.tokens[i], self._classes_listing(i), self.lexicon.entity_classes
        found = set(listed) | {OUTRIGHT + name for name in listed}
        if token.pos == "NUM":
            found.add(NUMBER)
        found |= by_label.get(token.entity, frozenset())
        if token.pos == "PROPN":
            found |= by_label.get(NAME, frozenset())
        return frozenset(found)

    def is_listed(self, i: int, classes: frozenset[str]) -> bool:
        """Whether the word itself is in one of the classes."""
        return not classes.isdisjoint(self._classes_listing(i))

    def _classes_listing(self, i: int) -> frozenset[str]:
        if i not in self._listed:
            known = self.knowledge.classes_of
            self._listed[i] = frozenset().union(*(known.get(form, ()) for form in self._forms(self.tokens[i])))
        return self._listed[i]


def _lemmas(token: Token) -> set[str]:
    """The parser's lemma, and what the form could be of where it guesses wrong ('raged' is no form of 'rag')."""
    return {token.lemma.lower(), *_bases(token.text.lower())}


def _singulars(word: str) -> tuple[str, ...]:
    """Guesses at the singular of a word that the tagger took for a name, and so left in the plural."""
    if len(word) > 4 and word.endswith("ies"):
        return (word[:-3] + "y",)
    if len(word) > 4 and word.endswith(("ches", "shes", "sses", "xes")):
        return (word[:-2],)
    return (word[:-1],) if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else ()


def _bases(word: str) -> tuple[str, ...]:
    """Guesses at the verb of a past form that the tagger took for an adjective or a noun."""
    if len(word) > 4 and word.endswith("ied"):
        return (word[:-3] + "y",)
    if len(word) > 4 and word.endswith("ed"):
        doubled = (word[:-3],) if len(word) > 5 and word[-3] == word[-4] else ()
        return (word[:-2], word[:-1], *doubled)
    return ()
