"""A small ledger view over articles and claims built by hand, in the invented Twin Valleys."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from sayso.errors import NotFoundError
from sayso.link import find_links, find_origins
from sayso.model.actors import PersonNotice
from sayso.model.claim import (
    Claim,
    Claimant,
    Modality,
    Polarity,
    Quantity,
    QuestionKey,
    Reference,
    Resolution,
    Stance,
    Voice,
)
from sayso.model.entry import ArticleRead
from sayso.model.finding import Assessment, Link, Origins
from sayso.model.ids import folded, make_id
from sayso.model.remark import Remark
from sayso.model.source import Article, Credit, Span, Zone, ZoneKind
from sayso.model.times import Period, TimeReading
from sayso.ontology.ladder import load_ladder
from sayso.ontology.load import load_kinds
from sayso.theatres.load import load_theatre
from sayso.theatres.theatre import Theatre
from sayso.weigh import assess

KINDS = load_kinds()
VALLEYS: Theatre = load_theatre("twin_valleys")
SOMEWHERE = Span(0, 1)

NORTH_SPEAKS = ("dorin_velika", "north", "Northern spokesman Dorin Velika")
SOUTH_SPEAKS = ("tomas_brod", "south", "Southern spokesman Tomas Brod")
LANTERN_SPEAKS = ("lantern", None, "the charity Lantern")
MONITORS_SPEAK = ("bridge_monitors", None, "Bridge Monitors")

Speaker = tuple[str | None, str | None, str]


@dataclass(frozen=True, slots=True)
class HandView:
    """A LedgerView: entry n is the n-th claim, and an article comes with its first claim."""

    known_articles: tuple[Article, ...]
    known_claims: tuple[Claim, ...]
    taken_back: frozenset[str] = frozenset()

    @property
    def as_of(self) -> int:
        return len(self.known_claims)

    def articles(self) -> Sequence[Article]:
        return self.known_articles

    def article(self, article_id: str) -> Article:
        return next(article for article in self.known_articles if article.id == article_id)

    def readings(self) -> Sequence[ArticleRead]:
        return ()

    def reading_of(self, article_id: str) -> ArticleRead | None:
        return None

    def claims(self, article_id: str | None = None) -> Sequence[Claim]:
        return tuple(c for c in self.known_claims if article_id in (None, c.article_id))

    def claim(self, claim_id: str) -> Claim:
        for claim in self.known_claims:
            if claim.id == claim_id:
                return claim
        raise NotFoundError("claim", claim_id, "not in this view")

    def withdrawn(self) -> frozenset[str]:
        return self.taken_back

    def people(self, article_id: str) -> Sequence[PersonNotice]:
        return ()

    def remarks(self, article_id: str) -> Sequence[Remark]:
        return ()

    def recorded_at(self, claim_id: str) -> datetime:
        return datetime(2031, 5, 1, tzinfo=UTC)

    def published_by(self, day: date) -> HandView:
        kept = tuple(a for a in self.known_articles if a.published_on is not None and a.published_on <= day)
        ids = {article.id for article in kept}
        return HandView(kept, tuple(c for c in self.known_claims if c.article_id in ids), self.taken_back)

    def first(self, number: int) -> HandView:
        """The view as of entry `number`."""
        claims = self.known_claims[:number]
        ids = {claim.article_id for claim in claims}
        return HandView(tuple(a for a in self.known_articles if a.id in ids), claims, self.taken_back)


def view_of(*claims: Claim, articles: Iterable[Article] = (), withdrawn: Iterable[str] = ()) -> HandView:
    """A view of the claims and of the articles given, which must be theirs."""
    return HandView(tuple(dict.fromkeys(articles)), claims, frozenset(withdrawn))


def article(
    publisher: str | None = "Valley Post",
    day: date | None = date(2031, 5, 14),
    text: str = "",
    *,
    credits: tuple[str, ...] = (),
) -> Article:
    body = text or f"{publisher} {day}"
    return Article(
        id=make_id("a", publisher, str(day), body, *credits),
        capture_sha256="0" * 64,
        text=body,
        zones=(Zone(ZoneKind.BODY, Span(0, len(body))),),
        locator=f"{publisher}.txt",
        publisher=publisher,
        published_on=day,
        credits=tuple(Credit(name, SOMEWHERE) for name in credits),
    )


def reference(ref: str | None) -> Reference | None:
    """A reference to an actor or a place of the Twin Valleys."""
    if ref is None:
        return None
    known = VALLEYS.actor(ref) or VALLEYS.place(ref)
    name = known.name if known else ref
    return Reference(words=name, span=SOMEWHERE, ref=ref, name=name)


def claimant(speaker: Speaker | None) -> Claimant | None:
    if speaker is None:
        return None
    ref, party, words = speaker
    kind = "witness" if ref is None and party is None else "person" if party else "organisation"
    return Claimant(words, SOMEWHERE, kind, ref, party, party, ref is not None or party is not None, words, "by hand")


def claim(
    of: Article,
    by: Speaker | None = None,
    *,
    kind: str = "control",
    change: str | None = None,
    actor: str | None = None,
    target: str | None = None,
    places: tuple[str, ...] = (),
    words: str = "",
    denied: bool = False,
    modality: Modality = Modality.HAPPENED,
    when: tuple[date | None, date | None] | None = None,
    said: date | None = None,
    quantity: tuple[str, int | None, int | None, int | None] | None = None,
    about: tuple[Claim, ...] = (),
    answers: tuple[Claim, ...] = (),
    background: bool = False,
    zone: ZoneKind = ZoneKind.BODY,
    stance: Stance = Stance.ASSERTS,
    inherited: bool = False,
) -> Claim:
    """A claim of an article; `by` is None for the article's own voice. Questions as the kind asks them."""
    how = "inherited" if inherited else "argument"
    refs = tuple(replace(r, how=how) for r in map(reference, places) if r is not None)
    amount = (
        Quantity(quantity[0], quantity[1], quantity[2], str(quantity), SOMEWHERE, quantity[3]) if quantity else None
    )
    period = TimeReading("then", SOMEWHERE, None, Period(*when), "range", None, "by hand") if when else None
    slots = (kind, change, actor, target, *sorted(places), str(when), str(quantity))
    resolution = Resolution(
        claimant=claimant(by),
        actor=reference(actor),
        target=reference(target),
        places=refs,
        when=period,
        said_at=TimeReading("then", SOMEWHERE, None, Period(said, said), "day", None, "by hand") if said else None,
        background=background,
        questions=questions(kind, actor, target, places),
        proposition=make_id("p", *slots),
    )
    voices = (Voice(by[2], SOMEWHERE, "said", stance, None, "by hand"),) if by else ()
    polarity = Polarity.DENIED if denied else Polarity.AFFIRMED
    shown = words or f"{actor} {change or kind} {' '.join(places)}"
    ids = tuple(c.id for c in about), tuple(c.id for c in answers)
    return Claim(
        id=make_id("c", of.id, by[2] if by else None, *slots, polarity, modality, shown, zone, *ids[0], *ids[1]),
        article_id=of.id,
        evidence=SOMEWHERE,
        words=shown,
        kind=kind,
        change=change,
        polarity=polarity,
        modality=modality,
        quantity=amount,
        voices=voices,
        about=ids[0],
        answers=ids[1],
        zone=zone,
        rule="by hand",
        also=(),
        resolution=resolution,
    )


