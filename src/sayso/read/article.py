"""Capture -> Article: choose the format, settle what the file and the user say, cut the text into zones.

What makes two texts one article. `Article.id` is made from the text, the publisher (file's or user's, without case and
punctuation) and, where there is one, the address, or else the article's own key in its file. So

- the same file read twice, from any path, on any day, with any title or publication day, is one article;
- two publishers with the same words are two articles, and so are two keys or two addresses of one publisher;
- a text read first without its publisher and then with it is two articles: nothing tells whether the first was that
  publisher's. They share their words, so they are linked as copies and never count as two witnesses.

The line number in a file, the locator and the raw bytes are left out: they change when a file is copied or sorted.
"""

from __future__ import annotations

import re
from datetime import date

from sayso.errors import UnknownPackError, UnreadableError
from sayso.languages.furniture import Furniture, load_furniture
from sayso.model.ids import folded, make_id
from sayso.model.remark import Remark
from sayso.model.source import Article, Capture, Zone, ZoneKind
from sayso.read.dates import day_of, remarks_on_day
from sayso.read.reader import LONGEST_ARTICLE, Hints
from sayso.read.registry import reader_for
from sayso.read.zones import cut_into_zones

DEFAULT_LANGUAGE = "en"

# The shapes of BCP 47 that news files use: 'en', 'en-GB', 'zh-Hant', 'zh-Hant-TW', 'es-419'.
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{4})?(?:[-_](?:[A-Za-z]{2}|\d{3}))?")


def read_capture(capture: Capture, hints: Hints) -> tuple[Article, tuple[Remark, ...]]:
    """The article in a capture, cut into zones, and whatever was odd about it.

    What the file says goes before what the user says; a Remark tells where the two differ.
    Raises UnknownFormatError for a media type without a reader, UnreadableError for empty, binary or too long ones.
    """
    found = reader_for(capture.media_type, capture.locator).read(capture, hints)
    _check_length(found.text, capture.locator)
    remarks = list(found.remarks)
    publisher = _settled("publisher", found.publisher, hints.publisher, remarks)
    title = _settled("title", found.title, hints.title, remarks)
    url = _settled("url", found.url, hints.url, remarks)
    language = _settled_language(found.language, hints.language, remarks)
    published_on = _settled_day(found.published, hints.published, remarks)
    remarks.extend(remarks_on_day(published_on, capture.retrieved_at))
    layout = cut_into_zones(found.text, _furniture(language, remarks), title=title, publisher=publisher)
    article = Article(
        id=article_id(found.text, publisher=publisher, url=url, key=found.key),
        capture_sha256=capture.sha256,
        text=found.text,
        zones=layout.zones,
        locator=_locator(capture.locator, found.key),
        publisher=publisher,
        published_on=published_on,
        url=url,
        title=title or _headline(found.text, layout.zones),
        language=language,
        credits=layout.credits,
    )
    return article, tuple(remarks)


def article_id(text: str, *, publisher: str | None, url: str | None, key: str | None) -> str:
    """The id that this text has for this publisher; see the module's docstring for what makes two texts one article."""
    address = ("url", url) if url else ("key", key)
    return make_id("a", text, folded(publisher) if publisher else None, *address)


def _headline(text: str, zones: tuple[Zone, ...]) -> str | None:
    """The words of the headline, where the text has one and nobody gave a title."""
    return next((zone.span.of(text) for zone in zones if zone.kind is ZoneKind.HEADLINE), None)


def _check_length(text: str, locator: str) -> None:
    if not text.strip():
        raise UnreadableError(locator, "there is no text in it", "give a file with text in it")
    if len(text) > LONGEST_ARTICLE:
        problem = f"{len(text):,} characters, more than the {LONGEST_ARTICLE:,} that one article may have"
        raise UnreadableError(locator, problem, "split it into articles")


def _locator(locator: str, key: str | None) -> str:
    """'feed.jsonl#line-12' -> 'feed.jsonl#a12' where the article has a key of its own."""
    return locator if key is None else f"{re.sub(r'#line-[0-9]+$', '', locator)}#{key}"


def _settled(name: str, said: str | None, hinted: str | None, remarks: list[Remark]) -> str | None:
    said, hinted = (said or "").strip() or None, (hinted or "").strip() or None
    if said and hinted and folded(said) != folded(hinted):
        remarks.append(_disagreement(name, said, hinted))
    return said or hinted


def _disagreement(name: str, said: str, hinted: str) -> Remark:
    return Remark("hint-disagrees", None, f"{name}: the file says {said!r}, the user {hinted!r}; the file's is kept")


def _settled_language(said: str | None, hinted: str | None, remarks: list[Remark]) -> str:
    given = _settled("language", said, hinted, remarks)
    if given is None:
        return DEFAULT_LANGUAGE
    if _LANGUAGE_TAG.fullmatch(given):
        return given.replace("_", "-")
    note = f"{given[:40]!r} is no language tag such as 'en' or 'en-GB'; read as {DEFAULT_LANGUAGE!r}"
    remarks.append(Remark("language-unread", None, note))
    return DEFAULT_LANGUAGE


def _settled_day(said: str | None, hinted: date | None, remarks: list[Remark]) -> date | None:
    day = day_of(said) if said else None
    if said and day is None:
        note = f"{said[:80]!r} is no ISO day or date-time (2031-05-14, 2031-05-14T09:00+02:00); not used"
        remarks.append(Remark("publication-day-unread", None, note))
    if day and hinted and day != hinted:
        remarks.append(_disagreement("published", day.isoformat(), hinted.isoformat()))
    return day or hinted


def _furniture(language: str, remarks: list[Remark]) -> Furniture:
    code = language.split("-")[0].lower()
    try:
        return load_furniture(code)
    except UnknownPackError:
        note = f"nothing is known about how {language!r} marks captions, credits and links; all of it is read as body"
        remarks.append(Remark("no-furniture", None, note))
        return Furniture.empty(code)
