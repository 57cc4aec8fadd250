"""Laws that zones keep for any text whatever."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from reading import layout
from sayso.model.source import ZoneKind

PARTS = st.sampled_from(
    [
        "Southern forces entered Velika, the ministry said.",
        '"We hold the bridge," it said on Telegram.',
        "14 May 2031",
        "VELIKA, May 14 (Reuters) -",
        "Read more:",
        "How far is the valley from a truce?",
        "Water in Brod. /VPA",
        "(With input from Reuters)",
        "Source Valley Wire and agencies",
        "Sign up for our newsletter",
        "Ana Hill / Jon Mill",
        "(Cover: The bridge. /VPA)",
        "---",
        "/",
        "(",
        "By",
        "Ünïted Nations 🕊",
    ]
)
GAPS = st.sampled_from([" ", "\n", "\r\n", "\n\n", "  ", "\t", "\u2028", "\u00a0", ""])
ASSEMBLED = st.lists(st.tuples(PARTS, GAPS), max_size=12).map(lambda pairs: "".join(a + b for a, b in pairs))
TEXTS = st.one_of(ASSEMBLED, st.text(max_size=200))
TITLES = st.one_of(st.none(), PARTS)


@settings(max_examples=300, deadline=None)
@given(TEXTS, TITLES)
def test_zones_are_in_order_apart_and_inside_the_text(text: str, title: str | None) -> None:
    spans = [zone.span for zone in layout(text, title).zones]
    assert all(len(span) > 0 and span.end <= len(text) for span in spans)
    assert all(before.end <= after.start for before, after in itertools.pairwise(spans))


@settings(max_examples=300, deadline=None)
@given(TEXTS, TITLES)
def test_everything_but_white_space_is_in_a_zone(text: str, title: str | None) -> None:
    covered = [False] * len(text)
    for zone in layout(text, title).zones:
        covered[zone.span.start : zone.span.end] = [True] * len(zone.span)
    assert all(is_covered or character.isspace() for character, is_covered in zip(text, covered, strict=True))


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_credits_stand_in_the_text_outside_the_body(text: str) -> None:
    found = layout(text)
    bodies = [zone.span for zone in found.zones if zone.kind is ZoneKind.BODY]
    assert not any(body.overlaps(credit.span) for body in bodies for credit in found.credits)


def test_a_long_text_is_cut_in_little_time() -> None:
    """Half a million characters in one line, with much that looks like names and tags."""
    layout("Southern Forces Entered Velika (Brod) said Ana Hill / Jon Mill. " * 8000)
