"""A brief to pass on holds no more of the words of others than short quotations."""

from __future__ import annotations

from pages_by_hand import a_board, a_brief, a_line
from sayso.present.export import exporter_for
from sayso.present.pages import Heading
from sayso.present.to_pass_on import to_pass_on

LONG = " ".join(f"word{n}" for n in range(40))
BRIEF = a_brief(headings=(Heading("Where voices meet", "", (a_board(lines=(a_line(words=LONG),)),)),))


def test_neither_the_texts_nor_the_rest_of_a_long_quotation_are_in_any_layer() -> None:
    for name in ("html", "markdown", "json"):
        page = exporter_for(name).write(to_pass_on(BRIEF))
        assert "word24" in page
        assert "word25" not in page
        assert "The army said that" not in page


def test_who_says_it_and_where_it_appeared_stay() -> None:
    page = exporter_for("html").write(to_pass_on(BRIEF))
    assert "Northern army spokesman Ivan Hart" in page
    assert "Army says &lt;Velika&gt; is taken" in page
    assert "quotations are cut after 25 words" in page


def test_no_quotation_leads_to_a_text_that_is_not_there() -> None:
    assert 'class="words"' not in exporter_for("html").write(to_pass_on(BRIEF))


def test_a_page_with_the_texts_says_whom_it_is_for() -> None:
    assert "it is for your own desk" in exporter_for("html").write(BRIEF)
