"""A sum of log-odds drawn in text, SVG and HTML."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from sayso.present.waterfall import Part, Waterfall, as_html, as_svg, as_text, folded

DRAWN = Waterfall(
    "Brod, day 6: south",
    "A model's estimate, not a finding",
    (Part("start", -2.0), Part("r1, spokesman <south>: gained", 1.5), Part("r2, clinic: holds", 1.0)),
)


def test_the_parts_add_up_to_what_is_shown() -> None:
    assert DRAWN.total == pytest.approx(0.5)
    assert DRAWN.result == "log-odds +0.50, probability 0.622"


def test_text_has_a_line_for_each_part_and_says_that_it_is_an_estimate() -> None:
    text = as_text(DRAWN)
    assert "model's estimate" in text
    assert [line.split("  ")[-1].strip()[:1] for line in text.splitlines()[3:7]] == ["-", "+", "+", "="]


def test_svg_is_well_formed_and_has_a_bar_for_each_part_and_the_whole() -> None:
    root = ElementTree.fromstring(as_svg(DRAWN))
    assert len(root.findall("{http://www.w3.org/2000/svg}rect[@class='part']")) == 4


def test_html_escapes_what_people_are_called() -> None:
    assert "&lt;south&gt;" in as_html(DRAWN)
    assert "<south>" not in as_html(DRAWN)


def test_a_waterfall_of_nothing_is_drawn_as_even_odds() -> None:
    assert "probability 0.500" in as_text(Waterfall("t", "n", ()))


def test_the_words_that_a_part_rests_on_stand_with_it_in_every_form() -> None:
    quoted = Waterfall("t", "n", (Part("clinic, 3 May", 1.0, "“they hold Brod”"),))
    assert all("“they hold Brod”" in draw(quoted) for draw in (as_text, as_svg, as_html))


def test_of_a_hundred_parts_the_weightiest_are_drawn_and_the_sum_stays() -> None:
    many = Waterfall("t", "n", tuple(Part(f"r{n}", (-1) ** n * n / 100) for n in range(100)))
    drawn = folded(many, most=10)
    assert len(drawn.parts) == 10
    assert drawn.parts[0].label == "r91"
    assert drawn.total == pytest.approx(many.total, abs=1e-12)


def test_long_labels_are_cut_at_a_word_and_never_run_into_the_chart() -> None:
    root = ElementTree.fromstring(as_svg(Waterfall("t", "n", (Part("a word " * 40, 1.0, "and words " * 40),))))
    texts = [one.text or "" for one in root.iter("{http://www.w3.org/2000/svg}text")]
    assert max(len(text) for text in texts if "word" in text) <= 66
