"""What a page says about itself in its head: metadata tags and JSON-LD; nothing from the running text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

PUBLISHED = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//time[@itemprop='datePublished']/@datetime",
    "//meta[@name='parsely-pub-date' or @name='pubdate' or @name='publish-date' or @name='date']/@content",
    "//meta[@name='DC.date.issued' or @name='dc.date.issued' or @name='DC.date' or @name='dc.date']/@content",
    "//time[@pubdate]/@datetime",
)
PUBLISHER = (
    "//meta[@property='og:site_name']/@content",
    "//meta[@itemprop='publisher' or @name='publisher' or @name='DC.publisher' or @name='dc.publisher']/@content",
    "//meta[@name='application-name']/@content",
)
TITLE = (
    "//meta[@property='og:title']/@content",
    "//meta[@name='DC.title' or @name='dc.title' or @name='twitter:title']/@content",
    "//h1[1]//text()",
    "//head/title/text()",
)
URL = ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content")
LANGUAGE = ("/html/@lang", "//html/@lang")


@dataclass(frozen=True, slots=True)
class Declared:
    """A page's own words about itself; None where it has none."""

    publisher: str | None
    published: str | None
    title: str | None
    url: str | None
    language: str | None


def declared_by(tree: Any) -> Declared:
    """The declarations of a parsed page; a metadata tag goes before JSON-LD."""
    structured = list(_structured(tree))
    return Declared(
        publisher=_first(tree, PUBLISHER) or _publisher_in(structured),
        published=_first(tree, PUBLISHED) or _text_in(structured, "datePublished"),
        title=_first(tree, TITLE) or _text_in(structured, "headline"),
        url=_first(tree, URL),
        language=_first(tree, LANGUAGE),
    )


def _first(tree: Any, paths: tuple[str, ...]) -> str | None:
    for path in paths:
        for value in tree.xpath(path):
            if words := " ".join(str(value).split()):
                return words
    return None


def _structured(tree: Any) -> Iterator[dict[str, Any]]:
    """Every JSON-LD object, at the top or one list or '@graph' down; what does not parse is passed over."""
    for source in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            found = json.loads(str(source))
        except (ValueError, RecursionError):
            continue
        for item in found if isinstance(found, list) else [found]:
            if isinstance(item, dict):
                yield item
                yield from (inner for inner in item.get("@graph", ()) if isinstance(inner, dict))


def _text_in(structured: list[dict[str, Any]], key: str) -> str | None:
    return next((item[key] for item in structured if isinstance(item.get(key), str) and item[key].strip()), None)


def _publisher_in(structured: list[dict[str, Any]]) -> str | None:
    for item in structured:
        publisher = item.get("publisher")
        name = publisher.get("name") if isinstance(publisher, dict) else None
        if isinstance(name, str) and name.strip():
            return name.strip()
    return None
