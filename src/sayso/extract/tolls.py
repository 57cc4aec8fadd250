"""Tolls of several forces in one clause ("40 rebels and 12 soldiers died"): a claim each, never a sum of enemies."""

from __future__ import annotations

from dataclasses import replace

from sayso.extract.fillers import Fillers
from sayso.extract.grammar import Grammar
from sayso.extract.knowledge import Knowledge
from sayso.extract.matching import Match, Matcher
from sayso.extract.quantities import count_of
from sayso.model.claim import ClaimDraft, Filler, Quantity
from sayso.model.source import Span

COMBATANTS = frozenset({"force"})


class Tolls:
    """Sets the tolls of one article apart."""

    def __init__(self, grammar: Grammar, matcher: Matcher, fillers: Fillers, knowledge: Knowledge) -> None:
        self.grammar, self.matcher, self.fillers, self.knowledge = grammar, matcher, fillers, knowledge

    def apart(self, match: Match, draft: ClaimDraft) -> list[ClaimDraft]:
        """The draft, or one for each force that it counts; only the one beside the verb keeps the verb's words."""
        counted = self._counted(match) if draft.quantity is not None and match.frame.counts else []
        if len(counted) < 2 or not any(self.matcher.is_listed(noun, COMBATANTS) for noun, _ in counted):
            return [draft]
        spans = self._evidence(draft.evidence, [noun for noun, _ in counted])
        return [
            replace(draft, quantity=number, target=self._alone(noun), evidence=span)
            for (noun, number), span in zip(counted, spans, strict=True)
        ]

    def _counted(self, match: Match) -> list[tuple[int, Quantity]]:
        """The coordinated nouns and their numbers, if each of them has one."""
        for path in match.frame.quantity:
            for argument in self.matcher.arguments(path, match.trigger, match.clause):
                nouns = list(self.grammar.conjuncts(argument))
                numbers = [
                    count_of(noun, match.frame.counts, self.grammar, self.knowledge.quantities) for noun in nouns
                ]
                together = [(self.matcher.counted(n), q) for n, q in zip(nouns, numbers, strict=True) if q is not None]
                if len(together) == len(nouns) > 1:
                    return together
        return []

    def _alone(self, noun: int) -> Filler:
        whole = self.fillers.phrase(noun)
        end = min(whole.span.end, self.grammar.tokens[noun].span.end) if self._has_conjunct(noun) else whole.span.end
        span = Span(whole.span.start, end)
        return Filler(span.of(self.grammar.parsed.article.text), span, noun, whole.how)

    def _has_conjunct(self, noun: int) -> bool:
        return any(True for _ in self.grammar.children(noun, "conj"))

    def _evidence(self, whole: Span, nouns: list[int]) -> list[Span]:
        """The whole cut before each noun but the first: the verb goes with the noun nearest to it."""
        tokens = self.grammar.tokens
        cuts = [min(tokens[noun].left, noun) for noun in nouns[1:]]
        starts = [whole.start, *(tokens[cut].span.start for cut in cuts)]
        ends = [*(self._end_before(cut) for cut in cuts), whole.end]
        holds = all(whole.start <= start < end <= whole.end for start, end in zip(starts, ends, strict=True))
        return [Span(start, end) for start, end in zip(starts, ends, strict=True)] if holds else [whole for _ in nouns]

    def _end_before(self, cut: int) -> int:
        """Where the words before the token end, without those that join it on."""
        last = cut - 1
        while last > 0 and self.grammar.tokens[last].pos in ("CCONJ", "PUNCT"):
            last -= 1
        return self.grammar.tokens[last].span.end
