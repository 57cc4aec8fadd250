"""The one place that knows the order of the stages: an article in, its claims out."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.extract.attributions import find_attributions
from sayso.extract.claims import find_claims
from sayso.model.claim import Attribution, ClaimDraft
from sayso.model.source import Article, ParsedArticle
from sayso.parse import parse_article, with_antecedents, with_candidates
from sayso.resolve import ResolvedArticle, resolve_article
from sayso.workflows.packs import Packs


@dataclass(frozen=True, slots=True)
class Reading:
    """One article, read: what each stage made of it."""

    parsed: ParsedArticle
    attributions: tuple[Attribution, ...]
    drafts: tuple[ClaimDraft, ...]
    resolved: ResolvedArticle


def read_article(article: Article, packs: Packs) -> Reading:
    """Article -> ParsedArticle -> attributions -> drafts -> claims. The same packs give the same reading."""
    parsed = parsed_with_names(article, packs)
    attributions = find_attributions(parsed, packs.speech)
    drafts = find_claims(parsed, attributions, packs.knowledge)
    resolved = resolve_article(
        parsed, attributions, drafts, theatre=packs.theatre, kinds=packs.kinds, roles=packs.roles, times=packs.times
    )
    return Reading(parsed, attributions, drafts, resolved)


def parsed_with_names(article: Article, packs: Packs) -> ParsedArticle:
    """Sentences and words, then the theatre's readings of names, then whom pronouns may mean."""
    parsed = parse_article(article, packs.parser)
    named = with_candidates(parsed, packs.theatre.names) if packs.theatre else parsed
    return with_antecedents(named, packs.roles)
