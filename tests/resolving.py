"""Articles of the Twin Valleys, parsed, with attributions and drafts found by their words: for tests of resolve."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cache

from sayso.languages.roles import load_roles
from sayso.model.claim import Attribution, Certainty, ClaimDraft, Filler, Modality, Polarity, Quantity, Quoting, Stance
from sayso.model.source import Article, ParsedArticle, Span
from sayso.ontology.load import load_kinds
from sayso.parse import load_parser, parse_article, with_antecedents, with_candidates
from sayso.resolve import ResolvedArticle, resolve_article
from sayso.theatres.load import load_theatre
from sayso.theatres.theatre import Theatre


@cache
def twin_valleys() -> Theatre:
    return load_theatre("twin_valleys")


def parsed(text: str, *, theatre: Theatre | None = None, published: date | None = None) -> ParsedArticle:
    article = Article("a-1", "0" * 64, text, (), "valley.txt", published_on=published)
    names = parse_article(article, load_parser())
    return with_antecedents(with_candidates(names, theatre.names) if theatre else names, load_roles())


@dataclass
class Desk:
    """One article under the hand of a test: add who says what, then ask for the result."""

    text: str
    theatre: Theatre | None = None
    published: date | None = None
    attributions: list[Attribution] = field(default_factory=list)
    drafts: list[ClaimDraft] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.article = parsed(self.text, theatre=self.theatre, published=self.published)

    def span(self, words: str, after: int = 0) -> Span:
        start = self.text.index(words, after)
        return Span(start, start + len(words))

    def says(
        self,
        source: str | None,
        content: str,
        *,
        cue: str = "said",
        at: str | None = None,
        channel: str | None = None,
        to: str | None = None,
        stance: Stance = Stance.ASSERTS,
        parent: int | None = None,
    ) -> int:
        """Adds an attribution; `at` is a longer stretch in which a short source like 'He' is to be looked for."""
        begin = self.text.index(at) if at else 0
        number = len(self.attributions)
        self.attributions.append(
            Attribution(
                number,
                self.span(source, begin) if source else None,
                (self.span(cue, begin),),
                (self.span(content, begin),),
                Quoting.INDIRECT,
                stance,
                Certainty.ASSERTED,
                self.span(channel, begin) if channel else None,
                self.span(to, begin) if to else None,
                parent,
            )
        )
        return number

    def filler(self, words: str, begin: int) -> Filler:
        span = self.span(words, begin)
        inside = [t for t in self.article.tokens if span.contains(t.span)]
        own = {t.i for t in inside}
        head = next((t for t in inside if t.head not in own or t.head == t.i), inside[0])
        return Filler(words, span, head.i, "argument")

    def claims(
        self,
        evidence: str,
        kind: str,
        *,
        by: int | None = None,
        change: str | None = None,
        actor: str | None = None,
        target: str | None = None,
        places: tuple[str, ...] = (),
        polarity: Polarity = Polarity.AFFIRMED,
        about: tuple[int, ...] = (),
        quantity: Quantity | None = None,
    ) -> int:
        """Adds a draft; the words of its slots are looked for from the beginning of the evidence."""
        span = self.span(evidence)
        number = len(self.drafts)
        trigger = next(t.i for t in self.article.tokens if t.span.start >= span.start)
        self.drafts.append(
            ClaimDraft(
                index=number,
                evidence=span,
                kind=kind,
                change=change,
                trigger=trigger,
                attribution=by,
                polarity=polarity,
                modality=Modality.HAPPENED,
                actor=self.filler(actor, span.start) if actor else None,
                target=self.filler(target, span.start) if target else None,
                places=tuple(self.filler(place, span.start) for place in places),
                times=(),
                quantity=quantity,
                about=about,
                zone=self.article.article.zone_at(span.start),
                rule="by hand",
            )
        )
        return number

    def resolved(self) -> ResolvedArticle:
        return resolve_article(self.article, self.attributions, self.drafts, theatre=self.theatre, kinds=load_kinds())