def questions(kind: str, actor: str | None, target: str | None, places: tuple[str, ...]) -> tuple[QuestionKey, ...]:
    form = KINDS[kind].question
    groups = [(place,) for place in places] if form.per_place and places else [places]
    found = []
    for group in groups:
        filled = {"actor": actor, "target": target, "places": " ".join(sorted(group)) or None}
        slots = tuple((slot, value) for slot in form.slots if (value := filled.get(slot)))
        label = f"{kind} {folded(' '.join(value for _, value in slots))}"
        found.append(QuestionKey(make_id("q", kind, *(part for slot in slots for part in slot)), kind, label, slots))
    return tuple(found)


def retold(original: Claim, by_article: Article) -> Claim:
    """The same claim as another article carries it."""
    return replace(original, id=make_id("c", by_article.id, original.id), article_id=by_article.id)


def links_of(view: HandView, theatre: Theatre | None = VALLEYS) -> tuple[Link, ...]:
    return find_links(view, kinds=KINDS, theatre=theatre)


def origins_of(view: HandView, theatre: Theatre | None = VALLEYS) -> Origins:
    return find_origins(view, theatre=theatre)


def weighed(view: HandView, theatre: Theatre | None = VALLEYS, today: date | None = None) -> tuple[Assessment, ...]:
    """Links, origins and assessments of a view, in one go."""
    found = find_links(view, kinds=KINDS, theatre=theatre), find_origins(view, theatre=theatre)
    return assess(view, *found, kinds=KINDS, ladder=load_ladder(), theatre=theatre, today=today)


def the_answer(assessments: Iterable[Assessment], *wanted: str) -> Assessment:
    """The one assessment whose answer holds all the words wanted."""
    found = [one for one in assessments if all(word in one.answer for word in wanted)]
    assert len(found) == 1, [one.answer for one in assessments]
    return found[0]
