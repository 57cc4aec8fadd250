"""One claim explained, written to a file: the whole as a page, the waterfall alone as a drawing."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from pages_by_hand import a_board, a_line
from sayso.errors import InputError, NotFoundError
from sayso.present.pages import ModelEstimate, WhyPage, WhyStep
from sayso.present.waterfall import Part, Waterfall
from sayso.workflows.explain import write_explanation

DRAWN = Waterfall("Who held Brod", "A model's estimate; no finding", (Part("clinic", 1.0, "“they <hold> it”"),))
PAGE = WhyPage(
    claim=a_line(),
    quotation_before="before ",
    quotation="the words",
    quotation_after=" after",
    steps=(WhyStep("published", "Valley Post"),),
    boards=(a_board(),),
    if_false=("left out: Valley Post", "north holds Brod: claimed instead of disputed"),
    estimates=(ModelEstimate("Who held Brod?", ("north 0.73; no finding",), DRAWN),),
)


def test_the_page_holds_everything_and_asks_for_nothing_from_outside(tmp_path: Path) -> None:
    write_explanation(PAGE, tmp_path / "why.html")
    written = (tmp_path / "why.html").read_text(encoding="utf-8")
    for words in (
        "claimed instead of disputed",
        "no finding",
        "<svg",
        "they &lt;hold&gt; it",
        "<mark>the words</mark>",
    ):
        assert words in written
    assert not re.search(r"<script|src=|href=", written)


@pytest.mark.parametrize("suffix", [".svg", ".txt"])
def test_the_drawing_alone_says_that_it_is_an_estimate(tmp_path: Path, suffix: str) -> None:
    write_explanation(PAGE, tmp_path / f"why{suffix}")
    written = (tmp_path / f"why{suffix}").read_text(encoding="utf-8")
    assert "no finding" in written
    if suffix == ".svg":
        assert ElementTree.fromstring(written).tag.endswith("svg")


def test_no_drawing_is_written_where_there_is_no_estimate(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="too little is said"):
        write_explanation(replace(PAGE, estimates=()), tmp_path / "why.svg")
    assert not list(tmp_path.iterdir())


def test_another_form_is_refused_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"\.html for the whole"):
        write_explanation(PAGE, tmp_path / "why.pdf")
