"""Claims of a sentence or two, for tests: the real English parser, no theatre."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from sayso.extract import Knowledge, find_attributions, find_claims, make_knowledge
from sayso.extract.retractions import with_retractions
from sayso.languages.quantities import load_quantities
from sayso.languages.speech import load_speech
from sayso.languages.stance import load_stance
from sayso.languages.triggers import load_triggers
from sayso.model.claim import Attribution, Claim, ClaimDraft
from sayso.model.source import Article, ParsedArticle
from sayso.ontology.load import load_kinds
from sayso.parse import load_parser, parse_article
from sayso.resolve.places import with_place_names
from sayso.settings import Settings
from sayso.workflows.packs import load_packs
from sayso.workflows.pipeline import read_article


@cache
def knowledge() -> Knowledge:
    return make_knowledge(
        kinds=load_kinds(),
        triggers=load_triggers("en"),
        stance=load_stance("en"),
        quantities=load_quantities("en"),
    )


@cache
def parsed(text: str) -> ParsedArticle:
    article = Article(id="text", capture_sha256="", text=text, zones=(), locator="text")
    return with_place_names(parse_article(article, load_parser()))


def attributions_in(text: str) -> tuple[Attribution, ...]:
    found = find_attributions(parsed(text), load_speech("en"))
    return with_retractions(found, parsed(text), load_stance("en").taking_back)


def claims_in(text: str) -> tuple[ClaimDraft, ...]:
    return find_claims(parsed(text), attributions_in(text), knowledge())


def claim_in(text: str, kind: str) -> ClaimDraft:
    """The one claim of the kind; fails when there is none or more than one."""
    found = [draft for draft in claims_in(text) if draft.kind == kind]
    assert len(found) == 1, [(draft.kind, draft.evidence.of(text)) for draft in claims_in(text)]
    return found[0]


def claims_resolved(text: str) -> tuple[Claim, ...]:
    """Read all the way, without a theatre, as published on 14 May 2031."""
    article = Article(id="text", capture_sha256="", text=text, zones=(), locator="text", published_on=date(2031, 5, 14))
    return read_article(article, load_packs(Settings())).resolved.claims


def words_of(filler: Any) -> str | None:
    return None if filler is None else filler.words
