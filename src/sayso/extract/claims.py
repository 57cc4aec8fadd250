"""ParsedArticle -> ClaimDrafts: what is claimed, in which words, denied or affirmed, done or planned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.extract.evidence import evidence_of
from sayso.extract.fillers import Fillers
from sayso.extract.grammar import Grammar
from sayso.extract.knowledge import Knowledge
from sayso.extract.matching import Match, Matcher
from sayso.extract.quantities import quantity_at
from sayso.extract.stance import standing_of
from sayso.model.claim import Attribution, ClaimDraft, Quantity
from sayso.model.source import ParsedArticle, Span, ZoneKind

ZONES_WITH_CLAIMS = frozenset({ZoneKind.BODY, ZoneKind.CAPTION, ZoneKind.HEADLINE})


def find_claims(
    parsed: ParsedArticle, attributions: Sequence[Attribution], knowledge: Knowledge
) -> tuple[ClaimDraft, ...]:
    """Every claim of the article, in order of the evidence.

    `attributions` are those of the same article, indexed by their place in the sequence. The text at each draft's
    evidence carries the claim; who, where and when stay words of the article.
    """
    reader = _Reader(parsed, attributions, knowledge)
    drafts = list(reader.drafts())
    ordered = sorted(drafts, key=lambda d: (d.evidence.start, d.evidence.end, d.kind))
    return tuple(replace(draft, index=index) for index, draft in enumerate(ordered))


@dataclass(frozen=True, slots=True)
class _Reader:
    parsed: ParsedArticle
    attributions: Sequence[Attribution]
    knowledge: Knowledge

    def drafts(self) -> Iterator[ClaimDraft]:
        grammar = Grammar(self.parsed)
        matcher = Matcher(grammar, self.knowledge)
        fillers = Fillers(grammar, matcher)
        matches = self._matches(matcher)
        triggers = frozenset(match.clause for match in matches)
        for match in matches:
            draft = self._draft(match, grammar, fillers, triggers)
            if draft is not None:
                yield draft

    def _matches(self, matcher: Matcher) -> list[Match]:
        found = []
        cues = [cue for attribution in self.attributions for cue in attribution.cue]
        for sentence in self.parsed.sentences:
            if sentence.zone not in ZONES_WITH_CLAIMS:
                continue
            for token in self.parsed.sentence_tokens(sentence):
                if any(cue.contains(token.span) for cue in cues):
                    continue
                match = matcher.match(token.i)
                if match is not None:
                    found.append(match)
        return found

    def _draft(self, match: Match, grammar: Grammar, fillers: Fillers, triggers: frozenset[int]) -> ClaimDraft | None:
        attribution = self._attribution_over(grammar.tokens[match.trigger].span)
        standing = standing_of(match, grammar, self.knowledge, attribution)
        if standing.is_purpose or (
            match.frame.only_modality and standing.modality.value not in match.frame.only_modality
        ):
            return None
        evidence = evidence_of(match, grammar, triggers, attribution, self.attributions)
        places = fillers.places(match, evidence)
        actor = fillers.actor(match)
        cues = [cue for a in self.attributions for cue in a.cue]
        return ClaimDraft(
            index=0,
            evidence=evidence,
            kind=match.frame.kind,
            change=match.frame.change,
            trigger=match.trigger,
            attribution=attribution.index if attribution is not None else None,
            polarity=standing.polarity,
            modality=standing.modality,
            actor=actor,
            target=fillers.target(match, actor),
            places=places,
            times=fillers.times(match, evidence, None, cues),
            quantity=self._quantity(match, grammar, fillers),
            about=(),
            zone=self.parsed.article.zone_at(evidence.start),
            rule=f"{match.frame.name}: {grammar.tokens[match.trigger].lemma}",
        )

    def _quantity(self, match: Match, grammar: Grammar, fillers: Fillers) -> Quantity | None:
        for path in match.frame.quantity or ("object", "self", "subject"):
            for argument in fillers.matcher.arguments(path, match.trigger, match.clause):
                found = quantity_at(argument, match.frame.counts, grammar, self.knowledge.quantities)
                if found is not None:
                    return found
        return None

    def _attribution_over(self, span: Span) -> Attribution | None:
        """The innermost attribution whose content carries the span."""
        over = [a for a in self.attributions if any(piece.contains(span) for piece in a.content)]
        return min(over, key=lambda a: (sum(len(piece) for piece in a.content), -a.index), default=None)
