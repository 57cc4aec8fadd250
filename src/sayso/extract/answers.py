"""Claims that answer another one without repeating it: bare denials, bare confirmations, 'could not be verified'."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.extract.found import Found
from sayso.extract.grammar import Grammar, is_verbal
from sayso.extract.knowledge import Knowledge
from sayso.extract.words import Words
from sayso.languages.stance import BareAnswer
from sayso.model.claim import Attribution, Modality, Polarity, Stance
from sayso.model.source import Span, Token, ZoneKind
from sayso.ontology.load import Kind

REACH_BACK = 6
"""Sentences back that "the claim" may stand for."""
TO_COME = frozenset({Modality.PLANNED, Modality.CALLED_FOR})
"""Denied or confirmed is, as a rule, what is said to be so, and not a threat or a demand."""
LONGEST_VERDICT = 10
"""Words in which a claim is called untrue, at most; longer ones say something of their own."""
ANSWERS = {
    Stance.DENIES: (Polarity.DENIED, Modality.HAPPENED),
    Stance.DOUBTS: (Polarity.AFFIRMED, Modality.UNVERIFIED),
    Stance.CONFIRMS: (Polarity.AFFIRMED, Modality.HAPPENED),
}


@dataclass(frozen=True, slots=True)
class _Reply:
    """Who answers, and how."""

    head: int
    """The token that answers."""
    attribution: int | None
    claimant: str
    polarity: Polarity
    modality: Modality
    takes_back: bool = False
    """Whether the speaker takes back what he said himself."""


def only_answers(attribution: Attribution, words: Words, knowledge: Knowledge) -> bool:
    """Whether its cue takes up what somebody else has just said: "a claim the army denied"."""
    said = {words.tokens[i].lemma.lower() for cue in attribution.cue for i in words.inside(cue)}
    answers = knowledge.stance.denial.verbs | knowledge.stance.confirmation.verbs
    is_own = bool(said & knowledge.stance.taking_back.verbs)
    return not is_own and bool(said & knowledge.stance.denial.nouns) and bool(said & answers)


def names_who_could_confirm(attribution: Attribution, words: Words) -> bool:
    """Whether its source says nothing, and is only who could have: "not confirmed by any independent source"."""
    if attribution.stance is not Stance.DOUBTS or attribution.source is None:
        return False
    return any(words.tokens[words.tokens[i].head].dep == "agent" for i in words.inside(attribution.source))


class Answers:
    """Finds the bare answers of one article, given the claims that stand."""

    def __init__(
        self,
        grammar: Grammar,
        words: Words,
        knowledge: Knowledge,
        *,
        attributions: Sequence[Attribution],
        claimants: Sequence[str],
    ) -> None:
        self.grammar, self.tokens, self.knowledge, self.words = grammar, grammar.tokens, knowledge, words
        self.attributions, self.claimants = attributions, claimants

    def find(self, found: Sequence[Found]) -> Iterator[Found]:
        """A claim for each bare answer, of the kind of what it is about; none where nothing is left to be about."""
        taken = {one.draft.attribution for one in found}
        spoken: list[Span] = []
        for attribution in self.attributions:
            if attribution.index not in taken and attribution.cue:
                takes_up = only_answers(attribution, self.words, self.knowledge)
                answer = self._taking_up(attribution, found) if takes_up else self._from_attribution(attribution, found)
                if answer is not None:
                    spoken.append(answer.draft.evidence)
                    yield answer
        for token in self.tokens:
            if self._is_unverified(token) and not any(span.overlaps(token.span) for span in spoken):
                answer = self._unverified(token, found)
                if answer is not None:
                    spoken.append(answer.draft.evidence)
                    yield answer

    def _from_attribution(self, attribution: Attribution, found: Sequence[Found]) -> Found | None:
        head = self._first_token(attribution.cue[0])
        inside = [self.tokens[i] for i in self._tokens_in(attribution.content)]
        if attribution.stance is Stance.ASSERTS and self._calls_it_untrue(inside):
            attribution = replace(attribution, stance=Stance.DENIES)
        if attribution.stance not in ANSWERS:
            return None
        names = (
            self.knowledge.stance.denial if attribution.stance is Stance.DENIES else self.knowledge.stance.confirmation
        )
        if head is None or not self._is_bare(inside, names, attribution.stance):
            return None
        evidence = self._evidence_of(attribution, head)
        polarity, modality = ANSWERS[attribution.stance]
        claimant = self.claimants[attribution.index]
        takes_back = self.tokens[head].lemma.lower() in self.knowledge.stance.taking_back.verbs
        reply = _Reply(head, attribution.index, claimant, polarity, modality, takes_back)
        if names_who_could_confirm(attribution, self.words):
            reply = self._told_around(reply, attribution)
        return self._answer(evidence, reply, inside, found)

    def _told_around(self, reply: _Reply, attribution: Attribution) -> _Reply:
        """The reply as put forward by who says the whole sentence: the article, or the source around it."""
        outer = attribution.parent
        return replace(reply, attribution=outer, claimant=self.claimants[outer] if outer is not None else "")

    def _taking_up(self, attribution: Attribution, found: Sequence[Found]) -> Found | None:
        """The answer whose cue is hung on the words that it answers."""
        said = [self.tokens[i] for i in self._tokens_in(attribution.cue)]
        denied = any(token.lemma.lower() in self.knowledge.stance.denial.verbs for token in said)
        spans = [*attribution.cue, *((attribution.source,) if attribution.source else ())]
        evidence = Span(min(span.start for span in spans), max(span.end for span in spans))
        about = [
            one
            for one in found
            if one.match is not None
            and any(piece.contains(self.tokens[one.match.trigger].span) for piece in attribution.content)
        ]
        if not about:
            return None
        polarity = Polarity.DENIED if denied else Polarity.AFFIRMED
        claimant = self.claimants[attribution.index]
        reply = _Reply(said[-1].i, attribution.index, claimant, polarity, Modality.HAPPENED)
        return self._made(evidence, reply, about)

    def _calls_it_untrue(self, inside: Sequence[Token]) -> bool:
        """'This is a lie', (called) 'the claim false': short, and about what was said."""
        denial = self.knowledge.stance.denial
        words = {form for token in inside for form in (token.lemma.lower(), token.text.lower())}
        return len(inside) <= LONGEST_VERDICT and bool(words & denial.adjectives) and bool(words & denial.nouns)

    def _evidence_of(self, attribution: Attribution, head: int) -> Span:
        text = self.grammar.parsed.article.text
        if attribution.stance is Stance.DOUBTS:
            return _trimmed(self._clause_span(self._top_of_clause(self.tokens[head])), text)
        start = min(span.start for span in (*attribution.cue, *attribution.content))
        end = max(span.end for span in (*attribution.cue, *attribution.content))
        source = attribution.source
        if source is not None and start <= source.start and source.end <= end:
            start, end = (source.end + 1, end) if source.start == start else (start, source.start)
        return _trimmed(Span(start, end), text)

    def _is_bare(self, inside: Sequence[Token], names: BareAnswer, stance: Stance) -> bool:
        nouns = names.nouns if stance is not Stance.DOUBTS else self.knowledge.stance.unverified.scopes
        return any(t.lemma.lower() in nouns or t.text.lower() in nouns for t in inside[:6])

    def _is_unverified(self, token: Token) -> bool:
        """'Could not be confirmed', 'not possible to get confirmation', 'remains unverified'."""
        lexicon = self.knowledge.stance.unverified
        lemma = token.lemma.lower()
        if self.grammar.parsed.sentences[token.sentence].zone is not ZoneKind.BODY:
            return False
        if self._asks_for_something_else(token):
            return False
        if lemma in lexicon.adjectives and token.pos == "ADJ" and token.dep in ("acomp", "attr", "oprd"):
            return lemma not in lexicon.lacks and self._names_scope(token)
        if lemma in lexicon.verbs and is_verbal(token):
            near = [c.text.lower() for c in self.grammar.children(token.i)]
            governing = [t.text.lower() for t in self._above(token)]
            negative = (
                bool(lexicon.negations & set(near + governing))
                or bool(lexicon.hard & set(governing))
                or any(t.lemma.lower() in lexicon.neither for t in self.grammar.descendants(token.i))
            )
            passive_or_unable = self.grammar.is_passive(token.i) or bool(set(governing + near) & lexicon.lacks)
            return negative and passive_or_unable and self._names_scope(token)
        if lemma in lexicon.nouns and token.pos == "NOUN" and token.dep in ("dobj", "nsubj", "attr", "nsubjpass"):
            words = {t.text.lower() for t in (*self._above(token), *self.grammar.descendants(token.i))}
            words |= {
                t.text.lower() for a in self._above(token) for t in self.grammar.children(a.i, "neg", "advmod", "acomp")
            }
            return bool(words & lexicon.missing) and bool(words & lexicon.sought)
        return False

    def _asks_for_something_else(self, token: Token) -> bool:
        """'Unclear who did it', 'not established which gas', 'if confirmed': what happened is not in doubt there."""
        lexicon = self.knowledge.stance.unverified
        if any(c.text.lower() in lexicon.conditions for c in self.grammar.children(token.i, "mark")):
            return True
        after = [t.text.lower() for t in self.tokens[token.i + 1 : token.i + 4] if t.pos != "ADV" or t.tag == "WRB"]
        asked = lexicon.asks | (lexicon.conditions if token.pos == "ADJ" else frozenset())
        return bool(after) and after[0] in asked

    def _names_scope(self, token: Token) -> bool:
        scopes = self.knowledge.stance.unverified.scopes
        first = self.grammar.parsed.sentences[token.sentence].first
        last = self.grammar.parsed.sentences[token.sentence].last
        return any(t.lemma.lower() in scopes or t.text.lower() in scopes for t in self.tokens[first : last + 1])

    def _above(self, token: Token) -> list[Token]:
        above = []
        for ancestor in self.grammar.parsed.ancestors(token.i):
            above.append(ancestor)
            if ancestor.dep in ("ccomp", "advcl", "relcl", "ROOT") or len(above) > 3:
                break
        governors = [c for a in above for c in self.grammar.children(a.i, "acomp", "neg", "attr")]
        return [*above, *governors]

    def _unverified(self, token: Token, found: Sequence[Found]) -> Found | None:
        top = self._top_of_clause(token)
        evidence = _trimmed(self._clause_span(top), self.grammar.parsed.article.text)
        inside = [self.tokens[i] for i in range(top.left, top.right + 1)]
        over = [a for a in self.attributions if any(piece.contains(token.span) for piece in a.content)]
        attribution = min(over, key=lambda a: sum(len(p) for p in a.content), default=None)
        index = attribution.index if attribution is not None else None
        claimant = self.claimants[index] if index is not None else ""
        reply = _Reply(token.i, index, claimant, Polarity.AFFIRMED, Modality.UNVERIFIED)
        return self._answer(evidence, reply, inside, found)

    def _top_of_clause(self, token: Token) -> Token:
        top = token
        for ancestor in self.grammar.parsed.ancestors(token.i):
            if top.dep in ("ccomp", "advcl", "relcl", "conj", "parataxis"):
                break
            top = ancestor
        return top

    def _clause_span(self, top: Token) -> Span:
        first, last = top.left, top.right
        for child in self.grammar.children(top.i, "advcl", "conj", "relcl", "cc"):
            if child.i > top.i:
                last = min(last, child.left - 1)
            elif child.i < top.i:
                first = max(first, child.right + 1)
        for child in self.grammar.descendants(top.i):
            if child.dep == "relcl" and child.i > top.i:
                last = min(last, child.left - 1)
        return Span(self.tokens[min(first, top.i)].span.start, self.tokens[max(last, top.i)].span.end)

    def _answer(self, evidence: Span, reply: _Reply, inside: Sequence[Token], found: Sequence[Found]) -> Found | None:
        return self._made(evidence, reply, self._about(evidence, reply, inside, found))

    def _made(self, evidence: Span, reply: _Reply, about: Sequence[Found]) -> Found | None:
        if not about:
            return None
        first = about[0].draft
        sentence = self.tokens[reply.head].sentence
        unverified = reply.modality is Modality.UNVERIFIED
        draft = replace(
            first,
            index=-1,
            evidence=evidence,
            trigger=reply.head,
            attribution=reply.attribution,
            polarity=reply.polarity,
            modality=reply.modality,
            quantity=None,
            about=tuple(one.draft.index for one in about),
            zone=self.grammar.parsed.sentences[sentence].zone,
            rule=f"answer/{reply.modality if unverified else reply.polarity}",
            also=(),
        )
        return Found(None, draft, sentence, reply.claimant)

    def _about(self, evidence: Span, reply: _Reply, inside: Sequence[Token], found: Sequence[Found]) -> list[Found]:
        """What is answered: the run of claims put forward last by somebody else, of the kind that the words name."""
        before = [one for one in found if self._may_be_meant(one, evidence, reply)]
        named = _kinds_named(inside, self.knowledge.kinds)
        of_kind = [one for one in before if one.draft.kind in named]
        told = [one for one in before if one.draft.modality not in TO_COME]
        pool = of_kind or [one for one in told if not one.own_voice] or told or before
        return _run_put_forward_last(pool)

    def _may_be_meant(self, one: Found, evidence: Span, reply: _Reply) -> bool:
        """Put forward just before, and not by who denies it; what cannot be verified may be the same voice's own.

        Who takes something back means his own words, however far before.
        """
        sentence, claimant = self.tokens[reply.head].sentence, reply.claimant
        is_own = bool(claimant) and one.claimant == claimant
        own_counts = one.sentence == sentence and reply.polarity is not Polarity.DENIED
        if reply.takes_back:
            return is_own and one.draft.evidence.end <= evidence.start
        return (
            one.draft.evidence.end <= evidence.start
            and sentence - one.sentence <= REACH_BACK
            and (not is_own or own_counts)
        )

    def _tokens_in(self, spans: Sequence[Span]) -> Iterator[int]:
        for span in spans:
            yield from self.words.inside(span)

    def _first_token(self, span: Span) -> int | None:
        inside = [self.tokens[i] for i in self.words.inside(span)]
        return next(
            (t.i for t in inside if is_verbal(t) and t.dep not in ("aux", "auxpass")), inside[0].i if inside else None
        )


def _run_put_forward_last(pool: Sequence[Found]) -> list[Found]:
    """The claims that one claimant put forward last: those of the last sentence first, then what led up to them."""
    if not pool:
        return []
    nearest = max(pool, key=lambda one: (one.sentence, one.draft.evidence.start))
    run = [
        one for one in pool if one.claimant == nearest.claimant and nearest.sentence - one.sentence <= REACH_BACK // 2
    ]
    return sorted(run, key=lambda one: (one.sentence != nearest.sentence, one.draft.evidence))


def _kinds_named(words: Sequence[Token], kinds: Mapping[str, Kind]) -> set[str]:
    lemmas = {token.lemma.lower() for token in words}
    return {kind.name for kind in kinds.values() if lemmas & kind.named_by}


def _trimmed(span: Span, text: str) -> Span:
    start, end = span.start, span.end
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return Span(start, end)
