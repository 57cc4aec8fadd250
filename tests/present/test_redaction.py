"""People without a public role appear by their role, never by name (do no harm, H9, H10, H22)."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.model.actors import PersonNotice
from sayso.model.source import Span
from sayso.present.redaction import redactor_for, scrubbed_by_all

TEXT = "Mara Lind, a baker in Velika, said the bridge was open. Lind saw it. General Ivan Hart agreed."


def notice(name: str, *, public: bool, role: str = "a baker") -> PersonNotice:
    surname = name.split()[-1]
    starts = [i for i in range(len(TEXT)) if TEXT.startswith(surname, i)]
    spans = tuple(
        Span(
            TEXT.rfind(name, 0, i + len(surname)) if TEXT.startswith(name, i - len(name) + len(surname)) else i,
            i + len(surname),
        )
        for i in starts
    )
    return PersonNotice(name, spans, public, role, "test")


def test_a_private_name_is_replaced_by_the_role_wherever_it_stands() -> None:
    shown = redactor_for(TEXT, [notice("Mara Lind", public=False)]).shown(Span(0, len(TEXT)))
    assert "Lind" not in shown
    assert "Mara" not in shown
    assert shown.startswith("[a baker], a baker in Velika")


def test_a_public_name_stays() -> None:
    shown = redactor_for(TEXT, [notice("Ivan Hart", public=True)]).shown(Span(0, len(TEXT)))
    assert shown == TEXT


def test_a_label_made_from_the_article_is_scrubbed_too() -> None:
    redactor = redactor_for(TEXT, [notice("Mara Lind", public=False)])
    assert redactor.words("What did Mara Lind say? Lind answered.") == "What did [a baker] say? [a baker] answered."


@given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
def test_no_stretch_of_the_article_shows_a_private_name(one: int, other: int) -> None:
    span = Span(min(one, other), max(one, other))
    shown = redactor_for(TEXT, [notice("Mara Lind", public=False)]).shown(span)
    assert "Lind" not in shown
    assert "Mara" not in shown


@given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
def test_pieces_cover_the_stretch_in_order_without_overlap(one: int, other: int) -> None:
    span = Span(min(one, other), max(one, other))
    pieces = list(redactor_for(TEXT, [notice("Mara Lind", public=False)]).pieces(span))
    assert all(piece.span.start < piece.span.end for piece in pieces)
    assert [p.span.start for p in pieces[1:]] == [p.span.end for p in pieces[:-1]]
    if pieces:
        assert (pieces[0].span.start, pieces[-1].span.end) == (span.start, span.end)


def test_a_spokesman_of_one_report_stays_named_though_another_counts_him_among_the_dead() -> None:
    quoted = redactor_for(TEXT, [notice("Ivan Hart", public=True)])
    mourned = redactor_for(TEXT, [notice("Ivan Hart", public=False, role="a commander")])
    assert scrubbed_by_all("Put forward by Ivan Hart.", [mourned, quoted]) == "Put forward by Ivan Hart."
    assert scrubbed_by_all("Put forward by Ivan Hart.", [mourned]) == "Put forward by [a commander]."
