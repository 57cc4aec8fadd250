"""Which claims come from one root, and which are one act of saying.

Independence is a matter of the root of the information, never of the number of outlets: a side is one voice however
many people speak for it, an organisation is one however many outlets quote it, and a newsroom's own voice, with the
witnesses and unnamed people whom it quotes, is the voice of the newsroom that the report leans on.
"""

from __future__ import annotations

from datetime import date

from sayso.link.copies import UNKNOWN_ROOT, find_lineage, newsroom
from sayso.link.interests import PRIVATE_CLAIMANTS, organisation_of, side_of, source_of
from sayso.model.claim import Claim
from sayso.model.finding import Origin, Origins
from sayso.model.ids import folded, make_id
from sayso.model.ports import LedgerView
from sayso.model.source import Article
from sayso.ontology.answers import key_of, said_on
from sayso.theatres.theatre import Theatre


def find_origins(view: LedgerView, *, theatre: Theatre | None) -> Origins:
    """The root and the utterance of every claim in the view, and the roots of every article."""
    articles = {article.id: article for article in view.articles()}
    lineage = find_lineage(tuple(articles.values()), theatre)
    by_claim: dict[str, Origin] = {}
    utterances: dict[str, str] = {}
    for claim in view.claims():
        article = articles[claim.article_id]
        day = said_on(claim, article)
        origin = _origin(claim, article, lineage.roots[article.id], theatre, day)
        by_claim[claim.id] = origin
        utterances[claim.id] = _utterance(claim, origin, day)
    return Origins(by_claim, utterances, lineage.roots, lineage.copies_of)


def _origin(
    claim: Claim, article: Article, roots: tuple[str, ...], theatre: Theatre | None, day: date | None
) -> Origin:
    claimant = claim.resolution.claimant
    side = side_of(claim, article, roots, theatre, day)
    if side is not None:
        return _side_origin(claim, side, theatre)
    if claimant is not None and claimant.kind not in PRIVATE_CLAIMANTS and claimant.ref is not None:
        organisation = organisation_of(claimant.ref, theatre, day)
        actor = theatre.actor(organisation) if theatre else None
        label = actor.name if actor else _without_prefix(organisation)
        return Origin(f"organisation:{organisation}", label, None, True, "an organisation that speaks for itself")
    return _newsroom_origin(article, roots, theatre)


def _side_origin(claim: Claim, side: str, theatre: Theatre | None) -> Origin:
    actor = theatre.actor(side) if theatre else None
    claimant = claim.resolution.claimant
    named = claimant.party if claimant is not None and claimant.party_ref == side else None
    label = actor.name if actor else named or _without_prefix(side)
    by_claimant = claimant is not None and (claimant.party_ref is not None or bool(claimant.party))
    reason = "its claimant speaks for a side" if by_claimant else "its publisher speaks for a side"
    return Origin(f"side:{side}", label, side, False, reason)


def _newsroom_origin(article: Article, roots: tuple[str, ...], theatre: Theatre | None) -> Origin:
    """The newsroom behind the report. Several, or an unknown one, never count beside another origin."""
    names = [_newsroom_name(root, theatre) for root in roots]
    label = " and ".join(names)
    if roots == (UNKNOWN_ROOT,):
        return Origin(UNKNOWN_ROOT, "an unnamed publisher", None, False, "nobody is named as its publisher")
    if len(roots) > 1:
        shown = f"{article.publisher or 'an unnamed publisher'}, leaning on {label}"
        return Origin("+".join(roots), shown, None, False, f"on which of {label} is not known")
    if article.publisher is not None and newsroom(source_of(article, theatre), article.publisher) == roots[0]:
        return Origin(roots[0], article.publisher, None, True, "the newsroom's own report")
    shown = f"{article.publisher}, leaning on {label}" if article.publisher else label
    return Origin(roots[0], shown, None, True, f"the report leans on {label}")


def _newsroom_name(root: str, theatre: Theatre | None) -> str:
    name = _without_prefix(root)
    source = theatre.source_named(name) if theatre else None
    return source.name if source else name


def _without_prefix(ref: str) -> str:
    return ref.split(":", 1)[-1]


def _utterance(claim: Claim, origin: Origin, day: date | None) -> str:
    """Same claimant, same thing said, same day. People without a public name are never joined across articles.

    Numbers and days may differ between two reports of one sentence ('about 1,000', 'at least 1,000'): what is counted
    is compared, how many is not. An unknown day is a value of its own, so that it joins only what is as unknown.
    """
    claimant, resolution = claim.resolution.claimant, claim.resolution
    if claimant is None or claimant.kind in PRIVATE_CLAIMANTS or (claimant.ref is None and claimant.party_ref is None):
        speaker: tuple[str, ...] = (origin.id, claim.article_id, folded(claimant.words) if claimant else "")
    else:
        speaker = (claimant.ref or f"{claimant.party_ref}:{folded(claimant.words)}",)
    fillers = (key_of(resolution.actor), key_of(resolution.target), *sorted(str(key_of(p)) for p in resolution.places))
    said = fillers if any(fillers) else (folded(claim.words),)
    counted = claim.quantity.of if claim.quantity else None
    when = day.isoformat() if day else None
    return make_id("u", *speaker, claim.kind, claim.change, claim.polarity, claim.modality, *said, counted, when)
