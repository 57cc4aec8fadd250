"""Attributions of a text, with the real parser, as words instead of offsets."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sayso.extract.attributions import find_attributions
from sayso.languages.speech import load_speech
from sayso.model.claim import Attribution
from sayso.model.source import Article, Span, Zone, ZoneKind
from sayso.parse import load_parser, parse_article


@dataclass(frozen=True, slots=True)
class Said:
    """One attribution in words; content pieces joined by ' … '."""

    source: str | None
    cue: str
    content: str
    found: Attribution


def attributions_of(text: str, zones: tuple[Zone, ...] = ()) -> tuple[Attribution, ...]:
    article = Article(id="a", capture_sha256="0" * 64, text=text, zones=zones, locator="a")
    return find_attributions(parse_article(article, load_parser()), load_speech("en"))


@cache
def said_in(text: str) -> tuple[Said, ...]:
    return tuple(
        Said(
            source=None if one.source is None else one.source.of(text),
            cue=" … ".join(span.of(text) for span in one.cue),
            content=" … ".join(span.of(text) for span in one.content),
            found=one,
        )
        for one in attributions_of(text)
    )


def only(text: str) -> Said:
    """The one attribution of a text."""
    (one,) = said_in(text)
    return one


def by_source(text: str, source: str | None) -> Said:
    """The first attribution with this source."""
    return next(one for one in said_in(text) if one.source == source)


def words(text: str, span: Span | None) -> str | None:
    return None if span is None else span.of(text)


def headline_zone(text: str) -> tuple[Zone, ...]:
    """The first line as headline, the rest as body."""
    end = text.index("\n")
    return (Zone(ZoneKind.HEADLINE, Span(0, end)), Zone(ZoneKind.BODY, Span(end + 1, len(text))))
