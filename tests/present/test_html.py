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


MANY = tuple(a_line(who=f"Outlet {n}", side="no side") for n in range(6))


def of_board(**changed: object) -> str:
    return written(headings=(Heading("Where voices meet", "", (a_board(**changed),)),))


def test_of_many_voices_the_rest_unfolds_and_none_is_left_out() -> None:
    page = of_board(lines=MANY)
    assert all(f"Outlet {n}" in page for n in range(6))
    folded = page[page.index("<details>") : page.index("</details>")]
    assert "… and 3 more claims that do the same" in folded
    assert [f"Outlet {n}" in folded for n in range(6)] == [False] * 3 + [True] * 3


def test_what_is_folded_is_printed() -> None:
    assert "details::details-content { content-visibility: visible" in written()


def test_how_old_it_is_stands_in_the_head_of_a_board() -> None:
    page = of_board(told="14 May 2031", silence="nothing more in the 5 weeks to 20 Jun 2031, the latest report")
    head = page[page.index("Who holds Velika?</h3>") : page.index('<ul class="lines">')]
    assert "Told 14 May 2031" in head
    assert "nothing more in the 5 weeks" in head


def test_a_grade_stands_with_its_words() -> None:
    assert "Admiralty grade: F4 (F: too little is known)." in of_board(grade="F4", grade_gloss="F: too little is known")


def test_the_language_is_said_and_what_has_the_focus_is_seen() -> None:
    page = written()
    assert '<html lang="en">' in page
    assert ":focus-visible" in page
