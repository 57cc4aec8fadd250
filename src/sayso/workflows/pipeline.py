"""The one place that knows the order of the stages: an article in, its claims out."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sayso.extract.attributions import find_attributions
from sayso.extract.claims import find_claims
from sayso.extract.subject import is_about_conflict
from sayso.model.claim import Attribution, ClaimDraft
from sayso.model.remark import Remark
from sayso.model.source import Article, ParsedArticle
from sayso.parse import parse_article, with_antecedents, with_candidates
from sayso.resolve import ResolvedArticle, resolve_article
from sayso.workflows.packs import Packs

NOT_ABOUT_CONFLICT = Remark("not-about-a-conflict", None, "read as other news, so no claim was looked for in it")


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
    if not drafts and not is_about_conflict(parsed, packs.knowledge.triggers):
        resolved = replace(resolved, remarks=(*resolved.remarks, NOT_ABOUT_CONFLICT))
    return Reading(parsed, attributions, drafts, resolved)


def parsed_with_names(article: Article, packs: Packs) -> ParsedArticle:
    """Sentences and words, then the theatre's readings of names, then whom pronouns may mean."""
    parsed = parse_article(article, packs.parser)
    named = with_candidates(parsed, packs.theatre.names) if packs.theatre else parsed
    return with_antecedents(named, packs.roles)
