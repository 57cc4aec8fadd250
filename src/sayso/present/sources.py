"""A source text as it may be shown, with the words of its claims marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from sayso.model.claim import Claim
from sayso.model.source import Article, Span
from sayso.present.lines import day_words, outlet_words
from sayso.present.pages import Piece, SourceText
from sayso.present.redaction import Redactor


def source_text(article: Article, claims: Sequence[Claim], redactor: Redactor, leans_on: Iterable[str]) -> SourceText:
    """The whole article cut into pieces, each knowing the claims whose words it is."""
    return SourceText(
        article_id=article.id,
        title=redactor.words(article.title or _first_words(article, redactor)),
        publisher=outlet_words(article, redactor),
        published=day_words(article.published_on) or "day unknown",
        url=article.url or "",
        leans_on=tuple(leans_on),
        claims=len(claims),
        pieces=tuple(_pieces(article, claims, redactor)),
    )


def _first_words(article: Article, redactor: Redactor, longest: int = 70) -> str:
    start = len(article.text) - len(article.text.lstrip())
    line_end = article.text.find("\n", start)
    end = line_end if line_end >= 0 else len(article.text)
    shown = redactor.shown(Span(start, end))
    return shown if len(shown) <= longest else shown[:longest].rsplit(" ", 1)[0] + " …"


def _pieces(article: Article, claims: Sequence[Claim], redactor: Redactor) -> Iterator[Piece]:
    marks = [(span, claim.id) for claim in claims for span in (claim.evidence, *claim.also)]
    first_place = {claim.id: claim.evidence.start for claim in claims}
    edges = {0, len(article.text)}
    for span, _ in marks:
        edges.update((span.start, span.end))
    for zone in article.zones:
        edges.update((zone.span.start, zone.span.end))
    ordered = sorted(edges)
    for start, end in pairwise(ordered):
        inside = tuple(dict.fromkeys(cid for span, cid in marks if span.start <= start and end <= span.end))
        starts = tuple(cid for cid in inside if first_place[cid] == start)
        zone_name = article.zone_at(start).value
        for shown in redactor.pieces(Span(start, end)):
            yield Piece(shown.text, inside, starts, zone_name, shown.is_masked)
            starts = ()
