"""Saved web pages, through trafilatura; the library is imported only when a page is read.

Offsets count code points of the text that trafilatura takes out of the page (one paragraph a line), not of the page's
source; the page itself is kept as the capture. Publisher, day, address and title are those that the page declares
about itself (see `declared`); a day that stands only in the running text is not taken.
"""

from __future__ import annotations

import re

from sayso.errors import UnreadableError
from sayso.model.source import Capture
from sayso.read.decode import decoded
from sayso.read.formats.html.declared import declared_by
from sayso.read.reader import LONGEST_ARTICLE, FoundText, Hints, Reader

_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""")
_CHARSET_WITHIN = 4096


def read(capture: Capture, hints: Hints) -> FoundText:
    """The article on a page and what the page declares about it. Raises UnreadableError when no article is found."""
    charset = _CHARSET.search(capture.raw[:_CHARSET_WITHIN])
    page, remarks = decoded(capture, declared=charset[1].decode("ascii") if charset else None)
    if len(page) > 2 * LONGEST_ARTICLE:
        problem = f"a page of {len(page):,} characters is longer than {2 * LONGEST_ARTICLE:,}"
        raise UnreadableError(capture.locator, problem, "save the article alone, as plain text")
    import trafilatura  # here, because it takes most of a second and most runs read no page

    tree = trafilatura.load_html(page)
    found = None if tree is None else trafilatura.bare_extraction(tree, url=hints.url, include_comments=False)
    text = getattr(found, "text", None)
    if not isinstance(text, str) or not text.strip():
        raise UnreadableError(capture.locator, "no article found on the page", "save its text as plain text")
    declared = declared_by(trafilatura.load_html(page))
    return FoundText(
        text,
        publisher=declared.publisher,
        published=declared.published,
        title=declared.title,
        url=declared.url,
        language=declared.language,
        remarks=remarks,
    )


READER = Reader(media_types=("text/html", "application/xhtml+xml"), suffixes=(".html", ".htm", ".xhtml"), read=read)
