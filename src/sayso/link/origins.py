"""Which claims come from one root, and which are one act of saying.

Independence is a matter of the root of the information, never of the number of outlets: a side is one voice however
many people speak for it, an organisation is one however many outlets quote it, and a newsroom's own voice, with the
witnesses and unnamed people whom it quotes, is the voice of the newsroom that the report leans on.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, MutableMapping
from dataclasses import dataclass, field, replace
from datetime import date

from sayso.languages.furniture import UNNAMED_AGENCIES
from sayso.link.copies import UNKNOWN_ROOT, Ancestry, newsroom
from sayso.link.interests import PRIVATE_CLAIMANTS, organisation_of, side_of, source_of
from sayso.link.retellings import Wording
from sayso.link.sayings import Saying, Sayings, Telling
from sayso.model.claim import Claim
from sayso.model.finding import Origin, Origins
from sayso.model.ids import folded, make_id
from sayso.model.ports import LedgerView, Told
from sayso.model.source import Article
from sayso.ontology.answers import said_on
from sayso.ontology.meant import INHERITED, key_of
from sayso.theatres.theatre import Theatre

NAMELESS = frozenset({"unnamed", "document"})
"""Claimants of whom nobody knows whether they are the same as another report's."""


def find_origins(view: LedgerView, *, theatre: Theatre | None) -> Origins:
    """The root and the utterance of every claim in the view, and the roots of every article."""
    view.claims()  # In one go: article by article would take a query each.
    roots = Roots(Ancestry(theatre, view.article), view)
    roots.take((article, ()) for article in view.articles())
    return roots.origins


@dataclass(slots=True)
class Roots:
    """Origins of the claims taken in so far; articles may come at any time, and the origins are those of them all."""

    ancestry: Ancestry
    told: Told
    """Where to ask for articles and claims, those about to be taken in among them."""
    sayings: Sayings = field(default_factory=Sayings)
    by_claim: MutableMapping[str, Origin] = field(default_factory=dict)

    @property
    def origins(self) -> Origins:
        """As they stand: the mappings go on changing with what comes."""
        return Origins(self.by_claim, self.sayings.utterances, self.ancestry.roots, self.ancestry.copies_of)

    def take(self, articles: Iterable[tuple[Article, Iterable[Claim]]]) -> set[str]:
        """Takes in articles whose claims are new; ids of the claims whose origins, utterance or copies that changed."""
        told = [article for article, _ in articles]
        changed = self.ancestry.take(article for article in told if article.id not in self.ancestry.kept.heads)
        theirs = [claim for one in {*changed, *(of.id for of in told)} for claim in self.told.claims(one)]
        return {claim.id for claim in theirs} | self._look_again(theirs)

    def drop(self, claim_ids: Collection[str], texts: Iterable[str]) -> set[str]:
        """Takes claims out, and the texts of articles; ids of the claims left for which that changes any of these."""
        changed = self.ancestry.drop(texts)
        theirs = [claim for one in changed for claim in self.told.claims(one) if claim.id not in claim_ids]
        for claim_id in claim_ids:
            self.by_claim.pop(claim_id, None)
        return {claim.id for claim in theirs} | self._look_again(theirs, gone=claim_ids)

    def _look_again(self, claims: Iterable[Claim], *, gone: Collection[str] = ()) -> set[str]:
        told: dict[str, Telling] = {}
        for claim in claims:
            article = self.told.article(claim.article_id)
            day = said_on(claim, article)
            roots, theatre = self.ancestry.roots[article.id], self.ancestry.theatre
            origin = _origin(claim, article, roots, theatre, day)
            self.by_claim[claim.id] = origin
            saying = Saying(day or date.max, claim.id, _tells_its_day(claim))
            told[claim.id] = Telling(_said_by(claim, origin), saying, _wording(claim, day))
        return self.sayings.renew(told, gone=gone)


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
    origin = _newsroom_origin(article, roots, theatre)
    if claimant is not None and claimant.kind in NAMELESS:
        return replace(origin, stands_alone=False, reason="who says it is not named")
    return origin


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
    if roots[0] == newsroom(None, UNNAMED_AGENCIES):
        shown = f"{article.publisher or 'an unnamed publisher'}, leaning on {label}"
        return Origin(roots[0], shown, None, False, "on which agencies is not said")
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


def _said_by(claim: Claim, origin: Origin) -> str:
    """Who says what, without the day. People without a public name are never joined across articles.

    Numbers may differ between two reports of one sentence ('about 1,000 men', 'at least 1,000 fighters'), and are left
    out.
    """
    claimant, resolution = claim.resolution.claimant, claim.resolution
    if claimant is None or claimant.kind in PRIVATE_CLAIMANTS or (claimant.ref is None and claimant.party_ref is None):
        speaker: tuple[str, ...] = (origin.id, claim.article_id, folded(claimant.words) if claimant else "")
    else:
        speaker = (claimant.ref or f"{claimant.party_ref}:{folded(claimant.words)}",)
    fillers = (key_of(resolution.actor), key_of(resolution.target), *sorted(str(key_of(p)) for p in resolution.places))
    said = fillers if any(fillers) else (folded(claim.words),)
    return make_id("u", *speaker, claim.kind, claim.change, claim.polarity, claim.modality, *said)


def _wording(claim: Claim, day: date | None) -> Wording:
    """What two reports of one sentence may give differently: one leaves out the place, another names the target."""
    claimant, resolution = claim.resolution.claimant, claim.resolution
    is_public = claimant is not None and claimant.kind not in PRIVATE_CLAIMANTS and claimant.ref is not None
    return Wording(
        speaker=claimant.ref if is_public and claimant else None,
        said=(claim.kind, claim.change, claim.polarity, claim.modality),
        article=claim.article_id,
        day=day,
        actor=resolution.actor.ref if resolution.actor else None,
        target=resolution.target.ref if resolution.target else None,
        places=frozenset(p.ref for p in resolution.places if p.ref is not None and p.how != INHERITED),
        number=(claim.quantity.low, claim.quantity.high, claim.quantity.total) if claim.quantity else None,
    )


def _tells_its_day(claim: Claim) -> bool:
    said = claim.resolution.said_at
    return said is not None and said.period is not None
