"""The one place that knows the order of the stages: an article in, its claims out."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sayso.errors import LanguageError
from sayso.extract.checking import checked
from sayso.languages.recognise import unlike
from sayso.model.claim import Attribution, ClaimDraft
from sayso.model.source import Article, ParsedArticle
from sayso.parse import parse_article, parse_times, with_antecedents, with_candidates
from sayso.resolve import ResolvedArticle, resolve_article
from sayso.resolve.places import with_place_names
from sayso.workflows.packs import Packs


@dataclass(frozen=True, slots=True)
class Reading:
    """One article, read: what each stage made of it."""

    parsed: ParsedArticle
    attributions: tuple[Attribution, ...]
    drafts: tuple[ClaimDraft, ...]
    resolved: ResolvedArticle


def read_article(article: Article, packs: Packs) -> Reading:
    """Article -> ParsedArticle -> attributions -> drafts -> claims. The same packs give the same reading.

    Raises ExtractionError when the extractor gives up on the article, LanguageError where it is in another language.
    """
    return read_parsed(parsed_with_names(article, packs), packs)


def read_parsed(parsed: ParsedArticle, packs: Packs) -> Reading:
    """The stages after parsing: whatever the extractor finds is checked before it is resolved."""
    extractor = packs.extractor
    found = checked(extractor.extract(parsed), parsed, packs.kinds, extractor=extractor.name)
    resolved = resolve_article(
        parsed,
        found.attributions,
        found.drafts,
        theatre=packs.theatre,
        kinds=packs.kinds,
        roles=packs.roles,
        times=packs.times,
        gazetteer=packs.gazetteer,
    )
    resolved = replace(resolved, remarks=(*resolved.remarks, *found.remarks))
    return Reading(parsed, found.attributions, found.drafts, resolved)


def parsed_with_names(article: Article, packs: Packs) -> ParsedArticle:
    """Sentences and words, then the theatre's readings of names, which names are places, and whom pronouns may mean.

    Raises LanguageError for an article that is in another language, or in another script, than the packs.
    """
    _check_language(article, packs.language)
    parsed = parse_article(article, packs.parser)
    named = with_candidates(parsed, packs.theatre.names) if packs.theatre else parsed
    return with_antecedents(with_place_names(named, packs.theatre), packs.roles)


def parsed_with_times(article: Article, packs: Packs) -> ParsedArticle:
    """What the times of an article need, and no more.

    Raises LanguageError for an article that is in another language, or in another script, than the packs.
    """
    _check_language(article, packs.language)
    return parse_times(article, packs.parser)


def _check_language(article: Article, language: str) -> None:
    if article.language.split("-")[0].lower() != language.split("-")[0].lower():
        raise LanguageError(article.locator, f"marked {article.language!r}", language)
    problem = unlike(language, article.text)
    if problem is not None:
        raise LanguageError(article.locator, problem, language)
