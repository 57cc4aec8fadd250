"""The one place that knows the order of the stages: an article in, its claims out."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.extract import find_attributions, find_claims
from sayso.model.claim import Attribution, ClaimDraft
from sayso.model.source import Article, ParsedArticle
from sayso.parse import parse_article
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
    parsed = parse_article(article, packs.parser)
    attributions = find_attributions(parsed, packs.speech)
    drafts = find_claims(parsed, attributions, packs.knowledge)
    resolved = resolve_article(parsed, attributions, drafts, packs.registers)
    return Reading(parsed, attributions, drafts, resolved)
