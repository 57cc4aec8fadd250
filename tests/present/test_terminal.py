"""Boards in a terminal: what matters first, and what is left out is counted."""

from __future__ import annotations

import pytest
from rich.console import Console

from pages_by_hand import a_board, a_line
from sayso.present.pages import QuestionBoard
from sayso.present.terminal import boards_view

MANY = tuple(a_line(claim_id=f"c-{n}", who=f"Outlet {n}", side="no side") for n in range(5))


def shown(*boards: QuestionBoard, in_full: bool = False, width: int = 100) -> str:
    console = Console(width=width, no_color=True)
    with console.capture() as captured:
        console.print(boards_view(boards, in_full=in_full))
    return captured.get()


def test_the_rung_comes_with_its_meaning_and_its_days() -> None:
    page = shown(a_board(told="14 May 2031", silence="nothing more in the 5 weeks to 20 Jun 2031, the latest report"))
    head = " ".join(page.split("put forward by")[0].split())
    assert "Northern army has taken Velika: DISPUTED, Put forward by one and denied by another." in head
    assert "told 14 May 2031; nothing more in the 5 weeks" in head


def test_of_many_voices_the_rest_is_counted() -> None:
    page = shown(a_board(lines=MANY))
    assert "… and 3 more claims that do the same" in page
    assert "Outlet 4" not in page


def test_in_full_every_voice_is_there() -> None:
    page = shown(a_board(lines=MANY), in_full=True)
    assert all(f"Outlet {n}" in page for n in range(5))


def test_a_denial_is_shown_however_many_put_it_forward() -> None:
    page = shown(a_board(lines=(*MANY, a_line(does="denies", who="Southern forces", words="denied it"))))
    assert "denied by" in page
    assert "Southern forces" in page


def test_a_grade_is_said_in_words_once() -> None:
    gloss = "F: too little is known; 4: denied or contradicted"
    page = shown(a_board(grade="F4", grade_gloss=gloss), a_board(grade="F4", grade_gloss=gloss))
    assert page.count("too little is known") == 1
    assert page.count("Admiralty grade: F4.") == 2


@pytest.mark.parametrize("width", [40, 60, 80])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(len, shown(a_board(lines=MANY), width=width).splitlines())) <= width
