"""The HTML brief: one file, no script, every quotation leads to its words."""

from __future__ import annotations

import re

from pages_by_hand import a_board, a_brief, a_line
from sayso.present.export import exporter_for
from sayso.present.pages import Heading


def written(**changed: object) -> str:
    return exporter_for("html").write(a_brief(**changed))


def test_every_quotation_leads_to_an_anchor_in_a_source() -> None:
    page = written()
    targets = set(re.findall(r'href="#([^"]+)"', page))
    anchors = set(re.findall(r'id="([^"]+)"', page))
    assert targets <= anchors


def test_loads_nothing_from_anywhere() -> None:
    page = written()
    assert "<script" not in page
    assert "default-src 'none'" in page
    assert not re.search(r'(?:src|href)="(?:https?:)?//', page)


def test_what_comes_from_a_text_is_escaped() -> None:
    nasty = a_line(words='<img src=x onerror="alert(1)">', who="<b>Army</b>")
    page = written(headings=(Heading("Where voices meet", "", (a_board(lines=(nasty,)),)),))
    assert "<img" not in page
    assert "<b>Army" not in page


def test_the_words_in_a_source_are_marked() -> None:
    assert re.search(r"<mark[^>]*>Velika had been taken</mark>", written())
